"""What the use cases need from the outside, as Protocols; `bot.app` passes the real things in.

The database is used through short synchronous functions that are handed a unit of work and run off the loop
in one transaction. A function that cannot await cannot call the network inside a transaction.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol, TypeVar

from bot.domain.action import Action, LinkDecision
from bot.domain.answers import Statistics
from bot.domain.asked import Only
from bot.domain.chat import (
    Chat,
    Message,
    Postponed,
    Query,
    SendResult,
)
from bot.domain.feed import EntryChange, FeedEntry, FetchResult, KnownEntry, ParseIssue, Validators
from bot.domain.notice import UnreadEntry
from bot.domain.source import SourceState
from bot.domain.views import ActionView
from bot.domain.words import LinkKind
from bot.services.ports_broadcasts import Broadcasts, Invitations
from bot.services.ports_chats import Alerts, Chats, Opened
from bot.services.ports_digests import Digests
from bot.services.ports_notices import Notices
from bot.services.ports_operators import Audit, Keeping, Reviews

T = TypeVar("T")

Clock = Callable[[], datetime]
"""Returns the present moment, aware, UTC. The demo passes one that follows its story."""


class SourceStates(Protocol):
    """What polling remembers of each source, and the operators' overlay."""

    def get(self, source_id: str) -> SourceState | None: ...
    def all(self) -> dict[str, SourceState]: ...
    def save(self, state: SourceState) -> None: ...
    def log_poll(
        self,
        source_id: str,
        at: datetime,
        *,
        outcome: str,
        new: int,
        revised: int,
        issues: Sequence[ParseIssue],
    ) -> None:
        """Keep one line per poll: days really read, and what operators should look at."""

    def recent_issues(self, source_id: str, limit: int) -> tuple[tuple[datetime, str], ...]: ...
    def days_read(self, source_ids: Sequence[str], since: date, until: date) -> int:
        """UTC days on which at least one poll of one of the sources succeeded."""

    def overlay(self) -> dict[str, dict[str, str]]: ...
    def set_overlay(self, source_id: str, field: str, value: str | None, at: datetime) -> None: ...


class Entries(Protocol):
    """Items of feeds, and which of them wait for the reader."""

    def known(self, source_id: str, entries: Sequence[FeedEntry]) -> tuple[KnownEntry, ...]:
        """All stored entries of the source that share a key, a GUID, or title and day with one of these."""

    def save(
        self,
        source_id: str,
        changes: Sequence[EntryChange],
        at: datetime,
        *,
        rings: bool,
        hold_reason: str | None,
    ) -> None:
        """Insert new entries and revise known ones, each unread; leave the same alone."""

    def unread(self, limit: int, *, max_attempts: int = 3) -> tuple[UnreadEntry, ...]:
        """Oldest first: those published earlier are read earlier, so that answers find what they answer.

        Of more than `limit` those that may ring.
        """

    def is_unread(self, entry_id: int, revision: int) -> bool: ...
    def mark_read(self, entry_id: int, revision: int, at: datetime) -> None:
        """The revision is read; a newer one stored meanwhile stays unread."""

    def mark_failed(self, entry_id: int, detail: str, at: datetime) -> int:
        """Count one failed reading; returns the number of failures so far."""

    def count_unread(self) -> int: ...


class Actions(Protocol):
    """Actions with public numbers, and the links between them."""

    def serialise(self) -> None:
        """Wait for the right to decide "same action?" and insert; held until the transaction ends."""

    def add(self, action: Action, notice_id: int | None, urls: Sequence[str]) -> Action:
        """Store an action whose number is 0; returns it with its number, which is never used again."""

    def update(self, action: Action) -> Action:
        """Overwrite the facts of an action; operators' corrections stay on top. Returns what stands then."""

    def mark_checked(self, number: int, *, checked: bool) -> None:
        """Whether a person has looked at the action as it stands."""

    def as_read(self, action: Action) -> Action:
        """The action as it would stand without operators' corrections."""

    def correct(self, number: int, field: str, value: object, *, actor: str, at: datetime) -> Action:
        """Set a field by an operator's hand: readings and archive imports no longer change it."""

    def merge(self, number: int, into: int, at: datetime) -> None:
        """Make one action of two: `number` becomes a redirect to `into`, which gets all that hung on it."""

    def get(self, number: int) -> Action | None:
        """By public number, following the redirect that a merge left."""

    def involving(
        self,
        states: Sequence[str],
        since: date,
        until: date = ...,
        *,
        withdrawn: bool = ...,
        archived: bool = ...,
        only: Only = ...,
    ) -> tuple[Action, ...]:
        """Actions issued by one of the states from `since` to `until`, by (on, first seen).

        Those that stand (the default), or those that were withdrawn; with those of the archive (the default),
        or without.
        """

    def names(
        self, issuer: str, since: date, until: date, *, withdrawn: bool, only: Only
    ) -> dict[int, tuple[str, ...]]:
        """Persons and bodies named, by action, of those that `involving` would give; none without names."""

    def split(self, number: int, notice_id: int, url: str) -> Action:
        """Give a notice an action of its own: a copy as it was read, with that notice's mention and alert."""

    def add_links(self, links: Sequence[LinkDecision]) -> None:
        """Insert links; one pair has one link of each kind."""

    def put_link(self, link: LinkDecision) -> None:
        """Insert or overwrite a link by an operator's hand, also one that was removed."""

    def remove_links(self, later: int, earlier: int, kind: LinkKind | None = None) -> tuple[LinkKind, ...]:
        """Take links away for good, of all kinds without one; returns the kinds of those there were."""

    def exchange(self, number: int) -> tuple[int, ...]:
        """Numbers of the exchange the action belongs to, itself included, in order of (on, first seen)."""

    def views(self, numbers: Sequence[int]) -> tuple[ActionView, ...]:
        """In the order asked; unknown numbers are left out."""

    def search(self, query: Query) -> tuple[int, tuple[int, ...]]:
        """How many actions match, and the numbers on the asked page, newest first."""

    def statistics(self, query: Query) -> Statistics:
        """The counts of all actions that match, whatever page is asked for."""

    def import_archive(
        self,
        rows: Sequence[tuple[Action, tuple[str, ...]]],
        links: Sequence[tuple[str, str, LinkKind]],
        at: datetime,
    ) -> int:
        """Add or refresh archive rows by archive_id; links are (later, earlier, kind) by archive_id.

        Fields an operator has edited keep the edit. Returns how many rows were added or changed.
        """


class Leases(Protocol):
    """Jobs that one of several processes may do."""

    def acquire(self, job: str, holder: str, now: datetime, seconds: float) -> bool:
        """Take or prolong the lease; False while another holder's runs."""

    def release(self, job: str, holder: str) -> None: ...

    def until(self, job: str) -> datetime | None:
        """When the lease runs out or has; None where nobody ever took it."""


class UnitOfWork(Protocol):
    """One transaction: all of it commits when the function returns, none of it when it raises."""

    @property
    def sources(self) -> SourceStates: ...
    @property
    def entries(self) -> Entries: ...
    @property
    def notices(self) -> Notices: ...
    @property
    def actions(self) -> Actions: ...
    @property
    def chats(self) -> Chats: ...
    @property
    def alerts(self) -> Alerts: ...
    @property
    def opened(self) -> Opened: ...
    @property
    def digests(self) -> Digests: ...
    @property
    def broadcasts(self) -> Broadcasts: ...
    @property
    def invitations(self) -> Invitations: ...
    @property
    def reviews(self) -> Reviews: ...
    @property
    def keeping(self) -> Keeping: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def leases(self) -> Leases: ...


class Database(Protocol):
    """Runs a function in a transaction, off the loop."""

    async def read(self, work: Callable[[UnitOfWork], T]) -> T:
        """Run in a transaction that may not write."""

    async def write(self, work: Callable[[UnitOfWork], T]) -> T:
        """Run in a transaction that may write; on SQLite one at a time.

        The function may run again after a serialisation failure, so it changes nothing but the database.
        """

    async def scrub(self) -> None:
        """Take what was deleted out of the database's own journal, too."""


class Fetcher(Protocol):
    """HTTP: conditional, polite, bounded, safe."""

    async def fetch(
        self,
        url: str,
        *,
        validators: Validators = ...,
        headers: Mapping[str, str] = ...,
        timeout_seconds: float | None = None,
    ) -> FetchResult: ...


class Worker(Protocol):
    """Runs CPU work in a process that is killed when it takes too long."""

    async def run(self, function: Callable[..., T], *args: object, timeout_seconds: float) -> T:
        """Raises WorkerKilledError on time-out or crash; the function's own errors pass through."""


class Messenger(Protocol):
    """Puts a message in front of a chat."""

    async def send(
        self, chat: Chat, message: Message, *, silent: bool, reply_to: int | None = None
    ) -> SendResult | Postponed:
        """Send, or say at once that the chat's turn is far off."""

    async def edit(self, chat: Chat, message_id: int, message: Message) -> SendResult | Postponed: ...
