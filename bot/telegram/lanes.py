"""Several chats at once, each in order."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable


class Lanes:
    """Runs jobs: those of one lane one after the other, at most `width` lanes at a time."""

    def __init__(self, width: int = 32) -> None:
        self._last: dict[Hashable, asyncio.Task[None]] = {}
        self._slots = asyncio.Semaphore(width)
        self._all: set[asyncio.Task[None]] = set()

    def submit(self, lane: Hashable, job: Callable[[], Awaitable[None]]) -> asyncio.Task[None]:
        """Queue a job behind those of its lane. The job answers for its own errors."""
        task = asyncio.create_task(self._run(self._last.get(lane), job))
        self._last[lane] = task
        self._all.add(task)
        task.add_done_callback(lambda done: self._forget(lane, done))
        return task

    async def _run(self, before: asyncio.Task[None] | None, job: Callable[[], Awaitable[None]]) -> None:
        if before is not None:
            await asyncio.wait([before])
        async with self._slots:
            await job()

    def _forget(self, lane: Hashable, done: asyncio.Task[None]) -> None:
        self._all.discard(done)
        if self._last.get(lane) is done:
            del self._last[lane]

    async def settle(self, seconds: float) -> None:
        """Wait for what is under way, at most so long; the rest is cancelled."""
        if not self._all:
            return
        _, late = await asyncio.wait(self._all, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
