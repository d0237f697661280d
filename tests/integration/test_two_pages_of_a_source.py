"""A source hits officials of one state twice in a week: both acts are told, and a page told again is not."""

from datetime import timedelta

from pipeline_bench import START, Bench, calm, item, quiet_start, rss

from bot.domain.review import ReviewKind
from bot.render.held import held

DAY = timedelta(days=1)
BRIBES = "Today I am announcing visa restrictions on Ghanaian officials who took bribes from mining firms."
BALLOTS = "Today I am announcing visa restrictions on Ghanaian officials who tampered with ballots."
SHEET = "We are imposing visa restrictions on Ghanaian officials for bribes paid by mining firms."
MORE = "Today I am announcing visa restrictions on Ghanaian officials who took bribes from the harbour."


async def pages(bench: Bench, *texts: tuple[str, timedelta]) -> None:
    """A chat follows all; the source brings one page after the other."""
    await quiet_start(bench)
    await bench.subscribe(1)
    items = [calm(1), calm(2)]
    for place, (text, after) in enumerate(texts):
        bench.now = START + DAY + after
        items.insert(0, item(f"page-{place}", f"Page {place}", text, bench.now))
        bench.server.set_feed("us", rss(*items))
        await bench.turn("us")


async def test_two_acts_within_three_days_are_told_both(bench: Bench) -> None:
    await pages(bench, (BRIBES, timedelta()), (BALLOTS, 2 * DAY))
    assert len(bench.inbox.got) == 2
    assert len(await bench.numbers()) == 2


async def test_a_fact_sheet_beside_its_press_release_rings_once(bench: Bench) -> None:
    await pages(bench, (BRIBES, timedelta()), (SHEET, timedelta(hours=3)), (BRIBES, 2 * DAY))
    assert len(bench.inbox.got) == 1
    assert len(await bench.numbers()) == 1
    assert await bench.database.read(lambda uow: uow.reviews.open(10)) == ()


async def test_what_may_be_either_waits_for_an_operator(bench: Bench) -> None:
    await pages(bench, (BRIBES, timedelta()), (MORE, 2 * DAY))
    assert len(bench.inbox.got) == 1
    first, second = await bench.numbers()
    (waits,) = await bench.database.read(lambda uow: uow.reviews.open(10))
    assert (waits.kind, waits.numbers) == (ReviewKind.HELD, (second,))
    assert waits.reason == f"perhaps a{first} again, which an earlier page of this source announced"
    assert held(waits.reason, "zh") == f"也许是该来源先前页面已宣布的a{first}"
