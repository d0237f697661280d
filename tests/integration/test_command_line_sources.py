"""poll and sources, against a real server: what is printed, what is stored, and what is not."""

import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest
from raw_server import RawServer, answer
from shell import Shell, counts

from bot.services import articles

TITLE = "Holiday of Iceland"


def feed(*titles: str, at: datetime | None = None) -> bytes:
    day = format_datetime(at or datetime.now(UTC))
    items = "".join(
        f"<item><title>{title}</title><link>https://ministry.example/{number}</link>"
        f"<pubDate>{day}</pubDate><description>Good wishes.</description></item>"
        for number, title in enumerate(titles)
    )
    xml = f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
    return answer("200 OK", xml.encode(), "Content-Type: application/rss+xml", 'ETag: "1"')


def test_a_dry_run_shows_what_would_be_new_and_stores_nothing(shell: Shell, server: RawServer) -> None:
    shell.source("us-one", server.set("/one", feed(TITLE)))
    before = counts(shell)
    assert {"entry", "notice", "action", "delivery"} <= before.keys()
    for _ in range(2):
        (row,) = shell("poll", "--dry-run", "--json").rows()
        assert (row["source"], row["outcome"], row["new"]) == ("us-one", "changed", 1)
        assert [found["title"] for found in row["found"]] == [TITLE]
    assert "if-none-match" not in server.asked[-1].headers
    assert counts(shell) == before


def test_a_dry_run_where_there_is_no_database_leaves_none(
    shell: Shell, server: RawServer, tmp_path: Path
) -> None:
    shell.source("us-one", server.set("/one", feed(TITLE)))
    empty = tmp_path / "empty"
    shell.set(DATA_DIR=str(empty))
    (row,) = shell("poll", "--dry-run", "--json").rows()
    assert (row["outcome"], row["new"]) == ("changed", 1)
    assert not empty.exists()
    assert shell("poll").code == 0
    assert [each.name for each in empty.glob("*.db")] == ["nongrata.db"]


def test_a_real_poll_stores_and_the_next_one_asks_conditionally(shell: Shell, server: RawServer) -> None:
    shell.source("us-one", server.set("/one", feed(TITLE), answer("304 Not Modified")))
    ran = shell("poll", "--source", "us-one")
    assert (ran.code, ran.err) == (0, "")
    assert "first poll: stored, not told" in ran.out
    assert TITLE in ran.out
    assert counts(shell)["entry"] == 1
    (row,) = shell("poll", "--json").rows()
    assert (row["outcome"], row["new"]) == ("not-modified", 0)
    assert server.asked[-1].headers["if-none-match"] == '"1"'


def test_poll_leaves_disabled_sources_alone_unless_they_are_named(shell: Shell, server: RawServer) -> None:
    shell.source("us-one", server.set("/one", feed(TITLE)))
    shell.source("us-off", server.set("/off", feed(TITLE)), enabled="false")
    assert [row["source"] for row in shell("poll", "--dry-run", "--json").rows()] == ["us-one"]
    named = shell("poll", "--dry-run", "--json", "--source", "us-off")
    assert [row["source"] for row in named.rows()] == ["us-off"]


def test_a_source_that_fails_gives_code_1_and_its_reason(shell: Shell, server: RawServer) -> None:
    shell.source("us-one", server.set("/one", feed(TITLE)))
    shell.source("us-two", server.set("/two", answer("403 Forbidden", b"<p>Not for robots</p>")))
    ran = shell("poll", "--dry-run")
    assert ran.code == 1
    assert "us-one: changed" in ran.out
    assert "us-two: blocked" in ran.out
    assert "Not for robots" in ran.out


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_a_wrong_file_gives_code_1_and_stops_no_good_source(
    shell: Shell, server: RawServer, options: tuple[str, ...]
) -> None:
    shell.source("us-one", server.set("/one", feed(TITLE)))
    assert shell("poll", *options).code == 0
    shell.source("us-bad", "not an address")
    ran = shell("poll", *options)
    assert ran.code == 1
    assert "us-bad.yml:" in ran.err
    assert "us-one: " in ran.out


def test_survey_tells_fresh_old_empty_and_refused_apart(shell: Shell, server: RawServer) -> None:
    shell.source("us-fresh", server.set("/fresh", feed(TITLE)))
    shell.source("us-old", server.set("/old", feed(TITLE, at=datetime(2019, 5, 1, tzinfo=UTC))))
    shell.source("us-page", server.set("/page", answer("200 OK", b"<html><p>Welcome</p></html>")))
    shell.source("us-gone", server.set("/gone", answer("410 Gone")), enabled="false")
    before = counts(shell)
    ran = shell("sources", "survey", "--json")
    assert ran.code == 1
    verdicts = {row["source_id"]: row["verdict"] for row in ran.rows()}
    assert verdicts == {"us-fresh": "ok", "us-old": "old", "us-page": "invalid", "us-gone": "gone"}
    assert counts(shell) == before
    alone = shell("sources", "survey", "--source", "us-fresh")
    assert alone.code == 0
    assert alone.out.startswith("ok ")


def test_a_page_is_polled_and_surveyed_with_what_is_wrong_on_it(shell: Shell, server: RawServer) -> None:
    good = f"<li><a href='./1'>{TITLE}</a> {datetime.now(UTC):%Y-%m-%d}</li>"
    page = f"<html><body><ul><li>no link</li>{good}</ul>"
    url = server.set("/list", answer("200 OK", page.encode(), "Content-Type: text/html"))
    shell.source("us-list", url, kind="html", select="{item: li}")
    polled = shell("poll", "--dry-run")
    assert polled.code == 0
    assert f"  new {TITLE}" in polled.out
    assert "look at: link-missing: An item has no link: no link" in polled.out
    surveyed = shell("sources", "survey")
    assert surveyed.code == 0
    assert "1 item, newest" in surveyed.out
    assert "1 to look at, first: link-missing" in surveyed.out
    (row,) = shell("sources", "survey", "--json").rows()
    assert (row["verdict"], row["entries"], len(row["issues"])) == ("ok", 1, 1)


def own_vocabulary(shell: Shell) -> Path:
    """A copy of the shipped vocabulary that a test may spoil."""
    path = shell.config / "vocabulary"
    shipped = path.resolve()
    path.unlink()
    shutil.copytree(shipped, path)
    return path


def test_one_poll_waits_for_the_articles_it_asked_for(
    shell: Shell, server: RawServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(articles, "PAGES_SECONDS", 0.0)
    kind = "Content-Type: text/html"
    old = "<li><a href='./old'>Greetings</a></li>"
    url = server.set("/list", answer("200 OK", f"<html><ul>{old}</ul></html>".encode(), kind))
    shell.source("us-list", url, kind="html", select="{item: li}", full_text="false")
    assert shell("poll").code == 0
    text = f"Text of an article. {TITLE} is a day of rest for all who work there, and of sheep."
    server.set("/new", answer("200 OK", f"<html><article><p>{text}</p></article></html>".encode(), kind))
    new = f"<li><a href='./new'>{TITLE}</a></li>"
    server.set("/list", answer("200 OK", f"<html><ul>{new}{old}</ul></html>".encode(), kind))
    assert "1 new" in shell("poll").out
    with sqlite3.connect(shell.database) as database:
        assert ("Text of an article",) in database.execute(
            "select substr(text, 1, 18) from notice_text"
        ).fetchall()


class TestList:
    """list, show and check, which ask no server."""

    def test_list_and_show_tell_people_and_machines(self, shell: Shell) -> None:
        shell.source("us-one", "https://one.example/feed", headers="{X-Key: a}")
        shell.source("us-off", "https://off.example/feed", enabled="false")
        listed = shell("sources", "list").out.splitlines()
        assert [line.split()[:3] for line in listed] == [["off", "US", "us-off"], ["on", "US", "us-one"]]
        rows = shell("sources", "list", "--json").rows()
        assert [(row["id"], row["enabled"], row["every"]) for row in rows] == [
            ("us-off", False, 900.0),
            ("us-one", True, 900.0),
        ]
        assert "https://one.example/feed" in shell("sources", "show", "us-one").out
        assert shell("sources", "show", "us-one", "--json").rows() == rows[1:]

    def test_check_is_quiet_about_a_good_list(self, shell: Shell) -> None:
        shell.source("us-one", "https://one.example/feed")
        ran = shell("sources", "check")
        assert (ran.code, ran.out) == (0, "1 source, 1 enabled, 0 problems.\n")
        assert shell("sources", "check", "--json").rows() == []

    @pytest.mark.parametrize("command", ["check", "list"])
    def test_a_wrong_row_is_named_and_stops_no_other(self, shell: Shell, command: str) -> None:
        shell.source("us-one", "https://one.example/feed")
        shell.source("us-bad", "not an address")
        ran = shell("sources", command)
        assert ran.code == 1
        assert "us-bad.yml:" in ran.out + ran.err
        assert "Traceback" not in ran.err
        if command == "list":
            assert "us-one" in ran.out
            assert "us-bad.yml" not in ran.out

    def test_check_tells_machines_file_line_problem_and_remedy(self, shell: Shell) -> None:
        shell.source("us-bad", "not an address")
        ran = shell("sources", "check", "--json")
        assert ran.code == 1
        (row,) = ran.rows()
        assert row["file"].endswith("us-bad.yml")
        assert row["line"] > 0
        assert row["problem"]
        assert row["remedy"]

    @pytest.mark.parametrize(
        ("name", "spoil", "line"),
        [
            ("en-verbs.yml", lambda text: text + "\n- id: odd\n  kind: [\n", None),
            (
                "en-measures.yml",
                lambda text: text.replace("measure: visa_restriction", "measure: visas", 1),
                1,
            ),
            ("authorities.yml", lambda text: text + "\n- id: odd\n", 1),
            ("effects.yml", lambda _: "- not a mapping\n", 1),
        ],
    )
    def test_check_reads_the_rules_too(
        self, shell: Shell, name: str, spoil: Callable[[str], str], line: int | None
    ) -> None:
        vocabulary = own_vocabulary(shell)
        path = vocabulary / name
        path.write_text(spoil(path.read_text()))
        ran = shell("sources", "check", "--json")
        assert ran.code == 1
        (row,) = ran.rows()
        assert row["file"] == str(path)
        assert row["line"] >= (line or 1)
        assert row["problem"]
        assert row["remedy"]

    def test_check_tells_every_file_that_is_wrong(self, shell: Shell) -> None:
        vocabulary = own_vocabulary(shell)
        (vocabulary / "en-law.yml").write_text("- id: [\n")
        (vocabulary / "zh-law.yml").write_text("a: 1\na: 2\n")
        (shell.config / "history.jsonl").write_text("not JSON\n")
        shell.source("us-bad", "not an address")
        ran = shell("sources", "check")
        assert ran.code == 1
        for place in ("us-bad.yml:", "en-law.yml:", "zh-law.yml:2", "history.jsonl:1"):
            assert place in ran.out
        assert "4 problems." in ran.out

    def test_a_missing_folder_does_not_pass_for_an_empty_list(self, shell: Shell) -> None:
        shell.set(CONFIG_DIR=str(shell.folder / "nowhere"))
        ran = shell("sources", "list")
        assert (ran.code, ran.out) == (1, "")
        assert "nowhere" in ran.err


def test_a_source_is_shown_as_its_file_would_say_it(shell: Shell) -> None:
    shell.source("us-one", "https://one.example/feed", zone="America/New_York")
    ran = shell("sources", "show", "us-one")
    assert ran.code == 0
    origin, first, *rest = ran.out.splitlines()
    assert origin.startswith("# ")
    assert origin.endswith("us-one.yml:1")
    assert first == "- id: us-one"
    assert "  every: 15m" in rest
    assert "  zone: America/New_York" in rest
    assert "None" not in ran.out
    assert "select" not in ran.out
    (shell.config / "sources" / "us-one.yml").write_text(ran.out)
    assert shell("sources", "show", "us-one").out.splitlines()[1:] == [first, *rest]
