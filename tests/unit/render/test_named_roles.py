"""What those named are, who said it in which office, and how sure each field is."""

from dataclasses import replace

import pytest
from render_cases import CARD, EFFECTS, NOTICE, US_ACT, at

from bot.domain.action import Action, Evidence, Role, Span
from bot.domain.views import ActionView
from bot.domain.words import Stage
from bot.render import render_action, render_card, render_evidence
from bot.render.speaker import who_said_it

NOW = at(31, 15, 0)
NAMED = replace(
    US_ACT,
    stage=Stage.IMPOSED,
    persons=("Ramón Ejemplo", "Bo Sample"),
    family=("Ana Ejemplo",),
    entities=("Example Works",),
    roles=(
        Role("Ramón Ejemplo", "former president"),
        Role("Ana Ejemplo", "wife of the former president"),
        Role("Example Works", "state shipyard"),
    ),
    count=4,
    named=True,
)


def card_of(action: Action, language: str = "en") -> list[str]:
    view = ActionView(action, NOTICE)
    return render_card(
        replace(CARD, actions=(view,)), language=language, now=NOW, effects=EFFECTS
    ).html.split("\n")


def shown(action: Action, evidence: tuple[Evidence, ...] = (), language: str = "en") -> list[str]:
    view = ActionView(action, NOTICE, evidence=evidence)
    return render_action(view, language=language, now=NOW, effects=EFFECTS).html.split("\n")


def test_a_role_stands_behind_the_one_it_is_said_of_and_behind_no_relative() -> None:
    rows = card_of(NAMED)
    first = rows.index("• Ramón Ejemplo, former president")
    assert rows[first : first + 6] == [
        "• Ramón Ejemplo, former president",
        "• Bo Sample",
        "<i>Listed as family; no conduct of theirs is alleged:</i>",
        "• Ana Ejemplo",
        "<i>Bodies:</i>",
        "• Example Works, state shipyard",
    ]


@pytest.mark.parametrize(
    ("language", "row"),
    [("zh", "• Ramón Ejemplo，former president"), ("ru", "• Ramón Ejemplo, former president")],
)
def test_the_texts_own_words_for_a_role_are_not_translated(language: str, row: str) -> None:
    assert row in card_of(NAMED, language)


def test_a_long_list_leaves_roles_to_the_answer_in_full() -> None:
    many = replace(NAMED, persons=(*NAMED.persons, "Cy Three", "Di Four"))
    assert "• Ramón Ejemplo" in card_of(many)
    assert "• Ramón Ejemplo, former president" in shown(many)


def test_a_role_is_made_safe_and_kept_short() -> None:
    hostile = replace(NAMED, roles=(Role("Bo Sample", "<b>head</b> of " + "a very long office " * 20),))
    (row,) = (row for row in card_of(hostile) if row.startswith("• Bo Sample,"))
    assert "&lt;b&gt;head" in row
    assert len(row) < 170
    assert row.endswith("…")


@pytest.mark.parametrize(
    ("speaker", "office", "line"),
    [
        ("Li Example", "spokesperson", "Li Example, spokesperson, Foreign Ministry, Beijing, 31 Mar 2022"),
        ("Li Example", None, "Li Example, Foreign Ministry, Beijing, 31 Mar 2022"),
        (None, "spokesperson", "spokesperson, Foreign Ministry, Beijing, 31 Mar 2022"),
        (None, None, "Foreign Ministry, Beijing, 31 Mar 2022"),
        (
            "Li Example",
            "Foreign Ministry Spokesperson",
            "Li Example, Foreign Ministry Spokesperson, Beijing, 31 Mar 2022",
        ),
    ],
)
def test_the_speaker_is_told_with_office_and_body_and_each_once(
    speaker: str | None, office: str | None, line: str
) -> None:
    notice = replace(NOTICE, speaker=speaker, speaker_role=office)
    message = render_card(replace(CARD, notice=notice), language="en", now=NOW, effects=EFFECTS)
    assert line in message.html.split("\n")


@pytest.mark.parametrize(
    ("body", "office", "told"),
    [
        ("Ministry of Foreign Affairs", "Foreign Ministry Spokesperson", False),
        ("Ministry of Foreign Affairs", "外交部发言人", False),
        ("Ministry of Foreign Affairs", "официальный представитель МИД", False),
        ("Ministry of Foreign Affairs", "商务部发言人", True),
        ("Ministry of Foreign Affairs", "Commerce Ministry Spokesperson", True),
        ("Department of State", "Secretary of State", False),
        ("Department of State", "Secretary of the Treasury", True),
        ("Federal Foreign Office", "Foreign Minister", True),
        ("Example News", "Foreign Ministry Spokesperson", True),  # whose page it is stays told
    ],
)
def test_an_office_that_names_its_body_is_not_followed_by_it(body: str, office: str, told: bool) -> None:
    parts = who_said_it(replace(NOTICE, body=body, speaker_role=office), "en")
    assert parts == (("Li Example", office, body) if told else ("Li Example", office))


@pytest.mark.parametrize(
    ("quote", "speaker", "line"),
    [
        # The sentence of the notice, whole or cut, was said by whom the notice names.
        (
            "Visas of those officials will be limited, step for step. And more.",
            None,
            "Li Example, spokesperson",
        ),
        ("Two attachés must leave.", "Bo Sample", "Bo Sample, Foreign Ministry"),
        ("Two attachés must leave.", None, "Foreign Ministry, Beijing"),
    ],
)
def test_a_sentence_is_put_into_nobody_elses_mouth(quote: str, speaker: str | None, line: str) -> None:
    notice = replace(NOTICE, speaker_role="spokesperson")
    said = [Evidence("quote", Span(0, len(quote), quote))]
    said += [Evidence("speaker", Span(0, len(speaker), speaker))] if speaker else []
    view = ActionView(US_ACT, notice, evidence=tuple(said))
    shown_card = render_card(
        replace(CARD, actions=(view,), notice=notice), language="en", now=NOW, effects=EFFECTS
    )
    assert any(row.startswith(line) for row in shown_card.html.split("\n"))
    assert ("Li Example" in shown_card.html) is line.startswith("Li")


def word(field: str, confidence: float = 1.0) -> Evidence:
    return Evidence(field, Span(0, 5, "words"), "", confidence)


SURE = (word("issuer", 0.98), word("measures", 0.9))
LESS = (*SURE, word("reason", 0.85), word("reason", 0.8), word("expires_on", 0.7))


@pytest.mark.parametrize(
    ("evidence", "language", "row"),
    [
        (SURE, "en", "<b>How sure</b>: sure of every field"),
        (LESS, "en", "<b>How sure</b>: less sure of reason given, last day; sure of the rest"),
        ((word("reason", 0.85), word("reason", 0.98)), "en", "<b>How sure</b>: sure of every field"),
        (
            (word("issuer"), word("reason", 0.6), word("themes", 0.8)),
            "en",
            "<b>How sure</b>: unsure of reason given; less sure of subject; sure of the rest",
        ),
        (LESS, "zh", "<b>把握程度</b>：把握较小：所称理由，截止日期；其余有把握"),
        (
            LESS,
            "ru",
            "<b>Насколько точно</b>: менее уверенно: названная причина, последний день; остальное уверенно",
        ),
    ],
)
def test_the_answer_in_full_says_in_words_which_fields_are_less_sure(
    evidence: tuple[Evidence, ...], language: str, row: str
) -> None:
    assert row in shown(US_ACT, evidence, language)


def test_nothing_is_said_of_sureness_without_words_or_after_a_person_has_checked() -> None:
    assert not any("How sure" in row for row in shown(US_ACT))
    assert not any("How sure" in row for row in shown(replace(US_ACT, checked=True), LESS))
    assert not any("0.8" in row for row in shown(US_ACT, LESS))


@pytest.mark.parametrize(
    ("language", "sure", "less", "not_sure"),
    [
        ("en", "<b>issuer</b>: “words”", "<b>reason given</b>: “words” · less sure", "· unsure"),
        ("zh", "<b>发布方</b>：“words”", "<b>所称理由</b>：“words” · 把握较小", "· 没有把握"),
        ("ru", "<b>кто</b>: “words”", "<b>названная причина</b>: “words” · менее уверенно", "· неуверенно"),
    ],
)
def test_the_words_it_rests_on_are_marked_where_they_are_less_sure(
    language: str, sure: str, less: str, not_sure: str
) -> None:
    evidence = (word("issuer"), word("reason", 0.85), word("themes", 0.5))
    rows = render_evidence(ActionView(US_ACT, NOTICE, evidence=evidence), language=language).html.split("\n")
    assert rows[2:4] == [sure, less]
    assert rows[4].endswith(not_sure)


def test_the_words_for_a_role_say_whose_it_is_and_a_long_list_of_names_hides_no_other_field() -> None:
    names = tuple(Evidence("persons_named", Span(at, at + 5, f"Name {at}")) for at in range(30))
    evidence = (*names, Evidence("roles", Span(99, 105, "former president")), word("reason"))
    rows = render_evidence(ActionView(NAMED, NOTICE, evidence=evidence)).html.split("\n")
    assert sum("persons named" in row for row in rows) == 4
    assert "and 26 more: see the source" in rows
    assert "<b>who they are</b> (Ramón Ejemplo): “former president”" in rows
    assert rows[-1] == "<b>reason given</b>: “words”"
