"""The words that fields rest on, collected while an action is read."""

from collections.abc import Iterable

from bot.domain.action import Evidence, Span

Note = tuple[str, int, int, str]
"""A field rests on characters [start, end) of the whole text, by this rule."""


def as_evidence(whole: str, notes: Iterable[Note]) -> tuple[Evidence, ...]:
    """Notes with their words, cut from the whole text."""
    return tuple(Evidence(name, Span(start, end, whole[start:end]), rule) for name, start, end, rule in notes)


class Notes:
    """Collects evidence; every span is cut from the whole text."""

    def __init__(self, whole: str) -> None:
        self.whole = whole
        self.rows: list[Evidence] = []

    def add(self, name: str, start: int, end: int, rule: str = "") -> None:
        """Keep characters [start, end) as what the field `name` rests on."""
        self.rows.append(Evidence(name, Span(start, end, self.whole[start:end]), rule))
