"""What tables cannot say of a language: how its letters are folded, its numerals and its names."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Name = tuple[str, int, int, bool]
"""As spelled, start, end, whether it is a body."""


def _as_it_is(text: str) -> str:
    return text


def _no_numeral(_words: str) -> int | None:
    return None


def _nobody_meant(_text: str, _before: str) -> tuple[Name, ...]:
    return ()


def _no_names(_text: str) -> tuple[Name, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Grammar:
    """Functions of one language; each has a default that leaves the matter to the tables."""

    fold: Callable[[str], str] = _as_it_is  # must keep the length: spans point into the original
    numeral: Callable[[str], int | None] = _no_numeral  # beyond digits and the table of numbers
    names: Callable[[str], tuple[Name, ...]] = _no_names  # of those hit, in the announcing words
    listed: Callable[[str], tuple[Name, ...]] = _no_names  # of those hit, in what follows the announcement
    meant: Callable[[str, str], tuple[Name, ...]] = (
        _nobody_meant  # by "him": announcing words, sentence before
    )


PLAIN = Grammar()


def number(words: str, table: Mapping[str, int], grammar: Grammar) -> int | None:
    """A number in digits, in words of the table ("двадцать пять" adds up), or as the grammar reads it."""
    digits = re.sub(r"(?<=\d)[\s,.](?=\d{3}\b)", "", words.strip())
    if digits.isascii() and digits.isdigit():
        return int(digits)
    spelled = words.strip().casefold()
    if spelled in table:
        return table[spelled]
    parts = spelled.split()
    if len(parts) > 1 and all(part in table for part in parts):
        return sum(table[part] for part in parts)
    return grammar.numeral(words)
