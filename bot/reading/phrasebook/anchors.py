"""Where in a text phrases can stand: one pass over the whole of it tells, before anything is cut.

Of each pattern groups of strings are known; whatever it matches holds one of each group (`literals`). Lines
and sentences without them are not looked at.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Generic, TypeVar

from bot.lexicon.folding import spaced
from bot.lexicon.patterns import Pattern
from bot.reading.index import Search
from bot.reading.literals import needed_literals

_GROUPS = 4  # of strings that a row needs at once; a fifth leaves out nothing more

Row = TypeVar("Row")


class Anchored(Generic[Row]):
    """Rows with one pattern each. What finding their strings takes is worked out for the first text."""

    def __init__(self, rows: Iterable[tuple[Row, Pattern]]) -> None:
        self._made_of = tuple(rows)
        self._rows = tuple(row for row, _ in self._made_of)
        self._count = len(self._rows)
        self._mask = (1 << self._count) - 1

    def __reduce__(self) -> tuple[type["Anchored[Row]"], tuple[object, ...]]:
        return Anchored, (self._made_of,)  # the search cannot be sent to another process

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def find(self, lower: str) -> "Anchors[Row]":
        """The strings of a text, given in lower case."""
        places = self._search.found(spaced(lower) if self._spaced else lower)
        return Anchors(self, lower, places)

    def met(self, strings: Iterable[int]) -> int:
        """The rows of which one string of each group is among these, as bits."""
        bits, of_string = self._always, self._search.bits
        for string in strings:
            bits |= of_string[string]
        count = self._count
        return bits & bits >> count & bits >> 2 * count & bits >> 3 * count & self._mask

    def rows(self, met: int) -> list[Row]:
        """The rows of these bits, in their order."""
        found = []
        while met:
            lowest = met & -met
            found.append(self._rows[lowest.bit_length() - 1])
            met ^= lowest
        return found

    @cached_property
    def _needs(self) -> tuple[int, dict[str, int]]:
        """Bits of the groups that any text has, and those of each string: a bit for each row and group."""
        always, bits = 0, dict[str, int]()
        for number, (_, pattern) in enumerate(self._made_of):
            groups = needed_literals(pattern.pattern, _GROUPS)
            for place in range(_GROUPS):
                bit = 1 << number + place * self._count
                if place >= len(groups):
                    always |= bit
                    continue
                for string in groups[place]:
                    bits[string] = bits.get(string, 0) | bit
        return always, bits

    @cached_property
    def _always(self) -> int:
        return self._needs[0]

    @cached_property
    def _search(self) -> Search:
        return Search(self._needs[1])

    @cached_property
    def _spaced(self) -> bool:
        """Whether white space counts in any string."""
        return any(" " in string for string in self._needs[1])


class Anchors(Generic[Row]):
    """The strings found in one text."""

    __slots__ = ("_ends", "_lower", "_of", "_places")

    def __init__(self, of: Anchored[Row], lower: str, places: list[tuple[int, int, int]]) -> None:
        self._of, self._lower, self._places = of, lower, places
        self._ends = [end for _, _, end in places]

    def lines(self) -> Iterator[tuple[int, int]]:
        """The lines [start, end) in which a row is possible, in order."""
        if self._of.met(()):
            yield from self._every_line()
            return
        start = end = -1
        here: list[int] = []
        for string, left, right in self._places:
            if right > end:
                if here and self._of.met(here):
                    yield start, end
                start, end = self._line(right - 1)
                here = []
            if left >= start and right <= end:  # a string with a space may stand across two lines
                here.append(string)
        if here and self._of.met(here):
            yield start, end

    def rows(self, start: int, end: int) -> list[Row]:
        """The rows that can match in [start, end), in their order; the others cannot."""
        first = bisect_right(self._ends, start)
        last = bisect_right(self._ends, end, first)
        here = [string for string, left, _ in self._places[first:last] if left >= start]
        return self._of.rows(self._of.met(here))

    def _line(self, at: int) -> tuple[int, int]:
        end = self._lower.find("\n", at)
        return self._lower.rfind("\n", 0, at) + 1, len(self._lower) if end < 0 else end

    def _every_line(self) -> Iterator[tuple[int, int]]:
        start = 0
        for line in self._lower.split("\n"):
            yield start, start + len(line)
            start += len(line) + 1
