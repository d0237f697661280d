"""Lower case and plain spaces that keep places, for searching many words at once."""

from collections.abc import Iterable

# What Python's re takes for a letter of ASCII when case is ignored, beside that letter's own two forms.
ALIKE = {"\u0130": "i", "\u0131": "i", "\u017f": "s", "\u212a": "k"}
_LAST_SPACE = 0x3000
_SPACES = tuple(c for c in map(chr, range(_LAST_SPACE + 1)) if c.isspace() and c != " ")
_ASCII_SPACES = tuple(filter(str.isascii, _SPACES))
_BYTES = 256
PLAIN = bytes(
    ord(c.lower()) if c.isascii() and (c.isalnum() or c == "_") else ord(" ") for c in map(chr, range(_BYTES))
)


def lowered(text: str) -> str:
    """Lower case as patterns ignore it, one character for one."""
    return _without_odd(text).lower()


def _without_odd(text: str) -> str:
    if not text.isascii():
        for odd, usual in ALIKE.items():
            if odd in text:
                text = text.replace(odd, usual)
    return text


def plain(text: str, table: bytes = PLAIN) -> bytes:
    """The letters, digits and "_" of ASCII in lower case, and a space for all else, one byte for a character.

    The quickest form in which to search for English words: where a text holds some words, its plain form
    holds their plain form.
    """
    return _without_odd(text).encode("ascii", "replace").translate(table)


def fold(text: str) -> str:
    """Lower case as patterns ignore it and a plain space for all white space, one character for one."""
    return spaced(lowered(text))


def spaced(lower: str) -> str:
    """A text that is in lower case already, folded."""
    for odd in _ASCII_SPACES if lower.isascii() else _SPACES:
        if odd in lower:
            lower = lower.replace(odd, " ")
    return lower


def holds_any(text: str, words: Iterable[str]) -> bool:
    """Whether one of these stands in a text."""
    for word in words:  # noqa: SIM110 -- a generator takes longer than all these words
        if word in text:
            return True
    return False


def words_of(text: str) -> frozenset[str]:
    """The words of a text between spaces."""
    return frozenset(text.split())
