"""The test Telegram over real sockets: the wire, its faults, and python-telegram-bot against it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from telegram_server import NO_LIMITS, Fault, TelegramServer


@asynccontextmanager
async def bot_of(server: TelegramServer) -> AsyncIterator[telegram.Bot]:
    bot = telegram.Bot(server.token, base_url=server.url + "/bot", base_file_url=server.url + "/file/bot")
    async with bot:
        yield bot


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_chat is not None
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Follow", callback_data="f")]])
    await update.effective_chat.send_message("<b>Hi</b>", parse_mode="HTML", reply_markup=keyboard)


async def follow(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer("Done")
    await update.callback_query.edit_message_text("You follow")


async def send_back(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    assert update.message.document is not None
    file = await update.message.document.get_file()
    await update.message.reply_document(bytes(await file.download_as_bytearray())[::-1], filename="back.txt")


@asynccontextmanager
async def application(server: TelegramServer) -> AsyncIterator[Application[Any, Any, Any, Any, Any, Any]]:
    builder = ApplicationBuilder().token(server.token)
    app = builder.base_url(server.url + "/bot").base_file_url(server.url + "/file/bot").build()
    app.add_handler(CommandHandler("start", start))
    app.add_handler(CallbackQueryHandler(follow))
    app.add_handler(MessageHandler(filters.Document.ALL, send_back))
    async with app:
        assert app.updater is not None
        await app.bot.set_my_commands([("start", "Begin")])
        await app.start()
        await app.updater.start_polling()
        yield app
        await app.updater.stop()
        await app.stop()


async def test_an_application_talks_by_commands_buttons_and_files() -> None:
    async with TelegramServer() as server, application(server):
        ann = server.user("Ann")
        chat = ann.private()
        await chat.says("/start")
        message = await chat.next_message()
        assert (message.text, message.buttons) == ("Hi", [["Follow"]])
        assert message.entities == [{"type": "bold", "offset": 0, "length": 2}]
        assert (await (await message.press("Follow")).answered())["text"] == "Done"
        assert (await message.edited()).text == "You follow"
        assert message.buttons == []
        assert chat.menu_of(ann) == {"start": "Begin"}
        await chat.sends_document("a.txt", b"abc")
        document = (await chat.next_message()).json["document"]
        assert document["file_name"] == "back.txt"
        assert server.world.files[document["file_id"]].content == b"cba"


async def test_an_application_answers_in_groups_with_topics() -> None:
    async with TelegramServer() as server, application(server):
        ann = server.user("Ann")
        group = server.supergroup("Club", owner=ann, topics=True)
        await group.promotes_bot(ann)
        topic = await group.opens_topic(ann, "Alerts")
        await group.says(ann, "/start@test_bot", topic=topic)
        message = await group.next_message()
        await message.press("Follow", by=ann)
        assert (await group.next_edit()).text == "You follow"


async def test_chats_and_members_are_read_by_the_library() -> None:
    async with TelegramServer() as server, bot_of(server) as bot:
        ann = server.user("Ann")
        group = server.supergroup("Club", owner=ann)
        await group.promotes_bot(ann)
        assert (await bot.get_chat(group.id)).title == "Club"
        assert (await bot.get_chat_member(group.id, bot.id)).status == "administrator"
        assert [admin.user.first_name for admin in await bot.get_chat_administrators(group.id)] == [
            "Ann",
            "Test Bot",
        ]
        await group.restricts_bot(ann)
        assert (await bot.get_chat_member(group.id, bot.id)).status == "restricted"
        updates = await bot.get_updates()
        assert [update.my_chat_member is not None for update in updates] == [True, False, True]


async def test_two_polls_end_each_other_in_turns() -> None:
    async with TelegramServer() as server, bot_of(server) as bot, bot_of(server) as copy:
        first = asyncio.create_task(bot.get_updates(timeout=50))
        await server.polled()
        second = asyncio.create_task(copy.get_updates(timeout=50))
        with pytest.raises(telegram.error.Conflict, match="terminated by other getUpdates"):
            await first
        await server.polled()
        third = asyncio.create_task(bot.get_updates(timeout=50))
        with pytest.raises(telegram.error.Conflict):
            await second
        await server.user("Ann").private().says("/start")
        assert len(await third) == 1


@pytest.mark.parametrize(
    ("fault", "error", "arrives"),
    [
        (Fault.RESET_BEFORE, telegram.error.NetworkError, False),
        (Fault.ERROR_500, telegram.error.NetworkError, False),
        (Fault.BAD_GATEWAY, telegram.error.NetworkError, False),
        (Fault.FLOOD, telegram.error.RetryAfter, False),
        (Fault.RESET_AFTER, telegram.error.NetworkError, True),
        (Fault.SLOW, telegram.error.TimedOut, True),
    ],
)
async def test_a_fault_happens_once_and_leaves_the_message_or_not(
    fault: Fault, error: type[Exception], arrives: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # else reading RetryAfter warns of the type to come
    async with TelegramServer() as server, bot_of(server) as bot:
        chat = server.user("Ann").private()
        await chat.says("/start")
        server.fail(fault, "sendMessage", seconds=30)
        await bot.send_chat_action(chat.id, "typing")
        with pytest.raises(error):
            await bot.send_message(chat.id, "x", read_timeout=0.2)
        assert [message.text for message in chat.bot_messages] == ["x"] * arrives
        await bot.send_message(chat.id, "y")
        assert chat.bot_messages[-1].text == "y"


async def test_a_server_that_is_down_refuses_and_comes_back_on_the_same_port() -> None:
    async with TelegramServer() as server, bot_of(server) as bot:
        await server.refuse()
        with pytest.raises(telegram.error.NetworkError):
            await bot.get_me()
        await server.listen()
        assert (await bot.get_me()).username == "test_bot"


async def test_a_refusal_carries_its_status_and_parameters() -> None:
    async with TelegramServer() as server, aiohttp.ClientSession(server.url) as session:
        server.world.flood.shut(0, server.clock.now(), 7)
        chat = server.user("Ann").private()
        await chat.says("/start")
        async with session.post(
            f"/bot{server.token}/sendmessage", json={"chat_id": chat.id, "text": "x"}
        ) as answer:
            assert answer.status == 429
            assert (await answer.json())["parameters"] == {"retry_after": 7}


async def test_calls_come_as_query_form_json_or_multipart() -> None:
    async with TelegramServer(limits=NO_LIMITS) as server, aiohttp.ClientSession(server.url) as session:
        chat = server.user("Ann").private()
        await chat.says("/start")
        path, body = f"/bot{server.token}/sendMessage", {"chat_id": str(chat.id), "text": "x"}
        parts = aiohttp.FormData(body, default_to_multipart=True)
        for request in (
            session.get(path, params=body),
            session.post(path, data=body),
            session.post(path, json=body),
            session.post(path, data=parts),
        ):
            async with request as answer:
                assert (await answer.json())["ok"]
        attached = aiohttp.FormData({"chat_id": str(chat.id), "document": "attach://it"})
        attached.add_field("it", b"abc", filename="a.txt")
        async with session.post(f"/bot{server.token}/sendDocument", data=attached) as answer:
            assert (await answer.json())["result"]["document"]["file_name"] == "a.txt"


@pytest.mark.parametrize(
    ("path", "code", "description"),
    [
        ("/bot1:wrong/getMe", 401, "Unauthorized"),
        ("/bot{token}/getYou", 404, "Not Found: method not found"),
        ("/bot{token}/sendMessage", 400, "Bad Request: chat_id is empty"),
        ("/file/bot{token}/documents/none", 404, "Not Found"),
    ],
)
async def test_a_call_to_nowhere_is_refused(path: str, code: int, description: str) -> None:
    async with (
        TelegramServer() as server,
        aiohttp.ClientSession(server.url) as session,
        session.get(path.format(token=server.token)) as answer,
    ):
        assert answer.status == code
        assert await answer.json() == {"ok": False, "error_code": code, "description": description}


async def test_what_telegram_accepts_in_silence_fails_the_test_at_the_end() -> None:
    with pytest.raises(AssertionError, match="getMe has no parameter 'colour'"):
        async with TelegramServer() as server:
            await server.call("getMe", colour="red")
    async with TelegramServer() as server:
        await server.call("getMe", colour="red")
        server.complaints.clear()


async def test_a_method_it_does_not_play_is_said_to_be_so() -> None:
    async with TelegramServer() as server, bot_of(server) as bot:
        with pytest.raises(telegram.error.TelegramError, match="does not play sendDice"):
            await bot.send_dice(7_012_345_001)
        assert server.complaints == ["sendDice is not played by this server"]
        server.complaints.clear()


async def test_a_wait_in_vain_shows_what_happened() -> None:
    async with TelegramServer() as server:
        chat = server.user("Ann").private()
        await chat.says("/start")
        with pytest.raises(AssertionError, match=r"(?s)No message in Ann within.*Ann: /start"):
            await chat.next_message(seconds=0.01)


async def test_a_transcript_tells_the_run_without_the_token(tmp_path: Path) -> None:
    path = tmp_path / "run.txt"
    async with TelegramServer(transcript=path) as server, application(server):
        chat = server.user("Ann").private()
        await chat.says("/start")
        message = await chat.next_message()
        await message.press("Follow")
        await message.edited()
        server.fail(Fault.ERROR_500, "getMe")
    told = path.read_text("utf-8")
    for line in (
        "Ann: /start",
        "Test Bot: Hi",
        "[Follow]",
        "Ann presses 'f' on message 2",
        "(edited 2) You follow",
    ):
        assert line in told
    assert server.token.split(":")[1] not in told


def test_each_run_has_a_transcript_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TRANSCRIPTS", str(tmp_path))

    async def run(name: str) -> None:
        async with TelegramServer() as server:
            await server.user(name).private().says("/start")

    asyncio.run(run("Ann"))
    asyncio.run(run("Bob"))
    told = [path.read_text("utf-8") for path in tmp_path.glob("*.txt")]
    assert sorted(line.split()[1] for line in told) == ["Ann", "Bob"]
