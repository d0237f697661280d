"""Reading takes time in proportion to the text, in every language, also where everything nearly matches."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from adversaries import PLAIN
from bot.domain.action import Document
from bot.reading import Vocabulary, read
from growth import processor_seconds, why_not_linear
from near_matches import filled, near_matches, patterns_in
from shipped import cases, shipped_vocabulary

SIZE = 1_000  # characters, and eight times as many
CAP = 2.0  # seconds for 8,000 characters on a busy machine; most take a hundredth
SENTENCES = Path(__file__).parents[2] / "fixtures" / "reading"
WRITTEN = {path.stem: cases(path)["country"] for path in sorted(SENTENCES.glob("*.yml"))}
PUBLISHERS: dict[str, str] = {"en": "US", "zh": "CN", **WRITTEN}
# Rules of two kinds; the other languages are measured by `make fuzz`.
LANGUAGES = [
    language if language in ("en", "zh") else pytest.param(language, marks=pytest.mark.extensive)
    for language in PUBLISHERS
]


@cache
def vocabulary() -> Vocabulary:
    return shipped_vocabulary()


def examples(language: str) -> list[str]:
    """One phrase for each rule of the language: the whole of a text that the rule's pattern matches."""
    book = vocabulary().phrasebooks.get(language)
    rules = vocabulary().phrases if book is None else tuple(book.phrases)
    return [near_matches(p.pattern, p.flags)[-1] for p in patterns_in(rules)]


def reader(language: str) -> Callable[[str], object]:
    def work(text: str) -> object:
        day = date(2024, 2, 29)
        country = PUBLISHERS[language]
        return read(
            vocabulary(), Document("t", "t", "Statement", text, day, language=language, country=country)
        )

    return work


def slow(language: str, pieces: list[str], before: str) -> dict[str, str]:
    work = reader(language)
    found: dict[str, str] = {}
    for piece in pieces:

        def make(size: int, piece: str = piece) -> str:
            return before + filled(piece, size)

        if why := why_not_linear(work, make, size=SIZE, most_seconds=CAP):
            found[piece] = why
    return found


def test_every_language_with_rules_is_measured() -> None:
    assert {*vocabulary().phrasebooks, "en"} == set(PUBLISHERS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_repeated_piece_takes_more_than_linear_time(language: str) -> None:
    beginning = " ".join(examples(language)[:3]) + " "  # else nothing is looked at
    assert slow(language, list(PLAIN), beginning) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_heap_of_near_matches_takes_more_than_linear_time(language: str) -> None:
    rules = examples(language)
    heaps = ["; ".join(rules), " ".join(rule[:-1] for rule in rules), ", ".join(rules[::-1])]
    assert slow(language, heaps, "") == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_five_megabytes_of_near_matches_are_read_in_seconds(language: str) -> None:
    text = filled("; ".join(examples(language)), 5_000_000)
    assert processor_seconds(reader(language), text) < 8.0  # the slowest takes 2


@pytest.mark.parametrize("sentence", ["They were sanctioned. ", "The US has sanctioned it. "])
def test_a_paragraph_in_which_every_sentence_acts_takes_linear_time(sentence: str) -> None:
    """Each looks at the few before it; looking through the whole paragraph for them took seconds."""

    def make(size: int) -> str:
        return filled(sentence, size)

    assert why_not_linear(reader("en"), make, size=25_000, most_seconds=CAP) is None
