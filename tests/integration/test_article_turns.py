"""Which article pages are asked for when: no host, source or entry may hold up those of others."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest

import ministry_pages as ministry
from bot.domain.feed import FailureKind, FeedEntry, FetchFailed
from bot.domain.notice import UnreadEntry
from bot.domain.source import Source
from bot.domain.words import Precision
from bot.services import articles
from bot.services.articles import AT_ONCE, HOST_RESTS, PER_SOURCE, SOON, Articles
from bot.services.ports import Database, Worker

NOON = datetime(2026, 9, 4, 12, 0, tzinfo=UTC)
NO_ANSWER = FetchFailed(FailureKind.PASSING, "No answer within 20 seconds")
NOT_THERE = FetchFailed(FailureKind.PERMANENT, "answered 404", 404)


class Web:
    """Hosts that are silent until they are given an answer."""

    def __init__(self) -> None:
        self.answers: dict[str, FetchFailed] = {}
        self.asked: list[str] = []
        self.changed = asyncio.Condition()

    async def fetch(self, url: str, **_: object) -> FetchFailed:
        async with self.changed:
            self.asked.append(url)
            self.changed.notify_all()
            await self.changed.wait_for(lambda: url in self.answers)
            return self.answers[url]

    async def answer(self, url: str, result: FetchFailed) -> None:
        async with self.changed:
            self.answers[url] = result
            self.changed.notify_all()

    async def until(self, so: Callable[[], bool]) -> None:
        async with asyncio.timeout(5), self.changed:
            await self.changed.wait_for(so)


class Hall:
    """Articles on such a web, with a clock that stands."""

    def __init__(self) -> None:
        self.now = NOON
        self.web = Web()
        self.ids: defaultdict[str, int] = defaultdict(lambda: len(self.ids) + 1)
        self.articles = Articles(
            cast("Database", None),  # nothing here is given up, so nothing is written
            self.web,
            cast("Worker", None),  # and no page is read
            screen=lambda *_: True,
            clock=lambda: self.now,
        )

    def entry(self, url: str) -> UnreadEntry:
        listed = FeedEntry(
            key=url,
            guid=None,
            url=url,
            title="Visa restrictions",
            text="",
            published_at=None,
            precision=Precision.UNKNOWN,
            updated_at=None,
            content_hash="1:",
        )
        return UnreadEntry(self.ids[url], "any", 1, listed, NOON, rings=True)

    async def ask(self, source: Source, urls: Sequence[str]) -> None:
        await self.articles.ask([(source, self.entry(url)) for url in urls])

    async def take(self, url: str) -> object:
        return await self.articles.take(self.entry(url))


@pytest.fixture
async def hall(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Hall]:
    monkeypatch.setattr(articles, "PAGES_SECONDS", 0.0)
    opened = Hall()
    yield opened
    await opened.articles.close()


def ministry_of(name: str) -> Source:
    return ministry.source(name, f"https://{name}.example/list")


def silent(source: str, count: int = 40) -> list[str]:
    return [f"https://silent-{source}-{number}.example/a" for number in range(count)]


async def test_a_list_of_links_to_silent_hosts_keeps_no_page_of_others_waiting(hall: Hall) -> None:
    await hall.ask(ministry_of("hoarder"), silent("hoarder"))
    await hall.ask(ministry_of("other"), ["https://other.example/act"])
    await hall.web.until(lambda: "https://other.example/act" in hall.web.asked)
    assert len(hall.web.asked) == PER_SOURCE + 1


async def test_a_pass_waits_once_for_a_source_whose_hosts_are_silent(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls = silent("hoarder")
    await hall.ask(ministry_of("hoarder"), urls[:20])
    monkeypatch.setattr(articles, "PAGES_SECONDS", 3600.0)
    async with asyncio.timeout(5):
        await hall.ask(ministry_of("hoarder"), urls[20:])
    url = "https://other.example/act"
    hall.web.answers[url] = NOT_THERE
    await hall.ask(ministry_of("other"), [url])
    await hall.take(url)
    assert hall.web.asked[-1] == url, "and for one that answers it does wait"


async def test_the_next_page_of_a_source_is_asked_for_when_one_before_it_is_done(hall: Hall) -> None:
    urls = silent("hoarder")
    await hall.ask(ministry_of("hoarder"), urls)
    await hall.web.until(lambda: len(hall.web.asked) == PER_SOURCE)
    await hall.web.answer(hall.web.asked[0], NO_ANSWER)
    await hall.web.until(lambda: len(hall.web.asked) == PER_SOURCE + 1)


async def test_all_sources_together_have_no_more_pages_in_flight_than_the_program_allows(hall: Hall) -> None:
    for number in range(AT_ONCE):
        await hall.ask(ministry_of(f"m{number}"), silent(f"m{number}", 3))
    await hall.web.until(lambda: len(hall.web.asked) >= AT_ONCE)
    await hall.ask(ministry_of("late"), ["https://late.example/act"])
    assert len(hall.web.asked) == AT_ONCE


async def test_sources_that_share_a_silent_host_do_not_wait_for_each_others_queues(hall: Hall) -> None:
    shared = [f"https://shared.example/{number}" for number in range(20)]
    await hall.ask(ministry_of("hoarder"), [*silent("hoarder", PER_SOURCE), *shared])
    await hall.ask(ministry_of("other"), ["https://shared.example/act"])
    await hall.web.until(lambda: "https://shared.example/act" in hall.web.asked)


async def test_a_host_that_failed_is_left_alone_for_a_minute_by_later_passes_too(hall: Hall) -> None:
    first, second = "https://down.example/1", "https://down.example/2"
    hall.web.answers = {first: NO_ANSWER, second: NO_ANSWER}
    await hall.ask(ministry_of("one"), [first])
    await hall.articles.wait()
    hall.now += HOST_RESTS - timedelta(seconds=1)
    await hall.ask(ministry_of("two"), [second])
    await hall.articles.wait()
    await hall.take(second)
    assert hall.web.asked == [first]
    assert hall.articles.rests(hall.entry(second)), "it waits as if its page were not there"
    hall.now += SOON[0]
    await hall.ask(ministry_of("two"), [second])
    await hall.articles.wait()
    assert hall.web.asked == [first, second]


async def test_a_host_rests_a_minute_from_its_failure_and_no_longer(hall: Hall) -> None:
    urls = [f"https://down.example/{number}" for number in range(3)]
    hall.web.answers = dict.fromkeys(urls, NO_ANSWER)
    for url in urls:
        await hall.ask(ministry_of("one"), [url])
        await hall.articles.wait()
        hall.now += HOST_RESTS / 2
    assert hall.web.asked == [urls[0], urls[2]], "who was turned away meanwhile does not prolong it"


async def test_a_page_that_waited_for_its_turn_is_asked_for_once_its_host_has_rested(hall: Hall) -> None:
    queue = silent("hoarder", PER_SOURCE)
    hall.web.answers = {"https://down.example/1": NO_ANSWER}
    await hall.ask(ministry_of("one"), ["https://down.example/1"])
    await hall.ask(ministry_of("hoarder"), [*queue, "https://down.example/2"])
    await hall.web.until(lambda: len(hall.web.asked) == PER_SOURCE + 1)
    hall.now += HOST_RESTS
    await hall.web.answer(queue[0], NO_ANSWER)
    await hall.web.until(lambda: "https://down.example/2" in hall.web.asked)


async def test_a_page_that_is_not_there_says_nothing_of_its_host(hall: Hall) -> None:
    first, second = "https://up.example/1", "https://up.example/2"
    hall.web.answers = {first: NOT_THERE, second: NOT_THERE}
    for url in (first, second):
        await hall.ask(ministry_of("one"), [url])
        await hall.articles.wait()
    assert hall.web.asked == [first, second]


@pytest.mark.parametrize(("seconds", "rests"), [(600.0, True), (5.0, False), (None, False)])
async def test_an_article_waits_as_long_as_its_server_asked_for_if_that_is_longer(
    hall: Hall, seconds: float | None, *, rests: bool
) -> None:
    url = "https://busy.example/1"
    hall.web.answers[url] = FetchFailed(FailureKind.THROTTLED, "answered 429", 429, seconds)
    await hall.ask(ministry_of("one"), [url])
    await hall.articles.wait()
    await hall.take(url)
    hall.now += SOON[0] - timedelta(seconds=1)
    assert hall.articles.rests(hall.entry(url))
    hall.now += timedelta(seconds=1)
    assert hall.articles.rests(hall.entry(url)) == rests
    hall.now += timedelta(seconds=600)
    assert not hall.articles.rests(hall.entry(url))
