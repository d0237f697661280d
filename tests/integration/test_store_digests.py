"""Digests from the fan-out to the receipt: what is gathered, when it comes, what a kill costs."""

from datetime import UTC, date, timedelta

import pytest
from digest_phone import DAILY, EIGHT, HERE, T0, VISAS, Phone

from bot.alerts.digests import next_due
from bot.domain.action import LinkDecision
from bot.domain.chat import (
    ActionFilter,
    ChatKind,
    Postponed,
    Receipt,
    SendFailure,
    SendProblem,
)
from bot.domain.schedule import AT_ONCE, Manner, Schedule
from bot.domain.source import SourceState, SourceStatus
from bot.domain.words import LinkKind, Measure
from bot.render.headline import headline
from bot.services.correcting import Correcting
from bot.services.deeds import Deed
from bot.services.digests import DigestMaker
from bot.services.preferences import Preferences
from bot.services.presence import Presence
from bot.store.database import SqlDatabase


@pytest.fixture
def phone(database: SqlDatabase) -> Phone:
    return Phone(database)


async def test_what_matches_does_not_ring_and_comes_at_the_hour_once(phone: Phone) -> None:
    await phone.follow()
    number = await phone.act()
    assert await phone.tick(T0 + timedelta(hours=1)) == []
    assert await phone.tick(EIGHT - timedelta(seconds=1)) == []
    (digest,) = await phone.tick(EIGHT)
    first, period, *_ = digest.splitlines()
    assert first == "<b>1 new: China</b>"
    assert period == "Digest, 21 Mar, 12:00 – 22 Mar, 08:00 (UTC)"
    assert (
        f"🔴 announced · 🇨🇳→🇺🇸 China announces visa restrictions on US targets · 21 Mar · /a{number}"
        in digest
    )
    assert await phone.tick(EIGHT + timedelta(hours=1)) == []


async def test_an_empty_digest_comes_anyway_and_says_what_was_read(phone: Phone) -> None:
    state = SourceState("cn-mfa", "", SourceStatus.OK, last_ok_at=EIGHT - timedelta(minutes=5))
    old = SourceState("us-press", "", SourceStatus.OK, last_ok_at=T0 - timedelta(minutes=5))
    await phone.database.write(lambda uow: uow.sources.save(state))
    await phone.database.write(lambda uow: uow.sources.save(old))
    await phone.follow()
    (digest,) = await phone.tick(EIGHT)
    assert digest.startswith("<b>Nothing new: 🇨🇳 China ⇄ 🇺🇸 US</b>")
    assert "Read since then: 1 of 2 sources for it" in digest


async def test_each_digest_tells_only_what_came_since_the_last(phone: Phone) -> None:
    await phone.follow()
    await phone.act()
    await phone.tick(EIGHT)
    second = await phone.act("2")
    (digest,) = await phone.tick(EIGHT + timedelta(days=1))
    assert f"/a{second}" in digest
    assert digest.splitlines()[0] == "<b>1 new: China</b>"
    assert (await phone.tick(EIGHT + timedelta(days=2)))[0].startswith("<b>Nothing new")


async def test_after_days_away_one_comes_late_for_the_whole_time(phone: Phone) -> None:
    await phone.follow()
    await phone.act()
    await phone.tick(T0)
    (digest,) = await phone.tick(EIGHT + timedelta(days=3, hours=2))
    assert "Digest, 21 Mar, 12:00 – 25 Mar, 10:00 (UTC)" in digest
    assert "Late: it was to come 22 Mar, 08:00" in digest
    (digest,) = await phone.tick(EIGHT + timedelta(days=4))
    assert "Late" not in digest
    assert "25 Mar, 10:00 – 26 Mar, 08:00" in digest


async def test_the_hour_is_that_of_the_chats_zone_and_moves_with_it(phone: Phone) -> None:
    await phone.follow()
    await Preferences(phone.database).choose_zone(HERE, ChatKind.PRIVATE, "Asia/Shanghai", T0)
    assert await phone.tick(T0 + timedelta(hours=11, minutes=59)) == []
    (digest,) = await phone.tick(T0 + timedelta(hours=12))
    assert "21 Mar, 20:00 – 22 Mar, 08:00 (Shanghai)" in digest


async def test_a_kill_between_the_hour_and_the_receipt_loses_nothing_and_repeats_only_what_was_claimed(
    phone: Phone,
) -> None:
    await phone.follow()
    number = await phone.act()
    await phone.tick(T0)
    phone.now = EIGHT
    assert await DigestMaker(phone.database, phone.clock).drain() == 1
    assert await DigestMaker(phone.database, phone.clock).drain() == 0  # as after a restart
    claimed = await phone.database.write(lambda uow: uow.digests.claim(10, EIGHT, 60.0))
    assert [each.attempt for each in claimed] == [1]
    assert await phone.tick(EIGHT + timedelta(seconds=59)) == []  # killed while sending: the lease runs
    (digest,) = await phone.tick(EIGHT + timedelta(seconds=61))
    assert f"/a{number}" in digest
    assert await phone.tick(EIGHT + timedelta(minutes=10)) == []
    assert await phone.count("SELECT count(*) FROM digest") == 1


async def test_two_workers_make_and_send_one(phone: Phone) -> None:
    await phone.follow()
    phone.now = EIGHT
    (due,) = await phone.database.read(lambda uow: uow.digests.due(EIGHT, 10))
    following = next_due(Schedule(), UTC, EIGHT)
    made = [
        await phone.database.write(lambda uow: uow.digests.open(due, T0, EIGHT, following)) for _ in range(2)
    ]
    assert made == [True, False]
    taken = [await phone.database.write(lambda uow: uow.digests.claim(10, EIGHT, 60.0)) for _ in range(2)]
    assert [len(each) for each in taken] == [1, 0]


async def test_a_send_that_fails_is_repeated_and_one_that_is_given_up_leaves_its_acts_to_the_next(
    phone: Phone,
) -> None:
    await phone.follow()
    number = await phone.act()
    await phone.tick(T0)
    phone.answer = SendFailure(SendProblem.PASSING, "time-out")
    await phone.tick(EIGHT)
    assert await phone.count("SELECT count(*) FROM digest WHERE state = 'waiting' AND attempts = 1") == 1
    phone.answer = Postponed(20.0)
    await phone.tick(EIGHT + timedelta(minutes=1))
    assert await phone.count("SELECT attempts FROM digest") == 1
    phone.answer = SendFailure(SendProblem.PERMANENT, "never")
    await phone.tick(EIGHT + timedelta(minutes=2))
    assert await phone.count("SELECT count(*) FROM digest WHERE state = 'given_up'") == 1
    phone.answer = Receipt(41, EIGHT)
    (digest,) = await phone.tick(EIGHT + timedelta(days=1))
    assert f"/a{number}" in digest


async def test_what_a_waiting_digest_told_is_not_lost_when_its_chat_comes_back(
    phone: Phone,
) -> None:
    await phone.follow()
    number = await phone.act()
    phone.answer = SendFailure(SendProblem.PASSING, "time-out")
    await phone.tick(EIGHT)
    presence = Presence(phone.database)
    await presence.left(HERE.chat_id, "blocked")
    await presence.back(HERE.chat_id, EIGHT + timedelta(hours=1))
    phone.answer = Receipt(41, EIGHT)
    (digest,) = await phone.tick(EIGHT + timedelta(days=1))
    assert f"/a{number}" in digest


async def test_a_chat_that_blocked_us_is_paused_and_gets_one_digest_for_all_when_it_comes_back(
    phone: Phone,
) -> None:
    await phone.follow()
    phone.answer = SendFailure(SendProblem.BLOCKED, "blocked")
    await phone.tick(EIGHT)
    phone.answer = Receipt(41, EIGHT)
    assert await phone.tick(EIGHT + timedelta(days=3)) == []
    await phone.database.write(lambda uow: uow.chats.ensure(HERE, ChatKind.PRIVATE, phone.now))
    assert len(await phone.tick(EIGHT + timedelta(days=3, hours=1))) == 1


async def test_what_rings_by_another_wish_is_left_out_of_the_digest(phone: Phone) -> None:
    await phone.follow()
    await phone.follow(AT_ONCE, VISAS)
    rings = await phone.act()
    (card,) = await phone.tick(T0 + timedelta(hours=1))
    assert f"/a{rings}" in card
    waits = await phone.act("2", measures=(Measure.EXPULSION,))
    (digest,) = await phone.tick(EIGHT)
    assert f"/a{waits}" in digest
    assert f"/a{rings}" not in digest


async def test_what_was_gathered_and_rings_later_is_left_out(phone: Phone) -> None:
    await phone.follow()
    number = await phone.act(measures=(Measure.EXPULSION,))
    await phone.tick(T0)
    await phone.follow(AT_ONCE, VISAS)
    deed = Deed("operator", "", phone.now)
    await Correcting(phone.database, headline).fix(number, "measures", "visa_restriction", deed)
    assert len(await phone.tick(T0 + timedelta(hours=1))) == 0, "it concerned the chat before, by its digest"
    (digest,) = await phone.tick(EIGHT)
    assert f"/a{number}" in digest
    assert "visa restrictions" in digest, "as things stand when the digest comes"


async def test_the_next_step_of_an_exchange_that_a_digest_told_comes_in_a_digest(phone: Phone) -> None:
    await phone.follow(DAILY, VISAS)
    await phone.follow(AT_ONCE, ActionFilter(issuers=frozenset({"RU"})))
    first = await phone.act()
    await phone.tick(EIGHT)
    answer = await phone.act(
        "2", issuer="US", targets=("CN",), measures=(Measure.TRADE_RESTRICTION,), on=date(2022, 3, 22)
    )
    link = LinkDecision(answer, first, LinkKind.ANSWERS, 1.0, ("dates",))
    await phone.database.write(lambda uow: uow.actions.add_links([link]))
    assert await phone.tick(EIGHT + timedelta(hours=1)) == []
    (digest,) = await phone.tick(EIGHT + timedelta(days=1))
    assert f"/a{answer}" in digest


async def test_a_clock_that_is_set_back_and_a_wish_that_is_followed_anew_stop_no_digest(phone: Phone) -> None:
    await phone.follow()
    assert len(await phone.tick(EIGHT)) == 1
    phone.now = EIGHT - timedelta(hours=1)
    await phone.follow()
    await phone.act()
    (digest,) = await phone.tick(EIGHT + timedelta(seconds=1))
    assert digest.startswith("<b>1 new")


async def test_another_hour_for_the_same_digest_leaves_nothing_out(phone: Phone) -> None:
    await phone.follow()
    number = await phone.act()
    await phone.tick(T0)
    phone.now = T0 + timedelta(hours=2)
    await phone.follow(Manner(digest=Schedule(9)))
    assert await phone.tick(EIGHT) == []
    (digest,) = await phone.tick(EIGHT + timedelta(hours=1))
    assert "21 Mar, 12:00 – 22 Mar, 09:00" in digest
    assert f"/a{number}" in digest
