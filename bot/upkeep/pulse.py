"""A sign of life: a file in the data folder whose time the running program renews.

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

    def alive(self, now: datetime) -> bool:
        """Whether the beat is fresh. One from the future is not: the clock was set, the next one tells."""
        return abs((now - self.at).total_seconds()) <= SILENT_SECONDS


def beat(folder: Path, now: datetime) -> None:
    """Renew the sign of life. Raises OSError when the folder cannot be written."""
    path = folder / NAME
    mine = str(os.getpid())
    if not path.exists() or path.read_text(encoding="ascii", errors="replace") != mine:
        path.write_text(mine, encoding="ascii")
    os.utime(path, (now.timestamp(), now.timestamp()))


def last_beat(folder: Path) -> Pulse | None:
    """The sign of life in a data folder; None before the first start and after a good end."""
    path = folder / NAME
    try:
        at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        text = path.read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    return Pulse(at, int(text) if text.isdecimal() else None)


def still(folder: Path) -> None:
    """Take the sign of life away, as a program does that ends in good order."""
    path = folder / NAME
    pulse = last_beat(folder)
    if pulse is not None and pulse.process == os.getpid():
        path.unlink(missing_ok=True)
