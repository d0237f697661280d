"""Chats that come, go and move, with all their topics."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.chat import ActionFilter, ChatAddress, ChatKind
from bot.services.presence import Presence
from bot.services.subscriptions import Subscriptions
from bot.store.database import SqlDatabase
from bot.store.unit_of_work import SqlUnitOfWork

NOW = datetime(2025, 4, 1, 9, 0, tzinfo=UTC)
GROUP, TOPIC, OTHER = ChatAddress(-5), ChatAddress(-5, 44), ChatAddress(7)
WISH = ActionFilter(between=frozenset({"US", "CN"}))


async def follow(database: SqlDatabase) -> Subscriptions:
    subscriptions = Subscriptions(database, tuple)
    for address in (GROUP, TOPIC):
        await subscriptions.follow(address, ChatKind.SUPERGROUP, [WISH], NOW)
    await subscriptions.follow(OTHER, ChatKind.PRIVATE, [WISH], NOW)
    return subscriptions


async def paused(database: SqlDatabase) -> dict[ChatAddress, bool]:
    def look(uow: SqlUnitOfWork) -> dict[ChatAddress, bool]:
        found = [chat for number in (-5, 7, -1005) for chat in uow.chats.at(number)]
        return {chat.address: chat.paused for chat in found}

    return await database.read(look)


async def test_a_group_that_removed_us_is_paused_with_its_topics_until_it_is_back(
    database: SqlDatabase,
) -> None:
    await follow(database)
    presence = Presence(database)
    await presence.left(-5, "kicked")
    assert await paused(database) == {GROUP: True, TOPIC: True, OTHER: False}
    await presence.back(-5, NOW)
    assert not any((await paused(database)).values())


async def test_coming_back_makes_no_subscriber_of_a_stranger(database: SqlDatabase) -> None:
    await Presence(database).back(-5, NOW)
    assert not await Presence(database).known(-5)


@pytest.mark.on_both
async def test_a_group_that_moved_takes_all_topics_along_however_often_it_is_said(
    database: SqlDatabase,
) -> None:
    subscriptions = await follow(database)
    for _ in range(2):
        await Presence(database).moved(-5, -1005)
    assert set(await paused(database)) == {ChatAddress(-1005), ChatAddress(-1005, 44), OTHER}
    assert len(await subscriptions.held(ChatAddress(-1005, 44))) == 1


async def test_forgetting_in_one_topic_forgets_the_group_and_nobody_else(database: SqlDatabase) -> None:
    subscriptions = await follow(database)
    assert await subscriptions.forget(TOPIC)
    assert set(await paused(database)) == {OTHER}


async def test_one_process_at_a_time_holds_a_job(database: SqlDatabase) -> None:
    presence = Presence(database)
    assert await presence.hold("telegram", "a", NOW, 15)
    assert not await presence.hold("telegram", "b", NOW, 15)
    assert await presence.hold("telegram", "a", NOW, 15)
    assert await presence.hold("telegram", "b", NOW + timedelta(seconds=16), 15)
    await presence.release("telegram", "a")  # no longer its own
    assert not await presence.hold("telegram", "c", NOW, 15)


async def test_a_copy_that_asks_for_a_short_lease_takes_no_long_one_away(database: SqlDatabase) -> None:
    presence = Presence(database)
    assert await presence.hold("telegram", "a", NOW, 15)
    assert not await presence.hold("telegram", "b", NOW, 0.5)
    assert await presence.hold("telegram", "b", NOW + timedelta(seconds=16), 0.5)
