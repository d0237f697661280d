"""How many are hit: whole numbers in words, and no piece of one."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.reading import Vocabulary, read
from bot.reading.counts import find_counts


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("one hundred and five officials", 105),
        ("three hundred and ten officials", 310),
        ("two dozen officials", 24),
        ("twenty-five officials", 25),
        ("one thousand two hundred officials", 1200),
        ("two thousand and four officials", 2004),
        ("1,200 officials", 1200),
    ],
)
def test_a_number_in_words_is_read_whole(words: str, number: int) -> None:
    assert [n for n, _, _ in find_counts(words, words)] == [number]


def test_two_numbers_are_no_one_number() -> None:
    words = "two officials and five firms"
    assert [n for n, _, _ in find_counts(words, words)] == [2, 5]


@pytest.mark.parametrize(
    ("language", "country", "text", "number"),
    [
        (
            "ru",
            "RU",
            "МИД России объявил персонами нон грата двадцать пять сотрудников посольства Польши.",
            25,
        ),
        ("ru", "RU", "МИД России объявил персонами нон грата пять сотрудников посольства Польши.", 5),
        ("zh", "CN", "外交部宣布，即日起禁止一千二百名美国官员入境。", 1200),
        ("zh", "CN", "外交部宣布，即日起禁止十二名美国官员入境。", 12),
    ],
)
def test_compound_numbers_of_other_languages_are_read_whole(
    vocabulary: Vocabulary, language: str, country: str, text: str, number: int
) -> None:
    document = Document("t", "x", "", text, date(2023, 5, 10), language=language, country=country)
    assert [a.count for a in read(vocabulary, document).actions] == [number]
