"""A held alert and its operators, with the real process: told once, ruled on after a restart, sent once."""

from __future__ import annotations

import asyncio
import subprocess
import sys

from installation import ROOT, Installation, quiet_day, rss, visa_restrictions
from telegram_tools import NEWS, PATIENCE, SOURCE, Start, follow, rows, shows

from bot.demo.server import FeedServer
from telegram_server import TelegramServer

WAITS = "An alert waits for you"


async def test_operators_are_told_once_and_send_after_a_restart(
    server: FeedServer, installation: Installation, telegram: TelegramServer, start: Start
) -> None:
    server.set_feed(SOURCE, rss(visa_restrictions(), quiet_day(20), quiet_day(30)))
    olga, boris, vera = (telegram.user(name) for name in ("Olga", "Boris", "Vera"))
    desk = telegram.supergroup("Desk", owner=olga, members=(boris, vera))
    await desk.adds_bot(olga)
    settings = {"OPERATORS": f"{olga.id},{boris.id}", "OPERATOR_CHAT": str(desk.id)}
    first = start(**settings)
    reader = vera.private()
    await follow(telegram, reader)
    told = await shows(telegram, desk, WAITS)
    assert NEWS in told.text
    assert await first.end() == 0
    second = start(**settings)
    await second.logs("started")
    await (await told.press("Send", by=vera)).answered(PATIENCE)
    await shows(telegram, desk, "Only operators")
    await told.press("Send", by=boris)
    card = await shows(telegram, reader, NEWS)
    assert "checked by a person" in card.text
    sent = await shows(telegram, desk, "Sent")
    assert f"operator {boris.id}" in sent.text
    await told.press_data("rs:1", by=olga)  # her phone shows the old buttons still
    await shows(telegram, desk, "ruled before")
    assert await second.end() == 0
    assert rows(installation, "select count(*) from delivery where kind = 'card'") == [(1,)]
    assert [m for m in desk.bot_messages if WAITS in m.text] == []  # the one there was says what became of it


async def test_what_the_shell_drops_is_never_told(
    server: FeedServer, installation: Installation, telegram: TelegramServer, start: Start
) -> None:
    server.set_feed(SOURCE, rss(visa_restrictions(), quiet_day(20), quiet_day(30)))
    olga = telegram.user("Olga").private()
    process = start(OPERATORS=str(olga.id))
    await olga.says("/start")
    await follow(telegram, olga)
    told = await shows(telegram, olga, WAITS)
    dropped = await asyncio.to_thread(shell, installation, "review", "drop", "1", "old", "news")
    assert "Dropped" in dropped
    answer = await told.press("Send")
    await answer.answered(PATIENCE)
    await shows(telegram, olga, "Because: old news")
    assert await process.end() == 0
    assert rows(installation, "select count(*) from delivery") == [(0,)]
    assert "Because: old news" in await asyncio.to_thread(shell, installation, "review", "show", "1")


def shell(installation: Installation, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env=installation.environment(),
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    return done.stdout
