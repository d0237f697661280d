"""Where in a text phrases can stand: one pass over the whole of it tells, before anything is cut.

Of each pattern groups of strings are known; whatever it matches holds one of each group (`literals`). The
pass finds those of the first group, which are the rarest: anchors. The others are looked for around them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Generic, TypeVar

from bot.lexicon.folding import spaced
from bot.lexicon.patterns import Pattern
from bot.reading.search.index import Search
from bot.reading.search.literals import Strings, commonness, needed_literals

_GROUPS = 4  # of strings that a row needs at once; a fifth leaves out nothing more
_OF_ANYTHING = 4  # times as common is a string that texts about anything hold: "China" beside "sanctions"

Row = TypeVar("Row")
Place = tuple[int, int, int]
"""Number of a string, where it begins and where it ends."""


class Anchored(Generic[Row]):
    """Rows with one pattern each. What finding their strings takes is worked out for the first text."""

    def __init__(self, rows: Iterable[tuple[Row, Pattern]], hints: Iterable[str] = ()) -> None:
        """`hints` are words of what the rows are about: strings that hold one are rarer than others."""
        self._made_of = tuple(rows), tuple(hints)
        self._rows = tuple(row for row, _ in self._made_of[0])

    def __reduce__(self) -> tuple[type["Anchored[Row]"], tuple[object, ...]]:
        return Anchored, self._made_of  # the search cannot be sent to another process

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def find(self, lower: str) -> "Anchors[Row]":
        """The anchors of a text, given in lower case."""
        folded = spaced(lower) if self._spaced else lower
        return Anchors(self, lower, folded, self._search.found(folded))

    def bits(self, anchors: Iterable[int]) -> int:
        """The rows that have one of these anchors, as bits, and those that need none."""
        bits, of_string = self.always, self.of_string
        for string in anchors:
            bits |= of_string[string]
        return bits

    def possible(self, bits: int, folded: str) -> Iterator[Row]:
        """Those of some rows that can match in these words, in their order; the others cannot."""
        held: set[int] = set()  # rows have groups in common
        while bits:
            lowest = bits & -bits
            bits ^= lowest
            number = lowest.bit_length() - 1
            for group in self._others[number]:
                if group in held:
                    continue
                if not _holds(folded, self._groups[group]):
                    bits &= self._without[group]  # and all other rows that need it
                    break
                held.add(group)
            else:
                yield self._rows[number]

    @cached_property
    def always(self) -> int:
        """The rows without strings, as bits: they are possible anywhere."""
        return sum(1 << number for number, groups in enumerate(self._needed) if not groups)

    @cached_property
    def of_string(self) -> list[int]:
        """The rows of each anchor, as bits, by its number."""
        return self._search.bits

    @cached_property
    def _needed(self) -> list[tuple[Strings, ...]]:
        """The groups of each row, the rarest first."""
        groups = (needed_literals(pattern.pattern, _GROUPS) for _, pattern in self._made_of[0])
        return [tuple(sorted(each, key=self._commonness)) for each in groups]

    def _commonness(self, group: Strings) -> float:
        hints = self._made_of[1]
        return sum(
            commonness(frozenset({string})) * (1 if any(map(string.__contains__, hints)) else _OF_ANYTHING)
            for string in group
        )

    @cached_property
    def _groups(self) -> list[Strings]:
        """The groups that are looked for around anchors, each once."""
        return list(dict.fromkeys(group for groups in self._needed for group in groups[1:]))

    @cached_property
    def _others(self) -> list[list[int]]:
        """Numbers of the groups of each row, without the first."""
        numbers = {group: number for number, group in enumerate(self._groups)}
        return [[numbers[group] for group in groups[1:]] for groups in self._needed]

    @cached_property
    def _without(self) -> list[int]:
        """The rows that do not need a group, as bits, by its number."""
        needing = [0] * len(self._groups)
        for number, groups in enumerate(self._others):
            for group in groups:
                needing[group] |= 1 << number
        return [~rows for rows in needing]

    @cached_property
    def _search(self) -> Search:
        bits: dict[str, int] = {}
        for number, groups in enumerate(self._needed):
            for string in groups[0] if groups else ():
                bits[string] = bits.get(string, 0) | 1 << number
        return Search(bits)

    @cached_property
    def _spaced(self) -> bool:
        """Whether white space stands in any string."""
        return any(" " in string for groups in self._needed for group in groups for string in group)


def _holds(folded: str, group: Strings) -> bool:
    """Whether words hold one string of a group."""
    for string in group:  # noqa: SIM110 -- a generator takes longer than most groups
        if string in folded:
            return True
    return False


class Anchors(Generic[Row]):
    """The anchors found in one text."""

    __slots__ = ("_ends", "_folded", "_lower", "_of", "_places")

    def __init__(self, of: Anchored[Row], lower: str, folded: str, places: list[Place]) -> None:
        self._of, self._lower, self._folded, self._places = of, lower, folded, places
        self._ends = [end for _, _, end in places]

    def anything(self) -> bool:
        """Whether a row is possible in any line."""
        return next(self.lines(), None) is not None

    def lines(self) -> Iterator[tuple[int, int]]:
        """The lines [start, end) in which a row is possible, in order."""
        if self._of.always:
            yield from self._every_line()
            return
        of_string = self._of.of_string
        start = end = -1
        here = 0
        for string, left, right in self._places:
            if right > end:
                if here and self._possible(here, start, end):
                    yield start, end
                start, end = self._line(right - 1)
                here = 0
            if left >= start and right <= end:  # a string with a space may stand across two lines
                here |= of_string[string]
        if here and self._possible(here, start, end):
            yield start, end

    def rows(self, start: int, end: int) -> list[Row]:
        """The rows that can match in [start, end), in their order; the others cannot."""
        first = bisect_right(self._ends, start)
        last = bisect_right(self._ends, end, first)
        here = self._of.bits(string for string, left, _ in self._places[first:last] if left >= start)
        return list(self._of.possible(here, self._folded[start:end])) if here else []

    def _possible(self, bits: int, start: int, end: int) -> bool:
        return next(self._of.possible(bits, self._folded[start:end]), None) is not None

    def _line(self, at: int) -> tuple[int, int]:
        end = self._lower.find("\n", at)
        return self._lower.rfind("\n", 0, at) + 1, len(self._lower) if end < 0 else end

    def _every_line(self) -> Iterator[tuple[int, int]]:
        start = 0
        for line in self._lower.split("\n"):
            yield start, start + len(line)
            start += len(line) + 1
