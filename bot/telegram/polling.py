"""Long poll: an update is confirmed to Telegram only when it and all before it were handled.

So a bot killed at any moment is told again what it had not finished, by Telegram itself.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable

import structlog
from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.domain.errors import TelegramUnusableError
from bot.telegram.failures import classify
from bot.telegram.transport import QuietBot
from bot.telegram.updates import KINDS, Updates

log = structlog.get_logger(__name__)

POLL_SECONDS = 25  # how long the server may keep a question for updates open
MOST_UPDATES = 100  # of one answer (Bot API, getUpdates)
BUSY_SECONDS = 0.25  # between questions while some updates are under way
CONFLICT_SECONDS = 60.0  # of conflicts until a newcomer gives way; the three below are parts of it
OLD_COPY = 3.0  # a copy that had worked before gives way so much later: the newcomer goes first
QUIET = 2 / 3  # without a conflict: the other copy is gone
CONFLICT_PAUSE = 1 / 20  # before the next question
LONGEST_PAUSE = 30.0

REFUSED = (
    "Telegram does not know this bot token. Check NONGRATA_TELEGRAM_TOKEN; @BotFather shows the current one"
)
SECOND_COPY = (
    "another program is asking for this bot's messages. Stop the other copy, or give this one its own token"
)


class ConflictWatch:
    """Tells a passing conflict (a restart) from a second copy, which gives way after `patience` seconds.

    Moments are monotonic seconds.
    """

    def __init__(self, started: float, patience: float = CONFLICT_SECONDS) -> None:
        self._started = started
        self._patience = patience
        self._first: float | None = None
        self._last = started

    def conflict(self, now: float) -> bool:
        """Note one; True when it is time to give up."""
        if self._first is None or now - self._last > QUIET * self._patience:
            self._first = now
        self._last = now
        worked_before = self._first - self._started > self._patience
        return now - self._first >= self._patience * (OLD_COPY if worked_before else 1.0)


class Poller:
    """Asks for updates until cancelled."""

    def __init__(
        self,
        bot: QuietBot,
        updates: Updates,
        *,
        conflict_seconds: float = CONFLICT_SECONDS,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._updates = updates
        self._conflict_seconds = conflict_seconds
        self._monotonic = monotonic
        self._sleep = sleep
        self._next: int | None = None  # the first update never seen
        self._full = False  # the last answer was as long as answers get, and held nothing new
        self._failures = 0

    async def run(self) -> None:
        """Poll for good.

        Raises:
            TelegramUnusableError: the token is refused, or another copy keeps asking.
        """
        watch = ConflictWatch(self._monotonic(), self._conflict_seconds)
        while True:
            try:
                await self._once()
                self._failures = 0
            except InvalidToken:
                raise TelegramUnusableError(REFUSED) from None
            except Conflict:
                if watch.conflict(self._monotonic()):
                    raise TelegramUnusableError(SECOND_COPY) from None
                log.warning("telegram.conflict", meaning=SECOND_COPY)
                await self._sleep(CONFLICT_PAUSE * self._conflict_seconds)
            except TelegramError as error:
                await self._pause(error)

    async def _once(self) -> None:
        busy = bool(self._updates.unfinished)
        if busy:
            await self._updates.one_done(BUSY_SECONDS)
        # An answer starts at the first unfinished update: a slow one, or one busy chat, could fill it for
        # minutes. Then all that was seen is confirmed early, so that other chats are heard.
        offset = self._next if self._full else self._offset()
        seen = self._next
        found = await self._bot.raw_updates(offset, 0 if busy else POLL_SECONDS, KINDS)
        for raw in found:
            self._take(raw)
        self._full = len(found) >= MOST_UPDATES and self._next == seen

    def _offset(self) -> int | None:
        """The first update that is not done: everything below it is confirmed by asking from it on."""
        unfinished = self._updates.unfinished
        return min(unfinished) if unfinished else self._next

    def _take(self, raw: object) -> None:
        if not isinstance(raw, dict) or not isinstance(raw.get("update_id"), int):
            log.error("telegram.update_without_number")
            return
        self._next = max(self._next or 0, raw["update_id"] + 1)
        update = parse_update(raw, self._bot)
        if update is not None:
            self._updates.take(update)

    async def _pause(self, error: TelegramError) -> None:
        self._failures += 1
        wait = min(LONGEST_PAUSE, 0.5 * 2.0 ** min(self._failures, 8))
        if isinstance(error, RetryAfter):
            wait = max(wait, classify(error).retry_after_seconds or 0.0)
        log.warning("telegram.poll_failed", error=str(error)[:200], next_try_seconds=wait)
        await self._sleep(wait)

    async def confirm(self) -> None:
        """Tell the server what is done, at the end; if that fails, it is told and done once more."""
        if self._next is None:
            return
        try:
            await self._bot.raw_updates(self._offset(), 0, KINDS)
        except TelegramError as error:
            log.warning("telegram.not_confirmed", error=str(error)[:200])


def parse_update(raw: dict[str, object], bot: QuietBot) -> Update | None:
    """The update; None, with a log line, for one that the library cannot read."""
    try:
        return Update.de_json(raw, bot)
    except Exception as error:  # noqa: BLE001 - whatever a newer server sends, the others must be read
        log.error("telegram.update_not_understood", error=type(error).__name__)  # noqa: TRY400 - it holds texts
        return None
