"""Alerts and deliveries: who is told, once and in order."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

from outbox_rows import CHAT_ID, FAILED, LEASE, T0, alert, chats, claim, deliver, prepare, receive

from bot.domain.action import Action, LinkDecision
from bot.domain.chat import (
    ChatAddress,
    ChatKind,
    DeliveryKind,
    Reach,
    SendFailure,
    SendProblem,
)
from bot.domain.words import EasedKind, LinkKind
from bot.store.database import SqlDatabase, open_database
from bot.store.unit_of_work import SqlUnitOfWork


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
    assert await database.read(lambda uow: uow.chats.sent(numbers[0])) == (1, T0)


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
