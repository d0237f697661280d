"""One pass over a text that tells which rules can match where, so that only those are tried.

Of every rule the letters are known without which it cannot match (`literals`). An Aho-Corasick automaton
finds them all at once; a rule whose letters are missing is not tried, and a paragraph in which no rule is
possible is not even cut into sentences.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import ahocorasick_rs

from bot.reading.literals import needed_literals


class Hit(NamedTuple):
    """Letters found at [start, end), and the rules they make possible as bits."""

    start: int
    end: int
    word: str
    bits: int


@dataclass(frozen=True, slots=True)
class VerbNeeds:
    """What a verb needs in its sentence: one of its words, and what its object is made of."""

    words: frozenset[str]
    object: str  # a pattern


class RuleIndex:
    """Which phrases and verbs a text can hold. Bits: hint, then phrases, objects and words of verbs."""

    def __init__(self, hints: Sequence[str], phrases: Sequence[str], verbs: Sequence[VerbNeeds]) -> None:
        self._made_of = (hints, phrases, verbs)
        self._phrases, self._verbs = len(phrases), len(verbs)
        self._always = 0
        bits: dict[str, int] = {}
        self._note(bits, hints, 0)
        for number, pattern in enumerate(phrases):
            self._note(bits, needed_literals(pattern), self._phrase_bit(number))
        for number, verb in enumerate(verbs):
            self._note(bits, needed_literals(verb.object), self._object_bit(number))
            self._note(bits, verb.words, self._word_bit(number))
        self._words = frozenset(word for verb in verbs for word in verb.words)
        self._literals = sorted(bits)
        self._bits = [bits[literal] for literal in self._literals]
        self._automaton = ahocorasick_rs.AhoCorasick(
            self._literals,
            matchkind=ahocorasick_rs.MatchKind.Standard,
            implementation=ahocorasick_rs.Implementation.DFA,
        )

    def __reduce__(self) -> tuple[type["RuleIndex"], tuple[object, ...]]:
        return RuleIndex, self._made_of  # the automaton cannot be sent to another process

    def _note(self, bits: dict[str, int], literals: Iterable[str] | None, bit: int) -> None:
        """A rule without such letters is possible everywhere."""
        if literals is None:
            self._always |= 1 << bit
            return
        for literal in literals:
            bits[literal] = bits.get(literal, 0) | 1 << bit

    def _phrase_bit(self, number: int) -> int:
        return 1 + number

    def _object_bit(self, number: int) -> int:
        return 1 + self._phrases + number

    def _word_bit(self, number: int) -> int:
        return 1 + self._phrases + self._verbs + number

    def hits(self, text: str) -> list[Hit]:
        """Everything found in a text, in order of where it begins, the longest first."""
        found = self._automaton.find_matches_as_indexes(folded(text), overlapping=True)
        hits = [Hit(start - 1, end - 1, self._literals[n], self._bits[n]) for n, start, end in found]
        return sorted(hits, key=lambda hit: (hit.start, -hit.end))

    def bits_of(self, hits: Iterable[Hit]) -> int:
        """All that these hits make possible together."""
        bits = self._always
        for hit in hits:
            bits |= hit.bits
        return bits

    def matters(self, bits: int) -> bool:
        """Whether anything can act: a hint, and a phrase or a verb with its object."""
        if not bits & 1:
            return False
        verbs = (1 << self._verbs) - 1
        if bits >> 1 & ((1 << self._phrases) - 1):
            return True
        return bool(bits >> self._object_bit(0) & bits >> self._word_bit(0) & verbs)

    def phrase(self, bits: int, number: int) -> bool:
        """Whether a phrase is possible."""
        return bool(bits >> self._phrase_bit(number) & 1)

    def object(self, bits: int, number: int) -> bool:
        """Whether a verb can have its object."""
        return bool(bits >> self._object_bit(number) & 1)

    def words(self, text: str, hits: Iterable[Hit]) -> list[Hit]:
        """The words of verbs among the hits, whole and without overlap."""
        found: list[Hit] = []
        reached = 0
        for hit in hits:
            if hit.word in self._words and hit.start >= reached and _is_whole(text, hit):
                found.append(hit)
                reached = hit.end
        return found


def _is_whole(text: str, hit: Hit) -> bool:
    before, after = text[hit.start - 1 : hit.start] if hit.start else "", text[hit.end : hit.end + 1]
    return not (_in_word(before) or _in_word(after))


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


# What Python's re takes for a letter of ASCII when case is ignored, beside that letter's own two forms.
_ALIKE = {"\u0130": "i", "\u0131": "i", "\u017f": "s", "\u212a": "k"}


def folded(text: str) -> str:
    """Lower case as patterns ignore it, with a space in front; ends of lines are spaces, places stay."""
    for letter, plain in _ALIKE.items():
        if letter in text:
            text = text.replace(letter, plain)
    return f" {text.lower()}".replace("\n", " ")
