"""A stored entry on its way to being read, and the notice it becomes."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.feed import FeedEntry
from bot.domain.words import Precision, Standing


@dataclass(frozen=True, slots=True)
class UnreadEntry:
    """A committed entry, or a new revision of one, that waits for the reader."""

    id: int
    source_id: str
    revision: int  # 1 for the first version
    entry: FeedEntry
    first_seen_at: datetime
    rings: bool  # False: found by a first poll, or held by the gate of the poll
    hold_reason: str | None = None  # why it does not ring, for operators
    attempts: int = 0  # failed readings so far


@dataclass(frozen=True, slots=True)
class Notice:
    """One publication at one canonical address."""

    id: int
    source_id: str
    url: str  # canonical; for items without link "source:key"
    title: str
    published_at: datetime | None
    precision: Precision
    first_seen_at: datetime
    standing: Standing
    body: str  # publishing body
    country: str
    quote: str | None = None
    speaker: str | None = None
    place: str | None = None
    zone: str | None = None
    speaker_role: str | None = None  # the speaker's office, in the text's words

    def published_there(self) -> datetime | None:
        """The time of publication on the publisher's clocks; None where the time or its zone is not known."""
        try:
            zone = ZoneInfo(self.zone) if self.zone else None
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return None
        return self.published_at.astimezone(zone) if self.published_at and zone else None

    def published_on(self) -> date | None:
        """The publisher's own calendar day, else that of UTC; None where the source gives no date.

        A date without a time of day is the publisher's day already: converting it would move it.
        """
        there = self.published_there() if self.precision is Precision.TIME else None
        at = there or self.published_at
        return at.date() if at else None

    def speaks_for(self, issuer: str) -> bool:
        """Whether this is the issuer's own word: one state's page about another state's act is a report."""
        return self.standing is Standing.OFFICIAL and issuer in {self.country, "EU", "UN"}


@dataclass(frozen=True, slots=True)
class NoticeText:
    """One revision of a notice, with what the reader made of it."""

    revision: int  # 1 for the first version
    title: str
    text: str
    content_hash: str
    seen_at: datetime
    language: str
    verdict: str  # word of Verdict
    rules_version: str
    issues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredNotice:
    """A notice with the last revision of its text."""

    notice: Notice
    text: NoticeText
