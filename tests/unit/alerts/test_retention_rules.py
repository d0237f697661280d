from datetime import UTC, datetime, timedelta

import pytest

from bot.alerts.health import LONGEST_SILENCE, is_healthy
from bot.alerts.retention import decide_cutoffs

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("what", "days"),
    [("read_entries", 30), ("empty_texts", 90), ("deliveries", 180), ("blocked_chats", 30), ("polls", 400)],
)
def test_each_kind_of_thing_has_its_time(what: str, days: int) -> None:
    assert getattr(decide_cutoffs(NOW), what) == NOW - timedelta(days=days)


def test_all_passes_that_ended_lately_are_health() -> None:
    assert is_healthy([NOW, NOW - LONGEST_SILENCE], NOW)


@pytest.mark.parametrize("last", [None, NOW - LONGEST_SILENCE - timedelta(seconds=1)])
def test_one_pass_that_hangs_or_never_ended_is_none(last: datetime | None) -> None:
    assert not is_healthy([NOW, last], NOW)
