"""The words that fields rest on, collected while an action is read."""

from bot.domain.action import Evidence, Span


class Notes:
    """Collects evidence; every span is cut from the whole text."""

    def __init__(self, whole: str) -> None:
        self.whole = whole
        self.rows: list[Evidence] = []

    def add(self, name: str, start: int, end: int, rule: str = "") -> None:
        """Keep characters [start, end) as what the field `name` rests on."""
        self.rows.append(Evidence(name, Span(start, end, self.whole[start:end]), rule))
