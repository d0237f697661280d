"""Dates as people and file names write them: somewhere in a line, in the time of the place."""

import re
from datetime import UTC, date, datetime, time, tzinfo
from email.utils import parsedate_to_datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.feed import EARLIEST_YEAR
from bot.domain.words import Precision
from bot.parse.moments import read_moment

LOOKED_AT: Final = 400  # characters of a line; a date stands at its beginning or alone
DIRECTIVES: Final = {
    "Y": r"\d{4}",
    "y": r"\d{2}",
    "m": r"\d{1,2}",
    "d": r"\d{1,2}",
    "B": r"[A-Za-z]{3,9}",
    "b": r"[A-Za-z]{3}",
    "A": r"[A-Za-z]{6,9}",
    "a": r"[A-Za-z]{3}",
    "H": r"\d{1,2}",
    "I": r"\d{1,2}",
    "M": r"\d{2}",
    "S": r"\d{2}",
    "p": r"[AaPp][Mm]",
    "z": r"(?:[+-]\d{2}:?\d{2}|Z)",
}
"""What may follow a % in a format, and what it looks like."""

_YEARS: Final = range(EARLIEST_YEAR, 2200)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLOCK: Final = r"(?:[\s,T]{0,3}(?P<hour>\d{1,2}):(?P<minute>\d{2})(?!\d))?"
# A name of nothing but a date and a number: t20260828_123.html of Chinese ministries, 20260923 of OFAC.
_FILE = re.compile(r"t?(\d{4})(\d{2})(\d{2})(?:[_-]\d{1,20})?(?:\.[a-z]{2,6})?", re.IGNORECASE)
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})")
_SHAPES: Final = (
    re.compile(
        r"(?<!\d)(?P<year>\d{4})\s?[-/.年]\s?(?P<month>\d{1,2})\s?[-/.月]\s?(?P<day>\d{1,2})(?!\d)\s?日?"
        + _CLOCK
    ),
    re.compile(r"(?<!\d)(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?!\d)" + _CLOCK),
    re.compile(
        r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?\s(?P<name>[A-Za-z]{3,9})\.?,?\s(?P<year>\d{4})(?!\d)"
        + _CLOCK
    ),
    re.compile(
        r"(?<![A-Za-z])(?P<name>[A-Za-z]{3,9})\.?\s(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<year>\d{4})(?!\d)"
        + _CLOCK
    ),
)
_MIDNIGHT: Final = time(0, 0)


def find_moment(
    text: str, *, zone: str | None = None, form: str | None = None
) -> tuple[datetime | None, Precision]:
    """The first date in a text, as an aware UTC moment with its precision; (None, UNKNOWN) without one.

    Args:
        text: One line; only its beginning is looked at.
        zone: IANA name of the place where a time without zone is meant; UTC if None.
        form: How the date is written, for strptime; else the usual ways are tried. 03/04/2026 is not among
            them: it means two days.

    A date without a time of day, or with midnight, becomes midnight UTC of the day as written.
    """
    line = " ".join(text[:LOOKED_AT].split())
    place = ZoneInfo(zone) if zone else UTC
    if form:
        return _by_form(line, form, place)
    if instant := _INSTANT.search(line):
        return read_moment(instant[0], None)
    try:
        posted = parsedate_to_datetime(line)
    except (ValueError, TypeError, IndexError, OverflowError):
        posted = None
    if posted is not None and posted.tzinfo is not None:
        return read_moment(line, None)
    return _by_shape(line, place)


def date_in_address(url: str) -> tuple[datetime | None, Precision]:
    """The day that the last part of an address's path consists of, if it does."""
    path = url.partition("?")[0].partition("#")[0]
    match = _FILE.fullmatch(path.rstrip("/").rpartition("/")[2])
    day = _day(match[1], match[2], match[3]) if match else None
    return _known(day, None, UTC)


def find_epoch(number: float) -> tuple[datetime | None, Precision]:
    """Seconds, or milliseconds, since 1970, as JSON answers give them."""
    seconds = number / 1000 if number > 1e11 else number  # noqa: PLR2004 - 1e11 seconds are the year 5138
    try:
        moment = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None, Precision.UNKNOWN
    return (moment, Precision.TIME) if moment.year in _YEARS else (None, Precision.UNKNOWN)


def form_pattern(form: str) -> re.Pattern[str]:
    """What a date of this format looks like, to find it in a line. Raises ValueError for a format we lack."""
    pieces = re.split(r"%(.?)", form)
    unknown = [name for name in pieces[1::2] if name not in DIRECTIVES]
    if unknown:
        raise ValueError(f"%{unknown[0]} is not known")
    if not {"d", "m", "b", "B"} & set(pieces[1::2]) or not {"Y", "y"} & set(pieces[1::2]):
        raise ValueError("it has no year, or neither month nor day")
    shape = "".join(DIRECTIVES[piece] if at % 2 else re.escape(piece) for at, piece in enumerate(pieces))
    return re.compile(rf"(?<![A-Za-z0-9]){shape}(?![0-9])")


def _by_form(line: str, form: str, place: tzinfo) -> tuple[datetime | None, Precision]:
    match = form_pattern(form).search(line)
    if match is None:
        return None, Precision.UNKNOWN
    try:
        # The zone is put in below: a day has none, and a written one counts.
        moment = datetime.strptime(match[0], form)  # noqa: DTZ007
    except ValueError:
        return None, Precision.UNKNOWN
    timed = "%H" in form or "%I" in form
    return _known(moment.date(), moment.timetz() if timed else None, place)


def _by_shape(line: str, place: tzinfo) -> tuple[datetime | None, Precision]:
    found = [match for shape in _SHAPES for match in shape.finditer(line)]
    for match in sorted(found, key=lambda match: match.start()):
        parts = match.groupdict()
        month = parts.get("month") or _month(parts.get("name") or "")
        day = _day(parts["year"], month, parts["day"])
        if day is not None:
            return _known(day, _time(parts["hour"], parts["minute"]), place)
    return None, Precision.UNKNOWN


def _month(name: str) -> str:
    short = name[:3].lower()
    return str(_MONTHS.index(short) + 1) if short in _MONTHS else ""


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year in _YEARS else None


def _time(hour: str | None, minute: str | None) -> time | None:
    try:
        return time(int(hour), int(minute)) if hour and minute else None
    except ValueError:
        return None


def _known(day: date | None, clock: time | None, place: tzinfo) -> tuple[datetime | None, Precision]:
    if day is None:
        return None, Precision.UNKNOWN
    if clock is None or clock.replace(tzinfo=None) == _MIDNIGHT:
        return datetime.combine(day, _MIDNIGHT, UTC), Precision.DAY
    return datetime.combine(day, clock, clock.tzinfo or place).astimezone(UTC), Precision.TIME
