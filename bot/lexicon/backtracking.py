"""Which regular expressions may take for ever on the wrong text, decided from the expression alone.

Python's engine tries one way through a pattern after the other. When a text can be read in two ways within
one repeated part, the ways double with every repetition: thirty words take minutes. The decision is that of
Weideman and others, "Analyzing Matching Time Behavior of Backtracking Regular Expression Matchers" (2016):
build the automaton of positions (Glushkov) of each loop, and look for two ways through it with one text.
So it is where something can be left out in two ways: Python's parser writes `(?:ab?|a)*` as an `a` with two
alternatives behind it, both of which may be empty. Repeats of few times are no loops of their own, as they do
not grow with the text; but they multiply, and few times few are many.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from re import _constants as code  # type: ignore[attr-defined]  # no public name since Python 3.11
from typing import Any, Final

from bot.lexicon.characters import Alphabet
from bot.lexicon.parsing import inside, parsed
from bot.lexicon.walking import Item

FEW: Final = 8  # repetitions: two ways each make 256
_WAYS: Final = 8192  # through one repeat that are tried in a moment
_RUN: Final = (
    4  # choices of a repeat of one character without bound: words are short, and their letters differ
)
_MOST: Final = 1000  # characters or repetitions; a sentence is cut at that
_ENDLESS: Final = 64  # repetitions, of however little: more ways than anybody waits for
_LOOP: Final = re.compile(r"\)(?:[*+]|\{(?!0?,?1\}))")  # what loops is a group, written so
_REPEATS: Final = frozenset({code.MAX_REPEAT, code.MIN_REPEAT})
_LOOKS: Final = frozenset({code.ASSERT, code.ASSERT_NOT})
# A place, an assertion, and what a group matched, which may be nothing.
_WITHOUT_WIDTH: Final = _LOOKS | {code.AT, code.GROUPREF, code.GROUPREF_EXISTS}


def fits_nothing(pattern: str, flags: int = 0) -> bool:
    """Whether a pattern can match without a single character, and so matches everywhere."""
    return _fits_nothing(parsed(pattern, flags).data)


def _fits_nothing(items: Iterable[Item]) -> bool:
    """Whether each part of a sequence can be left out; most sequences begin with one that cannot."""
    for kind, value in items:
        if kind is code.LITERAL:
            return False
        parts = inside(kind, value)
        if kind is code.BRANCH or (kind is code.GROUPREF_EXISTS and len(parts) > 1):
            empty = any(map(_fits_nothing, parts))
        elif kind in _REPEATS:
            empty = value[0] == 0 or _fits_nothing(parts[0])
        elif kind in (code.SUBPATTERN, code.ATOMIC_GROUP):
            empty = _fits_nothing(parts[0])
        else:
            empty = kind in _WITHOUT_WIDTH
        if not empty:
            return False
    return True


def doubling_part(pattern: str, flags: int = 0) -> str | None:
    """Characters that a repeated part can read in two ways, as a hint for who mends it; None if it is safe.

    Raises re.error for a broken pattern.
    """
    items = parsed(pattern, flags)
    if not items.state.flags & re.VERBOSE and not _LOOP.search(pattern):
        return None
    alphabet = None
    for loop in _loops(items.data):
        any_case = bool(items.state.flags & re.IGNORECASE)
        alphabet = alphabet or Alphabet(pattern, any_case=any_case)
        automaton = _Automaton(alphabet)
        automaton.add([loop])
        if (twice := automaton.read_twice()) is not None:
            return twice
    return None


def _loops(items: Iterable[Item]) -> Iterator[Item]:
    """The outermost parts of several characters that repeat often; those of assertions as well."""
    for kind, value in items:
        if kind is code.LITERAL:
            continue
        if kind in _REPEATS:
            if not _has_parts(value[2].data):
                continue
            times = min(int(value[1]), _ENDLESS)
            if times > FEW or _choices(value[2].data) ** times > _WAYS:
                yield kind, value
                continue
        for each in inside(kind, value):
            yield from _loops(each)


def _has_parts(items: Iterable[Item]) -> bool:
    """Whether there is more than single characters in a sequence."""
    return any(inside(*each) for each in items)


def _choices(items: Iterable[Item]) -> int:
    """Places at which one repetition of a sequence may end, by the longest repeat inside; two at least."""
    most = 2
    for kind, value in items:
        if kind in _REPEATS:
            several = _has_parts(value[2].data)
            times = _RUN if value[1] is code.MAXREPEAT and not several else min(int(value[1]), _MOST)
            most = max(most, times * (_choices(value[2].data) if several and times > 1 else 1))
        elif parts := inside(kind, value):
            most = max(most, *map(_choices, parts))
    return most


@dataclass(slots=True)
class _Part:
    """What the positions of a part of a pattern are to its surroundings."""

    empty: bool = True
    unasked: bool = True  # where it is empty, no assertion decides whether it may be
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)


class _Automaton:
    """Positions of a loop, each with the characters that fit it and the positions that may follow."""

    def __init__(self, alphabet: Alphabet) -> None:
        self._alphabet = alphabet
        self._fitting: list[int] = []  # one bit for each character of the alphabet
        self._next: list[list[int]] = []
        self._skipped_twice = False  # some part can be left out in two ways

    def add(self, items: Iterable[Item]) -> _Part:
        """A sequence."""
        whole = _Part()
        for kind, value in items:
            part = self._item(kind, value)
            self._join(whole.last, part.first)
            whole.first += part.first if whole.empty else []
            whole.last = part.last + (whole.last if part.empty else [])
            whole.empty = whole.empty and part.empty
            whole.unasked = whole.unasked and part.unasked
        return whole

    def _item(self, kind: Any, value: Any) -> _Part:
        if kind in _LOOKS or kind is code.AT:
            return _Part(unasked=False)
        if kind in (code.ATOMIC_GROUP, code.POSSESSIVE_REPEAT):
            return self._position(-1)  # nothing is tried again inside; what it fits is not looked at
        parts = [self.add(each) for each in inside(kind, value)]
        if not parts:
            return self._position(self._alphabet.fitting(kind, value))
        skipped = [part for part in parts if part.empty]
        unasked = any(part.unasked for part in skipped)
        if (kind is code.BRANCH and skipped[1:] and unasked) or (
            kind in _REPEATS and skipped and value[0] == 0
        ):
            self._skipped_twice = True
        whole = _Part(
            bool(skipped),
            unasked,
            [position for part in parts for position in part.first],
            [position for part in parts for position in part.last],
        )
        if kind in _REPEATS:
            if int(value[1]) > 1:
                self._join(whole.last, whole.first)
            if value[0] == 0:
                whole.empty = whole.unasked = True
        return whole

    def _position(self, fitting: int) -> _Part:
        self._fitting.append(fitting)
        self._next.append([])
        here = len(self._fitting) - 1
        return _Part(empty=False, first=[here], last=[here])

    def _join(self, last: Sequence[int], first: Sequence[int]) -> None:
        for here in last:
            self._next[here] += first

    def read_twice(self) -> str | None:
        """Characters where two ways with one text meet again, None if none do. In a loop that doubles."""
        seen: set[tuple[int, int]] = set()
        waiting: list[tuple[int, int]] = []
        if self._skipped_twice and self._next:
            return self._shown(0)
        for ways in self._next:
            if len(set(ways)) < len(ways):
                return self._shown(next(way for way in ways if ways.count(way) > 1))
            waiting += self._pairs(ways, ways, seen, parting=True)
        while waiting:
            one, other = waiting.pop()
            for pair in self._pairs(self._next[one], self._next[other], seen):
                if pair[0] == pair[1]:
                    return self._shown(pair[0])
                waiting.append(pair)
        return None

    def _pairs(
        self, ones: list[int], others: list[int], seen: set[tuple[int, int]], *, parting: bool = False
    ) -> Iterator[tuple[int, int]]:
        """Pairs of positions that one character reaches, not seen before."""
        for one in ones:
            for other in others:
                pair = (min(one, other), max(one, other))
                if parting and one == other:
                    continue
                if pair not in seen and self._fitting[one] & self._fitting[other]:
                    seen.add(pair)
                    yield pair

    def _shown(self, position: int) -> str:
        return self._alphabet.shown(self._fitting[position])
