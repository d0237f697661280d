"""Every bad answer ends in a state that is stored and can be read, and no other source minds.

docs/hostile.md is what is promised: each row is one answer, its outcome, the state of the source and the
sentence an operator reads. Servers, sockets, the worker process and the database are real.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pool_work
import pytest
from benchmarks.hostile_answers import BAD, POISON, Answer, Around, Bad, Published, http, rss
from benchmarks.hostile_server import HostileServer

from bot.domain.source import Source, SourceKind, SourceState
from bot.domain.words import Standing
from bot.fetch.http import HttpFetcher
from bot.fetch.pool import ParsePool
from bot.services import parsing, polling
from bot.services.polling import Poller, PollReport
from bot.store.database import SqlDatabase

PAGE = Path(__file__).parents[2] / "docs" / "hostile.md"
NOW = datetime(2026, 1, 5, 6, 0, tzinfo=UTC)
TRAP, DEAF = "127.66.0.1", "127.1.250.1"
TEXT = "Café, 冰岛, Исландия."
ITEMS = [
    Published(f"https://www.example.org/{n}", f"Greetings {n}", TEXT, NOW - timedelta(hours=n))
    for n in range(1, 4)
]


@dataclass(frozen=True, slots=True)
class Seen:
    """What one round of polls left behind."""

    reports: Mapping[str, PollReport]
    states: Mapping[str, SourceState]
    trapped: int


def source(source_id: str, url: str) -> Source:
    return Source(
        id=source_id,
        country="IS",
        body="Foreign Ministry",
        standing=Standing.OFFICIAL,
        url=url,
        kind=SourceKind.FEED,
        language="en",
        every=timedelta(minutes=15),
    )


def fetcher() -> HttpFetcher:
    return HttpFetcher(
        contact="https://watch.example/",
        version="0",
        host_spacing_seconds=0.0,
        allow_private_hosts=["127.1.0.0/16"],
        timeout_seconds=8.0,  # stalls are waited out together; a busy machine must not add to them
        now=lambda: NOW,
    )


async def poll_all(database: SqlDatabase, answers: Mapping[str, Bad | None]) -> Seen:
    """Poll one source for each answer, all at once; None is the feed as it should be."""
    server: HostileServer
    addresses = {name: f"127.1.{number}.1" for number, name in enumerate(answers, start=1)}

    def respond(address: str, bad: Bad | None, _: str | None) -> Answer:
        if bad is None:
            return Answer(http("200 OK", rss(ITEMS), "Content-Type: text/xml", tag='"good"'))
        return bad.make(Around(ITEMS, NOW, server.url(TRAP), server.url(DEAF), server.url(address)))

    responders = {addresses[name]: partial(respond, addresses[name], bad) for name, bad in answers.items()}
    reports: dict[str, PollReport] = {}

    async def found(report: PollReport) -> None:
        reports[report.source_id] = report

    async with (
        HostileServer(responders, trap=TRAP, deaf=DEAF, trickle_seconds=0.2) as server,
        fetcher() as open_fetcher,
        ParsePool() as pool,
    ):
        poller = Poller(database, open_fetcher, pool, lambda: NOW, jitter=lambda: 0.0)
        await poller.poll_due([source(n, server.url(a)) for n, a in addresses.items()], found)
        states = await database.read(lambda uow: uow.sources.all())
        return Seen(reports, states, server.trapped)


def as_row(name: str, report: PollReport, state: SourceState) -> str:
    """A row of the page; the servers of this test are called HOST there."""
    told = re.sub(r"127\.\d+\.\d+\.\d+(?::\d+)?", "HOST", state.last_error or f"{report.new} new entries")
    return f"| {name} | {report.outcome} | {state.status} | {told.replace('|', '/')} |"


@pytest.fixture
async def seen(database: SqlDatabase) -> Seen:
    return await poll_all(database, {"good": None} | {bad.name: bad for bad in BAD})


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_every_bad_answer_ends_as_the_page_says(seen: Seen) -> None:
    promised = {line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")}
    rows = [as_row(bad.name, seen.reports[bad.name], seen.states[bad.name]) for bad in BAD]
    assert [row for row in rows if row not in promised] == []
    assert len(rows) >= 50
    for bad in BAD:
        report, state = seen.reports[bad.name], seen.states[bad.name]
        assert report.outcome in bad.right
        assert report.new == (len(ITEMS) if bad.shows else 0)
        assert state.last_polled_at == NOW
        assert state.next_due_at is None or state.next_due_at > NOW
        assert state.validators.etag != POISON
    assert seen.reports["good"].new == len(ITEMS)
    assert seen.trapped == 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_parser_that_hangs_is_killed_and_its_source_marked(
    database: SqlDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "parse_document", pool_work.parse_or_hang)
    monkeypatch.setattr(polling, "PARSE_SECONDS", 3.0)  # a worker has to start within it
    hanging = Bad("hangs", lambda _: Answer(http("200 OK", pool_work.HANGING)), ("invalid",))
    seen = await poll_all(database, {"before": None, "hangs": hanging, "after": None})
    assert seen.reports["hangs"].outcome in hanging.right
    assert "took longer than 3 seconds" in (seen.states["hangs"].last_error or "")
    assert seen.states["hangs"].status == "failing"
    assert [seen.reports[name].new for name in ("before", "after")] == [len(ITEMS)] * 2


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_parser_that_dies_is_replaced_and_its_source_marked(
    database: SqlDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "parse_document", pool_work.parse_or_hang)
    dying = Bad("dies", lambda _: Answer(http("200 OK", pool_work.DEADLY)), ("invalid",))
    seen = await poll_all(database, {"before": None, "dies": dying, "after": None})
    assert "died" in (seen.states["dies"].last_error or "")
    assert [seen.reports[name].new for name in ("before", "after")] == [len(ITEMS)] * 2
