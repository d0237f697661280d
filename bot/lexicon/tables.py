"""The language tables parsed once: plain dictionaries from code to forms."""

from functools import cache
from typing import NamedTuple

from bot.lexicon import english, words_zh_ru


class EnglishForms(NamedTuple):
    """What English calls one state."""

    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split(",") if word and word != "-")


@cache
def english_forms() -> dict[str, EnglishForms]:
    """All rows of the English table by code."""
    rows = (line.split("|") for line in english.ROWS.strip().splitlines())
    return {code: EnglishForms(_words(a), _words(b), _words(c)) for code, a, b, c in rows}


@cache
def not_states() -> tuple[str, ...]:
    """Phrases that hold the name of a state and mean something else."""
    return tuple(" ".join(phrase.split()) for phrase in english.NOT_STATES.split(","))


@cache
def organs() -> dict[str, tuple[str, ...]]:
    """Seats and organs that stand for a government, by code."""
    return _pairs(english.ORGANS)


@cache
def chinese() -> dict[str, tuple[str, ...]]:
    """Chinese names beside CLDR's, by code."""
    return _pairs(words_zh_ru.CHINESE)


@cache
def russian() -> dict[str, tuple[str, ...]]:
    """Russian names beside CLDR's, by code."""
    return _pairs(words_zh_ru.RUSSIAN)


@cache
def russian_adjectives() -> dict[str, tuple[str, ...]]:
    """Russian adjectives by code."""
    return _pairs(words_zh_ru.RUSSIAN_ADJECTIVES)


def _pairs(table: str) -> dict[str, tuple[str, ...]]:
    return {code: _words(cell) for code, cell in (line.split("|") for line in table.strip().splitlines())}
