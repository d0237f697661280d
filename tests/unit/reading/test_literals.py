"""The letters that a pattern needs: none of its matches is without them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.lexicon.folding import lowered, spaced
from bot.lexicon.patterns import Pattern
from bot.reading.search.literals import alternative_literals, commonness, needed_literals
from shipped import shipped_vocabulary

VOCABULARY = shipped_vocabulary()
PATTERNS = (
    *(phrase.pattern.pattern for phrase in VOCABULARY.phrases),
    *(verb.object.pattern for verb in VOCABULARY.verbs),
    *(measure.pattern for measure in VOCABULARY.measures),
    *(instrument.pattern for instrument in VOCABULARY.instruments),
    *(exclusion.pattern for exclusion in (*VOCABULARY.exclusions, *VOCABULARY.off_topic)),
    *(phrase.pattern for book in VOCABULARY.phrasebooks.values() for phrase in book.phrases),
)


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("frozen", {"frozen"}),
        ("sanctions?", {"sanction"}),
        ("(?:freez|froz)(?:e|en)", {"freeze", "froze"}),
        ("visa bans?", {"visa ban"}),
        (r"visa\s+restriction", {"restriction"}),
        (r"visa\srestriction", {"visa restriction"}),
        (r"al[-\s]qa", {"al-qa", "al qa"}),
        ("FREEZE", {"freeze"}),
        ("对.{0,9}制裁", {"制裁"}),
        ("прин(?:ял|има)", {"принял", "принима"}),
        ("[Ff]reeze", {"freeze"}),
        ("(?:entry )?ban(?:ned|s)? of", {"ban of", "banned of", "bans of"}),
        ("a{2,3}bcd", {"bcd"}),
        ("(?=never)listed", {"listed"}),
        ("(?:list)+ed", {"list"}),
    ],
)
def test_long_rare_letters_are_chosen(pattern: str, needed: set[str]) -> None:
    assert needed_literals(pattern) == (frozenset(needed),)


@pytest.mark.parametrize(
    "pattern", [r"\w+", "ab", "(?:frozen)?", "(?:frozen|.)", "[a-z]{9}", "frozen|of", "对", ""]
)
def test_nothing_is_asked_where_nothing_is_sure(pattern: str) -> None:
    assert needed_literals(pattern) == ()


def test_groups_of_alternatives_are_paired() -> None:
    found = needed_literals(r"will\s\w+\ssanction|or\sface\s\w+\scountermeasures|otherwise", most=2)
    assert found == (
        frozenset({" countermeasures", "otherwise", " sanction"}),
        frozenset({"or face ", "otherwise", "will "}),
    )


@settings(max_examples=300)
@given(data=st.data(), pattern=st.sampled_from(PATTERNS))
def test_every_match_of_a_rule_holds_the_letters_asked_for(data: st.DataObject, pattern: Pattern) -> None:
    needed = needed_literals(pattern.pattern, most=2)
    text = data.draw(st.from_regex(re.compile(pattern.pattern, pattern.flags)))
    found = pattern.search(text)
    assert found is not None
    assert all(any(piece in spaced(lowered(found.group())) for piece in group) for group in needed)


def test_alternatives_of_a_whole_pattern_are_told_apart() -> None:
    found = alternative_literals(r"a (?:visit to \w+ is forbidden|ship \w+ was impounded)")
    assert found == [
        [frozenset({" is forbidden"}), frozenset({"a visit to "})],
        [frozenset({" was impounded"}), frozenset({"a ship "})],
    ]


def test_what_few_texts_hold_comes_first() -> None:
    rare, common = frozenset({"impounded"}), frozenset({"with ", "they"})
    assert commonness(rare) < commonness(common)
    assert commonness(rare) < commonness(rare | {"embargoed"})


@settings(max_examples=300)
@given(data=st.data(), pattern=st.sampled_from(PATTERNS))
def test_every_match_of_a_rule_holds_the_letters_of_one_of_its_alternatives(
    data: st.DataObject, pattern: Pattern
) -> None:
    text = data.draw(st.from_regex(re.compile(pattern.pattern, pattern.flags)))
    found = pattern.search(text)
    assert found is not None
    matched = spaced(lowered(found.group()))
    assert any(
        all(any(piece in matched for piece in group) for group in groups)
        for groups in alternative_literals(pattern.pattern)
    )
