"""Copies of the database in the data folder: how they are called, and when they have had their time."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

KEPT = timedelta(days=14)
"""Chats are promised that what they deleted is gone from backups by then."""

_STAMP = "nongrata-%Y%m%dT%H%M%SZ.backup"


def backups_folder(data_dir: Path) -> Path:
    """Where copies go that nobody names a place for."""
    return data_dir / "backups"


def backup_name(now: datetime) -> str:
    """The name of a copy taken at this moment."""
    return now.strftime(_STAMP)


def prune(folder: Path, now: datetime) -> tuple[Path, ...]:
    """Delete copies named by `backup_name` that are older than KEPT; returns which.

    Other files are left alone. Raises OSError when one cannot be deleted.
    """
    gone = _outdated(folder, now)
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def _outdated(folder: Path, now: datetime) -> tuple[Path, ...]:
    found = []
    for path in sorted(folder.glob("nongrata-*.backup")):
        try:
            taken = datetime.strptime(path.name, _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
        if now - taken > KEPT:
            found.append(path)
    return tuple(found)
