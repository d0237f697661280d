"""The language tables parsed once: plain dictionaries from code to forms."""

from functools import cache
from typing import NamedTuple

from bot.lexicon import chinese as chinese_words
from bot.lexicon import english, words_ru


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
    return _pairs(chinese_words.CHINESE)


@cache
def russian() -> dict[str, tuple[str, ...]]:
    """Russian names beside CLDR's, in the nominative, by code."""
    return _column(words_ru.ROWS, 0)


@cache
def russian_adjectives() -> dict[str, tuple[str, ...]]:
    """Russian adjectives, nominative and masculine, by code."""
    return _column(words_ru.ROWS, 1)


def _column(table: str, number: int) -> dict[str, tuple[str, ...]]:
    """One column of a table in which a code may have several rows."""
    found: dict[str, tuple[str, ...]] = {}
    for line in table.strip().splitlines():
        code, *cells = line.split("|")
        if words := _words(cells[number]):
            found[code] = (*found.get(code, ()), *words)
    return found


def _pairs(table: str) -> dict[str, tuple[str, ...]]:
    return {code: _words(cell) for code, cell in (line.split("|") for line in table.strip().splitlines())}
