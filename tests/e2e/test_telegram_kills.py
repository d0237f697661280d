"""The real process ended at awkward moments: no command is lost, and each alert is told once."""

from __future__ import annotations

import signal

import pytest
from installation import START_SECONDS
from telegram_tools import House, News, cards

from telegram_server import Fault, Private

# A killed copy keeps the next one waiting for a quarter of this.
SETTINGS = {"CONFLICT_SECONDS": "4"}
ENDS = pytest.mark.parametrize(
    "number",
    [
        pytest.param(signal.SIGKILL, id="kill"),
        pytest.param(signal.SIGTERM, id="term", marks=pytest.mark.extensive),
    ],
)
AT_ONCE, NEVER = 1.0, 600.0  # seconds until a slow answer comes


@ENDS
async def test_what_was_asked_around_the_end_of_a_process_is_answered_by_the_next(
    house: House, number: signal.Signals
) -> None:
    vera = house.telegram.user("Vera").private()
    process = house.start(**SETTINGS)
    await house.asks(vera, "/help", "How to ask")
    # The first answer stands in its chat, but the process does not know it yet.
    slow = NEVER if number == signal.SIGKILL else AT_ONCE
    house.telegram.fail(Fault.SLOW, "sendMessage", seconds=slow)
    rooms = [house.telegram.user(f"Person {index}").private() for index in range(6)]
    for room in rooms:
        await room.says("/subscribe us belarus")
        await room.says("/status")
    await house.telegram.world.until(
        lambda: any(room.bot_messages for room in rooms) or None, "answer", START_SECONDS
    )
    assert await process.end(number) == (-number if number == signal.SIGKILL else 0)
    house.start(**SETTINGS)
    for room in rooms:
        await house.shows(room, "Sources read for it")
        await house.shows(room, "What I can see")
    await house.asks(vera, "/privacy", "kept")
    await house.all_taken()
    if number == signal.SIGTERM:  # it finished what it had begun
        assert [len(room.bot_messages) for room in rooms] == [2] * len(rooms)


async def accepted(house: House, room: Private, news: News, slow: float) -> None:
    """Telegram has taken the alert; the process waits for the answer."""
    house.telegram.fail(Fault.SLOW, "sendMessage", seconds=slow)
    await house.publish(news)
    await house.shows(room, news.headline)


@ENDS
async def test_an_alert_is_told_once_wherever_the_process_ends(house: House, number: signal.Signals) -> None:
    killed = number == signal.SIGKILL
    seen, sent, told = News("Cuba", "Cuban"), News("Uganda", "Ugandan"), News("Haiti", "Haitian")
    vera = house.telegram.user("Vera").private()
    process = house.start(**SETTINGS)
    for news in (seen, sent, told):
        await house.follow(vera, news.wish)

    await house.publish(seen)  # it is fetched, and perhaps not yet stored
    await process.end(number)
    process = house.start(**SETTINGS)
    await house.shows(vera, seen.headline)

    await accepted(house, vera, sent, NEVER if killed else AT_ONCE)
    await process.end(number)
    house.installation.claims_run_out()
    process = house.start(**SETTINGS)

    await house.publish(told)
    await house.shows(vera, told.headline)
    await house.installation.until_rows("select count(*) from delivery where state = 'delivered'", 3)
    await process.end(number)
    house.start(**SETTINGS)
    await house.asks(vera, "/status", "What I can see")

    # Only what was on its way when the process was killed may come again, once.
    assert [len(cards(vera, news)) for news in (seen, sent, told)] == [1, 2 if killed else 1, 1]
    assert house.rows("select count(*) from alert") == [(3,)]
