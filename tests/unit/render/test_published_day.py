"""The day of publication on a card: a day without a time of day is that day everywhere."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from html_oracle import visible
from render_cases import CARD, EFFECTS, NOTICE

from bot.domain.words import Precision
from bot.render import render_card

SEEN = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)
FROM_THE_WEST = replace(
    NOTICE,
    body="Department of Example",
    country="US",
    place=None,
    speaker=None,
    zone="America/New_York",
    first_seen_at=SEEN,
)


def times(published_at: datetime, precision: Precision) -> str:
    """What the folded quotation says behind its sentence."""
    notice = replace(FROM_THE_WEST, published_at=published_at, precision=precision)
    html = render_card(replace(CARD, notice=notice), language="en", now=SEEN, effects=EFFECTS).html
    return visible(html).partition("step for step.")[2]


@pytest.mark.parametrize(
    "zone", ["America/New_York", "Pacific/Kiritimati", "Asia/Shanghai", "Nowhere/Town", None]
)
def test_a_day_without_a_time_is_that_day_in_every_zone(zone: str | None) -> None:
    day = datetime(2026, 11, 27, tzinfo=UTC)
    notice = replace(FROM_THE_WEST, zone=zone, published_at=day, precision=Precision.DAY)
    html = render_card(replace(CARD, notice=notice), language="en", now=SEEN, effects=EFFECTS).html

    assert "Published 27 Nov 2026, time not given" in html
    assert "26 Nov" not in html


def test_a_month_without_a_day_does_not_slip_into_the_month_before() -> None:
    told = times(datetime(2026, 11, 1, tzinfo=UTC), Precision.MONTH)

    assert "Nov 2026" in told
    assert "Oct" not in told


def test_a_time_of_day_is_told_in_the_calendar_of_the_place() -> None:
    told = times(datetime(2026, 11, 27, 3, 30, tzinfo=UTC), Precision.TIME)

    assert "26 Nov 2026" in told
    assert "22:30" in told
