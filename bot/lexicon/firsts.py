"""The letters that what a pattern matches begins with, so that a search stops only at these.

Python's engine tries every alternative of a pattern at every place of a text, unless it is told before.
"""

import re
from collections.abc import Iterable, Sequence
from re import _constants as code  # type: ignore[attr-defined]  # no public name since Python 3.11
from typing import NamedTuple

from bot.lexicon.patterns import parsed
from bot.lexicon.walking import Items, Walk

_CLASSES = {
    code.CATEGORY_DIGIT: r"\d",
    code.CATEGORY_NOT_DIGIT: r"\D",
    code.CATEGORY_SPACE: r"\s",
    code.CATEGORY_NOT_SPACE: r"\S",
    code.CATEGORY_WORD: r"\w",
    code.CATEGORY_NOT_WORD: r"\W",
}


class _First(NamedTuple):
    letters: frozenset[str] | None  # as a set of a pattern has them; None: any
    empty: bool  # what follows may be the first as well


_ANY = _First(None, empty=False)
_NO_ROOM = _First(frozenset(), empty=True)


def before(patterns: Iterable[str], flags: int = 0) -> str:
    """What to write before alternatives: a look ahead at their first letters; "" where these are not known.

    Raises re.error for a broken pattern.
    """
    letters: set[str] = set()
    for pattern in patterns:
        first = _Firsts().sequence(parsed(pattern, flags))
        if first.letters is None or first.empty:
            return ""
        letters |= first.letters
    return f"(?=[{''.join(sorted(letters))}])" if letters else ""


def letters_of(pattern: str, flags: int = 0) -> str | None:
    """The letters that a pattern's matches begin with, as a set has them; None where ranges of them may.

    Raises re.error for a broken pattern.
    """
    first = _Firsts().sequence(parsed(pattern, flags))
    if first.letters is None or first.empty:
        return None
    single = all(re.fullmatch(r"\\?[^\w]|\w", letter) for letter in first.letters)
    return "".join(sorted(first.letters)) if single else None


class _Firsts(Walk[_First]):
    """With which letters each part of a pattern begins."""

    def sequence(self, items: Items) -> _First:
        letters: frozenset[str] = frozenset()
        for item in items:
            first = self.part(item)
            if first.letters is None:
                return _ANY
            letters |= first.letters
            if not first.empty:
                return _First(letters, empty=False)
        return _First(letters, empty=True)

    def letter(self, letter: str) -> _First:
        return _First(frozenset({re.escape(letter)}), empty=False)

    def one_of(self, members: Items) -> _First:
        letters: set[str] = set()
        for kind, value in members:
            if kind is code.LITERAL:
                letters.add(re.escape(chr(value)))
            elif kind is code.RANGE:
                letters.add("-".join(re.escape(chr(end)) for end in value))
            elif kind is code.CATEGORY:
                letters.add(_CLASSES[value])
            else:
                return _ANY
        return _First(frozenset(letters), empty=False)

    def nothing(self) -> _First:
        return _NO_ROOM

    def either(self, parts: Sequence[_First]) -> _First:
        letters = [part.letters for part in parts]
        known = [each for each in letters if each is not None]
        joined = frozenset().union(*known) if len(known) == len(letters) else None
        return _First(joined, empty=any(part.empty for part in parts))

    def repeat(self, least: int, most: int, part: _First) -> _First:
        return part._replace(empty=part.empty or least == 0 or most == 0)

    def anything(self) -> _First:
        return _ANY
