"""Is an action one that we already hold? Persons are invented."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.domain.action import Action, Role
from bot.domain.words import EasedKind, Measure, Precision, Stage, Standing
from bot.linking.same import same_action

OFFICIAL = Action(
    number=147,
    issuer="CN",
    targets=("US",),
    measures=(Measure.VISA_RESTRICTION,),
    stage=Stage.ANNOUNCED,
    on=date(2022, 3, 31),
    precision=Precision.DAY,
    first_seen_at=datetime(2022, 3, 31, 15, tzinfo=UTC),
    standing=Standing.OFFICIAL,
    named=False,
)
LISTING = replace(
    OFFICIAL,
    number=20,
    measures=(Measure.ASSET_FREEZE,),
    stage=Stage.IMPOSED,
    named=True,
    count=2,
    persons=("Jane Q. Roe", "Álvaro Néstor Pérez"),
)


def held(action: Action, **changes: Any) -> bool:
    """Whether the action with these changes is recognised."""
    return same_action(replace(action, number=0, **changes), [action]) == action.number


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"standing": Standing.AGENCY, "on": date(2022, 4, 1)},
        {"standing": Standing.AGENCY, "measures": (Measure.SANCTIONS_UNSPECIFIED,)},
        {"measures": (Measure.ENTRY_BAN,)},
        {"targets": ("US", "CA")},
        {"on": date(2022, 3, 1), "precision": Precision.MONTH},
        {"stage": Stage.IMPOSED},
        {"legal_basis": "Anti-Foreign Sanctions Law"},
        {"body": "MFA", "expires_on": date(2023, 3, 30), "roles": (Role("Ann Example", "judge"),)},
    ],
    ids=[
        "mirror",
        "report-next-day",
        "report-says-sanctions",
        "entry",
        "more-states",
        "month",
        "stage",
        "basis",
        "body-spelt-differently",
    ],
)
def test_the_same_act_told_again_is_known(changes: dict[str, Any]) -> None:
    assert held(OFFICIAL, **changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"issuer": "RU"},
        {"targets": ("CA",)},
        {"measures": (Measure.EXPULSION,)},
        {"measures": (Measure.SANCTIONS_UNSPECIFIED,)},
        {"stage": Stage.THREATENED},
        {"stage": Stage.EASED},
        {"on": date(2022, 4, 4)},
        {"on": date(2024, 7, 17)},
        {"on": None, "precision": Precision.UNKNOWN},
    ],
    ids=[
        "issuer",
        "state",
        "measure",
        "official-sanctions",
        "threat",
        "easing",
        "four-days",
        "near-twin",
        "undated",
    ],
)
def test_what_differs_in_kind_is_a_new_act(changes: dict[str, Any]) -> None:
    assert not held(OFFICIAL, **changes)


def test_withdrawn_actions_are_not_told_again() -> None:
    assert same_action(replace(OFFICIAL, number=0), [replace(OFFICIAL, withdrawn=True)]) is None


def test_a_standing_threat_counts_each_day_it_is_made_anew() -> None:
    threat = replace(OFFICIAL, stage=Stage.THREATENED, on=date(2022, 3, 22))
    assert held(threat)
    assert not held(threat, on=date(2022, 3, 23))
    assert held(threat, on=date(2022, 3, 23), standing=Standing.AGENCY)


def test_names_decide_between_two_designations_of_one_day() -> None:
    assert held(LISTING, persons=("ROE, Jane Q", "Alvaro Nestor Perez"))
    assert not held(LISTING, persons=("John Public",), count=1)


def test_names_in_another_script_neither_agree_nor_contradict() -> None:
    assert held(LISTING, persons=("简·罗", "阿尔瓦罗·佩雷斯"))
    assert not held(LISTING, persons=("简·罗",), count=1)


def test_the_gazette_prints_weeks_later_the_same_names() -> None:
    later = date(2022, 4, 22)
    assert held(LISTING, on=later)
    assert not held(LISTING, on=later, persons=())
    assert not held(LISTING, on=later, stage=Stage.EXTENDED)
    assert not held(LISTING, on=date(2022, 6, 1))


def test_agencies_count_otherwise_ministries_do_not() -> None:
    unnamed = replace(LISTING, persons=(), count=36, named=None)
    assert held(unnamed, count=30, standing=Standing.AGENCY)
    assert not held(unnamed, count=30)
    assert not held(unnamed, count=12, standing=Standing.AGENCY)


def test_one_person_and_four_expelled_by_one_ministry_are_two_acts() -> None:
    four = replace(OFFICIAL, measures=(Measure.EXPULSION,), stage=Stage.IMPOSED, count=4)
    assert not held(four, count=1)
    assert not held(four, count=1, named=True, persons=("Jane Q. Roe",))
    assert held(four, count=4)
    assert held(four, count=None)
    assert held(four, count=4, standing=Standing.AGENCY)


def test_a_freeze_reported_as_sanctions_is_the_freeze() -> None:
    assert held(LISTING, measures=(Measure.SANCTIONS_UNSPECIFIED,), persons=())


def test_another_theme_or_place_is_another_act() -> None:
    tibet = replace(OFFICIAL, themes=("tibet",), headline="Visas restricted over Tibet")
    assert held(tibet)
    assert not held(tibet, themes=("hong_kong",), headline="Visas restricted")
    assert not held(tibet, themes=(), headline="Visas restricted over Hong Kong")


def test_unnamed_and_named_of_one_day_are_two_unless_the_theme_is_one() -> None:
    assert not held(OFFICIAL, named=True, persons=("Jane Q. Roe",))
    themed = replace(OFFICIAL, themes=("tibet",))
    assert held(themed, named=True, persons=("Jane Q. Roe",))


def test_lifting_is_not_suspending() -> None:
    eased = replace(OFFICIAL, stage=Stage.EASED, eased_kind=EasedKind.LIFTED)
    assert held(eased)
    assert not held(eased, eased_kind=EasedKind.SUSPENDED)


def test_the_closest_of_several_is_chosen_in_any_order() -> None:
    day_before = replace(OFFICIAL, number=146, on=date(2022, 3, 30))
    draft = replace(OFFICIAL, number=0)
    assert same_action(draft, [day_before, OFFICIAL]) == 147
    assert same_action(draft, [OFFICIAL, day_before]) == 147
    assert same_action(draft, []) is None


def test_a_second_tranche_that_repeats_one_name_of_the_first_is_another_act() -> None:
    later = {
        "on": date(2022, 4, 8),
        "persons": ("Jane Q. Roe", "Otto Vilks", "Ana Brückner", "Ivo Maric"),
        "count": 4,
    }
    first = replace(LISTING, persons=("Jane Q. Roe", "Pia Lund", "Max Oduya", "Lee Park"), count=4)
    assert not held(first, **later)
    assert held(first, **{**later, "persons": ("Jane Q. Roe", "Pia Lund", "Max Oduya", "Ivo Maric")})


def test_a_warning_that_names_no_measure_is_the_one_retold_with_a_measure() -> None:
    warning = replace(OFFICIAL, stage=Stage.THREATENED, measures=(Measure.SANCTIONS_UNSPECIFIED,))
    assert held(warning, measures=(Measure.VISA_RESTRICTION,), standing=Standing.AGENCY)
    assert not held(warning, measures=(Measure.VISA_RESTRICTION,), on=date(2022, 4, 3))


def test_warnings_of_two_different_measures_are_two() -> None:
    warning = replace(OFFICIAL, stage=Stage.THREATENED, measures=(Measure.EXPULSION,))
    assert not held(warning, measures=(Measure.VISA_RESTRICTION,))
