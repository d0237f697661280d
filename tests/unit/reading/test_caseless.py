"""A pattern's twin finds in lower-case text what the pattern finds where case is ignored."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.lexicon.folding import lowered
from bot.lexicon.patterns import Pattern
from bot.reading.search.caseless import Wording, in_lower_case
from shipped import shipped_vocabulary

VOCABULARY = shipped_vocabulary()
PATTERNS = [
    *(phrase.pattern for phrase in VOCABULARY.phrases),
    *(verb.object for verb in VOCABULARY.verbs),
    *(verb.unless for verb in VOCABULARY.verbs if verb.unless),
    *(Wording(instrument.pattern) for instrument in VOCABULARY.instruments),
    *(Wording(exclusion.pattern) for exclusion in VOCABULARY.exclusions),
]


@pytest.mark.parametrize(
    ("pattern", "twin"),
    [
        (r"Section\s\d+\W", r"section\s\d+\W"),
        ("[A-Z-]x", "[a-z-]x"),
        ("[^]B]", "[^]b]"),
        (r"[\w’']É", r"[\w’']é"),
        ("(?i:Visa)", "(?i:visa)"),
    ],
)
def test_letters_become_small_and_escapes_stay(pattern: str, twin: str) -> None:
    assert in_lower_case(pattern) == twin


@pytest.mark.parametrize(
    "pattern", ["a[+-Z]", "(?-i:US)", r"\x41", r"(?P<Name>a)(?P=Name)", "µ", "Ω", r"[\w-\d]"]
)
def test_a_pattern_with_letters_that_are_not_plain_has_no_twin(pattern: str) -> None:
    assert in_lower_case(pattern) is None


def test_case_counts_where_a_pattern_says_so() -> None:
    assert Wording(Pattern("(?-i:US) visas", re.IGNORECASE)).search("US Visas", "us visas")
    assert not Wording(Pattern("(?-i:US) visas", re.IGNORECASE)).search("us Visas", "us visas")
    assert not Wording(Pattern("US")).search("us", "us")


def test_all_patterns_of_the_vocabulary_have_a_twin() -> None:
    assert [wording.pattern.pattern for wording in PATTERNS if wording.lower is None] == []


@settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from(
            [
                *VOCABULARY.verbs_by_word,
                *VOCABULARY.hints,
                "visa",
                "E.O.",
                "13",
                "of",
                "the",
                "İ",
                "ſ",
                "\u212a",
                "\n",
            ]
        ),
        max_size=20,
    ),
    st.sampled_from([str, str.upper, str.title]),
)
def test_a_twin_finds_the_same_place(words: list[str], case: type[str]) -> None:
    text = case(" ".join(words))
    for wording in PATTERNS:
        found, plain = wording.search(text, lowered(text)), wording.pattern.search(text)
        assert (found and found.span()) == (plain and plain.span())
