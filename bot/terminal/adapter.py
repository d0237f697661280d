"""The chat in a terminal: a private chat of an operator, with numbered buttons."""

from collections.abc import Callable
from datetime import datetime
from typing import IO, Protocol

import structlog

from bot.chat.talk import Incoming, Reply
from bot.clock import utc_now
from bot.domain.chat import Button, Chat, ChatAddress, ChatKind, Message, Receipt, SendResult
from bot.domain.errors import StoreError
from bot.terminal.lines import lines_of
from bot.terminal.plain import to_plain

log = structlog.get_logger(__name__)

TERMINAL = ChatAddress(chat_id=0)
"""The terminal's own address: Telegram gives no chat the number 0."""

_PROMPT = "› "
_CLEAR_LINE = "\r\x1b[K"
_QUIT = frozenset({"exit", "quit", "/exit", "/quit"})
_FILE = (
    "📎 {name}, {size} bytes: in Telegram the file comes here; in the shell `nongrata export` writes it.\n"
)
_NO_DATABASE = Message("The database does not answer right now. Please try again.")


class Speaker(Protocol):
    """Answers what is typed and pressed: `bot.chat.Conversation`."""

    async def handle(self, incoming: Incoming) -> tuple[Reply, ...]: ...


class TerminalMessenger:
    """Writes messages to a stream; implements ports.Messenger.

    Buttons are numbered through the whole session, so that a number typed while an alert arrives still means
    the button it stood beside.
    """

    def __init__(self, output: IO[str], *, clock: Callable[[], datetime] = utc_now) -> None:
        self._output = output
        self._clock = clock
        self._tty = output.isatty()
        self._last_id = 0
        self._buttons: dict[int, Button] = {}
        self._prompting = False

    async def send(
        self,
        chat: Chat,  # noqa: ARG002 - a terminal is one chat
        message: Message,
        *,
        silent: bool,
        reply_to: int | None = None,
    ) -> SendResult:
        """Show a message above the prompt. Never fails while the stream is open."""
        head = ("🔕 " if silent else "") + (f"↩ to message {reply_to}\n" if reply_to else "")
        return self._show(message, head)

    async def edit(
        self,
        chat: Chat,  # noqa: ARG002 - a terminal is one chat
        message_id: int,
        message: Message,
    ) -> SendResult:
        """A terminal cannot change what it has shown: the new text follows, named as a replacement."""
        return self._show(message, f"✎ replaces message {message_id}\n")

    def reply(self, reply: Reply) -> Receipt:
        """Show an answer of the conversation."""
        file = reply.file
        where = _FILE.format(name=file.name, size=f"{len(file.content):,}") if file else ""
        return self._show(reply.message, where)

    def button(self, number: int) -> Button | None:
        """The button with that number, of this session."""
        return self._buttons.get(number)

    def prompt(self, *, on: bool) -> None:
        """Show or drop the prompt; only a terminal has one."""
        self._prompting = on
        if self._tty and on:
            self._output.write(_PROMPT)
            self._output.flush()

    def _show(self, message: Message, head: str) -> Receipt:
        self._last_id += 1
        parts = [head + to_plain(message.html, ansi=self._tty)]
        parts.extend("  ".join(self._label(button) for button in row) for row in message.buttons)
        text = "\n".join(parts)
        before = _CLEAR_LINE if self._tty and self._prompting else ""
        after = _PROMPT if self._tty and self._prompting else ""
        self._output.write(f"{before}\n{text}\n\n{after}")
        self._output.flush()
        return Receipt(self._last_id, self._clock())

    def _label(self, button: Button) -> str:
        if button.data is None:
            return f"{button.label}: {button.url}"
        number = len(self._buttons) + 1
        self._buttons[number] = button
        return f"[{number}] {button.label}"


async def run_terminal(
    conversation: Speaker,
    messenger: TerminalMessenger,
    input_stream: IO[str],
    *,
    clock: Callable[[], datetime] = utc_now,
) -> None:
    """Talk until the end of input (Ctrl-D, a pipe's end), "exit", or cancellation (Ctrl-C)."""
    try:
        async with lines_of(input_stream) as lines:
            messenger.prompt(on=True)
            async for line in lines:
                if line.strip().casefold() in _QUIT:
                    break
                messenger.prompt(on=False)
                for reply in await _answers(conversation, _incoming(line, messenger, clock())):
                    messenger.reply(reply)
                messenger.prompt(on=True)
    finally:
        messenger.prompt(on=False)


async def _answers(conversation: Speaker, incoming: Incoming) -> tuple[Reply, ...]:
    """A database that refuses ends neither the conversation nor the program around it."""
    try:
        return await conversation.handle(incoming)
    except StoreError:
        log.exception("terminal.unanswered")
        return (Reply(_NO_DATABASE),)


def _incoming(line: str, messenger: TerminalMessenger, now: datetime) -> Incoming:
    """A number presses the button that carries it; anything else is typed text."""
    text = line.strip()
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0  # noqa: PLR2004 - more is no button
    pressed = messenger.button(number) if number else None
    return Incoming(
        address=TERMINAL,
        kind=ChatKind.TERMINAL,
        now=now,
        text=None if pressed else text,
        button=pressed.data if pressed else None,
        is_operator=True,
        operator="the terminal",
    )
