"""Days named without a year lie around the day of the text, also when the year turns between."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.reading import Vocabulary, read
from bot.reading.text.dates import find_dates

BEFORE_THE_TURN, AFTER_THE_TURN = date(2024, 12, 30), date(2025, 1, 3)


@pytest.mark.parametrize(
    ("published", "words", "day"),
    [
        (BEFORE_THE_TURN, "by january 5", date(2025, 1, 5)),
        (BEFORE_THE_TURN, "on december 28", date(2024, 12, 28)),
        (BEFORE_THE_TURN, "on march 2", date(2024, 3, 2)),
        (AFTER_THE_TURN, "on december 28", date(2024, 12, 28)),
        (AFTER_THE_TURN, "by january 20", date(2025, 1, 20)),
        (AFTER_THE_TURN, "on march 2", date(2024, 3, 2)),
        (date(2023, 3, 1), "on february 29", None),
        (date(2026, 5, 13), "by june 30", date(2026, 6, 30)),
        (date(2026, 5, 13), "before midnight on 1 july", date(2026, 7, 1)),
        (date(2026, 5, 13), "no later than 30 september", date(2026, 9, 30)),
        (date(2026, 5, 13), "as of july 1", date(2026, 7, 1)),
        (date(2026, 5, 13), "as of march 1", date(2026, 3, 1)),
        (date(2026, 5, 13), "on june 30", date(2025, 6, 30)),
    ],
)
def test_a_day_without_a_year_is_the_last_one_up_to_a_month_ahead(
    published: date, words: str, day: date | None
) -> None:
    assert [found for found, _, _ in find_dates(words, published)] == ([day] if day else [])


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        ("en", "US", "The United States is expelling two Cuban diplomats, who must leave by January 5."),
        ("zh", "CN", "外交部宣布，自1月5日起，对三名美国官员实施签证限制。"),
    ],
)
def test_what_begins_in_the_new_year_is_new_in_the_last_days_of_the_old(
    vocabulary: Vocabulary, language: str, country: str, text: str
) -> None:
    document = Document("t", "x", "", text, BEFORE_THE_TURN, language=language, country=country)
    (action,) = read(vocabulary, document).actions
    assert action.new
    assert action.effective_on in {None, date(2025, 1, 5)}


MAY = date(2026, 5, 13)


def told(vocabulary: Vocabulary, language: str, country: str, text: str) -> ActionDraft:
    document = Document("t", "x", "", text, MAY, language=language, country=country)
    (action,) = read(vocabulary, document).actions
    return action


@pytest.mark.parametrize(
    "text",
    [
        "The Russian consulate general in Narva must close by June 30{year}.",
        "Ten members of the Russian embassy must leave Estonia before 15 July{year}.",
    ],
)
def test_a_deadline_lies_ahead_although_more_than_a_month_off(vocabulary: Vocabulary, text: str) -> None:
    assert told(vocabulary, "en", "EE", text.format(year="")).new
    assert not told(vocabulary, "en", "EE", text.format(year=", 2025")).new


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        (
            "en",
            "US",
            "Today the United States imposes visa restrictions on officials of Cuba, effective July 1.",
        ),
        ("zh", "CN", "外交部宣布，对三名美国官员实施签证限制，7月1日起施行。"),
        ("ru", "RU", "МИД России ввёл запрет на въезд для трёх граждан Польши с 1 июля."),
    ],
)
def test_a_first_day_lies_ahead_although_more_than_a_month_off(
    vocabulary: Vocabulary, language: str, country: str, text: str
) -> None:
    assert told(vocabulary, language, country, text).effective_on == date(2026, 7, 1)
