"""Lower case and plain spaces that keep places, for searching many words at once."""

# What Python's re takes for a letter of ASCII when case is ignored, beside that letter's own two forms.
_ALIKE = {"\u0130": "i", "\u0131": "i", "\u017f": "s", "\u212a": "k"}
_LAST_SPACE = 0x3000
_SPACES = tuple(c for c in map(chr, range(_LAST_SPACE + 1)) if c.isspace() and c != " ")
_ASCII_SPACES = tuple(filter(str.isascii, _SPACES))


def lowered(text: str) -> str:
    """Lower case as patterns ignore it, one character for one."""
    if not text.isascii():
        for odd, plain in _ALIKE.items():
            if odd in text:
                text = text.replace(odd, plain)
    return text.lower()


def fold(text: str) -> str:
    """Lower case as patterns ignore it and a plain space for all white space, one character for one."""
    return spaced(lowered(text))


def spaced(lower: str) -> str:
    """A text that is in lower case already, folded."""
    for odd in _ASCII_SPACES if lower.isascii() else _SPACES:
        if odd in lower:
            lower = lower.replace(odd, " ")
    return lower
