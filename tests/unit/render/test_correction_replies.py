"""A correction says what was wrong and what holds; a withdrawal asks to be passed on."""

from dataclasses import replace

import pytest
from html_oracle import utf16_units, visible
from hypothesis import given, settings
from hypothesis import strategies as st
from render_cases import ANSWER, ANSWER_VIEW, CARD, NOTICE, at

from bot.alerts.corrections import decide_correction
from bot.domain.action import Action
from bot.domain.chat import Message
from bot.domain.words import Measure, Stage, Standing
from bot.render import render_correction

NOW = at(31, 15, 21)
TOLD_AT = at(31, 15, 4)


def reply(told: tuple[Action, ...], *current: Action, language: str = "en") -> Message:
    views = tuple(replace(ANSWER_VIEW, action=action) for action in current)
    correction = decide_correction(replace(CARD, actions=views), told)
    return render_correction(correction, language=language, now=NOW, told_at=TOLD_AT)


def rows(told: Action, current: Action, language: str = "en") -> list[str]:
    return visible(reply((told,), current, language=language).html).split("\n")


def test_a_withdrawal() -> None:
    message = reply((ANSWER,), replace(ANSWER, withdrawn=True))

    assert message.html == (
        "<b>⚠️ Withdrawn: the alert above was wrong</b>\n"
        "\n"
        "It said: 🇨🇳→🇺🇸 China announces visa restrictions on US officials\n"
        "That does not hold: we no longer count it as announced. /a147\n"
        "\n"
        "If you passed it on, please pass this on too.\n"
        "Alert sent 31 Mar, 15:04 UTC · this message 31 Mar, 15:21 UTC\n"
        '✅ <a href="https://example.org/briefing?day=31&amp;page=1">Official text</a> · read by machine'
    )
    assert len(message.buttons) == 2


def test_a_withdrawal_says_why_and_when_in_the_words_of_the_operator() -> None:
    withdrawn = replace(
        ANSWER, withdrawn=True, withdrawn_at=at(31, 15, 17), withdrawn_why="A <case> of 2020."
    )
    html = reply((ANSWER,), withdrawn).html
    assert "A &lt;case&gt; of 2020." in html
    assert "withdrawn 31 Mar, 15:17 UTC by an operator" in html
    assert "由运营者于" in reply((ANSWER,), withdrawn, language="zh").html
    assert "by an operator" not in reply((ANSWER,), replace(ANSWER, withdrawn=True)).html


def test_a_correction_says_from_what_to_what() -> None:
    current = replace(
        ANSWER,
        targets=("GB",),
        measures=(Measure.ENTRY_BAN,),
        stage=Stage.THREATENED,
        count=3,
        persons=("Ann Example",),
        family=("Cy Example",),
    )
    assert rows(replace(ANSWER, count=2, persons=("Bo Example",)), current) == [
        "⚠️ Corrected: the alert above said something else",
        "",
        "It said: 🇨🇳→🇺🇸 China announces visa restrictions on 2 US officials",
        "It now says: 🇨🇳→🇬🇧 China warns of entry bans on 3 British officials /a147",
        "Target: was US, is UK",
        "Measure: was visa restrictions, is entry ban",
        "Stage: was announced, is warned",
        "Names: no longer named: Bo Example; now named: Ann Example, Cy Example (family)",
        "Number: was 2, is 3",
        "",
        "If you passed it on, please pass this on too.",
        "Alert sent 31 Mar, 15:04 UTC · this message 31 Mar, 15:21 UTC",
        "✅ Official text · read by machine, not a screening list",
    ]


def test_an_issuer_that_was_wrong_is_told() -> None:
    assert "Issuer: was Russia, is China" in rows(replace(ANSWER, issuer="RU"), ANSWER)
    assert not any(row.startswith("Issuer") for row in rows(replace(ANSWER, count=9), ANSWER))


def test_a_number_that_is_no_longer_stated() -> None:
    assert "Number: was 9, is not stated" in rows(replace(ANSWER, count=9), ANSWER)


def test_a_report_that_the_official_text_confirms_or_contradicts() -> None:
    told = replace(ANSWER, standing=Standing.AGENCY)

    same = rows(told, ANSWER)
    assert same[0] == "✅ Now official: the issuer's own text says the same"
    assert not any("pass this on" in row for row in same)
    other = rows(replace(told, targets=("GB",)), ANSWER)
    assert other[0] == "⚠️ Now official, and the official text says something else"
    assert "Target: was UK, is US" in other
    assert any("pass this on" in row for row in other)


def test_partly_withdrawn_and_only_added() -> None:
    other = replace(ANSWER, number=148)
    partly = reply((ANSWER, other), replace(ANSWER, withdrawn=True), other).html
    more = reply((ANSWER,), ANSWER, other).html

    assert "Withdrawn in part" in partly
    assert "/a148" not in partly.split("\n")[3]
    assert more.startswith("<b>➕ The same text announces more than the alert above said</b>")
    assert "/a148" in more
    assert "It said" not in more


def test_changed_back_is_no_error() -> None:
    assert rows(ANSWER, ANSWER)[0] == "The alert above was edited; it stands as it reads now"


@pytest.mark.parametrize(
    ("language", "title", "fact", "passed_on"),
    [
        (
            "zh",
            "⚠️ 更正：上方提醒原来的内容不同",
            "对象：原为英国，现为美国",
            "如已转发，请将本条一并转发。",
        ),
        (
            "ru",
            "⚠️ Исправлено: в сообщении выше было сказано иное",
            "Против кого: было: Великобритания; стало: США",
            "Если вы передали это дальше, передайте, пожалуйста, и это.",
        ),
    ],
)
def test_corrections_speak_the_language_of_their_chat(
    language: str, title: str, fact: str, passed_on: str
) -> None:
    found = rows(replace(ANSWER, targets=("GB",)), ANSWER, language)

    assert found[0] == title
    assert fact in found
    assert passed_on in found


@settings(max_examples=60, deadline=None)
@given(
    names=st.lists(st.text(max_size=200), max_size=40).map(tuple),
    copies=st.integers(1, 9),
    language=st.sampled_from(["en", "zh", "ru"]),
)
def test_hostile_names_stay_text_and_the_reply_fits(
    names: tuple[str, ...], copies: int, language: str
) -> None:
    told = tuple(replace(ANSWER, number=n, persons=("<b>", "Bo & Co")) for n in range(1, copies + 1))
    current = [replace(each, persons=names, family=names) for each in told]

    assert utf16_units(visible(reply(told, *current, language=language).html)) <= 4096


def test_the_page_named_below_is_the_one_that_corrects() -> None:
    report = replace(NOTICE, standing=Standing.AGENCY)
    views = (replace(ANSWER_VIEW, action=ANSWER),)
    correction = decide_correction(replace(CARD, actions=views, notice=report), (replace(ANSWER, count=1),))
    assert "🗞" in render_correction(correction, language="en", now=NOW).html
    assert "Alert sent" not in render_correction(correction, language="en", now=NOW).html
