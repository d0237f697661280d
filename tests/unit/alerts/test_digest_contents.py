"""Which acts, warnings and dates a digest tells."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.alerts.digests import dates_ahead, days_open, listed, open_warnings
from bot.domain.action import Action
from bot.domain.views import ActionView, LinkView
from bot.domain.words import LinkKind, Measure, Precision, Stage, Standing

TODAY = date(2026, 11, 27)
SEEN = datetime(2026, 11, 1, tzinfo=UTC)


def view(number: int, days_ago: int = 3, stage: Stage = Stage.THREATENED, **more: object) -> ActionView:
    on = TODAY - timedelta(days=days_ago)
    links = more.pop("answered_by", ())
    action = Action(
        number,
        "CN",
        ("US",),
        (Measure.ENTRY_BAN,),
        stage,
        on,
        Precision.DAY,
        SEEN,
        Standing.OFFICIAL,
        **more,  # type: ignore[arg-type] # the caller's business
    )
    return ActionView(action, None, answered_by=links)  # type: ignore[arg-type] # as above


def carried_out() -> tuple[LinkView, ...]:
    return (
        LinkView(LinkKind.CARRIES_OUT, view(9, 1, Stage.IMPOSED).action, (), stated=True, confidence=1.0),
    )


def test_warnings_come_first_then_the_older_and_each_act_once() -> None:
    acts = [view(1, 1, Stage.IMPOSED), view(2, 5, Stage.EASED), view(3, 1), view(1, 1, Stage.IMPOSED)]
    assert [each.action.number for each in listed(acts)] == [3, 2, 1]


def test_what_is_withdrawn_or_muted_is_not_told() -> None:
    acts = [view(1, withdrawn=True), view(2), view(3)]
    assert [each.action.number for each in listed(acts, muted=[2])] == [3]


def numbers(*views: ActionView, told: tuple[int, ...] = ()) -> list[int]:
    return [each.action.number for each, _ in open_warnings(views, told, TODAY)]


def test_an_open_warning_is_told_with_its_days_the_newest_first() -> None:
    found = open_warnings([view(1, 45), view(2, 3)], (), TODAY)
    assert [(each.action.number, days) for each, days in found] == [(2, 3), (1, 45)]


@pytest.mark.parametrize(
    "closed",
    [
        view(1, answered_by=carried_out()),
        view(1, withdrawn=True),
        view(1, archive_id="h1"),
        view(1, stage=Stage.ANNOUNCED),
        view(1, days_ago=0),
        view(1, days_ago=181),
    ],
    ids=["carried out", "withdrawn", "of the archive", "an act", "of today", "too old"],
)
def test_what_is_no_open_warning_is_not_told_as_one(closed: ActionView) -> None:
    assert numbers(closed) == []
    assert numbers(view(1)) == [1]


def test_a_warning_just_told_is_not_told_as_open_beside_it() -> None:
    assert numbers(view(1), view(2), told=(1,)) == [2]


def test_days_read_are_never_more_than_have_passed() -> None:
    ((warned,),) = [days_open([(view(1, 3), 3)], [4])]
    assert (warned.days, warned.read) == (3, 3)


def test_dates_ahead_begin_tomorrow_and_end_after_two_weeks() -> None:
    days = [0, 1, 14, 15]
    begins = [view(n, effective_on=TODAY + timedelta(days=n)) for n in days]
    ends = [view(100 + n, expires_on=TODAY + timedelta(days=n)) for n in days]
    gone = view(200, effective_on=TODAY + timedelta(days=2), withdrawn=True)
    found = dates_ahead([*ends, gone, *begins], TODAY)
    assert [(each.view.action.number, each.begins) for each in found] == [
        (1, True),
        (101, False),
        (14, True),
        (114, False),
    ]
