"""The bundled archive as people read it: no line says of an act what its row does not."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pytest
from html_oracle import visible

from bot.catalogue.archive import load_archive
from bot.domain.action import Action
from bot.domain.views import ActionView
from bot.domain.words import EasedKind, Measure, Stage
from bot.lexicon import country_name
from bot.render.effects import Effects
from bot.render.facts import fact_rows
from bot.render.headline import headline
from bot.render.history import history_row
from bot.render.marks import mark_row, measures

NOW = datetime(2026, 11, 27, tzinfo=UTC)
ROWS = load_archive(Path(__file__).parents[3] / "config" / "history.jsonl")
ACTIONS = tuple(replace(row.action, number=number) for number, row in enumerate(ROWS, 1))
BY_ID = {action.archive_id: action for action in ACTIONS}

WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
NUMBERS = {word: number for number, word in enumerate(WORDS.split())} | {"forty": 40}
NUMBER = re.compile(rf"(?i)(?<![\w.-])(\d+|{'|'.join(NUMBERS)})(?![\w.-])")
OF_STATES = re.compile(r"(?i)\b(?:countries|states)\b")
BODY = re.compile(
    r"(?i)\b(?:compan|firms?\b|entit|banks?\b|consulate|bureau|institut|council|industries|corporation|"
    r"airlines|academy|subsidiar|ltda?\b|limited\b|library|youth\b|"
    r"media\b|ngos?\b(?! heads)|subcommittee)"
)
PEOPLE = re.compile(r"(?i)\b(?:individuals?|people|person)\b(?! (?:or|and) bod)")


def said(action: Action, language: str = "en") -> str:
    """The headline and the lines of whom it hits, who is named and how many."""
    lines = fact_rows(ActionView(action, None), Effects(), language)
    return f"{headline(action, language)}\n" + visible("\n".join(lines))


def numbers(words: str) -> list[int]:
    found = [match[1].lower() for match in NUMBER.finditer(words)]
    return [int(each) if each.isdigit() else NUMBERS[each] for each in found]


def ours(action: Action) -> str:
    """What the rendering says, without the words of the row itself."""
    return re.sub(r"; described as: [^\n]*", "", said(action))


def test_the_number_hit_is_one_that_the_row_tells() -> None:
    for action in ACTIONS:
        told = numbers(f"{action.target_class} {action.headline}")
        sums = {sum(some) for size in (1, 2) for some in combinations(told, size)}
        if told and action.count and action.count > 1 and not (action.persons or action.entities):
            assert action.count in sums, (action.archive_id, action.count, action.target_class)


def test_a_number_of_states_or_measures_is_no_number_of_people() -> None:
    for action in ACTIONS:
        if OF_STATES.search(action.target_class or "") or "nine measures" in (action.target_class or ""):
            assert action.count is None, action.archive_id
    assert headline(BY_ID["h0287"]).endswith("nationals of 12 states")
    assert "12 people" not in said(BY_ID["h0287"])


def test_no_body_is_called_a_person_and_listed_among_them() -> None:
    for action in ACTIONS:
        assert not [name for name in (*action.persons, *action.family) if BODY.search(name)], (
            action.archive_id
        )
        if BODY.search(action.target_class or "") and not action.target_kinds:
            assert not PEOPLE.search(ours(action)), ours(action)


def test_no_more_are_named_than_are_hit() -> None:
    for action in ACTIONS:
        if action.count:
            assert len(action.persons) + len(action.family) + len(action.entities) <= action.count


@pytest.mark.parametrize(
    ("row", "line", "nowhere"),
    [
        ("h0044", "US imposes trade restrictions on 24 Chinese companies", "individuals"),
        ("h0336", "on 30 US persons and bodies", "individuals"),
        ("h0168", "of 192 Russian persons and bodies", "people"),
        ("h0175", "on 21 persons and bodies of 2 states", "people"),
        ("h0207", "US freezes assets of 3 Chinese persons and bodies", "individuals"),
        ("h0118", "UK freezes assets of 3 Russian persons and bodies", "individuals"),
        ("h0236", "Poland announces the expulsion of Russian consular staff", "expulsion of Consulate"),
        ("h0064", "Sweden expels a Russian diplomat", "2"),
        ("h0233", "US bars 8 Ecuadorian officials and family members", "2 in the text"),
        ("h0310", "Spain announces trade restrictions and entry bans on Israeli targets", "9 "),
        ("h0134", "China takes measures against the US", "8 persons"),
    ],
)
def test_a_row_is_told_as_what_it_was(row: str, line: str, nowhere: str) -> None:
    assert line in said(BY_ID[row])
    assert nowhere not in ours(BY_ID[row])


@pytest.mark.parametrize(
    ("row", "zh", "ru"),
    [
        ("h0134", "中国对美国采取措施", "Китай принимает меры против США"),
        (
            "h0149",
            "俄罗斯扩大对加拿大200名官员、议员等人员的入境禁令",
            "Россия расширяет запрет на въезд для 200 должностных лиц, депутатов и др. Канады",
        ),
        (
            "h0330",
            "美国解除对巴西3个官员、家属等对象的资产冻结",
            "США отменяют блокировку активов 3 должностных лиц, членов семей и др. Бразилии",
        ),
        (
            "h0054",
            "美国对中国14名议员实施资产冻结和签证限制",
            "США вводят блокировку активов и визовые ограничения против 14 депутатов Китая",
        ),
    ],
)
def test_chinese_and_russian_say_as_much_as_english(row: str, zh: str, ru: str) -> None:
    assert headline(BY_ID[row], "zh") == zh
    assert headline(BY_ID[row], "ru") == ru


def test_an_easing_says_what_is_eased() -> None:
    eased = [action for action in ACTIONS if action.stage is Stage.EASED]
    vague = {Measure.SANCTIONS_UNSPECIFIED, Measure.OTHER}
    assert [a.archive_id for a in eased if not set(a.measures) - vague] == ["h0282"]  # "sanctions", it says
    assert headline(BY_ID["h0021"]) == "Bolivia lifts visa measures for US and Israeli nationals"
    assert headline(BY_ID["h0164"]) == "South Korea lifts visa measures for Chinese nationals"
    assert headline(BY_ID["h0035"]) == "Venezuela withdraws the expulsion of Isabel Brilhante"
    assert BY_ID["h0330"].eased_kind is EasedKind.LIFTED


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_what_others_answered_without_its_being_a_sanction_is_called_none(language: str) -> None:
    visit = BY_ID["h0133"]
    no_sanction = {"en": "no sanction", "zh": "非制裁举动", "ru": "не санкция"}[language]
    shown = f"{said(visit, language)}\n{mark_row(ActionView(visit, None), language)}"

    assert no_sanction in shown.casefold()
    assert not re.search("🔴|measures|措施|меры", shown)
    assert measures(visit, language) == no_sanction
    if language != "en":
        assert country_name("TW", language)[:6] in headline(visit, language)
    line = history_row(ActionView(visit, None), 2022, NOW, language)
    assert no_sanction in line
    assert headline(visit, language) in line
    assert not re.search("🔴|measures|措施|меры", line)
    assert "🔴" in mark_row(ActionView(BY_ID["h0134"], None), language)
