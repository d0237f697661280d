"""Headlines that tell an act and what came before it: numbers, measures and states stay with their act."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.reading import Vocabulary, read

ON = date(2024, 5, 10)


def act(vocabulary: Vocabulary, text: str) -> ActionDraft:
    """The act of a line of news."""
    (told,) = read(vocabulary, Document("t", "test", text, "", ON, language="en")).new_actions
    return told


@pytest.mark.parametrize(
    "verb", ["imposes visa bans on three", "sanctions three", "revokes the visas of three"]
)
def test_what_the_act_before_did_is_not_counted_to_this_one(vocabulary: Vocabulary, verb: str) -> None:
    told = act(vocabulary, f"Havana expels two US diplomats after Washington {verb} Cuban judges")
    assert (told.issuer, told.targets, told.count) == ("CU", ("US",), 2)
    assert set(told.measures) == {"expulsion"}


def test_what_follows_no_other_act_keeps_its_numbers(vocabulary: Vocabulary) -> None:
    told = act(vocabulary, "Havana expels two US diplomats and three US attachés after midnight")
    assert told.count == 5


def test_what_an_act_is_over_is_not_hit(vocabulary: Vocabulary) -> None:
    text = "Beijing imposes sanctions on five US lawmakers over Taiwan."
    (told,) = read(vocabulary, Document("t", "test", "", text, ON, language="en")).new_actions
    assert told.targets == ("US",)


def test_a_state_whose_conduct_an_act_is_over_may_be_hit_as_well(vocabulary: Vocabulary) -> None:
    told = act(vocabulary, "Washington imposes sanctions on five Russian judges over the trial of a poet")
    assert told.targets == ("RU",)
