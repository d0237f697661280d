"""Alternatives searched for by the letter they begin with: what is found is what one pattern finds."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.lexicon.alternatives import Alternatives

PARTS = ["ab", "(?P<a>a)", "b(?=c)", "(?<=a)b", "C|d", "ac?", "[de]{2}", "cb", "x?d", "d "]
BROAD = ["[a-c]d", "\\wd", ".b", "a?"]  # may begin with too many letters to tell them apart


def spans(matches: object) -> list[tuple[tuple[int, int], str | None]]:
    return [(m.span(), m.lastgroup) for m in matches]  # type: ignore[attr-defined]


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from([*PARTS, *BROAD]), min_size=1, max_size=6, unique=True),
    st.sampled_from([("", ""), (r"(?<!\w)", ""), (r"(?<!\w)", r"(?!\w)")]),
    st.text("aAbBcCdDeEx ", max_size=16),
)
def test_what_is_found_is_what_one_pattern_finds(
    parts: list[str], around: tuple[str, str], text: str
) -> None:
    before, after = around
    whole = f"{before}(?:{'|'.join(parts)}){after}"
    found = Alternatives(tuple(parts), before, after, re.IGNORECASE).finditer(text)
    assert spans(found) == spans(re.finditer(whole, text, re.IGNORECASE))


@pytest.mark.parametrize("text", ["", "anything"])
def test_without_alternatives_nothing_is_found(text: str) -> None:
    assert not list(Alternatives((), "", "").finditer(text))


def test_the_first_alternative_that_matches_counts() -> None:
    found = Alternatives(("(?P<short>ab)", "abc", "b"), "", "").finditer("abcb")
    assert spans(found) == [((0, 2), "short"), ((3, 4), None)]
