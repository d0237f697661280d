"""Dates as feeds write them, with how exactly they are known."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from time import struct_time

from bot.domain.feed import EARLIEST_YEAR
from bot.domain.words import Precision

_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_CLOCK_TIME = re.compile(r"\d{1,2}:\d{2}|\dT\d{4}")
# A publisher that writes midnight knows the day only (Federal Register; many Chinese pages).
_MIDNIGHT = re.compile(r"(?:^|[\sT])00:00(?::00(?:\.0+)?)?(?![\d:])")


def read_moment(raw: str, parsed: struct_time | None) -> tuple[datetime | None, Precision]:
    """An aware UTC moment and its precision; (None, UNKNOWN) when the text is no date.

    Args:
        raw: The text as the feed gave it.
        parsed: What feedparser made of it, in UTC, or None.

    A date before EARLIEST_YEAR is none.

    A date without a time of day, or with midnight, becomes midnight UTC *of the day as written*, so that
    `.date()` is the issuer's calendar day whatever the offset.
    """
    text = raw.strip()
    partial = _partial(text)
    if partial is not None:
        return (partial[0], partial[1]) if partial[0].year >= EARLIEST_YEAR else (None, Precision.UNKNOWN)
    try:
        # Leap seconds exist in feeds, but not in datetime.
        moment = datetime(*parsed[:5], min(parsed[5], 59), tzinfo=UTC) if parsed else _lenient(text)
    except (ValueError, OverflowError):
        return None, Precision.UNKNOWN
    if moment is None or moment.year < EARLIEST_YEAR:
        return None, Precision.UNKNOWN
    if not _CLOCK_TIME.search(text) or _MIDNIGHT.search(text):
        return _midnight(_written_day(text) or moment.date()), Precision.DAY
    return moment, Precision.TIME


def _partial(text: str) -> tuple[datetime, Precision] | None:
    """W3C's year and year-month forms, which feedparser fills up with today's date."""
    try:
        if _YEAR.fullmatch(text):
            return datetime(int(text), 1, 1, tzinfo=UTC), Precision.YEAR
        if match := _MONTH.fullmatch(text):
            return datetime(int(match[1]), int(match[2]), 1, tzinfo=UTC), Precision.MONTH
    except ValueError:
        return None
    return None


def _lenient(text: str) -> datetime | None:
    moment = _as_written(text)
    if moment is None:
        return None
    # RFC 5322: "-0000" and a missing zone say nothing about the place; UTC is the only neutral reading.
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _as_written(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _written_day(text: str) -> date | None:
    moment = _as_written(text)
    return moment.date() if moment else None


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
