"""Groups, topics and the operators' chat, by the real process: who may decide, and what is told where."""

from __future__ import annotations

import pytest
from installation import START_SECONDS
from telegram_tools import BELARUS, House, cards, newest

from bot.chat.commands import COMMANDS
from telegram_server import Group, TelegramServer, User

pytestmark = pytest.mark.asyncio(loop_scope="module")

BOSS, DESK = 7_123_456_789, -1_002_987_654_321
SETTINGS = {"OPERATORS": str(BOSS), "OPERATOR_CHAT": str(DESK)}
OPERATORS_ONLY = {command.name for command in COMMANDS if command.operators_only}
DECISIONS = {"subscribe", "unsubscribe", "settings", "mydata", "forget"}


def boss(telegram: TelegramServer) -> User:
    """The operator: one person for all tests."""
    known = telegram.world.people.get(BOSS)
    return known if isinstance(known, User) else telegram.user("Olga", user_id=BOSS)


async def club(telegram: TelegramServer, *, topics: bool = False) -> tuple[Group, User, User]:
    """A group with the bot, its owner and a plain member."""
    ann, bob = telegram.user("Ann"), telegram.user("Bob")
    group = telegram.supergroup("Club", owner=ann, members=[bob], topics=topics)
    await group.adds_bot(ann)
    return group, ann, bob


async def test_in_a_topic_administrators_decide_and_its_alerts_come_there(home: House) -> None:
    group, ann, bob = await club(home.telegram, topics=True)
    visas, _other = await group.opens_topic(ann, "Visas"), await group.opens_topic(ann, "Other")
    refused = await home.hears(group, bob, "/subscribe us belarus", "only its administrators", topic=visas)
    assert refused.topic == visas.id
    named = f"/subscribe@{home.telegram.world.bot.username} us belarus"
    preview = await home.hears(group, ann, named, "Sources read for it", topic=visas)
    assert preview.topic == visas.id
    pressed = await (await preview.press("Follow", by=bob)).answered(START_SECONDS)
    assert "Only administrators" in pressed["text"]
    await home.hears(group, ann, "/subscriptions", "follows nothing", topic=visas)
    await preview.press("Follow silently", by=ann)
    assert (await home.shows(group, "You follow")).topic == visas.id
    await home.publish()
    card = await home.shows(group, BELARUS.headline)
    assert (card.topic, card.silent) == (visas.id, True)
    await home.hears(group, bob, "/status", "What I can see")
    assert len(cards(group)) == 1


async def test_talk_and_other_bots_commands_are_not_answered(home: House) -> None:
    group, ann, _ = await club(home.telegram)
    await group.promotes_bot(ann)  # now it hears everything
    for text in ("just talking", "/subscribe@other_bot us", "/weather"):
        await group.says(ann, text)
    await home.hears(group, ann, "/help", "How to ask")
    assert len(group.bot_messages) == 1


async def test_an_anonymous_administrator_decides_and_a_plain_member_does_not(home: House) -> None:
    group, ann, bob = await club(home.telegram)
    await home.hears(group, bob, "/subscribe us cuba", "only its administrators")
    before = newest(group)
    await group.says(ann, "/subscribe us cuba", anonymous=True)
    preview = await home.shows(group, "Sources read for it", after=before)
    pressed = await (await preview.press("Follow", by=bob)).answered(START_SECONDS)
    assert "Only administrators" in pressed["text"]
    await preview.press("Follow", by=ann)  # Telegram names who presses, also of those who write anonymously
    await home.shows(group, "You follow")


async def test_operators_use_their_commands_in_private_and_in_their_chat_only(home: House) -> None:
    telegram = home.telegram
    olga, ann = boss(telegram), telegram.user("Ann")
    club_, _, bob = await club(telegram)
    club_.joins(olga)
    desk = telegram.supergroup("Desk", owner=olga, members=[ann, bob], chat_id=DESK)
    await desk.adds_bot(olga)
    sources, refused = "1 of 1 source", "for operators"
    await home.asks(olga.private(), "/sources", sources)
    await home.hears(desk, olga, "/sources", sources)
    await home.asks(ann.private(), "/sources", refused)
    await home.hears(desk, ann, "/sources", refused)
    await home.hears(club_, olga, "/sources", refused)
    before = newest(desk)
    await desk.says(olga, "/sources", anonymous=True)  # nobody can tell who that is
    await home.shows(desk, refused, after=before)


async def test_everybody_is_offered_the_commands_that_work_for_them_there(home: House) -> None:
    telegram = home.telegram
    group, ann, bob = await club(telegram)
    olga = boss(telegram)
    await home.asks(bob.private(), "/help", "How to ask")
    await home.asks(olga.private(), "/help", "How to ask")
    private = set(bob.private().menu_of(bob))
    assert private > DECISIONS
    assert not private & OPERATORS_ONLY
    assert set(olga.private().menu_of(olga)) == private | OPERATORS_ONLY
    assert set(group.menu_of(ann)) == private
    assert set(group.menu_of(bob)) == private - DECISIONS
    mei = telegram.user("Mei", language="zh")
    assert set(mei.private().menu_of(mei)) == private
    assert mei.private().menu_of(mei)["forget"] == "删除我的数据"
    assert bob.private().menu_of(bob)["forget"] == "delete my data"
