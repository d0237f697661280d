"""The letters without which a pattern cannot match, found in the pattern itself.

A text is searched once for all of these letters; only patterns whose letters it holds are tried. The method
is that of RE2's FilteredRE2 (Russ Cox, "Regular Expression Matching with a Trigram Index", 2012): strings are
multiplied along a sequence and joined over alternatives, as long as they stay few.
"""

import re
from collections.abc import Sequence
from functools import reduce
from itertools import product, zip_longest
from re import _constants as code  # type: ignore[attr-defined]  # no public name since Python 3.11
from typing import Any, NamedTuple

from bot.lexicon.patterns import parsed

_MOST = 64  # strings of one piece; more are cut off there
_SHORTEST = 3  # letters, or two signs of a script that writes words with them; fewer are in every text
_FIRST_SIGN = "\u2e80"  # CJK radicals; Han, kana and Hangul follow
_MOST_SET = 4  # characters of a set that are told apart

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
    found = _sequence(parsed(pattern, re.IGNORECASE))
    groups = {_fewest(group) for group in (*_kept(found.exact), *found.needed)}
    return tuple(sorted(groups, key=_rarity)[:most])


def _kept(strings: Strings | None) -> tuple[Strings, ...]:
    return (strings,) if strings and min(map(_weight, strings)) >= _SHORTEST else ()


def _weight(string: str) -> int:
    """Letters, each sign of a script of words or syllables for two."""
    return len(string) + (0 if string.isascii() else sum(letter >= _FIRST_SIGN for letter in string))


def _rarity(group: Strings) -> tuple[int, int, list[str]]:
    """Long strings are rare, and few of them rarer; the letters themselves only make the order certain."""
    return -min(map(_weight, group)), len(group), sorted(group)


def _fewest(strings: Strings) -> Strings:
    """Without those that hold another: "sanctions" is found where "sanction" is."""
    return frozenset(s for s in strings if not any(other in s for other in strings if other != s))


def _sequence(items: Sequence[Any]) -> _Piece:
    needed: list[Strings] = []
    run = _EMPTY
    broken = False
    for item in items:
        piece = _item(item)
        needed += piece.needed
        joined = _product(run, piece.exact) if piece.exact is not None else None
        if joined is None:
            broken = True
            needed += _kept(run)
            joined = piece.exact if piece.exact is not None else _EMPTY
        run = joined
    return _Piece(None, (*needed, *_kept(run))) if broken else _Piece(run, tuple(needed))


def _product(left: Strings, right: Strings) -> Strings | None:
    if len(left) * len(right) > _MOST:
        return None
    return frozenset(a + b for a, b in product(left, right))


def _item(item: tuple[Any, Any]) -> _Piece:
    name, value = item
    if name is code.LITERAL:
        return _Piece(frozenset({chr(value).lower()}), ())
    if name is code.IN:
        return _set(value)
    if name in (code.AT, code.ASSERT, code.ASSERT_NOT):
        return _NOTHING
    if name is code.SUBPATTERN:
        return _sequence(value[-1])
    if name is code.ATOMIC_GROUP:
        return _sequence(value)
    if name is code.BRANCH:
        return reduce(_either, map(_sequence, value[1]))
    if name in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
        return _repeat(*value)
    return _ANYTHING


def _set(members: Sequence[tuple[Any, Any]]) -> _Piece:
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


def _either(one: _Piece, other: _Piece) -> _Piece:
    if one.exact is not None and other.exact is not None and len(one.exact | other.exact) <= _MOST:
        return _Piece(one.exact | other.exact, ())
    first, second = (sorted((*_kept(each.exact), *each.needed), key=_rarity) for each in (one, other))
    if not (first and second):
        return _ANYTHING
    # Rarest with rarest; where one side runs out of groups, its last stands again.
    pairs = zip_longest(first, second)
    return _Piece(None, tuple((a or first[-1]) | (b or second[-1]) for a, b in pairs))


def _repeat(least: int, most: int, body: Sequence[Any]) -> _Piece:
    piece = _sequence(body)
    if (least, most) == (1, 1):
        return piece
    if (least, most) == (0, 1) and piece.exact is not None:
        return _Piece(piece.exact | _EMPTY, ())
    if least == 0:
        return _ANYTHING
    return _Piece(None, (*_kept(piece.exact), *piece.needed))
