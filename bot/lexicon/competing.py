r"""Repeats that compete for the same characters: each of them multiplies the work by the length of the text.

`\w+\w+x` tries every way to share a run of letters between its two repeats before it gives up, and a Chinese
text is one run of letters. Three such repeats on a thousand characters are a thousand million tries. Found
are repeats without an upper bound that follow each other with nothing between that ends the run of both: of
one character each, or of the same group of several. What one group does is looked at by `backtracking`.
"""

import re
from collections.abc import Iterator
from re import _constants as code  # type: ignore[attr-defined]  # no public name since Python 3.11
from typing import Final, NamedTuple

from bot.lexicon.backtracking import SAMPLE, reader
from bot.lexicon.parsing import parsed
from bot.lexicon.walking import Item, Items, sequences

_BOUND: Final = 500  # repetitions; what may repeat more often counts as without bound
_TWO: Final = 2  # with fewer repeats nothing can compete
_SIGN: Final = re.compile(r"[*+]|,\}|,(?:[5-9]\d\d|\d{4,})\}")  # of a repeat without bound
_SHOWN: Final = 12
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
    letters: list[set[str]] = []
    for sequence in sequences(items.data):
        if not _may_compete(sequence):
            continue
        steps = [step for item in sequence for step in _steps(item)]
        if group := _same_group(steps):
            return group
        if sum(step.endless for step in steps) < _TWO:
            continue
        letters = letters or _letters(pattern, any_case=any_case)
        if shared := _shared(steps, letters):
            return "".join(sorted(shared)[:_SHOWN])
    return None


def _letters(pattern: str, *, any_case: bool) -> list[set[str]]:
    return [{c, c.lower(), c.upper()} if any_case else {c} for c in sorted(set(pattern + SAMPLE))]


def _may_compete(sequence: Items) -> bool:
    """Whether a sequence has two repeats, or a group that may have them: most have neither."""
    repeats = 0
    for kind, _ in sequence:
        if kind is code.SUBPATTERN:
            return True
        repeats += kind in _REPEATS
    return repeats >= _TWO


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


def _shared(steps: list[_Step], letters: list[set[str]]) -> list[str]:
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


def _read_by(step: _Step, letters: list[set[str]]) -> list[set[str]]:
    """Those of some characters, each in its forms, that a part reads."""
    if step.read is None:
        return []
    reads = reader(*step.read)
    return [forms for forms in letters if any(map(reads, forms))]
