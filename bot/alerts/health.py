"""Whether the program does its work: what the sign of life says."""

from collections.abc import Collection
from datetime import datetime, timedelta

LONGEST_SILENCE = timedelta(minutes=3)
"""Passes follow each other within seconds; reading a first poll of many sources may hold one up."""


def is_healthy(last_ends: Collection[datetime | None], now: datetime) -> bool:
    """Whether every kind of pass has ended well lately; None is one that never did."""
    return all(last is not None and now - last <= LONGEST_SILENCE for last in last_ends)
