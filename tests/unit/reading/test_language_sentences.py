"""Sentences as ministries and agencies write them, in each language: what acts, and what does not."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.domain.action import ActionDraft, Document, Reading
from bot.domain.words import Standing, Verdict
from bot.reading import Vocabulary, read, screen
from shipped import cases

SENTENCES = Path(__file__).parents[2] / "fixtures" / "reading"
LANGUAGES = sorted(path.stem for path in SENTENCES.glob("*.yml"))
FEWEST = {"ru": 40}  # of each sort; others have at least FEWEST_OF_OTHERS
FEWEST_OF_OTHERS = 15
# What a row may expect of the first new action; targets and measures are those of all new actions together.
FIELDS = ("issuer", "stage", "count", "named")


def load(language: str) -> dict[str, Any]:
    loaded: dict[str, Any] = cases(SENTENCES / f"{language}.yml")
    return loaded


def rows(sort: str) -> Iterator[Any]:
    for language in LANGUAGES:
        whole = load(language)
        for number, row in enumerate(whole[sort], 1):
            defaults = {"country": whole["country"], "date": whole["date"], "language": language, "title": ""}
            yield pytest.param({**defaults, **row}, id=f"{language}-{number}")


def document(row: dict[str, Any]) -> Document:
    official: date = row["date"]
    return Document(
        id="x",
        source="x",
        title=row["title"],
        text=row["says"],
        date=official,
        language=row["language"],
        country=row["country"],
        standing=Standing.OFFICIAL if row["country"] else Standing.AGENCY,
    )


def seen(reading: Reading) -> dict[str, object]:
    """The fields that rows speak of, as read."""
    new: list[ActionDraft] = list(reading.new_actions)
    return {
        "verdict": reading.verdict.value,
        "targets": {code for action in new for code in action.targets},
        "measures": {measure.value for action in new for measure in action.measures},
        **{field: getattr(new[0], field) if new else None for field in FIELDS},
    }


@pytest.mark.parametrize("row", [*rows("acts")])
def test_what_acts_is_read_field_by_field(vocabulary: Vocabulary, row: dict[str, Any]) -> None:
    told = document(row)
    assert screen(vocabulary, told.title, told.text, told.language)
    reading = read(vocabulary, told)
    got = seen(reading)
    measures = got.pop("measures")
    wanted = dict(row["expect"])
    allowed = wanted.pop("measures", None)
    wanted = {field: set(value) if field == "targets" else value for field, value in wanted.items()}
    assert {field: got[field] for field in wanted} == wanted
    assert isinstance(measures, set)
    assert measures
    assert allowed is None or measures <= set(allowed)
    assert all(e.span.text for action in reading.new_actions for e in action.evidence)


@pytest.mark.parametrize("row", [*rows("silent")])
def test_what_announces_nothing_stays_silent(vocabulary: Vocabulary, row: dict[str, Any]) -> None:
    reading = read(vocabulary, document(row))
    assert reading.verdict is Verdict.NONE, reading.new_actions
    if "kind" in row:
        assert reading.none_kind == row["kind"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_sentences_each_way(language: str) -> None:
    whole = load(language)
    fewest = FEWEST.get(language, FEWEST_OF_OTHERS)
    assert len(whole["acts"]) >= fewest
    assert len(whole["silent"]) >= fewest


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_of_daily_diplomacy_is_not_even_fetched(vocabulary: Vocabulary, language: str) -> None:
    """The opposite of the screen's duty: it must turn something away."""
    assert not screen(vocabulary, "", load(language)["daily"], language)
