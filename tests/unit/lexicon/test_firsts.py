"""A look ahead at the first letters of a pattern: it hides no match, and is left out where it could."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.lexicon.firsts import before


@pytest.mark.parametrize(
    ("patterns", "ahead"),
    [
        (["美国|中(?:国|方)"], "(?=[中美])"),
        (["ab", "[x-z]?c"], "(?=[acx-z])"),
        (["(?<=q)(?:b|c)+d"], "(?=[bc])"),
        (["(?P<n>a{2,3}?)-"], "(?=[a])"),
        (["\\d?[.\\s]"], "(?=[\\.\\d\\s])"),
        (["[-\\]]"], "(?=[\\-\\]])"),
        (["(?=a)"], "(?=[a])"),
        (["b?(?=[xy]).\\w"], "(?=[bxy])"),
    ],
)
def test_the_letters_of_all_alternatives_are_looked_for(patterns: list[str], ahead: str) -> None:
    assert before(patterns) == ahead


@pytest.mark.parametrize(
    "patterns", [["a", "[^b]"], ["."], ["a?"], ["(?=a?)."], ["(?!a)."], ["(?<=a)."], ["a", "b|"], []]
)
def test_where_any_letter_or_none_may_come_first_nothing_is_looked_for(patterns: list[str]) -> None:
    assert before(patterns) == ""


PARTS = ["a", "B", "[bc]", "(?:a|bc)", "d?", "(?<!a)", "a*", "(?P<g>c)", "\\b", "[x-z]", "\\d", "$", "(?=b)"]


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=4, unique=True), st.text("aAbBcd1x \n", max_size=12)
)
def test_what_is_found_is_the_same(parts: list[str], text: str) -> None:
    pattern = "".join(parts)
    quick = f"{before([pattern], re.IGNORECASE)}(?:{pattern})"
    spans = [m.span() for m in re.finditer(pattern, text, re.IGNORECASE)]
    assert [m.span() for m in re.finditer(quick, text, re.IGNORECASE)] == spans
