"""The terminal as a chat: lines in, answers out, numbers press buttons, and no text commands it."""

import asyncio
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import IO

import pytest

from bot.chat import Incoming, Reply
from bot.domain.chat import Button, Chat, ChatAddress, ChatKind, Message, Receipt
from bot.domain.errors import StoreError
from bot.terminal import TERMINAL, TerminalMessenger, run_terminal, to_plain

NOW = datetime(2026, 11, 26, 7, 0, tzinfo=UTC)
CHAT = Chat(1, TERMINAL, ChatKind.TERMINAL)


class Echo:
    """A conversation that answers with what it was given, with a button below."""

    def __init__(self) -> None:
        self.heard: list[Incoming] = []

    async def handle(self, incoming: Incoming) -> tuple[Reply, ...]:
        self.heard.append(incoming)
        if incoming.text == "break":
            raise StoreError("locked")
        label = f"Press {len(self.heard)}"
        return (Reply(Message("heard", ((Button(label, data=f"pressed:{len(self.heard)}"),),))),)


@contextmanager
def typed(text: str) -> Iterator[IO[str]]:
    """An input that holds this and ends."""
    reading, writing = os.pipe()
    os.write(writing, text.encode())
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as stream:
        yield stream


async def converse(text: str) -> tuple[Echo, str]:
    echo, output = Echo(), io.StringIO()
    messenger = TerminalMessenger(output, clock=lambda: NOW)
    with typed(text) as stream:
        async with asyncio.timeout(30):
            await run_terminal(echo, messenger, stream, clock=lambda: NOW)
    return echo, output.getvalue()


async def test_lines_are_said_by_an_operator_in_a_private_chat() -> None:
    echo, shown = await converse("/history cn us\r\nno newline at the end")
    assert [incoming.text for incoming in echo.heard] == ["/history cn us", "no newline at the end"]
    first = echo.heard[0]
    assert first.is_operator
    assert first.private
    assert (first.address, first.now) == (ChatAddress(0), NOW)
    assert "[1] Press 1" in shown
    assert "[2] Press 2" in shown


async def test_a_number_presses_the_button_that_carries_it_and_any_other_is_text() -> None:
    echo, _ = await converse("hello\n1\n7\n٢\n")
    assert [(i.text, i.button) for i in echo.heard] == [
        ("hello", None),
        (None, "pressed:1"),
        ("7", None),
        ("٢", None),
    ]


@pytest.mark.parametrize("word", ["exit", "QUIT", "/quit", " /exit "])
async def test_the_chat_ends_at_a_word(word: str) -> None:
    echo, _ = await converse(f"one\n{word}\nnever heard\n")
    assert [incoming.text for incoming in echo.heard] == ["one"]


async def test_stop_is_a_command_here_as_everywhere() -> None:
    echo, _ = await converse("/stop\n")
    assert [incoming.text for incoming in echo.heard] == ["/stop"]


async def test_a_database_that_does_not_answer_ends_no_conversation() -> None:
    echo, shown = await converse("break\nstill there?\n")
    assert [incoming.text for incoming in echo.heard] == ["break", "still there?"]
    assert "The database does not answer right now. Please try again." in shown
    assert "locked" not in shown


async def test_alerts_replacements_and_silence_are_told_apart() -> None:
    output = io.StringIO()
    messenger = TerminalMessenger(output, clock=lambda: NOW)
    first = await messenger.send(CHAT, Message("<b>News</b>"), silent=True)
    assert first == Receipt(1, NOW)
    await messenger.edit(CHAT, 1, Message("Better news"))
    await messenger.send(CHAT, Message("Withdrawn"), silent=False, reply_to=1)
    assert output.getvalue().split("\n\n") == [
        "\n🔕 News",
        "\n✎ replaces message 1\nBetter news",
        "\n↩ to message 1\nWithdrawn",
        "",
    ]


def test_markup_becomes_text_and_what_it_carries_cannot_command_the_terminal() -> None:
    markup = (
        '<b>Bold</b> <a href="https://example.org/?a=1&amp;b=2">link</a> &lt;i&gt;\x1b[2J\x07\r\x9b\u202e\n'
        "<blockquote expandable>first\nsecond</blockquote>"
    )
    plain = "Bold link (https://example.org/?a=1&b=2) <i>[2J\n│ first\n│ second"
    assert to_plain(markup) == plain
    assert to_plain("<b>Bold <i>both</i></b>", ansi=True) == ("\x1b[1mBold \x1b[2mboth\x1b[0m\x1b[1m\x1b[0m")
