"""Webhook: Telegram calls us. The answer is 200 only after the update was handled."""

import asyncio
import hmac
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import structlog
from aiohttp import web

from bot.domain.errors import TelegramUnusableError
from bot.telegram.polling import parse_update
from bot.telegram.transport import QuietBot
from bot.telegram.updates import Updates

log = structlog.get_logger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
BODY_BYTES = 1_048_576  # updates are a few kilobytes


class Webhook:
    """Answers Telegram's calls."""

    def __init__(self, bot: QuietBot, updates: Updates, secret: str) -> None:
        self._bot = bot
        self._updates = updates
        self._secret = secret.encode()

    async def answer(self, request: web.Request) -> web.Response:
        """403 without the secret, 400 for what is no update, else 200 once it is handled."""
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=403)
        try:
            raw = json.loads(await request.read())
        except ValueError:
            raw = None
        if not isinstance(raw, dict) or not isinstance(raw.get("update_id"), int):
            return web.Response(status=400)
        update = parse_update(raw, self._bot)
        task = self._updates.take(update) if update is not None else None
        if task is not None:
            # Not awaited itself: when the caller hangs up, the work goes on.
            await asyncio.wait([task])
            if task.cancelled():  # we are stopping: Telegram tells it again
                return web.Response(status=503)
        return web.Response()


@asynccontextmanager
async def listening(webhook: Webhook, url: str, address: tuple[str, int]) -> AsyncIterator[None]:
    """Listen for calls to the path of `url`.

    Raises:
        TelegramUnusableError: the address cannot be listened on.
    """
    app = web.Application(client_max_size=BODY_BYTES)
    app.router.add_post(urlsplit(url).path or "/", webhook.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=10.0)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, *address).start()
        except OSError as error:
            place = f"{address[0]}:{address[1]}"
            raise TelegramUnusableError(
                f"cannot listen on {place} ({error.strerror}). Change NONGRATA_TELEGRAM_WEBHOOK_LISTEN"
            ) from error
        yield
    finally:
        await runner.cleanup()
