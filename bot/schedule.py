"""Ticks: APScheduler calls services at intervals, nothing else.

Due times live in the database, so a tick that comes late or not at all loses nothing; a restart neither
forgets nor stampedes.
"""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.domain.errors import NongrataError
from bot.logs import Trouble

log = structlog.get_logger(__name__)

JUMP_SECONDS = 5.0  # NTP slews what is less
MISFIRE_GRACE_SECONDS = 60  # a tick delayed by a busy loop still runs; older ones are coalesced into it


@dataclass(frozen=True, slots=True)
class Tick:
    """A service call and how often it is made."""

    name: str
    seconds: float
    call: Callable[[], Awaitable[object]]
    at_once: int = 1  # calls that may run beside each other


def _guarded(tick: Tick) -> Callable[[], Awaitable[object]]:
    """The tick's call. What people can mend, such as a full disk, is told once while it lasts.

    Cut short by the scheduler's shutdown it ends in silence, as that is no failure.
    """
    trouble = Trouble(log, "tick.failed", tick=tick.name)

    async def call() -> None:
        with contextlib.suppress(asyncio.CancelledError):
            try:
                await tick.call()
            except NongrataError as error:
                trouble.met(error)
            else:
                trouble.over()

    return call


async def watch_clock(
    scheduler: AsyncIOScheduler,
    clock: Callable[[], datetime],
    steady: Callable[[], float] = time.monotonic,
    *,
    every_seconds: float = 1.0,
) -> None:
    """Let the ticks go on when the machine's clock is set, until cancelled.

    They are planned by that clock: set back by an hour, it would keep them waiting for an hour. `steady` is
    the clock that nobody sets.
    """
    apart = clock().timestamp() - steady()
    while True:
        await asyncio.sleep(every_seconds)
        now = clock()
        jumped = now.timestamp() - steady() - apart
        if abs(jumped) > JUMP_SECONDS:
            apart += jumped
            log.warning("clock.jumped", seconds=round(jumped))
            for job in scheduler.get_jobs():
                job.modify(next_run_time=now)


def make_scheduler(ticks: tuple[Tick, ...]) -> AsyncIOScheduler:
    """A scheduler, not started, that runs each tick on the running loop."""
    scheduler = AsyncIOScheduler(timezone=UTC)
    for tick in ticks:
        scheduler.add_job(
            _guarded(tick),
            IntervalTrigger(seconds=tick.seconds, timezone=UTC),
            id=tick.name,
            name=tick.name,
            coalesce=True,
            max_instances=tick.at_once,
            misfire_grace_time=MISFIRE_GRACE_SECONDS,
        )
    return scheduler
