"""What must be told again, and what must not."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.alerts.corrections import decide_correction, material_changes
from bot.domain.action import Action, Role
from bot.domain.notice import Notice
from bot.domain.views import ActionView, AlertCard, Correction
from bot.domain.words import EasedKind, Material, Measure, Precision, Stage, Standing

T0 = datetime(2026, 5, 4, tzinfo=UTC)
ACT = Action(
    number=147,
    issuer="CN",
    targets=("US", "GB"),
    measures=(Measure.VISA_RESTRICTION,),
    stage=Stage.ANNOUNCED,
    on=date(2026, 5, 4),
    precision=Precision.DAY,
    first_seen_at=T0,
    standing=Standing.OFFICIAL,
    persons=("Bo Example",),
    family=("Cy Example",),
    count=2,
)
NOTICE = Notice(
    1, "cn", "https://example.org/1", "T", T0, Precision.TIME, T0, Standing.OFFICIAL, "Ministry", "CN"
)


def correction(told: tuple[Action, ...], *current: Action) -> Correction:
    return decide_correction(AlertCard(1, tuple(ActionView(a, NOTICE) for a in current), NOTICE), told)


@pytest.mark.parametrize(
    ("changed", "facts"),
    [
        (replace(ACT, issuer="RU"), (Material.ISSUER,)),
        (replace(ACT, targets=("US",)), (Material.TARGETS,)),
        (replace(ACT, measures=(Measure.ENTRY_BAN,)), (Material.MEASURES,)),
        (replace(ACT, stage=Stage.THREATENED), (Material.STAGE,)),
        (replace(ACT, stage=Stage.EASED, eased_kind=EasedKind.LIFTED), (Material.STAGE,)),
        (replace(ACT, persons=("Bo Examples",)), (Material.NAMES,)),
        (replace(ACT, entities=("Example Ltd",)), (Material.NAMES,)),
        (replace(ACT, count=3), (Material.COUNT,)),
        (replace(ACT, count=None), (Material.COUNT,)),
        (replace(ACT, issuer="RU", count=3), (Material.ISSUER, Material.COUNT)),
    ],
)
def test_material_changes_are_told_again(changed: Action, facts: tuple[Material, ...]) -> None:
    assert material_changes(ACT, changed) == facts
    (change,) = correction((ACT,), changed).changes
    assert (change.before, change.after, change.facts) == (ACT, changed, facts)
    assert (change.withdrawn, change.official) == (False, False)


@pytest.mark.parametrize(
    "changed",
    [
        ACT,
        replace(ACT, legal_basis="AFSL"),
        replace(ACT, reason="lies"),
        replace(ACT, stage=Stage.IMPOSED),
        replace(ACT, targets=("GB", "US")),
        replace(ACT, persons=("Cy Example",), family=("Bo Example",)),
        replace(ACT, checked=True),
        replace(ACT, expires_on=date(2027, 5, 3)),
        replace(ACT, roles=(Role("Bo Example", "judge"),), count_stated=2, body="Ministry of Commerce"),
    ],
)
def test_small_additions_are_not(changed: Action) -> None:
    assert material_changes(ACT, changed) == ()
    assert correction((ACT,), changed).changes == ()


def test_a_number_told_late_corrects_nothing() -> None:
    assert material_changes(replace(ACT, count=None), ACT) == ()


def test_a_withdrawal_is_one_and_says_nothing_of_other_facts() -> None:
    found = correction((ACT,), replace(ACT, withdrawn=True, count=9))
    assert [(c.withdrawn, c.facts) for c in found.changes] == [(True, ())]
    assert not found.stands


def test_of_two_one_may_stand() -> None:
    other = replace(ACT, number=148)
    found = correction((ACT, other), replace(ACT, withdrawn=True), other)
    assert [c.after.number for c in found.changes] == [147]
    assert found.stands


def test_what_was_told_as_withdrawn_is_not_withdrawn_again() -> None:
    gone = replace(ACT, withdrawn=True)
    assert correction((gone,), gone).changes == ()


@pytest.mark.parametrize(("then", "official"), [(Standing.AGENCY, True), (Standing.OFFICIAL, False)])
def test_a_report_becomes_official_once(then: Standing, official: bool) -> None:
    found = correction((replace(ACT, standing=then),), ACT)
    assert [c.official for c in found.changes] == ([True] if official else [])


def test_what_was_not_told_is_added_but_not_when_it_is_withdrawn() -> None:
    other = replace(ACT, number=148)
    assert correction((ACT,), ACT, other).added == (other,)
    assert correction((ACT,), ACT, replace(other, withdrawn=True)).added == ()


def test_without_told_facts_nothing_is_compared() -> None:
    found = correction((), ACT)
    assert (found.changes, found.added) == ((), ())
