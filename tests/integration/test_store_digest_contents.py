"""What a digest tells, and what becomes of what it has told: corrections, warnings, dates, covers."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from digest_phone import EIGHT, HERE, NO_TABLES, SOURCES, T0, Phone
from talk_cases import Talk

from bot.chat import Conversation
from bot.domain.action import LinkDecision
from bot.domain.chat import (
    Chat,
    ChatAddress,
    ChatKind,
    Message,
    Postponed,
    SendResult,
)
from bot.domain.schedule import AT_ONCE, Manner, Schedule
from bot.domain.words import LinkKind, Measure, Stage
from bot.services.digests import DigestMaker
from bot.services.preferences import Preferences
from bot.services.retention import Retention
from bot.services.subscriptions import Subscriptions
from bot.store.database import SqlDatabase
from bot.store.unit_of_work import SqlUnitOfWork


@pytest.fixture
def phone(database: SqlDatabase) -> Phone:
    return Phone(database)


async def test_a_withdrawal_of_what_a_digest_told_comes_at_once_in_reply_and_nothing_edits_the_digest(
    phone: Phone,
) -> None:
    await phone.follow()
    number = await phone.act()
    await phone.tick(EIGHT)
    await phone.withdraw(number)
    (reply,) = await phone.tick(EIGHT + timedelta(minutes=5))
    assert "Withdrawn: the alert above was wrong" in reply
    assert phone.shown[-1][1:] == (False, 40), "as loud as the digest was, below it"
    assert phone.edited == []


async def test_what_is_withdrawn_before_the_digest_comes_is_in_none(phone: Phone) -> None:
    await phone.follow()
    number = await phone.act()
    await phone.tick(T0)
    await phone.withdraw(number)
    assert await phone.tick(T0 + timedelta(hours=1)) == []
    (digest,) = await phone.tick(EIGHT)
    assert digest.startswith("<b>Nothing new")


async def test_a_correction_made_while_the_digest_is_sent_follows_it(phone: Phone) -> None:
    await phone.follow()
    number = await phone.act()
    await phone.tick(T0)
    send = phone.send

    async def corrected_meanwhile(
        chat: Chat, message: Message, *, silent: bool, reply_to: int | None = None
    ) -> SendResult | Postponed:
        if not phone.shown:
            await phone.withdraw(number)
        return await send(chat, message, silent=silent, reply_to=reply_to)

    phone.send = corrected_meanwhile  # type: ignore[method-assign] # what happens at that moment is the test
    await phone.tick(EIGHT)
    (reply,) = await phone.tick(EIGHT + timedelta(seconds=5))
    assert "Withdrawn: the alert above was wrong" in reply


async def test_a_silent_digest_and_its_corrections_make_no_sound(phone: Phone) -> None:
    await phone.follow(Manner(silent=True, digest=Schedule()))
    number = await phone.act()
    await phone.tick(EIGHT)
    await phone.withdraw(number)
    await phone.tick(EIGHT + timedelta(minutes=5))
    assert [silent for _, silent, _ in phone.shown] == [True, True]


async def test_a_muted_exchange_is_in_no_digest(phone: Phone) -> None:
    await phone.follow()
    number = await phone.act()
    await phone.tick(T0)
    chat = await phone.database.read(lambda uow: uow.chats.get(HERE))
    assert chat is not None
    await phone.database.write(lambda uow: uow.chats.mute(chat.id, number, muted=True))
    (digest,) = await phone.tick(EIGHT)
    assert f"/a{number}" not in digest


async def test_a_wish_that_becomes_one_at_once_tells_what_it_had_gathered_in_a_last_digest(
    phone: Phone,
) -> None:
    await phone.follow()
    number = await phone.act()
    await phone.tick(T0)
    phone.now = T0 + timedelta(hours=2)
    await phone.follow(AT_ONCE)
    (digest,) = await phone.tick()
    assert f"/a{number}" in digest
    assert await phone.tick(EIGHT + timedelta(days=2)) == []
    await phone.act("2")
    assert len(await phone.tick()) == 1, "and rings from then on"


async def test_who_stops_following_gets_no_digest_any_more(phone: Phone) -> None:
    stopped = await phone.follow()
    await phone.act()
    await phone.tick(T0)
    phone.now = EIGHT
    await DigestMaker(phone.database, phone.clock).drain()
    await Subscriptions(phone.database, lambda: SOURCES).stop(HERE, stopped)
    assert await phone.tick(EIGHT + timedelta(days=2)) == []
    assert await phone.count("SELECT count(*) FROM gathered") == 0


async def test_forgetting_a_chat_takes_its_digests_with_it(phone: Phone) -> None:
    await phone.follow()
    await phone.act()
    await phone.tick(EIGHT)
    await Subscriptions(phone.database, lambda: SOURCES).forget(HERE)
    for table in ("digest", "gathered", "subscription", "delivery"):
        assert await phone.count(f"SELECT count(*) FROM {table}") == 0, table  # noqa: S608 - names of this test


async def test_a_warning_that_nothing_carried_out_is_told_with_care_until_something_does(
    phone: Phone,
) -> None:
    await phone.follow()
    warned = await phone.act(stage=Stage.THREATENED)

    def read_on(uow: SqlUnitOfWork, days: int) -> None:
        for ago in range(days):
            at = EIGHT + timedelta(days=2) - timedelta(days=ago, hours=3)
            uow.sources.log_poll("cn-mfa", at, outcome="unchanged", new=0, revised=0, issues=())
        uow.sources.log_poll("us-press", EIGHT, outcome="unchanged", new=0, revised=0, issues=())

    await phone.database.write(lambda uow: read_on(uow, 2))
    (digest,) = await phone.tick(EIGHT)
    assert digest.splitlines()[0] == "<b>1 new: China; warnings: 1</b>"
    assert "still open" not in digest, "it has just been told"
    (digest,) = await phone.tick(EIGHT + timedelta(days=2))
    assert "<b>Warnings still open</b>" in digest
    assert "no announcement seen for 3 days; its issuer was read on 2 of 3 days" in digest
    assert "Measures can be taken without an announcement." in digest
    act = await phone.act("2", on=date(2022, 3, 24))
    link = LinkDecision(act, warned, LinkKind.CARRIES_OUT, 1.0, ("words",))
    await phone.database.write(lambda uow: uow.actions.add_links([link]))
    (digest,) = await phone.tick(EIGHT + timedelta(days=3))
    assert "still open" not in digest


async def test_days_ahead_are_told_as_far_as_the_wish_means_their_acts(phone: Phone) -> None:
    begins = await phone.act(effective_on=date(2022, 4, 1), expires_on=date(2022, 4, 5))
    await phone.act("2", effective_on=date(2022, 4, 30))
    await phone.act("3", issuer="RU", effective_on=date(2022, 4, 2))
    await phone.tick(T0)
    await phone.follow()
    (digest,) = await phone.tick(EIGHT)
    ahead = digest.partition("<b>Dates ahead</b>")[2].splitlines()
    assert [line for line in ahead if "/a" in line and "·" in line] == [
        f"<b>1 Apr</b> begins · 🇨🇳→🇺🇸 China announces visa restrictions on US targets · /a{begins}",
        f"<b>5 Apr</b> last day · 🇨🇳→🇺🇸 China announces visa restrictions on US targets · /a{begins}",
    ]


async def test_a_discreet_chat_gets_a_cover_that_opens_in_its_place_for_good(phone: Phone) -> None:
    stopped = await phone.follow()
    await Preferences(phone.database).be_discreet(HERE, ChatKind.PRIVATE, T0, discreet=True)
    number = await phone.act()
    assert await phone.tick(EIGHT) == ["1 digest"]
    ((button,),) = phone.messages[-1].buttons
    await Subscriptions(phone.database, lambda: SOURCES).stop(HERE, stopped)
    talk = Talk(Conversation(phone.database, lambda: SOURCES, NO_TABLES), HERE)
    opened = await talk.presses(button.data or "")
    assert opened.edits
    assert f"/a{number}" in opened.message.html
    stranger = Talk(talk.conversation, ChatAddress(8))
    assert "older message" in (await stranger.presses(button.data or "")).message.html


async def test_a_part_of_a_covered_digest_is_turned_to_in_its_place_and_nonsense_is_none(
    phone: Phone,
) -> None:
    await phone.follow()
    await Preferences(phone.database).be_discreet(HERE, ChatKind.PRIVATE, T0, discreet=True)
    number = await phone.act()
    await phone.tick(EIGHT)
    ((button,),) = phone.messages[-1].buttons
    talk = Talk(Conversation(phone.database, lambda: SOURCES, NO_TABLES), HERE)
    turned = await talk.presses(f"{button.data}:2")
    assert turned.edits
    assert f"/a{number}" in turned.message.html, "the only part there is"
    for page in ("0", "x", "-1", "9" * 20):
        assert "older message" in (await talk.presses(f"{button.data}:{page}")).message.html, page


async def test_digests_are_let_go_with_the_deliveries(phone: Phone) -> None:
    await phone.follow()
    await phone.tick(EIGHT)
    phone.now = EIGHT + timedelta(days=181)
    await phone.tick()  # a fresh one
    await Retention(phone.database, phone.clock).sweep()
    assert await phone.count("SELECT count(*) FROM digest") == 1


async def test_an_act_added_to_a_notice_that_a_digest_told_brings_it_into_the_next(phone: Phone) -> None:
    await phone.follow()
    number = await phone.act()
    await phone.tick(EIGHT)

    def add(uow: SqlUnitOfWork) -> int:
        told = uow.actions.get(number)
        assert told is not None
        added = uow.actions.add(replace(told, number=0, measures=(Measure.EXPULSION,)), None, ())
        (alert_id,) = uow.alerts.for_action(number)
        uow.alerts.add_ringing(alert_id, [added.number])
        return added.number

    added = await phone.database.write(add)
    assert await phone.tick(EIGHT + timedelta(hours=1)) == []
    (digest,) = await phone.tick(EIGHT + timedelta(days=1))
    assert f"/a{added}" in digest
