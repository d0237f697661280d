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

from bot.lexicon.folding import fold, spaced
from bot.lexicon.patterns import Pattern
from bot.reading.caseless import Wording
from bot.reading.literals import Strings, needed_literals

_GROUPS = 2  # of strings that a rule needs at once
_TELLING = 5  # characters; a second group with less is met by nearly every text, and costs more than it tells


Place = tuple[int, int, int]
"""Number of a string, where it begins and where it ends."""


class Word(NamedTuple):
    """A word of a verb at [start, end)."""

    start: int
    end: int
    word: str


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


def _numbers(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


class Search:
    """All strings of some needs, ready to be found in a text; what each meets stands at its number."""

    def __init__(self, bits: Mapping[str, int]) -> None:
        self.strings = list(bits)
        self.bits = list(bits.values())
        self._automaton = ahocorasick_rs.AhoCorasick(
            self.strings,
            matchkind=ahocorasick_rs.MatchKind.Standard,
            implementation=ahocorasick_rs.Implementation.DFA,
        )

    def found(self, folded_text: str) -> list[Place]:
        """All strings in a folded text, in order of where they end."""
        try:
            return self._automaton.find_matches_as_indexes(folded_text, overlapping=True)
        except UnicodeEncodeError:  # a lone surrogate, which is a letter of no string
            plain = folded_text.encode("utf-8", "replace").decode("utf-8")
            return self._automaton.find_matches_as_indexes(plain, overlapping=True)


Row = TypeVar("Row")


class PatternTable(Generic[Row]):
    """Rows with one pattern each, of which those that match are found without trying the others.

    What that takes is worked out for the first text.
    """

    def __init__(self, rows: Iterable[tuple[Row, Pattern]]) -> None:
        self._made_of = tuple(rows)
        self._rows = tuple((row, Wording(pattern)) for row, pattern in self._made_of)

    @cached_property
    def _needs(self) -> _Needs:
        return _Needs([needed_literals(pattern.pattern, _GROUPS) for _, pattern in self._made_of])

    @cached_property
    def _search(self) -> Search:
        return Search(self._needs.bits)

    def __reduce__(self) -> tuple[type["PatternTable[Row]"], tuple[object, ...]]:
        return PatternTable, (self._made_of,)  # the search cannot be sent to another process

    def __iter__(self) -> Iterator[Row]:
        return (row for row, _ in self._rows)

    def possible(self, lower: str) -> Iterator[tuple[Row, Wording]]:
        """The rows that can match a text, given in lower case, in their order; the others cannot."""
        bits, of_number = self._needs.always, self._search.bits
        for number, _, _ in self._search.found(spaced(lower)):
            bits |= of_number[number]
        return (self._rows[number] for number in _numbers(self._needs.met(bits)))

    def matches(
        self, text: str, lower: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[tuple[Row, re.Match[str]]]:
        """The rows that match in [start, end), in their order, each with its first match.

        `lower` is the text in lower case; so may be the words of a match.
        """
        bits, of_number = self._needs.always, self._search.bits
        for number, _, _ in self._search.found(spaced(lower[start:end])):
            bits |= of_number[number]
        for number in _numbers(self._needs.met(bits)):
            row, pattern = self._rows[number]
            if match := pattern.search(text, lower, start, end):
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

    @cached_property
    def _needs(self) -> _Needs:
        _, phrases, verbs = self._made_of
        of_verbs = [(verb.words, *needed_literals(verb.object)) for verb in verbs]
        return _Needs([*(needed_literals(each, _GROUPS) for each in phrases), *of_verbs])

    @cached_property
    def _hint(self) -> int:
        return 1 << _GROUPS * self._needs.count

    @cached_property
    def _search(self) -> Search:
        bits = dict(self._needs.bits)
        for hint in self._made_of[0]:
            bits[hint] = bits.get(hint, 0) | self._hint
        return Search(bits)

    @cached_property
    def _words(self) -> list[str | None]:
        words = {word for verb in self._made_of[2] for word in verb.words}
        return [string if string in words else None for string in self._search.strings]

    def __reduce__(self) -> tuple[type["RuleIndex"], tuple[object, ...]]:
        return RuleIndex, self._made_of  # the search cannot be sent to another process

    def find(self, text: str) -> list[Place]:
        """Everything found in a text, in order of where it ends; places count from its first character."""
        found = self._search.found(folded(text))
        return [(number, start - 1, end - 1) for number, start, end in found]

    def scan(self, lower: str) -> "Scan":
        """The whole of a text, given in lower case, to be asked about its parts."""
        searched = f" {spaced(lower)}"
        return Scan(self, searched, self._search.found(searched))

    def bits(self, found: Iterable[Place]) -> int:
        """What was found, as bits of the rules that it meets."""
        bits, of_number = 0, self._search.bits
        for number, _, _ in found:
            bits |= of_number[number]
        return bits

    def possible(self, found: Iterable[Place]) -> int:
        """The rules that these strings make possible together, as bits; 0 as well where no hint is."""
        return self.met(self.bits(found))

    def met(self, bits: int) -> int:
        """The rules that strings with these bits make possible together, as bits; 0 where no hint is."""
        return self._needs.met(bits | self._needs.always) if bits & self._hint else 0

    def of_rules(self, rules: int, found: Iterable[Place]) -> list[tuple[int, int, int]]:
        """Bits, start and end of the strings that these rules need, and of the hints."""
        wanted = rules | rules << self._needs.count | self._hint
        of_number = self._search.bits
        return [(bits, start, end) for n, start, end in found if (bits := of_number[n]) & wanted]

    def phrases(self, rules: int) -> Iterator[int]:
        """The places of the phrases among possible rules, in order."""
        return _numbers(rules & (1 << self._first_verb) - 1)

    def verb(self, rules: int, number: int) -> bool:
        """Whether a verb is among possible rules."""
        return bool(rules >> self._first_verb + number & 1)

    def object(self, bits: int, number: int) -> bool:
        """Whether words with these bits can hold the object of a verb."""
        return bool((bits | self._needs.always) >> self._needs.count + self._first_verb + number & 1)

    def words(self, text: str, found: Iterable[Place]) -> list[Word]:
        """The words of verbs among what was found, whole and without overlap, the longest first."""
        words = [(start, -end, word) for number, start, end in found if (word := self._words[number])]
        kept: list[Word] = []
        reached = 0
        for start, end, word in sorted(words):
            if start >= reached and _is_whole(text, start, -end):
                kept.append(Word(start, -end, word))
                reached = -end
        return kept


class Scan:
    """What was found in a text."""

    def __init__(self, index: RuleIndex, searched: str, found: list[Place]) -> None:
        # The searched text has a space in front: places there are one more, and a hint may begin with it.
        self._index, self._searched, self._found = index, searched, found
        rules = index.possible(self._found)
        self._needed = index.of_rules(rules, self._found) if rules else []
        self._needed_ends = [end for _, _, end in self._needed]

    def anything(self) -> bool:
        """Whether any rule is possible anywhere."""
        return bool(self._needed)

    def possible(self, start: int, end: int) -> bool:
        """Whether any rule is possible in characters [start, end) of the text."""
        first = bisect_right(self._needed_ends, start)
        met = 0
        for place in range(first, len(self._needed)):
            bits, at, to = self._needed[place]
            if to > end + 1:
                break
            if at >= start:
                met |= bits
        return bool(met) and self._index.met(met) > 0

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, _, end in self._found]

    def of(self, sentence: str, start: int) -> list[Place]:
        """What `RuleIndex.find` finds in a sentence that begins at `start`."""
        if self._searched[start] != " ":
            return self._index.find(sentence)  # there it has a space in front, here it has none
        first = bisect_right(self._ends, start)
        last = bisect_right(self._ends, start + len(sentence) + 1, first)
        base = start + 1
        return [(number, at - base, to - base) for number, at, to in self._found[first:last] if at >= start]


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (_in_word(before) or _in_word(after))


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def folded(text: str) -> str:
    """Lower case with a space in front, so that " ban" begins any word."""
    return f" {fold(text)}"
