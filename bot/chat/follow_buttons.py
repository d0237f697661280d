"""The buttons below a wish that may be followed, and the manner that a pressed one carries."""

from bot.chat import press
from bot.chat.words import said
from bot.domain.chat import ActionFilter, Button, Query
from bot.domain.schedule import AT_ONCE, Manner, Schedule, read_manner
from bot.query import encode_query

_DAILY = Manner(digest=Schedule())
_SILENTLY = Manner(silent=True)


def made(label: str, what: str, number: int | None = None, value: str = "") -> Button:
    """A button whose data is known to fit: a short word or a number."""
    button = press.button(label, what, number, value)
    assert button is not None, f"button data too long: {what}"  # noqa: S101 - our own constants
    return button


def follow_buttons(
    wish: ActionFilter, preset: str, manner: Manner, language: str
) -> tuple[tuple[Button, ...], ...] | None:
    """Follow as was asked for, or in another way; None where the wish fits no button."""
    carried = preset or encode_query(Query(filter=wish))
    if carried is None:
        return None
    ways = (
        [("b_follow", manner)] if manner.digest else [("b_follow", AT_ONCE), ("b_follow_silently", _SILENTLY)]
    )
    buttons = [_button(said(key, language), way, carried, preset) for key, way in ways]
    shown = [button for button in buttons if button is not None]
    if len(shown) < len(buttons):
        return None
    daily = None if manner.digest else _button(said("b_daily", language), _DAILY, carried, preset)
    no = made(said("b_no", language), press.CANCEL)
    return tuple(shown), (daily, no) if daily else (no,)


def _button(label: str, manner: Manner, carried: str, preset: str) -> Button | None:
    if manner.digest is not None:
        what = press.PRESET_AS if preset else press.FOLLOW_AS
        return press.button(label, what, value=f"{manner.as_text()}:{carried}")
    if preset:
        return press.button(
            label, press.PRESET_SILENTLY if manner.silent else press.PRESET_FOLLOW, value=carried
        )
    return press.button(label, press.FOLLOW_SILENTLY if manner.silent else press.FOLLOW, value=carried)


def follow_again(wish: ActionFilter, manner: Manner, language: str) -> Button | None:
    """Undo the end of a subscription: in the manner it had. None where the wish fits no button."""
    carried = encode_query(Query(filter=wish))
    return _button(said("b_follow_again", language), manner, carried, "") if carried else None


def carried_manner(pressed: press.Press) -> tuple[Manner | None, str]:
    """How to follow, and the wish as the button carries it; None for a manner that is none."""
    if pressed.what in (press.FOLLOW_AS, press.PRESET_AS):
        manner, _, carried = pressed.value.partition(":")
        return read_manner(manner), carried
    silently = pressed.what in (press.FOLLOW_SILENTLY, press.PRESET_SILENTLY)
    return (_SILENTLY if silently else AT_ONCE), pressed.value
