"""Tables of actions, what surrounds them, and the installation itself."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from bot.domain.words import EasedKind, LinkKind, Precision, Stage, StageGroup, Standing
from bot.store.columns import Base, JsonText, SafeText, UtcDateTime, one_of

FACETS = ("target", "measure", "target_kind", "theme")
NEVER_REUSED: dict[str, bool] = {"sqlite_autoincrement": True}  # a PostgreSQL sequence does the same


class ActionRow(Base, table=True):
    """An action with its facts in force: the reader's, and operators' corrections on top."""

    __tablename__ = "action"
    __table_args__ = (
        # The trailing columns let the commonest counts be answered from the index alone.
        Index(
            "ix_action_newest",
            "sort_day",
            "first_seen_at",
            "number",
            "withdrawn",
            "issuer",
            "stage_group",
            "standing",
        ),
        Index(None, "issuer", "sort_day"),
        one_of("stage", Stage),
        one_of("stage_group", StageGroup),
        one_of("eased_kind", EasedKind),
        one_of("precision", Precision),
        one_of("standing", Standing),
        CheckConstraint("confidence >= 0 AND confidence <= 1", name="confidence"),
        NEVER_REUSED,
    )

    number: int | None = Field(default=None, primary_key=True)
    issuer: str = Field(sa_type=SafeText)
    stage: str = Field(sa_type=SafeText)
    stage_group: str = Field(sa_type=SafeText)
    on_day: date | None = None
    sort_day: date  # on_day; without one the day first seen, or the beginning of time in the archive
    precision: str = Field(sa_type=SafeText)
    first_seen_at: datetime = Field(sa_type=UtcDateTime)
    standing: str = Field(sa_type=SafeText)
    body: str = Field(sa_type=SafeText)
    headline: str = Field(sa_type=SafeText)
    eased_kind: str | None = Field(default=None, sa_type=SafeText)
    # The order of each list is the reader's; the facet table beside it is for asking.
    targets: Any = Field(sa_type=JsonText)
    measures: Any = Field(sa_type=JsonText)
    target_kinds: Any = Field(sa_type=JsonText)
    themes: Any = Field(sa_type=JsonText)
    persons: Any = Field(sa_type=JsonText)
    family: Any = Field(sa_type=JsonText)
    entities: Any = Field(sa_type=JsonText)
    target_class: str | None = Field(default=None, sa_type=SafeText)
    count: int | None = None
    named: bool | None = None
    legal_basis: str | None = Field(default=None, sa_type=SafeText)
    reason: str | None = Field(default=None, sa_type=SafeText)
    answers_text: str | None = Field(default=None, sa_type=SafeText)
    answers_on: date | None = None
    carries_out_text: str | None = Field(default=None, sa_type=SafeText)
    effective_on: date | None = None
    expires_on: date | None = None
    count_stated: int | None = None
    roles: Any = Field(default=None, sa_type=JsonText, nullable=True)  # NULL for most, and nothing to parse
    confidence: float
    checked: bool
    withdrawn: bool
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    withdrawn_why: str | None = Field(default=None, sa_type=SafeText)
    archive_id: str | None = Field(default=None, sa_type=SafeText)
    notice_id: int | None = Field(default=None, foreign_key="notice.id", ondelete="SET NULL", index=True)
    urls: Any = Field(sa_type=JsonText)


class ActionFacetRow(Base, table=True):
    """One value of a list of an action, for questions by target, measure, target kind or theme."""

    __tablename__ = "action_facet"
    __table_args__ = (
        one_of("facet", FACETS),
        Index(None, "number"),
        {"sqlite_with_rowid": False},
    )

    facet: str = Field(primary_key=True, sa_type=SafeText)
    value: str = Field(primary_key=True, sa_type=SafeText)
    number: int = Field(primary_key=True, foreign_key="action.number", ondelete="CASCADE")


class ActionBitsRow(Base, table=True):
    """Which of a block of acts have which values, for counting; see `bot.store.bits`."""

    __tablename__ = "action_bits"

    block: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    sets: Any = Field(sa_type=JsonText)


class ActionEditRow(Base, table=True):
    """A field that an operator has set: readings no longer change it."""

    __tablename__ = "action_edit"

    number: int = Field(primary_key=True, foreign_key="action.number", ondelete="CASCADE")
    field: str = Field(primary_key=True, sa_type=SafeText)
    read_value: Any = Field(default=None, sa_type=JsonText, nullable=True)  # what the reader had said
    actor: str = Field(sa_type=SafeText)
    at: datetime = Field(sa_type=UtcDateTime)


class ActionRedirectRow(Base, table=True):
    """Where a merged action's number leads."""

    __tablename__ = "action_redirect"

    old_number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    number: int = Field(foreign_key="action.number", ondelete="CASCADE", index=True)
    at: datetime = Field(sa_type=UtcDateTime)


class ArchiveRow(Base, table=True):
    """Which action a row of the bundled archive is; several after a merge."""

    __tablename__ = "archive"

    archive_id: str = Field(primary_key=True, sa_type=SafeText)
    number: int = Field(foreign_key="action.number", ondelete="CASCADE", index=True)
    content_hash: str = Field(sa_type=SafeText)  # of the row as imported: unchanged rows are skipped
    imported_at: datetime = Field(sa_type=UtcDateTime)


class MentionRow(Base, table=True):
    """That a notice announces or retells an action."""

    __tablename__ = "mention"
    __table_args__ = (UniqueConstraint("notice_id", "number"), Index(None, "number"))

    id: int | None = Field(default=None, primary_key=True)
    notice_id: int = Field(foreign_key="notice.id", ondelete="CASCADE")
    number: int = Field(foreign_key="action.number", ondelete="CASCADE")
    new: bool
    evidence: Any = Field(sa_type=JsonText)


class LinkRow(Base, table=True):
    """A later action's relation to an earlier one."""

    __tablename__ = "link"
    __table_args__ = (
        one_of("kind", LinkKind),
        CheckConstraint("later <> earlier", name="ends"),
        CheckConstraint("confidence >= 0 AND confidence <= 1", name="confidence"),
        Index(None, "earlier"),
    )

    later: int = Field(primary_key=True, foreign_key="action.number", ondelete="CASCADE")
    earlier: int = Field(primary_key=True, foreign_key="action.number", ondelete="CASCADE")
    kind: str = Field(primary_key=True, sa_type=SafeText)
    confidence: float
    reasons: Any = Field(sa_type=JsonText)
    stated: bool
    removed: bool = False  # by an operator: kept, so that no rule brings it back


class AuditRow(Base, table=True):
    """Who did what."""

    __tablename__ = "audit"
    __table_args__ = (Index(None, "at"),)

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    actor: str = Field(sa_type=SafeText)
    deed: str = Field(sa_type=SafeText)
    detail: str = Field(sa_type=SafeText)


class InstallationRow(Base, table=True):
    """The one row that says when this database was set up."""

    __tablename__ = "installation"
    __table_args__: ClassVar[Any] = (CheckConstraint("id = 1", name="single"),)

    id: int = Field(default=1, primary_key=True)
    installed_at: datetime = Field(sa_type=UtcDateTime)


class LeaseRow(Base, table=True):
    """Which process may do a job that only one may do."""

    __tablename__ = "lease"

    job: str = Field(primary_key=True, sa_type=SafeText)
    holder: str = Field(sa_type=SafeText)
    until: datetime = Field(sa_type=UtcDateTime)
