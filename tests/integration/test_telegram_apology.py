"""A question that cannot be answered gets an apology, in the language of the chat."""

from datetime import UTC, datetime
from typing import cast

import pytest

from bot.chat import Conversation, Incoming, Reply
from bot.domain.chat import ChatAddress, Message
from bot.services.presence import Presence
from bot.store.database import SqlDatabase
from bot.telegram.face import Face
from bot.telegram.menus import Menus
from bot.telegram.messenger import TelegramMessenger
from bot.telegram.pacing import Pacer
from bot.telegram.polling import parse_update
from bot.telegram.rights import House
from bot.telegram.transport import make_bot, open_requests
from bot.telegram.updates import Updates
from telegram_server import TelegramServer

T0 = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Broken:
    """A conversation that fails on one word."""

    def __init__(self, language: str) -> None:
        self._language = language

    async def language(self, address: ChatAddress, first: str | None = None) -> str:
        return self._language

    async def handle(self, incoming: Incoming) -> tuple[Reply, ...]:
        if "bad" in (incoming.text or ""):
            raise ZeroDivisionError
        return (Reply(Message("Good")),)


@pytest.mark.parametrize(("language", "sorry"), [("en", "Sorry"), ("zh", "抱歉"), ("ru", "Извините")])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_failure_is_told_in_the_language_of_the_chat_and_a_good_answer_stands_alone(
    database: SqlDatabase, language: str, sorry: str
) -> None:
    async with TelegramServer() as telegram:
        bot = make_bot(telegram.token, telegram.url)
        await open_requests(bot)
        await bot.get_me()
        house = House()
        face = Face(
            bot,
            bot.username,
            cast("Conversation", Broken(language)),
            Presence(database),
            TelegramMessenger(bot, Pacer(per_second=30, chat_seconds=0, group_per_minute=20)),
            Menus(bot, house),
            house,
            lambda: T0,
        )
        updates = Updates(face.handle, apologise=face.apologise)
        vera = telegram.user("Vera").private()
        await vera.says("/latest bad")
        await vera.says("/latest")
        for raw in await bot.raw_updates(None, 0, ("message",)):
            update = parse_update(raw, bot)
            assert update
            updates.take(update)
        await updates.settle()
        first, second = vera.bot_messages
        assert first.text.startswith(sorry)
        assert second.text == "Good"
        await bot.request.shutdown()
        await bot._request[0].shutdown()
