"""Polling: what a server answered and what a feed said."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.words import Precision


@dataclass(frozen=True, slots=True)
class Validators:
    """Opaque strings a server gave with a 200 whose body parsed (RFC 9110, 8.8), sent back unchanged."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A 200 with its body."""

    status: int
    url: str  # final address
    body: bytes
    content_type: str  # header as received but for characters that are no text, "" when absent
    validators: Validators
    fresh_seconds: float = 0.0  # RFC 9111: max-age less Age, else Expires less Date; never negative
    permanent_url: str | None = None  # set when every redirect on the way was 301 or 308


@dataclass(frozen=True, slots=True)
class NotModified:
    """A 304. Validators it carries replace the stored ones."""

    validators: Validators
    fresh_seconds: float = 0.0
    permanent_url: str | None = None  # as for Fetched


class FailureKind(StrEnum):
    """What a failure asks for."""

    PASSING = "passing"  # time-out, refused connection, 5xx: back off and try again
    THROTTLED = "throttled"  # 429 or 503: the whole host waits
    BLOCKED = "blocked"  # 401, 403, a challenge page: a state, shown and kept
    GONE = "gone"  # 410: switch off and tell the operator
    PERMANENT = "permanent"  # 404, a forbidden address, too large: needs a person
    INVALID = "invalid"  # a 200 that is no feed, or an empty one


@dataclass(frozen=True, slots=True)
class FetchFailed:
    """Any other outcome; fetching never raises for what a server does."""

    kind: FailureKind
    detail: str  # one sentence for operators, control characters removed
    status: int | None = None
    retry_after_seconds: float | None = None
    private_host: str | None = None  # refused because it is private; an operator may allow it


FetchResult = Fetched | NotModified | FetchFailed


EARLIEST_YEAR: Final = 2000  # sources do not go back further: an older date is an empty field told as 1970


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One item as its feed gave it."""

    key: str  # canonical link without fragment; the GUID where the link is missing or shared
    guid: str | None
    url: str | None  # canonical link
    title: str  # plain text
    text: str  # plain text, paragraphs separated by newlines
    published_at: datetime | None  # aware, UTC
    precision: Precision
    updated_at: datetime | None
    content_hash: str  # over title and text, versioned; dates left out
    guid_shared: bool = False  # another item of the same document carries the same GUID


@dataclass(frozen=True, slots=True)
class ParseIssue:
    """Something an operator should know about a document that was otherwise read."""

    code: str  # e.g. "entry-unreadable", "bozo", "date-unreadable"
    detail: str
    position: int | None = None  # index of the item in the document


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A document read."""

    title: str
    entries: tuple[FeedEntry, ...]  # in document order
    issues: tuple[ParseIssue, ...] = ()
    ttl_seconds: float = 0.0  # RSS <ttl>
    skip_hours: frozenset[int] = frozenset()  # RSS <skipHours>, GMT
    skip_days: frozenset[int] = frozenset()  # RSS <skipDays>, GMT; 0 is Monday


@dataclass(frozen=True, slots=True)
class ParseFailed:
    """No feed could be read."""

    detail: str
    challenge: bool = False  # looks like a page that asks the reader to prove being human
    missing: bool = False  # the page could be read, and has nothing where an article should be


ParseResult = ParsedFeed | ParseFailed


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """The stored facts that new, revised or same is decided on."""

    id: int
    key: str
    guid: str | None
    url: str | None
    title: str
    published_at: datetime | None
    content_hash: str
    revisions: int


class Change(StrEnum):
    """What a poll found an entry to be."""

    NEW = "new"
    REVISED = "revised"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class EntryChange:
    """The decision for one entry."""

    entry: FeedEntry
    change: Change
    known_id: int | None = None  # set for revised and same
