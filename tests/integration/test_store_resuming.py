"""The end of an outage: what waits between two tries is due at once, whatever kind it is."""

from datetime import timedelta

import pytest
from digest_phone import EIGHT, Phone

from bot.domain.chat import ChatAddress, ChatKind, Message, Receipt, SendFailure, SendProblem
from bot.render.broadcast import render_broadcast
from bot.services.broadcasts import Broadcaster
from bot.services.digests import DigestMaker
from bot.services.sending import OUTAGE, Outage
from bot.store.database import SqlDatabase
from bot.store.unit_of_work import SqlUnitOfWork

AWAY = SendFailure(SendProblem.PASSING, "no connection")
LATER = EIGHT + timedelta(minutes=15)
SOON = EIGHT + timedelta(seconds=1)


@pytest.fixture
def phone(database: SqlDatabase) -> Phone:
    return Phone(database)


def announced(uow: SqlUnitOfWork, chats: int) -> int:
    """The number of a broadcast on its way to so many chats."""
    for number in range(chats):
        uow.chats.ensure(ChatAddress(900 + number), ChatKind.PRIVATE, EIGHT)
    broadcast = uow.broadcasts.draft("Away on Sunday", EIGHT)
    uow.broadcasts.send(broadcast, EIGHT)
    return broadcast


async def test_a_digest_that_was_tried_is_due_and_one_that_is_on_its_way_is_not(phone: Phone) -> None:
    await phone.follow()
    phone.now = EIGHT
    await DigestMaker(phone.database, phone.clock).drain()
    (claimed,) = await phone.database.write(lambda uow: uow.digests.claim(9, EIGHT, 60.0))
    assert await phone.database.write(lambda uow: uow.digests.resume(SOON)) == 0
    await phone.database.write(lambda uow: uow.digests.postponed(claimed.kept.id, LATER))
    assert await phone.database.write(lambda uow: uow.digests.resume(SOON)) == 0, "it was never tried"
    await phone.database.write(lambda uow: uow.digests.claim(9, LATER, 60.0))
    await phone.database.write(lambda uow: uow.digests.failed(claimed.kept.id, AWAY, LATER))
    assert await phone.database.write(lambda uow: uow.digests.resume(SOON)) == 1
    (again,) = await phone.database.write(lambda uow: uow.digests.claim(9, SOON, 60.0))
    assert again.attempt == 2


async def test_of_a_broadcast_those_chats_are_due_that_were_tried(database: SqlDatabase) -> None:
    number = await database.write(lambda uow: announced(uow, 4))

    def work(uow: SqlUnitOfWork) -> int:
        failed, postponed, arrived, _ = uow.broadcasts.claim(4, EIGHT, 60.0)
        uow.broadcasts.failed(number, failed.chat.id, AWAY, LATER)
        uow.broadcasts.postponed(number, postponed.chat.id, LATER)
        uow.broadcasts.delivered(number, arrived.chat.id, EIGHT)
        return failed.chat.id

    tried = await database.write(work)
    assert await database.write(lambda uow: uow.broadcasts.resume(SOON)) == 1
    (again,) = await database.write(lambda uow: uow.broadcasts.claim(9, SOON, 60.0))
    assert (again.chat.id, again.attempt) == (tried, 2)


async def test_the_first_of_any_kind_that_arrives_ends_the_waiting_of_digests_and_broadcasts(
    phone: Phone,
) -> None:
    await phone.follow()
    phone.answer = AWAY
    assert len(await phone.tick(EIGHT)) == 1
    assert await phone.tick(SOON) == [], "its next try is due later"
    phone.answer = Receipt(41, SOON)
    await phone.database.write(lambda uow: announced(uow, 1))
    outage = Outage()
    broadcaster = Broadcaster(
        phone.database,
        phone,
        render_broadcast,
        lambda *_: Message("told"),
        operators=(),
        clock=phone.clock,
        outage=outage,
    )
    await broadcaster.drain()
    (digest,) = await phone.tick(SOON)
    assert digest.startswith("<b>Nothing new")


async def test_one_that_fails_beside_others_that_arrive_is_no_outage(phone: Phone) -> None:
    outage, kept = Outage(), []

    async def arrives() -> None:
        await outage.arrived(phone.database, phone.clock, lambda _: kept.append("receipt"))

    await arrives()
    await phone.database.write(lambda uow: announced(uow, 1))
    await phone.database.write(tried_once)
    for _ in range(OUTAGE - 1):
        outage.failed(AWAY)
    outage.failed(SendFailure(SendProblem.BLOCKED, "an answer, too"))
    await arrives()
    assert await phone.database.write(lambda uow: uow.broadcasts.claim(9, SOON, 60.0)) == ()
    for _ in range(OUTAGE):
        outage.failed(AWAY)
    await arrives()
    assert len(await phone.database.write(lambda uow: uow.broadcasts.claim(9, SOON, 60.0))) == 1
    assert kept == ["receipt"] * 3


def tried_once(uow: SqlUnitOfWork) -> None:
    """Every chat of the broadcasts waits for its second try."""
    for claimed in uow.broadcasts.claim(9, EIGHT, 60.0):
        uow.broadcasts.failed(claimed.broadcast.id, claimed.chat.id, AWAY, LATER)
