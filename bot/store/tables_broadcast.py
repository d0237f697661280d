"""Tables of what operators tell everybody, and whom they let in."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field

from bot.domain.broadcast import BroadcastState
from bot.store.columns import Base, SafeText, UtcDateTime, one_of
from bot.store.tables_actions import NEVER_REUSED
from bot.store.tables_chats import DELIVERY_STATES


class BroadcastRow(Base, table=True):
    """One message of the operators; who wrote it stands in the record of their deeds alone."""

    __tablename__ = "broadcast"
    __table_args__ = (one_of("state", BroadcastState), NEVER_REUSED)

    id: int | None = Field(default=None, primary_key=True)
    words: str = Field(sa_type=SafeText)
    state: str = Field(sa_type=SafeText)
    written_at: datetime = Field(sa_type=UtcDateTime)
    chats: int = 0  # that it was sent to, those included that are forgotten since


class BroadcastDeliveryRow(Base, table=True):
    """A broadcast to one chat."""

    __tablename__ = "broadcast_delivery"
    __table_args__ = (
        one_of("state", DELIVERY_STATES),
        CheckConstraint("(state = 'delivered') = (delivered_at IS NOT NULL)", name="receipt"),
        Index(
            "ix_broadcast_delivery_due",
            "due_at",
            "chat_id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
    )

    broadcast_id: int = Field(primary_key=True, foreign_key="broadcast.id", ondelete="CASCADE")
    chat_id: int = Field(primary_key=True, foreign_key="chat.id", ondelete="CASCADE", index=True)
    state: str = Field(default="waiting", sa_type=SafeText)
    due_at: datetime = Field(sa_type=UtcDateTime)  # while claimed: when the lease runs out
    claimed: bool = False
    attempts: int = 0
    unanswered: int = 0
    delivered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class InvitationRow(Base, table=True):
    """A code that lets one chat in; gone when it was used."""

    __tablename__ = "invitation"

    code_hash: str = Field(
        primary_key=True, sa_type=SafeText
    )  # SHA-256, hex; the code itself is kept nowhere
    expires_at: datetime = Field(sa_type=UtcDateTime)
