"""Ticks: APScheduler calls services at intervals, nothing else.

Due times live in the database, so a tick that comes late or not at all loses nothing; a restart neither
forgets nor stampedes.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

MISFIRE_GRACE_SECONDS = 60  # a tick delayed by a busy loop still runs; older ones are coalesced into it


@dataclass(frozen=True, slots=True)
class Tick:
    """A service call and how often it is made."""

    name: str
    seconds: float
    call: Callable[[], Awaitable[object]]
    at_once: int = 1  # calls that may run beside each other


def _stoppable(tick: Tick) -> Callable[[], Awaitable[object]]:
    """The tick's call; cut short by the scheduler's shutdown it ends in silence, as that is no failure."""

    async def call() -> None:
        with contextlib.suppress(asyncio.CancelledError):
            await tick.call()

    return call


def make_scheduler(ticks: tuple[Tick, ...]) -> AsyncIOScheduler:
    """A scheduler, not started, that runs each tick on the running loop."""
    scheduler = AsyncIOScheduler(timezone=UTC)
    for tick in ticks:
        scheduler.add_job(
            _stoppable(tick),
            IntervalTrigger(seconds=tick.seconds, timezone=UTC),
            id=tick.name,
            name=tick.name,
            coalesce=True,
            max_instances=tick.at_once,
            misfire_grace_time=MISFIRE_GRACE_SECONDS,
        )
    return scheduler
