"""Regular expressions as Python's own parser sees them."""

import _sre  # type: ignore[import-not-found]  # the engine of regular expressions
import functools
import re
from re import _constants as code  # type: ignore[attr-defined]  # no public name since Python 3.11
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

from bot.lexicon.plain_parsing import plain_tree

_OF_PYTHON_3_11: Final = 20220615
ENGINE_KNOWN: Final = _sre.MAGIC == _OF_PYTHON_3_11
"""Whether the engine is the one whose trees and programs are known here.

With any other, patterns are parsed and compiled by Python alone: the same is found, more slowly.
"""

_LEAVES = frozenset(
    {code.LITERAL, code.NOT_LITERAL, code.IN, code.ANY, code.AT, code.RANGE, code.CATEGORY, code.GROUPREF}
)
_LAST = frozenset(  # kinds that end in the one sequence that they are made of
    {code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT, code.SUBPATTERN, code.ASSERT, code.ASSERT_NOT}
)


@functools.lru_cache(maxsize=1)  # whoever checks a pattern asks several things of it in a row
def parsed(pattern: str, flags: int = 0) -> Any:
    """The items of a pattern, as Python's own parser sees them.

    Raises re.error for whatever `re.compile` would refuse.
    """
    if ENGINE_KNOWN and (plain := plain_tree(pattern, flags)) is not None:
        return plain
    items = parser.parse(pattern, flags)
    if "(?<" in pattern:
        _refuse_looks_of_any_width(items)
    return items


def _refuse_looks_of_any_width(items: Any) -> None:
    """The one rule of syntax that Python's compiler keeps instead of its parser."""
    for kind, value in items:
        if kind in (code.ASSERT, code.ASSERT_NOT) and value[0] < 0:
            least, most = value[1].getwidth()
            if least != most:
                raise re.error("look-behind requires fixed-width pattern")
        for inner in inside(kind, value):
            _refuse_looks_of_any_width(inner)


def inside(kind: Any, value: Any) -> list[list[tuple[Any, Any]]]:
    """The sequences that an item of a parsed pattern is made of."""
    if kind in _LEAVES:  # most are
        return []
    if kind in _LAST:
        return [value[-1].data]
    if kind is code.BRANCH:
        return [each.data for each in value[1]]
    if kind is code.GROUPREF_EXISTS:
        return [each.data for each in value[1:] if each is not None]
    return [value.data] if kind is code.ATOMIC_GROUP else []
