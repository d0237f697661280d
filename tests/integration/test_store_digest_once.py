"""One act, several digests of one chat: it is listed once, and lost with none of them."""

from datetime import timedelta

import pytest
from digest_phone import DAILY, EIGHT, HERE, SOURCES, T0, VISAS, Phone

from bot.domain.chat import Receipt, SendFailure, SendProblem
from bot.domain.schedule import Manner, Schedule
from bot.domain.words import Measure
from bot.services.digests import DigestMaker
from bot.services.subscriptions import Subscriptions
from bot.store.database import SqlDatabase

NINE = Manner(digest=Schedule(9))


@pytest.fixture
def phone(database: SqlDatabase) -> Phone:
    return Phone(database)


@pytest.mark.parametrize("second", [DAILY, NINE])
async def test_an_act_that_two_digests_of_a_chat_mean_is_in_one_alone(phone: Phone, second: Manner) -> None:
    await phone.follow()
    await phone.follow(second, VISAS)
    number = await phone.act()
    digests = await phone.tick(EIGHT) + await phone.tick(EIGHT + timedelta(hours=1))
    assert sorted(f"/a{number}" in each for each in digests) == [False, True]
    phone.answer = Receipt(50, EIGHT)
    await phone.withdraw(number)
    (withdrawal,) = await phone.tick(EIGHT + timedelta(hours=2))
    assert "Withdrawn" in withdrawal
    assert phone.shown[-1][2] == 40, "below the digest that listed it"


async def test_each_digest_lists_what_it_alone_means(phone: Phone) -> None:
    await phone.follow()
    await phone.follow(NINE, VISAS)
    visas = await phone.act(issuer="RU", targets=("PL",))
    both = await phone.act("2", measures=(Measure.EXPULSION,))
    (first,) = await phone.tick(EIGHT)
    (second,) = await phone.tick(EIGHT + timedelta(hours=1))
    assert (f"/a{visas}" in first, f"/a{both}" in first) == (False, True)
    assert (f"/a{visas}" in second, f"/a{both}" in second) == (True, False)


async def test_what_a_digest_that_was_given_up_held_comes_with_the_next_of_any(phone: Phone) -> None:
    await phone.follow()
    await phone.follow(NINE, VISAS)
    number = await phone.act()
    phone.answer = SendFailure(SendProblem.PERMANENT, "never")
    await phone.tick(EIGHT)
    phone.answer = Receipt(41, EIGHT)
    (digest,) = await phone.tick(EIGHT + timedelta(hours=1))
    assert f"/a{number}" in digest
    assert f"/a{number}" not in (await phone.tick(EIGHT + timedelta(days=1)))[0]


async def test_what_waits_in_a_digest_that_is_stopped_comes_with_the_other(phone: Phone) -> None:
    stopped = await phone.follow()
    await phone.follow(NINE, VISAS)
    number = await phone.act()
    await phone.tick(T0)
    phone.now = EIGHT
    await DigestMaker(phone.database, phone.clock).drain()
    await Subscriptions(phone.database, lambda: SOURCES).stop(HERE, stopped)
    (digest,) = await phone.tick(EIGHT + timedelta(hours=1))
    assert f"/a{number}" in digest


async def test_an_act_that_a_later_digest_tells_again_is_corrected_below_that(phone: Phone) -> None:
    await phone.follow()
    number = await phone.act()
    await phone.tick(EIGHT)
    (alert_id,) = await phone.database.read(lambda uow: uow.alerts.for_action(number))
    (held,) = await Subscriptions(phone.database, lambda: SOURCES).held(HERE)
    await phone.database.write(lambda uow: uow.digests.gather(alert_id, [held.id]))
    phone.answer = Receipt(41, EIGHT)
    (digest,) = await phone.tick(EIGHT + timedelta(days=1))
    assert f"/a{number}" in digest
    await phone.withdraw(number)
    await phone.tick(EIGHT + timedelta(days=1, hours=1))
    assert phone.shown[-1][2] == 41
