"""A ministry's list and its articles, for tests of sources without a feed."""

from datetime import UTC, date, datetime, timedelta

from pipeline_bench import Bench

import ministry_pages as ministry

DAY = date(2022, 3, 31)
CARD = "China announces visa restrictions on US officials"
NEW = ministry.file_name(DAY, 10660000)
OLD = [(ministry.file_name(date(2022, 3, 18 - n), n), ministry.CALM_TITLE) for n in range(1, 4)]


async def begin(bench: Bench) -> None:
    """A first poll of a list of old greetings; then ten days pass."""
    url = bench.server.url("cn").rpartition("/")[0] + "/list.shtml"
    bench.sources["cn"] = ministry.source("cn", url)
    await bench.subscribe(7)
    show(bench, *OLD)
    await bench.turn("cn", after=timedelta())
    bench.now = datetime(2022, 3, 31, 12, 0, tzinfo=UTC)


def show(bench: Bench, *rows: tuple[str, str]) -> None:
    bench.server.set_feed("list.shtml", ministry.listing(*rows), content_type="text/html")


def publish(bench: Bench, name: str, body: bytes) -> None:
    bench.server.set_feed(name, body, content_type="text/html")


def briefing(at: str = "2022-03-31 19:30") -> bytes:
    return ministry.article(ministry.BRIEFING, at, *ministry.ANSWERS)


async def issues(bench: Bench) -> list[str]:
    found = await bench.database.read(lambda uow: uow.sources.recent_issues("cn", 20))
    return [issue for _, issue in found]


async def unread(bench: Bench) -> int:
    return await bench.database.read(lambda uow: uow.entries.count_unread())
