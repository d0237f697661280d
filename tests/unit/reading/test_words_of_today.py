"""Which words place an act on the day of the text."""

import pytest

from bot.reading.text.dates import says_today


@pytest.mark.parametrize(
    ("words", "today"),
    [
        ("in today’s action", True),
        ("we hereby list", True),
        ("this evening", True),
        ("effective immediately", True),
        ("with immediate effect", True),
        ("the bureau has just listed", True),
        ("tonight", True),
        ("a few minutes ago", True),
        ("two hours ago", True),
        ("this week", False),
        ("an immediate effect", False),
        ("just banks", False),
        ("ten hours ago", False),
        ("", False),
    ],
)
def test_words_name_the_day_of_the_text(words: str, *, today: bool) -> None:
    assert says_today(words) is today
