"""When digests are due: local times, clocks that are moved, and a program that was away."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.alerts.digests import decide_digest, next_due
from bot.domain.schedule import Schedule
from bot.lexicon.zones import zone_of

EIGHT = Schedule()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("schedule", "zone", "after", "due"),
    [
        (EIGHT, "UTC", "2026-11-26 07:59", "2026-11-26 08:00"),
        (EIGHT, "UTC", "2026-11-26 08:00", "2026-11-27 08:00"),
        (EIGHT, "Asia/Shanghai", "2026-11-26 07:00", "2026-11-27 00:00"),
        (EIGHT, "America/New_York", "2026-11-26 07:00", "2026-11-26 13:00"),
        (EIGHT, "+05:30", "2026-11-26 02:29", "2026-11-26 02:30"),
        (Schedule(weekday=0), "UTC", "2026-11-26 12:00", "2026-11-30 08:00"),
        (Schedule(weekday=3), "UTC", "2026-11-26 08:00", "2026-12-03 08:00"),
        # Monday in Auckland begins on UTC's Sunday.
        (Schedule(weekday=0), "Pacific/Auckland", "2026-11-26 12:00", "2026-11-29 19:00"),
        # Clocks go forward at 02:00 on 8 March 2026 in New York: 08:00 comes an hour earlier.
        (EIGHT, "America/New_York", "2026-03-07 13:00", "2026-03-08 12:00"),
        # 02:30 does not exist that day: as if the clocks had not been moved, 03:30 by the clock.
        (Schedule(2, 30), "America/New_York", "2026-03-07 12:00", "2026-03-08 07:30"),
        (Schedule(2, 30), "America/New_York", "2026-03-08 07:30", "2026-03-09 06:30"),
        # Clocks go back at 03:00 on 25 October 2026 in Paris: of two 02:30 the first counts.
        (Schedule(2, 30), "Europe/Paris", "2026-10-24 12:00", "2026-10-25 00:30"),
        (Schedule(2, 30), "Europe/Paris", "2026-10-25 00:30", "2026-10-26 01:30"),
        # Lord Howe moves its clocks by half an hour.
        (Schedule(2, 15), "Australia/Lord_Howe", "2026-10-03 00:00", "2026-10-03 15:45"),
        # Samoa had no 30 December 2011: that date's digest would be the next one's, and comes once.
        (EIGHT, "Pacific/Apia", "2011-12-29 18:00", "2011-12-30 18:00"),
        (EIGHT, "Pacific/Apia", "2011-12-30 18:00", "2011-12-31 18:00"),
        # It was a Friday: the Fridays' digest comes on Saturday morning, also asked for after midnight.
        (Schedule(weekday=4), "Pacific/Apia", "2011-12-30 10:30", "2011-12-30 18:00"),
    ],
)
def test_the_next_digest_comes_at_the_local_time(schedule: Schedule, zone: str, after: str, due: str) -> None:
    assert next_due(schedule, zone_of(zone), at(after)) == at(due)


@given(
    st.integers(0, 3650).map(lambda days: at("2020-01-01") + timedelta(days=days, hours=days % 24)),
    st.sampled_from(
        ["America/New_York", "Europe/Paris", "Australia/Lord_Howe", "Asia/Tehran", "Africa/Cairo"]
    ),
    st.integers(0, 23),
    st.integers(0, 59),
)
def test_every_local_day_has_one_digest_and_no_more(
    start: datetime, zone: str, hour: int, minute: int
) -> None:
    schedule = Schedule(hour, minute)
    moments = [start]
    for _ in range(10):
        moments.append(next_due(schedule, zone_of(zone), moments[-1]))
    days = [(moment - timedelta(hours=1)).astimezone(zone_of(zone)).date() for moment in moments[1:]]
    gaps = [later - earlier for earlier, later in pairwise(moments[1:])]
    assert all(timedelta(hours=22) < gap < timedelta(hours=26) for gap in gaps)
    assert (days[-1] - days[0]).days in (8, 9, 10)


@pytest.mark.parametrize("due", ["2026-11-26 08:01", "2026-11-27 08:00", "2026-12-03 08:00"])
def test_a_digest_is_not_made_before_its_time(due: str) -> None:
    now = at("2026-11-26 08:00")
    assert decide_digest(EIGHT, UTC, at(due), now - timedelta(days=1), now) is None


def test_one_that_is_due_covers_all_since_the_last() -> None:
    made = decide_digest(EIGHT, UTC, at("2026-11-26 08:00"), at("2026-11-25 08:00"), at("2026-11-26 08:00"))
    assert made is not None
    assert (made.since, made.until) == (at("2026-11-25 08:00"), at("2026-11-26 08:00"))
    assert made.next_due == at("2026-11-27 08:00")


def test_after_days_away_one_comes_for_the_whole_time_and_the_next_at_its_hour() -> None:
    made = decide_digest(EIGHT, UTC, at("2026-11-20 08:00"), at("2026-11-19 08:00"), at("2026-11-26 11:30"))
    assert made is not None
    assert (made.since, made.until) == (at("2026-11-19 08:00"), at("2026-11-26 11:30"))
    assert made.next_due == at("2026-11-27 08:00")


def test_one_planned_while_the_clock_was_ahead_by_a_year_waits_for_nothing() -> None:
    now = at("2026-11-26 11:00")
    made = decide_digest(EIGHT, UTC, at("2027-11-26 08:00"), at("2027-11-25 08:00"), now)
    assert made is not None
    assert made.since == made.until == now
    assert made.next_due == at("2026-11-27 08:00")
