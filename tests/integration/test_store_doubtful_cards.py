"""Cards that were given up without anybody knowing whether they arrived: they are corrected all the same."""

from datetime import timedelta

import pytest
from digest_phone import T0, Phone

from bot.alerts.retry import MAX_UNKNOWN
from bot.domain.chat import Receipt, SendFailure, SendProblem
from bot.domain.schedule import AT_ONCE
from bot.services.outbox import FanOut
from bot.store.database import SqlDatabase

UNKNOWN = SendFailure(SendProblem.UNKNOWN, "no answer")
PERMANENT = SendFailure(SendProblem.PERMANENT, "never")
HALF = SendFailure(SendProblem.PERMANENT, "never, for its second part", partly=True)


@pytest.fixture
def phone(database: SqlDatabase) -> Phone:
    return Phone(database)


async def given_up(phone: Phone, *answers: SendFailure) -> int:
    """An act whose card was given up after these answers."""
    await phone.follow(AT_ONCE)
    number = await phone.act()
    for hour, phone.answer in enumerate(answers):
        await phone.tick(T0 + timedelta(hours=hour))
    assert await phone.count("SELECT count(*) FROM delivery WHERE state = 'given_up'") == 1
    phone.answer = Receipt(41, phone.now)
    return number


@pytest.mark.parametrize("answers", [(UNKNOWN, PERMANENT), (HALF,)], ids=["unanswered", "half"])
async def test_a_withdrawal_reaches_who_may_have_seen_the_card(
    phone: Phone, answers: tuple[SendFailure, ...]
) -> None:
    number = await given_up(phone, *answers)
    await phone.withdraw(number)
    (withdrawal,) = await phone.tick(T0 + timedelta(days=1))
    assert "Withdrawn" in withdrawal
    assert "It is not known whether that alert arrived here." in withdrawal
    assert phone.edited == []


async def test_who_surely_got_none_hears_of_no_withdrawal(phone: Phone) -> None:
    number = await given_up(phone, SendFailure(SendProblem.PASSING, "no connection"), PERMANENT)
    await phone.withdraw(number)
    assert await phone.tick(T0 + timedelta(days=1)) == []


@pytest.mark.parametrize(("first", "told"), [(SendProblem.UNKNOWN, 1), (SendProblem.PASSING, 0)])
async def test_a_withdrawal_that_waits_for_the_card_outlives_it_where_that_may_have_arrived(
    phone: Phone, first: SendProblem, told: int
) -> None:
    await phone.follow(AT_ONCE)
    number = await phone.act()
    phone.answer = SendFailure(first, "no answer")
    await phone.tick(T0)
    await phone.withdraw(number)
    phone.answer = PERMANENT
    before = len(phone.shown)
    await phone.tick(T0 + timedelta(hours=1))
    assert len(phone.shown) == before + 1 + told
    assert ("the alert above was wrong" in phone.shown[-1][0]) is bool(told)


async def test_a_kill_while_the_card_was_sent_is_such_a_doubt(phone: Phone) -> None:
    await phone.follow(AT_ONCE)
    number = await phone.act()
    await FanOut(phone.database, phone.clock).drain()
    await phone.database.write(lambda uow: uow.alerts.claim(10, T0, 30.0))
    phone.answer = PERMANENT
    await phone.tick(T0 + timedelta(minutes=1))
    phone.answer = Receipt(41, phone.now)
    await phone.withdraw(number)
    (withdrawal,) = await phone.tick(T0 + timedelta(minutes=2))
    assert "Withdrawn" in withdrawal


async def test_silence_to_the_end_is_such_a_doubt(phone: Phone) -> None:
    number = await given_up(phone, *[UNKNOWN] * MAX_UNKNOWN)
    await phone.withdraw(number)
    (withdrawal,) = await phone.tick(T0 + timedelta(days=1))
    assert "Withdrawn" in withdrawal
