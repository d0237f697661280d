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
_YESTERDAY = frozenset({"yesterday", "昨天", "вчера"})
_TODAY = frozenset({"today", "今天", "сегодня"})
_THIS_YEAR = frozenset({"this year", "今年", "этот год", "этом году"})
_LAST_YEAR = frozenset({"last year", "去年", "прошлый год", "прошлом году"})
_THIS_MONTH = frozenset({"this month", "本月", "этот месяц", "этом месяце"})
_LAST_MONTH = frozenset({"last month", "上月", "上个月", "прошлый месяц", "прошлом месяце"})
_WEEK = frozenset({"last week", "past week", "this week", "最近一周"})
_DASHES = frozenset({"-", "–", "—"})
_LAST = frozenset({"last", "past"})
_BETWEEN = frozenset({",", "of"})  # may stand inside a date: "March 31, 2022"

_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_DAY_OF_MONTH = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"([0-9]{4})(?:年|г\.?)?")
_RANGE = re.compile(r"([0-9]{4})(?:\.\.|[-–—])([0-9]{4})")

WORDS = 5
"""Words of the longest period: "31", "of", "March", ",", "2022"."""


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


def _day(year: int, month: int, day: int) -> Period | None:
    whole = _month(year, month)
    if whole is None or not 1 <= day <= whole.last.day:
        return None
    return Period(date(year, month, day), date(year, month, day))


def read_period(words: tuple[str, ...], today: date) -> tuple[Period, int] | None:
    """The period that the first words name, and how many words it took; None when they name none."""
    folded = tuple(word.casefold() for word in words)
    for found in (_named_month(folded), _relative(folded, today), _spaced_range(folded)):
        if found:
            return found
    period = _one(folded[0])
    return (period, 1) if period else None


def _named_month(words: tuple[str, ...]) -> tuple[Period, int] | None:
    """ "March 2022", "31 March 2022", "March 31, 2022"."""  # noqa: D210 - an example
    kept = [(at, word) for at, word in enumerate(words[:WORDS]) if word not in _BETWEEN]
    if not kept or kept[0][0]:
        return None
    for order in ((1, 0, 2), (0, 1, 2), (0, None, 1)):  # where month, day and year stand
        month_at, day_at, year_at = order
        if len(kept) <= year_at:
            continue
        month = MONTHS.get(kept[month_at][1])
        day = _DAY_OF_MONTH.fullmatch(kept[day_at][1]) if day_at is not None else None
        year = _YEAR.fullmatch(kept[year_at][1])
        if month is None or year is None or (day is None) != (day_at is None):
            continue
        period = _day(int(year[1]), month, int(day[1])) if day else _month(int(year[1]), month)
        return (period, kept[year_at][0] + 1) if period else None
    return None


def _relative(words: tuple[str, ...], today: date) -> tuple[Period, int] | None:
    if len(words) > 2 and words[0] in _LAST and words[2] in _UNITS:  # noqa: PLR2004 - "last", number, unit
        number = words[1]
        if number.isascii() and number.isdigit() and len(number) <= _DIGITS:
            return Period(today - timedelta(days=int(number) * _UNITS[words[2]]), today), 3
    for count in (2, 1):
        period = _calendar(" ".join(words[:count]), today) if len(words) >= count else None
        if period:
            return period, count
    return None


def _calendar(phrase: str, today: date) -> Period | None:
    yesterday = today - timedelta(days=1)
    before = today.replace(day=1) - timedelta(days=1)
    for phrases, period in (
        (_TODAY, Period(today, today)),
        (_YESTERDAY, Period(yesterday, yesterday)),
        (_WEEK, Period(today - timedelta(days=7), today)),
        (_THIS_MONTH, Period(today.replace(day=1), today)),
        (_LAST_MONTH, Period(before.replace(day=1), before)),
        (_THIS_YEAR, Period(date(today.year, 1, 1), date(today.year, 12, 31))),
        (_LAST_YEAR, Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))),
    ):
        if phrase in phrases:
            return period
    return None


def _spaced_range(words: tuple[str, ...]) -> tuple[Period, int] | None:
    """ "2020 - 2022"."""  # noqa: D210 - an example
    if len(words) > 2 and words[1] in _DASHES:  # noqa: PLR2004 - year, dash, year
        period = _one(f"{words[0]}-{words[2]}") if _RANGE.fullmatch(f"{words[0]}-{words[2]}") else None
        return (period, 3) if period else None
    return None


def _one(word: str) -> Period | None:
    if found := _RANGE.fullmatch(word):
        ends = sorted((found[1], found[2]))
        low, high = _year(ends[0]), _year(ends[1])
        return Period(low.first, high.last) if low and high else None
    if found := _DAY.fullmatch(word):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DOTTED.fullmatch(word):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    if found := _MONTH.fullmatch(word):
        return _month(int(found[1]), int(found[2]))
    if found := _YEAR.fullmatch(word):
        return _year(found[1])
    return None
