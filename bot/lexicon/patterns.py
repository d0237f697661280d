"""Regular expressions that are looked through when they are read, and compiled when a text first needs them.

Compiling takes most of the time of a start, and one process reads texts of few languages.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from bot.lexicon.compiling import compiled


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
        """A pattern that is known to be one: written here, or looked through by `parsing`."""
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Called for a method that is not there yet; the next call finds that of the compiled pattern."""
        if name not in Pattern.__slots__:
            raise AttributeError(name)
        made = compiled(self.pattern, self.flags)
        self.search, self.match = made.search, made.match
        self.fullmatch, self.finditer = made.fullmatch, made.finditer
        self.findall, self.split, self.sub = made.findall, made.split, made.sub
        return getattr(made, name)

    def __reduce__(self) -> tuple[type["Pattern"], tuple[str, int]]:
        return Pattern, (self.pattern, self.flags)

    def __repr__(self) -> str:
        return f"Pattern({self.pattern!r}, {self.flags})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pattern) and (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self) -> int:
        return hash((self.pattern, self.flags))
