"""Secrets in tracebacks, in what they chain, and in the spellings that Python's own repr gives them."""

import gc
import json
import logging
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import structlog

from bot.logs import configure_logging

QUOTED = 'it\'s \\ a "word" é'  # each of these characters is written otherwise by repr, by JSON or in bytes
SECRETS = ("hush", QUOTED)


@dataclass(frozen=True)
class Holder:
    """A value whose text is made by repr."""

    word: str


class Dropped:
    """Fails while it is being collected, where nobody can catch it."""

    def __del__(self) -> None:
        raise OSError("hush")


@pytest.fixture(autouse=True)
def _restore() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    structlog.reset_defaults()


@pytest.fixture(params=["console", "json"])
def log_format(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def fail(detail: str) -> None:
    local = detail  # noqa: F841 - a traceback with local variables would show it
    raise RuntimeError(detail)


def test_causes_contexts_notes_and_groups_are_masked(
    log_format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logging(log_format, SECRETS)
    first = OSError("hush in the cause")
    first.add_note("hush in a note")
    group = ExceptionGroup("hush in a group", [ValueError("hush in a member"), first])
    try:
        try:
            fail("hush in the context")
        except RuntimeError:
            raise group from first
    except ExceptionGroup:
        structlog.get_logger().exception("failed")
        logging.getLogger("lib").exception("failed")
    told = capsys.readouterr().err
    assert "hush" not in told
    for part in ("in the cause", "in a note", "in a group", "in a member"):
        assert told.count(part) >= 2


def test_local_variables_are_not_shown(log_format: str, capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging(log_format, ())
    try:
        fail("told")
    except RuntimeError:
        structlog.get_logger().exception("failed", detail="x")
    assert "local =" not in capsys.readouterr().err.replace("local = detail", "")


def test_values_deep_inside_are_masked_in_every_spelling(
    log_format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logging(log_format, SECRETS)
    structlog.get_logger().warning(
        "event",
        nested={"a": [{"b": ({"hush": QUOTED},)}]},
        error=OSError(QUOTED),
        raw=QUOTED.encode(),
        holder=Holder(QUOTED),
        listed=[Holder("hush")],
        body=json.dumps({"word": QUOTED}),
        url=f"https://h/{'it%27s%20%5C%20a%20%22word%22%20%C3%A9'}",
        lower=f"https://h/{'it%27s%20%5c%20a%20%22word%22%20%c3%a9'}",
    )
    logging.getLogger("lib").warning("%r and %s", {"word": QUOTED}, Holder(QUOTED))
    told = capsys.readouterr().err
    assert "hush" not in told
    assert "word" in told  # names of fields stay
    for trace in ("it's", "it\\'s", "it%27s", "%22word", '"word"', '\\"word', "é", "\\xe9"):
        assert trace not in told.replace('"word": "***"', "").replace('\\"word\\": \\"***\\"', ""), trace


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("postgresql://h/db?user=me&password=unknown&x=1", "postgresql://h/db?user=me&password=***&x=1"),
        ("connect host=h password=unknown dbname=d", "connect host=h password=*** dbname=d"),
        ("connect password='unknown word' dbname=d", "connect password=*** dbname=d"),
        ("the password is wrong", "the password is wrong"),
    ],
)
def test_a_password_in_a_connection_string_is_masked_although_unknown(
    text: str, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logging("json", ())
    structlog.get_logger().warning(text)
    assert json.loads(capsys.readouterr().err)["event"] == shown


def test_a_failing_thread_tells_the_same_way(log_format: str, capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging(log_format, SECRETS)
    thread = threading.Thread(target=fail, args=("hush",), name="worker-7")
    thread.start()
    thread.join()
    told = capsys.readouterr().err
    assert "RuntimeError" in told
    assert "worker-7" in told
    assert "hush" not in told


def test_what_fails_while_it_is_collected_tells_the_same_way(
    log_format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logging(log_format, SECRETS)
    Dropped()
    gc.collect()
    told = capsys.readouterr().err
    assert "OSError" in told
    assert "hush" not in told
