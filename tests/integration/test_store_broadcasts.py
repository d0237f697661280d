"""What operators tell everybody: previewed, sent once to each, at the pace of the chats, and told how far."""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from talk_cases import CHAT, NOW, Talk, data_of, everything_stored, labels, talk_on

from bot.chat import rules
from bot.domain.chat import (
    Chat,
    ChatAddress,
    ChatKind,
    Message,
    Postponed,
    Receipt,
    SendFailure,
    SendProblem,
    SendResult,
)
from bot.render.broadcast import MOST, render_broadcast, render_reach
from bot.services.broadcasts import LEASE_SECONDS, Broadcaster
from bot.services.ports import UnitOfWork
from bot.store.database import SqlDatabase

DESK = Chat(0, ChatAddress(-100_500), ChatKind.SUPERGROUP)


@dataclass
class Post:
    """A messenger that answers as told, by Telegram's number of the chat."""

    answers: dict[int, SendResult | Postponed] = field(default_factory=dict)
    got: list[tuple[int, Message]] = field(default_factory=list)

    async def send(
        self, chat: Chat, message: Message, *, silent: bool, reply_to: int | None = None
    ) -> SendResult | Postponed:
        del silent, reply_to
        self.got.append((chat.address.chat_id, message))
        return self.answers.get(chat.address.chat_id, Receipt(9, NOW))

    async def edit(self, chat: Chat, message_id: int, message: Message) -> SendResult:
        raise AssertionError(f"{chat} {message_id} {message}")

    def texts(self, chat_id: int) -> list[str]:
        return [message.html for to, message in self.got if to == chat_id]


@dataclass
class Office:
    """An operator at the desk, three chats, and the loop that sends."""

    operator: Talk
    database: SqlDatabase
    post: Post = field(default_factory=Post)
    now: datetime = NOW

    async def passes(self, after: timedelta = timedelta()) -> None:
        self.now += after
        await Broadcaster(
            self.database,
            self.post,
            render_broadcast,
            render_reach,
            operators=[DESK],
            clock=lambda: self.now,
            jitter=lambda: 0.0,
        ).drain()

    async def deeds(self) -> list[str]:
        rows = await self.database.read(lambda unit: unit.audit.recent(9))
        return [detail for _, _, deed, detail in rows if deed.startswith("broadcast")]


@pytest.fixture
async def office(database: SqlDatabase) -> Office:
    def known(unit: UnitOfWork) -> None:
        for number in (1, 2, 3):
            chat = unit.chats.ensure(ChatAddress(number), ChatKind.PRIVATE, NOW)
            if number == 2:
                unit.chats.set_language(chat.id, "ru")
            if number == 3:
                unit.chats.set_discreet(chat.id, discreet=True)

    talk = await talk_on(database)
    await database.write(known)
    return Office(replace(talk, address=DESK.address, kind=DESK.kind, is_operator=True), database)


async def test_a_preview_shows_words_and_count_and_sends_nothing(office: Office) -> None:
    shown = await office.operator.asks("/broadcast No alerts <b>on Sunday</b>,\n02:00 to 03:00")
    assert shown.message.html == (
        "This would go to 3 chats, as written:\n\n📣 <b>From the operators of this bot</b>\n"
        "No alerts &lt;b&gt;on Sunday&lt;/b&gt;,\n02:00 to 03:00"
    )
    assert labels(shown) == ["Send to all", "Drop"]
    await office.passes()
    assert office.post.got == []


async def test_it_goes_once_to_each_however_often_the_button_is_pressed_and_the_reach_is_told(
    office: Office,
) -> None:
    shown = await office.operator.asks("/broadcast Good day")
    sent = await office.operator.presses(data_of(shown, "Send"))
    assert sent.edits
    assert "On its way to 3 chats" in sent.message.html
    again = await office.operator.presses(data_of(shown, "Send"))
    assert "decided before" in again.message.html
    assert "decided before" in (await office.operator.presses(data_of(shown, "Drop"))).message.html
    await office.passes()
    await office.passes(timedelta(days=1))
    assert office.post.texts(1) == ["📣 <b>From the operators of this bot</b>\nGood day"]
    assert office.post.texts(2) == ["📣 <b>От операторов этого бота</b>\nGood day"]
    assert office.post.texts(3) == ["1 notice"]
    assert office.post.texts(DESK.address.chat_id) == ["📣 Broadcast 1 has reached 3 of 3 chats."]
    assert await office.deeds() == ["broadcast 1: 3 of 3 chats", "broadcast 1 to 3 chats"]


@pytest.mark.parametrize(
    ("language", "preview", "sent"),
    [
        ("en", "This would go to 1 chat, as written:", "On its way to 1 chat. How many"),
        ("ru", "Это получит 1 чат, слово в слово:", "Отправляется в 1 чат. Скольких"),
    ],
)
async def test_one_chat_is_not_called_several(
    database: SqlDatabase, language: str, preview: str, sent: str
) -> None:
    talk = await talk_on(database)
    operator = replace(talk, address=DESK.address, kind=DESK.kind, is_operator=True)
    await operator.says(f"/settings {language}")
    shown = await operator.asks("/broadcast Good day")
    assert shown.message.html.startswith(preview)
    assert sent in (await operator.presses(shown.message.buttons[0][0].data or "")).message.html
    await Office(operator, database).passes()
    assert await Office(operator, database).deeds() == ["broadcast 1: 1 of 1 chat", "broadcast 1 to 1 chat"]


async def test_in_a_discreet_chat_of_operators_the_reach_is_covered_and_opened_by_them_alone(
    office: Office,
) -> None:
    await office.operator.says("/settings русский")
    await office.operator.says("/settings скрытый режим вкл")
    await office.operator.presses(data_of(await office.operator.asks("/broadcast Good day"), "Отправить"))
    await office.passes()
    *_, cover = (message for to, message in office.post.got if to == DESK.address.chat_id)
    assert cover.html == "1 уведомление"
    (((button,),),) = ([list(row) for row in cover.buttons],)
    assert button.data
    assert rules(button.data)
    refused = await replace(office.operator, is_operator=False).presses(button.data)
    assert "4 из 4" not in refused.message.html
    opened = await office.operator.presses(button.data)
    assert opened.edits
    assert opened.message.html.endswith("4 из 4.")
    assert "больше ничего не значит" in (await office.operator.presses("br:99")).message.html


async def test_what_is_dropped_is_never_sent_and_its_words_are_gone(office: Office) -> None:
    shown = await office.operator.asks("/broadcast A slip of the pen")
    assert "nobody was told" in (await office.operator.presses(data_of(shown, "Drop"))).message.html
    assert "decided before" in (await office.operator.presses(data_of(shown, "Send"))).message.html
    await office.passes()
    assert office.post.got == []
    assert "slip of the pen" not in str(await everything_stored(office.database))


async def test_a_cover_is_opened_in_the_chat_that_was_sent_it_and_in_no_other(office: Office) -> None:
    shown = await office.operator.asks("/broadcast Good day")
    await office.operator.presses(data_of(shown, "Send"))
    await office.passes()
    (cover,) = (message for to, message in office.post.got if to == 3)
    (((button,),),) = ([list(row) for row in cover.buttons],)
    assert button.data
    reader = replace(office.operator, address=ChatAddress(3), kind=ChatKind.PRIVATE, is_operator=False)
    opened = await reader.presses(button.data)
    assert opened.edits
    assert opened.message.html.endswith("Good day")
    stranger = replace(reader, address=CHAT)
    assert "Good day" not in (await stranger.presses(button.data)).message.html


async def test_chats_that_fail_wait_or_are_given_up_and_do_not_hold_the_others(office: Office) -> None:
    office.post.answers = {
        1: SendFailure(SendProblem.BLOCKED, "Forbidden: bot was blocked by the user"),
        2: Postponed(30.0),
    }
    shown = await office.operator.asks("/broadcast Good day")
    await office.operator.presses(data_of(shown, "Send"))
    await office.passes()
    assert [to for to, _ in office.post.got] == [1, 2, 3]
    office.post.answers.pop(2)
    await office.passes(timedelta(seconds=31))
    assert len(office.post.texts(1)) == 1
    assert office.post.texts(DESK.address.chat_id) == ["📣 Broadcast 1 has reached 2 of 3 chats."]
    next_one = await office.operator.asks("/broadcast Again")
    assert "would go to 2 chats" in next_one.message.html


@pytest.mark.parametrize("known", [False, True])
async def test_a_group_that_became_a_supergroup_meanwhile_is_told_once_and_there(
    office: Office, known: bool
) -> None:
    group, supergroup = 2, -1_000_000_000_002
    if known:
        there = ChatAddress(supergroup)
        await office.database.write(lambda unit: unit.chats.ensure(there, ChatKind.SUPERGROUP, NOW))
        office.post.answers[supergroup] = Postponed(30.0)  # it hears of it after the group
    moved = SendFailure(SendProblem.MIGRATED, "the group has a new id", new_chat_id=supergroup)
    office.post.answers[group] = moved
    shown = await office.operator.asks("/broadcast Good day")
    await office.operator.presses(data_of(shown, "Send"))
    await office.passes()
    office.post.answers.pop(supergroup, None)
    await office.passes(timedelta(seconds=31))
    assert len(office.post.texts(group)) == 1
    assert len(office.post.texts(supergroup)) == 1 + known
    assert not await office.database.read(lambda unit: unit.chats.at(group))
    sent_to = 3 + known  # two of them have become one
    assert office.post.texts(DESK.address.chat_id) == [f"📣 Broadcast 1 has reached 3 of {sent_to} chats."]


async def test_a_claim_that_a_kill_left_behind_is_taken_up_again(office: Office) -> None:
    shown = await office.operator.asks("/broadcast Good day")
    await office.operator.presses(data_of(shown, "Send"))
    await office.database.write(lambda unit: unit.broadcasts.claim(2, NOW, LEASE_SECONDS))
    await office.passes()
    assert len(office.post.got) == 1
    await office.passes(timedelta(seconds=LEASE_SECONDS + 1))
    assert sorted(to for to, _ in office.post.got if to > 0) == [1, 2, 3]


async def test_a_chat_that_is_forgotten_meanwhile_is_told_nothing(office: Office) -> None:
    shown = await office.operator.asks("/broadcast Good day")
    await office.operator.presses(data_of(shown, "Send"))

    def forget(unit: UnitOfWork) -> None:
        (chat,) = unit.chats.at(2)
        unit.chats.forget(chat.id)

    await office.database.write(forget)
    await office.passes()
    assert office.post.texts(2) == []
    assert office.post.texts(DESK.address.chat_id) == ["📣 Broadcast 1 has reached 2 of 3 chats."]


async def test_a_subscriber_and_a_stranger_to_the_button_change_nothing(office: Office) -> None:
    shown = await office.operator.asks("/broadcast Good day")
    before = await everything_stored(office.database)
    other = replace(office.operator, address=ChatAddress(1), kind=ChatKind.PRIVATE, is_operator=False)
    assert "Only operators" in await other.says("/broadcast Good day")
    for label in ("Send", "Drop"):
        assert "Only operators" in (await other.presses(data_of(shown, label))).message.html
    assert await everything_stored(office.database) == before


async def test_nothing_and_too_much_are_answered_with_how(office: Office) -> None:
    for words in ("", " \n ", "x" * (MOST + 1), "😀" * (MOST // 2 + 1)):
        told = await office.operator.says(f"/broadcast {words}")
        assert re.search(r"at most 3,000 characters", told)
    assert "would go to" in await office.operator.says("/broadcast " + "x" * MOST)


async def test_old_words_are_deleted_and_those_on_their_way_are_not(office: Office) -> None:
    old = await office.operator.asks("/broadcast Old")
    await office.operator.presses(data_of(old, "Send"))
    await office.operator.asks("/broadcast A draft")
    later = datetime(2027, 6, 1, tzinfo=UTC)
    assert await office.database.write(lambda unit: unit.broadcasts.forget_old(later, 10)) == 1
    await office.passes()
    assert await office.database.write(lambda unit: unit.broadcasts.forget_old(NOW, 10)) == 0
    assert await office.database.write(lambda unit: unit.broadcasts.forget_old(later, 10)) == 1
    assert "Old" not in str((await everything_stored(office.database))["broadcast"])
