"""When measures begin and end, apart from other days that a notice names."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.reading import Vocabulary, read

PUBLISHED = date(2023, 5, 10)
IMPOSED = "The Council today imposed sanctions on five Belarusian officials."


def first(vocabulary: Vocabulary, text: str, country: str = "EU") -> ActionDraft:
    document = Document("t", "source", "", text, PUBLISHED, language="en", country=country)
    return read(vocabulary, document).actions[0]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The Council prolonged the sanctions against Belarus until 28 February 2024.", date(2024, 2, 28)),
        (f"{IMPOSED} The measures will apply until 15 September 2023.", date(2023, 9, 15)),
        (
            "The Council today banned four judges of Belarus from entry through and including May 31, 2024.",
            date(2024, 5, 31),
        ),
        (f"{IMPOSED} They expire on 1 June 2024.", date(2024, 6, 1)),
        ("The Council suspended the sanctions on two banks of Belarus until 1 July 2023.", date(2023, 7, 1)),
    ],
)  # fmt: skip
def test_the_last_day_of_a_measure_is_told(vocabulary: Vocabulary, text: str, ends: date) -> None:
    action = first(vocabulary, text)
    assert action.expires_on == ends
    (evidence,) = [e for e in action.evidence if e.field == "expires_on"]
    assert str(ends.year) in evidence.span.text


@pytest.mark.parametrize(
    "text",
    [
        "The Council imposed sanctions on Ivan Example, who was minister of Belarus until 3 March 2023.",
        "The Council imposed sanctions on Ivan Example, who will judge in Belarus until 3 March 2024.",
        f"{IMPOSED} Talks go on until 15 September 2023.",
        f"{IMPOSED} They take effect on 15 June 2023.",
        f"{IMPOSED} It had prolonged older ones until 9 August 2022.",
    ],
)
def test_days_of_other_things_end_no_measure(vocabulary: Vocabulary, text: str) -> None:
    assert first(vocabulary, text).expires_on is None


def test_a_day_to_leave_is_no_end_of_a_measure(vocabulary: Vocabulary) -> None:
    text = (
        "Poland today expelled two Belarusian diplomats. Until 15 May 2023 they must leave, entry is barred."
    )
    assert first(vocabulary, text, "PL").expires_on is None
