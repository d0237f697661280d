"""Sentences that are kept or raised in English, told in the language of a chat by rows of a table."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from bot.render.words import Row, pick

_ANY: Mapping[str, str] = MappingProxyType(
    {"n": r"-?\d+", "m": r"\d+", "s": r"[\d.]+", "host": r"\S+", "noun": r"\w+"}
)  # any other slot takes the rest

_SLOT = re.compile(r"\{(\w+)\}")

Told = Callable[[str, str], str]
"""How the words in a slot are told in a language."""


@dataclass(frozen=True)
class Sentences:
    """Rows with {slots}; the first whose English cell is the whole sentence counts."""

    rows: Sequence[Row]
    slots: Mapping[str, Told] = field(default_factory=dict)

    def tell(self, told: str, language: str) -> str:
        """In the language; as it is kept where no row knows it, or in English. Plain text, not HTML."""
        if language == "en":
            return told
        for pattern, row in self._known:
            if found := pattern.fullmatch(told):
                return pick(row, language).format(
                    **{
                        name: self.slots[name](value, language) if name in self.slots else value
                        for name, value in found.groupdict().items()
                    }
                )
        return told

    @cached_property
    def _known(self) -> tuple[tuple[re.Pattern[str], Row], ...]:
        return tuple((_pattern(row[0]), row) for row in self.rows)


def slots(rows: Iterable[Row]) -> frozenset[str]:
    """The names of all slots in the rows."""
    return frozenset(name for row in rows for name in _SLOT.findall(row[0]))


def _pattern(template: str) -> re.Pattern[str]:
    parts = _SLOT.split(template)
    named = (f"(?P<{name}>{_ANY.get(name, '.+')})" for name in parts[1::2])
    whole = "".join(a + b for a, b in zip(map(re.escape, parts[::2]), (*named, ""), strict=True))
    return re.compile(whole, re.DOTALL)
