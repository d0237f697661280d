"""Updates in, in order per chat, each counted as done only after it was handled."""

import asyncio
import contextlib
from collections import OrderedDict
from collections.abc import Awaitable, Callable

import structlog
from telegram import Update

from bot.domain.errors import StoreError
from bot.telegram.heard import lane_of
from bot.telegram.lanes import Lanes

log = structlog.get_logger(__name__)

KINDS = ("message", "callback_query", "my_chat_member")
TRIES = 6  # while the database refuses: a minute and a half, then the others of the chat come first
REMEMBERED = 10_000  # updates done, so that one told again (a lost answer of ours) does nothing
SETTLE_SECONDS = 10.0


class Updates:
    """Handles each update once in this process, however often it is told."""

    def __init__(
        self,
        handle: Callable[[Update], Awaitable[None]],
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._handle = handle
        self._sleep = sleep
        self._lanes = Lanes()
        self._running: dict[int, asyncio.Task[None]] = {}
        self._done: OrderedDict[int, None] = OrderedDict()

    def take(self, update: Update) -> asyncio.Task[None] | None:
        """Begin, unless it has begun; the task ends when it is handled. None: it was handled before."""
        number = update.update_id
        if number in self._done:
            return None
        if number not in self._running:
            task = self._lanes.submit(lane_of(update), lambda: self._attempt(update))
            self._running[number] = task
            task.add_done_callback(lambda done: self._finish(number, done))
        return self._running[number]

    def _finish(self, number: int, task: asyncio.Task[None]) -> None:
        del self._running[number]
        if task.cancelled():
            return  # it will be told again
        self._done[number] = None
        while len(self._done) > REMEMBERED:
            self._done.popitem(last=False)

    @property
    def unfinished(self) -> tuple[int, ...]:
        """Numbers of the updates under way."""
        return tuple(self._running)

    async def _attempt(self, update: Update) -> None:
        """Handle it; a database that is away is waited for, any other error is ours and is logged."""
        for attempt in range(1, TRIES + 1):
            try:
                await self._handle(update)
            except StoreError:
                log.exception("update.database_failed", attempt=attempt)
                await self._sleep(float(2**attempt))
            except Exception:  # one bad update must not stop the others
                log.exception("update.failed")
                return
            else:
                return
        log.error("update.given_up", reason="the database has not answered")

    async def one_done(self, seconds: float) -> None:
        """Wait until one more is handled, at most so long."""
        if self._running:
            await asyncio.wait(self._running.values(), timeout=seconds, return_when=asyncio.FIRST_COMPLETED)

    async def settle(self) -> None:
        """Finish what is under way."""
        with contextlib.suppress(asyncio.CancelledError):
            await self._lanes.settle(SETTLE_SECONDS)
