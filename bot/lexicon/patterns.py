"""Regular expressions that are looked through when they are read, and compiled when a text first needs them.

Compiling takes most of the time of a start, and one process reads texts of few languages.
"""

import functools
import re
from collections.abc import Callable, Iterator
from re import _constants as code  # type: ignore[attr-defined]  # no public name since Python 3.11
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

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


class Pattern:
    """What the rules need of `re.Pattern`, compiled with the first search.

    Sent to another process it is compiled there again, and only if it is needed there.
    """

    __slots__ = ("findall", "finditer", "flags", "fullmatch", "match", "pattern", "search", "split", "sub")
    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[Any]]
    split: Callable[..., list[Any]]
    sub: Callable[..., str]

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """A pattern that is known to be one: written here, or looked through by `parsed`."""
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Called for a method that is not there yet; the next call finds that of the compiled pattern."""
        if name not in Pattern.__slots__:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        self.search, self.match = compiled.search, compiled.match
        self.fullmatch, self.finditer = compiled.fullmatch, compiled.finditer
        self.findall, self.split, self.sub = compiled.findall, compiled.split, compiled.sub
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[type["Pattern"], tuple[str, int]]:
        return Pattern, (self.pattern, self.flags)

    def __repr__(self) -> str:
        return f"Pattern({self.pattern!r}, {self.flags})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pattern) and (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self) -> int:
        return hash((self.pattern, self.flags))
