"""Bad lists and bad JSON answers end as docs/hostile.md says, and no other source minds.

Server, sockets, the worker process and the database are real; each row of the page is one answer.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

import ministry_pages as ministry
from bot.demo.server import FeedServer
from bot.domain.source import ListingSelectors, Source, SourceKind, SourceState
from bot.fetch.http import HttpFetcher
from bot.fetch.pool import ParsePool
from bot.services.polling import Poller, PollReport
from bot.store.database import SqlDatabase

PROMISED = Path(__file__).parents[2] / "docs" / "hostile.md"
NOW = datetime(2026, 9, 4, 12, 0, tzinfo=UTC)
PAGE = ListingSelectors("ul.list1 li", date="span")
ANSWER = ListingSelectors("results", link="url", title="title", date="day")
CHALLENGE = b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>"
GOOD = "<li><a href='./t20260904_1.html'>Greetings</a><span>2026-09-04</span></li>"
ITEM: Mapping[str, object] = {"url": "/1", "title": "Greetings", "day": "2026-09-04"}


def page(items: str) -> bytes:
    listed = f"<body><ul class='list1'>{items}</ul></body>"
    return f"<html><head><title>News</title></head>{listed}</html>".encode()


def answer(*items: object) -> bytes:
    return json.dumps({"results": items}).encode()


@dataclass(frozen=True, slots=True)
class BadList:
    """One bad answer of a server, and what the source's row says of it."""

    body: bytes
    kind: SourceKind = SourceKind.HTML
    encoding: str | None = None

    @property
    def content_type(self) -> str:
        return "text/html" if self.kind is SourceKind.HTML else "application/json"


def _json(body: bytes) -> BadList:
    return BadList(body, SourceKind.JSON)


LETTERS = page(GOOD.replace("Greetings", "发言人就友好往来答记者问，祝愿两国人民")).decode()
AGAIN = "<li><a href='./t20260904_1.html'>more</a></li>"
SHARED = "".join(
    f"<li><a href='/#/news/{n}'>Speech No. {n}</a><span>2026-09-04</span></li>" for n in range(5)
)
MANY = "".join(f"<li><a href='/{n}'>N</a><span>2026-09-04</span></li>" for n in range(10_000))
ATTRIBUTES = b" ".join(b"a%d=1" % n for n in range(70_000))
GB = LETTERS.replace("<head>", "<head><meta charset='utf-8'>").encode("gb18030")
FEED = b"<?xml version='1.0'?><rss><channel><item><title>T</title></item></channel></rss>"
BAD: dict[str, BadList] = {
    "list whose layout changed": BadList(b"<html><body><ol><li><a href='/1'>N</a></li></ol></body></html>"),
    "list: not found, but with status 200": BadList(b"<html><body><h1>Page not found</h1></body></html>"),
    "list: challenge page": BadList(CHALLENGE),
    "list: a feed": BadList(FEED),
    "list: items without links": BadList(page("<li>One</li><li>Two</li>")),
    "list: links that lead nowhere": BadList(page("<li><a href='javascript:open(1)'>One</a></li>")),
    "list: some items without links or words": BadList(page(f"<li>One</li><li><a href='/2'></a></li>{GOOD}")),
    "list: one link a hundred times": BadList(page(GOOD * 50 + AGAIN * 50)),
    "list: items that share one address": BadList(page(SHARED)),
    "list: ten thousand items": BadList(page(MANY)),
    "list: dates that are none": BadList(page("<li><a href='/1'>N</a><span>31 February 2026</span></li>")),
    "list: dates gone": BadList(page("<li><a href='/1'>Greetings</a></li>")),
    "list: nested 100,000 deep": BadList(b"<div>" * 100_000),
    "list: an element of 70,000 attributes": BadList(b"<p " + ATTRIBUTES + b">"),
    "list: 4 MB without an item": BadList(b"<div><p>words</p></div>" * 180_000),
    "list: controls and overrides in titles": BadList(page(GOOD.replace("Greetings", "Gree\x07tings\u202e"))),
    "list: UTF-8 where the row says GB 18030": BadList(LETTERS.encode(), encoding="gb18030"),
    "list: GB 18030 where the page says UTF-8": BadList(GB),
    "JSON: an HTML page": _json(b"<!DOCTYPE html><html><body><p>Down for the day.</p></body></html>"),
    "JSON: challenge page": _json(CHALLENGE),
    "JSON: cut off": _json(answer(ITEM)[:-9]),
    "JSON: of another shape": _json(b'{"documents": []}'),
    "JSON: empty list": _json(answer()),
    "JSON: nested 100,000 deep": _json(b"[" * 100_000),
    "JSON: a number of 100,000 digits": _json(b"9" * 100_000),
    "JSON: items of other shapes": _json(answer(None, [1], "x", {"url": "/2"}, ITEM)),
    "JSON: links that lead nowhere": _json(answer({**ITEM, "url": "file:///etc/hostname"})),
    "JSON: items that share one address": _json(answer(ITEM, {**ITEM, "title": "A visit ends"})),
    "JSON: lone surrogates": _json(answer({**ITEM, "title": "Gree\ud800tings"})),
}


def source(source_id: str, url: str, bad: BadList) -> Source:
    select = PAGE if bad.kind is SourceKind.HTML else ANSWER
    return ministry.source(source_id, url, kind=bad.kind, select=select, encoding=bad.encoding)


def as_row(name: str, report: PollReport, state: SourceState) -> str:
    """A row of the page."""
    told = state.last_error or f"{report.new} new entries"
    if report.issues:
        told += f"; to look at: {report.issues[0].detail}"
    return f"| {name} | {report.outcome} | {state.status} | {told.replace('|', '/')} |"


async def poll_all(database: SqlDatabase) -> tuple[dict[str, PollReport], dict[str, SourceState]]:
    """Poll one source for each answer, all at once, and a good one among them."""
    answers = {"good": BadList(page(GOOD))} | BAD
    ids = {name: f"source-{number}" for number, name in enumerate(answers)}
    reports: dict[str, PollReport] = {}

    async def found(report: PollReport) -> None:
        reports[report.source_id] = report

    async with (
        FeedServer(ids.values()) as server,
        HttpFetcher(
            contact="https://watch.example/",
            version="0",
            host_spacing_seconds=0.0,
            allow_private_hosts=["127.0.0.0/16"],
        ) as fetcher,
        ParsePool() as pool,
    ):
        for name, bad in answers.items():
            server.set_feed(ids[name], bad.body, content_type=bad.content_type)
        poller = Poller(database, fetcher, pool, lambda: NOW, jitter=lambda: 0.0)
        await poller.poll_due([source(ids[n], server.url(ids[n]), answers[n]) for n in answers], found)
        states = await database.read(lambda uow: uow.sources.all())
    return {n: reports[ids[n]] for n in answers}, {n: states[ids[n]] for n in answers}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_every_bad_list_ends_as_the_page_says(database: SqlDatabase) -> None:
    promised = set(PROMISED.read_text(encoding="utf-8").splitlines())
    reports, states = await poll_all(database)
    rows = [as_row(name, reports[name], states[name]) for name in BAD]
    assert [row for row in rows if row not in promised] == []
    for name in BAD:
        if not reports[name].ok:
            assert reports[name].new == 0
            assert states[name].first_polled_at is None, "what was not read is no first poll"
            assert states[name].body_hash is None
            assert states[name].validators.etag is None
        assert (states[name].next_due_at or NOW) > NOW
    assert reports["good"].new == 1
