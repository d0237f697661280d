"""A number never stands beside a noun that does not go with it."""

import re
from collections.abc import Mapping

import pytest

from bot.chat.words import PHRASES as OF_THE_CHAT
from bot.domain.counted import counted
from bot.render.answer_words import ANSWERS
from bot.render.correction import WORDS as OF_CORRECTIONS
from bot.render.digest_words import DIGESTS
from bot.render.operator_words import WORK
from bot.render.phrase_rows import PHRASES, Row
from bot.render.words import filled

_TABLES: tuple[Mapping[str, Row], ...] = (PHRASES, ANSWERS, OF_THE_CHAT, OF_CORRECTIONS, DIGESTS, WORK)
_NOUN = re.compile(r"\{\w+\} (?!is\b|was\b|says\b|has\b)[a-z]{2,}s\b")
_NEVER_ONE = {
    *("measures_found", "days_earlier", "days_later"),  # another row says one
    *("too_many", "export_later", "volume", "volume_none"),  # of a fixed number
    *("first_words_only", "first_characters_only", "broadcast_how"),  # as well
}


@pytest.mark.parametrize(
    ("count", "english", "russian"),
    [
        (0, "0 chats", "0 чатов"),
        (1, "1 chat", "1 чат"),
        (2, "2 chats", "2 чата"),
        (5, "5 chats", "5 чатов"),
        (11, "11 chats", "11 чатов"),
        (12, "12 chats", "12 чатов"),
        (21, "21 chats", "21 чат"),
        (104, "104 chats", "104 чата"),
        (112, "112 chats", "112 чатов"),
    ],
)
def test_a_noun_takes_the_form_of_its_number(count: int, english: str, russian: str) -> None:
    row = ("to {count:chat|chats}", "发给{count}个会话", "в {count:чат|чата|чатов}")
    said = [filled({"to": row}, "to", language, {"count": count}) for language in ("en", "zh", "ru")]
    assert said == [f"to {english}", f"发给{count}个会话", f"в {russian}"]


def test_values_that_are_no_numbers_and_other_formats_are_filled_in_as_ever() -> None:
    row = ("{name} has {count:chat|chats} | {share:.1f}",) * 3
    values = {"name": "a|b", "count": 1, "share": 0.25}
    assert filled({"of": row}, "of", "en", values) == "a|b has 1 chat | 0.2"


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (counted(1, "chat"), "1 chat"),
        (counted(0, "chat"), "0 chats"),
        (counted(2, "entry", "entries"), "2 entries"),
        (counted(1, "entry", "entries"), "1 entry"),
    ],
)
def test_operators_read_the_right_noun_too(told: str, text: str) -> None:
    assert told == text


def test_no_english_row_has_a_plural_beside_a_number_that_may_be_one() -> None:
    plain = {key for table in _TABLES for key, row in table.items() if _NOUN.search(row[0])}
    assert plain == _NEVER_ONE
