"""Operators' corrections on both databases: who was told is told again, what a person said stays."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pipeline_bench import US_ACT, Bench, calm, cn_item, quiet_start, rss, us_item

from bot.domain.errors import RefusedError, UnknownActionError
from bot.domain.review import Ruling
from bot.domain.words import LinkKind, Measure
from bot.render.corrected import render_corrected
from bot.render.headline import headline
from bot.services.correcting import Corrected, Correcting
from bot.services.deeds import Deed
from bot.services.retention import Retention

DAY = timedelta(days=1, hours=1)


def by_operator(bench: Bench, why: str = "") -> Deed:
    return Deed("operator 7", why, bench.now)


def correcting(bench: Bench) -> Correcting:
    return Correcting(bench.database, headline)


async def told(bench: Bench) -> int:
    """One action that chat 1 was told of."""
    await bench.subscribe(1)
    await quiet_start(bench)
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    await bench.turn("us", after=DAY)
    assert len(bench.inbox.got) == 1
    (number,) = await bench.numbers()
    return number


async def withdraw(bench: Bench, number: int, why: str = "It recalls a case of 2020.") -> Corrected:
    return await correcting(bench).withdraw(number, by_operator(bench, why))


async def newest_deeds(bench: Bench, count: int = 1) -> list[tuple[str, str, str]]:
    lines = await bench.database.read(lambda uow: uow.audit.recent(count))
    return [(actor, deed, detail) for _, actor, deed, detail in lines]


async def test_a_withdrawal_edits_the_card_and_tells_those_who_had_it_why(bench: Bench) -> None:
    number = await told(bench)
    await bench.subscribe(2)  # was told nothing, so hears nothing
    bench.now += timedelta(minutes=17)
    done = await withdraw(bench, number)
    assert (done.chats, done.loud) == (1, True)
    await bench.tell()
    assert len(bench.inbox.edits) == 1
    _, (chat, reply) = bench.inbox.got
    assert chat == 1
    for words in ("Withdrawn: the alert above was wrong", "It said:", "It recalls a case of 2020."):
        assert words in reply
    assert "by an operator" in reply
    assert "please pass this on too" in reply
    assert await bench.numbers() == ()  # no search and no link finds it
    (reached, deed) = await newest_deeds(bench, 2)
    assert deed == ("operator 7", "withdrawn", f"/a{number}: It recalls a case of 2020.")
    assert reached[2].endswith("1 of 1 chat")


async def test_a_withdrawn_action_stays_withdrawn_when_its_page_is_revised(bench: Bench) -> None:
    number = await told(bench)
    await withdraw(bench, number)
    await bench.tell()
    before = len(bench.inbox.got)
    bench.server.set_feed("us", rss(us_item(f"{US_ACT} It is a sad day."), calm(1), calm(2)))
    await bench.turn("us")
    assert len(bench.inbox.got) == before
    action = await bench.database.read(lambda uow: uow.actions.get(number))
    assert action is not None
    assert action.withdrawn
    assert action.withdrawn_why == "It recalls a case of 2020."


async def test_who_was_not_told_yet_is_not_told_of_what_is_withdrawn(bench: Bench) -> None:
    await bench.subscribe(1)
    await quiet_start(bench)
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    bench.now += DAY
    await bench.poller.poll(bench.sources["us"])
    await bench.reader.drain()
    await bench.fan_out.drain()
    (number,) = await bench.numbers()
    assert (await withdraw(bench, number)).chats == 0
    await bench.tell()
    assert bench.inbox.got == []


async def test_an_alert_withdrawn_before_its_fan_out_reaches_nobody(bench: Bench) -> None:
    await bench.subscribe(1)
    await quiet_start(bench)
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    bench.now += DAY
    await bench.poller.poll(bench.sources["us"])
    await bench.reader.drain()
    (number,) = await bench.numbers()
    await withdraw(bench, number)
    await bench.tell()
    assert bench.inbox.got == []


async def test_what_waited_because_of_it_waits_no_longer(bench: Bench) -> None:
    await bench.subscribe(1)
    bench.server.set_feed("us", rss(us_item(), calm(1)))
    await bench.turn("us", after=DAY)
    (waiting,) = await bench.database.read(lambda uow: uow.reviews.open(10))
    await withdraw(bench, waiting.numbers[0], "It announces nothing.")
    ruled = await bench.database.read(lambda uow: uow.reviews.get(waiting.id))
    assert ruled is not None
    assert (ruled.ruling, ruled.ruled_by, ruled.why) == (
        Ruling.WITHDRAWN,
        "operator 7",
        "It announces nothing.",
    )
    await bench.tell()
    assert bench.inbox.got == []


async def test_nothing_is_withdrawn_twice_and_nothing_that_is_not_there(bench: Bench) -> None:
    number = await told(bench)
    await withdraw(bench, number)
    with pytest.raises(RefusedError, match="already"):
        await withdraw(bench, number)
    with pytest.raises(UnknownActionError, match="a999"):
        await withdraw(bench, 999)
    await bench.tell()
    assert len(bench.inbox.edits) == 1


async def test_a_material_fix_edits_and_tells_from_what_to_what(bench: Bench) -> None:
    number = await told(bench)
    done = await correcting(bench).fix(number, "targets", "RU", by_operator(bench))
    assert (done.chats, done.loud) == (1, True)
    assert done.action.targets == ("RU",)
    assert done.action.checked
    await bench.tell()
    assert [text for _, text in bench.inbox.edits] == ["US announces visa restrictions on Russian officials"]
    _, (_, reply) = bench.inbox.got
    assert "<b>Target</b>: was China, is Russia" in reply
    assert "checked by a person" in reply


async def test_a_small_fix_edits_and_rings_for_nobody(bench: Bench) -> None:
    number = await told(bench)
    done = await correcting(bench).fix(number, "legal_basis", "Section 212(f)", by_operator(bench, "typo"))
    assert not done.loud
    await bench.tell()
    assert len(bench.inbox.edits) == 1
    assert len(bench.inbox.got) == 1
    ((actor, deed, detail),) = await newest_deeds(bench)
    assert (actor, deed) == ("operator 7", "fixed")
    assert detail.endswith("Section 212(f): typo")


async def test_what_a_person_set_stays_and_a_revision_of_the_page_tells_nothing_anew(bench: Bench) -> None:
    number = await told(bench)
    await correcting(bench).fix(number, "measures", "entry_ban", by_operator(bench))
    await correcting(bench).fix(number, "measures", "entry_ban, visa_restriction", by_operator(bench))
    await bench.tell()
    before = (len(bench.inbox.got), await bench.numbers())
    bench.server.set_feed("us", rss(us_item(f"{US_ACT} It is a sad day."), calm(1), calm(2)))
    await bench.turn("us")
    assert (len(bench.inbox.got), await bench.numbers()) == before, "no new number, no alert"
    action = await bench.database.read(lambda uow: uow.actions.get(number))
    assert action is not None
    assert action.measures == (Measure.ENTRY_BAN, Measure.VISA_RESTRICTION)
    assert action.checked
    assert await bench.database.read(lambda uow: uow.reviews.open(5)) == ()


async def test_facts_that_a_machine_changed_later_count_as_read_by_machine(bench: Bench) -> None:
    number = await told(bench)
    await correcting(bench).fix(number, "legal_basis", "Section 212(f)", by_operator(bench))
    russia = US_ACT.replace("the People's Republic of China", "the Russian Federation").replace(
        "in China", "in Russia"
    )
    bench.server.set_feed("us", rss(us_item(russia), calm(1), calm(2)))
    await bench.turn("us")
    action = await bench.database.read(lambda uow: uow.actions.get(number))
    assert action is not None
    assert (action.targets, action.legal_basis) == (("RU",), "Section 212(f)")
    assert not action.checked


async def test_what_cannot_be_set_changes_nothing(bench: Bench) -> None:
    number = await told(bench)
    for field, words in (("targets", "Atlantis"), ("targets", "CN"), ("nonsense", "x")):
        with pytest.raises(RefusedError):
            await correcting(bench).fix(number, field, words, by_operator(bench))
    await bench.tell()
    assert bench.inbox.edits == []


async def exchange(bench: Bench) -> tuple[int, int]:
    """An act and its answer, both told."""
    first = await told(bench)
    bench.server.set_feed("cn", rss(cn_item(), calm(1), calm(2)))
    await bench.turn("cn", after=timedelta(days=10))
    return first, (await bench.numbers())[-1]


@pytest.mark.on_both
async def test_a_link_is_taken_away_for_good_and_put_back_by_hand(bench: Bench) -> None:
    first, answer = await exchange(bench)
    assert await bench.database.read(lambda uow: uow.actions.exchange(first)) == (first, answer)
    done = await correcting(bench).unlink(answer, first, None, by_operator(bench))
    assert done.chats == 2
    assert await bench.database.read(lambda uow: uow.actions.exchange(first)) == (first,)
    with pytest.raises(RefusedError, match="no such link"):
        await correcting(bench).unlink(answer, first, None, by_operator(bench))
    await correcting(bench).link(answer, first, LinkKind.ANSWERS, by_operator(bench, "the question names it"))
    (view,) = await bench.database.read(lambda uow: uow.actions.views([answer]))
    ((link),) = view.answers
    assert link.reasons == ("A person linked them: the question names it",)
    with pytest.raises(RefusedError, match="Give the later one first"):
        await correcting(bench).link(first, answer, LinkKind.ANSWERS, by_operator(bench))
    await bench.tell()
    assert len(bench.inbox.got) == 2, "cards are edited, nobody is rung"
    assert len(bench.inbox.edits) == 2


async def test_two_records_of_one_act_become_one(bench: Bench) -> None:
    first, answer = await exchange(bench)
    done = await correcting(bench).merge(answer, first, by_operator(bench))
    assert done.action.number == first
    assert done.loud, "the chat was told of another issuer"
    assert await bench.numbers() == (first,)
    with pytest.raises(RefusedError, match="one action already"):
        await correcting(bench).merge(answer, first, by_operator(bench))
    await bench.tell()
    *_, (_, reply) = bench.inbox.got
    assert "<b>Issuer</b>: was China, is" in reply


async def two_pages(bench: Bench) -> int:
    """One action that two pages announce; chat 1 was told by the first."""
    number = await told(bench)
    bench.sources["cn"] = replace(
        bench.sources["cn"], country="US", body="US Embassy", zone="America/New_York"
    )
    bench.server.set_feed("cn", rss(us_item(slug="embassy-copy"), calm(1), calm(2)))
    await bench.turn("cn")
    assert await bench.numbers() == (number,)
    return number


async def test_a_page_that_is_about_another_act_gets_a_number_and_waits_for_an_operator(bench: Bench) -> None:
    number = await two_pages(bench)
    copy = "https://www.example.org/embassy-copy/"
    done = await correcting(bench).split(number, copy, by_operator(bench, "it names others"))
    assert done.chats == 0
    own, whole = await bench.database.read(lambda uow: uow.actions.views([done.action.number, number]))
    assert (own.urls, whole.urls) == ((copy,), ("https://www.example.org/accountability/",))
    assert replace(own.action, number=number) == whole.action
    (waiting,) = await bench.database.read(lambda uow: uow.reviews.open(5))
    assert (waiting.numbers, waiting.url) == ((done.action.number,), copy)
    await bench.tell()
    assert len(bench.inbox.got) == 1
    with pytest.raises(RefusedError, match="nothing to split"):
        await correcting(bench).split(done.action.number, copy, by_operator(bench))
    with pytest.raises(RefusedError, match="not announced at"):
        await correcting(bench).split(number, copy, by_operator(bench))


@pytest.mark.on_both
async def test_the_page_that_rang_takes_its_card_along(bench: Bench) -> None:
    number = await two_pages(bench)
    page = "https://www.example.org/accountability/"
    done = await correcting(bench).split(number, page, by_operator(bench))
    assert done.chats == 1
    assert await bench.database.read(lambda uow: uow.reviews.open(5)) == ()
    whole = await bench.database.read(lambda uow: uow.actions.views([number]))
    assert whole[0].urls == ("https://www.example.org/embassy-copy/",)
    await bench.tell()
    assert len(bench.inbox.edits) == 1
    assert len(bench.inbox.got) == 1
    assert (await withdraw(bench, number)).chats == 0, "the card belongs to the other one now"
    assert (await withdraw(bench, done.action.number)).chats == 1


async def test_after_the_retention_the_answer_says_how_many_were_told_and_cannot_be_now(bench: Bench) -> None:
    number = await told(bench)
    bench.now += timedelta(days=181)
    await Retention(bench.database, bench.clock).sweep()
    done = await withdraw(bench, number)
    assert (done.chats, done.forgotten) == (0, 1)
    said = render_corrected("Withdrawn", done.action, chats=0, loud=True, forgotten=done.forgotten).html
    assert "1 chat was told; addresses are no longer kept" in said
    assert "Nobody has been told" not in said
    await bench.tell()
    assert len(bench.inbox.got) == 1


async def test_an_act_that_nobody_was_told_of_was_told_to_nobody(bench: Bench) -> None:
    await quiet_start(bench)
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    await bench.turn("us", after=DAY)
    (number,) = await bench.numbers()
    done = await withdraw(bench, number)
    assert "Nobody has been told" in render_corrected("Withdrawn", done.action, chats=0, loud=True).html


async def test_of_two_records_the_one_that_stays_learns_the_last_day_and_its_cards_show_it(
    bench: Bench,
) -> None:
    first, answer = await exchange(bench)
    ends = (bench.now + timedelta(days=300)).date()
    fixed = await correcting(bench).fix(answer, "expires_on", ends.isoformat(), by_operator(bench))
    assert not fixed.loud, "a last day is a small addition"
    await bench.tell()
    rung, edited = len(bench.inbox.got), len(bench.inbox.edits)
    done = await correcting(bench).merge(answer, first, by_operator(bench))
    assert done.action.expires_on == ends
    await bench.tell()
    assert len(bench.inbox.got) == rung + 1, "one card told of another issuer; the other is only edited"
    assert len(bench.inbox.edits) == edited + 2
    bench.server.set_feed("us", rss(us_item(f"{US_ACT} It is a sad day."), calm(1), calm(2)))
    await bench.turn("us")
    kept = await bench.database.read(lambda uow: uow.actions.get(first))
    assert kept is not None
    assert kept.expires_on == ends, "and another reading does not take it away"
