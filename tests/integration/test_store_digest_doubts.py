"""Digests of which nobody knows whether they arrived: what they may have told is corrected all the same."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from digest_phone import EIGHT, T0, Phone
from sqlalchemy import text

from bot.alerts.retry import MAX_UNKNOWN
from bot.domain.chat import Chat, Message, Postponed, Receipt, SendFailure, SendProblem, SendResult
from bot.render.headline import headline
from bot.services.correcting import Correcting
from bot.services.deeds import Deed
from bot.services.digests import DigestMaker
from bot.store.database import SqlDatabase

UNKNOWN = SendFailure(SendProblem.UNKNOWN, "no answer")
PASSING = SendFailure(SendProblem.PASSING, "no connection")
HALF = SendFailure(SendProblem.PASSING, "no connection for its second part", partly=True)
LATER = EIGHT + timedelta(minutes=1)
WITHDRAWN = "Withdrawn: the alert above was wrong"


@pytest.fixture
def phone(database: SqlDatabase) -> Phone:
    return Phone(database)


async def sent(phone: Phone, answer: SendResult | Postponed) -> int:
    """A digest with one act whose first sending ended like this; the act's number."""
    await phone.follow()
    number = await phone.act()
    phone.answer = answer
    (digest,) = await phone.tick(EIGHT)
    assert f"/a{number}" in digest
    phone.answer = Receipt(41, LATER)
    return number


@pytest.mark.parametrize("answer", [UNKNOWN, HALF], ids=["unanswered", "half"])
async def test_a_withdrawal_reaches_whom_a_lost_answer_or_a_first_part_may_have_shown_the_act(
    phone: Phone, answer: SendFailure
) -> None:
    number = await sent(phone, answer)
    await phone.withdraw(number)
    withdrawal, digest = await phone.tick(LATER)
    assert WITHDRAWN in withdrawal
    assert "It is not known whether that alert arrived here." in withdrawal
    assert digest.startswith("<b>Nothing new")
    assert await phone.tick(LATER + timedelta(minutes=1)) == []


async def test_nothing_is_withdrawn_from_whom_the_act_surely_did_not_reach(phone: Phone) -> None:
    number = await sent(phone, PASSING)
    await phone.withdraw(number)
    (digest,) = await phone.tick(LATER)
    assert digest.startswith("<b>Nothing new")


async def test_a_correction_too_reaches_whoever_may_have_seen_the_act(phone: Phone) -> None:
    number = await sent(phone, UNKNOWN)
    deed = Deed("operator", "", phone.now)
    await Correcting(phone.database, headline).fix(number, "targets", "GB", deed)
    correction, digest = await phone.tick(LATER)
    assert "was US, is UK" in correction
    assert f"/a{number}" in digest


async def test_what_was_given_up_without_an_answer_is_withdrawn_all_the_same(phone: Phone) -> None:
    number = await sent(phone, UNKNOWN)
    last = text("UPDATE digest SET unanswered = :most"), {"most": MAX_UNKNOWN - 1}
    await phone.database.write(lambda uow: uow.session.connection().execute(*last))
    phone.answer = UNKNOWN
    await phone.tick(EIGHT + timedelta(hours=1))
    assert await phone.count("SELECT count(*) FROM digest WHERE state = 'given_up'") == 1
    await phone.withdraw(number)
    phone.answer = Receipt(41, LATER)
    (withdrawal,) = await phone.tick(EIGHT + timedelta(hours=12))
    assert WITHDRAWN in withdrawal


async def test_what_arrives_in_the_end_is_withdrawn_once_and_in_reply_to_what_arrived(phone: Phone) -> None:
    number = await sent(phone, UNKNOWN)
    (digest,) = await phone.tick(LATER)
    assert f"/a{number}" in digest
    await phone.withdraw(number)
    (withdrawal,) = await phone.tick(LATER + timedelta(minutes=1))
    assert WITHDRAWN in withdrawal
    assert "not known" not in withdrawal
    assert phone.shown[-1][2] == 41


async def test_what_is_withdrawn_while_a_sending_ends_without_an_answer_is_said(phone: Phone) -> None:
    await phone.follow()
    number = await phone.act()
    _first(phone, lambda: phone.withdraw(number))
    phone.answer = UNKNOWN
    await phone.tick(EIGHT)
    phone.answer = Receipt(41, LATER)
    withdrawal, _ = await phone.tick(LATER)
    assert WITHDRAWN in withdrawal


async def test_what_is_withdrawn_while_a_sending_fails_for_sure_is_not(phone: Phone) -> None:
    await phone.follow()
    number = await phone.act()
    _first(phone, lambda: phone.withdraw(number))
    phone.answer = PASSING
    await phone.tick(EIGHT)
    phone.answer = Receipt(41, LATER)
    (digest,) = await phone.tick(LATER)
    assert digest.startswith("<b>Nothing new")


async def test_one_withdrawn_while_a_repetition_is_sent_is_withdrawn_once(phone: Phone) -> None:
    number = await sent(phone, UNKNOWN)
    _first(phone, lambda: phone.withdraw(number), before=len(phone.shown))
    await phone.tick(LATER)
    (withdrawal,) = await phone.tick(LATER + timedelta(minutes=1))
    assert WITHDRAWN in withdrawal
    assert await phone.tick(LATER + timedelta(minutes=2)) == []


async def test_what_is_withdrawn_after_a_kill_while_it_was_sent_is_said(phone: Phone) -> None:
    await phone.follow()
    number, old = await phone.act(), await phone.act("2")
    await phone.tick(T0)
    await phone.withdraw(old)
    phone.now = EIGHT
    await DigestMaker(phone.database, phone.clock).drain()
    await phone.database.write(lambda uow: uow.digests.claim(10, EIGHT, 60.0))
    phone.now = EIGHT + timedelta(seconds=20)
    await phone.withdraw(number)
    (digest,) = await phone.tick(EIGHT + timedelta(seconds=61))
    assert digest.startswith("<b>Nothing new")
    (withdrawal,) = await phone.tick(EIGHT + timedelta(seconds=70))
    assert WITHDRAWN in withdrawal
    assert f"/a{number}" in withdrawal
    assert await phone.tick(EIGHT + timedelta(minutes=5)) == []


def _first(phone: Phone, deed: Callable[[], Awaitable[None]], before: int = 0) -> None:
    """Let something happen while the next message is sent."""
    send = phone.send

    async def meanwhile(
        chat: Chat, message: Message, *, silent: bool, reply_to: int | None = None
    ) -> SendResult | Postponed:
        if len(phone.shown) == before:
            await deed()
        return await send(chat, message, silent=silent, reply_to=reply_to)

    phone.send = meanwhile  # type: ignore[method-assign] # what happens at that moment is the test
