"""Why acts are linked is said in the language of the chat."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from bot.catalogue.archive import load_archive
from bot.linking.links import decide_links
from bot.render.reasons import reason

HISTORY = Path(__file__).parents[3] / "config" / "history.jsonl"


def given_reasons() -> set[str]:
    """All that the linker says when the bundled archive is linked anew."""
    actions = sorted((row.action for row in load_archive(HISTORY)), key=lambda action: str(action.on))
    numbered = [replace(action, number=number) for number, action in enumerate(actions, 1)]
    return {
        each
        for at, action in enumerate(numbered)
        for link in decide_links(action, numbered[:at])
        for each in link.reasons
    }


def test_every_reason_that_the_linker_gives_is_told_in_each_language() -> None:
    given = given_reasons()
    assert len(given) > 40
    assert [each for each in given if reason(each, "en") != each] == []
    for language in ("zh", "ru"):
        assert [each for each in given if re.search("[A-Za-z]", reason(each, language))] == []


@pytest.mark.parametrize(
    ("told", "zh", "ru"),
    [
        ("the same two states, the other way round", "双方角色互换", "стороны поменялись местами"),
        ("China and US reversed", "双方角色互换", "стороны поменялись местами"),
        ("0 to 13 days after", "0至13天后", "спустя от 0 до 13 дн."),
        ("the next day", "次日", "на следующий день"),
        (
            "the text names the act of 21 March 2022",
            "文本写明所指为2022年3月21日的措施",
            "в тексте назван день той меры: 21 марта 2022",
        ),
        (
            "the text names the act of March 2022",
            "文本写明所指为2022年3月的措施",
            "в тексте назван день той меры: март 2022",
        ),
        (
            "the text names the act of 2022",
            "文本写明所指为2022年的措施",
            "в тексте назван день той меры: 2022",
        ),
        ("the same number hit (12)", "对象数目相同（12）", "число затронутых совпадает (12)"),
        ("A person linked them", "由人工关联", "связано человеком"),
        (
            "A person linked them: see {the} note",
            "由人工关联：see {the} note",
            "связано человеком: see {the} note",
        ),
    ],
)
def test_what_a_reason_tells_is_kept(told: str, zh: str, ru: str) -> None:
    assert (reason(told, "zh"), reason(told, "ru"), reason(told, "en")) == (zh, ru, told)


@pytest.mark.parametrize("told", ["", "the same", "on a hunch", "12 days", "the same theme and more"])
def test_a_reason_that_no_row_knows_stays_as_it_is(told: str) -> None:
    assert reason(told, "ru") == reason(told, "zh") == told
