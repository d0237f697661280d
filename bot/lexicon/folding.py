"""Lower case and plain spaces that keep places, for searching many words at once."""

import re

# What Python's re takes for a letter of ASCII when case is ignored, beside that letter's own two forms.
_ALIKE = {"\u0130": "i", "\u0131": "i", "\u017f": "s", "\u212a": "k"}
_LAST_SPACE = 0x3000
_SPACES = {c: " " for c in map(chr, range(_LAST_SPACE + 1)) if c.isspace() and c != " "}
_ODD_SPACE = re.compile(f"[{''.join(_SPACES)}]")
_ASCII = {c: plain for c, plain in _SPACES.items() if c.isascii()}


def lowered(text: str) -> str:
    """Lower case as patterns ignore it, one character for one."""
    if not text.isascii():
        for odd, plain in _ALIKE.items():
            if odd in text:
                text = text.replace(odd, plain)
    return text.lower()


def fold(text: str) -> str:
    """Lower case as patterns ignore it and a plain space for all white space, one character for one.

    A lone surrogate, which the searching automata refuse, becomes a question mark.
    """
    return spaced(lowered(text))


def spaced(lower: str) -> str:
    """A text that is in lower case already, folded."""
    if lower.isascii():
        for odd, plain in _ASCII.items():
            if odd in lower:
                lower = lower.replace(odd, plain)
        return lower
    return _ODD_SPACE.sub(" ", lower).encode("utf-8", "replace").decode("utf-8")
