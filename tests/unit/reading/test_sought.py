"""Patterns tried only where their letters stand: what they find is what the bare pattern finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.names.name_words import NEXT, VESSEL, VESSEL_ENDS
from bot.reading.search.sought import Sought

SAYS = r"\b(?:designat\w+|the following|namely)\b"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("they have designated two firms", "designated"),
        ("the following are hit", "the following"),
        ("following that, nothing", None),  # the letters stand there, the words do not
        ("nothing of that kind", None),
    ],
)
def test_a_pattern_finds_what_it_says(text: str, found: str | None) -> None:
    match = Sought(SAYS).search(text)
    assert (match.group() if match else None) == found


def test_only_the_part_asked_for_counts() -> None:
    text = "namely two, and namely three"
    assert Sought(SAYS).search(text, 8, 16) is None
    assert [m.start() for m in [Sought(SAYS).search(text, 1)] if m] == [16]


def test_white_space_of_any_kind_may_stand_inside() -> None:
    assert Sought(r"the\s+following\s+day").search("the \t following\u00a0day") is not None


def test_a_pattern_without_sure_letters_is_tried_everywhere() -> None:
    assert Sought(r"\d+").search("in 12 days") is not None
    assert not Sought(r"\d+").letters


@given(st.from_regex(re.compile(SAYS), fullmatch=False))
def test_every_text_with_a_match_is_tried(text: str) -> None:
    assert Sought(SAYS).search(text) is not None


@given(st.from_regex(re.compile(VESSEL.pattern)))
def test_the_words_before_a_vessel_end_as_listed(before: str) -> None:
    assert before.rstrip("\n").rstrip(' \t,:“"').endswith(VESSEL_ENDS)


SHUT_OUT = r"(?![ \t][cghjkmnq-tw-z])"
PIECE = re.compile(NEXT.pattern.removeprefix(SHUT_OUT))


@given(st.from_regex(PIECE))
def test_no_piece_of_a_name_is_shut_out_by_its_first_letter(text: str) -> None:
    assert NEXT.pattern.startswith(SHUT_OUT)
    bare = PIECE.search(text)
    quick = NEXT.search(text)
    assert bare is not None
    assert quick is not None
    assert quick.span() == bare.span()
