"""What the answers to subscribers' questions are rendered from, beyond the pages of `views`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.chat import ActionFilter, Chat, Subscription
from bot.domain.source import SourceStatus
from bot.domain.views import ActionView, SourceView


@dataclass(frozen=True, slots=True)
class LatestView:
    """The last action that matches, what came before it, and what the question left out."""

    last: ActionView | None
    before: tuple[ActionView, ...]  # newest first
    left_out: ActionView | None  # the latest of the same direction against other kinds of targets
    read_until: datetime | None
    archive_until: datetime | None
    unread: tuple[str, ...] = ()  # states that were asked about and that no source reads


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of actions. One with two measures or two targets counts under each."""

    total: int
    answered: int  # by a later action
    tables: Mapping[
        str, Mapping[str, int]
    ]  # year, stage, measure, issuer, direction; the most frequent first, years in order


@dataclass(frozen=True, slots=True)
class StatisticsView:
    """The counts, and how far they reach."""

    statistics: Statistics
    read_until: datetime | None
    archive_until: datetime | None
    unread: tuple[str, ...] = ()  # states that were asked about and that no source reads


@dataclass(frozen=True, slots=True)
class Preview:
    """What a wish would have brought, and what can be seen of it."""

    wishes: tuple[ActionFilter, ...]
    days: int  # how far back `total` looks
    total: int
    warned: int  # of these, warnings
    latest: ActionView | None
    sources: tuple[SourceView, ...]  # those that read an issuer of the wishes
    uncovered: tuple[str, ...]  # issuers of the wishes that no source reads
    same: Subscription | None  # the chat already follows exactly this
    wider: Subscription | None  # or something that includes it
    read_since: datetime | None = None  # the first of these sources to be read here was; None: none was

    def days_read(self, now: datetime) -> int:
        """On how many of the last `days` days these sources were read here."""
        return max(0, min(self.days, (now - self.read_since).days)) if self.read_since else 0


@dataclass(frozen=True, slots=True)
class StatusView:
    """What can be seen right now."""

    total: int  # sources switched on
    fresh: int  # of these, read in the last hour
    counts: tuple[tuple[SourceStatus, int], ...]  # all sources by state
    follows: tuple[ActionFilter, ...]
    relevant: tuple[SourceView, ...]  # sources of the issuers this chat follows; all without subscriptions
    uncovered: tuple[str, ...]  # followed issuers that no source reads
    last_alert_at: datetime | None  # to this chat
    undelivered_since: datetime | None = None  # alerts wait since then, and nobody can be told


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept of a chat."""

    chat: Chat
    follows: tuple[Subscription, ...]
    muted: tuple[int, ...]  # action numbers by which exchanges were muted, in order
    sent: int  # messages in the list of what this chat was sent, corrections included
    last_sent_at: datetime | None
    gathered: int = 0  # acts that wait for a digest
