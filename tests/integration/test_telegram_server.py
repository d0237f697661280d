"""The test Telegram over real sockets, driven by python-telegram-bot."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from telegram_server import Fault, TelegramServer


@asynccontextmanager
async def bot_of(server: TelegramServer) -> AsyncIterator[telegram.Bot]:
    bot = telegram.Bot(server.token, base_url=server.url + "/bot", base_file_url=server.url + "/file/bot")
    async with bot:
        yield bot


async def test_a_conversation_by_buttons() -> None:
    async with TelegramServer() as server, bot_of(server) as bot:
        chat = server.user("Ann").private()
        await chat.says("/start")
        (update,) = await bot.get_updates(timeout=5)
        assert update.message is not None
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Follow", callback_data="f")]])
        await bot.send_message(update.message.chat_id, "<b>Hi</b>", parse_mode="HTML", reply_markup=keyboard)
        message = await chat.next_message()
        assert (message.text, message.buttons) == ("Hi", [["Follow"]])
        assert message.entities == [{"type": "bold", "offset": 0, "length": 2}]
        press = await message.press("Follow")
        (update,) = await bot.get_updates(offset=update.update_id + 1, timeout=5)
        assert update.callback_query is not None
        await update.callback_query.answer("Done")
        await update.callback_query.edit_message_text("You follow")
        assert (await press.answered())["text"] == "Done"
        assert (await message.edited()).text == "You follow"
        assert message.buttons == []


async def test_a_poll_waits_for_an_update_and_ends_when_another_begins() -> None:
    async with TelegramServer() as server, bot_of(server) as bot, bot_of(server) as copy:
        first = asyncio.create_task(bot.get_updates(timeout=50))
        await server.polled()
        second = asyncio.create_task(copy.get_updates(timeout=50))
        with pytest.raises(telegram.error.Conflict, match="terminated by other getUpdates"):
            await first
        await server.user("Ann").private().says("/start")
        assert len(await second) == 1


async def test_a_reset_after_acceptance_leaves_the_message_in_the_chat() -> None:
    async with TelegramServer() as server, bot_of(server) as bot:
        chat = server.user("Ann").private()
        await chat.says("/start")
        server.fail(Fault.RESET_AFTER, "sendMessage")
        with pytest.raises(telegram.error.NetworkError):
            await bot.send_message(chat.id, "once")
        server.fail(Fault.RESET_BEFORE, "sendMessage")
        with pytest.raises(telegram.error.NetworkError):
            await bot.send_message(chat.id, "never")
        assert [message.text for message in chat.bot_messages] == ["once"]
