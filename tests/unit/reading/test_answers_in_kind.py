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
# What stands for the state that acts and for the other, in the order of their forms.
FORMS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "en": (("own", "Own", "seat"), ("them", "Them", "there")),
    "zh": (("own",), ("them",)),
    "ru": (
        ("own", "own_of", "own_into", "Own", "seat_of"),
        ("them", "them_of", "them_into", "Them", "there_of"),
    ),
}
STATES: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "LT": ("Lithuania", "Lithuanian", "Vilnius"),
        "BY": ("Belarus", "Belarusian", "Minsk"),
        "IN": ("India", "Indian", "New Delhi"),
        "CA": ("Canada", "Canadian", "Ottawa"),
        "RU": ("Russia", "Russian", "Moscow"),
        "CZ": ("the Czech Republic", "Czech", "Prague"),
    },
    "zh": {"CN": ("中国",), "US": ("美国",), "LT": ("立陶宛",), "BY": ("白俄罗斯",), "JP": ("日本",)},
    "ru": {
        "RU": ("Россия", "России", "Россию", "российских", "Москвы"),
        "CZ": ("Чехия", "Чехии", "Чехию", "чешских", "Праги"),
        "LT": ("Литва", "Литвы", "Литву", "литовских", "Вильнюса"),
        "BY": ("Белоруссия", "Белоруссии", "Белоруссию", "белорусских", "Минска"),
    },
}
PAIRS: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (("LT", "BY"), ("IN", "CA"), ("RU", "CZ"), ("BY", "LT")),
    "zh": (("CN", "US"), ("LT", "BY"), ("CN", "JP")),
    "ru": (("RU", "CZ"), ("LT", "BY"), ("RU", "LT")),
}
SPELLED = {"en": {2: "two", 3: "three", 4: "four", 5: "five"}}
COUNTS = ((3, 2, 5), (5, 11, 2), (11, 3, 4), (4, 20, 3), (20, 5, 2))  # n, m, more


def filled(language: str, at: int, words: str) -> tuple[str, str, str, dict[str, int]]:
    """A text of the table, whose act it is, whom it hits, and the numbers in it."""
    issuer, other = PAIRS[language][at % len(PAIRS[language])]
    numbers = dict(zip(("n", "m", "more"), COUNTS[at % len(COUNTS)], strict=True))
    spelled = {k: SPELLED.get(language, {}).get(n, str(n)) for k, n in numbers.items()}
    ours, theirs = FORMS[language]
    forms = dict(zip(ours, STATES[language][issuer], strict=True))
    forms |= zip(theirs, STATES[language][other], strict=True)
    text = words.format(**forms, **spelled)
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
    reading = read(vocabulary, document)
    new = reading.new_actions
    if "does" not in row:
        assert not new, text
        return
    assert [(act.issuer, act.targets) for act in new] == [(issuer, (other,))], text
    assert "alone" not in row or reading.actions == new, text
    wanted = row["does"]
    if "measure" in wanted:
        assert Measure(wanted["measure"]) in new[0].measures, text
    if "count" in wanted:
        assert new[0].count == sum(numbers[name] for name in wanted["count"].split("+")), text
