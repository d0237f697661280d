"""A held alert and its operators, with the real process: told once, ruled on after a restart, sent once."""

from __future__ import annotations

import asyncio
import subprocess
import sys

from installation import ROOT, SOURCE, START_SECONDS, Installation, quiet_day, rss, visa_restrictions
from telegram_tools import BELARUS, House

WAITS = "An alert waits for you"


async def test_operators_are_told_once_and_send_after_a_restart(house: House) -> None:
    telegram = house.telegram
    house.feeds.set_feed(SOURCE, rss(visa_restrictions(), quiet_day(20), quiet_day(30)))
    olga, boris, vera = (telegram.user(name) for name in ("Olga", "Boris", "Vera"))
    desk = telegram.supergroup("Desk", owner=olga, members=(boris, vera))
    await desk.adds_bot(olga)
    settings = {"OPERATORS": f"{olga.id},{boris.id}", "OPERATOR_CHAT": str(desk.id)}
    first = house.start(**settings)
    reader = vera.private()
    await house.follow(reader)
    told = await house.shows(desk, WAITS)
    assert BELARUS.headline in told.text
    assert await first.end() == 0
    second = house.start(**settings)
    await second.logs("started")
    pressed = await (await told.press("Send", by=vera)).answered(START_SECONDS)
    assert "Only operators" in pressed["text"]
    assert pressed["show_alert"]
    assert [m for m in desk.bot_messages if "Only operators" in m.text] == []
    await told.press("Send", by=boris)
    card = await house.shows(reader, BELARUS.headline)
    assert "checked by a person" in card.text
    sent = await house.shows(desk, "Sent")
    assert f"operator {boris.id}" in sent.text
    await told.press_data("rs:1", by=olga)  # her phone shows the old buttons still
    await house.shows(desk, "ruled before")
    assert await second.end() == 0
    assert house.rows("select count(*) from delivery where kind = 'card'") == [(1,)]
    assert [m for m in desk.bot_messages if WAITS in m.text] == []  # the one there was says what became of it


async def test_what_the_shell_drops_is_never_told(house: House) -> None:
    house.feeds.set_feed(SOURCE, rss(visa_restrictions(), quiet_day(20), quiet_day(30)))
    olga = house.telegram.user("Olga").private()
    process = house.start(OPERATORS=str(olga.id))
    await olga.says("/start")
    await house.follow(olga)
    told = await house.shows(olga, WAITS)
    dropped = await asyncio.to_thread(shell, house.installation, "review", "drop", "1", "old", "news")
    assert "Dropped" in dropped
    answer = await told.press("Send")
    await answer.answered(START_SECONDS)
    await house.shows(olga, "Because: old news")
    assert await process.end() == 0
    assert house.rows("select count(*) from delivery") == [(0,)]
    assert "Because: old news" in await asyncio.to_thread(shell, house.installation, "review", "show", "1")


async def test_an_alert_that_was_wrong_is_withdrawn_where_it_stands(house: House) -> None:
    olga, vera = house.telegram.user("Olga").private(), house.telegram.user("Vera").private()
    process = house.start(OPERATORS=str(olga.id))
    await house.follow(vera)
    await house.publish()
    card = await house.shows(vera, BELARUS.headline)
    ((number,),) = house.rows("select max(number) from action")
    await vera.says(f"/withdraw {number} I do not like it")
    await house.shows(vera, "Only operators")
    await olga.says(f"/withdraw {number} it recalls a policy of 2020")
    await house.shows(olga, "1 chat had the alert")
    reply = await house.shows(vera, "the alert above was wrong")
    assert reply.reply_to == card.id
    assert "it recalls a policy of 2020" in reply.text
    assert not reply.silent
    assert "Withdrawn" in card.text, "the card itself was edited"
    await process.logs("correction.reached")
    assert await process.end() == 0


def shell(installation: Installation, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env=installation.environment(),
        capture_output=True,
        text=True,
        check=True,
        timeout=START_SECONDS,
    )
    return done.stdout
