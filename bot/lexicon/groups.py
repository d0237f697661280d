"""The named groups of a pattern: which it has, and which of them hold words in every match."""

from collections.abc import Iterable
from re import _constants as code  # type: ignore[attr-defined]  # no public name since Python 3.11
from typing import Any, Final, NamedTuple

from bot.lexicon.parsing import inside, parsed
from bot.lexicon.walking import REPEATS, Item

_NEVER_KEPT: Final = code.ASSERT_NOT  # what matched inside must not be there


class Groups(NamedTuple):
    """Of one pattern."""

    total: int  # of all, named or not
    names: frozenset[str]
    sure: frozenset[str]  # names of those that no match leaves out


def groups_of(pattern: str, flags: int = 0) -> Groups:
    """Raises re.error for a broken pattern."""
    items = parsed(pattern, flags)
    numbers: dict[str, int] = items.state.groupdict
    sure = _sure(items.data) if numbers else frozenset()
    always = frozenset(name for name, number in numbers.items() if number in sure)
    return Groups(items.state.groups - 1, frozenset(numbers), always)


def _sure(items: Iterable[Item]) -> frozenset[int]:
    """Numbers of the groups that each match of a sequence fills."""
    return frozenset().union(*(_filled(kind, value) for kind, value in items))


def _filled(kind: Any, value: Any) -> frozenset[int]:
    parts = [_sure(each) for each in inside(kind, value)]
    if not parts or kind is _NEVER_KEPT or (kind in REPEATS and int(value[0]) == 0):
        return frozenset()
    if kind is code.GROUPREF_EXISTS and len(parts) == 1:
        return frozenset()
    own = frozenset({value[0]}) if kind is code.SUBPATTERN and value[0] is not None else frozenset()
    return own | frozenset.intersection(*parts)
