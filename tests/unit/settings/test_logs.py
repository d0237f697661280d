import asyncio
import json
import logging
import sys
import threading
from collections.abc import Iterator
from enum import IntEnum

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot.logs import configure_logging, escape_controls, make_cleaner

TOKEN = "1234567890:" + "Zz9_-" * 7
OTHER_TOKEN = "987654:" + "Q" * 35
PASSWORD = "p%40ss/word"
SECRETS = (TOKEN, "hush", PASSWORD)


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


class Code(IntEnum):
    ONE = 1


def fail(detail: str) -> None:
    raise RuntimeError(detail)


def test_no_secret_in_any_part_of_an_event(log_format: str, capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging(log_format, SECRETS)
    log = structlog.get_logger("room")
    log.info("event with %s", f"https://api.telegram.org/bot{TOKEN}/getMe")
    log.warning(
        "plain hush", url=f"https://x/{OTHER_TOKEN}", nested={"hush": ["hush", (TOKEN,)]}, raw=b"hush"
    )
    log.warning(
        "encoded", url=f"https://x/{TOKEN.replace(':', '%3A')}", decoded="p@ss/word", error=OSError("hush")
    )
    log.error("database", url="postgresql://user:unknown@host/db")
    try:
        fail(f"cannot reach bot{TOKEN} or postgresql://user:{PASSWORD}@host/db")
    except RuntimeError:
        log.exception("failed")
        logging.getLogger("aiohttp").exception("failed for %s", TOKEN)
    logging.getLogger("lib").warning("GET /bot%s of %r", OTHER_TOKEN, {"password": "hush"})
    told = capsys.readouterr()
    assert told.out == ""
    for secret in (TOKEN, TOKEN.replace(":", "%3A"), OTHER_TOKEN, "hush", PASSWORD, "p@ss", "unknown"):
        assert secret not in told.err
    assert told.err.count("RuntimeError") >= 2
    assert "postgresql://user:***@host/db" in told.err


def test_innocent_text_stays(log_format: str, capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging(log_format, SECRETS)
    structlog.get_logger().info(
        "polled",
        source="us-state-press-rss",
        url="https://h:8080/a:b@c",
        at="2026-11-24T10:00:00",
        new=3,
        title="制裁",
    )
    told = capsys.readouterr().err
    for part in ("polled", "us-state-press-rss", "https://h:8080/a:b@c", "2026-11-24T10:00:00", "3", "制裁"):
        assert part in told
    assert "***" not in told


def test_json_is_one_object_a_line_with_name_level_and_time(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("json", ())
    structlog.get_logger("room").info("one", code=Code.ONE, ok=True, nothing=None)
    logging.getLogger("lib").error("two\nthree")
    first, second = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert (first["event"], first["logger"], first["level"]) == ("one", "room", "info")
    assert first["ok"] is True
    assert first["nothing"] is None
    assert first["timestamp"].endswith("Z")
    assert (second["event"], second["logger"], second["level"]) == ("two\\nthree", "lib", "error")


def test_text_cannot_act_on_the_terminal_or_pass_for_a_line(
    log_format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logging(log_format, ())
    hostile = "a\x1b[2J\x07\u202eb\r\n2026-01-01 forged"
    structlog.get_logger().warning(hostile, title=hostile)
    try:
        fail(hostile)
    except RuntimeError:
        structlog.get_logger().exception("failed")
    told = capsys.readouterr().err
    assert not {"\x1b", "\x07", "\u202e", "\r"} & set(told)
    assert not [line for line in told.splitlines() if line.startswith("2026-01-01 forged")]


def test_a_long_value_is_cut_after_its_secrets_are_gone(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("json", SECRETS)
    structlog.get_logger().info("x", page="y" * 9_980 + TOKEN + "z" * 100_000)
    told = capsys.readouterr().err
    assert len(told) < 11_000
    assert TOKEN[:8] not in told


def test_a_record_that_cannot_be_written_does_not_show_its_arguments(
    capsys: pytest.CaptureFixture[str],
) -> None:
    configure_logging("json", SECRETS)
    root = logging.getLogger()
    root.handlers[:] = root.handlers[-1:]  # pytest's own handler raises on purpose
    logging.getLogger("lib").warning("two %s %s", "hush")  # noqa: PLE1206 - the mistake is the case
    told = capsys.readouterr().err
    assert "hush" not in told
    assert "could not be written" in told


def test_quiet_leaves_warnings(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("console", (), quiet=True)
    structlog.get_logger().info("calm")
    logging.getLogger("lib").info("calm")
    structlog.get_logger().warning("alarm")
    told = capsys.readouterr().err
    assert "calm" not in told
    assert "alarm" in told


def test_the_last_call_counts(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("console", ())
    configure_logging("json", ("hush",))
    structlog.get_logger().info("hush")
    (line,) = capsys.readouterr().err.splitlines()
    assert json.loads(line)["event"] == "***"


def test_uncaught_exceptions_are_redacted_too(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("console", SECRETS)
    try:
        fail(TOKEN)
    except RuntimeError as error:
        sys.excepthook(RuntimeError, error, error.__traceback__)
    told = capsys.readouterr().err
    assert "RuntimeError" in told
    assert TOKEN not in told


async def test_asyncio_tells_its_failures_the_same_way(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("json", SECRETS)
    asyncio.get_running_loop().call_exception_handler(
        {"message": f"lost {TOKEN}", "exception": OSError("hush")}
    )
    told = capsys.readouterr().err
    assert "lost" in told
    assert TOKEN not in told
    assert "hush" not in told


def test_a_plain_handler_does_not_tell_the_same_unmasked(capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger().addHandler(logging.StreamHandler(sys.stderr))
    configure_logging("json", SECRETS)
    logging.getLogger("lib").warning("hush")
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="use console or json"):
        configure_logging("xml", ())


def test_no_secrets_and_empty_ones_change_nothing() -> None:
    assert make_cleaner(())("all of it") == "all of it"
    assert make_cleaner(("",))("all of it") == "all of it"


def test_a_secret_within_a_secret_goes_as_a_whole() -> None:
    assert make_cleaner(("abc", "abcdef"))("xabcdefx abc") == "x***x ***"


def test_cleaning_is_fast_on_hostile_text() -> None:
    """Each of these would take minutes with a pattern that searches from every place."""
    clean = make_cleaner(("s3cret",))
    for text in ("1" * 300_000, "://" * 100_000, "://a:" * 60_000, "1234567:" * 40_000):
        assert len(clean(text)) >= len(text) - 1


@given(st.text(), st.booleans())
def test_nothing_invisible_is_left(text: str, keep_lines: bool) -> None:
    shown = escape_controls(text, keep_lines=keep_lines)
    assert all(line.isprintable() for line in shown.split("\n"))
    assert keep_lines or "\n" not in shown


def test_a_tick_that_is_still_at_work_is_no_news_and_one_that_fails_is(
    log_format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logging(log_format, ())
    skipped = 'Execution of job "%s" skipped: maximum number of running instances reached (%d)'
    logging.getLogger("apscheduler.scheduler").warning(skipped, "tell", 1)
    assert capsys.readouterr().err == ""
    logging.getLogger("apscheduler.executors.default").error('Job "%s" raised an exception', "tell")
    assert "raised an exception" in capsys.readouterr().err
