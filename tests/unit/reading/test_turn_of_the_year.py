"""Days named without a year lie around the day of the text, also when the year turns between."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.reading import Vocabulary, read
from bot.reading.dates import find_dates

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
