"""Which characters fit a single position of a pattern."""

import re
import string
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache, partial
from re import _constants as code  # type: ignore[attr-defined]  # no public name since Python 3.11
from typing import Any, Final

from bot.lexicon.walking import Item

SAMPLE: Final = string.printable + "éяжЯ制ひ한ع’“—"  # characters that tell classes apart, with those written
_SHOWN: Final = 12
_CLASSES: Final = 64  # of characters that are kept, with what they are known to hold


class Alphabet:
    """Characters that tell the classes of a pattern apart: its own and those of `SAMPLE`. A bit for each."""

    def __init__(self, pattern: str, *, any_case: bool) -> None:
        self._pattern, self._any_case = pattern, any_case
        self._own = "".join(c for c in dict.fromkeys(pattern) if c not in SAMPLE)
        self._own_forms = _forms(self._own, any_case=any_case)
        self._spelled = dict(_spelled_in_sample(any_case=any_case))
        for form, bits in _spelled(self._own, any_case=any_case).items():
            self._spelled[form] = self._spelled.get(form, 0) | bits << len(SAMPLE)

    def fitting(self, kind: Any, value: Any) -> int:
        """Those that fit a single position."""
        if kind is code.LITERAL:
            return self._spelled.get(chr(value), 0)
        value = tuple(value) if kind is code.IN else value
        of_sample = _fitting_of_sample(kind, value, any_case=self._any_case)
        return of_sample | _fitting(kind, value, self._own_forms) << len(SAMPLE)

    def shown(self, bits: int) -> str:
        """The first of some, in the order of the pattern."""
        places = {character: place for place, character in enumerate(SAMPLE + self._own)}
        known = dict.fromkeys(self._pattern + SAMPLE)
        return "".join(c for c in known if bits >> places[c] & 1)[:_SHOWN]


def _forms(characters: str, *, any_case: bool) -> list[tuple[str, ...]]:
    return [(c, c.lower(), c.upper()) if any_case else (c,) for c in characters]


def _spelled(characters: str, *, any_case: bool) -> dict[str, int]:
    """For each form of a character, the bits of those that have it."""
    found: dict[str, int] = {}
    for place, forms in enumerate(_forms(characters, any_case=any_case)):
        for form in forms:
            found[form] = found.get(form, 0) | 1 << place
    return found


@cache
def _spelled_in_sample(*, any_case: bool) -> dict[str, int]:
    return _spelled(SAMPLE, any_case=any_case)


@lru_cache(maxsize=_CLASSES)
def _fitting_of_sample(kind: Any, value: Any, *, any_case: bool) -> int:
    return _fitting(kind, value, _forms(SAMPLE, any_case=any_case))


def _fitting(kind: Any, value: Any, characters: Iterable[Sequence[str]]) -> int:
    reads = reader(kind, value)
    return sum(1 << place for place, forms in enumerate(characters) if any(map(reads, forms)))


def reader(kind: Any, value: Any) -> Callable[[str], bool]:
    """What tells whether a character fits a single position; what is not known fits everything."""
    if kind is code.IN:
        return _class(tuple(value)).__getitem__
    return partial(_fits, kind, value)


class _Class(dict[str, bool]):
    """A class of characters: those that were asked for, and whether each is one of them."""

    def __init__(self, members: Sequence[Item]) -> None:
        super().__init__()
        self._members = members

    def __missing__(self, character: str) -> bool:
        answer = self[character] = _fits(code.IN, self._members, character)
        return answer


_class = lru_cache(maxsize=_CLASSES)(_Class)  # patterns have most of their classes in common


def _fits(kind: Any, value: Any, character: str) -> bool:
    if kind is code.LITERAL:
        return chr(value) == character
    if kind is code.NOT_LITERAL:
        return chr(value) != character
    if kind is code.IN:
        negated = value[0][0] is code.NEGATE
        return any(_fits(each, what, character) for each, what in value[negated:]) is not negated
    if kind is code.RANGE:
        return bool(value[0] <= ord(character[0]) <= value[1])
    if kind is code.CATEGORY:
        return _CATEGORIES[value].fullmatch(character) is not None
    return kind is not code.ANY or character != "\n"


_CATEGORIES: Final = {
    code.CATEGORY_DIGIT: re.compile(r"\d"),
    code.CATEGORY_NOT_DIGIT: re.compile(r"\D"),
    code.CATEGORY_SPACE: re.compile(r"\s"),
    code.CATEGORY_NOT_SPACE: re.compile(r"\S"),
    code.CATEGORY_WORD: re.compile(r"\w"),
    code.CATEGORY_NOT_WORD: re.compile(r"\W"),
}
