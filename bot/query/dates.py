"""Years, months and days in a question."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from bot.query.vocabulary import MONTHS

FIRST_YEAR = 1900  # an older year in a question is a number, not a date
LAST_YEAR = 2199

_DIGITS = 3  # "last 999 weeks" is the longest way back
_UNITS = MappingProxyType(
    {"day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30, "months": 30, "year": 365, "years": 365}
)

_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_YEAR = re.compile(r"([0-9]{4})(?:年|г\.?)?")
_RANGE = re.compile(r"([0-9]{4})(?:\.\.|[-–—])([0-9]{4})")


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both inclusive."""

    first: date
    last: date


def _year(text: str) -> Period | None:
    number = int(text)
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    return Period(date(number, 1, 1), date(number, 12, 31))


def _month(year: int, month: int) -> Period | None:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= len(calendar.month_name) - 1):
        return None
    return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def read_period(words: tuple[str, ...], today: date) -> tuple[Period, int] | None:
    """The period that the first words name, and how many words it took; None when they name none."""
    first = words[0].casefold()
    if len(words) > 1 and first in MONTHS and (year := _YEAR.fullmatch(words[1])):
        month = _month(int(year[1]), MONTHS[first])
        return (month, 2) if month else None
    if relative := _relative(tuple(word.casefold() for word in words), today):
        return relative
    period = _one(first)
    return (period, 1) if period else None


def _relative(words: tuple[str, ...], today: date) -> tuple[Period, int] | None:
    if words[0] == "today":
        return Period(today, today), 1
    if words[:2] == ("this", "year"):
        return Period(date(today.year, 1, 1), date(today.year, 12, 31)), 2
    if words[:2] == ("last", "year"):
        return Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)), 2
    if len(words) > 2 and words[0] == "last" and words[2] in _UNITS:  # noqa: PLR2004 - "last", number, unit
        number = words[1]
        if number.isascii() and number.isdigit() and len(number) <= _DIGITS:
            return Period(today - timedelta(days=int(number) * _UNITS[words[2]]), today), 3
    return None


def _one(word: str) -> Period | None:
    if found := _RANGE.fullmatch(word):
        ends = sorted((found[1], found[2]))
        low, high = _year(ends[0]), _year(ends[1])
        return Period(low.first, high.last) if low and high else None
    if found := _DAY.fullmatch(word):
        try:
            day = date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            return None
        return Period(day, day) if FIRST_YEAR <= day.year <= LAST_YEAR else None
    if found := _MONTH.fullmatch(word):
        return _month(int(found[1]), int(found[2]))
    if found := _YEAR.fullmatch(word):
        return _year(found[1])
    return None
