"""The text's own words on a card: a phrase that can be read, or nothing."""

from dataclasses import replace

import pytest
from html_oracle import visible
from hypothesis import given
from hypothesis import strategies as st
from render_cases import ANSWER, ANSWER_VIEW, CARD, EFFECTS, NOTICE, WARNING, at

from bot.domain.action import Action, Evidence, Span
from bot.domain.words import Measure, Stage, TargetKind
from bot.render import render_card
from bot.render.headline import headline, whom
from bot.render.phrases import class_words, quotation_words, whole

STAFF = replace(
    ANSWER,
    issuer="DE",
    targets=("BY",),
    measures=(Measure.EXPULSION,),
    stage=Stage.IMPOSED,
    target_kinds=(TargetKind.DIPLOMATS,),
    target_class="members of the staff of the Belarusian embassy personae non gratae and told them to leave",
    count=2,
    legal_basis=None,
)


def row(action: Action, label: str, language: str = "en") -> str:
    """One line of the action's card as people see it; "" when there is none."""
    card = replace(CARD, actions=(replace(ANSWER_VIEW, action=action, answers=()),))
    rows = visible(render_card(card, language=language, now=at(31, 15, 0), effects=EFFECTS).html).split("\n")
    return next((each for each in rows if each.startswith(label)), "")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("officials of the United States of America who", ""),
        ("US officials on Thursday", ""),
        ("US officials", ""),
        ("senior US officials on Thursday", "senior US officials"),
        ("US officials who tell untruths", "US officials who tell untruths"),
        ("US officials at ports who are believed to be responsible for", "US officials at ports…"),
        ("US officials in charge of ports and", "US officials in charge of ports…"),
        ("US officials and ordered them to leave", ""),
    ],
)  # fmt: skip
def test_words_for_those_hit(words: str, expected: str) -> None:
    action = replace(ANSWER, target_class=words)

    assert class_words(action, whom(action)) == expected


def test_a_clause_that_the_reason_repeats_is_left_to_the_reason() -> None:
    told = replace(
        ANSWER,
        target_class="US officials who tell untruths about rights in China",
        reason="who tell untruths about rights in China, and spread them",
    )

    assert row(told, "Whom") == "Whom: US officials"
    assert row(told, "Reason") == (
        "Reason given: China says they “tell untruths about rights in China, and spread them”"
    )
    other = replace(told, reason="involved in the closing of schools")
    assert row(other, "Whom") == (
        "Whom: US officials; in the text's words: “US officials who tell untruths about rights in China”"
    )


@pytest.mark.parametrize(
    ("language", "label", "told"),
    [
        ("en", "Whom", "; described as: the envoy, 72 hours to leave"),
        ("zh", "对象", "；记载为：the envoy, 72 hours to leave"),
        ("ru", "Против кого", "; в описании: the envoy, 72 hours to leave"),
    ],
)
def test_what_the_archive_says_of_those_hit_is_no_quotation(language: str, label: str, told: str) -> None:
    said = replace(ANSWER, target_class="the envoy, 72 hours to leave", reason=None)
    assert row(replace(said, archive_id="h1"), label, language).endswith(told)
    assert row(said, label, language)[-1] in "”»"


@pytest.mark.parametrize(
    "words", ["the closing of the consulate in Lakeport", "hostile conduct of the other side"]
)
def test_what_the_archive_says_is_answered_is_no_quotation(words: str) -> None:
    said = replace(ANSWER, answers_text=words, answers_on=None)
    kept = row(replace(said, archive_id="h1"), "Answers")
    assert kept.startswith(f"Answers: {words}")
    assert f"“{words}”" in row(said, "Answers")


def test_one_person_and_relatives_are_never_they() -> None:
    assert row(replace(ANSWER, reason="who has lied", count=1), "Reason") == (
        "Reason given: China says: “who has lied”"
    )
    family = replace(ANSWER, reason="who have lied", family=("Ana Ejemplo",))
    assert row(family, "Reason") == "Reason given: China says: “who have lied”"


def test_a_reason_cut_short_says_so() -> None:
    long = "involved in " + "the closing of village schools and " * 9
    shown = row(replace(ANSWER, reason=long), "Reason")

    assert shown.endswith("closing…”")
    assert len(shown) < 240
    assert "…" not in row(replace(ANSWER, reason="involved in the closing of schools"), "Reason")
    assert row(replace(ANSWER, reason="responsible for the arrest of the U"), "Reason").endswith("arrest…”")


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_embassy_staff_are_called_so_and_counted_as_people(language: str) -> None:
    staff = {"en": "embassy staff", "zh": "使馆人员", "ru": "сотрудники посольства"}[language]
    diplomats = {"en": "diplomats", "zh": "外交人员", "ru": "дипломаты"}[language]
    plain = replace(STAFF, target_class="diplomats of the embassy and members of its staff")

    assert staff.replace("и ", "ов ") in headline(STAFF, language)
    assert staff in whom(STAFF, language)
    assert staff not in whom(plain, language)
    assert diplomats.replace("дипломаты", "дипломатов") in headline(plain, language)


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        (STAFF, "Germany expels 2 Belarusian embassy staff"),
        (replace(STAFF, count=1), "Germany expels a Belarusian embassy staff member"),
        (replace(STAFF, target_class=None), "Germany expels 2 Belarusian diplomats"),
        (
            replace(ANSWER, target_class="US personnel who behaved badly"),
            "China announces visa restrictions on US personnel",
        ),
        (
            replace(ANSWER, target_class="US officials and personnel"),
            "China announces visa restrictions on US officials",
        ),
        (
            replace(ANSWER, target_kinds=(), target_class="US individuals who"),
            "China announces visa restrictions on US individuals",
        ),
        (
            replace(ANSWER, target_kinds=(), target_class=None),
            "China announces visa restrictions on US targets",
        ),
    ],
)
def test_the_texts_noun_stands_in_the_headline(action: Action, expected: str) -> None:
    assert headline(action) == expected


def test_persons_are_counted_as_people_bodies_are_not() -> None:
    assert row(STAFF, "Names") == "Names: not released; 2 people"
    assert row(replace(STAFF, count=1), "Names") == "Names: not released; 1 person"
    both = replace(STAFF, target_kinds=(TargetKind.OFFICIALS, TargetKind.COMPANY))
    assert row(both, "Names") == "Names: not released; 2 persons or bodies"


@pytest.mark.parametrize("words", ["the visa restrictions of last week", "the expulsion of two diplomats"])
def test_an_act_that_is_answered_can_be_missing_from_our_records(words: str) -> None:
    assert (
        row(replace(ANSWER, answers_text=words), "Answers")
        == f"Answers: “{words}” (no act that we have recorded)"
    )


def test_conduct_that_is_answered_was_never_looked_for() -> None:
    assert row(replace(ANSWER, answers_text="In response to the jailing of a teacher"), "Answers") == (
        "Answers, by its own words: “In response to the jailing of a teacher”"
    )
    assert row(replace(ANSWER, answers_text=None), "Answers") == "Answers: nothing named"


@pytest.mark.parametrize("measure", [Measure.EXPULSION, Measure.TRADE_RESTRICTION])
def test_only_limits_on_travel_raise_the_question_of_assets(measure: Measure) -> None:
    assert "asset freeze" not in row(replace(ANSWER, measures=(measure,)), "Effect")
    assert row(replace(ANSWER, measures=(measure, Measure.ENTRY_BAN)), "Effect").endswith(
        "no entry; no asset freeze mentioned"
    )


@pytest.mark.parametrize(
    ("language", "alone", "with_family"),
    [
        ("en", "China announces visa restrictions on Bo Example", " and 1 family member"),
        ("zh", "中国宣布对Bo Example", "及1名家属"),
        ("ru", "Китай объявляет о визовых ограничениях против Bo Example", " и членов семьи (1)"),
    ],
)
def test_the_one_person_hit_is_named_in_every_language(language: str, alone: str, with_family: str) -> None:
    one = replace(ANSWER, persons=("Bo Example",), count=1)
    more = replace(one, family=("Cy Example",), count=2)

    assert alone in headline(one, language)
    assert alone + with_family in headline(more, language)
    assert "Bo Example" not in headline(replace(one, count=7), language)


def test_a_vague_warning_that_answers_speaks_of_an_answer_in_russian() -> None:
    assert headline(WARNING, "ru") == "Китай предупреждает об ответных мерах против США"
    assert "о санкциях" in headline(replace(WARNING, answers_text=None), "ru")


def test_chinese_cards_have_chinese_commas() -> None:
    html = render_card(CARD, language="zh", now=at(31, 15, 0), effects=EFFECTS).html
    assert "已宣布，未说明生效日期" in html
    assert ", 10天前" not in html


def test_a_quotation_cut_by_the_reader_says_so() -> None:
    cut = "China has decided " + "to limit the visas of those officials " * 5
    assert quotation_words(cut[:196]).endswith("…")
    assert len(quotation_words(cut[:200])) <= 200
    sentence = f"{cut[:180].strip()}."
    assert quotation_words(sentence) == sentence
    assert quotation_words("Short title without a full stop") == "Short title without a full stop"


@given(st.text(max_size=400), st.integers(20, 200))
def test_phrases_keep_their_limit_and_mark_every_cut(words: str, limit: int) -> None:
    shown = whole(words, limit)

    assert len(shown) <= limit
    assert shown.endswith("…") or shown == " ".join(shown.split())
    assert len(quotation_words(words)) <= 200


def test_a_place_is_named_by_the_capital_and_elsewhere_by_its_zone() -> None:
    here = replace(NOTICE, place=None)
    for notice, expected in (
        (here, "22:54 Beijing (14:54 UTC)"),
        (replace(here, country="UN", zone="America/New_York"), "10:54 New York (14:54 UTC)"),
        (replace(here, place="Geneva"), "22:54 Geneva (14:54 UTC)"),
    ):
        html = render_card(
            replace(CARD, notice=notice), language="en", now=at(31, 15, 0), effects=EFFECTS
        ).html
        assert f"Published {expected}" in html


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Deadline to leave: “leave the country within 48 hours”"),
        ("ru", "Срок выезда: «leave the country within 48 hours»"),
    ],
)
def test_a_card_quotes_until_when_those_expelled_must_leave(language: str, line: str) -> None:
    told = Evidence("leave_by", Span(0, 35, "leave the country within 48 hours"))
    assert line in card_rows((told,), language)


def test_a_card_without_such_words_has_no_such_line() -> None:
    other = Evidence("quote", Span(0, 35, "leave the country within 48 hours"))
    assert not any(row.startswith("Deadline to leave") for row in card_rows((other,), "en"))


def card_rows(evidence: tuple[Evidence, ...], language: str) -> list[str]:
    card = replace(CARD, actions=(replace(ANSWER_VIEW, action=STAFF, answers=(), evidence=evidence),))
    return visible(render_card(card, language=language, now=at(31, 15, 0), effects=EFFECTS).html).split("\n")
