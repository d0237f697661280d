"""The table of what waits for an operator. What was ruled stays, with who and why."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field

from bot.domain.review import ReviewKind, Ruling
from bot.store.columns import Base, SafeText, UtcDateTime, one_of
from bot.store.tables_actions import NEVER_REUSED

OPEN = text("ruling IS NULL")


class ReviewRow(Base, table=True):
    """One thing a person must look at: an alert that was held, or an action that may be wrong."""

    __tablename__ = "review"
    __table_args__ = (
        one_of("kind", ReviewKind),
        one_of("ruling", Ruling),
        CheckConstraint("(kind = 'held') = (alert_id IS NOT NULL)", name="alert"),
        CheckConstraint("(kind = 'held') = (number IS NULL)", name="action"),
        CheckConstraint("(ruling IS NULL) = (ruled_at IS NULL)", name="ruled"),
        # While it waits it is there once; the same index lists what waits.
        Index("uq_review_alert", "alert_id", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        Index("uq_review_action", "kind", "number", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_review_open", "id", sqlite_where=OPEN, postgresql_where=OPEN),
        Index(None, "alert_id"),
        Index(None, "number"),
        NEVER_REUSED,
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(sa_type=SafeText)
    alert_id: int | None = Field(default=None, foreign_key="alert.id", ondelete="CASCADE")
    number: int | None = Field(default=None, foreign_key="action.number", ondelete="CASCADE")
    reason: str = Field(sa_type=SafeText)
    created_at: datetime = Field(sa_type=UtcDateTime)
    told_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ruling: str | None = Field(default=None, sa_type=SafeText)
    ruled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ruled_by: str | None = Field(default=None, sa_type=SafeText)
    why: str | None = Field(default=None, sa_type=SafeText)
