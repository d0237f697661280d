"""Ticks that are cut short, and ticks that fail."""

import asyncio
import logging

import pytest

from bot.schedule import Tick, make_scheduler


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
