"""The letters without which a pattern cannot match, found in the pattern itself.

A text is searched once for all of these letters; only patterns whose letters it holds are tried. The method
is that of RE2's FilteredRE2 (Russ Cox, "Regular Expression Matching with a Trigram Index", 2012): strings are
multiplied along a sequence and joined over alternatives, as long as they stay few.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, reduce
from itertools import product, zip_longest
from re import _constants as code  # type: ignore[attr-defined]  # no public name since Python 3.11
from typing import NamedTuple

from bot.lexicon.folding import words_of
from bot.lexicon.parsing import inside, parsed
from bot.lexicon.walking import Item, Items, Walk

_MOST = 64  # strings of one piece; more are cut off there
_SHORTEST = 3  # letters, or two signs of a script that writes words with them; fewer are in every text
_FIRST_SIGN = "\u2e80"  # CJK radicals; Han, kana and Hangul follow
_MOST_SET = 4  # characters of a set that are told apart
_MOST_SPREAD = 12  # alternatives of a whole pattern that are told apart
# English words of which nearly every text holds most.
_SMALL_WORDS = words_of(
    "a an and are as at be been by for from has have he i if in is it its no not of on or our "
    "shall that the their these they this those to was we were will with would"
)
_SMALL, _SMALL_AMONG_OTHERS, _SPACE = 1.5, 3.0, 0.5  # letters that such a word, and a space, tell as much as

Strings = frozenset[str]
_EMPTY: Strings = frozenset({""})


class _Piece(NamedTuple):
    """What is known of a part of a pattern: exactly these strings, or else one of each of those groups."""

    exact: Strings | None
    needed: tuple[Strings, ...]


_ANYTHING = _Piece(None, ())
_NOTHING = _Piece(_EMPTY, ())  # an assertion takes no room


def needed_literals(pattern: str, most: int = 1) -> tuple[Strings, ...]:
    """Groups of strings; every folded text that the pattern matches, case ignored, holds one of each group.

    At most so many groups, those that fewest texts meet first; none when nothing long enough is sure.
    Raises re.error for a broken pattern.
    """
    return tuple(_groups(_Pieces().sequence(parsed(pattern, re.IGNORECASE)))[:most])


def _groups(piece: _Piece) -> list[Strings]:
    return sorted({_fewest(group) for group in (*_kept(piece.exact), *piece.needed)}, key=_rarity)


def alternative_literals(pattern: str) -> list[list[Strings]]:
    """Groups of strings of each alternative; what the pattern matches holds one of each group of one of them.

    Those come first that fewest texts meet. Raises re.error for a broken pattern.
    """
    pieces = _Pieces()
    spread = _spread(list(parsed(pattern, re.IGNORECASE)), _MOST_SPREAD, pieces)
    return [_groups(pieces.sequence(items)) for items in spread]


def _spread(items: list[Item], most: int, pieces: "_Pieces") -> Iterator[list[Item]]:
    """A sequence as at most so many alternatives, where it holds some that are more than a few strings."""
    for place, item in enumerate(items):
        inner = item[1][-1].data if item[0] is code.SUBPATTERN else [item]
        if len(inner) != 1 or inner[0][0] is not code.BRANCH or pieces.part(item).exact is not None:
            continue
        branches = inside(*inner[0])
        if len(branches) <= most:
            for each in branches:
                alternative = [*items[:place], *each, *items[place + 1 :]]
                yield from _spread(alternative, most // len(branches), pieces)
            return
    yield items


def commonness(group: Strings) -> float:
    """How often some text holds one of these strings, roughly: each letter makes it half as likely."""
    return sum(2 ** -_telling(string) for string in group)


@cache  # the same strings are weighed again and again while rules are looked through
def _telling(string: str) -> float:
    words = string.split()
    small = _SMALL if len(words) == 1 else _SMALL_AMONG_OTHERS
    letters = sum(small if word in _SMALL_WORDS else _weight(word) for word in words)
    return letters + _SPACE * string.count(" ")


def _kept(strings: Strings | None) -> tuple[Strings, ...]:
    return (strings,) if strings and min(map(_weight, strings)) >= _SHORTEST else ()


def _weight(string: str) -> int:
    """Letters, each sign of a script of words or syllables for two."""
    return len(string) + (0 if string.isascii() else sum(letter >= _FIRST_SIGN for letter in string))


def _rarity(group: Strings) -> tuple[float, list[str]]:
    """The letters themselves only make the order certain."""
    return commonness(group), sorted(group)


def _fewest(strings: Strings) -> Strings:
    """Without those that hold another: "sanctions" is found where "sanction" is."""
    return frozenset(s for s in strings if not any(other in s for other in strings if other != s))


def _product(left: Strings, right: Strings) -> Strings | None:
    if len(left) * len(right) > _MOST:
        return None
    return frozenset(a + b for a, b in product(left, right))


class _Pieces(Walk[_Piece]):
    """What is known of each part of a pattern."""

    def sequence(self, items: Items) -> _Piece:
        needed: list[Strings] = []
        run = _EMPTY
        broken = False
        for piece in self._joined(items):
            needed += piece.needed
            joined = _product(run, piece.exact) if piece.exact is not None else None
            if joined is None:
                broken = True
                needed += _kept(run)
                joined = piece.exact if piece.exact is not None else _EMPTY
            run = joined
        return _Piece(None, (*needed, *_kept(run))) if broken else _Piece(run, tuple(needed))

    def _joined(self, items: Items) -> Iterator[_Piece]:
        """The parts of a sequence, letters that follow each other as one: most parts are letters."""
        letters: list[str] = []
        for item in items:
            if item[0] is code.LITERAL:
                letters.append(chr(item[1]).lower())
                continue
            if letters:
                yield _Piece(frozenset({"".join(letters)}), ())
                letters.clear()
            yield self.part(item)
        if letters:
            yield _Piece(frozenset({"".join(letters)}), ())

    def letter(self, letter: str) -> _Piece:
        return _Piece(frozenset({letter.lower()}), ())

    def one_of(self, members: Items) -> _Piece:
        if len(members) > _MOST_SET:
            return _ANYTHING
        found = set()
        for name, value in members:
            if name is code.LITERAL:
                found.add(chr(value).lower())
            elif name is code.CATEGORY and value is code.CATEGORY_SPACE:
                found.add(" ")  # texts are folded so
            else:
                return _ANYTHING
        return _Piece(frozenset(found), ())

    def nothing(self) -> _Piece:
        return _NOTHING

    def either(self, parts: Sequence[_Piece]) -> _Piece:
        return reduce(_either, parts)

    def repeat(self, least: int, most: int, part: _Piece) -> _Piece:
        if (least, most) == (1, 1):
            return part
        if (least, most) == (0, 1) and part.exact is not None:
            return _Piece(part.exact | _EMPTY, ())
        if least == 0:
            return _ANYTHING
        return _Piece(None, (*_kept(part.exact), *part.needed))

    def anything(self) -> _Piece:
        return _ANYTHING


def _either(one: _Piece, other: _Piece) -> _Piece:
    if one.exact is not None and other.exact is not None and len(one.exact | other.exact) <= _MOST:
        return _Piece(one.exact | other.exact, ())
    first, second = (sorted((*_kept(each.exact), *each.needed), key=_rarity) for each in (one, other))
    if not (first and second):
        return _ANYTHING
    # Rarest with rarest; where one side runs out of groups, its last stands again.
    pairs = zip_longest(first, second)
    return _Piece(None, tuple((a or first[-1]) | (b or second[-1]) for a, b in pairs))
