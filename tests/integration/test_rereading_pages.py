"""Rereading an act that two pages announce: the one that says less takes nothing away."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pipeline_bench import START, US_ACT, Bench, calm, item, quiet_start, rss, us_item
from sqlalchemy import text
from test_correcting import by_operator, correcting
from test_rereading import present, replayed, reread
from test_told_once import agency, embassy

from bot.domain.action import Action, Document, Reading
from bot.services.ports import UnitOfWork
from bot.services.reading import ReadDocument

DAY = timedelta(days=1)
POOR_ACT = US_ACT.split(" The restrictions are taken")[0]


async def act(bench: Bench) -> Action:
    (number,) = await bench.numbers()
    action = await bench.database.read(lambda uow: uow.actions.get(number))
    assert action is not None
    return action


async def mentions(bench: Bench) -> list[tuple[int, bool]]:
    """Which action each notice announces, or retells, in order of storing."""

    def work(uow: UnitOfWork) -> list[tuple[int, bool]]:
        session = uow.actions._session  # type: ignore[attr-defined] # no use case asks for this
        rows = session.execute(text("SELECT number, new FROM mention ORDER BY id"))
        return [(number, bool(new)) for number, new in rows]

    return await bench.database.read(work)


async def two_pages(bench: Bench, second: str = POOR_ACT) -> Action:
    """The department announced an act with its law; an embassy's page without it followed."""
    await bench.subscribe(7)
    await quiet_start(bench)
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    await bench.turn("us", after=DAY)
    bench.server.set_feed("cn", rss(us_item(second, slug="embassy-copy"), calm(1), calm(2)))
    await bench.turn("cn")
    told = await act(bench)
    assert told.legal_basis
    return told


def dated(document: Document) -> Reading:
    """The present rules; the first page also gives names, a reason and days."""
    found = present(document)
    if "embassy" in (document.url or ""):
        return found
    day = START.date()
    more = (
        replace(
            act,
            persons_named=("Ann Fenwick",),
            count=1,
            named=True,
            reason="repression",
            effective_on=day + 7 * DAY,
            expires_on=day + 90 * DAY,
        )
        for act in found.actions
    )
    return replace(found, actions=tuple(more))


@pytest.mark.parametrize("rules", [present, dated])
@pytest.mark.parametrize("page", [embassy, agency])
async def test_a_second_reading_by_the_same_rules_leaves_what_the_fuller_page_told(
    bench: Bench, page: object, rules: ReadDocument
) -> None:
    page(bench)  # type: ignore[operator] # both change the bench
    bench.reader._read_document = rules
    told = await two_pages(bench)
    for _ in range(2):
        assert await reread(bench, rules) == []
        assert await replayed(bench, before=None, after=rules) == []
    await bench.tell()
    assert await act(bench) == told
    assert bench.inbox.edits == []


async def test_what_an_operator_corrected_stays_and_is_no_difference(bench: Bench) -> None:
    embassy(bench)
    await two_pages(bench)
    (number,) = await bench.numbers()
    await correcting(bench).fix(number, "count", "4", by_operator(bench))
    assert await reread(bench, present) == []
    assert await replayed(bench, before=None, after=present) == []
    assert (await act(bench)).count == 4


async def test_new_rules_change_the_facts_of_the_page_that_leads(bench: Bench) -> None:
    embassy(bench)
    await two_pages(bench)
    assert [trial.notice.url for trial in await replayed(bench, before=None, after=dated)] == [
        "https://www.example.org/accountability/"
    ]
    (one,) = await reread(bench, dated)
    assert one.changed
    assert (await act(bench)).persons == ("Ann Fenwick",)
    assert await reread(bench, dated) == []


async def test_new_rules_take_back_what_the_page_that_leads_no_longer_says(bench: Bench) -> None:
    embassy(bench)
    bench.reader._read_document = dated
    await two_pages(bench)
    (one,) = await reread(bench, present)
    assert one.changed
    assert (await act(bench)).persons == ()


async def test_a_revision_of_the_poorer_page_takes_nothing_away(bench: Bench) -> None:
    embassy(bench)
    told = await two_pages(bench)
    bench.server.set_feed("cn", rss(us_item(f"{POOR_ACT} Sad.", slug="embassy-copy"), calm(1), calm(2)))
    await bench.turn("cn")
    assert (await act(bench)).legal_basis == told.legal_basis


async def test_an_act_that_a_notice_retells_is_an_earlier_one_and_not_its_own(bench: Bench) -> None:
    await quiet_start(bench)
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    await bench.turn("us", after=DAY)

    def retelling(document: Document) -> Reading:
        found = present(document)
        older = tuple(replace(a, new=False) for a in found.actions)
        fresh = tuple(replace(a, count=3) for a in found.actions)
        return replace(found, actions=fresh + older)

    bench.reader._read_document = retelling
    later = item("later", "Further steps", US_ACT, START + 9 * DAY)
    bench.server.set_feed("us", rss(later, us_item(), calm(1)))
    await bench.turn("us", after=8 * DAY)
    first, second = await bench.numbers()
    assert await mentions(bench) == [(first, True), (second, True), (first, False)]
