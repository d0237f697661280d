"""`nongrata run` behind a webhook: whom it listens to, and in which order."""

from __future__ import annotations

import asyncio
import io
from typing import Any

import aiohttp
from telegram_tools import SECRET, House, newest, webhook

from telegram_server import Fault, Private

HEADER = "X-Telegram-Bot-Api-Secret-Token"


def said(room: Private, number: int, text: str) -> dict[str, Any]:
    """An update that did not come through the test Telegram."""
    message = {"message_id": 900 + number, "date": 1_760_000_000, "chat": room.chat.as_json(), "text": text}
    sender = {"id": room.id, "is_bot": False, "first_name": room.chat.title}
    return {"update_id": 800_000_000 + number, "message": message | {"from": sender}}


async def test_calls_without_the_secret_or_without_sense_are_refused(house: House) -> None:
    settings = webhook()
    house.start(**settings)
    vera = house.telegram.user("Vera").private()
    await house.asks(vera, "/help", "How to ask")  # Telegram itself is heard: it was told the secret
    url, before = settings["TELEGRAM_WEBHOOK_URL"], newest(vera)
    update = said(vera, 1, "/privacy")
    async with aiohttp.ClientSession() as session:
        for headers, body, status in (
            ({HEADER: "open-barley"}, {"json": update}, 403),
            ({}, {"json": update}, 403),
            ({HEADER: SECRET}, {"data": b"{"}, 400),
            ({HEADER: SECRET}, {"json": [update]}, 400),
            ({HEADER: SECRET}, {"data": io.BytesIO(b"x" * 2_000_000)}, 413),
        ):
            async with session.post(url, headers=headers, **body) as answer:
                assert answer.status == status
        assert newest(vera) == before
        for _ in range(2):  # told twice, as after a lost answer of ours: done once
            async with session.post(url, headers={HEADER: SECRET}, json=update) as answer:
                assert answer.status == 200
    assert len(vera.bot_messages) == 2


async def test_updates_that_come_at_once_keep_their_order_in_each_chat(house: House) -> None:
    settings = webhook()
    house.start(**settings)
    telegram = house.telegram
    vera, omar = telegram.user("Vera").private(), telegram.user("Omar").private()
    for room in (vera, omar):
        await house.asks(room, "/help", "How to ask")
    asked = {room: newest(room) for room in (vera, omar)}
    telegram.clock.freeze()
    telegram.fail(Fault.SLOW, "sendMessage", seconds=5)  # the first answer takes its time
    async with aiohttp.ClientSession() as session:

        async def call(update: dict[str, Any]) -> int:
            async with session.post(
                settings["TELEGRAM_WEBHOOK_URL"], headers={HEADER: SECRET}, json=update
            ) as answer:
                return answer.status

        first = asyncio.create_task(call(said(vera, 1, "/privacy")))
        await house.shows(vera, "kept", after=asked[vera])
        second = asyncio.create_task(call(said(vera, 2, "/subscriptions")))
        third = asyncio.create_task(call(said(omar, 3, "/privacy")))
        await house.shows(omar, "kept", after=asked[omar])
        assert await third == 200
        assert not first.done()
        assert not second.done()
        assert len(vera.bot_messages) == 2
        telegram.clock.advance(5)
        await house.shows(vera, "follows nothing")
        assert (await first, await second) == (200, 200)
