"""Tables of subscribers and of what is sent to them. Deleting a chat's row deletes all that names it."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from bot.domain.chat import ChatKind, DeliveryKind, SendProblem
from bot.store.columns import Base, JsonText, SafeText, UtcDateTime, one_of
from bot.store.tables_actions import NEVER_REUSED

DELIVERY_STATES = ("waiting", "delivered", "given_up")


class ChatRow(Base, table=True):
    """A subscriber; its number is never given to another chat, since logs carry it."""

    __tablename__ = "chat"
    __table_args__ = (UniqueConstraint("chat_id", "topic_id"), one_of("kind", ChatKind), NEVER_REUSED)

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(sa_type=BigInteger)
    topic_id: int = Field(default=0, sa_type=BigInteger)  # 0: no topic; NULL would escape the unique key
    kind: str = Field(sa_type=SafeText)
    language: str = Field(default="en", sa_type=SafeText)
    zone: str | None = Field(default=None, sa_type=SafeText)
    discreet: bool = False
    paused: bool = False
    pause_reason: str | None = Field(default=None, sa_type=SafeText)
    paused_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # when that was first noticed
    created_at: datetime = Field(sa_type=UtcDateTime)


class SubscriptionRow(Base, table=True):
    """One wish of one chat."""

    __tablename__ = "subscription"
    __table_args__ = (UniqueConstraint("chat_id", "wish_hash"), NEVER_REUSED)

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(foreign_key="chat.id", ondelete="CASCADE")
    wish: Any = Field(sa_type=JsonText)
    wish_hash: str = Field(sa_type=SafeText)
    silent: bool = False
    created_at: datetime = Field(sa_type=UtcDateTime)
    digest: str | None = Field(default=None, sa_type=SafeText)  # a Schedule as text
    digest_due_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    digest_since: datetime | None = Field(default=None, sa_type=UtcDateTime)  # until when the last one told


class DigestRow(Base, table=True):
    """One digest to one chat. Its subscription may be gone since: what was told stands."""

    __tablename__ = "digest"
    __table_args__ = (
        one_of("state", DELIVERY_STATES),
        CheckConstraint("(state = 'delivered') = (delivered_at IS NOT NULL)", name="receipt"),
        Index(
            "ix_digest_due",
            "due_at",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        NEVER_REUSED,
    )

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(foreign_key="chat.id", ondelete="CASCADE", index=True)
    subscription_id: int
    wish: Any = Field(sa_type=JsonText)
    alerts: Any = Field(sa_type=JsonText)  # ids, in the order in which they were gathered
    since: datetime = Field(sa_type=UtcDateTime)
    until: datetime = Field(sa_type=UtcDateTime)
    planned_at: datetime = Field(sa_type=UtcDateTime)  # when it should have come
    silent: bool
    state: str = Field(default="waiting", sa_type=SafeText)
    due_at: datetime = Field(sa_type=UtcDateTime)  # while claimed: when the lease runs out
    claimed: bool = False
    attempts: int = 0
    unanswered: int = 0
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    delivered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class GatheredRow(Base, table=True):
    """An alert that waits for a digest of a subscription, or was told in one."""

    __tablename__ = "gathered"

    subscription_id: int = Field(primary_key=True, foreign_key="subscription.id", ondelete="CASCADE")
    alert_id: int = Field(primary_key=True, foreign_key="alert.id", ondelete="CASCADE", index=True)
    told: bool = False  # it is in a digest already


class MuteRow(Base, table=True):
    """An exchange that a chat wants no more of, by one of its actions."""

    __tablename__ = "mute"

    chat_id: int = Field(primary_key=True, foreign_key="chat.id", ondelete="CASCADE")
    number: int = Field(primary_key=True, foreign_key="action.number", ondelete="CASCADE", index=True)


class AlertRow(Base, table=True):
    """The decision to tell about one notice."""

    __tablename__ = "alert"
    __table_args__ = (
        UniqueConstraint("notice_id"),
        Index(
            "ix_alert_pending",
            "id",
            sqlite_where=text("NOT done"),
            postgresql_where=text("NOT done"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    notice_id: int = Field(foreign_key="notice.id", ondelete="CASCADE")
    created_at: datetime = Field(sa_type=UtcDateTime)
    held_reason: str | None = Field(default=None, sa_type=SafeText)
    held: bool = False
    cursor: int = 0
    done: bool = False
    # While it is offered again after a correction: the facts before it, and when it was made.
    said_before: Any = Field(default=None, sa_type=JsonText, nullable=True)
    offered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # Cards whose rows have been deleted after their time.
    past_delivered: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    past_failed: int = Field(default=0, sa_column_kwargs={"server_default": "0"})


class AlertActionRow(Base, table=True):
    """An action on the card of an alert."""

    __tablename__ = "alert_action"

    alert_id: int = Field(primary_key=True, foreign_key="alert.id", ondelete="CASCADE")
    number: int = Field(primary_key=True, foreign_key="action.number", ondelete="CASCADE", index=True)
    position: int


class DeliveryRow(Base, table=True):
    """One alert to one chat. A card happens once; corrections come in rounds."""

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("alert_id", "chat_id", "kind", "round"),
        one_of("kind", DeliveryKind),
        one_of("state", DELIVERY_STATES),
        one_of("last_problem", SendProblem),
        CheckConstraint("kind <> 'card' OR round = 1", name="one_card"),
        CheckConstraint("(state = 'delivered') = (delivered_at IS NOT NULL)", name="receipt"),
        Index(
            "ix_delivery_due",
            "due_at",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index(
            "ix_delivery_order",
            "chat_id",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index(None, "chat_id", "delivered_at"),
        NEVER_REUSED,
    )

    id: int | None = Field(default=None, primary_key=True)
    alert_id: int = Field(foreign_key="alert.id", ondelete="CASCADE")
    chat_id: int = Field(foreign_key="chat.id", ondelete="CASCADE")
    kind: str = Field(sa_type=SafeText)
    round: int = 1
    silent: bool
    state: str = Field(default="waiting", sa_type=SafeText)
    created_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime = Field(sa_type=UtcDateTime)  # while claimed: when the lease runs out
    claimed: bool = False
    attempts: int = 0
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    delivered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    last_problem: str | None = Field(default=None, sa_type=SafeText)
    told: Any = Field(default=None, sa_type=JsonText, nullable=True)  # a reply's: the facts before the change
    # A card's: it is told by a line of a digest, whose message has the id. Nothing edits it.
    in_digest: bool = Field(default=False, sa_column_kwargs={"server_default": "false"})


class AttemptRow(Base, table=True):
    """One failed attempt to send."""

    __tablename__ = "attempt"

    id: int | None = Field(default=None, primary_key=True)
    delivery_id: int = Field(foreign_key="delivery.id", ondelete="CASCADE", index=True)
    at: datetime = Field(sa_type=UtcDateTime)
    problem: str = Field(sa_type=SafeText)
    detail: str = Field(sa_type=SafeText)
    retry_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
