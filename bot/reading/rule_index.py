"""One pass over an English text that tells near which places a phrase or a verb can match.

Of every rule the strings are known without which it cannot match (`literals`). An Aho-Corasick automaton finds
them all at once. A rule is possible at the rarest of its strings, its anchor, where the others stand near: a
sentence is cut only around an anchor, and in it only the rules are tried whose strings it holds.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import ahocorasick_rs

from bot.lexicon.folding import plain, spaced
from bot.reading.index import TELLING, Search, numbers
from bot.reading.literals import Strings, needed_literals

AFTER = 220  # characters in which the object of a verb is looked for
BEFORE = 200
_GROUPS = 2  # of strings that a phrase needs at once
_BLOCK = 256  # characters; the object of a verb begins in the block of the verb or in one beside it
_FAR = 5  # blocks, longer than any sentence: so do both parts of a phrase in blocks of this length

Place = tuple[int, int, int]
"""Number of a string, where it begins and where it ends; at its edges may be one sign more."""


class Word(NamedTuple):
    """A word of a verb at [start, end)."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class PhraseNeeds:
    """What a phrase is found by."""

    pattern: str
    title_only: bool = False


@dataclass(frozen=True, slots=True)
class VerbNeeds:
    """What a verb needs in its sentence: one of its words, and what its object is made of."""

    words: frozenset[str]
    object: str  # a pattern


class _Strings:
    """The strings of rules in plain form. Bit n: the anchor of rule n; bit n + count: what stands near it."""

    def __init__(self, rules: Sequence[Sequence[Iterable[str]]]) -> None:
        self.count = len(rules)
        self.always = 0  # near any anchor
        bits: dict[bytes, int] = {}
        for number, (anchor, *near) in enumerate(rules):
            for string in map(plain, anchor):
                bits[string] = bits.get(string, 0) | 1 << number
            beside = 1 << number + self.count
            for string in map(plain, near[0] if near else ()):
                bits[string] = bits.get(string, 0) | beside
            self.always |= 0 if near else beside
        self.bits = list(bits.values())
        self.numbers = {string: number for number, string in enumerate(bits)}
        self._automaton = ahocorasick_rs.BytesAhoCorasick(
            list(bits),
            matchkind=ahocorasick_rs.MatchKind.Standard,
            implementation=ahocorasick_rs.Implementation.DFA,
        )

    def found(self, text: str) -> list[Place]:
        """All strings in a text, in order of where they end; places count from a space put before it."""
        return self._automaton.find_matches_as_indexes(plain(f" {text} "), overlapping=True)

    def met(self, bits: int) -> int:
        """The rules that have their anchor and what they need near it."""
        return bits & (bits | self.always) >> self.count & (1 << self.count) - 1


class RuleIndex:
    """Which phrases and verbs a text can hold. Rules are the phrases, then the verbs.

    What telling takes is worked out for the first text.
    """

    def __init__(
        self, hints: Sequence[str], phrases: Sequence[PhraseNeeds], verbs: Sequence[VerbNeeds]
    ) -> None:
        self._made_of = (hints, phrases, verbs)
        self.first_verb = len(phrases)
        self._words = {word for verb in verbs for word in verb.words}
        self.title_only = sum(1 << number for number, phrase in enumerate(phrases) if phrase.title_only)

    def __reduce__(self) -> tuple[type["RuleIndex"], tuple[object, ...]]:
        return RuleIndex, self._made_of  # the search cannot be sent to another process

    @cached_property
    def strings(self) -> _Strings:
        """What is looked for. A phrase without strings of its own is looked for where a hint stands."""
        hints, phrases, verbs = self._made_of
        return _Strings(
            [
                *(_groups(phrase.pattern) or (hints,) for phrase in phrases),
                *((map(_as_word, verb.words), *needed_literals(verb.object)) for verb in verbs),
            ]
        )

    @cached_property
    def _is_word(self) -> list[bool]:
        words = set(map(plain, map(_as_word, self._words)))
        return [string in words for string in self.strings.numbers]

    @cached_property
    def _hints(self) -> Search:
        return Search(self._made_of[0])

    def hinted(self, lower: str) -> bool:
        """Whether a sentence, given in lower case, holds a hint: without one, nothing in it counts."""
        return bool(self._hints.found(f" {spaced(lower)}"))

    def find(self, text: str) -> list[Place]:
        """Everything found in a text, in order of where it ends; places count from its first character."""
        return [(number, start - 1, end - 1) for number, start, end in self.strings.found(text)]

    def scan(self, whole: str, title: int) -> "Scan":
        """The whole of a text, of which the first characters are its title, to be asked about its parts."""
        return Scan(self, self.strings.found(whole), title)

    def bits(self, found: Iterable[Place]) -> int:
        """What was found, as bits of the rules that it meets."""
        bits, of_number = 0, self.strings.bits
        for number, _, _ in found:
            bits |= of_number[number]
        return bits

    def possible(self, found: Iterable[Place]) -> int:
        """The rules that these strings make possible together, as bits."""
        return self.strings.met(self.bits(found))

    def phrases(self, rules: int) -> Iterator[int]:
        """The places of the phrases among possible rules, in order."""
        return numbers(rules & (1 << self.first_verb) - 1)

    def verbs(self, rules: int) -> int:
        """The verbs among possible rules, as bits of their places among the verbs."""
        return rules >> self.first_verb

    def object(self, bits: int, number: int) -> bool:
        """Whether words with these bits can hold the object of a verb."""
        strings = self.strings
        return bool((bits | strings.always) >> strings.count + self.first_verb + number & 1)

    def words(self, lower: str, found: Iterable[Place]) -> list[Word]:
        """The words of verbs among what was found in a sentence in lower case, without overlap, the longest first."""
        is_word = self._is_word
        places = [(start + 1, 1 - end) for number, start, end in found if is_word[number]]
        kept: list[Word] = []
        reached = 0
        for start, minus_end in sorted(places):
            word = lower[start:-minus_end]
            if start >= reached and word in self._words and _is_whole(lower, start, -minus_end):
                kept.append(Word(start, -minus_end, word))
                reached = -minus_end
        return kept


class Scan:
    """What was found in a text. Places count from a space before it."""

    def __init__(self, index: RuleIndex, found: list[Place], title: int) -> None:
        self._index, self._found, self._title = index, found, title

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, _, end in self._found]

    def of(self, start: int, end: int) -> list[Place]:
        """What `RuleIndex.find` finds in characters [start, end) of the text."""
        first = bisect_left(self._ends, start)
        last = bisect_right(self._ends, end + 2, first)
        base = start + 1
        return [(number, at - base, to - base) for number, at, to in self._found[first:last] if at >= start]

    def anchors(self) -> list[int]:
        """Places in the text at which a rule is possible by what stands near, in order."""
        index = self._index
        title = self._found[: bisect_right(self._ends, self._title + 2)] if index.title_only else []
        in_title = index.possible(title) & index.title_only
        anywhere = index.possible(self._found) & ~index.title_only
        if not (in_title or anywhere):
            return []
        of_number = index.strings.bits
        places = [start for number, start, _ in title if of_number[number] & in_title]
        return sorted({*places, *self._near(anywhere)}) if anywhere else places

    def _near(self, rules: int) -> Iterator[int]:
        """The anchors of these rules that have what they need near them."""
        index = self._index
        strings, first_verb = index.strings, index.first_verb
        wanted, of_number = rules | rules << strings.count, strings.bits
        places = [(bits, start) for number, start, _ in self._found if (bits := of_number[number] & wanted)]
        blocks = _in_blocks(places, _BLOCK)
        far = _in_blocks(((bits, block) for block, bits in blocks.items()), _FAR)
        possible: dict[int, int] = {}
        for block in blocks:
            verbs = strings.met(_around(blocks, block)) >> first_verb << first_verb
            phrases = strings.met(_around(far, block // _FAR)) & (1 << first_verb) - 1
            possible[block] = verbs | phrases
        return (start for bits, start in places if bits & possible[start // _BLOCK])


def _in_blocks(places: Iterable[tuple[int, int]], length: int) -> dict[int, int]:
    """What is in each block of this length, as bits."""
    found: dict[int, int] = {}
    for bits, start in places:
        block = start // length
        found[block] = found.get(block, 0) | bits
    return found


def _around(blocks: dict[int, int], block: int) -> int:
    return blocks.get(block - 1, 0) | blocks[block] | blocks.get(block + 1, 0)


def _as_word(word: str) -> str:
    return f" {word} "  # in plain form, any sign is a space


def _groups(pattern: str) -> list[Strings]:
    """The strings of a phrase; a second group only if it tells something."""
    found = needed_literals(pattern, _GROUPS)
    return [group for place, group in enumerate(found) if not place or min(map(len, group)) >= TELLING]


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (_in_word(before) or _in_word(after))


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"
