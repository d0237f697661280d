"""One pass over a text that tells which patterns of a table can match, so that only those are tried.

Of every pattern the strings are known without which it cannot match (`literals`). An Aho-Corasick automaton
finds them all at once; a pattern whose strings are missing is not tried.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeVar

import ahocorasick_rs

from bot.lexicon.folding import plain, spaced
from bot.lexicon.patterns import Pattern
from bot.reading.search.caseless import Wording
from bot.reading.search.literals import Strings, needed_literals

_GROUPS = 2  # of strings that a pattern needs at once
_TELLING = 5  # characters; a second group with less is met by nearly every text, and costs more than it tells
_FEWEST_LETTERS = 3


class _Needs:
    """What some rules need: one string of each of up to two groups. A bit for each rule and group."""

    def __init__(self, rules: Sequence[Sequence[Strings]]) -> None:
        self.count = len(rules)
        self.always = 0  # met by any text
        self.bits: dict[str, int] = {}
        for number, groups in enumerate(rules):
            for place in range(_GROUPS):
                bit = 1 << number + place * self.count
                if place >= len(groups) or (place and min(map(len, groups[place])) < _TELLING):
                    self.always |= bit
                    continue
                for string in groups[place]:
                    self.bits[string] = self.bits.get(string, 0) | bit

    def met(self, bits: int) -> int:
        """The rules that have both their groups."""
        return bits & bits >> self.count & (1 << self.count) - 1


def numbers(bits: int) -> Iterator[int]:
    """The places of the bits that are set, from the lowest."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


class Search:
    """All strings of some needs, ready to be found in a text; what each meets stands at its number."""

    def __init__(self, bits: Mapping[str, int]) -> None:
        self.bits = list(bits.values())
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(bits),
            matchkind=ahocorasick_rs.MatchKind.Standard,
            implementation=ahocorasick_rs.Implementation.DFA,
        )

    def found(self, folded_text: str) -> list[tuple[int, int, int]]:
        """All strings in a folded text, in order of where they end: their number, beginning and end."""
        try:
            return self._automaton.find_matches_as_indexes(folded_text, overlapping=True)
        except UnicodeEncodeError:  # a lone surrogate, which is a letter of no string
            plain = folded_text.encode("utf-8", "replace").decode("utf-8")
            return self._automaton.find_matches_as_indexes(plain, overlapping=True)


class PlainSearch:
    """Strings of English, ready to be found in a text in plain form; what each meets stands at its number."""

    def __init__(self, bits: Mapping[str, int]) -> None:
        of_form: dict[bytes, int] = {}
        for string, met in bits.items():
            form = plain(string)
            of_form[form] = of_form.get(form, 0) | met
        self.forms = list(of_form)
        self.bits = list(of_form.values())
        self._automaton = ahocorasick_rs.BytesAhoCorasick(
            self.forms,
            matchkind=ahocorasick_rs.MatchKind.Standard,
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        )

    def found(self, text: str) -> list[tuple[int, int, int]]:
        """All strings in a text, in order of where they end: their number, beginning and end."""
        return self._automaton.find_matches_as_indexes(plain(text), overlapping=True)


def _latin(string: str) -> bool:
    """Whether the plain form of a string still tells something."""
    return len(plain(string).replace(b" ", b"")) >= _FEWEST_LETTERS


Row = TypeVar("Row")


class PatternTable(Generic[Row]):
    """Rows with one pattern each, of which those that match are found without trying the others.

    What that takes is worked out for the first text.
    """

    def __init__(self, rows: Iterable[tuple[Row, Pattern]]) -> None:
        self._made_of = tuple(rows)
        self._rows = tuple((row, Wording(pattern)) for row, pattern in self._made_of)
        self._order = tuple(row for row, _ in self._made_of)

    @cached_property
    def _needs(self) -> _Needs:
        return _Needs([needed_literals(pattern.pattern, _GROUPS) for _, pattern in self._made_of])

    @cached_property
    def _search(self) -> Search | PlainSearch:
        bits = self._needs.bits
        return PlainSearch(bits) if all(map(_latin, bits)) else Search(bits)

    def __reduce__(self) -> tuple[type["PatternTable[Row]"], tuple[object, ...]]:
        return PatternTable, (self._made_of,)  # the search cannot be sent to another process

    def __iter__(self) -> Iterator[Row]:
        return iter(self._order)

    def possible(self, lower: str) -> list[tuple[Row, Wording]]:
        """The rows that can match a text, given in lower case, in their order; the others cannot."""
        search = self._search
        bits, of_number = self._needs.always, search.bits
        for number, _, _ in search.found(lower if isinstance(search, PlainSearch) else spaced(lower)):
            bits |= of_number[number]
        met = self._needs.met(bits)
        return [self._rows[number] for number in numbers(met)] if met else []

    def matches(
        self, text: str, lower: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[tuple[Row, re.Match[str]]]:
        """The rows that match in [start, end), in their order, each with its first match.

        `lower` is the text in lower case; so may be the words of a match.
        """
        for row, pattern in self.possible(lower[start:end]):
            if match := pattern.search(text, lower, start, end):
                yield row, match
