"""Messages of the test Telegram: texts, edits, replies, buttons, files, commands, inline queries."""

import struct
from collections.abc import AsyncIterator, Awaitable
from functools import partial
from typing import Any

import pytest

from telegram_server import ApiError, Limits, Private, TelegramServer
from telegram_server.parameters import Upload


async def refusal(call: Awaitable[Any]) -> str:
    with pytest.raises(ApiError) as caught:
        await call
    assert caught.value.code == 400
    return caught.value.description.removeprefix("Bad Request: ")


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer(limits=Limits(private_burst=50)) as server:
        yield server


@pytest.fixture
async def chat(telegram: TelegramServer) -> Private:
    chat = telegram.user("Ann").private()
    await chat.says("/start")
    return chat


def keyboard(text: str = "Go", data: str = "go") -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": text, "callback_data": data}]]}


@pytest.mark.parametrize("text", ["x" * 4096, "😀" * 2048, "<b>" + "x" * 4096 + "</b>", "&lt;" * 4096])
async def test_a_text_is_measured_after_parsing(telegram: TelegramServer, chat: Private, text: str) -> None:
    call = {"chat_id": chat.id, "parse_mode": "HTML"}
    await telegram.call("sendMessage", text=text, **call)
    assert await refusal(telegram.call("sendMessage", text=text + "y", **call)) == "message is too long"


@pytest.mark.parametrize("text", ["", "  \n", "<b></b>", "\u202e"])
async def test_nothing_is_no_message(telegram: TelegramServer, chat: Private, text: str) -> None:
    sent = telegram.call("sendMessage", chat_id=chat.id, text=text, parse_mode="HTML")
    assert await refusal(sent) == "message text is empty"


async def test_markup_is_parsed_only_in_a_known_mode(telegram: TelegramServer, chat: Private) -> None:
    send = partial(telegram.call, "sendMessage", chat_id=chat.id, text="a<b>")
    assert (await send())["text"] == "a<b>"
    assert "Can't find end tag" in await refusal(send(parse_mode="html"))
    assert await refusal(send(parse_mode="bbcode")) == "unsupported parse_mode"


async def test_an_edit_must_change_something(telegram: TelegramServer, chat: Private) -> None:
    sent = await telegram.call("sendMessage", chat_id=chat.id, text="a", reply_markup=keyboard())
    edit = {"chat_id": chat.id, "message_id": sent["message_id"]}
    same = telegram.call("editMessageText", text="a", reply_markup=keyboard(), **edit)
    assert (await refusal(same)).startswith("message is not modified: specified new message content")
    changed = await telegram.call("editMessageText", text="a", reply_markup=keyboard("Stop"), **edit)
    assert changed["reply_markup"] == keyboard("Stop")
    bold = await telegram.call("editMessageText", text="<b>a</b>", parse_mode="HTML", **edit)
    assert "reply_markup" not in bold
    plain = await telegram.call("editMessageText", text="a", **edit)
    assert "entities" not in plain


async def test_only_the_bots_own_messages_can_be_edited_or_deleted(
    telegram: TelegramServer, chat: Private
) -> None:
    said = await chat.says("hello")
    theirs = {"chat_id": chat.id, "message_id": said["message_id"]}
    assert await refusal(telegram.call("editMessageText", text="x", **theirs)) == "message can't be edited"
    gone = {"chat_id": chat.id, "message_id": 999}
    assert await refusal(telegram.call("editMessageText", text="x", **gone)) == "message to edit not found"
    assert await refusal(telegram.call("deleteMessage", **gone)) == "message to delete not found"


async def test_a_deleted_message_is_gone_and_an_old_one_stays(
    telegram: TelegramServer, chat: Private
) -> None:
    for _ in range(2):
        await telegram.call("sendMessage", chat_id=chat.id, text="a")
    first, second = chat.unread()
    await telegram.call("deleteMessage", chat_id=chat.id, message_id=first.id)
    await first.gone()
    assert chat.bot_messages == [second]
    telegram.clock.advance(49 * 3600)
    late = telegram.call("deleteMessage", chat_id=chat.id, message_id=second.id)
    assert await refusal(late) == "message can't be deleted"


async def test_a_reply_needs_its_message_or_the_leave_to_do_without(
    telegram: TelegramServer, chat: Private
) -> None:
    said = await chat.says("hello")

    def send(**reply: Any) -> Awaitable[Any]:
        return telegram.call("sendMessage", chat_id=chat.id, text="x", reply_parameters=reply)

    await send(message_id=said["message_id"])
    assert (await chat.next_message()).reply_to == said["message_id"]
    assert await refusal(send(message_id=99)) == "message to be replied not found"
    assert "reply_to_message" not in await send(message_id=99, allow_sending_without_reply=True)


async def test_a_message_comes_silently_only_on_request(telegram: TelegramServer, chat: Private) -> None:
    await telegram.call("sendMessage", chat_id=chat.id, text="a", disable_notification=True)
    await telegram.call("sendMessage", chat_id=chat.id, text="b")
    assert [message.silent for message in chat.unread()] == [True, False]


async def test_a_file_beyond_twenty_megabytes_cannot_be_fetched(
    telegram: TelegramServer, chat: Private
) -> None:
    most = 20 * 1024 * 1024
    fits = (await chat.sends_document("a.bin", bytes(most)))["document"]
    assert (await telegram.call("getFile", file_id=fits["file_id"]))["file_size"] == most
    bigger = (await chat.sends_document("b.bin", bytes(most + 1)))["document"]
    assert await refusal(telegram.call("getFile", file_id=bigger["file_id"])) == "file is too big"


async def test_a_pressed_button_is_answered_once_and_in_time(telegram: TelegramServer, chat: Private) -> None:
    await telegram.call("sendMessage", chat_id=chat.id, text="a", reply_markup=keyboard())
    message = await chat.next_message()
    too_late = "query is too old and response timeout expired or query ID is invalid"

    async def pressed() -> str:
        await message.press("go")
        return str((await telegram.call("getUpdates", offset=-1))[0]["callback_query"]["id"])

    query = await pressed()
    await telegram.call("answerCallbackQuery", callback_query_id=query, text="Done")
    assert await refusal(telegram.call("answerCallbackQuery", callback_query_id=query)) == too_late
    query = await pressed()
    telegram.clock.advance(31)
    assert await refusal(telegram.call("answerCallbackQuery", callback_query_id=query)) == too_late
    query = await pressed()
    telegram.clock.advance(29)
    assert await telegram.call("answerCallbackQuery", callback_query_id=query)
    assert await refusal(telegram.call("answerCallbackQuery", callback_query_id="5")) == too_late
    long = telegram.call("answerCallbackQuery", callback_query_id=await pressed(), text="x" * 201)
    assert await refusal(long) == "MESSAGE_TOO_LONG"


async def test_a_button_that_is_not_there_cannot_be_pressed(telegram: TelegramServer, chat: Private) -> None:
    await telegram.call("sendMessage", chat_id=chat.id, text="a", reply_markup=keyboard())
    with pytest.raises(AssertionError, match="No button 'Stop'"):
        await (await chat.next_message()).press("Stop")


async def test_a_sixth_message_at_once_is_refused_and_edits_are_free() -> None:
    async with TelegramServer() as telegram:
        telegram.clock.freeze()
        chat = telegram.user("Ann").private()
        await chat.says("/start")
        for _ in range(5):
            sent = await telegram.call("sendMessage", chat_id=chat.id, text="x")
        with pytest.raises(ApiError, match="retry after 1"):
            await telegram.call("sendMessage", chat_id=chat.id, text="x")
        await telegram.call("editMessageText", chat_id=chat.id, message_id=sent["message_id"], text="y")
        telegram.clock.advance(1)
        await telegram.call("sendMessage", chat_id=chat.id, text="x")


async def test_a_refused_message_is_not_in_the_chat(telegram: TelegramServer, chat: Private) -> None:
    bad = {"inline_keyboard": [[{"text": "a"}]]}
    await refusal(telegram.call("sendMessage", chat_id=chat.id, text="x", reply_markup=bad))
    assert chat.bot_messages == []


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", width, height)


def jpeg(width: int, height: int) -> bytes:
    return b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + b"\x03"


@pytest.mark.parametrize("make", [png, jpeg])
async def test_a_photo_has_its_size_and_limits(telegram: TelegramServer, chat: Private, make: Any) -> None:
    def send(content: bytes) -> Awaitable[Any]:
        return telegram.call("sendPhoto", chat_id=chat.id, photo=Upload("p", content, "image/png"))

    (photo,) = (await send(make(800, 600)))["photo"]
    assert (photo["width"], photo["height"]) == (800, 600)
    assert await refusal(send(make(9000, 1001))) == "PHOTO_INVALID_DIMENSIONS"
    assert await refusal(send(b"GIF89a")) == "IMAGE_PROCESS_FAILED"
    assert await refusal(send(make(8, 8) + bytes(10 * 1024 * 1024))) == "file is too big"


async def test_a_document_is_kept_and_bounded(telegram: TelegramServer, chat: Private) -> None:
    send = partial(telegram.call, "sendDocument", chat_id=chat.id)
    sent = await send(document=Upload("a.csv", b"1;2", "text/csv"), caption="c" * 1024)
    again = await send(document=sent["document"]["file_id"])
    assert again["document"]["file_name"] == "a.csv"
    assert await refusal(send(document=again["document"]["file_id"], caption="c" * 1025)) == (
        "message caption is too long"
    )
    assert await refusal(send(document="nothing")) == "wrong file identifier/HTTP URL specified"
    assert await refusal(send(document=Upload("a.csv", b"", "text/csv"))) == "file must be non-empty"
    with pytest.raises(ApiError) as caught:
        await send(document=Upload("a.bin", bytes(50 * 1024 * 1024 + 1), ""))
    assert caught.value.code == 413
    edit = {"chat_id": chat.id, "message_id": sent["message_id"]}
    assert "no text in the message to edit" in await refusal(
        telegram.call("editMessageText", text="x", **edit)
    )
    assert (await telegram.call("editMessageCaption", caption="d", **edit))["caption"] == "d"


@pytest.mark.parametrize(
    ("commands", "reason"),
    [
        ([{"command": "Start", "description": "x"}], "BOT_COMMAND_INVALID"),
        ([{"command": "a" * 33, "description": "x"}], "BOT_COMMAND_INVALID"),
        ([{"command": "", "description": "x"}], "BOT_COMMAND_INVALID"),
        ([{"command": "a", "description": ""}], "command description must be non-empty"),
        ([{"command": "a", "description": "x" * 257}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([{"command": f"a{n}", "description": "x"} for n in range(101)], "BOT_COMMANDS_TOO_MUCH"),
    ],
)
async def test_commands_out_of_bounds_are_refused(
    telegram: TelegramServer, commands: Any, reason: str
) -> None:
    assert await refusal(telegram.call("setMyCommands", commands=commands)) == reason


async def test_commands_at_their_bounds_are_taken(telegram: TelegramServer) -> None:
    commands = [{"command": f"a{n}".ljust(32, "_"), "description": "x" * 256} for n in range(100)]
    assert await telegram.call("setMyCommands", commands=commands)
    assert await telegram.call("getMyCommands") == commands


async def test_people_are_offered_the_narrowest_menu_in_their_language(
    telegram: TelegramServer, chat: Private
) -> None:
    ann = telegram.world.people[chat.id]

    def set_menu(word: str, **more: Any) -> Awaitable[Any]:
        return telegram.call("setMyCommands", commands=[{"command": word, "description": "x"}], **more)

    assert chat.menu_of(ann) == {}
    await set_menu("all")
    await set_menu("english", language_code="en")
    assert chat.menu_of(ann) == {"english": "x"}
    await set_menu("private", scope={"type": "all_private_chats"})
    assert chat.menu_of(ann) == {"private": "x"}
    await set_menu("hers", scope={"type": "chat", "chat_id": chat.id})
    assert chat.menu_of(ann) == {"hers": "x"}
    await telegram.call("deleteMyCommands", scope={"type": "chat", "chat_id": chat.id})
    assert chat.menu_of(ann) == {"private": "x"}
    group = telegram.group("Club", owner=ann)
    assert group.menu_of(ann) == {"english": "x"}
    await set_menu("bosses", scope={"type": "all_chat_administrators"})
    assert group.menu_of(ann) == {"bosses": "x"}
    assert group.menu_of(telegram.user("Bob")) == {"english": "x"}
    nowhere = telegram.call("setMyCommands", commands=[], scope={"type": "chat", "chat_id": 5})
    assert await refusal(nowhere) == "chat not found"
    assert await refusal(set_menu("a", language_code="english")) == "invalid language code specified"


async def test_an_inline_query_takes_fifty_results_once_and_in_time(telegram: TelegramServer) -> None:
    ann = telegram.user("Ann")

    def results(count: int, **more: str) -> list[dict[str, Any]]:
        body = {"type": "article", "title": "t", "input_message_content": {"message_text": "m"}}
        return [body | {"id": str(n)} | more for n in range(count)]

    async def answer(given: list[dict[str, Any]], wait: float = 0) -> Any:
        press = await ann.asks_inline("us")
        query = (await telegram.call("getUpdates", offset=-1))[0]["inline_query"]["id"]
        telegram.clock.advance(wait)
        await telegram.call("answerInlineQuery", inline_query_id=query, results=given)
        return (await press.answered())["results"]

    assert len(await answer(results(50), 29)) == 50
    assert await refusal(answer(results(51))) == "RESULTS_TOO_MUCH"
    assert await refusal(answer(results(2, id="same"))) == "RESULT_ID_DUPLICATE"
    assert await refusal(answer(results(1, id="x" * 65))) == "RESULT_ID_INVALID"
    assert "query is too old" in await refusal(answer(results(1), 31))
