"""Alerts that nobody can be told, on both databases; one chat that fails is no outage."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from outbox_rows import FAILED, T0, alert, chats
from shell import Shell

from bot.alerts.health import UNDELIVERED, is_cut_off
from bot.domain.chat import ChatAddress, DeliveryKind, NewDelivery, Overdue, Receipt
from bot.render.status import render_status
from bot.services.pulse import Pass, Pulse
from bot.services.status import Status
from bot.store.database import SqlDatabase, open_database
from bot.store.unit_of_work import SqlUnitOfWork
from bot.upkeep.pulse import beat

LATE = T0 + UNDELIVERED + timedelta(seconds=5)


def waiting(uow: SqlUnitOfWork, count: int) -> None:
    """So many chats wait for one card."""
    alert_id, _ = alert(uow)
    rows = [NewDelivery(chat, DeliveryKind.CARD, silent=False) for chat in chats(uow, count)]
    uow.alerts.add_deliveries(alert_id, rows, cursor=99, done=True, at=T0)


def attempt(uow: SqlUnitOfWork, seconds: int, *, reached: int = 0) -> None:
    """All are tried at that second; the first so many receive it, the others fail."""
    at = T0 + timedelta(seconds=seconds)
    for place, claimed in enumerate(uow.alerts.claim(99, at, 1.0)):
        if place < reached:
            uow.alerts.delivered(claimed.id, Receipt(1, at))
        else:
            uow.alerts.failed(claimed.id, FAILED, at, retry_at=at + timedelta(seconds=2))


async def cut_off(database: SqlDatabase) -> bool:
    overdue = await database.read(lambda uow: uow.alerts.overdue(LATE - UNDELIVERED))
    return is_cut_off(overdue, LATE)


async def test_several_chats_that_wait_for_long_and_nobody_reached_is_an_outage(
    database: SqlDatabase,
) -> None:
    await database.write(lambda uow: waiting(uow, 3))
    assert await cut_off(database), "not even tried"
    await database.write(lambda uow: attempt(uow, 1))
    assert await cut_off(database)
    overdue = await database.read(lambda uow: uow.alerts.overdue(LATE - UNDELIVERED))
    assert overdue == Overdue(3, T0 + timedelta(seconds=1), 3)


async def test_an_outage_may_begin_while_an_alert_goes_out(database: SqlDatabase) -> None:
    await database.write(lambda uow: waiting(uow, 4))

    def half(uow: SqlUnitOfWork) -> None:
        first, second, third, fourth = uow.alerts.claim(9, T0, 1.0)
        for claimed in (first, second):
            uow.alerts.delivered(claimed.id, Receipt(1, T0 + timedelta(seconds=1)))
        for claimed in (third, fourth):
            at = T0 + timedelta(seconds=3)
            uow.alerts.failed(claimed.id, FAILED, at, retry_at=at)

    await database.write(half)
    assert await cut_off(database)


async def test_chats_that_fail_while_others_are_reached_are_no_outage(database: SqlDatabase) -> None:
    await database.write(lambda uow: waiting(uow, 4))

    def some(uow: SqlUnitOfWork) -> None:
        first, second, third, fourth = uow.alerts.claim(9, T0, 1.0)
        for claimed in (first, second):
            uow.alerts.failed(claimed.id, FAILED, T0, retry_at=T0)
        for claimed in (third, fourth):
            uow.alerts.delivered(claimed.id, Receipt(1, T0 + timedelta(seconds=1)))

    await database.write(some)
    assert not await cut_off(database)


async def test_one_chat_of_several_that_fails_is_no_outage_and_the_only_one_is(
    database: SqlDatabase,
) -> None:
    await database.write(lambda uow: waiting(uow, 1))
    await database.write(lambda uow: attempt(uow, 1))
    assert await cut_off(database)
    await database.write(lambda uow: chats(uow, 2))
    assert not await cut_off(database)


async def test_a_wait_of_a_few_minutes_is_no_outage(database: SqlDatabase) -> None:
    await database.write(lambda uow: waiting(uow, 3))
    await database.write(lambda uow: attempt(uow, 10))
    assert not await cut_off(database)


@pytest.mark.parametrize("reached", [False, True])
async def test_the_sign_of_life_and_the_status_say_the_same(database: SqlDatabase, *, reached: bool) -> None:
    await database.write(lambda uow: waiting(uow, 3))
    await database.write(lambda uow: attempt(uow, 1, reached=3 if reached else 0))
    heard: list[bool] = []

    async def give() -> bool:
        heard.append(True)
        return True

    pulse = Pulse(give, lambda: LATE, database)
    for each in Pass:
        pulse.ended(each)
    assert await pulse.give_sign() is reached
    assert bool(heard) is reached
    status = await Status(database, tuple).for_chat(ChatAddress(7), LATE)
    assert ("Alerts wait since" in render_status(status, now=LATE).html) is not reached


async def test_doctor_and_health_say_the_same(shell: Shell) -> None:
    beat(shell.database.parent, datetime.now(UTC))
    async with open_database(f"sqlite:///{shell.database}") as database:
        await database.write(lambda uow: waiting(uow, 3))
        await database.write(lambda uow: attempt(uow, 1))
        for command in ("health", "doctor"):
            ran = await asyncio.to_thread(shell, command)
            assert ran.code == 1
            said = ran.out + ran.err
            assert "alerts wait for 3 chats since 2022-03-21 12:00 UTC, and nobody was reached since" in said
            assert "reaches Telegram" in said
        await database.write(lambda uow: attempt(uow, 4, reached=1))
        for command in ("health", "doctor"):
            ran = await asyncio.to_thread(shell, command)
            assert "alerts wait" not in ran.out + ran.err
