r"""Repeats that compete for the same characters: each of them multiplies the work by the length of the text.

`\w+\w+x` tries every way to share a run of letters between its two repeats before it gives up, and a Chinese
text is one run of letters. Three such repeats on a thousand characters are a thousand million tries. Found
are repeats without an upper bound that follow each other with nothing between that ends the run of both: of
one character each, or of the same group of several. What one group does is looked at by `backtracking`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from re import _constants as code  # type: ignore[attr-defined]  # no public name since Python 3.11
from typing import Final, NamedTuple

from bot.lexicon.characters import SAMPLE, reader
from bot.lexicon.parsing import inside, parsed
from bot.lexicon.walking import Item, Items

_BOUND: Final = 500  # repetitions; what may repeat more often counts as without bound
_TWO: Final = 2  # with fewer repeats nothing can compete
_SIGN: Final = re.compile(r"[*+]|,\}|,(?:[5-9]\d\d|\d{4,})\}")  # of a repeat without bound
_SHOWN: Final = 12
_LETTERS: Final = 2048  # that are kept, in their forms
_REPEATS: Final = frozenset({code.MAX_REPEAT, code.MIN_REPEAT})
_WITHOUT_WIDTH: Final = frozenset({code.ASSERT, code.ASSERT_NOT})
_CHARACTERS: Final = frozenset({code.LITERAL, code.NOT_LITERAL, code.IN, code.ANY, code.CATEGORY})


class _Step(NamedTuple):
    """A part of a sequence."""

    read: Item | None  # the one character it reads; None for whatever else stands there
    endless: bool = False  # it repeats without bound
    needless: bool = False  # it may be left out
    group: str = ""  # what repeats without bound, where it is a group of several characters


def competing_part(pattern: str, flags: int = 0) -> str | None:
    """Characters that two repeats in a row can both read without end, as a hint; None if there are none.

    Raises re.error for a broken pattern.
    """
    items = parsed(pattern, flags)
    if len(_SIGN.findall(pattern)) < _TWO:
        return None
    any_case = bool(items.state.flags & re.IGNORECASE)
    letters: list[frozenset[str]] = []
    for sequence in _suspects(items.data):
        steps = [step for item in sequence for step in _steps(item)]
        if group := _same_group(steps):
            return group
        if sum(step.endless for step in steps) < _TWO:
            continue
        letters = letters or _letters(pattern, any_case=any_case)
        if shared := _shared(steps, letters):
            return "".join(sorted(shared)[:_SHOWN])
    return None


def _letters(pattern: str, *, any_case: bool) -> list[frozenset[str]]:
    return [_in_any_case(c) if any_case else frozenset(c) for c in sorted(set(pattern + SAMPLE))]


@lru_cache(maxsize=_LETTERS)
def _in_any_case(letter: str) -> frozenset[str]:
    return frozenset({letter, letter.lower(), letter.upper()})


def _suspects(items: Items) -> list[Items]:
    """A sequence, and those inside, that have two repeats without bound or a group that may have some.

    Most have neither, and a start looks through all of them.
    """
    found: list[Items] = [items]
    endless, grouped = 0, False
    for kind, value in items:
        if kind is code.LITERAL:
            continue
        if kind in _REPEATS:
            endless += int(value[1]) > _BOUND
            if len(value[2].data) == 1 and value[2].data[0][0] in _CHARACTERS:
                continue
        grouped = grouped or kind is code.SUBPATTERN
        for each in inside(kind, value):
            found += _suspects(each)
    return found if grouped or endless >= _TWO else found[1:]


def _steps(item: Item) -> Iterator[_Step]:
    kind, value = item
    if kind in _CHARACTERS:
        yield _Step(item)
    elif kind is code.SUBPATTERN:
        for each in value[-1].data:
            yield from _steps(each)
    elif kind in _REPEATS:
        least, most, repeated = value
        one = repeated.data
        single = len(one) == 1 and one[0][0] in _CHARACTERS
        without_bound = int(most) > _BOUND
        group = repr(one) if without_bound and not single else ""
        yield _Step(one[0] if single else None, single and without_bound, least == 0, group)
    else:
        yield _Step(None, needless=kind in _WITHOUT_WIDTH)


def _same_group(steps: list[_Step]) -> str | None:
    """A sign for a group that repeats twice with nothing needed between; None without one."""
    before: set[str] = set()
    for step in steps:
        if step.group in before:
            return "the same group"
        before = {*(before if step.needless else ()), step.group} - {""}
    return None


def _shared(steps: list[_Step], letters: list[frozenset[str]]) -> list[str]:
    for place, first in enumerate(steps):
        if not first.endless:
            continue
        run = _read_by(first, letters)
        for step in steps[place + 1 :]:
            both = _read_by(step, run)
            if step.endless and both:
                return [min(forms) for forms in both]
            if not both and not step.needless:
                break  # what stands here ends the run of the first
    return []


def _read_by(step: _Step, letters: list[frozenset[str]]) -> list[frozenset[str]]:
    """Those of some characters, each in its forms, that a part reads."""
    if step.read is None:
        return []
    reads = reader(*step.read)
    return [forms for forms in letters if any(map(reads, forms))]
