"""Which groups of a pattern hold words in every match, as the engine itself has it."""

import re

import pytest

from bot.lexicon.groups import groups_of


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("a(?P<n>b)", "ab"),
        ("(?P<n>a)|(?:x(?P<m>b))", "a"),
        ("(?:(?P<n>a)b)+", "ab"),
        ("(?=(?P<n>a))a", "a"),
        ("(?P<m>(?P<n>a))", "a"),
        ("(?>(?P<n>a))", "a"),
    ],
)
def test_a_group_that_every_match_fills_is_sure(pattern: str, text: str) -> None:
    found = re.fullmatch(pattern, text)
    assert found
    assert found["n"]
    assert ("n" in groups_of(pattern).sure) is ("|" not in pattern)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("a(?P<n>b)?", "a"),
        ("(?P<n>a)|b", "b"),
        ("(?:(?P<n>a)b)*c", "c"),
        ("(?!(?P<n>a))b", "b"),
        ("(x)?(?(1)(?P<n>a)|b)", "b"),
        ("(x)?(?(1)(?P<n>a))b", "b"),
    ],
)
def test_a_group_that_a_match_leaves_out_is_not_sure(pattern: str, text: str) -> None:
    found = re.fullmatch(pattern, text)
    assert found
    assert found["n"] is None
    assert "n" in groups_of(pattern).names
    assert "n" not in groups_of(pattern).sure


def test_groups_without_a_name_are_counted() -> None:
    assert groups_of("(a)(?:b)(?P<n>c)").total == 2
    assert groups_of("(?:a)b").total == 0
