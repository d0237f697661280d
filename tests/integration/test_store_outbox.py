"""Chats, alerts and deliveries: who is told, once, in order, and forgotten without trace."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from bot.domain.action import Action, LinkDecision
from bot.domain.chat import (
    ActionFilter,
    ChatAddress,
    ChatKind,
    ClaimedDelivery,
    DeliveryKind,
    NewDelivery,
    Reach,
    Receipt,
    SendFailure,
    SendProblem,
)
from bot.domain.notice import Notice
from bot.domain.words import EasedKind, LinkKind, Measure, Precision, Stage, Standing
from bot.store.database import SqlDatabase, open_database
from bot.store.unit_of_work import SqlUnitOfWork

T0 = datetime(2022, 3, 21, 12, tzinfo=UTC)
LEASE = 60.0
CHAT_ID = -1_001_234_567_890_123
FAILED = SendFailure(SendProblem.PASSING, "time-out")


def chats(uow: SqlUnitOfWork, count: int) -> list[int]:
    """Subscribers with one wish each."""
    numbers = []
    for n in range(count):
        chat = uow.chats.ensure(ChatAddress(CHAT_ID - n), ChatKind.GROUP, T0)
        uow.chats.subscribe(chat.id, ActionFilter(between=frozenset({"US", "CN"})), silent=False, at=T0)
        numbers.append(chat.id)
    return numbers


def alert(uow: SqlUnitOfWork, url: str = "https://example.org/1", held: str | None = None) -> tuple[int, int]:
    """An alert about one new action; its id and the action's number."""
    notice = uow.notices.add(
        Notice(0, "s", url, "T", T0, Precision.TIME, T0, Standing.OFFICIAL, "Ministry", "CN"), None
    )
    action = Action(
        0,
        "CN",
        ("US",),
        (Measure.VISA_RESTRICTION,),
        Stage.ANNOUNCED,
        date(2022, 3, 21),
        Precision.DAY,
        T0,
        Standing.OFFICIAL,
    )
    number = uow.actions.add(action, notice.id, [url]).number
    uow.notices.mention(notice.id, number, new=True, evidence=())
    return uow.alerts.add(notice.id, [number], T0, held=held), number


def deliver(uow: SqlUnitOfWork, alert_id: int, chat_ids: list[int]) -> None:
    rows = [NewDelivery(chat_id, DeliveryKind.CARD, silent=chat_id % 2 == 0) for chat_id in chat_ids]
    uow.alerts.add_deliveries(alert_id, rows, cursor=max(chat_ids, default=0), done=True, at=T0)


async def claim(database: SqlDatabase, limit: int = 100, at: datetime = T0) -> tuple[ClaimedDelivery, ...]:
    return await database.write(lambda uow: uow.alerts.claim(limit, at, LEASE))


async def receive(database: SqlDatabase, delivery: ClaimedDelivery, message_id: int = 7) -> None:
    await database.write(lambda uow: uow.alerts.delivered(delivery.id, Receipt(message_id, T0)))


async def prepare(database: SqlDatabase, count: int) -> tuple[int, list[int], int]:
    """One alert written to `count` chats: alert, chats, action."""

    def work(uow: SqlUnitOfWork) -> tuple[int, list[int], int]:
        numbers = chats(uow, count)
        alert_id, number = alert(uow)
        deliver(uow, alert_id, numbers)
        return alert_id, numbers, number

    return await database.write(work)


async def test_a_card_is_written_once_and_delivered_once(database: SqlDatabase) -> None:
    alert_id, numbers, _ = await prepare(database, 3)
    await database.write(lambda uow: deliver(uow, alert_id, numbers))
    claimed = await claim(database)
    assert [c.chat.id for c in claimed] == numbers
    assert {(c.kind, c.attempt, c.reply_to, c.lease_until) for c in claimed} == {
        (DeliveryKind.CARD, 1, None, T0 + timedelta(seconds=LEASE))
    }
    assert [c.silent for c in claimed] == [n % 2 == 0 for n in numbers]
    assert claimed[0].chat.address == ChatAddress(CHAT_ID)
    assert await claim(database) == ()
    for each in claimed:
        await receive(database, each)
    assert await database.read(lambda uow: uow.alerts.reach(alert_id)) == Reach(3, 0, 0)
    assert await database.read(lambda uow: uow.alerts.next_due_at()) is None
    assert await claim(database, at=T0 + timedelta(days=1)) == ()
    assert await database.read(lambda uow: uow.chats.last_delivery_at(numbers[0])) == T0


async def test_attempts_without_an_answer_are_counted_apart_from_others(database: SqlDatabase) -> None:
    await prepare(database, 2)
    silence = SendFailure(SendProblem.UNKNOWN, "connection lost")
    for count, failure in enumerate((FAILED, silence, FAILED, silence, FAILED)):
        first, second = await claim(database)
        assert (first.attempt, first.unanswered, second.unanswered) == (count + 1, count // 2, 0)
        for delivery, problem in ((first, failure), (second, FAILED)):
            await database.write(
                lambda uow, d=delivery, f=problem: uow.alerts.failed(d.id, f, T0, retry_at=T0)  # type: ignore[misc]
            )


async def test_a_lease_that_ran_out_is_claimed_again(database: SqlDatabase) -> None:
    await prepare(database, 1)
    (first,) = await claim(database)
    assert await database.read(lambda uow: uow.alerts.next_due_at()) == first.lease_until
    assert await claim(database, at=first.lease_until - timedelta(seconds=1)) == ()
    (second,) = await claim(database, at=first.lease_until)
    assert (second.id, second.attempt) == (first.id, 2)


async def test_two_workers_never_get_the_same(database: SqlDatabase, database_url: str) -> None:
    await prepare(database, 60)
    async with open_database(database_url) as other:

        async def work(through: SqlDatabase) -> list[int]:
            got: list[int] = []
            while claimed := await claim(through, limit=4):
                got += [c.id for c in claimed]
            return got

        parts = await asyncio.gather(work(database), work(other), work(database), work(other))
    flat = [number for part in parts for number in part]
    # A worker that finds all due rows locked stops early; what is left is still there.
    flat += [c.id for c in await claim(database)]
    assert len(flat) == len(set(flat)) == 60


async def test_a_chat_gets_its_messages_in_order(database: SqlDatabase) -> None:
    first, (chat_id,), _ = await prepare(database, 1)

    def another(uow: SqlUnitOfWork) -> int:
        alert_id, _ = alert(uow, "https://example.org/2")
        deliver(uow, alert_id, [chat_id])
        return alert_id

    second = await database.write(another)
    (card,) = await claim(database)
    assert card.alert_id == first
    retry = T0 + timedelta(hours=1)
    await database.write(lambda uow: uow.alerts.failed(card.id, FAILED, T0, retry_at=retry))
    assert await claim(database, at=T0 + timedelta(minutes=30)) == ()
    assert await database.read(lambda uow: uow.alerts.next_due_at()) == retry
    (again,) = await claim(database, at=retry)
    assert (again.id, again.attempt) == (card.id, 2)
    await database.write(lambda uow: uow.alerts.failed(card.id, FAILED, retry, retry_at=None))
    (later,) = await claim(database, at=retry)
    assert later.alert_id == second
    assert await database.read(lambda uow: uow.alerts.reach(first)) == Reach(0, 0, 1)


async def test_a_late_failure_does_not_undo_a_receipt(database: SqlDatabase) -> None:
    alert_id, _, _ = await prepare(database, 1)
    (card,) = await claim(database)
    await receive(database, card)
    await database.write(lambda uow: uow.alerts.failed(card.id, FAILED, T0, retry_at=T0))
    assert await database.read(lambda uow: uow.alerts.reach(alert_id)) == Reach(1, 0, 0)


async def test_corrections_reach_whoever_got_the_card_and_only_them(database: SqlDatabase) -> None:
    alert_id, numbers, _ = await prepare(database, 3)
    got, on_the_way = await claim(database, limit=2)
    await receive(database, got, message_id=55)

    async def correct(kind: DeliveryKind) -> int:
        return await database.write(lambda uow: uow.alerts.add_correction(alert_id, kind, T0, ()))

    assert await correct(DeliveryKind.EDIT) == 2, "delivered, and on its way; the third shows it by itself"
    assert await correct(DeliveryKind.EDIT) == 2
    claimed = await claim(database)
    assert [(c.chat.id, c.kind, c.reply_to) for c in claimed] == [
        (numbers[2], DeliveryKind.CARD, None),
        (numbers[0], DeliveryKind.EDIT, 55),
    ], "one edit, not two, and none before the card on its way"
    assert claimed[1].silent == got.silent
    await receive(database, on_the_way, message_id=56)
    assert [(c.chat.id, c.reply_to) for c in await claim(database)] == [(numbers[1], 56)]
    for each in claimed:
        await receive(database, each, message_id=57)
    assert await correct(DeliveryKind.EDIT) == 3, "a later correction is a new round"
    assert {c.chat.id for c in await claim(database)} == {numbers[0], numbers[2]}


async def test_a_reply_keeps_what_its_chat_was_told_first(database: SqlDatabase) -> None:
    alert_id, _, number = await prepare(database, 1)
    (card,) = await claim(database)
    await receive(database, card, message_id=55)
    first = await database.read(lambda uow: uow.actions.get(number))
    assert first is not None
    full = replace(
        first,
        persons=("Bo Example", "李例"),
        count=2,
        effective_on=date(2022, 4, 1),
        eased_kind=EasedKind.LIFTED,
    )
    second = replace(full, count=3)

    async def correct(kind: DeliveryKind, told: Action) -> None:
        await database.write(lambda uow: uow.alerts.add_correction(alert_id, kind, T0, [told]))

    await correct(DeliveryKind.EDIT, full)
    await correct(DeliveryKind.REPLY, full)
    await correct(DeliveryKind.REPLY, second)
    (edit,) = await claim(database)
    assert (edit.kind, edit.told, edit.told_at) == (DeliveryKind.EDIT, (), T0)
    await receive(database, edit, message_id=55)
    (reply,) = await claim(database)
    assert (reply.kind, reply.told, reply.told_at) == (DeliveryKind.REPLY, (full,), T0)
    await receive(database, reply, message_id=56)
    await correct(DeliveryKind.REPLY, second)
    (later,) = await claim(database)
    assert later.told == (second,), "the chat has seen the first correction"


async def test_a_reply_knows_an_action_that_was_merged_meanwhile(database: SqlDatabase) -> None:
    alert_id, _, number = await prepare(database, 1)
    (card,) = await claim(database)
    await receive(database, card)

    def work(uow: SqlUnitOfWork) -> int:
        told = uow.actions.get(number)
        assert told is not None
        uow.alerts.add_correction(alert_id, DeliveryKind.REPLY, T0, [told])
        _, into = alert(uow, "https://example.org/2")
        uow.actions.merge(number, into, T0)
        return into

    into = await database.write(work)
    (reply,) = await claim(database)
    assert [action.number for action in reply.told] == [into]


async def test_a_card_given_up_takes_its_corrections_along(database: SqlDatabase) -> None:
    alert_id, _, _ = await prepare(database, 1)
    (card,) = await claim(database)
    await database.write(lambda uow: uow.alerts.add_correction(alert_id, DeliveryKind.REPLY, T0, ()))
    await database.write(lambda uow: uow.alerts.failed(card.id, FAILED, T0, retry_at=None))
    assert await claim(database) == ()
    assert await database.read(lambda uow: uow.alerts.next_due_at()) is None


async def test_the_fan_out_goes_on_where_it_stopped(database: SqlDatabase) -> None:
    def work(uow: SqlUnitOfWork) -> tuple[int, list[int]]:
        numbers = chats(uow, 5)
        alert_id, _ = alert(uow)
        uow.alerts.add_deliveries(alert_id, [], cursor=numbers[1], done=False, at=T0)
        return alert_id, numbers

    alert_id, numbers = await database.write(work)
    (pending,) = await database.read(lambda uow: uow.alerts.pending(5))
    assert (pending.id, pending.cursor, len(pending.numbers)) == (alert_id, numbers[1], 1)
    rest = await database.read(lambda uow: uow.alerts.audience(pending.cursor, 2, pending.numbers))
    assert [a.chat.id for a in rest] == numbers[2:4]
    await database.write(
        lambda uow: uow.alerts.add_deliveries(alert_id, [], cursor=numbers[4], done=True, at=T0)
    )
    assert await database.read(lambda uow: uow.alerts.pending(5)) == ()


async def test_a_notice_has_one_alert_that_can_grow(database: SqlDatabase) -> None:
    alert_id, number = await database.write(alert)
    again, other = await database.write(alert)
    assert again == alert_id
    await database.write(lambda uow: uow.alerts.extend(alert_id, [number, other]))
    card = await database.read(lambda uow: uow.alerts.card(alert_id))
    assert card is not None
    assert [view.action.number for view in card.actions] == [number, other]
    assert card.notice.url == "https://example.org/1"
    assert await database.read(lambda uow: uow.alerts.for_action(other)) == (alert_id,)
    assert await database.read(lambda uow: uow.alerts.card(999_999)) is None


async def test_the_audience_knows_who_got_or_muted_an_earlier_step(database: SqlDatabase) -> None:
    def work(uow: SqlUnitOfWork) -> tuple[list[int], list[int]]:
        numbers = chats(uow, 4)
        first, old = alert(uow)
        deliver(uow, first, numbers[:3])
        _, new = alert(uow, "https://example.org/2")
        uow.actions.add_links([LinkDecision(new, old, LinkKind.ANSWERS, 1.0)])
        uow.chats.mute(numbers[1], old, muted=True)
        uow.chats.pause(numbers[2], "blocked")
        for subscription in uow.chats.subscriptions(numbers[0]):
            uow.chats.unsubscribe(numbers[0], subscription.id)
        uow.chats.ensure(ChatAddress(1), ChatKind.PRIVATE, T0)  # asked for nothing, got nothing
        return numbers, [old, new]

    numbers, steps = await database.write(work)
    audience = await database.read(lambda uow: uow.alerts.audience(0, 10, steps))
    assert [(a.chat.id, len(a.subscriptions), a.got, a.muted) for a in audience] == [
        (numbers[0], 0, frozenset({steps[0]}), frozenset()),
        (numbers[1], 1, frozenset({steps[0]}), frozenset({steps[0]})),
        (numbers[3], 1, frozenset(), frozenset()),
    ]
    await database.write(lambda uow: uow.chats.mute(numbers[1], steps[1], muted=False))
    audience = await database.read(lambda uow: uow.alerts.audience(0, 10, steps))
    assert [a.muted for a in audience if a.muted] == [], "unmuting a later step unmutes the exchange"


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


async def test_what_was_written_by_a_clock_that_was_ahead_is_told_at_once(database: SqlDatabase) -> None:
    def prepare(uow: SqlUnitOfWork) -> None:
        number, _ = alert(uow)
        deliver(uow, number, chats(uow, 1))

    await database.write(prepare)
    before = T0 - timedelta(hours=2)  # the clock has been set right
    (claimed,) = await claim(database, at=before)
    assert await claim(database, at=before + timedelta(seconds=LEASE - 1)) == ()  # a claim holds all the same
    later = before + timedelta(minutes=10)
    await database.write(lambda uow: uow.alerts.failed(claimed.id, FAILED, before, retry_at=later))
    assert await claim(database, at=later - timedelta(seconds=1)) == ()  # and so does a retry
    assert len(await claim(database, at=later)) == 1


async def test_no_retry_is_years_away(database: SqlDatabase) -> None:
    def prepare(uow: SqlUnitOfWork) -> None:
        number, _ = alert(uow)
        deliver(uow, number, chats(uow, 1))

    await database.write(prepare)
    (claimed,) = await claim(database)
    years = T0 + timedelta(days=3650)
    await database.write(lambda uow: uow.alerts.failed(claimed.id, FAILED, T0, retry_at=years))
    assert len(await claim(database, at=T0 + timedelta(hours=1))) == 1
