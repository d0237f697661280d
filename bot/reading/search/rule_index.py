"""Which phrases and verbs an English text can hold, by the strings without which they cannot match.

Of every alternative of a phrase, and of the objects of a verb, groups of strings are known of which each
match holds one (`literals`). An Aho-Corasick automaton finds them all at once; a rule is possible in a text,
or in a part of it, that holds a string of each of its groups. Nothing else is asked: a rule that is added is
read without a word said elsewhere, and one of which no string is sure is possible everywhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import NamedTuple

from bot.lexicon.folding import plain
from bot.reading.search.index import PlainSearch, numbers
from bot.reading.search.literals import Strings, alternative_literals, commonness

_GROUPS = 3  # of strings that a rule needs at once
_COMMONEST = 0.17  # groups that most texts hold cost more than they tell

_RARE = 0.05  # what is more common does not tell enough alone

Place = tuple[int, int, int]
"""Number of a string, where it begins and where it ends. Its first and last sign may be none of the words."""
Groups = Sequence[Iterable[str]]


class Word(NamedTuple):
    """A word of a verb at [start, end)."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class PhraseNeeds:
    """What a phrase matches, and where it counts."""

    pattern: str
    title_only: bool = False


@dataclass(frozen=True, slots=True)
class VerbNeeds:
    """What a verb needs in its sentence: one of its words, and what its object is made of."""

    words: frozenset[str]
    object: str  # a pattern


def _of_phrase(phrase: PhraseNeeds) -> list[Groups]:
    """What its alternatives need: the rarest group in any case."""
    found = alternative_literals(phrase.pattern)
    return [_rarest(groups) for groups in found]


def _rarest(groups: list[Strings]) -> Groups:
    more = _telling(groups[1:])
    if not more and groups and commonness(groups[0]) > _RARE:
        more = groups[1:2]
    return (*groups[:1], *more[: _GROUPS - 1])


def _of_verb(verb: VerbNeeds) -> list[Groups]:
    words = [_as_word(word) for word in verb.words]
    found = [_telling(groups)[: _GROUPS - 1] for groups in alternative_literals(verb.object)]
    return [(words, *groups) for groups in found] if all(found) else [(words,)]


def _telling(groups: Iterable[Strings]) -> list[Strings]:
    return [group for group in groups if commonness(group) < _COMMONEST]


def _as_word(word: str) -> str:
    return f" {word} "  # in plain form, whatever is no letter is a space


class _Strings:
    """The strings of rules in plain form. A bit for each rule and group."""

    def __init__(self, rules: Sequence[Groups]) -> None:
        self.count = len(rules)
        self.always = 0  # groups that any text has
        bits: dict[str, int] = {}
        for number, groups in enumerate(rules):
            for place in range(_GROUPS):
                bit = 1 << number + place * self.count
                self.always |= bit if place >= len(groups) else 0
                for string in groups[place] if place < len(groups) else ():
                    bits[string] = bits.get(string, 0) | bit
        self._search = PlainSearch(bits)
        self.bits, self.forms = self._search.bits, self._search.forms
        self.anywhere = self.met(0)  # rules that need no string

    def found(self, text: str) -> list[Place]:
        """All strings in a text, in order of where they end; places count from a space put before it."""
        return self._search.found(f" {text} ")

    def met(self, bits: int) -> int:
        """The rules that have all they need."""
        bits |= self.always
        return bits & bits >> self.count & bits >> 2 * self.count & (1 << self.count) - 1


class RuleIndex:
    """Which phrases and verbs a text can hold. Each of their alternatives is a rule, those of phrases first.

    What telling takes is worked out for the first text.
    """

    def __init__(self, phrases: Sequence[PhraseNeeds], verbs: Sequence[VerbNeeds]) -> None:
        self._phrases, self._verbs = phrases, verbs
        self._words = {word for verb in verbs for word in verb.words}

    def __reduce__(self) -> tuple[type["RuleIndex"], tuple[object, ...]]:
        return RuleIndex, (self._phrases, self._verbs)  # no search can be sent to another process

    @cached_property
    def _rules(self) -> tuple[list[list[Groups]], list[list[Groups]]]:
        """The rules of each phrase, and of each verb."""
        return [*map(_of_phrase, self._phrases)], [*map(_of_verb, self._verbs)]

    @cached_property
    def strings(self) -> _Strings:
        """What is looked for."""
        rules = [groups for owners in self._rules for alternatives in owners for groups in alternatives]
        return _Strings(rules)

    @cached_property
    def of_phrases(self) -> int:
        """The rules of phrases, as bits."""
        return (1 << sum(map(len, self._rules[0]))) - 1

    @cached_property
    def title_only(self) -> int:
        """The rules of phrases that count in titles only, as bits."""
        counted = [
            phrase.title_only for phrase, own in zip(self._phrases, self._rules[0], strict=True) for _ in own
        ]
        return sum(1 << number for number, only in enumerate(counted) if only)

    @cached_property
    def _phrase_of_rule(self) -> list[int]:
        return [place for place, own in enumerate(self._rules[0]) for _ in own]

    @cached_property
    def rules_of_verb(self) -> list[int]:
        """The rules of each verb, as bits."""
        found, first = [], self.of_phrases.bit_length()
        for own in self._rules[1]:
            found.append((1 << len(own)) - 1 << first)
            first += len(own)
        return found

    @cached_property
    def _is_word(self) -> list[bool]:
        words = {plain(_as_word(word)) for word in self._words}
        return [string in words for string in self.strings.forms]

    def find(self, text: str) -> list[Place]:
        """Everything found in a text, in order of where it ends; places count from its first character."""
        return [(number, start - 1, end - 1) for number, start, end in self.strings.found(text)]

    def possible(self, found: Iterable[Place], *, title: bool) -> int:
        """The rules that these strings make possible together, as bits."""
        return self.together(self.met_by(found), title=title)

    def met_by(self, found: Iterable[Place]) -> list[int]:
        """What each of these strings meets, as bits: looked up once for a text, and joined for its parts."""
        of_number = self.strings.bits
        return [of_number[number] for number, _, _ in found]

    def together(self, met_by: Iterable[int], *, title: bool) -> int:
        """The rules that have all they need by what several strings meet, as bits."""
        strings, bits = self.strings, reduce(or_, met_by, 0)
        met = strings.met(bits) if bits else strings.anywhere
        return met if title else met & ~self.title_only

    def phrases(self, rules: int) -> list[int]:
        """The places of the phrases that have one of these rules, in order."""
        of_rule = self._phrase_of_rule
        return list(dict.fromkeys(of_rule[rule] for rule in numbers(rules & self.of_phrases)))

    def verb(self, rules: int, number: int) -> bool:
        """Whether a verb has one of these rules."""
        return bool(rules & self.rules_of_verb[number])

    def words(self, lower: str, found: Iterable[Place]) -> list[Word]:
        """The words of verbs found in a sentence in lower case, whole, without overlap, the longest first."""
        is_word = self._is_word
        kept: list[Word] = []
        reached = 0
        for start, minus_end in sorted((start + 1, 1 - end) for n, start, end in found if is_word[n]):
            word = lower[start:-minus_end]
            if start >= reached and word in self._words and _is_whole(lower, start, -minus_end):
                kept.append(Word(start, -minus_end, word))
                reached = -minus_end
        return kept


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (_in_word(before) or _in_word(after))


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"
