"""Ticks that are cut short, and ticks that fail."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from structlog.testing import capture_logs

from bot.domain.errors import StoreError
from bot.schedule import Tick, make_scheduler, watch_clock


async def test_a_tick_cut_short_by_the_end_is_no_error(caplog: pytest.LogCaptureFixture) -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    scheduler = make_scheduler((Tick("slow", 0.01, slow),))
    with caplog.at_level(logging.ERROR):
        scheduler.start()
        await begun.wait()
        scheduler.shutdown(wait=False)
        await ended.wait()
        for _ in range(5):  # the executor hears of the end in later turns of the loop
            await asyncio.sleep(0)
    assert caplog.records == []


async def test_a_tick_that_fails_is_an_error(caplog: pytest.LogCaptureFixture) -> None:
    failed = asyncio.Event()

    async def broken() -> None:
        failed.set()
        raise LookupError("a bug")

    scheduler = make_scheduler((Tick("broken", 0.01, broken),))
    with caplog.at_level(logging.ERROR):
        scheduler.start()
        await failed.wait()
        for _ in range(5):
            await asyncio.sleep(0)
        scheduler.shutdown(wait=False)
    assert any("a bug" in str(record.exc_info) for record in caplog.records)


async def test_what_people_can_mend_is_told_once_and_when_it_is_over() -> None:
    calls = 0
    done = asyncio.Event()

    async def refused() -> None:
        nonlocal calls
        calls += 1
        if calls <= 3:
            raise StoreError("the disk is full. Make room.")
        if calls == 5:
            done.set()

    scheduler = make_scheduler((Tick("refused", 0.01, refused),))
    with capture_logs() as told:
        scheduler.start()
        await done.wait()
        scheduler.shutdown(wait=False)
    assert [(line["event"], line.get("problem")) for line in told] == [
        ("tick.failed", "the disk is full. Make room."),
        ("tick.failed.over", None),
    ]


class Clock:
    """A clock on the wall that somebody sets, and the steady one beside it."""

    def __init__(self) -> None:
        self.off = timedelta(0)
        self.now = datetime.now(UTC)

    def wall(self) -> datetime:
        return self.now + self.off

    def steady(self) -> float:
        return 0.0


async def _watched(clock: Clock, happens: Callable[[], None]) -> tuple[list[datetime | None], list[str]]:
    """When the one tick is planned before and after something happens, and what was logged."""

    async def nothing() -> None: ...

    scheduler = make_scheduler((Tick("slow", 3600, nothing),))
    scheduler.start(paused=True)
    planned = [scheduler.get_jobs()[0].next_run_time]
    with capture_logs() as told:
        watching = asyncio.create_task(watch_clock(scheduler, clock.wall, clock.steady, every_seconds=0))
        await asyncio.sleep(0)
        happens()
        for _ in range(5):  # turns of the loop, each a look at the clock
            await asyncio.sleep(0)
        watching.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watching
    planned.append(scheduler.get_jobs()[0].next_run_time)
    scheduler.shutdown(wait=False)
    return planned, [str(line["event"]) for line in told]


@pytest.mark.parametrize("hours", [-2, 2])
async def test_a_clock_that_was_set_makes_the_ticks_due_once(hours: int) -> None:
    clock = Clock()
    planned, told = await _watched(clock, lambda: setattr(clock, "off", timedelta(hours=hours)))
    assert planned[1] == clock.wall() != planned[0]
    assert told == ["clock.jumped"]


async def test_a_clock_that_is_corrected_by_a_second_changes_nothing() -> None:
    clock = Clock()
    planned, told = await _watched(clock, lambda: setattr(clock, "off", timedelta(seconds=-1)))
    assert planned[1] == planned[0]
    assert told == []
