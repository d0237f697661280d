from datetime import UTC, datetime

import pytest

from bot.alerts.review import decide_announcement, refuse_ruling
from bot.domain.review import ReviewItem, ReviewKind, Ruling

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)


def item(number: int = 1, kind: ReviewKind = ReviewKind.HELD, source: str | None = "us") -> ReviewItem:
    return ReviewItem(number, kind, "a reason", NOW, (12,), source_id=source)


@pytest.mark.parametrize("kind", ReviewKind)
@pytest.mark.parametrize("ruling", [Ruling.DROPPED, Ruling.WITHDRAWN])
def test_anything_may_be_dropped_or_withdrawn(kind: ReviewKind, ruling: Ruling) -> None:
    assert refuse_ruling(item(kind=kind), ruling) is None


@pytest.mark.parametrize("kind", ReviewKind)
def test_only_a_held_alert_may_be_sent(kind: ReviewKind) -> None:
    refusal = refuse_ruling(item(7, kind), Ruling.SENT)
    if kind is ReviewKind.HELD:
        assert refusal is None
    else:
        assert refusal is not None
        assert "Withdraw a12, or drop 7" in refusal


def test_all_that_waits_of_a_quiet_source_is_told_at_once() -> None:
    waiting = [item(3), item(2), item(1, source="cn")]
    assert decide_announcement(waiting, frozenset()) == tuple(waiting)


def test_a_source_that_was_told_of_lately_waits_and_keeps_no_other_waiting() -> None:
    waiting = [item(3), item(2, source="cn"), item(1, source=None)]
    assert [each.id for each in decide_announcement(waiting, {"us"})] == [2, 1]
    assert [each.id for each in decide_announcement(waiting, {None})] == [3, 2]


def test_nothing_that_waits_is_no_message() -> None:
    assert decide_announcement((), frozenset()) == ()
