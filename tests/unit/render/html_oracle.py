"""The strict Telegram's parser as the judge of our markup: what it takes, and takes whole, is fit to send."""

from telegram_server.entities import Entity, Text, utf16_length
from telegram_server.html_text import parse_html


def parsed(markup: str) -> Text:
    """Text and entities as Telegram keeps them, white space at both ends left out.

    Raises:
        ApiError: Telegram would refuse the markup.
        AssertionError: Telegram would drop a part of it, or show it as it stands.
    """
    found = parse_html(markup)
    assert not found.lost, found.lost
    return found


def visible(markup: str) -> str:
    """The text readers see, white space at both ends left out. Raises as `parsed` does."""
    return parsed(markup).text


def utf16_units(text: str) -> int:
    """Telegram's measure of a text."""
    return utf16_length(text)


def styled(markup: str) -> list[tuple[str, frozenset[tuple[str, str]]]]:
    """Each visible character but white space, with the kinds and addresses of the entities around it."""
    found = parsed(markup)
    characters = []
    at = 0
    for character in found.text:
        around = frozenset(_kind(e) for e in found.entities if e["offset"] <= at < e["offset"] + e["length"])
        at += utf16_length(character)
        if not character.isspace():
            characters.append((character, around))
    return characters


def _kind(entity: Entity) -> tuple[str, str]:
    return entity["type"], str(entity.get("url", ""))
