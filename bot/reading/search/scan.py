"""One pass over an English text that tells in which parts of it a rule is possible.

Only those parts are cut into sentences, and in a sentence only those rules are tried whose strings it holds.
"""

from bisect import bisect_left, bisect_right

from bot.reading.search.rule_index import Place, RuleIndex


class Scan:
    """What was found in a text. Places count from a space before it."""

    def __init__(self, index: RuleIndex, whole: str) -> None:
        self._index, self._found = index, index.strings.found(whole)
        self._ends = [end for _, _, end in self._found]
        self._met = index.met_by(self._found)

    def anything(self) -> bool:
        """Whether any rule that counts outside titles is possible by what the whole text holds."""
        return self._index.together(self._met, title=False) > 0

    def possible(self, start: int, end: int, *, title: bool) -> bool:
        """Whether any rule is possible in characters [start, end) of the text."""
        first = bisect_left(self._ends, start)
        last = bisect_right(self._ends, end + 2, first)
        return self._index.together(self._met[first:last], title=title) > 0

    def of(self, start: int, end: int) -> list[Place]:
        """What `RuleIndex.find` finds in characters [start, end) of the text."""
        first = bisect_left(self._ends, start)
        last = bisect_right(self._ends, end + 2, first)
        base = start + 1
        return [(number, at - base, to - base) for number, at, to in self._found[first:last] if at >= start]
