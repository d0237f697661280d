"""One digest: what it tells, and its way into the chat."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.chat import ActionFilter, Chat
from bot.domain.views import ActionView


@dataclass(frozen=True, slots=True)
class DueDigest:
    """A subscription whose digest may be due."""

    subscription_id: int
    schedule: str | None  # as Schedule.as_text writes it; None: no digest any more, what is left is told once
    zone: str | None
    due_at: datetime
    since: datetime


@dataclass(frozen=True, slots=True)
class OpenWarning:
    """A warning that nothing has carried out."""

    view: ActionView
    days: int  # since it was given
    read: int  # of these, days on which its issuer was read


@dataclass(frozen=True, slots=True)
class DateAhead:
    """A day on which a measure begins, or its last one."""

    on: date
    view: ActionView
    begins: bool


@dataclass(frozen=True, slots=True)
class KeptDigest:
    """A digest as it is stored: what it is about, not what it says."""

    id: int
    chat: Chat
    wish: ActionFilter
    alerts: tuple[int, ...]  # that were gathered for it
    since: datetime
    until: datetime
    due_at: datetime  # when it should have come
    silent: bool = False


@dataclass(frozen=True, slots=True)
class ClaimedDigest:
    """A digest that this worker may send until its lease ends."""

    kept: KeptDigest
    attempt: int  # 1 for the first
    unanswered: int = 0  # attempts so far of which nobody knows whether they arrived
    lost_at: datetime | None = None  # when the last attempt began, if its worker was lost with it


@dataclass(frozen=True, slots=True)
class Digest:
    """Everything one digest shows."""

    kept: KeptDigest
    acts: tuple[ActionView, ...]  # warnings first
    warnings: tuple[OpenWarning, ...]
    ahead: tuple[DateAhead, ...]
    read: int  # sources of its issuers that were read since the last one
    sources: int  # sources of its issuers in use
