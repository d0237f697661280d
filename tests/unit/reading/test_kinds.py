"""What kind of people or bodies are hit: read from the words for them, not from what they are accused of."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.domain.words import TargetKind
from bot.reading import Vocabulary, read

ON = date(2023, 5, 10)


@pytest.mark.parametrize(
    ("country", "text", "expected"),
    [
        (
            "US",
            "Today I am announcing visa restrictions on officials of the Republic of Belarus who are believed "
            "to be responsible for the repression of independent groups and their family members.",
            {TargetKind.OFFICIALS},
        ),
        (
            "US",
            "Today I am announcing visa restrictions on officials of the Republic of Belarus, their family "
            "members and companies that serve them.",
            {TargetKind.OFFICIALS, TargetKind.FAMILY, TargetKind.COMPANY},
        ),
        (
            "US",
            "Today we are imposing visa restrictions on Belarusian individuals responsible for the detention "
            "of journalists.",
            set(),
        ),
        (
            "CN",
            "China has decided to impose visa restrictions on US personnel who behaved badly on Xizang.",
            {TargetKind.OFFICIALS},
        ),
        (
            "DE",
            "The Federal Government has declared two members of the staff of the Belarusian embassy personae "
            "non gratae.",
            {TargetKind.DIPLOMATS},
        ),
        (
            "US",
            "Today we are imposing visa restrictions on Belarusian military personnel.",
            {TargetKind.MILITARY},
        ),
    ],
)
def test_kinds_of_those_hit(
    vocabulary: Vocabulary, country: str, text: str, expected: set[TargetKind]
) -> None:
    found = read(vocabulary, Document("t", "test", "Statement", text, ON, language="en", country=country))

    assert set(found.new_actions[0].target_kinds) == expected
