"""Alerts as people see them, whole."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from render_cases import (
    ANSWER,
    ANSWER_VIEW,
    CARD,
    EFFECTS,
    NOTICE,
    US_ACT,
    US_VIEW,
    WARNING_VIEW,
    at,
)

from bot.alerts.compose import compose_card
from bot.domain.action import Evidence, Span
from bot.domain.views import ActionView, AlertCard
from bot.domain.words import Measure, Precision, Stage, Standing
from bot.render import (
    render_action,
    render_card,
    render_evidence,
)

NOW = datetime(2026, 11, 23, 9, 12, tzinfo=UTC)


FOUNDING = """\
<b>🇨🇳→🇺🇸 China announces visa restrictions on US officials</b>
🔴 Countermeasure · announced, start date not given

<b>Whom</b>: US officials; in the text's words: “US officials who tell untruths about rights in China”
<b>Names</b>: not released; number not stated
<b>Effect</b>: visas restricted; no asset freeze mentioned
<b>Basis</b>: Anti-Foreign Sanctions Law
<b>Answers</b>: 🇺🇸→🇨🇳 visa restrictions of 21 Mar, 10 days earlier /a145
<b>Carries out</b>: the warning of 22 Mar /a146

<blockquote expandable>Visas of those officials will be limited, step for step.
Li Example, Foreign Ministry, Beijing, 31 Mar 2022
Published 22:54 Beijing (14:54 UTC) · seen 14:57 UTC</blockquote>
✅ <a href="https://example.org/briefing?day=31&amp;page=1">Official text</a> · read by machine · /a147"""


def test_founding_card() -> None:
    message = render_card(CARD, language="en", now=at(31, 15, 0), effects=EFFECTS)

    assert message.html == FOUNDING
    assert [[b.data for b in row] for row in message.buttons] == [["ex:147", "ev:147"], ["mu:147", "wr:147"]]


@pytest.mark.parametrize(
    ("language", "first", "mark", "unknown"),
    [
        ("zh", "中国宣布对美国官员实施签证限制", "🔴 反制措施 · 已宣布", "未公布"),
        (
            "ru",
            "Китай объявляет о визовых ограничениях против должностных лиц США",
            "🔴 Ответная мера · объявлено",
            "не названы",
        ),
    ],
)
def test_card_speaks_the_language_of_its_chat(language: str, first: str, mark: str, unknown: str) -> None:
    text = render_card(CARD, language=language, now=at(31, 15, 0), effects=EFFECTS).html

    assert first in text.split("\n")[0]
    assert mark in text.split("\n")[1]
    assert unknown in text


def test_only_chinas_answers_are_called_fanzhi() -> None:
    mirrored = replace(ANSWER_VIEW, action=replace(ANSWER, issuer="RU"))
    text = render_card(
        replace(CARD, actions=(mirrored,)), language="zh", now=at(31, 15, 0), effects=EFFECTS
    ).html

    assert "回应措施" in text
    assert "反制" not in text


def test_family_stands_apart_and_no_reason_is_theirs() -> None:
    named = replace(
        US_ACT,
        targets=("PY",),
        stage=Stage.IMPOSED,
        persons=("Ramón Ejemplo",),
        family=("Ana Ejemplo", "Luis Ejemplo"),
        count=3,
        named=True,
        legal_basis="Section 7031(c)",
        reason="significant corruption",
    )
    card = replace(CARD, actions=(ActionView(named, NOTICE),))
    rows = render_card(card, language="en", now=at(31, 15, 0), effects=EFFECTS).html.split("\n")

    assert rows[0] == "<b>🇺🇸→🇵🇾 US bars Ramón Ejemplo and 2 family members</b>"
    assert rows[1] == "🔴 New measure · imposed · public designation"
    assert rows[3:11] == [
        "<b>Named</b>: 3 in the text; 3 could be read",
        "• Ramón Ejemplo",
        "<i>Listed as family; no conduct of theirs is alleged:</i>",
        "• Ana Ejemplo",
        "• Luis Ejemplo",
        (
            "<b>Effect</b>: no entry to the US, immediate family included. "
            "7031(c) is about visas and freezes no assets"
        ),
        "<b>Basis</b>: Section 7031(c)",
        "<b>Reason given</b>: US says: “significant corruption”",
    ]
    assert "not a screening list" in rows[-1]


def test_report_is_marked_until_the_official_text_appears() -> None:
    reported = replace(ANSWER_VIEW, action=replace(ANSWER, standing=Standing.AGENCY))
    notice = replace(NOTICE, standing=Standing.AGENCY, body="Example News")
    text = render_card(
        replace(CARD, actions=(reported,), notice=notice), language="en", now=at(31, 15, 0), effects=EFFECTS
    ).html

    assert "Reported: China announces" in text.split("\n")[0]
    assert text.split("\n")[1].startswith("⚪ Reported; not yet on the issuer's own page")
    assert "Example News. This message will be replaced" in text
    assert "🗞" in text.split("\n")[-1]
    assert "⚪" not in FOUNDING


@pytest.mark.parametrize(
    ("delay", "precision", "said"),
    [
        (timedelta(minutes=59), Precision.TIME, None),
        (timedelta(hours=5), Precision.TIME, "⏳ Late: seen 5 h after it was published"),
        (timedelta(hours=71), Precision.TIME, "⏳ Late: seen 2 days after it was published"),
        (timedelta(hours=5), Precision.DAY, None),
    ],
)
def test_late_alerts_say_how_late(delay: timedelta, precision: Precision, said: str | None) -> None:
    notice = replace(NOTICE, precision=precision, first_seen_at=at(31, 14, 54) + delay)
    rows = render_card(
        replace(CARD, notice=notice), language="en", now=at(31, 15, 0), effects=EFFECTS
    ).html.split("\n")

    assert (rows[2] == said) if said else not any("Late" in row for row in rows)


def test_day_without_time_says_so() -> None:
    notice = replace(NOTICE, precision=Precision.DAY)
    text = render_card(replace(CARD, notice=notice), language="en", now=at(31, 15, 0), effects=EFFECTS).html

    assert "Published 31 Mar 2022, time not given · seen 31 Mar, 14:57 UTC" in text


def of_many(count: int) -> AlertCard:
    views = tuple(replace(ANSWER_VIEW, action=replace(ANSWER, number=147 + n)) for n in range(count))
    return compose_card(replace(CARD, actions=views))


def test_four_actions_make_one_card() -> None:
    text = render_card(of_many(4), language="en", now=at(31, 15, 0), effects=EFFECTS).html

    assert text.count("<b>🇨🇳→🇺🇸") == 4
    assert text.count("<blockquote") == 1
    assert text.endswith("/a147 /a148 /a149 /a150")
    assert "more from the same text" not in text


@pytest.mark.parametrize(
    ("language", "more"),
    [
        ("en", "and 3 more from the same text: /a151 /a152 /a153"),
        ("zh", "同一文本另有3项：/a151 /a152 /a153"),
        ("ru", "и ещё 3 из того же текста: /a151 /a152 /a153"),
    ],
)
def test_of_seven_actions_four_are_shown_and_three_counted(language: str, more: str) -> None:
    text = render_card(of_many(7), language=language, now=at(31, 15, 0), effects=EFFECTS).html

    assert text.count("<b>🇨🇳→🇺🇸") == 4
    assert more in text.split("\n")


def test_many_more_are_counted_and_not_all_written_out() -> None:
    text = render_card(of_many(40), language="en", now=at(31, 15, 0), effects=EFFECTS).html

    assert "and 36 more from the same text: /a151 /a152 /a153 /a154 /a155 /a156 …" in text


def test_a_further_action_says_only_what_differs() -> None:
    other = replace(ANSWER, number=148, measures=(Measure.ENTRY_BAN,), target_class=None)
    views = (ANSWER_VIEW, replace(ANSWER_VIEW, action=other))
    rows = render_card(
        replace(CARD, actions=views), language="en", now=at(31, 15, 0), effects=EFFECTS
    ).html.split("\n")
    second = rows[rows.index("<b>🇨🇳→🇺🇸 China announces entry bans on US officials</b> /a148") :]

    assert second[1:5] == [
        "🔴 Countermeasure · announced, start date not given",
        "<b>Whom</b>: US officials",
        "<b>Effect</b>: no entry; no asset freeze mentioned",
        "<b>Reason given</b>: none in our source",
    ]
    assert second[5] == "<i>The rest as above</i>"
    assert "<i>The rest as above</i>" not in rows[: len(rows) - len(second)]


@pytest.mark.parametrize(
    ("language", "label", "kept"),
    [
        ("en", "Answered by", "No words are kept"),
        ("zh", "回应者", "未保存原文"),
        ("ru", "Ответ", "Слова не сохранены"),
    ],
)
def test_an_action_and_its_evidence_speak_the_language_of_the_chat(
    language: str, label: str, kept: str
) -> None:
    shown = render_action(US_VIEW, language=language, now=NOW, effects=EFFECTS).html
    evidence = render_evidence(ANSWER_VIEW, language=language).html

    assert f"<b>{label}</b>" in shown
    assert kept in evidence
    assert ("stated in the text" in evidence) is (language == "en")


def test_warning_card_claims_no_measure() -> None:
    card = replace(CARD, actions=(replace(WARNING_VIEW, notice=NOTICE),))
    rows = render_card(card, language="en", now=at(31, 15, 0), effects=EFFECTS).html.split("\n")

    assert rows[1] == "🟡 Warning · no measure taken yet"
    assert "<b>Effect</b>: none yet; this is a warning" in rows
    assert not any(Measure.ASSET_FREEZE.value in row for row in rows)


def quoting(words: str, number: int) -> ActionView:
    """A view of an action whose own sentence is known."""
    told = Evidence("quote", Span(0, len(words), words), "impose")
    return replace(US_VIEW, action=replace(US_ACT, number=number), notice=NOTICE, evidence=(told,))


def test_a_card_quotes_the_sentence_of_the_act_it_shows_and_not_its_neighbours() -> None:
    first, second = quoting("We bar five judges.", 301), quoting("We expel two attachés.", 302)
    for view, own, other in ((first, "We bar five", "We expel"), (second, "We expel two", "We bar")):
        card = replace(CARD, actions=(view,), notice=NOTICE)
        texts = (
            render_card(card, language="en", now=NOW, effects=EFFECTS).html,
            render_action(view, language="en", now=NOW, effects=EFFECTS).html,
        )
        assert all(own in text and other not in text for text in texts)


def test_a_card_without_an_own_sentence_quotes_the_notice() -> None:
    assert NOTICE.quote
    card = replace(CARD, actions=(replace(US_VIEW, notice=NOTICE, evidence=()),), notice=NOTICE)
    assert NOTICE.quote[:30] in render_card(card, language="en", now=NOW, effects=EFFECTS).html


@pytest.mark.parametrize(
    ("language", "rules", "doubt", "nothing"),
    [
        (
            "en",
            "Rules 6-abc, sure 0.85",
            "What spoke against: Two were counted.",
            "What spoke against: nothing",
        ),
        ("zh", "规则6-abc，把握0.85", "存疑之处：Two were counted.", "存疑之处：无"),
        (
            "ru",
            "Правила 6-abc, 0.85",
            "Что вызвало сомнения: Two",
            "Что вызвало сомнения: ничего",
        ),
    ],
)
def test_the_words_tell_by_which_rules_they_were_read_and_what_spoke_against(
    language: str, rules: str, doubt: str, nothing: str
) -> None:
    view = replace(US_VIEW, action=replace(US_ACT, confidence=0.85), rules_version="6-abc")
    doubted = replace(view, doubts=("Two were counted.",))
    clear, doubtful = (render_evidence(each, language=language).html for each in (view, doubted))
    assert rules in clear
    assert nothing in clear
    assert doubt in doubtful
    assert "6-abc" not in render_evidence(US_VIEW, language=language).html
