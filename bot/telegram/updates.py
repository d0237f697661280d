"""Updates in, in order per chat, each counted as done only after it was handled."""

import asyncio
import contextlib
import secrets
from collections import Counter, OrderedDict
from collections.abc import Awaitable, Callable

import structlog
from telegram import Update

from bot.domain.errors import StoreError
from bot.telegram.heard import lane_of
from bot.telegram.lanes import Lanes

log = structlog.get_logger(__name__)

KINDS = ("message", "callback_query", "my_chat_member")
TRIES = 6  # while the database refuses: a minute and a half, then the others of the chat come first
LANE_MOST = 200  # of one chat under way; whoever types more is too fast to be answered in time
REMEMBERED = 10_000  # updates done, so that one told again (a lost answer of ours) does nothing
SETTLE_SECONDS = 10.0


class Updates:
    """Handles each update once in this process, however often it is told."""

    def __init__(
        self,
        handle: Callable[[Update], Awaitable[None]],
        *,
        apologise: Callable[[Update, str], Awaitable[None]] | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`apologise` is called with a reference for the log when `handle` has failed for good."""
        self._handle = handle
        self._apologise = apologise
        self._sleep = sleep
        self._lanes = Lanes()
        self._running: dict[int, asyncio.Task[None]] = {}
        self._crowd: Counter[int] = Counter()  # lane -> updates under way
        self._done: OrderedDict[int, None] = OrderedDict()

    def take(self, update: Update) -> asyncio.Task[None] | None:
        """Begin, unless it has begun; the task ends when it is handled. None: handled before, or left out."""
        number = update.update_id
        if number in self._done:
            return None
        if number not in self._running:
            lane = lane_of(update)
            if self._crowd[lane] >= LANE_MOST:
                log.warning("update.left_out", reason="its chat sends more than can be answered")
                self._remember(number)
                return None
            task = self._lanes.submit(lane, lambda: self._attempt(update))
            self._running[number] = task
            self._crowd[lane] += 1
            task.add_done_callback(lambda done: self._finish(number, lane, done))
        return self._running[number]

    def _finish(self, number: int, lane: int, task: asyncio.Task[None]) -> None:
        del self._running[number]
        self._crowd[lane] -= 1
        if not self._crowd[lane]:
            del self._crowd[lane]
        if not task.cancelled():  # else it will be told again
            self._remember(number)

    def _remember(self, number: int) -> None:
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
                reference = secrets.token_hex(3)
                log.exception("update.failed", reference=reference)
                await self._say_sorry(update, reference)
                return
            else:
                return
        reference = secrets.token_hex(3)
        log.error("update.given_up", reason="the database has not answered", reference=reference)
        await self._say_sorry(update, reference)

    async def _say_sorry(self, update: Update, reference: str) -> None:
        if self._apologise is None:
            return
        try:
            await self._apologise(update, reference)
        except Exception:  # the update is done with all the same
            log.exception("update.no_apology", reference=reference)

    async def one_done(self, seconds: float) -> None:
        """Wait until one more is handled, at most so long."""
        if self._running:
            await asyncio.wait(self._running.values(), timeout=seconds, return_when=asyncio.FIRST_COMPLETED)

    async def settle(self) -> None:
        """Finish what is under way."""
        with contextlib.suppress(asyncio.CancelledError):
            await self._lanes.settle(SETTLE_SECONDS)
