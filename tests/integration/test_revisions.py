"""Acts that a revision of a page adds, on both databases: whom they reach, and when they wait."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pipeline_bench import US_ACT, Bench, calm, quiet_start, rss, us_item
from test_correcting import withdraw
from test_review import DAY, hold, us_text

from bot.domain.action import Document, Reading
from bot.domain.chat import ActionFilter
from bot.domain.review import ReviewItem
from bot.services.review import Review

CHINA = ActionFilter(targets=frozenset({"CN"}))
CUBA = ActionFilter(targets=frozenset({"CU"}))


async def rang(bench: Bench) -> None:
    """An act against China that rang an hour ago."""
    await quiet_start(bench)
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    await bench.turn("us", after=DAY)


async def revise(bench: Bench, *, after: timedelta = timedelta(hours=1)) -> None:
    """The same page comes to announce an act against Cuba, too."""
    bench.server.set_feed("us", rss(us_item(f"{US_ACT}\n{us_text('Cuba')}"), calm(1), calm(2)))
    await bench.turn("us", after=after)


def doubt(bench: Bench) -> None:
    """From now on everything is read with little confidence."""
    sure = bench.reader._read_document

    def unsure(document: Document) -> Reading:
        found = sure(document)
        return replace(found, actions=tuple(replace(a, confidence=0.1) for a in found.actions))

    bench.reader._read_document = unsure


async def waiting(bench: Bench) -> tuple[ReviewItem, ...]:
    return await bench.database.read(lambda uow: uow.reviews.open(10))


async def test_an_act_added_to_a_held_page_whose_act_was_withdrawn_waits_again(bench: Bench) -> None:
    await bench.subscribe(1)
    first = await hold(bench)
    await withdraw(bench, first.numbers[0])
    await revise(bench)
    (again,) = await waiting(bench)
    assert again.alert_id == first.alert_id
    assert len(again.numbers) == 2
    await Review(bench.database).send(again.id, by="operator 7", now=bench.now)
    await bench.tell()
    assert [chat for chat, _ in bench.inbox.got] == [1]


@pytest.mark.on_both
async def test_an_act_added_to_a_page_that_rang_reaches_who_follows_only_that_act(bench: Bench) -> None:
    await bench.subscribe(1, CHINA)
    await bench.subscribe(2, CUBA)
    await bench.subscribe(3, ActionFilter(issuers=frozenset({"RU"})))
    await rang(bench)
    assert [chat for chat, _ in bench.inbox.got] == [1]
    await revise(bench)
    cards = [(chat, text) for chat, text in bench.inbox.got if "Alert sent" not in text]
    assert [chat for chat, _ in cards] == [1, 2], "one card for each, none for who follows neither"
    assert "Cub" in cards[1][1]
    (reply,) = [(chat, text) for chat, text in bench.inbox.got if "Alert sent" in text]
    assert reply[0] == 1
    assert len(bench.inbox.edits) == 1
    assert await waiting(bench) == ()


async def test_an_act_added_by_a_weak_reading_waits_and_is_told_to_all_when_sent(bench: Bench) -> None:
    await bench.subscribe(1, CHINA)
    await bench.subscribe(2, CUBA)
    await rang(bench)
    doubt(bench)
    await revise(bench)
    assert [chat for chat, _ in bench.inbox.got] == [1]
    assert not any("Cub" in text for _, text in bench.inbox.edits), "what waits is on no card"
    (item,) = await waiting(bench)
    assert "confidence 0.10" in item.reason
    await Review(bench.database).send(item.id, by="operator 7", now=bench.now)
    await bench.tell()
    assert sorted(chat for chat, _ in bench.inbox.got) == [1, 1, 2]
    _, shown = bench.inbox.edits[-1]
    assert "Cub" in shown
    assert any("announces more" in text and "Cub" in text for _, text in bench.inbox.got)


async def test_an_act_added_long_after_the_page_was_found_waits(bench: Bench) -> None:
    await bench.subscribe(1)
    await rang(bench)
    await revise(bench, after=timedelta(days=60))
    assert len(bench.inbox.got) == 1
    assert not any("Cub" in text for _, text in bench.inbox.edits), "what waits is on no card"
    (item,) = await waiting(bench)
    assert "after it was first seen" in item.reason
