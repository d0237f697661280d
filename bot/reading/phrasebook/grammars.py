"""Which languages bring functions beside their tables: a new module is entered here."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.reading.phrasebook.chinese import CHINESE
from bot.reading.phrasebook.grammar import PLAIN, Grammar
from bot.reading.phrasebook.korean import KOREAN
from bot.reading.phrasebook.russian import RUSSIAN

GRAMMARS: Mapping[str, Grammar] = MappingProxyType({"ko": KOREAN, "ru": RUSSIAN, "zh": CHINESE})


def grammar_of(language: str) -> Grammar:
    """The grammar of a language; the plain one where tables are all there is."""
    return GRAMMARS.get(language, PLAIN)
