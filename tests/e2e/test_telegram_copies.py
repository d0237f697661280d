"""Starts that must not succeed, or not yet: a wrong token, a second copy, a server that is down."""

from __future__ import annotations

from pathlib import Path

import pytest
from installation import START_SECONDS, installed
from telegram_tools import House

SHORT = "2"  # seconds until a second copy gives way, instead of a minute


async def test_a_refused_token_ends_with_a_sentence(house: House) -> None:
    wrong = "123456:wrong-token-of-nobody-at-all"
    process = house.start(TELEGRAM_TOKEN=wrong)
    assert await process.ends() == 1
    assert "does not know this bot token" in process.log.read_text()
    assert wrong.split(":")[1] not in process.log.read_text()


async def test_a_server_that_is_down_at_the_start_is_waited_for(house: House) -> None:
    await house.telegram.refuse()
    process = house.start()
    await process.logs("waiting_for_server")
    await house.telegram.listen()
    await house.asks(house.telegram.user("Vera").private(), "/help", "How to ask")


async def test_a_second_process_on_one_database_ends_with_a_sentence_and_never_speaks(house: House) -> None:
    house.start()
    vera = house.telegram.user("Vera").private()
    await house.asks(vera, "/help", "How to ask")
    second = house.start(CONFLICT_SECONDS=SHORT)
    assert await second.ends() == 1
    assert "another copy works with this database" in second.log.read_text()
    await house.asks(vera, "/help", "How to ask")
    assert len(vera.bot_messages) == 2


async def test_a_second_copy_on_one_token_ends_with_a_sentence_and_the_first_goes_on(
    house: House, tmp_path_factory: pytest.TempPathFactory, first_start: Path
) -> None:
    # The first outlasts the second by far; both ask often enough to be in each other's way on a busy machine.
    first = house.start(CONFLICT_SECONDS="30")
    vera = house.telegram.user("Vera").private()
    await house.asks(vera, "/help", "How to ask")
    with installed(tmp_path_factory.mktemp("elsewhere"), house.installation.feed_url) as elsewhere:
        elsewhere.start_with(first_start)
        second = house.start_on(elsewhere, CONFLICT_SECONDS="6")
        assert await second.ends() == 1
    assert "another program is asking for this bot's messages" in second.log.read_text()
    await first.logs("telegram.conflict")
    await house.asks(vera, "/privacy", "kept")
    assert first.child.poll() is None


async def test_a_passing_conflict_is_a_restart_somewhere_and_no_reason_to_end(house: House) -> None:
    process = house.start()
    await house.telegram.polled(START_SECONDS)
    await house.telegram.call("getUpdates")
    await process.logs("telegram.conflict")
    await house.asks(house.telegram.user("Vera").private(), "/help", "How to ask")
    assert process.child.poll() is None
