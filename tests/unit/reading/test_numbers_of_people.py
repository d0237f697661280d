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


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("14 individuals and 27 organizations", [14, 27]),
        ("five Andorrans", [5]),
        ("two officials and 3 orphaned units", [2, 3]),
        ("four or five officials", [5]),
        ("ten and more officials", []),
    ],
)
def test_a_word_that_begins_like_a_joint_is_none(words: str, numbers: list[int]) -> None:
    assert [n for n, _, _ in find_counts(words, words.lower())] == numbers


def test_two_numbers_are_no_one_number() -> None:
    words = "two officials and five firms"
    assert [n for n, _, _ in find_counts(words, words)] == [2, 5]


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        (
            "fr",
            "FR",
            "La France expulse dix diplomates russes en réponse à l'expulsion de douze agents français.",
        ),
        ("fr", "FR", "En réponse à l'expulsion de douze agents, la France expulse dix diplomates russes."),
        (
            "es",
            "ES",
            "España expulsa a diez diplomáticos rusos en respuesta a la expulsión de doce diplomáticos.",
        ),
        (
            "es",
            "ES",
            "En respuesta a la expulsión de doce diplomáticos, España expulsa a diez diplomáticos rusos.",
        ),
        ("sv", "SE", "Sverige utvisar tio ryska diplomater som svar på utvisningen av tolv diplomater."),
        ("sv", "SE", "Som svar på utvisningen av tolv diplomater, utvisar Sverige tio ryska diplomater."),
        ("ru", "RU", "Россия высылает десять польских дипломатов в ответ на высылку двенадцати сотрудников."),
        (
            "ru",
            "RU",
            "В ответ на высылку двенадцати сотрудников, Россия высылает десять польских дипломатов.",
        ),
    ],
)
def test_those_of_the_act_that_is_answered_are_not_counted(
    vocabulary: Vocabulary, language: str, country: str, text: str
) -> None:
    document = Document("t", "x", "", text, date(2023, 5, 10), language=language, country=country)
    assert [a.count for a in read(vocabulary, document).new_actions] == [10]


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
