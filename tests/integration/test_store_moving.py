"""A group that becomes a supergroup which is known already: nothing is lost by it, and nothing told twice."""

from datetime import timedelta

import pytest
from digest_phone import BOTH, DAILY, EIGHT, HERE, T0, VISAS, Phone

from bot.domain.chat import (
    Chat,
    ChatAddress,
    ChatKind,
    DeliveryKind,
    Message,
    NewDelivery,
    Postponed,
    Receipt,
    SendFailure,
    SendProblem,
    SendResult,
    Subscription,
)
from bot.domain.schedule import AT_ONCE, Manner, Schedule
from bot.services.presence import Presence
from bot.store.database import SqlDatabase
from bot.store.unit_of_work import SqlUnitOfWork

NEW = ChatAddress(-1_000_000_007_002)
ALONE, KNOWN = False, True
SOON = T0 + timedelta(minutes=5)
NINE = Manner(digest=Schedule(9))


@pytest.fixture
def phone(database: SqlDatabase) -> Phone:
    return Phone(database)


async def known(phone: Phone) -> None:
    await phone.database.write(lambda uow: uow.chats.ensure(NEW, ChatKind.SUPERGROUP, T0))


async def move(phone: Phone) -> None:
    await Presence(phone.database).moved(HERE.chat_id, NEW.chat_id)


async def wishes(phone: Phone) -> list[Subscription]:
    def work(uow: SqlUnitOfWork) -> list[Subscription]:
        assert uow.chats.get(HERE) is None
        chat = uow.chats.get(NEW)
        assert chat is not None
        return list(uow.chats.subscriptions(chat.id))

    return await phone.database.read(work)


@pytest.mark.parametrize("twin", [ALONE, KNOWN])
async def test_what_a_digest_had_gathered_comes_at_its_hour(phone: Phone, twin: bool) -> None:
    await phone.follow()
    number = await phone.act()
    await phone.tick(T0)
    if twin:
        await known(phone)
    await move(phone)
    (digest,) = await phone.tick(EIGHT)
    assert f"/a{number}" in digest
    assert "Digest, 21 Mar, 12:00 – 22 Mar, 08:00" in digest
    assert [wish.due_at for wish in await wishes(phone)] == [EIGHT + timedelta(days=1)]


async def test_what_both_had_gathered_comes_once(phone: Phone) -> None:
    await phone.follow()
    await phone.follow(address=NEW)
    number = await phone.act()
    await phone.tick(T0)
    await move(phone)
    (digest,) = await phone.tick(EIGHT)
    assert f"/a{number}" in digest
    assert (await phone.tick(EIGHT + timedelta(days=1)))[0].startswith("<b>Nothing new")


async def test_what_a_digest_told_the_one_is_told_by_none_to_the_other(phone: Phone) -> None:
    await phone.follow()
    await phone.follow(NINE, VISAS, NEW)
    number = await phone.act()
    (digest,) = await phone.tick(EIGHT)
    assert f"/a{number}" in digest
    await move(phone)
    (later,) = await phone.tick(EIGHT + timedelta(hours=1))
    assert f"/a{number}" not in later


async def test_the_manner_that_was_chosen_in_the_new_one_stays(phone: Phone) -> None:
    await phone.follow()
    await phone.follow(Manner(silent=True, digest=Schedule(9)), BOTH, NEW)
    await phone.follow(DAILY, VISAS)
    await move(phone)
    shared, own = await wishes(phone)
    if shared.filter == VISAS:
        shared, own = own, shared
    assert shared.manner == Manner(silent=True, digest=Schedule(9))
    assert shared.due_at == EIGHT + timedelta(hours=1)
    assert own.manner == DAILY


async def test_what_was_gathered_for_one_that_rings_in_the_new_one_is_told_all_the_same(phone: Phone) -> None:
    await phone.follow()
    number = await phone.act()
    await phone.tick(T0)
    await phone.follow(AT_ONCE, address=NEW)
    await move(phone)
    (digest,) = await phone.tick(EIGHT)
    assert f"/a{number}" in digest
    assert [wish.manner for wish in await wishes(phone)] == [AT_ONCE]
    assert await phone.tick(EIGHT + timedelta(days=1)) == []


async def test_a_digest_that_met_the_move_on_its_way_arrives(phone: Phone) -> None:
    await known(phone)
    await phone.follow()
    number = await phone.act()
    send = phone.send

    async def moved(
        chat: Chat, message: Message, *, silent: bool, reply_to: int | None = None
    ) -> SendResult | Postponed:
        if chat.address == HERE:
            return SendFailure(SendProblem.MIGRATED, "moved", new_chat_id=NEW.chat_id)
        return await send(chat, message, silent=silent, reply_to=reply_to)

    phone.send = moved  # type: ignore[method-assign] # how Telegram answers is the test
    (digest,) = await phone.tick(EIGHT)
    assert f"/a{number}" in digest
    assert (await phone.tick(EIGHT + timedelta(days=1)))[0].startswith("<b>Nothing new")


async def test_a_digest_on_its_way_to_both_tells_each_act_once(phone: Phone) -> None:
    await phone.follow()
    await phone.follow(address=NEW)
    number = await phone.act()
    phone.answer = SendFailure(SendProblem.PASSING, "no connection")
    await phone.tick(EIGHT)
    phone.answer = Receipt(3, EIGHT)
    await move(phone)
    (digest,) = await phone.tick(EIGHT + timedelta(minutes=5))
    assert f"/a{number}" in digest


@pytest.mark.parametrize("twin", [ALONE, KNOWN])
async def test_an_alert_that_waits_rings(phone: Phone, twin: bool) -> None:
    await phone.follow(AT_ONCE)
    number = await phone.act()
    phone.answer = SendFailure(SendProblem.PASSING, "no connection")
    await phone.tick(T0)
    phone.answer = Receipt(3, SOON)
    if twin:
        await known(phone)
    await move(phone)
    (card,) = await phone.tick(SOON)
    assert f"/a{number}" in card


async def test_an_alert_that_the_one_had_does_not_ring_in_the_other(phone: Phone) -> None:
    await phone.follow(AT_ONCE)
    number = await phone.act()
    (card,) = await phone.tick(T0)
    assert f"/a{number}" in card
    chat = await phone.database.write(lambda uow: uow.chats.ensure(NEW, ChatKind.SUPERGROUP, T0))
    await phone.database.write(lambda uow: _waits(uow, number, chat.id))
    await move(phone)
    assert await phone.tick(SOON) == []


def _waits(uow: SqlUnitOfWork, number: int, chat_id: int) -> None:
    (alert_id,) = uow.alerts.for_action(number)
    row = NewDelivery(chat_id, DeliveryKind.CARD, silent=False)
    uow.alerts.add_deliveries(alert_id, [row], cursor=99, done=True, at=T0)


@pytest.mark.parametrize("twin", [ALONE, KNOWN])
async def test_what_the_group_was_told_is_corrected_in_the_new_one_and_its_messages_are_not_touched(
    phone: Phone, twin: bool
) -> None:
    await phone.follow(AT_ONCE)
    number = await phone.act()
    await phone.tick(T0)
    if twin:
        await known(phone)
    await move(phone)
    await phone.withdraw(number)
    (withdrawal,) = await phone.tick(SOON)
    assert "Withdrawn" in withdrawal
    assert "Alert sent 21 Mar" in withdrawal
    assert phone.shown[-1][2] is None, "the ids of the group's messages mean others in the supergroup"
    assert phone.edited == []


async def test_an_edit_that_waited_for_a_message_of_the_group_is_let_go(phone: Phone) -> None:
    await phone.follow(AT_ONCE)
    number = await phone.act()
    await phone.tick(T0)
    (alert_id,) = await phone.database.read(lambda uow: uow.alerts.for_action(number))
    await phone.database.write(lambda uow: uow.alerts.add_correction(alert_id, DeliveryKind.EDIT, T0, ()))
    await move(phone)
    assert await phone.tick(SOON) == []
    assert phone.edited == []


@pytest.mark.parametrize("first", ["waiting", "delivered"])
async def test_a_broadcast_on_its_way_reaches_the_new_one_once(phone: Phone, first: str) -> None:
    await known(phone)
    old = await phone.database.write(lambda uow: uow.chats.ensure(HERE, ChatKind.GROUP, T0))

    def send(uow: SqlUnitOfWork) -> int:
        number = uow.broadcasts.draft("Away on Sunday", T0)
        assert uow.broadcasts.send(number, T0) == 2
        if first == "delivered":
            uow.broadcasts.delivered(number, old.id, T0)
        return number

    number = await phone.database.write(send)
    await move(phone)
    reach = await phone.database.read(lambda uow: uow.broadcasts.reach(number))
    assert (reach.delivered, reach.waiting) == ((1, 0) if first == "delivered" else (0, 1))


async def test_a_broadcast_that_went_to_the_group_alone_goes_on_in_the_new_one(phone: Phone) -> None:
    old = await phone.database.write(lambda uow: uow.chats.ensure(HERE, ChatKind.GROUP, T0))

    def send(uow: SqlUnitOfWork) -> None:
        uow.broadcasts.send(uow.broadcasts.draft("Away on Sunday", T0), T0)

    await phone.database.write(send)
    await known(phone)
    await move(phone)
    (claimed,) = await phone.database.write(lambda uow: uow.broadcasts.claim(10, T0, 60.0))
    assert claimed.chat.address == NEW
    assert claimed.chat.id != old.id


async def test_a_new_one_that_had_been_paused_is_on_again(phone: Phone) -> None:
    await phone.follow(AT_ONCE)
    await known(phone)
    await Presence(phone.database).left(NEW.chat_id, "removed")
    await move(phone)
    await phone.act()
    assert len(await phone.tick(SOON)) == 1


async def test_a_group_that_blocked_us_brings_the_new_one_no_life(phone: Phone) -> None:
    await phone.follow(AT_ONCE)
    await known(phone)
    for each in (HERE, NEW):
        await Presence(phone.database).left(each.chat_id, "removed")
    await move(phone)
    await phone.act()
    assert await phone.tick(SOON) == []
