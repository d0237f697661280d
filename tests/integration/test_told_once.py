"""What was withdrawn or told already does not ring again, on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pipeline_bench import START, US_ACT, Bench, calm, item, rss, us_item
from test_correcting import told, withdraw
from test_review import DAY, REPORT, us_text

from bot.domain.errors import RefusedError
from bot.domain.review import ReviewItem, ReviewKind, Ruling
from bot.domain.words import Standing
from bot.services.review import Review


def embassy(bench: Bench) -> None:
    """The second source is another page of the same state."""
    bench.sources["cn"] = replace(
        bench.sources["cn"], country="US", body="US Embassy", zone="America/New_York"
    )


def agency(bench: Bench) -> None:
    bench.sources["cn"] = replace(
        bench.sources["cn"], country="GB", standing=Standing.AGENCY, zone="Europe/London"
    )


async def waiting(bench: Bench) -> tuple[ReviewItem, ...]:
    return await bench.database.read(lambda uow: uow.reviews.open(10))


async def send(bench: Bench, review: ReviewItem) -> None:
    await Review(bench.database).send(review.id, by="operator 7", now=bench.now)
    await bench.tell()


async def withdrawn_and_announced_again(bench: Bench) -> tuple[int, ReviewItem]:
    """Chat 1 was told of an act and of its withdrawal; another page has it now."""
    number = await told(bench)
    await withdraw(bench, number)
    await bench.tell()
    assert len(bench.inbox.got) == 2
    embassy(bench)
    bench.server.set_feed("cn", rss(us_item(slug="embassy-copy"), calm(1), calm(2)))
    await bench.turn("cn")
    (review,) = await waiting(bench)
    return number, review


async def test_what_was_withdrawn_waits_for_an_operator_when_another_page_has_it(bench: Bench) -> None:
    number, review = await withdrawn_and_announced_again(bench)
    assert len(bench.inbox.got) == 2, "it does not ring"
    assert (review.kind, review.numbers) == (ReviewKind.HELD, (number,))
    assert f"a{number} was withdrawn" in review.reason
    assert "It recalls a case of 2020." in review.reason
    assert await bench.numbers() == (), "no number is given, and it stays withdrawn"
    assert len(bench.inbox.told_operators) == 1
    await bench.tell()
    assert len(bench.inbox.told_operators) == 1
    mentions = await bench.database.read(lambda uow: uow.notices.announcing(number))
    assert len(mentions) == 2


async def test_what_was_withdrawn_stands_again_when_an_operator_sends_it(bench: Bench) -> None:
    number, review = await withdrawn_and_announced_again(bench)
    await bench.subscribe(2)
    await send(bench, review)
    assert sorted(bench.inbox.got[2:]) == [
        (chat, "US announces visa restrictions on Chinese officials") for chat in (1, 2)
    ]
    action = await bench.database.read(lambda uow: uow.actions.get(number))
    assert action is not None
    assert (action.withdrawn, action.withdrawn_why, action.checked) == (False, None, True)
    assert await bench.numbers() == (number,)
    assert len(bench.inbox.edits) == 2, "the card of the first page says no longer that it is withdrawn"


async def test_what_was_withdrawn_stays_so_when_an_operator_drops_it(bench: Bench) -> None:
    _, review = await withdrawn_and_announced_again(bench)
    await Review(bench.database).drop(review.id, by="operator 7", why="still wrong", now=bench.now)
    bench.server.set_feed("cn", rss(us_item(f"{US_ACT} Sad.", slug="embassy-copy"), calm(1), calm(2)))
    await bench.turn("cn")
    assert await waiting(bench) == ()
    assert len(bench.inbox.got) == 2
    assert await bench.numbers() == ()


async def test_a_new_act_rings_beside_one_that_was_withdrawn(bench: Bench) -> None:
    number = await told(bench)
    await withdraw(bench, number)
    await bench.tell()
    embassy(bench)
    both = f"{us_text('Cuba')}\n{US_ACT}"
    bench.server.set_feed("cn", rss(us_item(both, slug="embassy-copy"), calm(1), calm(2)))
    await bench.turn("cn")
    assert [text for _, text in bench.inbox.got[2:]] == ["US announces visa restrictions on Cuban officials"]
    (review,) = await waiting(bench)
    assert number in review.numbers
    await send(bench, review)
    assert "announces more" in bench.inbox.got[-1][1]
    assert number in await bench.numbers()


async def test_a_later_act_of_the_same_kind_rings_although_an_earlier_one_was_withdrawn(bench: Bench) -> None:
    number = await told(bench)
    await withdraw(bench, number)
    await bench.tell()
    later = item("again", "Accountability for Repression", US_ACT, START + timedelta(days=21))
    bench.server.set_feed("us", rss(later, us_item(), calm(1)))
    await bench.turn("us", after=timedelta(days=20))
    assert len(bench.inbox.got) == 3
    (new,) = await bench.numbers()
    assert new != number
    assert await waiting(bench) == ()


async def two_in_a_report_one_official(bench: Bench) -> ReviewItem:
    """A report of two acts waits; the issuer's own page has told the first."""
    agency(bench)
    await bench.subscribe(1)
    bench.server.set_feed("us", rss(calm(1), calm(2)))
    await bench.turn("us", after=timedelta())
    other = REPORT.replace("Chinese", "Cuban").replace("China", "Cuba")
    bench.server.set_feed("cn", rss(us_item(f"{REPORT}\n{other}", slug="wire"), calm(3)))
    await bench.turn("cn", after=DAY)
    (review,) = await waiting(bench)
    assert len(review.numbers) == 2
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    await bench.turn("us")
    assert [text for _, text in bench.inbox.got] == ["US announces visa restrictions on Chinese officials"]
    return review


async def test_of_a_report_only_what_its_issuer_has_not_told_yet_rings(bench: Bench) -> None:
    review = await two_in_a_report_one_official(bench)
    (still,) = await waiting(bench)
    assert still.id == review.id
    assert len(still.numbers) == 1, "operators see what is left"
    await send(bench, still)
    assert [text for _, text in bench.inbox.got[1:]] == ["US announces visa restrictions on Cuban officials"]


async def test_a_report_waits_no_longer_when_its_issuer_has_told_the_rest_as_well(bench: Bench) -> None:
    review = await two_in_a_report_one_official(bench)
    cuba = us_text("Cuba").replace("undermining democracy", "the repression of members of minorities")
    cuban = item("cuba", "Accountability", cuba, START + timedelta(days=1))
    bench.server.set_feed("us", rss(cuban, us_item(), calm(1), calm(2)))
    await bench.turn("us")
    assert len(bench.inbox.got) == 2
    assert await waiting(bench) == ()
    ruled = (await Review(bench.database).show(review.id)).item
    assert (ruled.ruling, ruled.ruled_by) == (Ruling.DROPPED, "the program")


async def test_what_was_merged_into_an_act_that_was_told_is_not_sent_again(bench: Bench) -> None:
    number = await told(bench)
    agency(bench)
    other = REPORT.replace("Chinese", "Cuban").replace("China", "Cuba")
    late = item("wire", "Accountability", other, START - timedelta(days=6))  # a Monday, too
    bench.server.set_feed("cn", rss(late, calm(1), calm(2)))
    await bench.turn("cn")
    (review,) = await waiting(bench)
    await bench.database.write(lambda uow: uow.actions.merge(review.numbers[0], number, bench.now))
    with pytest.raises(RefusedError, match="told already"):
        await send(bench, review)
    assert [each.id for each in await waiting(bench)] == [review.id]
    await bench.tell()
    assert len(bench.inbox.got) == 1


async def test_an_act_on_a_card_that_rang_does_not_ring_when_another_of_its_page_waits(bench: Bench) -> None:
    agency(bench)
    await bench.subscribe(1)
    bench.server.set_feed("us", rss(calm(1), calm(2)))
    await bench.turn("us", after=timedelta())
    bench.server.set_feed("cn", rss(us_item(REPORT, slug="wire"), calm(3)))
    await bench.turn("cn", after=DAY)
    (first,) = await waiting(bench)
    await send(bench, first)
    other = REPORT.replace("Chinese", "Cuban").replace("China", "Cuba")
    bench.now += timedelta(days=4)  # what comes now is stale: it waits
    bench.server.set_feed("cn", rss(us_item(f"{REPORT}\n{other}", slug="wire"), calm(3)))
    await bench.turn("cn")
    assert len(await waiting(bench)) == 1
    own = item("own", "Accountability", US_ACT, START + timedelta(days=3))
    bench.server.set_feed("us", rss(own, calm(1), calm(2)))
    await bench.turn("us")
    assert len(bench.inbox.got) == 1
    assert len(await waiting(bench)) == 1


async def test_a_withdrawn_report_stands_again_as_official_when_its_issuers_page_is_sent(
    bench: Bench,
) -> None:
    agency(bench)
    await bench.subscribe(1)
    bench.server.set_feed("us", rss(calm(1), calm(2)))
    await bench.turn("us", after=timedelta())
    bench.server.set_feed("cn", rss(us_item(REPORT, slug="wire"), calm(3)))
    await bench.turn("cn", after=DAY)
    (first,) = await waiting(bench)
    await send(bench, first)
    (number,) = await bench.numbers()
    await withdraw(bench, number, "A slip of the agency.")
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    await bench.turn("us")
    (again,) = await waiting(bench)
    before = len(bench.inbox.got)
    await send(bench, again)
    assert len(bench.inbox.got) == before + 1
    action = await bench.database.read(lambda uow: uow.actions.get(number))
    assert action is not None
    assert (action.standing, action.body) == (Standing.OFFICIAL, "Department of State")
    assert not action.withdrawn
