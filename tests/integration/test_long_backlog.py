"""Much to read at once: what was read is told meanwhile, news goes first, and the end is not waited for."""

from datetime import timedelta

import pytest
from pipeline_bench import START, US_ACT, Bench, calm, item, quiet_start, rss

from bot.services import reading

ACTS = ("Chinese", "Iranian", "Cuban", "Belarusian", "Ghanaian")


def act(name: str) -> str:
    text = US_ACT.replace("of the People's Republic of China", f"of the {name} Government")
    return item(f"act-{name}", f"Visa restrictions, {name}", text, START + timedelta(days=1))


async def read_in_twos(bench: Bench, monkeypatch: pytest.MonkeyPatch, *, first_poll: bool = False) -> None:
    """A source brings five acts, and the reader takes two at a time."""
    monkeypatch.setattr(reading, "BATCH", 2)
    if not first_poll:
        await quiet_start(bench)
    bench.server.set_feed("us", rss(*map(act, ACTS), calm(1), calm(2)))
    bench.now += timedelta(days=1, hours=1)
    await bench.poller.poll(bench.sources["us"])


async def test_acts_are_told_while_others_still_wait_to_be_read(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bench.subscribe(1)
    await read_in_twos(bench, monkeypatch)
    told: list[int] = []

    async def tell() -> None:
        await bench.fan_out.drain()
        await bench.deliverer.drain()
        told.append(len(bench.inbox.got))

    report = await bench.reader.drain(tell)
    assert told == [2, 4, 5]
    assert report.read == 5


async def test_a_reader_that_is_stopped_leaves_the_rest_unread(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    await read_in_twos(bench, monkeypatch)

    async def stop() -> None:
        bench.reader.stop()

    report = await bench.reader.drain(stop)
    assert report.read == 2
    assert len(await bench.database.read(lambda uow: uow.entries.unread(10))) == 3
    assert (await bench.reader.drain()).read == 0


async def test_the_back_list_of_a_new_source_keeps_no_news_waiting(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.server.set_feed("cn", rss(calm(1), calm(2)))
    await bench.turn("cn")
    await bench.subscribe(1)
    await read_in_twos(bench, monkeypatch, first_poll=True)
    news = item("news", "News", US_ACT.replace("the People", "our own People"), bench.now)
    bench.server.set_feed("cn", rss(news, calm(1), calm(2)))
    await bench.poller.poll(bench.sources["cn"])
    read: list[list[str]] = []

    async def note() -> None:
        waiting = await bench.database.read(lambda uow: uow.entries.unread(10))
        read.append([each.source_id for each in waiting])

    await bench.reader.drain(note)
    assert set(read[0]) == {"us"}, "the last published is read first: the others ring for nobody"
    assert len(read[0]) == 6
    assert read[-1] == []
