"""Whether the program does its work: what the sign of life says."""

from collections.abc import Collection
from datetime import datetime, timedelta

from bot.domain.chat import Overdue

LONGEST_SILENCE = timedelta(minutes=3)
"""Passes follow each other within seconds; reading a first poll of many sources may hold one up."""


def is_healthy(last_ends: Collection[datetime | None], now: datetime) -> bool:
    """Whether every kind of pass has ended well lately; None is one that never did."""
    return all(last is not None and now - last <= LONGEST_SILENCE for last in last_ends)


UNDELIVERED = timedelta(minutes=15)
"""Alerts that nobody could be told for so long: the messenger is out, or we are cut off from it."""


def is_cut_off(overdue: Overdue, now: datetime) -> bool:
    """Whether alerts wait that nobody can be told. One chat of several that fails is that chat's matter."""
    late = overdue.since is not None and now - overdue.since >= UNDELIVERED
    return late and (overdue.chats > 1 or overdue.listening <= 1)
