"""A sign of life: a file in the data folder whose time the running program renews.

It holds the number of the process, and on a second line since when Telegram is looked for in vain.

Setting a file's time needs no room on the disk, so a full one does not pass for a program that hangs.
"""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

NAME = "alive"
BEAT_SECONDS = 10.0
SILENT_SECONDS = 60.0  # after six beats left out the program hangs, or is gone


@dataclass(frozen=True, slots=True)
class Pulse:
    """The last beat: when, and by which process."""

    at: datetime
    process: int | None  # None: the file does not say
    away_since: datetime | None = None  # Telegram has not been reached since then

    def alive(self, now: datetime) -> bool:
        """Whether the beat is fresh. One from the future is not: the clock was set, the next one tells."""
        return abs((now - self.at).total_seconds()) <= SILENT_SECONDS


def beat(folder: Path, now: datetime, *, away_since: datetime | None = None) -> None:
    """Renew the sign of life. Raises OSError when the folder cannot be written."""
    path = folder / NAME
    wanted = str(os.getpid()) + (f"\n{away_since.isoformat()}" if away_since else "")
    if not path.exists() or path.read_text(encoding="ascii", errors="replace") != wanted:
        path.write_text(wanted, encoding="ascii")
    os.utime(path, (now.timestamp(), now.timestamp()))


def last_beat(folder: Path) -> Pulse | None:
    """The sign of life in a data folder; None before the first start and after a good end."""
    path = folder / NAME
    try:
        at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        text = path.read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    process, _, since = text.partition("\n")
    return Pulse(at, int(process) if process.isdecimal() else None, _moment(since))


def _moment(text: str) -> datetime | None:
    """None for what is no moment: the file may be of another version, or half written."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        return None


def still(folder: Path) -> None:
    """Take the sign of life away, as a program does that ends in good order."""
    path = folder / NAME
    pulse = last_beat(folder)
    if pulse is not None and pulse.process == os.getpid():
        path.unlink(missing_ok=True)
