"""Chats, what they follow, and what is sent to them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.domain.action import Action
from bot.domain.counted import counted
from bot.domain.schedule import Manner, Schedule
from bot.domain.words import Measure, StageGroup, Standing, TargetKind


@dataclass(frozen=True, slots=True)
class ActionFilter:
    """Which actions a subscription or a query means. An empty field matches all; fields are joined by "and".

    `between` holds states in no order: one means issuer or target, several mean that the issuer and a target
    are among them and differ. `issuers` and `targets` give a direction.
    """

    between: frozenset[str] = frozenset()
    issuers: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    measures: frozenset[Measure] = frozenset()
    stages: frozenset[StageGroup] = frozenset()
    target_kinds: frozenset[TargetKind] = frozenset()
    themes: frozenset[str] = frozenset()
    standings: frozenset[Standing] = frozenset()
    countermeasures: bool = False  # only actions that answer or carry out another


@dataclass(frozen=True, slots=True)
class Query:
    """A question to the history."""

    filter: ActionFilter = field(default_factory=ActionFilter)
    since: date | None = None  # inclusive
    until: date | None = None  # inclusive
    words: tuple[str, ...] = ()  # plain words: full-text search
    limit: int = 10
    offset: int = 0


class ChatKind(StrEnum):
    """Where a conversation happens."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"
    TERMINAL = "terminal"


@dataclass(frozen=True, slots=True)
class ChatAddress:
    """Where messages go: Telegram's chat id and, in a forum, the topic."""

    chat_id: int
    topic_id: int | None = None


@dataclass(frozen=True, slots=True)
class Chat:
    """All that is kept of a subscriber: no names, no texts."""

    id: int  # internal number, the only one that logs may carry
    address: ChatAddress
    kind: ChatKind
    language: str = "en"
    zone: str | None = None
    discreet: bool = False
    paused: bool = False
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Subscription:
    """One wish of one chat."""

    id: int
    chat_id: int  # internal number of the chat
    filter: ActionFilter
    silent: bool = False
    created_at: datetime | None = None
    digest: Schedule | None = None  # gathered until then; None: each at once
    due_at: datetime | None = None  # when the next digest comes

    @property
    def manner(self) -> Manner:
        """How its alerts come."""
        return Manner(silent=self.silent, digest=self.digest)


class DeliveryKind(StrEnum):
    """What a delivery does in its chat."""

    CARD = "card"  # a new message
    EDIT = "edit"  # replaces the card
    REPLY = "reply"  # a correction below the card, as loud as the card


@dataclass(frozen=True, slots=True)
class ClaimedDelivery:
    """A delivery that this worker may send until `lease_until`."""

    id: int
    alert_id: int
    notice_id: int
    chat: Chat
    kind: DeliveryKind
    silent: bool
    attempt: int  # 1 for the first
    lease_until: datetime
    reply_to: int | None = None  # Telegram's id of the card
    told: tuple[Action, ...] = ()  # of a reply: the facts as this chat was told them
    told_at: datetime | None = None  # of a reply or an edit: when the card arrived; None: it may not have
    unanswered: int = 0  # attempts so far of which nobody knows whether they arrived


@dataclass(frozen=True, slots=True)
class ToldReply:
    """A correction that a chat was sent: of which alert, against which facts, and when the card had come."""

    alert_id: int
    told: tuple[Action, ...]
    told_at: datetime | None


class SendProblem(StrEnum):
    """Why a message was not accepted, as what to do next."""

    PASSING = "passing"
    THROTTLED = "throttled"
    BLOCKED = "blocked"  # the chat left, blocked us or is gone
    PERMANENT = "permanent"  # this message will never be accepted
    MIGRATED = "migrated"
    UNKNOWN = "unknown"  # no answer: it may or may not have arrived


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof of acceptance."""

    message_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class SendFailure:
    """A send that failed; never raised."""

    problem: SendProblem
    detail: str
    retry_after_seconds: float | None = None
    new_chat_id: int | None = None
    partly: bool = False  # the beginning of the message stands in the chat

    @property
    def may_have_told(self) -> bool:
        """Whether somebody may have read something of the message."""
        return self.partly or self.problem is SendProblem.UNKNOWN


SendResult = Receipt | SendFailure


@dataclass(frozen=True, slots=True)
class Postponed:
    """Nothing was tried: it is not this chat's turn for so long yet."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Button:
    """A button below a message: either data for the chat room (at most 64 bytes) or an address."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """What is shown, as Telegram HTML (b, i, a, code, blockquote), with rows of buttons."""

    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a message, whose text is then its caption."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class PendingAlert:
    """An alert whose deliveries are not all written yet."""

    id: int
    notice_id: int
    numbers: tuple[int, ...]  # actions, most important first
    cursor: int  # internal number of the last chat already looked at
    sent_at: datetime | None = None  # when an operator let it go or corrected it: for those who followed then
    before: tuple[Action, ...] = ()  # the facts before a correction: whom those concern is not told anew


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """A delivery to be written by the fan-out."""

    chat_id: int  # internal number
    kind: DeliveryKind
    silent: bool


@dataclass(frozen=True, slots=True)
class Audience:
    """A chat and all it asked for: what the fan-out decides on."""

    chat: Chat
    subscriptions: tuple[Subscription, ...]
    got: frozenset[int] = frozenset()  # those of the asked action numbers whose alert this chat received
    listed: frozenset[int] = frozenset()  # those that a digest has told it, or that wait for its next one
    muted: frozenset[int] = frozenset()  # action numbers whose exchange this chat muted


@dataclass(frozen=True, slots=True)
class Overdue:
    """Chats that have been waiting for long while nobody else could be told either."""

    chats: int
    since: datetime | None  # when the first of them began to fail; None: there is none
    listening: int  # chats that may be told something at all; not counted when there is none


@dataclass(frozen=True, slots=True)
class Reach:
    """How far an alert has got."""

    delivered: int
    waiting: int
    failed: int

    def as_text(self) -> str:
        """Like "41 of 43 chats"."""
        return f"{self.delivered} of {counted(self.delivered + self.waiting + self.failed, 'chat')}"
