"""Button data, at most 64 bytes (Bot API, InlineKeyboardButton); old and foreign data decode to None."""

from dataclasses import dataclass

from bot.domain.chat import Button

FACE_BYTES = 10  # what a face may put before the data, such as the channel it is about
MAX_BYTES = 64 - FACE_BYTES
_LARGEST = 2**53  # numbers beyond are not ours

EXCHANGE, EVIDENCE, MUTE, UNMUTE, WRONG = "ex", "ev", "mu", "um", "wr"  # as bot.render.buttons writes them
REVIEW, SEND, DROP, DROP_BECAUSE, REVIEW_PAGE = "rv", "rs", "rd", "rx", "rp"  # operators'; written there, too
EXCHANGE_PAGE = "xp"  # number of an action, position of the first step shown
PAGE, FOLLOW, FOLLOW_SILENTLY = "h", "sb", "ss"
PRESET, PRESET_FOLLOW, PRESET_SILENTLY = "sp", "pf", "ps"
STOP, FORGET, CANCEL, CHOOSE, LANGUAGE, DISCREET = "un", "fg", "no", "ch", "lg", "di"
BROADCAST_SEND, BROADCAST_DROP, BROADCAST_REACH = "bs", "bd", "br"  # operators'
OPEN_BROADCAST = "ob"  # as bot.render.broadcast writes it
OPEN_CARD, OPEN_CORRECTION, OPEN_DIGEST = "oc", "or", "dg"  # as bot.render.covered and .digest write them
FOLLOW_AS, PRESET_AS = "fa", "pa"  # a Manner as text, then as FOLLOW and PRESET_FOLLOW

_NUMBERED = frozenset(
    {EXCHANGE, EVIDENCE, MUTE, UNMUTE, WRONG, STOP, REVIEW, SEND, DROP, REVIEW_PAGE, OPEN_CARD}
    | {BROADCAST_SEND, BROADCAST_DROP, BROADCAST_REACH, OPEN_BROADCAST}
)
_WORDED = frozenset(
    {FOLLOW, FOLLOW_SILENTLY, PRESET, PRESET_FOLLOW, PRESET_SILENTLY, FORGET, CANCEL, CHOOSE, LANGUAGE}
    | {DISCREET, FOLLOW_AS, PRESET_AS}
)
_BOTH = frozenset({PAGE, EXCHANGE_PAGE, DROP_BECAUSE, OPEN_CORRECTION, OPEN_DIGEST})


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button."""

    what: str
    number: int = 0  # of an action, subscription or item that waits; the offset of a page
    value: str = ""


def encode(what: str, number: int | None = None, value: str = "") -> str | None:
    """The data of a button; None when it does not fit."""
    parts = [what, *([] if number is None else [str(number)]), *([value] if value else [])]
    data = ":".join(parts)
    return data if len(data.encode()) <= MAX_BYTES else None


def button(label: str, what: str, number: int | None = None, value: str = "") -> Button | None:
    """A button; None when its data does not fit, so that callers offer typed words instead."""
    data = encode(what, number, value)
    return Button(label, data=data) if data is not None else None


def decode(data: str) -> Press | None:
    """What a button meant; None for data that is none of ours. Never raises."""
    what, _, rest = data.partition(":")
    if what in _WORDED:
        return Press(what, value=rest)
    number, _, value = rest.partition(":")
    if not (number.isascii() and number.isdigit()) or int(number[:17]) >= _LARGEST or len(number) > 16:  # noqa: PLR2004 - digits of 2**53
        return None
    if what in _NUMBERED and not value:
        return Press(what, int(number))
    return Press(what, int(number), value) if what in _BOTH else None
