"""What two readings of one notice differ in."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.domain.action import Action, Role
from bot.domain.words import Measure, Precision, Stage, Standing
from bot.linking.differences import Difference, Told, differences

ACT = Action(
    number=0,
    issuer="CN",
    targets=("US",),
    measures=(Measure.ENTRY_BAN,),
    stage=Stage.IMPOSED,
    on=None,
    precision=Precision.DAY,
    first_seen_at=datetime(2026, 3, 1, tzinfo=UTC),
    standing=Standing.OFFICIAL,
    body="Ministry of Foreign Affairs",
    persons=("Ann Fenwick", "Jonas Fenwick"),
    count=2,
)
OTHER = replace(ACT, measures=(Measure.TRADE_RESTRICTION,), persons=(), entities=("Marigold Ltd",), count=1)


def found(before: list[Action], after: list[Action]) -> list[tuple[str, tuple[str, ...]]]:
    made = differences([Told(a) for a in before], [Told(a, "words", ("rule",)) for a in after])
    return [(difference.kind, difference.facts) for difference in made]


def test_the_same_acts_differ_in_nothing_whatever_their_order() -> None:
    assert found([ACT, OTHER], [OTHER, ACT]) == []
    assert found([replace(ACT, number=7)], [replace(ACT, persons=ACT.persons[::-1])]) == []


def test_what_only_one_reading_has_is_gained_or_lost() -> None:
    assert found([], [ACT]) == [("gained", ())]
    assert found([ACT], []) == [("lost", ())]
    assert found([ACT], [replace(ACT, issuer="RU")]) == [("gained", ()), ("lost", ())]


def test_an_act_of_the_same_issuer_and_measures_is_the_same_and_its_facts_are_compared() -> None:
    assert found([ACT, OTHER], [OTHER, replace(ACT, count=3, targets=("US", "GB"))]) == [
        ("changed", ("targets", "count"))
    ]


def test_a_last_day_and_a_role_are_facts_of_rules_as_well() -> None:
    roles = (Role("Ann Fenwick", "judge"), Role("Jonas Fenwick", "broker"))
    changed = replace(ACT, expires_on=date(2027, 3, 1), roles=roles)
    assert found([ACT], [changed]) == [("changed", ("expires_on", "roles"))]
    assert found([changed], [replace(changed, roles=roles[::-1])]) == []


def test_another_measure_of_the_same_issuer_is_a_change_and_no_loss() -> None:
    changed = found([ACT], [replace(ACT, measures=(Measure.ENTRY_BAN, Measure.ASSET_FREEZE))])
    assert changed == [("changed", ("measures",))]


def test_what_is_certain_is_paired_before_what_is_likely() -> None:
    frozen = replace(ACT, measures=(Measure.ASSET_FREEZE,))
    assert found([ACT, OTHER], [frozen, ACT]) == [
        ("changed", ("measures", "count", "persons", "entities")),
    ]


def test_words_and_rules_come_from_the_new_reading() -> None:
    (gained,) = differences([], [Told(ACT, "China bans Ann Fenwick.", ("ban",))])
    assert gained == Difference(None, Told(ACT, "China bans Ann Fenwick.", ("ban",)))
