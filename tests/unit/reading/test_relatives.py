"""Relatives stand apart: told before the name, or right behind it."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.reading import Vocabulary, read

HIT = "The Department of State is designating Ivan Sample, a former minister of Belarus, for corruption, and "


def first(vocabulary: Vocabulary, whom: str) -> ActionDraft:
    document = Document("t", "us", "", HIT + whom, date(2023, 5, 10), language="en", country="US")
    return read(vocabulary, document).actions[0]


@pytest.mark.parametrize(
    "whom",
    [
        "his wife, Ana Sample.",
        "Ana Sample, the minister’s wife.",
        "Ana Sample, his spouse.",
        "Ana Sample (his daughter).",
        "Ana Sample, wife of Ivan Sample.",
    ],
)
def test_a_relative_stands_apart_and_has_no_role(vocabulary: Vocabulary, whom: str) -> None:
    action = first(vocabulary, whom)
    assert (action.persons_named, action.family_named) == (("Ivan Sample",), ("Ana Sample",))
    assert "Ana Sample" not in dict(action.roles)


@pytest.mark.parametrize(
    "whom",
    [
        "Ivan Sample, his wife Ana Sample, and his son Jan Sample.",
        "Ivan Sample, his wife, Ana Sample, and his son, Jan Sample.",
        "Ivan Sample, Ana Sample, his wife, and Jan Sample, his son.",
    ],
)
def test_the_one_whose_relatives_they_are_is_none_himself(vocabulary: Vocabulary, whom: str) -> None:
    text = f"The Department of State is designating {whom}"
    document = Document("t", "us", "", text, date(2023, 5, 10), language="en", country="US")
    action = read(vocabulary, document).actions[0]
    assert (action.persons_named, action.family_named) == (("Ivan Sample",), ("Ana Sample", "Jan Sample"))


@pytest.mark.parametrize(
    "whom",
    ["Ana Sample, a judge.", "Ana Sample, director of Daughters of Minsk Ltd.", "Ana Sample (spokeswoman)."],
)
def test_whoever_is_no_relative_does_not(vocabulary: Vocabulary, whom: str) -> None:
    action = first(vocabulary, whom)
    assert "Ana Sample" in action.persons_named
    assert action.family_named == ()
