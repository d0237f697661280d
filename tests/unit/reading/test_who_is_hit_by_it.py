"""Whom an act hits, told apart from who announces it, from numbers and days beside it. All are invented."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.domain.words import Standing
from bot.reading import Vocabulary, read

ON = date(2025, 9, 16)


def first(vocabulary: Vocabulary, text: str, country: str, language: str = "en") -> ActionDraft:
    document = Document(
        "t", "test", "", text, ON, language=language, country=country, standing=Standing.OFFICIAL
    )
    return read(vocabulary, document).new_actions[0]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Maret Näidis decided it today: nine judges from Belarus may no longer enter Estonia.",
        "Nine judges from Belarus may no longer enter Estonia, Foreign Minister Maret Näidis said.",
    ],
)
def test_who_announces_is_not_hit(vocabulary: Vocabulary, text: str) -> None:
    act = first(vocabulary, text, "EE")
    assert (act.persons_named, act.count) == ((), 9)


def test_who_is_only_named_is_hit(vocabulary: Vocabulary) -> None:
    act = first(vocabulary, "Belarusian judge Anton Uzor may no longer enter Estonia.", "EE")
    assert act.persons_named == ("Anton Uzor",)


def test_a_surname_told_with_respect_behind_the_verb_stands_for_the_full_name(vocabulary: Vocabulary) -> None:
    text = (
        "The Czech senator Jana Vzor went to Taipei. China has decided to bar Ms. Vzor from entering China."
    )
    assert first(vocabulary, text, "CN").persons_named == ("Jana Vzor",)
    thanked = (
        "The Czech senator Jana Vzor went to Taipei. China has decided to bar two envoys from entering China "
        "and told Ms. Vzor."
    )
    assert first(vocabulary, thanked, "CN").persons_named == ()


def test_the_next_question_does_not_tell_whose_state_is_hit(vocabulary: Vocabulary) -> None:
    text = (
        "Q: Any news of the lawmaker?\nSpokesperson: China has decided not to let him enter the mainland.\n"
        "Q: On Peru?\nSpokesperson: Our ties with Peru are good."
    )
    assert first(vocabulary, text, "CN").targets == ()
    told = (
        "Q: On Friday?\nSpokesperson: China has decided not to let him enter the mainland. He sits in Peru."
    )
    assert first(vocabulary, told, "CN").targets == ("PE",)


def test_representatives_are_counted_and_a_bare_number_is_not(vocabulary: Vocabulary) -> None:
    closed = "Russia has closed entry to the Russian Federation for 17 representatives of Canada."
    assert first(vocabulary, closed, "RU").count == 17
    ceiling = (
        "The ceiling for staff of the Danish Embassy is cut to 12 and Danish diplomats must give notice "
        "to the ministry before leaving the capital."
    )
    assert first(vocabulary, ceiling, "RU").count is None


def test_a_day_of_birth_is_not_the_day_of_the_act(vocabulary: Vocabulary) -> None:
    text = "The following persons have been deleted from OFAC’s SDN List: MUSTER, Karim; DOB 3 May 1960."
    document = Document("t", "test", "", text, ON, language="en", country="US", standing=Standing.OFFICIAL)
    assert read(vocabulary, document).new_actions
    on_list = "On 3 May 2019 the following persons have been deleted from OFAC’s SDN List: MUSTER, Karim."
    older = Document("t", "test", "", on_list, ON, language="en", country="US", standing=Standing.OFFICIAL)
    assert not read(vocabulary, older).new_actions


def test_two_named_before_are_those_above(vocabulary: Vocabulary) -> None:
    text = "经查，范立样、顾例明充当帮凶。我们决定禁止上述两人及家属前往大陆。"
    assert first(vocabulary, text, "CN", "zh").persons_named == ("范立样", "顾例明")
    three = "经查，范立样、顾例明充当帮凶。我们决定禁止上述三人及家属前往大陆。"
    assert first(vocabulary, three, "CN", "zh").persons_named == ()
