"""The tables of what is said: every row is whole in every language, and takes the same values in each."""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

import bot.chat
import bot.render
from bot.chat.commands import COMMANDS
from bot.chat.presets import PRESETS
from bot.chat.words import PHRASES as OF_THE_CHAT
from bot.render.answer_words import ANSWERS
from bot.render.correction import WORDS as OF_CORRECTIONS
from bot.render.operator_words import DROP_REASONS, WORK
from bot.render.phrase_rows import PHRASES, Row
from bot.render.words import EASED

_TABLES: Mapping[str, Mapping[str, Row]] = {
    "cards": PHRASES,
    "answers": ANSWERS,
    "chat": OF_THE_CHAT,
    "corrections": OF_CORRECTIONS,
    "operators": WORK,
    "reasons to drop": DROP_REASONS,
    "commands": {command.name: command.description for command in COMMANDS},
    "presets": {name: preset.label for name, preset in PRESETS.items()},
}
_ROWS = [(f"{table}: {key}", row) for table, rows in _TABLES.items() for key, row in rows.items()]
_OWN_WORD = "cards: countermeasure"  # China's own word for its acts is a value of the Chinese cell alone
_NAMES = {"Telegram", "UTC", "mydata", "magnitsky", "nongrata"}  # spelled alike everywhere
_LETTERS = ("[A-Za-z]", "[\u4e00-\u9fff]", "[\u0400-\u04ff]")


def _values(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field}


def _tags(text: str) -> list[str]:
    return sorted(re.findall(r"</?\w+>", text))


def _words(text: str) -> str:
    """What a reader sees: nouns that go with a number, but neither the values' names nor the markup."""
    return re.sub(r"\{\w+:?|\}|<[^>]+>|/\w+", "", text)


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


def _cells(value: object) -> Iterator[tuple[str, ...]]:
    """Every triple of texts in a constant of a module, however deep in its tables."""
    if isinstance(value, tuple) and len(value) == 3 and all(isinstance(part, str) for part in value):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _cells(part)
    elif isinstance(value, tuple | frozenset):
        for part in value:
            yield from _cells(part)


def _rows_of_all_rooms() -> Iterator[tuple[str, tuple[str, ...]]]:
    for package in (bot.chat, bot.render):
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(found.name)).items():
                rows = (row for row in _cells(value) if re.search("[\u4e00-\u9fff]", row[1]))
                yield from ((f"{found.name}.{name}", row) for row in rows)


def test_no_english_word_stands_in_a_chinese_or_russian_cell_of_any_room() -> None:
    rows = list(_rows_of_all_rooms())
    foreign = [
        (name, word)
        for name, row in rows
        for cell in row[1:]
        for word in re.findall(r"[A-Za-z]{2,}", _words(re.sub(r"<code>.*?</code>", "", cell)))
        if word not in _NAMES
    ]
    assert not foreign
    assert len({row for _, row in rows}) > len({row for _, row in _ROWS}), "more than the tables above"


def test_what_ends_a_subscription_never_reads_as_a_measure_that_was_lifted() -> None:
    lifted = [
        tuple(row[at].casefold() for row in (*EASED.values(), ("", "取消", "отмен"))) for at in range(3)
    ]
    for key in ("stopped", "stopped_all", "b_stop", "how_to_stop"):
        for language, cell in enumerate(OF_THE_CHAT[key]):
            said = cell.casefold().replace("取消关注", "").replace("全部取消", "").replace("取消一项", "")
            taken = [
                word for word in lifted[language] if word and word in re.sub(r"取消\{count\}项关注", "", said)
            ]
            assert not taken, (key, cell)
    for cell, about in zip(OF_THE_CHAT["stopped"], ("follow", "关注", "подписка"), strict=True):
        assert about in cell.casefold(), "it says that a subscription is meant"


def test_in_chinese_an_exchange_that_is_not_sent_is_called_otherwise_than_one_without_sound() -> None:
    silent = ANSWERS["how_silent"][1]
    for key in ("muted", "unmuted", "b_unmute", "kept_muted", "kept_no_muted", "forget_question"):
        assert silent not in OF_THE_CHAT[key][1], key
    assert silent not in PHRASES["b_mute"][1]
    assert silent in OF_THE_CHAT["b_follow_silently"][1]


def test_in_chinese_states_and_territories_are_never_all_called_states() -> None:
    called = [key for key, row in _ROWS if re.search("国家(?!和地区|或地区|/地区)", row[1])]
    assert not called


def test_a_message_that_was_cut_claims_nothing_about_the_exchange() -> None:
    for cell, claim in zip(ANSWERS["exchange_goes_on"], ("goes on", "未完", "продолжа"), strict=True):
        assert claim not in cell


def test_a_warning_that_was_carried_out_is_told_as_done_in_chinese() -> None:
    assert "已" in ANSWERS["carried_out_day"][1]


def test_operators_and_administrators_of_a_group_are_not_one_word_in_chinese() -> None:
    assert "管理员" in OF_THE_CHAT["administrators_only"][1]
    of_chats = {"chat: administrators_only", "cards: not_theirs"}
    assert {key for key, row in _ROWS if "管理员" in row[1]} == of_chats


# Put together from a kind of chat, from what a law reaches and how, or from what a source is.
_COMPOSED = ("kind_", "reach_", "how_", "source_", "standing_", "status_")


def test_no_row_is_left_that_nobody_says() -> None:
    whole = {
        path: path.read_text(encoding="utf-8") for path in Path(bot.render.__path__[0]).parent.rglob("*.py")
    }
    spoken = "".join(
        text
        for path, text in whole.items()
        if not path.stem.startswith(
            ("words", "answer_words", "follow_words", "operator_words", "phrase_rows")
        )
    )
    rows = [key for table in (PHRASES, ANSWERS, OF_THE_CHAT, WORK) for key in table]
    assert not [
        key
        for key in rows
        if not key.startswith(_COMPOSED) and f'"{key}"' not in spoken and f"'{key}'" not in spoken
    ]
