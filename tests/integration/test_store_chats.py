"""Chats: one for an address, with what they follow and muted; paused, moved, and forgotten without trace."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from outbox_rows import CHAT_ID, T0, chats, claim, prepare, receive
from sqlalchemy import text

from bot.domain.chat import (
    ActionFilter,
    ChatAddress,
    ChatKind,
    DeliveryKind,
    NewDelivery,
    Reach,
    SendFailure,
    SendProblem,
)
from bot.domain.words import Measure
from bot.store.database import SqlDatabase
from bot.store.unit_of_work import SqlUnitOfWork


async def test_pausing_gives_up_what_waits_and_coming_back_is_heard(database: SqlDatabase) -> None:
    alert_id, (chat_id,), _ = await prepare(database, 1)
    await database.write(lambda uow: uow.chats.pause(chat_id, "blocked"))
    assert await claim(database) == ()
    assert await database.read(lambda uow: uow.alerts.reach(alert_id)) == Reach(0, 0, 1)
    back = await database.write(lambda uow: uow.chats.ensure(ChatAddress(CHAT_ID), ChatKind.GROUP, T0))
    assert (back.id, back.paused) == (chat_id, False)
    assert len(await database.read(lambda uow: uow.alerts.audience(0, 5, []))) == 1


async def test_one_chat_per_address_also_in_a_race(database: SqlDatabase) -> None:
    def ensure(topic: int | None) -> Callable[[SqlUnitOfWork], int]:
        return lambda uow: uow.chats.ensure(ChatAddress(CHAT_ID, topic), ChatKind.SUPERGROUP, T0).id

    same = await asyncio.gather(*(database.write(ensure(None)) for _ in range(6)))
    assert len(set(same)) == 1
    assert await database.write(ensure(3)) not in same
    assert await database.read(lambda uow: uow.chats.count()) == 2
    found = await database.read(lambda uow: uow.chats.get(ChatAddress(CHAT_ID, 3)))
    assert found is not None
    assert found.address.topic_id == 3


async def test_the_same_wish_is_one_subscription(database: SqlDatabase) -> None:
    wish = ActionFilter(
        between=frozenset({"US", "CN"}), measures=frozenset({Measure.ENTRY_BAN}), countermeasures=True
    )
    (chat_id,) = await database.write(lambda uow: chats(uow, 1))

    async def subscribe(*, silent: bool) -> int:
        done = await database.write(lambda uow: uow.chats.subscribe(chat_id, wish, silent=silent, at=T0))
        assert done.filter == wish
        return done.id

    assert await subscribe(silent=False) == await subscribe(silent=True)
    kept = await database.read(lambda uow: uow.chats.subscriptions(chat_id))
    assert [s.silent for s in kept] == [False, True]
    assert not await database.write(lambda uow: uow.chats.unsubscribe(chat_id + 1, kept[1].id))
    assert await database.write(lambda uow: uow.chats.unsubscribe(chat_id, kept[1].id))


@pytest.mark.parametrize("known", [False, True])
async def test_a_group_that_moves_keeps_its_wishes(database: SqlDatabase, known: bool) -> None:
    _, (old,), number = await prepare(database, 1)
    new_id = CHAT_ID - 99

    def move(uow: SqlUnitOfWork) -> int:
        uow.chats.mute(old, number, muted=True)
        if known:
            uow.chats.ensure(ChatAddress(new_id), ChatKind.SUPERGROUP, T0)
        uow.chats.migrate(old, new_id)
        chat = uow.chats.get(ChatAddress(new_id))
        assert chat is not None
        return chat.id

    moved = await database.write(move)
    assert await database.read(lambda uow: uow.chats.get(ChatAddress(CHAT_ID))) is None
    (audience,) = await database.read(lambda uow: uow.alerts.audience(0, 5, [number]))
    assert (audience.chat.id, len(audience.subscriptions), audience.muted) == (moved, 1, frozenset({number}))


@pytest.mark.parametrize(("chosen", "kept"), [(None, "zh"), ("ru", "ru")])
async def test_a_group_that_becomes_a_supergroup_keeps_its_language_unless_another_was_chosen_there(
    database: SqlDatabase, chosen: str | None, kept: str
) -> None:
    def move(uow: SqlUnitOfWork) -> str:
        old = uow.chats.ensure(ChatAddress(-501), ChatKind.GROUP, T0)
        uow.chats.set_language(old.id, "zh")
        new = uow.chats.ensure(ChatAddress(-100501), ChatKind.SUPERGROUP, T0)
        if chosen:
            uow.chats.set_language(new.id, chosen)
        uow.chats.migrate(old.id, -100501)
        chat = uow.chats.get(ChatAddress(-100501))
        assert chat is not None
        return chat.language

    assert await database.write(move) == kept


async def test_forgetting_leaves_no_trace(database: SqlDatabase) -> None:
    alert_id, (chat_id, other), number = await prepare(database, 2)
    card, _ = await claim(database)
    await database.write(lambda uow: uow.chats.mute(chat_id, number, muted=True))
    failure = SendFailure(SendProblem.PASSING, f"chat {CHAT_ID} did not answer")
    await database.write(lambda uow: uow.alerts.failed(card.id, failure, T0, retry_at=T0))

    def cells(uow: SqlUnitOfWork) -> list[tuple[str, str, Any]]:
        connection = uow.session.connection()
        found = []
        for table, column in _columns(uow):
            rows = connection.execute(text(f'SELECT "{column}" FROM "{table}"'))  # noqa: S608  # our own names
            found += [(table, column, value) for (value,) in rows]
        return found

    def traces(everything: list[tuple[str, str, Any]]) -> set[str]:
        return {
            table
            for table, column, value in everything
            if str(CHAT_ID) in str(value)
            or (value == chat_id and ((table, column) == ("chat", "id") or column == "chat_id"))
        }

    before = traces(await database.read(cells))
    assert before >= {"chat", "subscription", "mute", "delivery", "attempt"}
    await database.write(lambda uow: uow.chats.forget(chat_id))
    assert traces(await database.read(cells)) == set()
    assert await database.read(lambda uow: uow.alerts.reach(alert_id)) == Reach(0, 1, 0)
    assert await database.read(lambda uow: uow.chats.count()) == 1
    # Its number stays unused, and a delivery on its way ends in nothing.
    await receive(database, card)
    new = await database.write(lambda uow: uow.chats.ensure(ChatAddress(CHAT_ID), ChatKind.GROUP, T0))
    assert new.id > other
    rows = [NewDelivery(chat_id, DeliveryKind.CARD, silent=False)]
    await database.write(lambda uow: uow.alerts.add_deliveries(alert_id, rows, cursor=9, done=True, at=T0))
    assert traces(await database.read(cells)) == {"chat"}


def _columns(uow: SqlUnitOfWork) -> list[tuple[str, str]]:
    """Every column of every table that is really there, not only of those the program knows."""
    connection = uow.session.connection()
    if connection.dialect.name == "sqlite":
        sql = (
            "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
            "WHERE m.type = 'table' AND m.name NOT LIKE 'action_words%'"
        )
    else:
        sql = (
            "SELECT table_name, column_name FROM information_schema.columns "
            "WHERE table_schema = 'public' AND table_name <> 'action_words'"
        )
    return [(row[0], row[1]) for row in connection.execute(text(sql))]
