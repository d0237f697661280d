"""Tables of polling: sources, polls, entries, notices."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from bot.domain.source import SourceStatus
from bot.domain.words import Precision, Standing, Verdict
from bot.store.columns import Base, JsonText, SafeText, UtcDateTime, one_of


class SourceStateRow(Base, table=True):
    """What polling remembers of one source."""

    __tablename__ = "source_state"
    __table_args__ = (one_of("status", SourceStatus),)

    source_id: str = Field(primary_key=True, sa_type=SafeText)
    url: str = Field(sa_type=SafeText)
    status: str = Field(sa_type=SafeText)
    etag: str | None = Field(default=None, sa_type=SafeText)
    last_modified: str | None = Field(default=None, sa_type=SafeText)
    body_hash: str | None = Field(default=None, sa_type=SafeText)
    next_due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    last_polled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    last_ok_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    last_new_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    newest_entry_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    first_polled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    failures: float = 0.0
    failing_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    last_error: str | None = Field(default=None, sa_type=SafeText)
    moved_to: str | None = Field(default=None, sa_type=SafeText)


class SourceOverlayRow(Base, table=True):
    """One field of a source that an operator set over its YAML row."""

    __tablename__ = "source_overlay"

    source_id: str = Field(primary_key=True, sa_type=SafeText)
    field: str = Field(primary_key=True, sa_type=SafeText)
    value: str = Field(sa_type=SafeText)
    set_at: datetime = Field(sa_type=UtcDateTime)


class PollRow(Base, table=True):
    """One poll of one source."""

    __tablename__ = "poll"
    __table_args__ = (Index(None, "source_id", "at"),)

    id: int | None = Field(default=None, primary_key=True)
    source_id: str = Field(sa_type=SafeText)
    at: datetime = Field(sa_type=UtcDateTime)
    outcome: str = Field(sa_type=SafeText)
    new: int
    revised: int


class PollIssueRow(Base, table=True):
    """Something an operator should know about a poll."""

    __tablename__ = "poll_issue"
    __table_args__ = (Index(None, "source_id", "at"),)

    id: int | None = Field(default=None, primary_key=True)
    poll_id: int = Field(foreign_key="poll.id", ondelete="CASCADE", index=True)
    source_id: str = Field(sa_type=SafeText)
    at: datetime = Field(sa_type=UtcDateTime)
    code: str = Field(sa_type=SafeText)
    detail: str = Field(sa_type=SafeText)
    position: int | None = None


class EntryRow(Base, table=True):
    """The latest version of one item of a feed."""

    __tablename__ = "entry"
    __table_args__ = (
        UniqueConstraint("source_id", "key_index"),
        Index(None, "source_id", "guid_index"),
        Index(None, "source_id", "published_day"),
        Index(
            "ix_entry_unread",
            "published_at",
            "first_seen_at",
            "id",
            sqlite_where=text("unread"),
            postgresql_where=text("unread"),
        ),
        CheckConstraint("revision >= 1", name="revision"),
        one_of("precision", Precision),
    )

    id: int | None = Field(default=None, primary_key=True)
    source_id: str = Field(sa_type=SafeText)
    key: str = Field(sa_type=SafeText)
    key_index: str = Field(sa_type=SafeText)  # index_key(key)
    guid: str | None = Field(default=None, sa_type=SafeText)
    guid_index: str | None = Field(default=None, sa_type=SafeText)
    guid_shared: bool = False
    url: str | None = Field(default=None, sa_type=SafeText)
    title: str = Field(sa_type=SafeText)
    text: str = Field(sa_type=SafeText)
    published_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    published_day: date | None = None  # UTC
    precision: str = Field(sa_type=SafeText)
    updated_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    content_hash: str = Field(sa_type=SafeText)
    first_seen_at: datetime = Field(sa_type=UtcDateTime)
    revision: int = 1
    unread: bool = True
    # Fixed at first sight: what was published before us does not ring when it is revised later.
    rang_first: bool
    first_hold_reason: str | None = Field(default=None, sa_type=SafeText)
    rings: bool
    hold_reason: str | None = Field(default=None, sa_type=SafeText)
    read_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempts: int = 0
    last_failure: str | None = Field(default=None, sa_type=SafeText)
    last_failure_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class EntryRevisionRow(Base, table=True):
    """That an item had this content at that time; its text is kept with the notice."""

    __tablename__ = "entry_revision"

    entry_id: int = Field(primary_key=True, foreign_key="entry.id", ondelete="CASCADE")
    revision: int = Field(primary_key=True)
    title: str = Field(sa_type=SafeText)
    content_hash: str = Field(sa_type=SafeText)
    seen_at: datetime = Field(sa_type=UtcDateTime)


class NoticeRow(Base, table=True):
    """One publication at one canonical address."""

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("url_index"),
        Index(None, "source_id", "first_seen_at"),
        one_of("precision", Precision),
        one_of("standing", Standing),
    )

    id: int | None = Field(default=None, primary_key=True)
    source_id: str = Field(sa_type=SafeText)
    url: str = Field(sa_type=SafeText)
    url_index: str = Field(sa_type=SafeText)  # index_key(url)
    title: str = Field(sa_type=SafeText)
    published_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    precision: str = Field(sa_type=SafeText)
    first_seen_at: datetime = Field(sa_type=UtcDateTime)
    standing: str = Field(sa_type=SafeText)
    body: str = Field(sa_type=SafeText)
    country: str = Field(sa_type=SafeText)
    quote: str | None = Field(default=None, sa_type=SafeText)
    speaker: str | None = Field(default=None, sa_type=SafeText)
    place: str | None = Field(default=None, sa_type=SafeText)
    zone: str | None = Field(default=None, sa_type=SafeText)
    speaker_role: str | None = Field(default=None, sa_type=SafeText)


class NoticeTextRow(Base, table=True):
    """One revision of a notice, kept as evidence."""

    __tablename__ = "notice_text"
    __table_args__ = (one_of("verdict", Verdict), CheckConstraint("revision >= 1", name="revision"))

    notice_id: int = Field(primary_key=True, foreign_key="notice.id", ondelete="CASCADE")
    revision: int = Field(primary_key=True)
    title: str = Field(sa_type=SafeText)
    text: str = Field(sa_type=SafeText)
    content_hash: str = Field(sa_type=SafeText)
    seen_at: datetime = Field(sa_type=UtcDateTime)
    language: str = Field(sa_type=SafeText)
    verdict: str = Field(sa_type=SafeText)
    rules_version: str = Field(sa_type=SafeText)
    issues: Any = Field(sa_type=JsonText)


class NoticeEntryRow(Base, table=True):
    """Which notice an item became or mirrors."""

    __tablename__ = "notice_entry"

    entry_id: int = Field(primary_key=True, foreign_key="entry.id", ondelete="CASCADE")
    notice_id: int = Field(foreign_key="notice.id", ondelete="CASCADE", index=True)
