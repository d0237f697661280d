"""People in private chats, and the real process: they follow, are told, ask, and are forgotten."""

from __future__ import annotations

import re

import pytest
from installation import Installation
from telegram_tools import NEWS, Start, confirmed, follow, newest, publish, rows, shows, until_read

from bot.demo.server import FeedServer
from telegram_server import TelegramServer


@pytest.mark.parametrize("way", ["buttons", "words"])
async def test_a_newcomer_follows_is_told_asks_and_is_forgotten(
    server: FeedServer, installation: Installation, telegram: TelegramServer, start: Start, way: str
) -> None:
    process = start()
    vera = telegram.user("Vera").private()
    if way == "buttons":
        await vera.says("/start")
        await (await shows(telegram, vera, "What do you want to follow")).press("Officials and diplomats")
        await (await shows(telegram, vera, "last 90 days")).press("Follow")
        await shows(telegram, vera, "You follow")
    else:
        await follow(telegram, vera)
    await until_read(installation)
    publish(server)
    card = await shows(telegram, vera, NEWS)
    assert not card.silent
    number = re.search(r"/a(\d+)", card.text)
    assert number
    for asked, shown in (
        ("/history us by", f"/a{number[1]}"),
        (f"/show {number[1]}", "212"),
        (f"/chain {number[1]}", f"/a{number[1]}"),
        ("/status", "What I can see"),
        ("/subscriptions", "This chat follows"),
    ):
        before = newest(vera)
        await vera.says(asked)
        await shows(telegram, vera, shown, after=before)
    await vera.says("/forget")
    await (await shows(telegram, vera, "Delete my data?")).press("Delete my data")
    await shows(telegram, vera, "Nothing is kept")
    assert await process.end() == 0
    await confirmed(telegram)
    for table in ("chat", "subscription", "delivery"):
        assert rows(installation, f"select count(*) from {table}") == [(0,)]  # noqa: S608 - names from above


async def test_a_blocked_chat_is_paused_and_others_are_still_told(
    server: FeedServer, installation: Installation, telegram: TelegramServer, start: Start
) -> None:
    process = start()
    vera, omar = telegram.user("Vera").private(), telegram.user("Omar").private()
    for room in (vera, omar):
        await follow(telegram, room)
    await until_read(installation)
    vera.chat.members[telegram.world.bot.id].status = "kicked"  # blocked, and the bot was not told
    publish(server)
    await shows(telegram, omar, NEWS)
    await process.logs("delivery.failed")
    assert await process.end() == 0
    paused = rows(installation, "select chat_id, paused from chat order by chat_id")
    assert paused == [(vera.id, 1), (omar.id, 0)]


@pytest.mark.parametrize("access", ["closed", "invite"])
async def test_strangers_are_refused_kindly_and_operators_are_not(
    installation: Installation, telegram: TelegramServer, start: Start, access: str
) -> None:
    vera, boss = telegram.user("Vera").private(), telegram.user("Olga").private()
    process = start(ACCESS=access, OPERATORS=str(boss.id))
    await vera.says("/subscribe us belarus")
    refused = await shows(telegram, vera, "serves invited chats only")
    await vera.says("/privacy")
    await shows(telegram, vera, "kept", after=refused.id)
    await boss.says("/subscribe us belarus")
    await shows(telegram, boss, "last 90 days")
    assert await process.end() == 0
    assert rows(installation, "select count(*) from subscription") == [(0,)]


async def test_hostile_text_is_shown_and_not_rendered(
    installation: Installation, telegram: TelegramServer, start: Start
) -> None:
    process = start()
    vera = telegram.user("Vera").private()
    for hostile in (
        "/search <b>bold</b> & <script>alert(1)</script>",
        "/search \u202eesrever\u202c \u200b\u2066 <a href='tg://user?id=1'>x</a>",
        "/history </blockquote> &lt; &#0; 👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "/subscribe <i>us</i> \x07 belarus",
        "/search " + "<b>😀" * 800,
    ):
        before = newest(vera)
        await vera.says(hostile)
        answer = await shows(telegram, vera, "", after=before)
        links = [e["url"] for e in answer.entities if e["type"] == "text_link"]
        assert all(url.startswith("https://") for url in links), links
        assert not set("\u202e\u202a\u2066\u200b") & set(answer.text)
    await vera.says("/help")
    await shows(telegram, vera, "How to ask")
    assert await process.end() == 0
    refused = [line for line in telegram.world.transcript.tail().splitlines() if "(refused)" in line]
    assert refused == []


async def test_an_old_and_a_foreign_button_get_a_kind_answer(telegram: TelegramServer, start: Start) -> None:
    process = start()
    vera = telegram.user("Vera").private()
    await vera.says("/start")
    shown = await shows(telegram, vera, "What do you want to follow")
    for data in ("nonsense", "ex:999999", "zz:1:2:3", "@zzz:ex:1", "é" * 32):
        before = newest(vera)
        press = await shown.press_data(data)
        assert await press.answered(60.0)
        await shows(telegram, vera, "", after=before if newest(vera) > before else 0)
    await telegram.polled(60.0)
    assert await process.end() == 0
