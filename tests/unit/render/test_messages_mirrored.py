"""Acts of two governments that mirror each other are told in mirrored words, whole card by whole card."""

import re
from dataclasses import replace
from datetime import date

import pytest
from render_cases import ANSWER, ANSWERS_US, CARD, EFFECTS, NOTICE, US_ACT, WARNING, at

from bot.domain.action import Action
from bot.domain.views import ActionView
from bot.domain.words import EasedKind, Measure, Stage, TargetKind
from bot.lexicon import adjective, capital, country_name, flag
from bot.lexicon.russian_cases import genitive
from bot.render import render_action, render_card

NOW = at(31, 15, 0)
SHAPES: list[dict[str, object]] = [
    {"stage": stage, "measures": measures, "count": count, "target_kinds": kinds, "eased_kind": easing}
    for stage, easing in [*((stage, None) for stage in Stage if stage is not Stage.EASED)]
    + [(Stage.EASED, easing) for easing in EasedKind]
    for measures in [(Measure.VISA_RESTRICTION,), (Measure.EXPULSION,), (Measure.SANCTIONS_UNSPECIFIED,)]
    for count in (None, 2)
    for kinds in ((TargetKind.OFFICIALS,), ())
]
SHAPES += [
    {"stage": stage, "effective_on": date(2021, 3, 1), "expires_on": ends}
    for stage in (Stage.ANNOUNCED, Stage.IMPOSED, Stage.EXTENDED)
    for ends in (date(2022, 3, 1), date(2023, 3, 1))  # run out, and still to run
]


def cards(one: str, other: str, shape: dict[str, object], language: str) -> tuple[str, str]:
    """The card of one state's act against the other, and of the other's answer in kind, in full."""

    def told(issuer: str, target: str) -> str:
        action = replace(ANSWER, issuer=issuer, targets=(target,), target_class=None, legal_basis=None)
        action = replace(action, reason="who have lied", **shape)  # type: ignore[arg-type]
        earlier = replace(US_ACT, issuer=target, targets=(issuer,))
        notice = replace(NOTICE, country=issuer, place=None, body="Foreign Ministry")
        view = ActionView(action, notice, answers=(replace(ANSWERS_US, action=earlier),))
        card = render_card(
            replace(CARD, actions=(view,), notice=notice), language=language, now=NOW, effects=EFFECTS
        )
        return card.html + render_action(view, language=language, now=NOW, effects=EFFECTS).html

    return told(one, other), told(other, one)


def mirrored(text: str, one: str, other: str, language: str) -> str:
    """The text with the two states exchanged."""
    swap: dict[str, str] = {}
    for word in (
        flag,
        capital,
        adjective,
        country_name,
        lambda code: country_name(code, language),
        genitive if language == "ru" else country_name,
        lambda code: f"against {'the ' if code == 'US' else ''}{country_name(code)}",
    ):
        here, there = str(word(one)), str(word(other))
        swap |= {here: there, there: here}
    pattern = re.compile("|".join(sorted(map(re.escape, swap), key=len, reverse=True)))
    return pattern.sub(lambda found: swap[found[0]], text)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("US", "CN", "en"),
        ("US", "CN", "zh"),
        ("RU", "CN", "ru"),  # "США" has one form for all cases, and a verb in the plural
        *(("FR", "PL", language) for language in ("en", "zh", "ru")),
    ],
)
def test_whole_cards_of_mirrored_acts_are_mirrored(one: str, other: str, language: str) -> None:
    for shape in SHAPES:
        first, second = cards(one, other, shape, language)
        if language == "zh":  # China's own word for its acts is the one difference that is meant
            first, second = (text.replace("反制措施", "回应措施") for text in (first, second))
        assert mirrored(first, one, other, language) == second, shape


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_a_measure_that_has_run_out_says_so_in_mirrored_words(language: str) -> None:
    shape: dict[str, object] = {"stage": Stage.IMPOSED, "expires_on": date(2022, 3, 1)}
    first, second = cards("US", "CN", shape, language)
    assert first.count("⌛") == second.count("⌛") == 2, "on the card and in the answer to /show"
    assert "⌛" not in "".join(cards("US", "CN", shape | {"expires_on": date(2022, 3, 31)}, language))


def warning_of(issuer: str, target: str) -> Action:
    return replace(WARNING, issuer=issuer, targets=(target,))


def test_the_one_word_that_differs_is_chinas_own() -> None:
    for issuer, target, said, unsaid in (
        ("CN", "US", "反制措施", "回应措施"),
        ("US", "CN", "回应措施", "反制措施"),
    ):
        view = ActionView(warning_of(issuer, target), NOTICE)
        html = render_card(replace(CARD, actions=(view,)), language="zh", now=NOW, effects=EFFECTS).html
        assert said in html
        assert unsaid not in html
