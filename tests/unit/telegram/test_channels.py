"""Buttons that mean a channel."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.press import FACE_BYTES, MAX_BYTES
from bot.chat.talk import Reply
from bot.domain.chat import Button, Message
from bot.telegram.channels import decode_channel, encode_channel, for_channel, named_channel

CHANNELS = st.integers(-(10**12) - 997_852_516_352, -(10**12))  # Bot API: ids of channels


@given(CHANNELS, st.text(max_size=50))
def test_a_button_carries_its_channel_there_and_back_within_telegrams_64_bytes(
    channel: int, data: str
) -> None:
    prefix = encode_channel(channel)
    assert len(prefix.encode()) <= FACE_BYTES
    assert MAX_BYTES + FACE_BYTES == 64
    assert decode_channel(prefix + data) == (channel, data)


@given(st.text(max_size=64))
def test_any_other_data_means_no_channel_or_some_channel_but_never_an_error(data: str) -> None:
    found = decode_channel(data)
    assert found is None or data.startswith("@")


def test_an_answer_about_a_channel_names_it_and_leaves_links_alone() -> None:
    buttons = ((Button("Follow", data="sb:bCNUS"), Button("Site", url="https://example.org")),)
    reply = for_channel(Reply(Message("text", buttons)), -(10**12) - 5, "A <b> & C")
    assert reply.message.html == "📢 <b>A &lt;b&gt; &amp; C</b>\ntext"
    assert reply.message.buttons[0][0].data == "@5:sb:bCNUS"
    assert reply.message.buttons[0][1] == Button("Site", url="https://example.org")


@pytest.mark.parametrize(
    ("typed", "channel", "meant"),
    [
        ("/subscribe @watch_desk us cn visa", "@watch_desk", "/subscribe us cn visa"),
        ("/subscribe @watch", "@watch", "/subscribe"),
        ("/Follow  -1002000000001\nsilent us", "-1002000000001", "/follow silent us"),
        ("/subscriptions @watch", "@watch", "/subscriptions"),
        ("/stop @watch 3", "@watch", "/stop 3"),
        ("/settings @watch language zh", "@watch", "/settings language zh"),
        ("/mydata @watch", "@watch", "/mydata"),
        ("/forget @watch", "@watch", "/forget"),
    ],
)
def test_a_command_may_name_the_channel_it_is_about(typed: str, channel: str, meant: str) -> None:
    assert named_channel(typed) == (channel, meant)


@pytest.mark.parametrize(
    "typed",
    [
        "/subscribe us cn",
        "/subscribe us @watch",
        "/subscribe @abc",
        "/search @watch",
        "@watch us",
        "/subscribe -5",
    ],
)
def test_a_command_without_a_channel_in_its_first_place_is_about_none(typed: str) -> None:
    assert named_channel(typed) is None
