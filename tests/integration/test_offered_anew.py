"""Whom an alert concerns only since an operator's correction, on both databases."""

from datetime import timedelta

import pytest
from pipeline_bench import START, US_ACT, Bench, calm, item, quiet_start, rss, us_item
from test_correcting import by_operator, correcting, told
from test_review import DAY

from bot.domain.chat import ActionFilter
from bot.domain.words import Measure
from bot.services.review import Review

RUSSIA = ActionFilter(targets=frozenset({"RU"}))
CHINA = ActionFilter(targets=frozenset({"CN"}))
NEWS = "US announces visa restrictions on Russian officials"


async def fix(bench: Bench, number: int, field: str, words: str) -> bool:
    """Whether it was offered to others."""
    done = await correcting(bench).fix(number, field, words, by_operator(bench))
    return done.offered


def got(bench: Bench, chat: int) -> list[str]:
    return [text for to, text in bench.inbox.got if to == chat]


async def test_who_follows_only_what_the_correction_says_gets_the_alert_once(bench: Bench) -> None:
    await bench.subscribe(2, RUSSIA)
    number = await told(bench)
    assert got(bench, 2) == []
    bench.now += timedelta(hours=2)
    assert await fix(bench, number, "targets", "RU")
    for _ in range(2):
        await bench.tell()
    assert got(bench, 2) == [NEWS]
    (card, reply) = got(bench, 1)
    assert "<b>Target</b>: was China, is Russia" in reply
    assert card != NEWS


async def test_who_gets_it_now_gets_the_next_correction_too(bench: Bench) -> None:
    await bench.subscribe(2, RUSSIA)
    number = await told(bench)
    await fix(bench, number, "targets", "RU")
    await bench.tell()
    await fix(bench, number, "measures", "entry_ban")
    await bench.tell()
    card, reply = got(bench, 2)
    assert card == NEWS
    assert "<b>Measure</b>" in reply


async def test_two_corrections_before_anybody_is_told_make_one_alert(bench: Bench) -> None:
    await bench.subscribe(2, RUSSIA)
    await bench.subscribe(3, ActionFilter(measures=frozenset({Measure.ENTRY_BAN})))
    number = await told(bench)
    await fix(bench, number, "targets", "RU")
    await fix(bench, number, "measures", "entry_ban")
    await bench.tell()
    assert len(got(bench, 2)) == len(got(bench, 3)) == 1


async def test_a_correction_that_no_wish_can_tell_offers_nothing(bench: Bench) -> None:
    number = await told(bench)
    assert not await fix(bench, number, "legal_basis", "Section 212(f)")


async def test_who_followed_the_uncorrected_act_later_is_not_told_of_it(bench: Bench) -> None:
    number = await told(bench)
    await bench.subscribe(2, CHINA)
    await bench.subscribe(3)
    await fix(bench, number, "targets", "CN, RU")
    await bench.tell()
    assert got(bench, 2) == got(bench, 3) == []


async def test_who_follows_it_only_after_the_correction_is_not_told(bench: Bench) -> None:
    number = await told(bench)
    await fix(bench, number, "targets", "RU")
    bench.now += timedelta(minutes=1)
    await bench.subscribe(2, RUSSIA)
    await bench.tell()
    assert got(bench, 2) == []


async def test_an_old_act_that_is_corrected_rings_for_nobody(bench: Bench) -> None:
    await bench.subscribe(2, RUSSIA)
    number = await told(bench)
    bench.now += timedelta(hours=73)
    assert not await fix(bench, number, "targets", "RU")
    await bench.tell()
    assert got(bench, 2) == []
    assert len(got(bench, 1)) == 2, "who was told is told, however late"


@pytest.mark.parametrize("ruling", ["wait", "drop", "send"])
async def test_what_an_operator_holds_is_told_by_an_operator(bench: Bench, ruling: str) -> None:
    await bench.subscribe(2, RUSSIA)
    bench.server.set_feed("us", rss(us_item(), calm(1)))
    await bench.turn("us", after=DAY)
    (waits,) = await bench.database.read(lambda uow: uow.reviews.open(10))
    review = Review(bench.database)
    if ruling == "drop":
        await review.drop(waits.id, by="operator 7", why="old", now=bench.now)
    if ruling == "send":
        await review.send(waits.id, by="operator 7", now=bench.now)
        await bench.tell()
    assert await fix(bench, waits.numbers[0], "targets", "RU") is (ruling == "send")
    await bench.tell()
    assert got(bench, 2) == ([NEWS] if ruling == "send" else [])


async def test_who_was_told_of_it_as_a_step_of_an_exchange_is_not_told_twice(bench: Bench) -> None:
    await bench.subscribe(2, ActionFilter(issuers=frozenset({"US"})))
    await quiet_start(bench)
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    await bench.turn("us", after=DAY)
    again = item("more", "More", US_ACT.replace("officials of", "diplomats of"), START + timedelta(days=2))
    bench.server.set_feed("us", rss(again, us_item(), calm(1)))
    await bench.turn("us", after=timedelta(days=1))
    before = len(got(bench, 2))
    (first, *_) = await bench.numbers()
    await fix(bench, first, "issuer", "GB")
    await bench.tell()
    assert len(got(bench, 2)) == before + 1, "the correction alone"


RUSSIAN_ACT = US_ACT.replace("the People's Republic of China", "the Russian Federation").replace(
    "in China", "in Russia"
)


async def test_who_follows_only_what_a_revised_page_says_gets_the_alert_once(bench: Bench) -> None:
    await bench.subscribe(2, RUSSIA)
    await told(bench)
    for text in (RUSSIAN_ACT, f"{RUSSIAN_ACT} It is a sad day."):
        bench.server.set_feed("us", rss(us_item(text), calm(1), calm(2)))
        await bench.turn("us")
    assert got(bench, 2) == [NEWS]
    assert len(got(bench, 1)) == 2, "the card and its correction"


async def test_a_page_that_is_revised_late_rings_for_nobody_new(bench: Bench) -> None:
    await bench.subscribe(2, RUSSIA)
    await told(bench)
    bench.server.set_feed("us", rss(us_item(RUSSIAN_ACT), calm(1), calm(2)))
    await bench.turn("us", after=timedelta(days=4))
    assert got(bench, 2) == []
    assert len(got(bench, 1)) == 2


async def test_a_held_page_that_is_revised_waits_as_before(bench: Bench) -> None:
    await bench.subscribe(2, RUSSIA)
    for text in (US_ACT, RUSSIAN_ACT):
        bench.server.set_feed("us", rss(us_item(text), calm(1)))
        await bench.turn("us", after=DAY)
    assert bench.inbox.got == []
