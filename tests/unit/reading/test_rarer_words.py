"""Sentences in rarer words with which rules were written, and what only sounds like them, all invented."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.domain.action import Document, Reading
from bot.reading import Vocabulary, read
from shipped import cases

WORDS = Path(__file__).parents[2] / "fixtures" / "words"
ON = date(2025, 9, 16)  # a Tuesday


def rows(sort: str) -> list[dict[str, Any]]:
    return [{"in": path.stem, **row} for path in sorted(WORDS.glob("*.yml")) for row in cases(path)[sort]]


def reading(vocabulary: Vocabulary, country: str, text: str, language: str = "en") -> Reading:
    return read(vocabulary, Document("t", "t", "", text, ON, language=language, country=country))


@pytest.mark.parametrize("row", rows("acts"), ids=lambda row: str(row["says"])[:40])
def test_rarer_words_act_with_their_object(vocabulary: Vocabulary, row: dict[str, Any]) -> None:
    assert reading(vocabulary, row["by"], row["says"], row["in"]).verdict.value == row["verdict"]


@pytest.mark.parametrize("row", rows("silent"), ids=lambda row: str(row["says"])[:40])
def test_what_sounds_like_them_announces_nothing(vocabulary: Vocabulary, row: dict[str, Any]) -> None:
    assert not reading(vocabulary, row["by"], row["says"], row["in"]).verdict.acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Two Iranian diplomats have been ordered out of Sweden.", True),
        ("Two Swedish diplomats have been ordered out of Iran.", False),
        ("Iran has expelled two Swedish diplomats.", False),
    ],
)
def test_what_befalls_the_own_people_is_another_states_act(
    vocabulary: Vocabulary, text: str, acts: bool
) -> None:
    assert reading(vocabulary, "SE", text).verdict.acts is acts
