"""What kind of people or bodies are hit: read from the words for them, not from what they are accused of."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.domain.words import TargetKind
from bot.reading import Vocabulary, read

ON = date(2023, 5, 10)


@pytest.mark.parametrize(
    ("country", "hit", "expected"),
    [
        (
            "US",
            "visa restrictions on officials of Belarus who are responsible for the repression of groups.",
            {TargetKind.OFFICIALS},
        ),
        (
            "US",
            "visa restrictions on officials of the Republic of Belarus, their family members and companies.",
            {TargetKind.OFFICIALS, TargetKind.FAMILY, TargetKind.COMPANY},
        ),
        (
            "US",
            "visa restrictions on Belarusian individuals responsible for the detention of journalists.",
            set(),
        ),
        ("CN", "visa restrictions on US personnel who behaved badly on Xizang.", {TargetKind.OFFICIALS}),
        ("US", "visa restrictions on Belarusian military personnel.", {TargetKind.MILITARY}),
        (
            "US",
            "visa restrictions on officials of Belarus under the Immigration and Nationality Act.",
            {TargetKind.OFFICIALS},
        ),
        ("US", "visa restrictions on all people of Belarusian nationality.", {TargetKind.NATIONALS}),
    ],
)
def test_kinds_of_those_hit(
    vocabulary: Vocabulary, country: str, hit: str, expected: set[TargetKind]
) -> None:
    text = f"Today we are imposing {hit}" if country == "US" else f"China has decided to impose {hit}"

    assert kinds(vocabulary, text, country) == expected


def test_staff_of_an_embassy_count_as_diplomats(vocabulary: Vocabulary) -> None:
    text = "The Federal Government has declared two staff of the Belarusian embassy personae non gratae."
    assert kinds(vocabulary, text, "DE") == {TargetKind.DIPLOMATS}


def kinds(vocabulary: Vocabulary, text: str, country: str) -> set[TargetKind]:
    found = read(vocabulary, Document("t", "test", "Statement", text, ON, language="en", country=country))
    return set(found.new_actions[0].target_kinds)


@pytest.mark.parametrize(
    ("why", "themes"),
    [
        ("who let illegal immigration happen.", ("migration",)),
        ("who profit from migrants.", ("migration",)),
        ("under Section 212(a)(3)(C) of the Immigration and Nationality Act.", ()),
    ],
)
def test_the_name_of_a_statute_is_no_theme(vocabulary: Vocabulary, why: str, themes: tuple[str, ...]) -> None:
    text = f"Today we are imposing visa restrictions on officials of Belarus {why}"
    document = Document("t", "us", "", text, ON, language="en", country="US")
    assert read(vocabulary, document).actions[0].themes == themes
