"""One pass over a text that tells which rules can match where, so that only those are tried.

Of every rule the strings are known without which it cannot match (`literals`). An Aho-Corasick automaton
finds them all at once; a rule whose strings are missing is not tried, and a paragraph in which no rule is
possible is not even cut into sentences.
"""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

import ahocorasick_rs

from bot.lexicon.folding import fold
from bot.lexicon.patterns import Pattern
from bot.reading.literals import Strings, needed_literals

_GROUPS = 2  # of strings that a rule needs at once


class Hit(NamedTuple):
    """A string found at [start, end), and what it meets, as bits."""

    start: int
    end: int
    word: str
    bits: int


class _Needs:
    """What some rules need: one string of each of up to two groups. A bit for each rule and group."""

    def __init__(self, rules: Sequence[Sequence[Strings]]) -> None:
        self.count = len(rules)
        self.always = 0  # met by any text
        self.bits: dict[str, int] = {}
        for number, groups in enumerate(rules):
            for place in range(_GROUPS):
                bit = 1 << number + place * self.count
                if place >= len(groups):
                    self.always |= bit
                    continue
                for string in groups[place]:
                    self.bits[string] = self.bits.get(string, 0) | bit

    def met(self, bits: int) -> int:
        """The rules that have both their groups."""
        return bits & bits >> self.count & (1 << self.count) - 1


def _numbers(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


class _Search:
    """All strings of some needs, ready to be found in a text; what each meets stands at its number."""

    def __init__(self, bits: Mapping[str, int]) -> None:
        self.strings = list(bits)
        self.bits = list(bits.values())
        self._automaton = ahocorasick_rs.AhoCorasick(
            self.strings,
            matchkind=ahocorasick_rs.MatchKind.Standard,
            implementation=ahocorasick_rs.Implementation.DFA,
        )

    def found(self, text: str) -> list[tuple[int, int, int]]:
        """Number, start and end of each, in the folded text."""
        return self._automaton.find_matches_as_indexes(folded(text), overlapping=True)


Row = TypeVar("Row")


class PatternTable(Generic[Row]):
    """Rows with one pattern each, of which those that match are found without trying the others.

    What that takes is worked out for the first text.
    """

    def __init__(self, rows: Iterable[tuple[Row, Pattern]]) -> None:
        self._rows = tuple(rows)

    @cached_property
    def _needs(self) -> _Needs:
        return _Needs([needed_literals(pattern.pattern, _GROUPS) for _, pattern in self._rows])

    @cached_property
    def _search(self) -> _Search:
        return _Search(self._needs.bits)

    def __reduce__(self) -> tuple[type["PatternTable[Row]"], tuple[object, ...]]:
        return PatternTable, (self._rows,)  # the search cannot be sent to another process

    def __iter__(self) -> Iterator[Row]:
        return (row for row, _ in self._rows)

    def possible(self, text: str) -> Iterator[tuple[Row, Pattern]]:
        """The rows that can match a text, in their order; the others cannot."""
        bits = self._needs.always
        of_number = self._search.bits
        for number, _, _ in self._search.found(text):
            bits |= of_number[number]
        return (self._rows[number] for number in _numbers(self._needs.met(bits)))

    def matches(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[tuple[Row, re.Match[str]]]:
        """The rows that match in [start, end), in their order, each with its first match."""
        for row, pattern in self.possible(text[start:end]):
            if match := pattern.search(text, start, end):
                yield row, match


@dataclass(frozen=True, slots=True)
class VerbNeeds:
    """What a verb needs in its sentence: one of its words, and what its object is made of."""

    words: frozenset[str]
    object: str  # a pattern


class RuleIndex:
    """Which phrases and verbs a text can hold. Rules are the phrases, then the verbs.

    What telling takes is worked out for the first text.
    """

    def __init__(self, hints: Sequence[str], phrases: Sequence[str], verbs: Sequence[VerbNeeds]) -> None:
        self._made_of = (hints, phrases, verbs)
        self._first_verb = len(phrases)
        self._words = frozenset(word for verb in verbs for word in verb.words)

    @cached_property
    def _needs(self) -> _Needs:
        _, phrases, verbs = self._made_of
        of_verbs = [(verb.words, *needed_literals(verb.object)) for verb in verbs]
        return _Needs([*(needed_literals(each, _GROUPS) for each in phrases), *of_verbs])

    @cached_property
    def _hint(self) -> int:
        return 1 << _GROUPS * self._needs.count

    @cached_property
    def _search(self) -> _Search:
        bits = dict(self._needs.bits)
        for hint in self._made_of[0]:
            bits[hint] = bits.get(hint, 0) | self._hint
        return _Search(bits)

    def __reduce__(self) -> tuple[type["RuleIndex"], tuple[object, ...]]:
        return RuleIndex, self._made_of  # the search cannot be sent to another process

    def hits(self, text: str) -> list[Hit]:
        """Everything found in a text, in order of where it begins, the longest first."""
        found = sorted(self._search.found(text), key=_place)
        strings, bits = self._search.strings, self._search.bits
        return [Hit(start - 1, end - 1, strings[n], bits[n]) for n, start, end in found]

    def possible(self, hits: Iterable[Hit]) -> int:
        """The rules that these hits make possible together, as bits; 0 as well where no hint is."""
        bits = self._needs.always
        for hit in hits:
            bits |= hit.bits
        return self._needs.met(bits) if bits & self._hint else 0

    def scan(self, text: str) -> "Scan":
        """The whole of a text, to be asked about its parts."""
        return Scan(self, self._search.found(text))

    def rules_of(self, found: Iterable[tuple[int, int, int]]) -> int:
        """As `possible`, of places as the automaton gives them."""
        bits, of_number = self._needs.always, self._search.bits
        for number, _, _ in found:
            bits |= of_number[number]
        return self._needs.met(bits) if bits & self._hint else 0

    def phrases(self, rules: int) -> Iterator[int]:
        """The places of the phrases among possible rules, in order."""
        return _numbers(rules & (1 << self._first_verb) - 1)

    def verb(self, rules: int, number: int) -> bool:
        """Whether a verb is among possible rules."""
        return bool(rules >> self._first_verb + number & 1)

    def words(self, text: str, hits: Iterable[Hit]) -> list[Hit]:
        """The words of verbs among the hits, whole and without overlap."""
        found: list[Hit] = []
        reached = 0
        for hit in hits:
            if hit.word in self._words and hit.start >= reached and _is_whole(text, hit):
                found.append(hit)
                reached = hit.end
        return found


class Scan:
    """What was found in a text, in order of where it ends."""

    def __init__(self, index: RuleIndex, found: list[tuple[int, int, int]]) -> None:
        self._index, self._found = index, found
        self._ends = [end for _, _, end in found]

    def anything(self) -> bool:
        """Whether any rule is possible anywhere."""
        return self._index.rules_of(self._found) > 0

    def possible(self, start: int, end: int) -> bool:
        """Whether any rule is possible in characters [start, end) of the text."""
        # The searched text has a space in front: places there are one more, and a hint may begin with it.
        inside = self._found[bisect_right(self._ends, start) : bisect_right(self._ends, end + 1)]
        return self._index.rules_of(hit for hit in inside if hit[1] >= start) > 0


def _place(found: tuple[int, int, int]) -> tuple[int, int]:
    return found[1], -found[2]


def _is_whole(text: str, hit: Hit) -> bool:
    before, after = text[hit.start - 1 : hit.start] if hit.start else "", text[hit.end : hit.end + 1]
    return not (_in_word(before) or _in_word(after))


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def folded(text: str) -> str:
    """Lower case with a space in front, so that " ban" begins any word."""
    return f" {fold(text)}"
