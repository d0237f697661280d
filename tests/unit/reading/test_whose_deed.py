"""Who is no party to an act though the words are near: the attacked, those who comment. All invented."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.reading import Vocabulary, read

ON = date(2024, 5, 1)
NOW = "Today the United States is imposing "
EXCERPT = "Treasury Sanctions Network Supporting Iran"


def first(vocabulary: Vocabulary, text: str, title: str = "Statement", language: str = "en") -> ActionDraft:
    country = {"en": "US", "zh": "CN"}[language]
    document = Document("t", "test", title, text, ON, language=language, country=country)
    return read(vocabulary, document).new_actions[0]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("two Iranian firms that financed attacks on Israeli settlers in the West Bank.", {"IR"}),
        ("the Palestinian group Lions Example for attacks on settlers in the West Bank.", {"PS"}),
        ("two Iranian firms accused of harm to settlers in the West Bank.", {"IR"}),
    ],
)
def test_settlers_who_are_attacked_are_not_hit(vocabulary: Vocabulary, text: str, states: set[str]) -> None:
    assert set(first(vocabulary, f"{NOW}sanctions on {text}").targets) == states


def test_settlers_attacked_do_not_tell_the_state_when_nothing_else_does(vocabulary: Vocabulary) -> None:
    text = f"{NOW}sanctions on Hamas for attacks on settlers. It said nothing of the West Bank."
    assert "IL" not in first(vocabulary, text).targets


@pytest.mark.parametrize(
    "text",
    [
        NOW + "sanctions on four extremist settlers for attacks on Palestinians in the West Bank.",
        NOW + "sanctions against four Israeli settlers in the West Bank.",
        NOW + "visa restrictions on extremist settlers. They burned farms in the West Bank.",
        "Four settlers of the West Bank have been sanctioned by the United States today.",
    ],
)
def test_settlers_who_are_hit_tell_the_state(vocabulary: Vocabulary, text: str) -> None:
    assert first(vocabulary, text).targets == ("IL",)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Iranian official Jan Roe welcomed the decision.",
        "The Iranian official Jan Roe, a father of two, welcomed the decision.",
        "The Turkish businessman Karl Poe criticised it.",
        "The Turkish businessman Karl Poe has said nothing.",
        "Example Bank Ltd has asked for comment.",
        "Example Bank Ltd reported a loss.",
        "The Iranian official Jan Roe and Karl Poe said it supports nobody.",
        "The Iranian official Jan Roe, who owns a shop, said it supports nobody.",
        "The French citizen Ann Doe was killed by the network.",
        "The French citizen Ann Doe has been detained by the network.",
    ],
)
def test_those_who_speak_or_suffer_below_a_title_are_not_hit(vocabulary: Vocabulary, sentence: str) -> None:
    act = first(vocabulary, sentence, EXCERPT)
    assert (act.persons_named, act.entities_named) == ((), ())


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The Iranian official Jan Roe oversaw the shipments.", "Jan Roe"),
        ("The Iranian official Jan Roe, a father of two, has financed the network.", "Jan Roe"),
        ("The Turkish businessman Karl Poe is its owner.", "Karl Poe"),
        ("The Turkish businessman Karl Poe was also involved in the sales.", "Karl Poe"),
        ("Example Bank Ltd (Example) has transferred millions.", "Example Bank Ltd"),
        ("The Iranian official Jan Roe attacked ships.", "Jan Roe"),
        ("Example Bank Ltd has ties to it.", "Example Bank Ltd"),
        ("Example Bank Ltd was used by the network.", "Example Bank Ltd"),
        ("Example Bank Ltd and Otherone Trading FZE shipped oil.", "Example Bank Ltd"),
    ],
)
def test_those_who_did_something_below_a_title_are_hit(
    vocabulary: Vocabulary, sentence: str, name: str
) -> None:
    act = first(vocabulary, sentence, EXCERPT)
    assert name in (*act.persons_named, *act.entities_named)


@pytest.mark.parametrize(
    "sentence",
    [
        "其中包括在日本和韩国的公司。",
        "其中包括张三和李四担任高管的公司。",
        "其中包括日本和韩国的企业。",
        "其中包括位于东京、由张三领导的人员。",
        "其中包括日本、加拿大。",
    ],
)
def test_states_and_those_who_only_describe_others_are_not_named(
    vocabulary: Vocabulary, sentence: str
) -> None:
    assert not first(vocabulary, f"中方决定对美国两家公司采取反制措施。{sentence}", "", "zh").named


def test_those_told_apart_by_name_are_named(vocabulary: Vocabulary) -> None:
    act = first(vocabulary, "中方决定对美国两名官员采取反制措施。其中包括张三和李四。", "", "zh")
    assert act.persons_named == ("张三", "李四")
    act = first(vocabulary, "中方决定对美国两家公司采取反制措施。其中包括样例石化公司。", "", "zh")
    assert act.entities_named == ("样例石化公司",)
