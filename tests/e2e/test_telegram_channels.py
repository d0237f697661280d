"""Channels, by the real process: set up from the private chat of an administrator, by buttons or words."""

from __future__ import annotations

import pytest
from installation import START_SECONDS
from telegram_tools import BELARUS, House, cards, newest, webhook


@pytest.mark.parametrize("way", ["poll", "webhook"])
async def test_a_channel_is_set_up_from_the_private_chat_of_who_added_the_bot(house: House, way: str) -> None:
    house.start(**(webhook() if way == "webhook" else {}))
    telegram = house.telegram
    vera, eve = telegram.user("Vera"), telegram.user("Eve")
    mine = vera.private()
    await house.asks(mine, "/help", "How to ask")
    channel = telegram.channel("Watch", owner=vera)
    await channel.promotes_bot(vera)
    offer = await house.shows(mine, "Watch")
    refused = await (await offer.press("Officials, lawmakers and diplomats", by=eve)).answered(START_SECONDS)
    assert "administrators of that channel" in refused["text"]
    await offer.press("Officials, lawmakers and diplomats")
    await (await house.shows(mine, "Sources read for it")).press("Follow")
    await house.shows(mine, "You follow")
    assert channel.bot_messages == []
    await house.publish()
    card = await house.shows(channel, BELARUS.headline)
    pressed = await (await card.press(card.buttons[0][0], by=eve)).answered(START_SECONDS)
    assert "in a private chat" in pressed["text"]
    await house.asks(mine, "/subscriptions", "follows nothing")  # the person's own chat is not meant
    assert (len(cards(channel)), len(channel.bot_messages), cards(mine)) == (1, 1, [])


async def test_a_channel_is_set_up_by_words_of_its_administrators_alone(house: House) -> None:
    house.start()
    telegram = house.telegram
    vera, eve = telegram.user("Vera"), telegram.user("Eve")
    mine, hers = vera.private(), eve.private()
    channel = telegram.channel("Watch", owner=vera, username="watch_desk")
    typed = "/subscribe @watch_desk us belarus"
    await house.asks(mine, typed, "once I am one of them")  # the bot is not there yet
    await channel.promotes_bot(vera)
    await house.shows(mine, "What do you want to follow")
    await house.asks(hers, typed, "Only administrators")
    preview = await house.asks(mine, typed, "Sources read for it")
    assert "Watch" in preview.text
    await preview.press("Follow silently")
    await house.shows(mine, "You follow")
    await house.asks(mine, "/settings @watch_desk language ru", "Теперь карточки и ответы")
    await house.publish()
    assert (await house.shows(channel, "против должностных лиц Беларуси")).silent
    await house.asks(mine, f"/subscriptions {channel.id}", "без звука")
    await house.asks(mine, "/subscriptions", "This chat follows nothing")  # a channel's language is its own
    await house.asks(mine, "/stop @watch_desk all", "Подписок прекращено: 1")
    before = newest(mine)
    await (await house.asks(mine, "/forget @watch_desk", "Удалить")).press("Удалить мои данные")
    await house.shows(mine, "Удалено", after=before)
    assert house.rows("select count(*) from chat") == [(0,)]
