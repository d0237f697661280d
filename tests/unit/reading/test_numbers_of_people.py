"""How many are hit: whole numbers in words, and no piece of one."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.reading import Vocabulary, read
from bot.reading.english.counts import find_counts


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


@pytest.mark.parametrize(
    ("text", "count"),
    [
        # A round number gives way to one that is to the man, in whatever order they stand.
        (
            "Canada today expelled nearly three dozen Russian envoys. Today Canada expels 34 Russian envoys.",
            34,
        ),
        (
            "Today Canada sanctions 61 Russian judges. Canada today sanctions more than 60 Russian judges.",
            61,
        ),
        ("Canada today expelled nearly three dozen Russian diplomats.", 36),
        # Those named as some of those hit are not all of them.
        ("Canada today imposed sanctions on Iranian judges, including Reza Namuneh and Omid Mesali.", None),
        ("Canada today imposed sanctions on five Iranian judges, including Reza Namuneh.", 5),
        ("Canada today imposed sanctions on the Iranian judges Reza Namuneh and Omid Mesali.", 2),
        # Named beside a number they are more; described by it they are not.
        ("Canada today imposed sanctions on Reza Namuneh and 60 Iranian companies.", 61),
        (
            "Today Canada imposed sanctions on Reza Namuneh and Omid Mesali, hitting two Iranian brokers.",
            2,
        ),
    ],
)
def test_the_number_is_of_all_whom_the_act_hits_or_untold(
    vocabulary: Vocabulary, text: str, count: int | None
) -> None:
    document = Document(
        id="x", source="x", title="", text=text, date=date(2026, 11, 26), language="en", country="CA"
    )
    (act,) = read(vocabulary, document).new_actions
    assert act.count == count


RUSSIAN_KINDS = """
чиновников судей прокуроров генералов солдат министров депутатов парламентариев политиков мэров
олигархов бизнесменов банкиров хакеров пропагандистов учёных священников активистов наёмников
шпионов советников помощников родственников следователей экспертов блогеров артистов компаний фирм
банков заводов верфей авиакомпаний бирж фондов университетов институтов ведомств танкеров
телеканалов газет сайтов
"""


def test_every_kind_of_those_hit_is_counted_in_russian(vocabulary: Vocabulary) -> None:
    missed = []
    for at, kind in enumerate(RUSSIAN_KINDS.split()):
        frame = (
            "Литва сегодня ввела санкции против 5 белорусских {}.",
            "В санкционный список сегодня включены 5 белорусских {}.",
        )[at % 2]
        text = frame.format(kind)
        document = Document(
            id="x", source="x", title="", text=text, date=date(2026, 11, 26), language="ru", country="LT"
        )
        if [(a.count, a.targets) for a in read(vocabulary, document).new_actions] != [(5, ("BY",))]:
            missed.append(text)
    assert missed == []
