"""Notices written with their answers before they were read: how many of their fields must be right.

Half of them, by a hash of their ids, were never looked at while rules were written; docs/evaluation/fields.md
has the figures.
"""

import hashlib
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.domain.action import Document, Reading
from bot.domain.words import Standing
from bot.reading import Vocabulary, read
from shipped import cases

NOTICES = Path(__file__).parents[2] / "fixtures" / "fields"
LISTING = {"asset_freeze": "listing", "sanctions_unspecified": "listing"}
FIELDS = ("targets", "measures", "stage", "named", "count")
# language, half: least share of all fields that must be right; a notice that is missed has none right
FLOORS = {("en", "open"): 0.85, ("en", "held"): 0.80, ("zh", "open"): 0.95, ("zh", "held"): 0.80}


@cache
def load(language: str) -> tuple[dict[str, Any], ...]:
    return tuple(cases(NOTICES / f"{language}.yml"))


def half(identity: str) -> str:
    return "held" if hashlib.sha256(identity.encode()).digest()[0] % 2 else "open"


def answer(vocabulary: Vocabulary, row: dict[str, Any]) -> Reading:
    return read(
        vocabulary,
        Document(
            id="x",
            source="x",
            title=row.get("title", ""),
            text=row["says"],
            date=date(2025, 9, 16),  # a Tuesday, as the agencies among them say
            language=row["id"].split("-")[1],
            country=row["by"],
            standing=Standing.OFFICIAL if row["by"] else Standing.AGENCY,
        ),
    )


def fields(reading: Reading) -> dict[str, object]:
    new = reading.new_actions
    return {
        "targets": {code for action in new for code in action.targets},
        "measures": {LISTING.get(m.value, m.value) for action in new for m in action.measures},
        "stage": new[0].stage.value if new else None,
        "named": any(action.named for action in new),
        "count": new[0].count if new else None,
    }


def wanted(row: dict[str, Any], field: str) -> object:
    value = row["expect"][field]
    if field == "targets":
        return set(value)
    return {LISTING.get(m, m) for m in value} if field == "measures" else value


@pytest.mark.parametrize(("language", "part"), FLOORS)
def test_fields_are_right_as_often_as_the_evaluation_says(
    vocabulary: Vocabulary, language: str, part: str
) -> None:
    tally: Counter[bool] = Counter()
    for row in load(language):
        if half(row["id"]) == part and row["expect"]["verdict"] != "none":
            read_as = fields(answer(vocabulary, row))
            tally.update(read_as[f] == wanted(row, f) for f in FIELDS if f in row["expect"])
    assert tally[True] / tally.total() >= FLOORS[language, part]


def test_what_only_tells_of_another_state_stays_silent(vocabulary: Vocabulary) -> None:
    quiet = [r for language in ("en", "zh") for r in load(language) if r["expect"]["verdict"] == "none"]
    assert quiet
    assert not [r["id"] for r in quiet if answer(vocabulary, r).new_actions]
