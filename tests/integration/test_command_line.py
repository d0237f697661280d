"""Every command explains itself, keeps its exit codes, and answers wrong use with a sentence."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import click
import pytest
from shell import ROOT, Shell, restored_logging, subcommands

from bot.cli import cli
from bot.store.migrations import downgrade

DOCUMENT = {
    "id": "d1",
    "source": "us-state",
    "date": "2022-03-21",
    "title": "Holiday",
    "text": "Good wishes.",
}
LABEL = {"id": "d1", "verdict": "none", "actions": []}


@pytest.fixture(autouse=True)
def _logging() -> Iterator[None]:
    yield from restored_logging()


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path, monkeypatch, capsys)


def _commands(group: click.Group, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, command in subcommands(group).items():
        yield (*before, name)
        if isinstance(command, click.Group):
            yield from _commands(command, (*before, name))


COMMANDS = sorted(_commands(cli))


def _lines(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.mark.parametrize("command", [(), *COMMANDS], ids=" ".join)
def test_every_command_and_every_option_has_help(shell: Shell, command: tuple[str, ...]) -> None:
    ran = shell(*command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert "Usage: nongrata" in ran.out
    found: click.Command = cli
    for name in command:
        assert isinstance(found, click.Group)
        found = subcommands(found)[name]
    assert found.help
    assert all(p.help for p in found.params if isinstance(p, click.Option))
    assert not shell.database.exists()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_an_unknown_option_is_wrong_use(shell: Shell, command: tuple[str, ...]) -> None:
    ran = shell(*command, "--no-such-option")
    assert (ran.code, ran.out) == (2, "")
    assert "no-such-option" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("nosuch",),
        ("sources", "nosuch"),
        ("sources", "show"),
        ("sources", "show", "nosuch"),
        ("sources", "survey", "--source", "nosuch"),
        ("poll", "--source", "nosuch"),
        ("poll", "--source"),
        ("search",),
        ("show",),
        ("show", "first"),
        ("show", "-1"),
        ("chain", "first"),
        ("history", "--json", "--limit", "0"),
        ("history", "--json", "--limit", "many"),
        ("detect", "/nowhere/at/all"),
        ("detect", "/"),
        ("link", "/nowhere/at/all"),
        ("evaluate", "/nowhere/at/all", "/nowhere/at/all"),
        ("evaluate", "/"),
        ("evaluate", "--misses", "few", "/etc/hostname", "/etc/hostname"),
        ("demo", "extra"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_a_sentence_and_code_2(shell: Shell, arguments: Sequence[str]) -> None:
    ran = shell(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.strip()
    assert "Traceback" not in ran.err


def test_a_poll_of_an_unknown_source_makes_no_database(shell: Shell) -> None:
    ran = shell("poll", "--source", "nosuch")
    assert ran.code == 2
    assert "no source is called nosuch" in ran.err
    assert not shell.database.exists()


@pytest.mark.parametrize("command", ["detect", "link"])
@pytest.mark.parametrize(
    ("given", "told"),
    [
        (b"{}\n", "<stdin>"),
        (b'\n\n{"id": "a", "text": 5, "date": 5}\n', "<stdin>"),
        (b"not json\n", "<stdin>:1"),
        (b"\n[1]\n", "<stdin>:2"),
        (b"[" * 100_000 + b"\n", "<stdin>:1"),
        (b"\xff\xfe{}\n", "UTF-8"),
        (b'{"id": "a", "date": "2022-13-45", "title": "x", "issuer": "US"}\n', "date"),
    ],
    ids=["empty", "wrong types", "no JSON", "no object", "deep", "bytes", "no day"],
)
def test_unreadable_input_names_its_place(shell: Shell, command: str, given: bytes, told: str) -> None:
    ran = shell(command, stdin=given)
    assert ran.code == 1
    assert told in ran.err
    assert "Traceback" not in ran.err


def test_detect_counts_lines_as_an_editor_does(shell: Shell) -> None:
    ran = shell("detect", stdin=_lines(DOCUMENT) + "\n\n" + _lines({"id": "d2"}))
    assert ran.code == 1
    assert "<stdin>:4" in ran.err
    assert [row["id"] for row in ran.rows()] == ["d1"]


def test_detect_tells_of_each_wrong_line_and_goes_on(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "documents.jsonl"
    wrong = [b"not json", b"[1]", b'{"id": "x"}', b'{"title": "\xff"}', b"[" * 100_000]
    good = [_lines(DOCUMENT | {"id": f"d{number}"}).strip().encode() for number in range(6)]
    path.write_bytes(b"\n".join(line for pair in zip(good, [*wrong, b""], strict=True) for line in pair))
    ran = shell("detect", str(path))
    assert ran.code == 1
    assert [row["id"] for row in ran.rows()] == ["d0", "d1", "d2", "d3", "d4", "d5"]
    told = ran.err.splitlines()
    assert [line.split(": ")[1] for line in told] == [f"{path}:{number}" for number in (2, 4, 6, 8, 10)]
    assert all(line.startswith("nongrata: ") for line in told)


def test_detect_reads_a_file_that_begins_with_a_byte_order_mark(shell: Shell) -> None:
    ran = shell("detect", stdin=b"\xef\xbb\xbf" + _lines(DOCUMENT).encode())
    assert (ran.code, ran.err) == (0, "")
    assert [row["id"] for row in ran.rows()] == ["d1"]


def test_detect_keeps_order_and_numbers_documents_without_an_id(shell: Shell) -> None:
    nameless = {"title": "Holiday", "text": "Good wishes."}
    ran = shell("detect", "-", stdin=_lines(nameless) + "\n" + _lines(DOCUMENT, nameless))
    assert (ran.code, ran.err) == (0, "")
    assert [row["id"] for row in ran.rows()] == ["1", "d1", "3"]
    assert {row["verdict"] for row in ran.rows()} == {"none"}


@pytest.mark.parametrize("options", [(), ("--explain",)])
def test_detect_prints_any_text_it_can_read(shell: Shell, options: Sequence[str]) -> None:
    text = "The Secretary announces visa restrictions on Chinese officials. \ud800\x1b[2J制裁"
    ran = shell("detect", *options, stdin=_lines(DOCUMENT | {"id": "\ud800", "text": text}))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out


def test_detect_explains_why_a_text_announces_nothing(shell: Shell) -> None:
    text = "The Secretary imposed visa restrictions on two judges in March 2019."
    ran = shell("detect", "--explain", stdin=_lines(DOCUMENT | {"title": "Statement", "text": text}))
    assert ran.code == 0
    assert ran.out.startswith("d1 · ")
    assert "\nnone (restates)" in ran.out
    assert "weighed: " in ran.out
    assert "the words around place it before the day of the text [impose]" in ran.out


def test_detect_reads_the_text_of_a_web_page_and_says_in_which_text_its_places_count(shell: Shell) -> None:
    marked = "<p>Today we are <b>imposing</b> visa restrictions on Cuban &amp; Haitian officials.</p>\u200b"
    plain = "Today we are imposing visa restrictions on Cuban & Haitian officials."
    rows = [DOCUMENT | {"id": "page", "title": "News", "text": text} for text in (marked, plain)]
    page, text = shell("detect", stdin=_lines(rows[0], rows[1] | {"id": "text"})).rows()
    assert page["verdict"] == text["verdict"] == "announces"
    assert page["read_as"] == f"News\n{plain}"
    assert "read_as" not in text
    for row, whole in ((page, page["read_as"]), (text, f"News\n{plain}")):
        told = [e for action in row["actions"] for e in action["evidence"]]
        assert told
        assert all(whole[e["start"] : e["end"]] == e["text"] for e in told)


def test_detect_explains_for_people_or_prints_for_machines(shell: Shell) -> None:
    ran = shell("detect", "--explain", "--json", stdin=_lines(DOCUMENT))
    assert ran.code == 2
    assert "choose one" in ran.err


STAGED = {"issuer": "US", "stage": "imposed"}


def test_evaluate_takes_the_language_a_document_is_read_in(shell: Shell, tmp_path: Path) -> None:
    documents, labels = tmp_path / "documents", tmp_path / "labels"
    documents.write_text(
        _lines(DOCUMENT, {"id": "zh", "source": "cn_mfa", "title": "", "text": "外交部发言人答问。"})
    )
    labels.write_text(_lines(LABEL, {"id": "zh", "verdict": "none"}))
    for language, number in (("en", 1), ("zh", 1), ("ru", 0)):
        ran = shell("evaluate", "--json", "--language", language, str(documents), str(labels))
        assert json.loads(ran.out)["documents"] == number


def test_evaluate_counts_a_document_under_the_language_it_is_said_to_be_in(
    shell: Shell, tmp_path: Path
) -> None:
    documents, labels = tmp_path / "documents", tmp_path / "labels"
    mistaken = DOCUMENT | {"id": "zh", "lang": "zh", "source": "cn_mfa"}  # its letters are English
    documents.write_text(_lines(DOCUMENT, mistaken))
    labels.write_text(_lines(LABEL, LABEL | {"id": "zh"}))
    ran = shell("evaluate", "--json", str(documents), str(labels))
    assert json.loads(ran.out)["per_language"].keys() == {"en", "zh"}
    assert (
        json.loads(shell("evaluate", "--json", "--language", "zh", str(documents), str(labels)).out)[
            "documents"
        ]
        == 1
    )


def test_evaluate_with_nothing_to_score_is_a_mistake(shell: Shell, tmp_path: Path) -> None:
    documents, labels = tmp_path / "documents", tmp_path / "labels"
    documents.write_text(_lines(DOCUMENT))
    labels.write_text(_lines(LABEL | {"id": "elsewhere"}))
    ran = shell("evaluate", "--json", str(documents), str(labels))
    assert ran.code == 1
    assert "1 labels have no document here, the first is 'elsewhere'" in ran.err
    assert "nothing was scored" in ran.err
    labels.write_text(_lines(LABEL))
    assert shell("evaluate", str(documents), str(labels)).err == ""


def test_evaluate_refuses_two_documents_of_one_id(shell: Shell, tmp_path: Path) -> None:
    documents, labels = tmp_path / "documents", tmp_path / "labels"
    documents.write_text(_lines(DOCUMENT, DOCUMENT))
    labels.write_text(_lines(LABEL))
    ran = shell("evaluate", str(documents), str(labels))
    assert ran.code == 1
    assert f"{documents}:2: id 'd1' is that of line 1" in ran.err


def test_link_decides_each_line_with_those_above(shell: Shell) -> None:
    first = {"id": "a", "date": "2022-03-21", "issuer": "US", "targets": ["CN"], "stage": "announced"}
    second = {"id": "b", "date": "2022-03-31", "issuer": "CN", "targets": ["US"], "stage": "announced"}
    rows = [row | {"measures": ["visa_restriction"]} for row in (first, second)]
    both, alone = shell("link", stdin=_lines(*rows)), shell("link", stdin=_lines(rows[0]))
    assert (both.code, alone.code) == (0, 0)
    assert [row["answers"] for row in both.rows()] == [None, "a"]
    assert both.rows()[:1] == alone.rows()


def test_evaluate_scores_and_prints_for_machines(shell: Shell, tmp_path: Path) -> None:
    documents, labels = tmp_path / "documents", tmp_path / "labels"
    documents.write_text(_lines(DOCUMENT, DOCUMENT | {"id": "d2"}))
    labels.write_text(_lines(LABEL, LABEL | {"id": "elsewhere"}))
    ran = shell("evaluate", "--json", str(documents), str(labels))
    assert ran.code == 0
    assert json.loads(ran.out)["documents"] == 1
    assert "documents    1" in shell("evaluate", str(documents), str(labels)).out


@pytest.mark.parametrize(
    "label",
    [
        {"verdict": "none"},
        {"id": 5, "verdict": "none"},
        {"id": "d1"},
        {"id": "d1", "verdict": "perhaps"},
        {"id": "d1", "verdict": ["none"]},
        {"id": "d1", "verdict": "announces"},
        {"id": "d1", "verdict": "announces", "actions": 5},
        {"id": "d1", "verdict": "announces", "actions": [5]},
        {"id": "d1", "verdict": "announces", "actions": [{"issuer": "US"}]},
        {"id": "d1", "verdict": "announces", "actions": [{"issuer": "US", "stage": "imposd"}]},
        {"id": "d1", "verdict": "announces", "actions": [STAGED | {"targets": 5}]},
        {"id": "d1", "verdict": "announces", "actions": [STAGED | {"measures": [[]]}]},
        {"id": "d1", "verdict": "announces", "actions": [STAGED | {"measures": ["visa_restrictoin"]}]},
    ],
    ids=json.dumps,
)
def test_a_wrong_label_is_named_by_its_line(shell: Shell, tmp_path: Path, label: object) -> None:
    documents, labels = tmp_path / "documents", tmp_path / "labels"
    documents.write_text(_lines(DOCUMENT))
    labels.write_text("\n" + _lines(label))
    ran = shell("evaluate", str(documents), str(labels))
    assert ran.code == 1
    assert f"{labels}:2" in ran.err
    assert "Traceback" not in ran.err


def test_a_text_read_far_from_the_configuration_tells_how_to_point_at_it(shell: Shell) -> None:
    shell.set(CONFIG_DIR="/nowhere/at/all")
    for arguments in (["detect", "/dev/null"], ["evaluate", "/dev/null", "/dev/null"]):
        ran = shell(*arguments)
        assert (ran.code, ran.out) == (1, "")
        assert "/nowhere/at/all" in ran.err
        assert "NONGRATA_CONFIG_DIR" in ran.err


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"NO_SUCH_SETTING": "1"}, "NO_SUCH_SETTING"),
        ({"CONFIG_DIR": "/nowhere/at/all"}, "/nowhere/at/all"),
        ({"DATA_DIR": "/dev/null/data"}, "/dev/null/data"),
        ({"DATABASE_URL": "postgresql://me:hush@127.0.0.1:1/x"}, "127.0.0.1"),
        ({"DATABASE_URL": "mysql://me:hush@h/x"}, "DATABASE_URL"),
    ],
    ids=["unknown", "no configuration", "no data folder", "no server", "no such kind"],
)
def test_a_wrong_installation_is_a_sentence_without_secrets(
    shell: Shell, settings: dict[str, str], told: str
) -> None:
    shell.set(**settings)
    for arguments in (["history"], ["poll"], ["show", "1"]):
        ran = shell(*arguments)
        asks_nowhere = "DATA_DIR" in settings and arguments != ["poll"]
        assert (ran.code, ran.out) == (2 if asks_nowhere else 1, "")
        assert told in ran.err
        assert "hush" not in ran.err
        assert "Traceback" not in ran.err


def test_db_says_what_is_missing_and_brings_it(shell: Shell) -> None:
    shell.set(DATA_DIR=str(shell.folder / "new" / "data"))
    before = shell("db", "check", "--json")
    assert before.code == 1
    assert before.rows()[0]["ok"] is False
    assert before.rows()[0]["differences"]
    plain = shell("db", "check")
    assert (plain.code, plain.out, plain.err.count("\n")) == (1, "", 1)
    assert f"no database at {shell.folder}/new/data/nongrata.db" in plain.err
    assert "db upgrade" in plain.err
    assert not (shell.folder / "new").exists()
    assert [shell("db", "upgrade").code for _ in range(2)] == [0, 0]
    after = shell("db", "check", "--json")
    assert (after.code, after.rows()) == (0, [{"ok": True, "differences": []}])
    assert shell("db", "check").code == 0


def test_an_older_schema_is_one_line_and_stays_as_it_is(shell: Shell) -> None:
    assert shell("db", "upgrade").code == 0
    downgrade(f"sqlite:///{shell.database}", "0005")
    before = shell.database.read_bytes()
    ran = shell("db", "check")
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "run `nongrata db upgrade`" in ran.err
    (row,) = shell("db", "check", "--json").rows()
    assert len(row["differences"]) > 1
    assert shell.database.read_bytes() == before


def test_a_schema_that_somebody_changed_is_told_in_full(shell: Shell) -> None:
    assert shell("db", "upgrade").code == 0
    with closing(sqlite3.connect(shell.database)) as connection, connection:
        connection.execute("DROP TABLE audit")
    ran = shell("db", "check")
    assert ran.code == 1
    assert "audit" in ran.out
    assert "db restore" in ran.err
    assert "db upgrade" not in ran.err


def test_a_file_that_is_no_database_is_a_sentence(shell: Shell) -> None:
    shell.database.parent.mkdir()
    shell.database.write_bytes(b"no database at all, but long enough to be one " * 30)
    for arguments in (["db", "check"], ["db", "upgrade"], ["history"]):
        ran = shell(*arguments)
        assert ran.code == 1
        assert "not a database" in ran.err
        assert "Traceback" not in ran.err


def test_a_reader_that_leaves_early_is_no_error_worth_a_traceback() -> None:
    """As in `nongrata sources list | head -1`."""
    command = [sys.executable, "-m", "bot", "sources", "list", "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        told = process.stderr.read()
        assert process.wait(60) == 1
    assert told == b""
