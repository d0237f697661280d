"""A report that its issuer confirms later, on both databases: who hears of it, and how loudly."""

from dataclasses import replace
from datetime import timedelta

from pipeline_bench import Bench, calm, rss, us_item
from test_correcting import by_operator, correcting
from test_rereading import blind, present, reread
from test_review import DAY, REPORT

from bot.domain.action import Document, Reading
from bot.domain.chat import ActionFilter
from bot.domain.words import Standing
from bot.services.review import Review


async def report(bench: Bench) -> int:
    """An agency's line that an operator let go to chat 1."""
    agency = bench.sources["cn"]
    bench.sources["cn"] = replace(agency, country="GB", standing=Standing.AGENCY, zone="Europe/London")
    await bench.subscribe(1)
    bench.server.set_feed("cn", rss(us_item(REPORT, slug="wire"), calm(3)))
    await bench.turn("cn", after=DAY)
    (waits,) = await bench.database.read(lambda uow: uow.reviews.open(10))
    await Review(bench.database).send(waits.id, by="operator 7", now=bench.now)
    await bench.tell()
    assert len(bench.inbox.got) == 1
    return waits.numbers[0]


def naming(document: Document) -> Reading:
    """Rules that read a name on the issuer's own page, which the report does not have."""
    found = present(document)
    if "wire" in (document.url or ""):
        return found
    return replace(found, actions=tuple(replace(a, persons_named=("Zed Zed",)) for a in found.actions))


async def official(bench: Bench, *, first_poll: bool = False) -> None:
    if not first_poll:
        bench.server.set_feed("us", rss(calm(1), calm(2)))
        await bench.turn("us")
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    await bench.turn("us")


async def test_an_official_text_that_says_something_else_is_told_aloud_and_unchecked(bench: Bench) -> None:
    number = await report(bench)
    await correcting(bench).fix(number, "count", "2", by_operator(bench))
    bench.reader._read_document = naming
    await official(bench)
    assert "official text says something else" in bench.inbox.got[-1][1]
    action = await bench.database.read(lambda uow: uow.actions.get(number))
    assert action is not None
    assert action.standing is Standing.OFFICIAL
    assert not action.checked


async def test_an_official_text_that_says_the_same_stays_checked(bench: Bench) -> None:
    number = await report(bench)
    await official(bench)
    action = await bench.database.read(lambda uow: uow.actions.get(number))
    assert action is not None
    assert action.standing is Standing.OFFICIAL
    assert action.checked
    assert len(bench.inbox.got) == 1


async def test_a_first_poll_that_confirms_edits_the_card_and_rings_for_nobody(bench: Bench) -> None:
    await report(bench)
    bench.reader._read_document = naming
    await official(bench, first_poll=True)
    assert len(bench.inbox.got) == 1
    assert len(bench.inbox.edits) == 1


async def test_a_second_reading_that_confirms_edits_a_fresh_card_only(bench: Bench) -> None:
    await report(bench)
    bench.reader._read_document = blind
    await official(bench)
    (one,) = await reread(bench, naming)
    await bench.tell()
    assert one.edited == 1
    assert len(bench.inbox.got) == 1
    assert len(bench.inbox.edits) == 1


async def test_a_second_reading_that_confirms_leaves_an_old_card_as_it_is(bench: Bench) -> None:
    number = await report(bench)
    bench.reader._read_document = blind
    await official(bench)
    bench.now += timedelta(days=100)
    await reread(bench, naming)
    await bench.tell()
    action = await bench.database.read(lambda uow: uow.actions.get(number))
    assert action is not None
    assert action.standing is Standing.OFFICIAL
    assert (len(bench.inbox.got), bench.inbox.edits) == (1, [])


async def test_who_asked_for_official_texts_alone_is_told_when_the_report_becomes_one(bench: Bench) -> None:
    await bench.subscribe(2, ActionFilter(standings=frozenset({Standing.OFFICIAL})))
    await report(bench)
    await official(bench)
    await bench.tell()
    assert [chat for chat, _ in bench.inbox.got] == [1, 2]


async def test_who_asked_for_official_texts_alone_is_not_told_by_a_first_poll(bench: Bench) -> None:
    await bench.subscribe(2, ActionFilter(standings=frozenset({Standing.OFFICIAL})))
    await report(bench)
    await official(bench, first_poll=True)
    assert [chat for chat, _ in bench.inbox.got] == [1]
