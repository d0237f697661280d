"""Hours in which a source is worth polling more often, as operators write them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SHAPE = re.compile(
    r"(?P<days>[a-z,\-]+)\s+(?P<start>\d{1,2}:\d{2})-(?P<end>\d{1,2}:\d{2})\s+(?P<zone>[\w/+\-]+)"
    r"\s+every\s+(?P<count>\d{1,4})(?P<unit>[smh])",
    re.IGNORECASE,
)
_UNITS: Final = {"s": 1, "m": 60, "h": 3600}
_EXAMPLE: Final = '"Mon-Fri 15:00-19:30 Asia/Shanghai every 3m"'


@dataclass(frozen=True, slots=True)
class BusyWindow:
    """One stretch of a week. An end before the start lies on the next day."""

    days: frozenset[int]  # of its start; 0 is Monday
    start: time
    end: time
    zone: ZoneInfo
    every: timedelta

    def holds(self, moment: datetime) -> bool:
        """Whether the moment lies in the window; the end is outside."""
        local = moment.astimezone(self.zone)
        clock, today = local.time(), local.weekday()
        if self.start < self.end:
            return today in self.days and self.start <= clock < self.end
        yesterday = (today - 1) % 7
        return (today in self.days and clock >= self.start) or (yesterday in self.days and clock < self.end)

    def next_start(self, after: datetime) -> datetime:
        """The first start later than `after`, in UTC."""
        local = after.astimezone(self.zone)
        for ahead in range(9):
            day = local.date() + timedelta(days=ahead)
            start = datetime.combine(day, self.start, self.zone).astimezone(UTC)
            if day.weekday() in self.days and start > after:
                return start
        raise AssertionError("a window has at least one day of the week")


def parse_busy(text: str) -> tuple[BusyWindow, ...]:
    """Read windows, separated by semicolons.

    Raises:
        ValueError: with a sentence that tells what is wrong and how it is written.
    """
    return tuple(_window(part.strip()) for part in text.split(";"))


def _window(text: str) -> BusyWindow:
    match = _SHAPE.fullmatch(text)
    if match is None:
        raise ValueError(f"busy hours {text!r} are not written like {_EXAMPLE}")
    every = timedelta(seconds=int(match["count"]) * _UNITS[match["unit"].lower()])
    if not every:
        raise ValueError(f"busy hours {text!r} ask to poll every 0 seconds")
    start, end = _clock(match["start"]), _clock(match["end"])
    if start == end:
        raise ValueError(f"busy hours {text!r} start and end at the same time")
    try:
        zone = ZoneInfo(match["zone"])
    except (KeyError, ValueError, OSError):
        raise ValueError(f"{match['zone']!r} is no time zone of the IANA list, like Asia/Shanghai") from None
    return BusyWindow(_weekdays(match["days"]), start, end, zone, every)


def _clock(text: str) -> time:
    hour, minute = text.split(":")
    try:
        return time(int(hour), int(minute))
    except ValueError:
        raise ValueError(f"{text!r} is no time of day") from None


def _weekdays(text: str) -> frozenset[int]:
    if text.lower() == "daily":
        return frozenset(range(7))
    found: set[int] = set()
    for part in text.lower().split(","):
        first, dash, last = part.partition("-")
        start = _weekday(first)
        found.update(_from_to(start, _weekday(last)) if dash else (start,))
    return frozenset(found)


def _from_to(start: int, end: int) -> Iterable[int]:
    """Fri-Mon goes over the end of the week."""
    return (day % 7 for day in range(start, (end if end >= start else end + 7) + 1))


def _weekday(name: str) -> int:
    try:
        return _DAYS.index(name)
    except ValueError:
        raise ValueError(
            f'{name!r} is no day of the week: write Mon, Tue, Wed, Thu, Fri, Sat, Sun or "daily"'
        ) from None
