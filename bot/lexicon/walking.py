"""What a pattern tells, made of what its parts tell: one walk through it as Python's own parser sees it.

Whoever asks a pattern something (with which letters does it begin, which strings does it need) says what each
kind of part tells, and how parts are joined; the walk knows of which parts a pattern is made.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from re import _constants as code  # type: ignore[attr-defined]  # no public name since Python 3.11
from typing import Any, Final, Generic, TypeVar

from bot.lexicon.parsing import inside

Item = tuple[Any, Any]
"""A part of a parsed pattern: its kind, and what belongs to it."""
Items = Sequence[Item]

REPEATS: Final = frozenset({code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT})
WITHOUT_WIDTH: Final = frozenset({code.AT, code.ASSERT, code.ASSERT_NOT})

GROUPS: Final = frozenset({code.SUBPATTERN, code.ATOMIC_GROUP})

Told = TypeVar("Told")


class Walk(ABC, Generic[Told]):
    """One walk. What a part tells is worked out once, in however many sequences it stands."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Item, Told]] = {}  # with the part itself, whose place in memory it keeps

    def part(self, item: Item) -> Told:
        """What a part tells."""
        known = self._known.get(id(item))
        if known is None:
            known = self._known[id(item)] = item, self._part(*item)
        return known[1]

    def _part(self, kind: Any, value: Any) -> Told:
        if kind is code.LITERAL:
            return self.letter(chr(value))
        if kind is code.IN:
            return self.one_of(value)
        if kind in WITHOUT_WIDTH:
            return self.nothing()
        parts = [self.sequence(each) for each in inside(kind, value)]
        if kind is code.BRANCH:
            return self.either(parts)
        if kind in REPEATS:
            return self.repeat(int(value[0]), int(value[1]), parts[0])
        return parts[0] if kind in GROUPS else self.anything()

    @abstractmethod
    def sequence(self, items: Items) -> Told:
        """Parts that follow each other."""

    @abstractmethod
    def letter(self, letter: str) -> Told:
        """One certain letter."""

    @abstractmethod
    def one_of(self, members: Items) -> Told:
        """One letter of a set."""

    @abstractmethod
    def nothing(self) -> Told:
        """A place, or an assertion about what stands there: it takes no room."""

    @abstractmethod
    def either(self, parts: Sequence[Told]) -> Told:
        """One of several alternatives."""

    @abstractmethod
    def repeat(self, least: int, most: int, part: Told) -> Told:
        """A part again and again."""

    @abstractmethod
    def anything(self) -> Told:
        """A part of which nothing is known: any character, all but one, what a group matched."""
