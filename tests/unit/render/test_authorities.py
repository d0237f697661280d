"""What is known of the laws invoked, and where the chat shows it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from render_cases import ANSWER, EFFECTS, US_ACT, US_VIEW

from bot.domain.action import Action
from bot.domain.words import Measure
from bot.render import render_action
from bot.render.authorities import HOW, REACHES, EffectsError, make_authorities
from bot.render.words import LANGUAGES

NOW = datetime(2023, 5, 10, 12, tzinfo=UTC)
FREEZE = replace(US_ACT, measures=(Measure.ASSET_FREEZE,))
BARRED = replace(US_ACT, measures=(Measure.TRADE_RESTRICTION,))
NEEDED = {
    "id": "x",
    "issuer": "US",
    "match": "act",
    "name": {"en": "x"},
    "effect": {"en": "y"},
    "source": "https://law.example/act",
}


@pytest.mark.parametrize(
    ("action", "known"),
    [
        (replace(US_ACT, legal_basis="Section 7031(c)"), "us-7031c"),
        (replace(US_ACT, legal_basis="INA 212(a)(3)(C)"), "us-212a3c"),
        (replace(US_ACT, measures=(Measure.VISA_POLICY,), legal_basis="INA 212(f)"), "us-212f"),
        (replace(FREEZE, legal_basis="Executive Order 13818; Global Magnitsky"), "us-global-magnitsky"),
        (replace(FREEZE, legal_basis="Executive Order 14024"), "us-14024"),
        (replace(FREEZE, legal_basis="Executive Order 13405"), "us-13405"),
        (replace(FREEZE, legal_basis="Executive Order 13382"), "us-order"),
        (replace(FREEZE, legal_basis="Executive Order 14032"), "us-nscmic"),
        (replace(FREEZE, legal_basis="Executive Order 13662"), "us-13662"),
        (replace(BARRED, legal_basis="Directive 4 under Executive Order 14024"), "us-14024-directive"),
        (
            replace(FREEZE, legal_basis="Sergei Magnitsky Rule of Law Accountability Act"),
            "us-sergei-magnitsky",
        ),
        (replace(FREEZE, legal_basis="Foreign Terrorist Organization"), "us-fto"),
        (replace(FREEZE, issuer="CA", legal_basis="Special Economic Measures Act"), "ca-sema"),
        (
            replace(FREEZE, issuer="EU", legal_basis="Council Decision (CFSP) 2020/1999"),
            "eu-global-human-rights",
        ),
        (replace(FREEZE, issuer="EU", legal_basis="Council Decision (CFSP) 2012/642"), "eu-council"),
        (
            replace(
                ANSWER, measures=(Measure.SANCTIONS_UNSPECIFIED,), legal_basis="Law on Foreign Relations"
            ),
            "cn-frl",
        ),
    ],
)
def test_the_special_law_comes_before_the_general(action: Action, known: str) -> None:
    found = EFFECTS.authority(action)

    assert found is not None
    assert found.id == known


@pytest.mark.parametrize(
    "action",
    [
        replace(US_ACT, legal_basis=None),
        replace(US_ACT, issuer="CN", legal_basis="Section 7031(c)"),
        replace(FREEZE, legal_basis="Section 7031(c)"),
        replace(US_ACT, measures=(Measure.VISA_POLICY,), legal_basis="Executive Order 14161"),
    ],
)
def test_a_law_of_another_state_or_about_other_measures_says_nothing(action: Action) -> None:
    assert EFFECTS.authority(action) is None


def test_every_law_is_told_in_each_language_with_its_source() -> None:
    for known in EFFECTS.authorities:
        for row in (known.name, known.effect, known.listed_in or known.name):
            assert len(set(row)) == len(LANGUAGES), known.id
        assert set(known.reaches) <= set(REACHES)
        assert set(known.reaches.values()) <= set(HOW)


def test_a_law_that_freezes_nothing_says_so() -> None:
    for known in EFFECTS.authorities:
        if known.reaches.get("assets") == "not" and "Entity List" not in known.name[0]:
            assert "freezes no assets" in known.effect[0] or "about visas" in known.effect[0], known.id


def test_what_is_not_given_is_not_known() -> None:
    (made,) = make_authorities([NEEDED])

    assert (made.reaches, made.listed_in, made.measures) == ({}, None, frozenset())


@pytest.mark.parametrize(
    ("row", "path"),
    [
        ({"id": "x"}, (0,)),
        ({**NEEDED, "match": "("}, (0, "match")),
        ({**NEEDED, "assets": "yes"}, (0, "assets")),
        ({**NEEDED, "name": {"zh": "x"}}, (0, "name")),
        ({**NEEDED, "measures": "visa_policy"}, (0, "measures")),
    ],
)
def test_a_wrong_row_is_named(row: object, path: tuple[str | int, ...]) -> None:
    with pytest.raises(EffectsError) as caught:
        make_authorities([row])

    assert caught.value.path == path


AFSL = "Закон КНР о противодействии иностранным санкциям 2021 года"
FRL = "Закон КНР о внешних сношениях 2023 года, статья 33"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "Anti-Foreign Sanctions Law; Law on Foreign Relations",
            f"{AFSL} («Anti-Foreign Sanctions Law»); {FRL} («Law on Foreign Relations»)",
        ),
        (
            "the Foreign Relations Law and the Anti-Foreign Sanctions Law",
            f"{FRL} («the Foreign Relations Law»); {AFSL} («Anti-Foreign Sanctions Law»)",
        ),
        (
            "Order No. 7; Anti-Foreign Sanctions Law arts. 3 and 4",
            f"Order No. 7; {AFSL} («Anti-Foreign Sanctions Law arts. 3 and 4»)",
        ),
        ("Order No. 7 ;laws and rules", "Order No. 7 ;laws and rules"),
    ],
)
def test_each_law_is_named_beside_its_own_words(words: str, told: str) -> None:
    assert EFFECTS.basis(replace(ANSWER, legal_basis=words), "ru") == told
    assert EFFECTS.basis(replace(ANSWER, legal_basis=words), "en") == words
    assert EFFECTS.basis(replace(ANSWER, legal_basis="反外国制裁法"), "zh") == "反外国制裁法"


def test_a_law_told_twice_is_named_once() -> None:
    words = "Executive Order 13818; Global Magnitsky"
    assert EFFECTS.basis(replace(FREEZE, legal_basis=words), "zh").count("（“") == 1


def test_an_action_in_full_shows_its_law_what_it_reaches_and_the_list() -> None:
    view = replace(US_VIEW, action=replace(FREEZE, legal_basis="Executive Order 14024"))

    shown = render_action(view, language="en", now=NOW, effects=EFFECTS).html

    assert "<b>Law</b>: <a href=" in shown
    assert "(entry: yes · assets: yes · dealings: yes)" in shown
    assert "<b>Listed in</b>: SDN List of OFAC, tag RUSSIA-EO14024" in shown


def test_an_action_without_a_known_law_shows_none() -> None:
    view = replace(US_VIEW, action=replace(FREEZE, legal_basis=None))

    assert "<b>Law</b>" not in render_action(view, language="en", now=NOW, effects=EFFECTS).html
