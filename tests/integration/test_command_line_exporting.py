"""stats and export ask the same questions as history."""

import csv
import io

import pytest
from shell import Shell

from bot.services import exporting


def test_export_prints_everything_newest_first_in_both_formats(shell: Shell) -> None:
    ran = shell("export")
    assert (ran.code, ran.err) == (0, "")
    rows = ran.rows()
    assert [row["archive_id"] for row in rows] == ["h2", "h1"]
    assert rows[0]["answers"] == [rows[1]["number"]]
    assert rows[1]["answered_by"] == [f"answers {rows[0]['number']}"]
    assert shell("export", "--json").rows() == rows
    table = list(csv.DictReader(io.StringIO(shell("export", "--format", "csv").out)))
    assert [row["archive_id"] for row in table] == ["h2", "h1"]
    assert table[0]["answers"] == str(rows[1]["number"])


def test_export_of_a_question_has_only_its_answer(shell: Shell) -> None:
    assert [row["archive_id"] for row in shell("export", "us>cn").rows()] == ["h1"]
    nothing = shell("export", "fr>de", "--format", "csv")
    assert nothing.code == 0
    assert nothing.out.splitlines() == [nothing.out.strip()]  # the header alone


def test_every_page_of_a_long_export_comes(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "PAGE", 1)
    assert [row["archive_id"] for row in shell("export").rows()] == ["h2", "h1"]
    assert "2 actions, 1 of them answered" in shell("stats").out


def test_stats_count_for_people_and_machines(shell: Shell) -> None:
    ran = shell("stats")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("2 actions, 1 of them answered by a later one\n")
    (row,) = shell("stats", "us>cn", "--json").rows()
    assert row["total"] == 1
    assert row["tables"]["direction"] == {"US>CN": 1}


def test_an_unknown_format_is_wrong_use(shell: Shell) -> None:
    assert shell("export", "--format", "xml").code == 2
