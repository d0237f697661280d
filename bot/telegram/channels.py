"""Setting up a channel from the private chat of one of its administrators.

Nothing is remembered of who sets up what: buttons and commands name the channel, and each use is checked.
"""

import re
from dataclasses import replace

from bot.chat.commands import ALIASES
from bot.chat.press import FACE_BYTES
from bot.chat.talk import Reply
from bot.domain.chat import Button, Message
from bot.render.markup import bold, esc

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_MARK = "@"
_TITLE = 60  # characters of a channel's title
# A public name has 4 to 32 characters (telegram.org/faq, usernames); an id begins with -100 (Bot API).
_NAMED = re.compile(r"/([A-Za-z]+)\s+(@[A-Za-z][A-Za-z0-9_]{3,31}|-100[0-9]{1,13})(?:\s+(.*))?", re.DOTALL)
_ABOUT_CHANNELS = frozenset({"subscribe", "subscriptions", "unsubscribe", "settings", "mydata", "forget"})


def encode_channel(channel_id: int) -> str:
    """What is put before the data of a button: at most FACE_BYTES characters for any id Telegram gives.

    Raises ValueError for a number that is no channel's.
    """
    number = -channel_id - 10**12  # Bot API: ids of channels are -100 followed by the channel's own number
    if number < 0:
        raise ValueError("not the id of a channel")
    digits = ""
    while number:
        number, rest = divmod(number, len(_DIGITS))
        digits = _DIGITS[rest] + digits
    prefix = f"{_MARK}{digits or '0'}:"
    if len(prefix) > FACE_BYTES:
        raise ValueError("not the id of a channel")
    return prefix


def decode_channel(data: str) -> tuple[int, str] | None:
    """The channel and the button's own data; None for a button of the private chat itself. Never raises."""
    digits, colon, rest = data[1:].partition(":")
    if not data.startswith(_MARK) or not colon or not 0 < len(digits) < FACE_BYTES:
        return None
    number = 0
    for digit in digits:
        value = _DIGITS.find(digit)
        if value < 0:
            return None
        number = number * len(_DIGITS) + value
    return -(10**12) - number, rest


def named_channel(text: str) -> tuple[str, str] | None:
    """The channel a typed command is about, and the command as if typed there; None when it names none.

    For example `/subscribe @watch us cn`.
    """
    found = _NAMED.fullmatch(text)
    if found is None:
        return None
    name = found[1].casefold()
    if ALIASES.get(name, name) not in _ABOUT_CHANNELS:
        return None
    return found[2], f"/{name} {found[3] or ''}".rstrip()


def for_channel(reply: Reply, channel_id: int, title: str) -> Reply:
    """An answer about a channel, headed by its title, with buttons that mean the channel."""
    prefix = encode_channel(channel_id)

    def meant(button: Button) -> Button:
        return button if button.data is None else replace(button, data=prefix + button.data)

    buttons = tuple(tuple(meant(button) for button in row) for row in reply.message.buttons)
    head = f"📢 {bold(esc(title or 'Channel', _TITLE))}"
    return replace(reply, message=Message(f"{head}\n{reply.message.html}", buttons))
