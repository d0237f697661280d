"""The tables of what is said: every row is whole in every language, and takes the same values in each."""

import re
from collections.abc import Mapping
from string import Formatter

from bot.chat.commands import COMMANDS
from bot.chat.presets import PRESETS
from bot.chat.words import PHRASES as OF_THE_CHAT
from bot.render.answer_words import ANSWERS
from bot.render.phrase_rows import PHRASES, Row

_TABLES: Mapping[str, Mapping[str, Row]] = {
    "cards": PHRASES,
    "answers": ANSWERS,
    "chat": OF_THE_CHAT,
    "commands": {command.name: command.description for command in COMMANDS},
    "presets": {name: preset.label for name, preset in PRESETS.items()},
}
_ROWS = [(f"{table}: {key}", row) for table, rows in _TABLES.items() for key, row in rows.items()]
_OWN_WORD = "cards: countermeasure"  # China's own word for its acts is a value of the Chinese cell alone
_LETTERS = ("[A-Za-z]", "[\u4e00-\u9fff]", "[\u0400-\u04ff]")


def _values(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field}


def _tags(text: str) -> list[str]:
    return sorted(re.findall(r"</?\w+>", text))


def _words(text: str) -> str:
    return re.sub(r"\{\w+\}|<[^>]+>|/\w+", "", text)


def test_a_row_takes_the_same_values_and_has_the_same_markup_in_every_language() -> None:
    differing = [
        key
        for key, row in _ROWS
        if key != _OWN_WORD
        and not (len({frozenset(_values(c)) for c in row}) == 1 == len({*map(str, map(_tags, row))}))
    ]
    assert not differing


def test_a_row_is_written_in_the_letters_of_its_language_or_in_signs_alone() -> None:
    foreign = [
        (key, cell)
        for key, row in _ROWS
        for cell, letters in zip(row, _LETTERS, strict=True)
        if not re.search(letters, _words(cell)) and re.search(r"\w", _words(cell))
    ]
    assert not foreign
    assert all(cell for key, row in _ROWS for cell in row)
