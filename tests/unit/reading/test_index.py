"""Of the patterns of a table only those are tried whose letters stand in a text."""

import pickle

import pytest

from bot.lexicon.folding import lowered, spaced
from bot.lexicon.patterns import Pattern
from bot.reading.search.index import PatternTable


def test_rows_of_a_table_that_match_come_in_their_order() -> None:
    table = PatternTable(
        [("late", Pattern("frozen assets")), ("any", Pattern("\\d")), ("no", Pattern("visa"))]
    )
    both, part, visa = "7 frozen\xa0assets? No: frozen assets", "frozen assets of 7", "a visa"
    assert [row for row, _ in table.matches(both, both)] == ["late", "any"]
    assert [row for row, _ in table.matches(part, part, 0, 13)] == ["late"]
    assert [row for row, _ in pickle.loads(pickle.dumps(table)).matches(visa, visa)] == ["no"]  # noqa: S301 -- our own


@pytest.mark.parametrize("text", ["İzmir ban", "ſanctions", "\u212aind", "a\nb", ""])
def test_folding_keeps_places(text: str) -> None:
    assert len(spaced(lowered(text))) == len(text)
