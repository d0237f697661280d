"""One pass tells which rules are possible where: never fewer than can match."""

import pickle
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.lexicon.folding import lowered
from bot.lexicon.patterns import Pattern
from bot.reading.index import PatternTable, RuleIndex, VerbNeeds, folded
from shipped import shipped_vocabulary

VOCABULARY = shipped_vocabulary()
SMALL = RuleIndex(
    (" ban", "freez"),
    ("asset freeze", r"\d+"),
    (VerbNeeds(frozenset({"freeze", "re-freeze"}), "assets|funds"), VerbNeeds(frozenset({"ban"}), r"\w")),
)


@pytest.mark.parametrize(
    ("text", "matters"),
    [
        ("We freeze all assets", True),
        ("We freeze nothing", True),  # a number is possible anywhere, and the hint is there
        ("Ban them", True),
        ("An urban matter", False),  # " ban" needs a beginning of a word
        ("All assets", False),
    ],
)
def test_a_text_matters_with_a_hint_and_a_rule(text: str, matters: bool) -> None:
    assert (SMALL.possible(SMALL.find(text)) > 0) is matters


def test_a_verb_without_its_object_is_not_possible() -> None:
    assert not SMALL.verb(SMALL.possible(SMALL.find("We freeze nothing")), 0)
    assert SMALL.verb(SMALL.possible(SMALL.find("We freeze their FUNDS")), 0)


def test_a_phrase_needs_both_its_parts() -> None:
    index = RuleIndex((" ban",), ("(?:travel|entry)\\s\\w+\\scountry",), ())
    assert list(index.phrases(index.possible(index.find("a ban on travel to the country")))) == [0]
    assert list(index.phrases(index.possible(index.find("a ban on travel to the moon")))) == []


def test_rows_of_a_table_that_match_come_in_their_order() -> None:
    table = PatternTable(
        [("late", Pattern("frozen assets")), ("any", Pattern("\\d")), ("no", Pattern("visa"))]
    )
    both, part, visa = "7 frozen\xa0assets? No: frozen assets", "frozen assets of 7", "a visa"
    assert [row for row, _ in table.matches(both, both)] == ["late", "any"]
    assert [row for row, _ in table.matches(part, part, 0, 13)] == ["late"]
    assert [row for row, _ in pickle.loads(pickle.dumps(table)).matches(visa, visa)] == ["no"]  # noqa: S301 -- our own


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Freeze and re-freeze it", ["freeze", "re-freeze"]),
        ("A freezer, antifreeze, freeze_up", []),
        ("(ban)", ["ban"]),
        ("BAN bans", ["ban"]),
    ],
)
def test_words_of_verbs_are_whole_words_and_the_longest_counts(text: str, words: list[str]) -> None:
    assert [hit.word for hit in SMALL.words(text, SMALL.find(text))] == words


def test_an_index_can_be_sent_to_another_process() -> None:
    sent = pickle.loads(pickle.dumps(SMALL))  # noqa: S301 -- our own bytes
    text = "We freeze funds"
    assert sent.words(text, sent.find(text)) == SMALL.words(text, SMALL.find(text)) != []
    assert sent.possible(sent.find(text)) == SMALL.possible(SMALL.find(text)) > 0


def test_half_of_a_pair_of_code_units_hides_no_words() -> None:
    assert SMALL.find("\ud800 ban") == SMALL.find("? ban") != []


@pytest.mark.parametrize("text", ["İzmir ban", "ſanctions", "\u212aind", "a\nb", ""])
def test_folding_keeps_places(text: str) -> None:
    assert len(folded(text)) == len(text) + 1


@pytest.mark.parametrize(
    "text", ["We freeze funds. Ban 7", "Q:ban 7", "A list of 7 items; we re-freeze assets"]
)
def test_a_part_of_a_scanned_text_holds_what_is_found_in_it_alone(text: str) -> None:
    scan = SMALL.scan(lowered(text))
    parts = [text[start:end] for start, end in combinations(range(len(text) + 1), 2)]
    starts = [start for start, _ in combinations(range(len(text) + 1), 2)]
    for part, start in zip(parts, starts, strict=True):
        assert sorted(scan.of(part, start)) == sorted(SMALL.find(part))


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from([*VOCABULARY.verbs_by_word, *VOCABULARY.hints, "visa", "of", "—", "\n"]), max_size=30
    )
)
def test_every_phrase_and_object_that_is_found_was_possible(words: list[str]) -> None:
    text = " ".join(words)
    index = VOCABULARY.index
    rules = index.possible(index.find(text))
    hinted = any(hint in folded(text) for hint in VOCABULARY.hints)
    found = {n for n, phrase in enumerate(VOCABULARY.phrases) if phrase.pattern.pattern.search(text)}
    assert not hinted or found <= set(index.phrases(rules))
    for number, verb in enumerate(VOCABULARY.verbs):
        acts = hinted and verb.forms.keys() & text.split() and verb.object.pattern.search(text)
        assert index.verb(rules, number) or not acts
