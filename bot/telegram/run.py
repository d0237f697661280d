"""The face as a whole: connect, take the lease, listen or poll, leave in good order."""

import asyncio
import contextlib
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime

import structlog
from telegram.error import InvalidToken, TelegramError

from bot.chat import Conversation
from bot.domain.errors import StoreError, TelegramUnusableError
from bot.services.line import Line
from bot.services.presence import TELEGRAM_JOB, Presence
from bot.settings import Settings
from bot.telegram.face import Face
from bot.telegram.menus import Menus
from bot.telegram.messenger import TelegramMessenger
from bot.telegram.pacing import Pacer
from bot.telegram.polling import REFUSED, Poller
from bot.telegram.rights import House
from bot.telegram.transport import QuietBot, make_bot, open_requests
from bot.telegram.updates import KINDS, Updates
from bot.telegram.webhook import Webhook, listening

log = structlog.get_logger(__name__)

Clock = Callable[[], datetime]

# Parts of the time a second copy waits for the first: the lease of one that was killed runs out well before.
LEASE = 1 / 4
RENEW = 1 / 12
LEASE_TRY = 1 / 60
FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0  # between tries to reach the server at the start


HELD = (
    "another copy works with this database. Stop it, or give this one a database of its own: "
    "NONGRATA_DATABASE_URL"
)


class Telegram:
    """The bot's connection. The messenger works once the line is open, which `serve` sees to."""

    def __init__(self, settings: Settings, bot: QuietBot, *, clock: Clock, stop: asyncio.Event) -> None:
        self._settings = settings
        self._bot = bot
        self._clock = clock
        self._holder = uuid.uuid4().hex
        self.messenger = TelegramMessenger(
            bot,
            Pacer(
                per_second=settings.messages_per_second,
                chat_seconds=settings.chat_seconds,
                group_per_minute=settings.group_per_minute,
            ),
            clock=clock,
            stop=stop,
        )
        self.line = Line(clock(), quiet=self.messenger.quiet_seconds)
        self._house = House(frozenset(settings.operators), settings.operator_chat, settings.access)

    async def serve(self, conversation: Conversation, presence: Presence) -> None:
        """Reach the server, then take updates until cancelled; then finish what is under way and confirm it.

        Raises:
            TelegramUnusableError: the token is refused, or another copy is at work.
        """
        await _until_reached(self._bot.get_me)
        log.info("telegram.connected", bot=self._bot.username)
        self.messenger.keep_quiet(await presence.quiet_seconds(self._clock()))
        self.line.reached()
        await self._take_lease(presence)
        keeping = asyncio.create_task(self._keep_lease(presence))
        menus = Menus(self._bot, self._house)
        face = Face(
            self._bot,
            self._bot.username,
            conversation,
            presence,
            self.messenger,
            menus,
            self._house,
            self._clock,
        )
        updates = Updates(face.handle, apologise=face.apologise)
        working = asyncio.create_task(self._listen(updates))
        try:
            await menus.set_all()
            done, _ = await asyncio.wait({keeping, working}, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            for task in (keeping, working):
                task.cancel()
            await asyncio.gather(keeping, working, return_exceptions=True)
            with contextlib.suppress(StoreError):
                await presence.keep_quiet(self._clock(), self.messenger.quiet_seconds())
                await presence.release(TELEGRAM_JOB, self._holder)

    async def _listen(self, updates: Updates) -> None:
        url, secret = self._settings.telegram_webhook_url, self._settings.telegram_webhook_secret
        if url is not None and secret is not None:
            await self._listen_for_calls(updates, url, secret.get_secret_value())
            return
        await _until_reached(lambda: self._bot.delete_webhook(drop_pending_updates=False))
        poller = Poller(self._bot, updates, conflict_seconds=self._settings.conflict_seconds)
        try:
            await poller.run()
        finally:
            await updates.settle()
            await poller.confirm()

    async def _listen_for_calls(self, updates: Updates, url: str, secret: str) -> None:
        webhook = Webhook(self._bot, updates, secret)
        async with listening(webhook, url, self._settings.webhook_address):
            await _until_reached(
                lambda: self._bot.set_webhook(
                    url, secret_token=secret, allowed_updates=KINDS, max_connections=40
                )
            )
            log.info("telegram.webhook_set")
            try:
                await asyncio.Event().wait()
            finally:
                await updates.settle()

    async def _take_lease(self, presence: Presence) -> None:
        """A copy that was killed keeps the lease for some seconds; one that runs keeps it for good."""
        patience = self._settings.conflict_seconds
        for attempt in range(round(1 / LEASE_TRY)):
            if await presence.hold(TELEGRAM_JOB, self._holder, self._clock(), LEASE * patience):
                return
            if attempt == 0:
                log.info("telegram.waiting", reason="another copy holds this database's bot, or was killed")
            await asyncio.sleep(LEASE_TRY * patience)
        raise TelegramUnusableError(HELD)

    async def _keep_lease(self, presence: Presence) -> None:
        patience = self._settings.conflict_seconds
        while True:
            await asyncio.sleep(RENEW * patience)
            try:
                held = await presence.hold(TELEGRAM_JOB, self._holder, self._clock(), LEASE * patience)
                await presence.keep_quiet(self._clock(), self.messenger.quiet_seconds())
            except StoreError:
                continue  # the database is away for everybody
            if not held:
                raise TelegramUnusableError(HELD)


async def _until_reached(call: Callable[[], Awaitable[object]]) -> object:
    """Repeat a harmless call until the server answers it.

    Raises:
        TelegramUnusableError: the token is refused.
    """
    wait = FIRST_WAIT
    while True:
        try:
            return await call()
        except InvalidToken:
            raise TelegramUnusableError(REFUSED) from None
        except TelegramError as error:
            log.warning("telegram.waiting_for_server", error=str(error)[:200], next_try_seconds=wait)
        await asyncio.sleep(wait)
        wait = min(LONGEST_WAIT, wait * 2)


@asynccontextmanager
async def opened(settings: Settings, *, clock: Clock, stop: asyncio.Event) -> AsyncIterator[Telegram]:
    """With open transports; the server is not asked yet.

    Once `stop` is set no delivery waits for its turn.
    """
    assert settings.telegram_token is not None  # noqa: S101 - the caller has looked
    bot = make_bot(settings.telegram_token.get_secret_value(), settings.telegram_api_url)
    await open_requests(bot)
    try:
        yield Telegram(settings, bot, clock=clock, stop=stop)
    finally:
        await bot.shutdown()
        await bot.request.shutdown()
        await bot._request[0].shutdown()  # noqa: SLF001 - as in open_requests: shutdown() skips what it did not open
