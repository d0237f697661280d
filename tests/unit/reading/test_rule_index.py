"""Which rules are possible by the strings of a text: never fewer than can match."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.lexicon.folding import lowered
from bot.reading.search.rule_index import PhraseNeeds, RuleIndex, VerbNeeds
from shipped import shipped_vocabulary

VOCABULARY = shipped_vocabulary()
FREEZE, NUMBER = PhraseNeeds("asset freeze"), PhraseNeeds(r"\d+")
TITLE = PhraseNeeds("frozen accounts", title_only=True)
VERBS = (VerbNeeds(frozenset({"freeze", "re-freeze"}), "assets|funds"), VerbNeeds(frozenset({"ban"}), r"\w"))
SMALL = RuleIndex((FREEZE, NUMBER, TITLE), VERBS)


def possible(text: str, *, title: bool = False) -> list[int]:
    """The phrases and verbs of the small index that a sentence can hold, the verbs from 10 on."""
    rules = SMALL.possible(SMALL.find(text), title=title)
    return [*SMALL.phrases(rules), *(10 + number for number in range(2) if SMALL.verb(rules, number))]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("We freeze all assets", [1, 10]),
        ("We freeze nothing", [1]),  # no letters of a number are sure: it is possible everywhere
        ("(ban) them", [1, 11]),
        ("An urban matter", [1]),  # "ban" is no word in it
        ("All assets", [1]),
        ("An ASSET\u00a0freeze", [0, 1]),
        ("", [1]),
    ],
)
def test_a_rule_is_possible_where_its_letters_stand(text: str, rules: list[int]) -> None:
    assert possible(text) == rules


def test_what_counts_in_titles_only_is_possible_in_them_only() -> None:
    text = "Frozen accounts"
    assert (possible(text, title=True), possible(text)) == ([1, 2], [1])


def test_a_phrase_needs_all_its_parts() -> None:
    index = RuleIndex((PhraseNeeds("(?:travel|entry)\\s\\w+\\scountry"),), ())
    found = [index.find(text) for text in ("a ban on travel to the country", "a ban on travel to the moon")]
    assert [index.phrases(index.possible(each, title=False)) for each in found] == [[0], []]


def test_each_alternative_of_a_phrase_needs_its_own_letters() -> None:
    index = RuleIndex((PhraseNeeds(r"visits? \w+ forbidden|ships? \w+ impounded"),), ())
    texts = (
        "a visit is forbidden",
        "this ship was impounded",
        "a visit was impounded",
        "a ship is forbidden",
    )
    found = [index.possible(index.find(text), title=False) for text in texts]
    assert [index.phrases(rules) for rules in found] == [[0], [0], [], []]


def test_a_part_that_most_texts_hold_is_asked_for_where_nothing_rarer_is_sure() -> None:
    index = RuleIndex((PhraseNeeds(r"will (?:\w+ ){0,4}?(?:enter|entry|visit|come to|travel to)"),), ())
    found = [
        index.possible(index.find(text), title=False) for text in ("will enter", "an entertaining visit")
    ]
    assert found == [1, 0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Freeze and re-freeze it", ["freeze", "re-freeze"]),
        ("A freezer, antifreeze, freeze_up, éfreeze", []),
        ("We re freeze", ["freeze"]),
        ("(ban)", ["ban"]),
        ("BAN bans", ["ban"]),
    ],
)
def test_words_of_verbs_are_whole_words_and_the_longest_counts(text: str, words: list[str]) -> None:
    assert [hit.word for hit in SMALL.words(lowered(text), SMALL.find(text))] == words


def test_an_index_can_be_sent_to_another_process() -> None:
    sent = pickle.loads(pickle.dumps(SMALL))  # noqa: S301 -- our own bytes
    text = "we freeze funds"
    assert sent.words(text, sent.find(text)) == SMALL.words(text, SMALL.find(text)) != []


def test_half_of_a_pair_of_code_units_hides_no_words() -> None:
    assert SMALL.find("\ud800 ban") == SMALL.find("? ban") != []


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from([*VOCABULARY.verbs_by_word, *VOCABULARY.hints, "visa", "of", "—", "\n"]), max_size=30
    )
)
def test_every_phrase_and_object_that_is_found_was_possible(words: list[str]) -> None:
    text = " ".join(words)
    index = VOCABULARY.index
    rules = index.possible(index.find(text), title=True)
    found = {n for n, phrase in enumerate(VOCABULARY.phrases) if phrase.pattern.pattern.search(text)}
    assert found <= set(index.phrases(rules))
    for number, verb in enumerate(VOCABULARY.verbs):
        acts = verb.forms.keys() & text.split() and verb.object.pattern.search(text)
        assert index.verb(rules, number) or not acts
