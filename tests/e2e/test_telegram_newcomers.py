"""People who come to the bot for the first time, and the real process: from /start to /forget."""

from __future__ import annotations

import re

import pytest
from telegram_tools import BELARUS, House, newest

from traces import holding


@pytest.mark.parametrize("way", ["buttons", "words"])
async def test_a_newcomer_follows_is_told_asks_and_is_forgotten_without_a_trace(
    house: House, way: str
) -> None:
    process = house.start()
    vera, omar = house.telegram.user("Vera").private(), house.telegram.user("Omar").private()
    if way == "buttons":
        start = await house.asks(vera, "/start", "What do you want to follow")
        await start.press("Officials, lawmakers and diplomats")
        await (await house.shows(vera, "Sources read for it")).press("Follow")
        await house.shows(vera, "You follow")
    else:
        await house.follow(vera)
    await house.follow(omar)
    await house.publish()
    card = await house.shows(vera, BELARUS.headline)
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
        await house.asks(vera, asked, shown)
    await house.shows(omar, BELARUS.headline)
    await house.installation.until_rows("select count(*) from delivery where state = 'delivered'", 2)
    assert holding(house.installation.folder, vera.id)
    question = await house.asks(vera, "/forget", "Delete my data?")
    await question.press("Delete my data")
    await house.shows(vera, "Nothing is kept")
    assert holding(house.installation.folder, vera.id) == []  # at once, while the program runs
    assert await process.end() == 0
    assert house.telegram.world.updates.waiting() == []  # all confirmed
    assert holding(house.installation.folder, vera.id) == []
    assert house.rows("select chat_id from chat") == [(omar.id,)]
    assert len(house.rows("select id from delivery")) == 1


@pytest.mark.parametrize("access", ["closed", pytest.param("invite", marks=pytest.mark.extensive)])
async def test_strangers_are_refused_kindly_and_operators_are_not(house: House, access: str) -> None:
    vera, boss = house.telegram.user("Vera").private(), house.telegram.user("Olga").private()
    house.start(ACCESS=access, OPERATORS=str(boss.id))
    await house.asks(vera, "/subscribe us belarus", "serves invited chats only")
    await house.asks(vera, "/privacy", "kept")
    await house.asks(boss, "/subscribe us belarus", "Sources read for it")
    assert house.rows("select count(*) from subscription") == [(0,)]
    assert newest(vera) == 4
