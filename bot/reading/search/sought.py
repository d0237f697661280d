"""Patterns that are tried only where a text holds the letters without which they cannot match.

To look for a few strings takes a fraction of the time of a pattern that is tried at every place.
"""

import re
import sys

from bot.lexicon.patterns import Pattern
from bot.reading.search.literals import needed_literals

_SHORTEST = 3  # letters; fewer stand in every text


class Sought:
    """A pattern for text in lower case. Its letters are worked out for the first text."""

    __slots__ = ("_letters", "_pattern")

    def __init__(self, pattern: str) -> None:
        """A pattern that is known to be one, and does not ignore case."""
        self._pattern = Pattern(pattern)
        self._letters: tuple[str, ...] | None = None

    @property
    def letters(self) -> tuple[str, ...]:
        """One of these stands in every match; () when none is sure."""
        if self._letters is None:
            groups = needed_literals(self._pattern.pattern)
            # White space of any kind counts as a space there: only what stands between is sure.
            pieces = {max(string.split(" "), key=len) for string in groups[0]} if groups else set()
            shortest = {p for p in pieces if not any(o in p for o in pieces if o != p)}
            told = bool(pieces) and min(map(len, pieces)) >= _SHORTEST
            self._letters = tuple(sorted(shortest, key=lambda piece: (len(piece), piece))) if told else ()
        return self._letters

    def possible(self, lower: str, start: int = 0, end: int = sys.maxsize) -> bool:
        """Whether characters [start, end) hold letters of a match."""
        letters = self._letters if self._letters is not None else self.letters
        for piece in letters:
            if lower.find(piece, start, end) >= 0:
                return True
        return not letters

    def search(self, lower: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match in [start, end)."""
        return self._pattern.search(lower, start, end) if self.possible(lower, start, end) else None
