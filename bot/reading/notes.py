"""The words that fields rest on, collected while an action is read."""

from collections.abc import Iterable, Sequence

from bot.domain.action import Evidence, Span
from bot.reading.certainty import Told, certainty

Note = tuple[str, int, int, str]
"""A field rests on characters [start, end) of the whole text, by this rule."""


def as_evidence(whole: str, title: int, told: Sequence[Told], notes: Iterable[Note]) -> tuple[Evidence, ...]:
    """Notes with their words, cut from the whole text, and how sure each is.

    `title`: the length of the title; `told`: the sentences that tell the act.
    """
    made = [
        Evidence(name, Span(start, end, whole[start:end]), rule, certainty(told, title, start, end))
        for name, start, end, rule in notes
    ]
    return tuple(made)


class Notes:
    """Collects evidence; every span is cut from the whole text."""

    def __init__(self, whole: str, title: int, told: Told) -> None:
        """`title`: the length of the title; `told`: the sentence that tells the act."""
        self.rows: list[Evidence] = []
        self._whole, self._title, self._told = whole, title, (told,)

    def add(self, name: str, start: int, end: int, rule: str = "") -> None:
        """Keep characters [start, end) as what the field `name` rests on."""
        sure = certainty(self._told, self._title, start, end)
        self.rows.append(Evidence(name, Span(start, end, self._whole[start:end]), rule, sure))
