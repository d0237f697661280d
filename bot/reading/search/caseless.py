"""Patterns that ignore case, made for text in lower case.

Of a pattern that ignores case, Python's engine tries every alternative at every place, letter by letter, each
folded anew. The same pattern in lower case, tried on a text that is in lower case already, takes a third of
the time, for it leaves out at once the alternatives that begin otherwise.
"""

import re
import sys
from dataclasses import dataclass
from functools import cached_property

from bot.lexicon.patterns import Pattern

# Escapes that stand for a character by its number or name, and parts in which case counts.
_UNCLEAR = re.compile(r"\\[xuUN\d]|\(\?[a-zA-Z]*-|\(\?P[<=(][^>)]*[A-Z]")
# Letters with more than two forms, such as those of Greek and Cyrillic, lie beyond; so does the micro sign.
_BEYOND = re.compile("[\u00b5\u0100-\U0010ffff]")
_ESCAPE = re.compile(r"\\.", re.DOTALL)
_SET = re.compile(r"\[\^?\]?([^\]]*)\]")
_RANGE = re.compile(r".-.")
_PLAIN_RANGE = re.compile(r"[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9]")
_PIECE = re.compile(r"\\.|[^\\]+", re.DOTALL)


@dataclass(frozen=True)
class Wording:
    """A pattern, tried on a text and on the same text in lower case (`lowered`); places are those of both."""

    pattern: Pattern

    @cached_property
    def lower(self) -> Pattern | None:
        """The twin for lower case; None where case counts. Made when first tried: a start should be quick."""
        twin = in_lower_case(self.pattern.pattern) if self.pattern.flags & re.IGNORECASE else None
        return None if twin is None else Pattern(twin, self.pattern.flags & ~re.IGNORECASE)

    def search(self, text: str, lower: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match in [start, end). Its words may be in lower case: cut them from the text itself."""
        twin = self.lower
        return self.pattern.search(text, start, end) if twin is None else twin.search(lower, start, end)


def in_lower_case(pattern: str) -> str | None:
    """The pattern that finds in lower-case text what this one finds where case is ignored; None if unsure."""
    if _UNCLEAR.search(pattern) or _letters_beyond(pattern) or not _plain_sets(pattern):
        return None
    return _PIECE.sub(lambda piece: piece[0] if piece[0][0] == "\\" else piece[0].lower(), pattern)


def _letters_beyond(pattern: str) -> bool:
    return any(c.lower() != c.upper() for c in _BEYOND.findall(pattern))


def _plain_sets(pattern: str) -> bool:
    """Whether all ranges of characters run from one letter to another of the same case, or over digits."""
    bare = _ESCAPE.sub("\0", pattern)  # no bracket and no hyphen, and no end of a range that is understood
    ranges = (found[0] for each in _SET.finditer(bare) for found in _RANGE.finditer(each[1]))
    return all(_PLAIN_RANGE.fullmatch(found) for found in ranges)
