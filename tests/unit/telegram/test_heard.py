"""What an update says."""

from typing import Any

import pytest
from telegram import Update

from bot.chat import changes
from bot.domain.chat import ChatKind
from bot.settings import Access
from bot.telegram.heard import Heard, lane_of, read
from bot.telegram.rights import House, is_operator, is_welcome

GROUP = {"id": -1005, "type": "supergroup", "title": "Desk"}
PRIVATE = {"id": 7, "type": "private"}
VERA = {"id": 7, "is_bot": False, "first_name": "Vera"}


def heard(text: str, chat: dict[str, Any], **more: Any) -> Heard | None:
    message = {"message_id": 5, "date": 1, "chat": chat, "from": VERA, "text": text, **more}
    update = Update.de_json({"update_id": 1, "message": message}, None)
    return read(update, "our_bot")


def test_in_private_everything_is_for_us() -> None:
    assert heard("cn us", PRIVATE) is not None
    assert heard("/nonsense", PRIVATE) is not None


@pytest.mark.parametrize("text", ["cn us", "/weather", "/latest@other_bot", "see /latest", "/latestnews"])
def test_in_a_group_talk_and_commands_of_others_are_not(text: str) -> None:
    assert heard(text, GROUP) is None


@pytest.mark.parametrize("text", ["/latest us", "/latest@Our_Bot us", "/a147", "/nonsense@our_bot"])
def test_in_a_group_our_commands_are(text: str) -> None:
    found = heard(text, GROUP)
    assert found is not None
    assert "@" not in (found.text or "")


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("ru", "ru"),
        ("zh-hans", "zh"),
        ("zh-HK", "zh"),
        ("en-GB", "en"),
        ("fr", None),
        ("", None),
        (None, None),
    ],
)
def test_the_language_of_an_app_is_told_in_private_alone(code: str | None, language: str | None) -> None:
    writer = VERA | ({} if code is None else {"language_code": code})
    said, in_group = heard("/start", PRIVATE, **{"from": writer}), heard("/latest", GROUP, **{"from": writer})
    message = {"message_id": 5, "date": 1, "chat": PRIVATE}
    press = {"id": "1", "from": writer, "chat_instance": "1", "data": "sp:all", "message": message}
    pressed = read(Update.de_json({"update_id": 1, "callback_query": press}, None), "our_bot")
    assert said is not None
    assert in_group is not None
    assert pressed is not None
    assert (said.language, pressed.language, in_group.language) == (language, language, None)


def test_a_topic_is_an_address_of_its_own_but_a_thread_of_replies_is_not() -> None:
    topic = heard("/latest", GROUP, message_thread_id=9, is_topic_message=True)
    thread = heard("/latest", GROUP, message_thread_id=9)
    assert topic is not None
    assert topic.address.topic_id == 9
    assert thread is not None
    assert thread.address.topic_id is None


def test_an_anonymous_administrator_speaks_as_the_group_and_another_channel_does_not() -> None:
    anonymous = heard("/subscribe", GROUP, sender_chat=GROUP)
    channel = heard("/subscribe", GROUP, sender_chat={"id": -1009, "type": "channel", "title": "X"})
    assert anonymous is not None
    assert (anonymous.as_chat, anonymous.user_id) == (True, None)
    assert channel is not None
    assert (channel.as_chat, channel.user_id) == (False, None)


def test_a_deep_link_presses_the_button_it_names() -> None:
    found = heard("/start ex-147", PRIVATE)
    assert found is not None
    assert (found.text, found.button) == (None, "ex:147")
    plain = heard("/start", PRIVATE)
    assert plain is not None
    assert plain.text == "/start"


def test_operators_are_operators_in_private_and_in_their_chat_only() -> None:
    house = House(frozenset({7}), operator_chat=-1005)
    private, own = heard("/sources", PRIVATE), heard("/help", GROUP)
    other = heard("/help", GROUP | {"id": -1006})
    anonymous = heard("/help", GROUP, sender_chat=GROUP)
    assert private
    assert own
    assert other
    assert anonymous
    assert is_operator(private, house)
    assert is_operator(own, house)
    assert not is_operator(other, house)
    assert not is_operator(anonymous, house)


def test_a_closed_house_admits_operators_and_those_it_knows() -> None:
    found = heard("/start", PRIVATE)
    assert found is not None
    assert is_welcome(found, House(), known=False)
    assert not is_welcome(found, House(access=Access.INVITE), known=False)
    assert is_welcome(found, House(access=Access.CLOSED), known=True)
    assert is_welcome(found, House(frozenset({7}), access=Access.CLOSED), known=False)


def test_what_changes_a_chat_is_told_from_what_only_asks() -> None:
    assert changes("/subscribe cn us", None)
    assert changes("/FORGET", None)
    assert changes(None, "mu:147")
    assert not changes("/latest", None)
    assert not changes(None, "ex:147")
    assert not changes(None, "none of ours")


def test_a_chat_is_one_lane() -> None:
    update = Update.de_json(
        {"update_id": 1, "message": {"message_id": 5, "date": 1, "chat": GROUP, "from": VERA}}, None
    )
    assert lane_of(update) == -1005
    assert heard("/help", PRIVATE) is not None
    assert ChatKind.PRIVATE.value == PRIVATE["type"]
