"""The letters that what a pattern matches begins with, so that a search stops only at these.

Python's engine tries every alternative of a pattern at every place of a text, unless it is told before.
"""

import re
from collections.abc import Iterable, Sequence
from re import _constants as code  # type: ignore[attr-defined]  # no public name since Python 3.11
from typing import NamedTuple

from bot.lexicon.folding import ALIKE
from bot.lexicon.parsing import parsed
from bot.lexicon.walking import Item, Items, Walk

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


def set_of(items: Items, *, ignoring_case: bool = False) -> str:
    """The letters that matches of a parsed pattern begin with, as a set has them; "" where any letter may.

    `ignoring_case`: somewhere in the pattern case may not count.
    """
    first = _Firsts().sequence(items)
    if first.letters is None or first.empty:
        return ""
    if not ignoring_case:
        return "".join(sorted(first.letters))
    if not all(map(_known_in_any_case, first.letters)):
        return ""
    both = {form for letter in first.letters for form in _forms(letter)}
    return "".join(sorted(both))


_CLASS_OR_SIGN = re.compile(r"\\(?:[dDsSwW]|[^\w])")
_PLAIN_RANGE = re.compile(r"[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9]")


def _known_in_any_case(letter: str) -> bool:
    """Whether it is a class, a letter of ASCII or a range of these, or a letter without another form."""
    if len(letter) > 1:
        return bool(_CLASS_OR_SIGN.fullmatch(letter) or _PLAIN_RANGE.fullmatch(letter))
    return letter.isascii() or letter.lower() == letter.upper()


def _forms(letter: str) -> tuple[str, ...]:
    """A letter, or a range of them, in all forms that are the same where case is ignored."""
    if letter.startswith("\\"):
        return (letter,)
    odd = [odd for odd, usual in ALIKE.items() if len(letter) > 1 or usual == letter.lower()]
    return letter.lower(), letter.upper(), *odd


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

    def part(self, item: Item) -> _First:
        """A look ahead takes no room, but what it asks for is what must come."""
        kind, value = item
        if kind is code.ASSERT and value[0] > 0 and not (ahead := self.sequence(value[1].data)).empty:
            return ahead
        return super().part(item)

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
