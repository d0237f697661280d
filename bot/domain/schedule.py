"""When a digest comes, as people choose it: at a time of the day, every day or once a week."""

import re
from dataclasses import dataclass

_WRITTEN = re.compile(r"(?:d|w([0-6]))([01][0-9]|2[0-3])([0-5][0-9])")


@dataclass(frozen=True, slots=True)
class Schedule:
    """A local time, of every day or of one weekday."""

    hour: int = 8
    minute: int = 0
    weekday: int | None = None  # 0 is Monday; None: every day

    def as_text(self) -> str:
        """Like "d0800" or "w00830" (Mondays): a format kept in the database and on buttons."""
        return f"{'d' if self.weekday is None else f'w{self.weekday}'}{self.hour:02}{self.minute:02}"

    @property
    def clock(self) -> str:
        """Like "08:00"."""
        return f"{self.hour:02}:{self.minute:02}"


@dataclass(frozen=True, slots=True)
class Manner:
    """How the alerts of a subscription come."""

    silent: bool = False
    digest: Schedule | None = None  # None: each at once

    def as_text(self) -> str:
        """Like "d0800s", for buttons; what comes at once is "a"."""
        return (self.digest.as_text() if self.digest else "a") + ("s" if self.silent else "")


AT_ONCE = Manner()


def read_schedule(text: str) -> Schedule | None:
    """The schedule written by `as_text`; None for anything else."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    weekday, hour, minute = found.groups()
    return Schedule(int(hour), int(minute), None if weekday is None else int(weekday))


def read_manner(text: str) -> Manner | None:
    """The manner written by `as_text`; None for anything else."""
    bare = text.removesuffix("s")
    digest = read_schedule(bare)
    if digest is None and bare != "a":
        return None
    return Manner(silent=text.endswith("s"), digest=digest)
