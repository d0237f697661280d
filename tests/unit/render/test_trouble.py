"""What is wrong with a source is said in the language of the chat, whatever the world did to it."""

import re
from pathlib import Path

import pytest

from bot.render.trouble import trouble

STATES = {"blocked", "changed", "gone", "invalid", "passing", "permanent", "throttled"}
HOSTILE = Path(__file__).parents[3] / "docs" / "hostile.md"


def sentences() -> list[str]:
    """The last column of the tables of bad answers, without how much was new."""
    rows = [row.split("|") for row in HOSTILE.read_text().splitlines() if row.count("|") == 5]
    cells = [row[4].strip() for row in rows if row[2].strip() in STATES]
    parts = [part for cell in cells for part in cell.split("; to look at: ")]
    return [part for part in parts if part and not part.endswith(" new entries")]


@pytest.mark.parametrize(("language", "letters"), [("zh", "[\u4e00-\u9fff]"), ("ru", "[\u0400-\u04ff]")])
def test_every_sentence_that_a_bad_answer_ends_in_is_told(language: str, letters: str) -> None:
    told = {each: trouble(each, language) for each in sentences()}
    assert len(told) > 40
    assert [each for each, shown in told.items() if not re.search(letters, shown)] == []
    assert all(trouble(each, "en") == each for each in told)


@pytest.mark.parametrize(
    ("kept", "zh", "ru"),
    [
        ("No answer within 8.5 seconds", "8.5秒内无响应", "нет ответа за 8.5 с"),
        (
            "None of 2 items could be used: An item has no link: One",
            "2个条目均无法使用：条目没有链接：One",
            "не годится ни одна запись из 2: у записи нет ссылки: One",
        ),
        ("a.example answered 403 Forbidden: <b>Go</b>", "a.example答复403 Forbidden: <b>Go</b>", None),
        ("KeyError while polling", "KeyError while polling", "KeyError while polling"),
    ],
)
def test_what_a_sentence_quotes_stays_as_it_was(kept: str, zh: str, ru: str | None) -> None:
    assert trouble(kept, "zh") == zh
    assert ru is None or trouble(kept, "ru") == ru
