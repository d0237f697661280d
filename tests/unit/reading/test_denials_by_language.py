"""Every language of phrases knows its negations: what is denied or under a condition acts in none of them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.domain.action import Document
from bot.domain.words import Standing, Verdict
from bot.reading import Vocabulary, read
from shipped import cases

DENIALS: dict[str, Any] = cases(Path(__file__).parents[2] / "fixtures" / "denials.yml")
FEWEST = 6  # acts, and acts denied, of one language
ON = date(2025, 3, 12)


def rows(sort: str) -> Iterator[Any]:
    for language, each in DENIALS.items():
        for number, text in enumerate(each[sort], 1):
            yield pytest.param(language, text, id=f"{language}-{number}")


def verdict(vocabulary: Vocabulary, language: str, text: str) -> Verdict:
    country = DENIALS[language]["country"]
    document = Document(
        "t", "test", "", text, ON, language=language, country=country, standing=Standing.OFFICIAL
    )
    return read(vocabulary, document).verdict


def test_every_language_of_phrases_has_its_denials(vocabulary: Vocabulary) -> None:
    assert set(DENIALS) == set(vocabulary.phrasebooks)
    for each in DENIALS.values():
        assert min(len(each["acts"]), len(each["denied"])) >= FEWEST
        assert each["conditional"]


@pytest.mark.parametrize(("language", "text"), [*rows("denied")])
def test_what_is_denied_refused_or_put_off_acts_not(vocabulary: Vocabulary, language: str, text: str) -> None:
    assert verdict(vocabulary, language, text) is Verdict.NONE


@pytest.mark.parametrize(("language", "text"), [*rows("conditional")])
def test_what_hangs_on_a_condition_is_a_warning_at_most(
    vocabulary: Vocabulary, language: str, text: str
) -> None:
    assert verdict(vocabulary, language, text) in {Verdict.NONE, Verdict.THREATENS}


@pytest.mark.parametrize(("language", "text"), [*rows("acts")])
def test_a_negation_that_denies_no_act_leaves_it(vocabulary: Vocabulary, language: str, text: str) -> None:
    assert verdict(vocabulary, language, text) is Verdict.ANNOUNCES
