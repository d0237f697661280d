"""One pass over a text that tells which rules can match where, so that only those are tried.

Of every rule the letters are known without which it cannot match (`literals`). An Aho-Corasick automaton
finds them all at once; a rule whose letters are missing is not tried, and a paragraph in which no rule is
possible is not even cut into sentences.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

import ahocorasick_rs

from bot.lexicon.folding import fold
from bot.reading.literals import needed_literals


class Hit(NamedTuple):
    """Letters found at [start, end), and the rules they make possible as bits."""

    start: int
    end: int
    word: str
    bits: int


Row = TypeVar("Row")


class PatternTable(Generic[Row]):
    """Rows with one pattern each, of which those that match are found without trying the others."""

    def __init__(self, rows: Iterable[tuple[Row, re.Pattern[str]]]) -> None:
        self._rows = tuple(rows)
        self._always = 0
        bits: dict[str, int] = {}
        for number, (_, pattern) in enumerate(self._rows):
            needed = needed_literals(pattern.pattern)
            if not needed:
                self._always |= 1 << number
            for literal in needed[0] if needed else ():
                bits[literal] = bits.get(literal, 0) | 1 << number
        self._bits = list(bits.values())
        self._automaton = _automaton(list(bits))

    def __reduce__(self) -> tuple[type["PatternTable[Row]"], tuple[object, ...]]:
        return PatternTable, (self._rows,)  # the automaton cannot be sent to another process

    def __iter__(self) -> Iterator[tuple[Row, re.Pattern[str]]]:
        return iter(self._rows)

    def matches(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[tuple[Row, re.Match[str]]]:
        """The rows that match in [start, end), in their order, each with its first match."""
        bits = self._always
        found = self._automaton.find_matches_as_indexes(folded(text[start:end]), overlapping=True)
        for number, _, _ in found:
            bits |= self._bits[number]
        for place, (row, pattern) in enumerate(self._rows):
            if bits >> place & 1 and (match := pattern.search(text, start, end)):
                yield row, match


def _automaton(literals: Sequence[str]) -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(
        literals,
        matchkind=ahocorasick_rs.MatchKind.Standard,
        implementation=ahocorasick_rs.Implementation.DFA,
    )


@dataclass(frozen=True, slots=True)
class VerbNeeds:
    """What a verb needs in its sentence: one of its words, and what its object is made of."""

    words: frozenset[str]
    object: str  # a pattern


class RuleIndex:
    """Which phrases and verbs a text can hold.

    Each rule needs one string of each of two groups: a phrase two parts of its pattern, a verb one of its words
    and one of its object's. Bits stand for the first group of each rule, for the second, and for the hints.
    """

    def __init__(self, hints: Sequence[str], phrases: Sequence[str], verbs: Sequence[VerbNeeds]) -> None:
        self._made_of = (hints, phrases, verbs)
        self._first_verb, self._rules = len(phrases), len(phrases) + len(verbs)
        self._always = 0
        bits: dict[str, int] = {hint: 1 << 2 * self._rules for hint in hints}
        for number, pattern in enumerate(phrases):
            self._note(bits, number, needed_literals(pattern, most=2))
        for number, verb in enumerate(verbs, self._first_verb):
            self._note(bits, number, (verb.words, *needed_literals(verb.object)))
        self._words = frozenset(word for verb in verbs for word in verb.words)
        self._literals = list(bits)
        self._bits = list(bits.values())
        self._automaton = _automaton(self._literals)

    def __reduce__(self) -> tuple[type["RuleIndex"], tuple[object, ...]]:
        return RuleIndex, self._made_of  # the automaton cannot be sent to another process

    def _note(self, bits: dict[str, int], number: int, groups: tuple[frozenset[str], ...]) -> None:
        """A rule without such strings is possible everywhere."""
        for place in range(2):
            bit = 1 << number + place * self._rules
            if place >= len(groups):
                self._always |= bit
                continue
            for literal in groups[place]:
                bits[literal] = bits.get(literal, 0) | bit

    def hits(self, text: str) -> list[Hit]:
        """Everything found in a text, in order of where it begins, the longest first."""
        found = self._automaton.find_matches_as_indexes(folded(text), overlapping=True)
        found.sort(key=_place)
        return [Hit(start - 1, end - 1, self._literals[n], self._bits[n]) for n, start, end in found]

    def possible(self, hits: Iterable[Hit]) -> int:
        """The rules that these hits make possible together, as bits; 0 as well where no hint is."""
        bits = self._always
        for hit in hits:
            bits |= hit.bits
        rules = bits & bits >> self._rules & (1 << self._rules) - 1
        return rules if bits >> 2 * self._rules else 0

    def phrases(self, rules: int) -> Iterator[int]:
        """The places of the phrases among possible rules, in order."""
        rules &= (1 << self._first_verb) - 1
        while rules:
            lowest = rules & -rules
            yield lowest.bit_length() - 1
            rules ^= lowest

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


def _place(found: tuple[int, int, int]) -> tuple[int, int]:
    return found[1], -found[2]


def _is_whole(text: str, hit: Hit) -> bool:
    before, after = text[hit.start - 1 : hit.start] if hit.start else "", text[hit.end : hit.end + 1]
    return not (_in_word(before) or _in_word(after))


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def folded(text: str) -> str:
    """Lower case with a space in front; ends of lines are spaces, so that " ban" begins any word."""
    return f" {fold(text)}".replace("\n", " ")
