"""Invitations: made by operators where chats are let in by them, used once, and over in a week."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from talk_cases import NOW, Talk, everything_stored
from test_telegram_face import T0, Desk, desk_on

from bot.chat import Conversation
from bot.chat.talk import Installation
from bot.domain.chat import ChatAddress, ChatKind
from bot.render.effects import make_effects
from bot.services.deeds import Deed
from bot.services.inviting import LASTS, Inviting
from bot.services.presence import Presence
from bot.settings import Access
from bot.store.database import SqlDatabase
from bot.telegram.face import Face
from bot.telegram.menus import Menus
from bot.telegram.rights import House
from bot.telegram.updates import Updates

BOSS = 71
OPERATOR = Deed("operator 71", "", NOW)
SOMEBODY = ChatAddress(5)


def invited_only(desk: Desk, access: Access = Access.INVITE) -> Desk:
    """The same desk, which serves invited chats."""
    house = House(frozenset({BOSS}), access=access)
    conversation = Conversation(desk.database, tuple, make_effects({}), installation=Installation(access))
    name = desk.bot.username
    presence = Presence(desk.database)
    face = Face(
        desk.bot, name, conversation, presence, desk.messenger, Menus(desk.bot, house), house, lambda: T0
    )
    return replace(desk, updates=Updates(face.handle))


async def test_a_code_lets_one_chat_in_once_and_is_kept_nowhere(database: SqlDatabase) -> None:
    inviting = Inviting(database)
    code, until = await inviting.make(OPERATOR)
    other, _ = await inviting.make(OPERATOR)
    assert re.fullmatch(r"[A-Za-z0-9_-]{32}", code)
    assert code != other
    assert until == NOW + LASTS
    assert code not in str(await everything_stored(database))
    assert not await inviting.admit("guessed", SOMEBODY, ChatKind.PRIVATE, NOW)
    assert await inviting.admit(code, SOMEBODY, ChatKind.PRIVATE, NOW)
    assert not await inviting.admit(code, ChatAddress(6), ChatKind.PRIVATE, NOW)
    assert await database.read(lambda unit: len(unit.chats.at(5) + unit.chats.at(6))) == 1


async def test_a_code_is_over_after_a_week_and_its_hash_is_deleted(database: SqlDatabase) -> None:
    inviting = Inviting(database)
    code, until = await inviting.make(OPERATOR)
    assert not await inviting.admit(code, SOMEBODY, ChatKind.PRIVATE, until)
    await inviting.make(replace(OPERATOR, at=until + timedelta(days=1)))
    assert len((await everything_stored(database))["invitation"]) == 1


async def test_operators_are_told_who_they_are_and_nobody_else_is(database: SqlDatabase) -> None:
    house = Installation(operators=(BOSS, 72), operator_chat=-100_500)
    talk = Talk(Conversation(database, tuple, make_effects({}), installation=house), is_operator=True)
    told = await talk.says("/operators")
    assert all(f"<code>{number}</code>" in told for number in (BOSS, 72, -100_500))
    refused = await replace(talk, is_operator=False).says("/operators")
    assert "Only operators" in refused
    assert "72" not in refused
    alone = Talk(Conversation(database, tuple, make_effects({})), is_operator=True)
    assert "no operators at Telegram" in await alone.says("/operators")


async def test_whoever_is_to_be_an_operator_hears_their_own_number_in_private_alone(
    database: SqlDatabase,
) -> None:
    house = Installation(operators=(BOSS,))
    stranger = Talk(Conversation(database, tuple, make_effects({}), installation=house), ChatAddress(4_088))
    assert "<code>4088</code>" in await stranger.says("/operators")
    assert str(BOSS) not in await stranger.says("/operators")
    for kind in (ChatKind.SUPERGROUP, ChatKind.TERMINAL):  # the number of a group is nobody's
        assert "4088" not in await replace(stranger, kind=kind).says("/operators")
    told = await replace(stranger, is_operator=True).says("/operators")
    assert "NONGRATA_OPERATORS=71,12345" in told
    assert "starts anew" in told
    empty = Talk(Conversation(database, tuple, make_effects({})), is_operator=True)
    assert "NONGRATA_OPERATORS=12345" in await empty.says("/operators")


async def test_where_chats_are_not_let_in_by_invitation_it_says_what_it_would_do(talk: Talk) -> None:
    operator = replace(talk, is_operator=True)
    assert "Anybody may use this bot" in await operator.says("/invite")
    assert "Only operators" in await talk.says("/invite")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_link_of_an_operator_lets_a_stranger_in_and_the_next_one_stays_out(
    database: SqlDatabase,
) -> None:
    async with desk_on(database) as open_desk:
        desk = invited_only(open_desk)
        olga, vera, wim = (
            desk.telegram.user("Olga", user_id=BOSS).private(),
            desk.telegram.user("Vera").private(),
            desk.telegram.user("Wim").private(),
        )
        await olga.says("/invite")
        await desk.hear()
        shown = (await olga.next_message()).text
        found = re.search(rf"https://t\.me/{desk.bot.username}\?start=(\S+)", shown)
        assert found
        for chat, answer in ((vera, "What do you want to follow?"), (wim, "serves invited chats only")):
            await chat.says(f"/start {found[1]}")
            await desk.hear()
            assert answer in (await chat.next_message()).text
        await vera.says("/invite")
        await desk.hear()
        assert "Only operators" in (await vera.next_message()).text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_link_made_before_lets_nobody_into_a_closed_bot(database: SqlDatabase) -> None:
    code, _ = await Inviting(database).make(replace(OPERATOR, at=T0))
    async with desk_on(database) as open_desk:
        desk = invited_only(open_desk, Access.CLOSED)
        vera = desk.telegram.user("Vera").private()
        await vera.says(f"/start {code}")
        await desk.hear()
        assert "serves invited chats only" in (await vera.next_message()).text
