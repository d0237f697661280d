"""Minors are never named, and whoever is none is."""

from datetime import date

import pytest

from bot.domain.action import Document, Reading
from bot.reading import Vocabulary, read
from bot.reading.text.minors import without_minors

HIT = "The Department of State is designating Ivan Sample of Belarus for corruption, and "


def reading(vocabulary: Vocabulary, text: str) -> Reading:
    document = Document("t", "us", "", text, date(2023, 5, 10), language="en", country="US")
    return read(vocabulary, document)


@pytest.mark.parametrize(
    "whom",
    [
        "his minor son Alexei Sample.",
        "his minor children Alexei Sample and Olga Sample.",
        "his son Alexei Sample, aged 9.",
        "his 9-year-old daughter Alexei Sample.",
        "his son Alexei Sample (born March 3, 2015).",
        "Alexei Sample, his minor son.",
    ],
)
def test_a_minor_is_named_in_no_field(vocabulary: Vocabulary, whom: str) -> None:
    found = reading(vocabulary, HIT + whom)
    assert found.new_actions
    assert "Alexei" not in repr(found)
    assert "Ivan Sample" in found.new_actions[0].persons_named


@pytest.mark.parametrize(
    "whom",
    [
        "his adult son Alexei Sample.",
        "his son Alexei Sample, aged 39.",
        "his 29-year-old son Alexei Sample.",
        "his son Alexei Sample (born March 3, 1985).",
        "the minor party leader's brother Alexei Sample.",
    ],
)
def test_a_grown_up_relative_is_named(vocabulary: Vocabulary, whom: str) -> None:
    assert "Alexei Sample" in repr(reading(vocabulary, HIT + whom))


def test_everything_else_keeps_its_place() -> None:
    text = "Visa ban on his minor son Alexei Sample and on Jan Roe, 45, of Section 9."
    document = Document("t", "us", "Alexei Sample hit", text, date(2023, 5, 10))
    shown = without_minors(document)
    assert shown.text == text.replace("Alexei Sample", "██████ ██████")
    assert len(shown.text) == len(text)


@pytest.mark.parametrize(
    "text",
    ["Boeing 737, 9, and more.", "Resolution 1267, 9 of them.", "A minor matter in Minsk.", "Room 12, aged."],
)
def test_numbers_beside_other_words_black_nothing_out(text: str) -> None:
    document = Document("t", "us", "", text, date(2023, 5, 10))
    assert without_minors(document) is document


def test_chinese_minors_are_not_named(vocabulary: Vocabulary) -> None:
    text = "中方决定对美国众议员约翰·史密斯及其未成年儿子汤姆·史密斯采取反制措施，不准入境。"
    document = Document("t", "cn", "", text, date(2023, 5, 10), language="zh", country="CN")
    found = read(vocabulary, document)
    assert found.new_actions
    assert "汤姆" not in repr(found)


def test_a_minor_named_again_alone_and_a_word_that_holds_the_name_are_told_apart() -> None:
    text = (
        "Hit are his minor children Will Sample and Ann Sample. Ann Sample has willing friends: Will, Willa."
    )
    shown = without_minors(Document("t", "us", "", text, date(2023, 5, 10))).text
    assert "Ann Sample" not in shown
    assert " and " in shown
    one_word = without_minors(
        Document("t", "us", "", "His minor son Will. Willa and Goodwill.", date(2023, 5, 10))
    )
    assert one_word.text == "His minor son ████. Willa and Goodwill."
