"""Answers in kind tell two acts and two numbers: whose is whose, in every order of the two."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.domain.action import Document
from bot.domain.words import Measure, Standing
from bot.reading import Vocabulary, read
from shipped import cases

ANSWERS = Path(__file__).parents[2] / "fixtures" / "answers"
STATES = {
    "en": {
        "LT": ("Lithuania", "Lithuanian", "Vilnius"),
        "BY": ("Belarus", "Belarusian", "Minsk"),
        "IN": ("India", "Indian", "New Delhi"),
        "CA": ("Canada", "Canadian", "Ottawa"),
        "RU": ("Russia", "Russian", "Moscow"),
        "CZ": ("the Czech Republic", "Czech", "Prague"),
    },
}
PAIRS = (("LT", "BY"), ("IN", "CA"), ("RU", "CZ"), ("BY", "LT"))
NUMBERS = {"en": {2: "two", 3: "three", 4: "four", 5: "five", 11: "11", 20: "20"}}
COUNTS = ((3, 2, 5), (5, 11, 2), (11, 3, 4), (4, 20, 3), (20, 5, 2))  # n, m, more


def filled(language: str, at: int, words: str) -> tuple[str, str, str, dict[str, int]]:
    """A text of the table, whose act it is, whom it hits, and the numbers in it."""
    issuer, other = PAIRS[at % len(PAIRS)]
    numbers = dict(zip(("n", "m", "more"), COUNTS[at % len(COUNTS)], strict=True))
    own, them = STATES[language][issuer], STATES[language][other]
    spelled = {name: NUMBERS[language].get(number, str(number)) for name, number in numbers.items()}
    text = words.format(
        own=own[0], Own=own[1], seat=own[2], them=them[0], Them=them[1], there=them[2], **spelled
    )
    return text[:1].upper() + text[1:], issuer, other, numbers


ROWS = [
    (language, at, row) for language in STATES for at, row in enumerate(cases(ANSWERS / f"{language}.yml"))
]


@pytest.mark.parametrize(("language", "at", "row"), ROWS)
def test_only_those_whom_the_act_itself_hits_are_counted(
    vocabulary: Vocabulary, language: str, at: int, row: dict[str, Any]
) -> None:
    text, issuer, other, numbers = filled(language, at, row["says"])
    title = filled(language, at, row.get("title", ""))[0]
    agency = row.get("by") == "agency"
    document = Document(
        id="x",
        source="x",
        title=title,
        text=text,
        date=date(2026, 11, 26),  # a Thursday, as the agencies among them say
        language=language,
        country=None if agency else issuer,
        standing=Standing.AGENCY if agency else Standing.OFFICIAL,
    )
    new = read(vocabulary, document).new_actions
    if "does" not in row:
        assert not new, text
        return
    assert [(act.issuer, act.targets) for act in new] == [(issuer, (other,))], text
    wanted = row["does"]
    if "measure" in wanted:
        assert Measure(wanted["measure"]) in new[0].measures, text
    if "count" in wanted:
        assert new[0].count == sum(numbers[name] for name in wanted["count"].split("+")), text
