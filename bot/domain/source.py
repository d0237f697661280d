"""Sources: the effective configuration row and the state a source is in."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.feed import Validators
from bot.domain.words import Standing


class SourceKind(StrEnum):
    """What lies behind the address."""

    FEED = "feed"
    HTML = "html"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Expectation:
    """Below or beyond these a source is reported to operators."""

    min_entries: int = 1
    max_silence: timedelta | None = None  # longest usual gap between new entries


@dataclass(frozen=True, slots=True)
class ListingSelectors:
    """Where the items of a page lie: CSS selectors for html, dotted paths ("data.items") for json.

    Html may leave out all but the item: its first link, the words of that link, and the date beside it or in
    its file name are taken then. Json needs item, link and title.
    """

    item: str  # each item, from the top of the document; "$" is a JSON document that is a list itself
    link: str | None = None  # inside the item, as are the following; json: also an address with {paths} in it
    title: str | None = None
    date: str | None = None
    date_format: str | None = None  # of strptime
    text: str | None = None
    fragment: str | None = None  # html: dotted path to the markup where it comes wrapped in JSON


@dataclass(frozen=True, slots=True)
class ArticleSelectors:
    """CSS selectors of an article page."""

    body: str | None = None
    strip: tuple[str, ...] = ()
    title: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One thing we poll."""

    id: str
    country: str
    body: str
    standing: Standing
    url: str
    kind: SourceKind
    language: str
    every: timedelta
    enabled: bool = True
    full_text: bool = True  # False: fetch the article page when the entry may matter
    zone: str | None = None  # IANA name of the issuer's local calendar
    busy: str | None = None
    access: str | None = None
    select: ListingSelectors | None = None  # html and json only
    article: ArticleSelectors = field(default_factory=ArticleSelectors)
    encoding: str | None = None
    expect: Expectation = field(default_factory=Expectation)
    fallback_of: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    notes: str = ""
    origin: str = ""  # "file:line" of the row, for messages


class SourceStatus(StrEnum):
    """What operators and /status show."""

    NEVER = "never"  # not polled yet
    OK = "ok"
    FAILING = "failing"
    BLOCKED = "blocked"
    GONE = "gone"
    DISABLED = "disabled"


@dataclass(frozen=True, slots=True)
class SourceState:
    """What polling remembers; one row per source, written in one piece with what a poll found."""

    source_id: str
    url: str  # address last polled: a changed one makes the next poll a first poll
    status: SourceStatus = SourceStatus.NEVER
    validators: Validators = field(default_factory=Validators)
    body_hash: str | None = None  # SHA-256 hex of the last body that parsed
    next_due_at: datetime | None = None  # None: at once
    last_polled_at: datetime | None = None
    last_ok_at: datetime | None = None  # 200 parsed, unchanged, or 304
    last_new_at: datetime | None = None  # a new entry was stored
    newest_entry_at: datetime | None = None
    first_polled_at: datetime | None = None  # None: no poll has stored anything yet
    failures: float = 0.0  # consecutive; a network error counts half
    failing_since: datetime | None = None
    last_error: str | None = None
    moved_to: str | None = None  # permanent redirect seen once; adopted when seen again
    ttl_seconds: float = 0.0  # the last three as the last document gave them: a 304 has none
    skip_hours: frozenset[int] = frozenset()  # GMT
    skip_days: frozenset[int] = frozenset()  # GMT; 0 is Monday
