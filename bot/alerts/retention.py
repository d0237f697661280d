"""How long things are kept: acts, links, corrections and their evidence for good, all else for a time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

READ_ENTRIES = timedelta(days=30)
"""Bodies of feed items, once read: the notice keeps the text that was read."""

EMPTY_TEXTS = timedelta(days=90)
"""Texts that announce nothing; then their address, title and hash remain."""

DELIVERIES = timedelta(days=180)
"""What was sent to whom; then each alert keeps how many it reached."""

BLOCKED_CHATS = timedelta(days=30)
"""Chats that left or blocked the bot; then nothing of them."""

POLLS = timedelta(days=400)
"""The log of polls: longer than the longest time a warning stays open, so that days read can be counted."""


@dataclass(frozen=True, slots=True)
class Cutoffs:
    """What is older than these moments has had its time."""

    read_entries: datetime
    empty_texts: datetime
    deliveries: datetime
    blocked_chats: datetime
    polls: datetime


def decide_cutoffs(now: datetime) -> Cutoffs:
    """The moments before which things are let go."""
    return Cutoffs(
        read_entries=now - READ_ENTRIES,
        empty_texts=now - EMPTY_TEXTS,
        deliveries=now - DELIVERIES,
        blocked_chats=now - BLOCKED_CHATS,
        polls=now - POLLS,
    )
