"""What waits for an operator, and what was ruled."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ReviewKind(StrEnum):
    """Why a person must look."""

    HELD = "held"  # an alert that does not ring by itself
    VANISHED = "vanished"  # an action that its notice no longer announces
    DOUBTED = "doubted"  # an action that a reader calls wrong


class Ruling(StrEnum):
    """What came of it."""

    SENT = "sent"  # a held alert goes out
    DROPPED = "dropped"  # a held alert is never told; an action stands as it is
    WITHDRAWN = "withdrawn"  # the action was withdrawn


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One thing that waits, or waited. The last four fields are empty until somebody has ruled."""

    id: int
    kind: ReviewKind
    reason: str  # a sentence for operators
    created_at: datetime
    numbers: tuple[int, ...]  # of the actions, most important first
    alert_id: int | None = None  # of a held alert
    source_id: str | None = None  # None for acts of the archive
    title: str = ""  # of the notice
    url: str | None = None  # of the notice
    told_at: datetime | None = None  # when operators were told that it waits
    ruling: Ruling | None = None
    ruled_at: datetime | None = None
    ruled_by: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Ruled:
    """An item after an operator's word. Not `fresh`: somebody had ruled before, and that stays."""

    item: ReviewItem
    fresh: bool
