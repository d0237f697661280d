"""What Telegram tells us of chats and presses, on the test server: who is paused, who may rule."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from outbox_rows import alert
from structlog.testing import capture_logs

from bot.chat import Conversation
from bot.domain.chat import ActionFilter, Button, Chat, ChatAddress, ChatKind, Message
from bot.render.effects import make_effects
from bot.services.presence import Presence
from bot.services.subscriptions import Subscriptions
from bot.settings import Access
from bot.store.database import SqlDatabase
from bot.telegram.face import Face
from bot.telegram.menus import Menus
from bot.telegram.messenger import TelegramMessenger
from bot.telegram.pacing import Pacer
from bot.telegram.polling import parse_update
from bot.telegram.rights import House
from bot.telegram.transport import QuietBot, make_bot, open_requests
from bot.telegram.updates import KINDS, Updates
from telegram_server import TelegramServer

T0 = datetime(2026, 3, 2, 9, tzinfo=UTC)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@dataclass
class Desk:
    """The face of one bot at a test server."""

    telegram: TelegramServer
    bot: QuietBot
    database: SqlDatabase
    updates: Updates
    messenger: TelegramMessenger
    offset: int = 0

    async def hear(self) -> None:
        """Handle all that waits."""
        for raw in await self.bot.raw_updates(self.offset, 0, KINDS):
            update = parse_update(raw, self.bot)
            assert update
            self.offset = update.update_id + 1
            self.updates.take(update)
        await self.updates.settle()

    async def follow(self, chat_id: int, kind: ChatKind) -> None:
        subscriptions = Subscriptions(self.database, tuple)
        await subscriptions.follow(ChatAddress(chat_id), kind, [ActionFilter()], T0)

    async def pause(self, chat_id: int) -> None:
        """As a delivery does that was refused."""
        await Presence(self.database).left(chat_id, "Forbidden: not enough rights")

    async def paused(self, chat_id: int) -> bool:
        (chat,) = await self.database.read(lambda uow: uow.chats.at(chat_id))
        return chat.paused


@asynccontextmanager
async def desk_on(
    database: SqlDatabase, operators: frozenset[int] = frozenset(), access: Access = Access.OPEN
) -> AsyncIterator[Desk]:
    async with TelegramServer() as telegram:
        bot = make_bot(telegram.token, telegram.url)
        await open_requests(bot)
        await bot.get_me()
        house = House(operators=operators, access=access)
        messenger = TelegramMessenger(bot, Pacer(per_second=30, chat_seconds=0, group_per_minute=20))
        face = Face(
            bot,
            bot.username,
            Conversation(database, tuple, make_effects({})),
            Presence(database),
            messenger,
            Menus(bot, house),
            house,
            lambda: T0,
        )
        yield Desk(telegram, bot, database, Updates(face.handle), messenger)
        await bot.request.shutdown()
        await bot._request[0].shutdown()


@pytest.mark.parametrize(("rights", "open_again"), [(["can_send_messages"], True), ([], False)])
async def test_a_group_is_told_again_when_the_bot_may_write_and_not_before(
    database: SqlDatabase, rights: list[str], *, open_again: bool
) -> None:
    async with desk_on(database) as desk:
        ann = desk.telegram.user("Ann")
        group = desk.telegram.supergroup("Club", owner=ann)
        await group.adds_bot(ann)
        await desk.hear()
        await desk.follow(group.id, ChatKind.SUPERGROUP)
        await desk.pause(group.id)
        await group.restricts_bot(ann, rights=rights)
        await desk.hear()
        assert await desk.paused(group.id) is not open_again


async def test_a_channel_is_told_again_when_the_bot_may_post(database: SqlDatabase) -> None:
    async with desk_on(database) as desk:
        ann = desk.telegram.user("Ann")
        channel = desk.telegram.channel("News", owner=ann)
        await channel.adds_bot(ann, rights=["can_post_messages"])
        await desk.hear()
        await desk.follow(channel.id, ChatKind.CHANNEL)
        await desk.pause(channel.id)
        await channel.adds_bot(ann, rights=["can_edit_messages"])
        await desk.hear()
        assert await desk.paused(channel.id)
        await channel.adds_bot(ann, rights=["can_post_messages"])
        await desk.hear()
        assert not await desk.paused(channel.id)


async def test_an_answer_that_arrives_says_that_alerts_will_too(database: SqlDatabase) -> None:
    async with desk_on(database) as desk:
        ann = desk.telegram.user("Ann")
        group = desk.telegram.supergroup("Club", owner=ann)
        await group.adds_bot(ann)
        await desk.hear()
        await desk.follow(group.id, ChatKind.SUPERGROUP)
        await desk.pause(group.id)
        await group.says(ann, "talk among people")
        await desk.hear()
        assert await desk.paused(group.id), "nothing was answered"
        await group.says(ann, "/help")
        await desk.hear()
        assert not await desk.paused(group.id)


async def test_an_answer_that_is_refused_says_nothing(database: SqlDatabase) -> None:
    async with desk_on(database) as desk:
        vera = desk.telegram.user("Vera").private()
        await vera.says("/help")
        await desk.hear()
        await desk.follow(vera.id, ChatKind.PRIVATE)
        await vera.says("/help")
        await vera.blocks_bot()
        await desk.hear()
        assert await desk.paused(vera.id)


@pytest.mark.parametrize("data", ["rv:1", "rs:1", "rd:1", "rx:1:o", "rp:0"])
async def test_who_is_no_operator_and_presses_is_answered_alone_and_logged_by_number(
    database: SqlDatabase, data: str
) -> None:
    async with desk_on(database) as desk:
        vera = desk.telegram.user("Vera")
        chat = vera.private()
        await chat.says("/help")
        await desk.hear()
        await desk.follow(chat.id, ChatKind.PRIVATE)
        before = len(chat.bot_messages)
        with capture_logs() as logged:
            pressed = await chat.bot_messages[-1].press_data(data)
            await desk.hear()
        answer = await pressed.answered()
        assert "Only operators" in answer["text"]
        assert answer["show_alert"]
        assert len(chat.bot_messages) == before
        (line,) = [each for each in logged if each["event"] == "telegram.not_an_operator"]
        (known,) = await database.read(lambda uow: uow.chats.at(chat.id))
        assert line["chat"] == known.id
        assert str(chat.id) not in str(line)


async def test_an_operator_who_presses_gets_the_answer_in_the_chat(database: SqlDatabase) -> None:
    async with desk_on(database, frozenset({7_001})) as desk:
        chat = desk.telegram.user("Olga", user_id=7_001).private()
        await chat.says("/help")
        await desk.hear()
        await chat.bot_messages[-1].press_data("rs:1")
        await desk.hear()
        assert "Nothing waits or waited" in chat.bot_messages[-1].text


async def test_a_reader_of_a_discreet_channel_opens_a_message_in_its_place_and_posts_nothing(
    database: SqlDatabase,
) -> None:
    async with desk_on(database) as desk:
        ann, eve = desk.telegram.user("Ann"), desk.telegram.user("Eve")
        channel = desk.telegram.channel("News", owner=ann)
        await channel.adds_bot(ann, rights=["can_post_messages"])
        await desk.hear()
        alert_id, _ = await database.write(alert)
        cover = Message("1 new item", ((Button("Show", data=f"oc:{alert_id}"),),))
        there = Chat(1, ChatAddress(channel.id), ChatKind.CHANNEL)
        await desk.messenger.send(there, cover, silent=False)
        (shown,) = channel.bot_messages
        await shown.press("Show", by=eve)
        await desk.hear()
        (shown,) = channel.bot_messages
        assert "China announces visa restrictions" in shown.text
        pressed = await shown.press("Exchange", by=eve)
        await desk.hear()
        assert "in a private chat" in (await pressed.answered())["text"]
        assert len(channel.bot_messages) == 1


async def test_a_newcomer_is_answered_in_the_language_of_the_app_and_keeps_it(database: SqlDatabase) -> None:
    async with desk_on(database) as desk:
        vera = desk.telegram.user("Vera", language="ru")
        chat = vera.private()
        for command in ("/start", "/privacy"):
            await chat.says(command)
            await desk.hear()
            assert re.search("[а-я]{4}", chat.bot_messages[-1].text), command
        assert await database.read(lambda uow: uow.chats.at(chat.id)) == ()
        await chat.says("/subscribe cn us")
        await desk.hear()
        await chat.bot_messages[-1].press("Подписаться")
        await desk.hear()
        (kept,) = await database.read(lambda uow: uow.chats.at(chat.id))
        assert kept.language == "ru", "alerts come in it, too"


async def test_what_a_person_chose_wins_over_the_language_of_the_app(database: SqlDatabase) -> None:
    async with desk_on(database) as desk:
        vera = desk.telegram.user("Vera", language="zh-hans")
        chat = vera.private()
        await chat.says("/settings language en")
        await desk.hear()
        await chat.says("/privacy")
        await desk.hear()
        assert not re.search("[\u4e00-\u9fff]", chat.bot_messages[-1].text)


async def test_a_group_has_no_language_of_one_of_its_members(database: SqlDatabase) -> None:
    async with desk_on(database) as desk:
        ann = desk.telegram.user("Ann", language="ru")
        group = desk.telegram.supergroup("Club", owner=ann)
        await group.adds_bot(ann)
        await group.says(ann, "/privacy")
        await desk.hear()
        assert not re.search("[а-я]", group.bot_messages[-1].text)


@pytest.mark.parametrize(("code", "told"), [("ru", "приглашение"), ("zh-hans", "受邀"), ("de", "invited")])
async def test_who_is_not_let_in_is_told_so_in_the_language_of_the_app(
    database: SqlDatabase, code: str, told: str
) -> None:
    async with desk_on(database, access=Access.CLOSED) as desk:
        chat = desk.telegram.user("Vera", language=code).private()
        await chat.says("/start")
        await desk.hear()
        assert told in chat.bot_messages[-1].text
