"""A discreet chat gets covers instead of messages, and sees what is below when somebody there taps."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from outbox_rows import CHAT_ID, T0, alert, deliver
from talk_cases import CHAT, Talk, data_of, labels

from bot.chat import Conversation
from bot.domain.chat import Chat, ChatAddress, ChatKind, Message, Receipt, SendResult
from bot.render.delivered import render_delivery
from bot.render.effects import make_effects
from bot.render.headline import headline
from bot.services.correcting import Correcting
from bot.services.deeds import Deed
from bot.services.outbox import Deliverer
from bot.services.preferences import Preferences
from bot.store.database import SqlDatabase
from bot.store.unit_of_work import SqlUnitOfWork

ADDRESS = ChatAddress(CHAT_ID)
NO_TABLES = make_effects({})


@dataclass
class Phone:
    """A messenger that keeps what its screen shows, and the loop that writes to it."""

    database: SqlDatabase
    shown: list[Message] = field(default_factory=list)
    edited: list[Message] = field(default_factory=list)

    async def send(
        self, chat: Chat, message: Message, *, silent: bool, reply_to: int | None = None
    ) -> SendResult:
        self.shown.append(message)
        return Receipt(len(self.shown), T0)

    async def edit(self, chat: Chat, message_id: int, message: Message) -> SendResult:
        self.edited.append(message)
        return Receipt(message_id, T0)

    async def rings(self) -> None:
        await Deliverer(
            self.database,
            self,
            lambda content, delivery: render_delivery(content, delivery, now=T0, effects=NO_TABLES),
            lambda: T0 + timedelta(minutes=1),
            jitter=lambda: 0.0,
        ).drain()


def talk_in(database: SqlDatabase, address: ChatAddress = ADDRESS) -> Talk:
    conversation = Conversation(database, tuple, NO_TABLES)
    return Talk(conversation, address, ChatKind.SUPERGROUP, may_administer=False)


async def told_discreetly(database: SqlDatabase, language: str = "en") -> tuple[Phone, int]:
    """A discreet group that has one alert; its phone, and the number of the action."""

    def work(uow: SqlUnitOfWork) -> int:
        chat = uow.chats.ensure(ADDRESS, ChatKind.SUPERGROUP, T0)
        uow.chats.set_language(chat.id, language)
        uow.chats.set_discreet(chat.id, discreet=True)
        alert_id, number = alert(uow)
        deliver(uow, alert_id, [chat.id])
        return number

    number = await database.write(work)
    phone = Phone(database)
    await phone.rings()
    return phone, number


def only_button(message: Message) -> str:
    ((button,),) = message.buttons
    assert button.data is not None
    return button.data


@pytest.mark.parametrize(
    ("language", "item", "correction"),
    [
        ("en", "1 new item", "1 correction"),
        ("zh", "1条新消息", "1条更正"),
        ("ru", "1 новое сообщение", "1 исправление"),
    ],
)
async def test_a_screen_shows_that_there_is_something_and_nothing_of_what_it_is(
    database: SqlDatabase, language: str, item: str, correction: str
) -> None:
    phone, number = await told_discreetly(database, language)
    await Correcting(database, headline).withdraw(number, Deed("operator", "a mistake", T0))
    await phone.rings()
    assert [message.html for message in phone.shown] == [item, correction]
    (edit,) = phone.edited
    for message in (*phone.shown, edit):
        said = message.html + only_button(message)
        assert "China" not in said
        assert "/a" not in said


async def test_a_tap_by_anybody_there_shows_the_card_in_its_place_also_after_a_restart(
    database: SqlDatabase,
) -> None:
    phone, number = await told_discreetly(database)
    for _ in range(2):  # each conversation is a new one, as after a restart
        opened = await talk_in(database).presses(only_button(phone.shown[0]))
        assert opened.edits
        assert "China" in opened.message.html.splitlines()[0]
        assert f"/a{number}" in opened.message.html
        assert labels(opened) == ["Exchange", "The words it rests on", "Mute this exchange", "Wrong?"]


async def test_a_tap_on_a_correction_says_what_was_wrong_from_what_this_chat_was_told(
    database: SqlDatabase,
) -> None:
    phone, number = await told_discreetly(database)
    await Correcting(database, headline).fix(number, "targets", "GB", Deed("operator", "", T0))
    await phone.rings()
    opened = await talk_in(database).presses(only_button(phone.shown[1]))
    assert opened.edits
    assert "Corrected: the alert above said something else" in opened.message.html
    assert "was US, is UK" in opened.message.html
    assert "Alert sent 21 Mar" in opened.message.html
    now = await talk_in(database).presses(only_button(phone.shown[0]))
    assert "British" in now.message.html.splitlines()[0], "the card shows how things stand"


async def test_a_correction_of_another_chat_and_one_no_longer_kept_show_the_card_alone(
    database: SqlDatabase,
) -> None:
    phone, number = await told_discreetly(database)
    await Correcting(database, headline).fix(number, "targets", "GB", Deed("operator", "", T0))
    await phone.rings()
    data = only_button(phone.shown[1])
    foreign = await talk_in(database, ChatAddress(5)).presses(data)
    assert "Corrected" not in foreign.message.html
    await database.write(lambda uow: uow.chats.forget(1))
    late = await talk_in(database).presses(data)
    assert "British" in late.message.html.splitlines()[0]
    assert "Corrected" not in late.message.html


async def test_what_waits_for_an_operator_is_shown_to_nobody(database: SqlDatabase) -> None:
    alert_id, _ = await database.write(lambda uow: alert(uow, held="too old"))
    talk = talk_in(database)
    for data in (
        f"oc:{alert_id}",
        f"or:77:{alert_id}",
        "or:77:x",
        "or:77:" + "9" * 30,
        "oc:99",
        "oc:",
        "or:5",
    ):
        assert "older message" in (await talk.presses(data)).message.html, data


async def test_an_open_chat_gets_the_card_itself(database: SqlDatabase) -> None:
    phone, _ = await told_discreetly(database)
    await Preferences(database).be_discreet(ADDRESS, ChatKind.SUPERGROUP, T0, discreet=False)

    def another(uow: SqlUnitOfWork) -> None:
        alert_id, _ = alert(uow, "https://example.org/2")
        deliver(uow, alert_id, [1])

    await database.write(another)
    await phone.rings()
    assert phone.shown[0].html == "1 new item"
    assert "China" in phone.shown[1].html.splitlines()[0]


@pytest.mark.parametrize(
    ("on", "off"),
    [
        ("/settings discreet on", "/settings discreet off"),
        ("/settings Discreet mode: ON", "/settings off discreet"),
        ("/settings 隐私模式 开", "/settings 隐私模式关"),
        ("/settings 开启隐私模式", "/settings 关闭隐私模式"),
        ("/settings скрытый режим вкл", "/settings скрытый режим выкл"),
        ("/settings включи скрытый режим", "/settings скрытно нет"),
    ],
)
async def test_it_is_turned_on_and_off_in_words_of_three_languages(talk: Talk, on: str, off: str) -> None:
    assert "Discreet mode: on" in await talk.says(on)
    assert "Discreet mode: on" in await talk.says("/mydata")
    assert "Discreet mode: off" in await talk.says(off)
    assert "Discreet mode: off" in await talk.says("/mydata")


async def test_a_button_turns_it_on_and_off_where_it_stands(talk: Talk) -> None:
    turned = await talk.presses(data_of(await talk.asks("/settings"), "Turn discreet mode on"))
    assert turned.edits
    assert "Discreet mode: on" in turned.message.html
    back = await talk.presses(data_of(turned, "Turn discreet mode off"))
    assert "Discreet mode: off" in back.message.html


async def test_words_that_do_not_say_which_change_nothing(talk: Talk) -> None:
    assert "Discreet mode: off" in await talk.says("/settings discreet")
    for typed in ("/settings discreet maybe", "/settings discreet on off", "/settings on discreet on"):
        assert "I do not know the setting" in await talk.says(typed), typed
    for data in ("di", "di:", "di:yes"):
        assert "older message" in (await talk.presses(data)).message.html, data
    assert "Discreet mode: off" in await talk.says("/settings")


async def test_only_administrators_turn_it_on_for_a_group(talk: Talk) -> None:
    member = replace(talk, kind=ChatKind.SUPERGROUP, may_administer=False)
    assert "only its administrators" in await member.says("/settings discreet on")
    assert "only its administrators" in (await member.presses("di:on")).message.html
    assert "Discreet mode: off" in await talk.says("/settings")


async def test_a_group_that_becomes_a_supergroup_stays_discreet(talk: Talk, database: SqlDatabase) -> None:
    await talk.says("/settings discreet on")
    other = replace(talk, address=ChatAddress(-1_000_000_000_777))
    await other.says("/settings zh")

    def move(uow: SqlUnitOfWork) -> None:
        chat = uow.chats.get(CHAT)
        assert chat is not None
        uow.chats.migrate(chat.id, -1_000_000_000_777)

    await database.write(move)
    assert "隐私模式：开" in await other.says("/settings")
