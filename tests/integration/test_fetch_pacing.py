"""Politeness: requests to one host come one at a time with a pause between; no host waits for another."""

import asyncio
from dataclasses import dataclass, field

from fetch_tools import failed, got, make_fetcher
from raw_server import RawServer, answer, then_silence

from bot.domain.feed import FailureKind


@dataclass
class Time:
    """A clock that only sleeping moves."""

    now: float = 100.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)


async def test_requests_to_one_host_come_one_at_a_time_with_a_pause() -> None:
    time = Time()
    async with (
        RawServer() as server,
        make_fetcher(host_spacing_seconds=2.0, clock=time, sleep=time.sleep) as fetcher,
    ):
        urls = [server.set(f"/{number}", answer("200 OK", b"x" * 50_000)) for number in range(4)]
        for result in await asyncio.gather(*map(fetcher.fetch, urls)):
            got(result)
        assert server.most_at_once == 1
        assert time.slept == [2.0, 2.0, 2.0]


async def test_a_pause_that_is_over_is_not_waited_for() -> None:
    time = Time()
    async with (
        RawServer() as server,
        make_fetcher(host_spacing_seconds=2.0, clock=time, sleep=time.sleep) as fetcher,
    ):
        got(await fetcher.fetch(server.set("/feed", answer())))
        time.now += 2.0
        got(await fetcher.fetch(server.url("/feed")))
    assert time.slept == []


async def test_a_failure_and_a_redirect_are_followed_by_the_pause_too() -> None:
    time = Time()
    async with (
        RawServer() as server,
        make_fetcher(host_spacing_seconds=2.0, clock=time, sleep=time.sleep) as fetcher,
    ):
        failed(await fetcher.fetch(server.url("/missing")))
        server.set("/new", answer())
        got(await fetcher.fetch(server.set("/old", answer("301 Moved", b"", "Location: /new"))))
    assert time.slept == [2.0, 2.0]


async def test_a_host_is_the_same_host_in_capitals() -> None:
    async with RawServer() as server, make_fetcher() as fetcher:
        server.set("/feed", answer("429 Slow down", b"", "Retry-After: 60"))
        for host in ("localhost", "LocalHost", "localhost."):
            assert failed(await fetcher.fetch(server.url("/feed", host))).kind is FailureKind.THROTTLED
        assert len(server.asked) == 1


async def test_one_slow_host_holds_up_no_other() -> None:
    async with RawServer() as slow, RawServer("127.0.0.2") as quick, make_fetcher() as fetcher:
        waiting = asyncio.create_task(fetcher.fetch(slow.set("/feed", then_silence(b""))))
        got(await fetcher.fetch(quick.set("/feed", answer())))
        assert not waiting.done()
        waiting.cancel()


async def test_who_waits_for_a_host_that_asks_for_a_pause_does_not_ask_it_again() -> None:
    async with RawServer() as server, make_fetcher() as fetcher:
        url = server.set("/feed", answer("429 Slow down", b"", "Retry-After: 60"))
        results = await asyncio.gather(*(fetcher.fetch(url) for _ in range(3)))
        assert {failed(result).kind for result in results} == {FailureKind.THROTTLED}
        assert len(server.asked) == 1
