"""A pattern without the parts it may begin with matches within the same texts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.search.leads import without_leads

NEAR = r"[^.;!?\n]{0,40}?"


@pytest.mark.parametrize(
    ("pattern", "bare"),
    [
        (f"{NEAR}(?:visa|ban)", "(?:visa|ban)"),
        (r"(?:\w+\s){0,3}(?:new\s)?steps|no", "steps|no"),
        (f"entry|{NEAR}ban on", "entry|ban on"),
    ],
)
def test_what_may_be_empty_at_the_beginning_is_left_out(pattern: str, bare: str) -> None:
    assert without_leads(pattern) == bare


@pytest.mark.parametrize(
    "pattern",
    [
        r"^\s(?:\w+\s){0,4}bans",  # the beginning of the words counts
        f"visa{NEAR}ban",
        r"(?:\w+\s){1,3}ban",
        r"[^|]+|\|x|(?:a|b)?c",
        NEAR,
        r"(?:a)?+b",
    ],
)
def test_what_must_stand_there_stays(pattern: str) -> None:
    assert without_leads(pattern) == pattern


PATTERNS = [
    f"{NEAR}(?:visa|new ban)|all{NEAR}visa",
    r"(?:\w+\s){0,3}(?:new\s)?visa\b",
    rf"{NEAR}\bban|^{NEAR}all",
]


@given(st.lists(st.sampled_from(["visa", "new ", "ban", " ", ".", "all ", "\n"]), max_size=12).map("".join))
def test_both_match_within_the_same_texts(text: str) -> None:
    for pattern in PATTERNS:
        assert bool(re.search(without_leads(pattern), text)) is bool(re.search(pattern, text))
