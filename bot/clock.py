"""The clock of the machine: asked at the edge alone, everything else is given the time."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)
