"""Polling: fetch, parse, decide what is new, and commit it together with the validators."""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

import structlog

from bot.alerts.gate import hold_poll
from bot.domain.counted import counted
from bot.domain.errors import StoreError, WorkerKilledError
from bot.domain.feed import (
    Change,
    EntryChange,
    FailureKind,
    Fetched,
    FetchFailed,
    NotModified,
    ParsedFeed,
    ParseFailed,
    ParseIssue,
)
from bot.domain.source import Source, SourceState
from bot.logs import Trouble
from bot.parse.changes import decide_changes
from bot.parse.schedule import (
    PollOutcome,
    apply_outcome,
    body_digest,
    current_state,
    failure_of,
    is_due,
)
from bot.services.parsing import PARSE_SECONDS, address_now, parse_work, with_remedy
from bot.services.ports import Clock, Database, Fetcher, UnitOfWork, Worker

log = structlog.get_logger(__name__)

AT_ONCE = 16  # sources in flight; the fetcher keeps to one connection per host
REST_SECONDS = 60.0  # at most, before a source is asked again whose answer the database refused
READ = frozenset({"changed", "unchanged", "not-modified"})


@dataclass(frozen=True, slots=True)
class PollReport:
    """What one poll of one source found."""

    source_id: str
    outcome: str  # a word of READ or of FailureKind; "unstored" when the database refused it
    entries: int = 0
    new: int = 0
    revised: int = 0
    first: bool = False  # a first poll stores and does not ring
    detail: str = ""
    held: str | None = None  # why what was found waits for an operator
    issues: tuple[ParseIssue, ...] = ()
    changes: tuple[EntryChange, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the source was read."""
        return self.outcome in READ


Found = Callable[[PollReport], Awaitable[object]]


class Poller:
    """Polls sources. A source that fails is a report, never an exception."""

    def __init__(
        self,
        database: Database,
        fetcher: Fetcher,
        worker: Worker,
        clock: Clock,
        *,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._database = database
        self._fetcher = fetcher
        self._worker = worker
        self._clock = clock
        self._jitter = jitter
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._in_flight: set[str] = set()
        self._resting: dict[
            str, float
        ] = {}  # source id, steady seconds: the database refused what it brought
        self._unstored = Trouble(log, "poll.not_stored")
        self._answered: dict[str, str] = {}  # by source id: "read", or the word of its failure

    async def poll_due(self, sources: Sequence[Source], found: Found) -> tuple[PollReport, ...]:
        """Poll every enabled source that is due; `found` hears of each report as it comes in.

        May be called again while slow sources still answer: those in flight are left to the earlier call.
        """
        # Taken before due times are read: one that ends meanwhile may still look due.
        busy = frozenset(self._in_flight)
        states = await self._database.read(lambda uow: uow.sources.all())
        now = self._clock()
        free = [s for s in sources if s.enabled and s.id not in busy | self._in_flight]
        due = [s for s in free if is_due(_known_state(s, states), now) and not self._rests(s.id)]
        self._in_flight.update(source.id for source in due)
        return tuple(await asyncio.gather(*(self._poll_due_one(source, found) for source in due)))

    def _rests(self, source_id: str) -> bool:
        return time.monotonic() < self._resting.get(source_id, 0.0)

    async def _poll_due_one(self, source: Source, found: Found) -> PollReport:
        try:
            async with self._slots:
                report = await self.poll(source)
        except StoreError as error:
            # Still due, since nothing was noted. Without a rest a full disk would mean a request each second.
            self._resting[source.id] = time.monotonic() + min(source.every.total_seconds(), REST_SECONDS)
            self._unstored.met(error)
            return PollReport(source.id, "unstored", detail=str(error))
        finally:
            self._in_flight.discard(source.id)
        self._resting.pop(source.id, None)
        self._unstored.over()
        self._log(report)
        await found(report)
        return report

    def _log(self, report: PollReport) -> None:
        """News and changes of a source's state; what stays as it was would only bury them."""
        before = self._answered.get(report.source_id)
        self._answered[report.source_id] = report.outcome if not report.ok else "read"
        log.log(
            _level(report, before),
            "poll.done",
            source=report.source_id,
            outcome=report.outcome,
            new=report.new,
            revised=report.revised,
            issues=len(report.issues),
            detail=report.detail or "; ".join(issue.detail for issue in report.issues[:1]),
        )

    async def poll(self, source: Source, *, dry_run: bool = False) -> PollReport:
        """Poll one source now, due or not. With `dry_run` nothing is stored."""
        stored = await self._database.read(lambda uow: uow.sources.get(source.id))
        state = current_state(source, stored)
        outcome = await self._observe(source, state)
        if dry_run:
            return await self._database.read(lambda uow: _report(uow, source, state, outcome))
        return await self._database.write(lambda uow: self._commit(uow, source, state, outcome))

    async def _observe(self, source: Source, state: SourceState) -> PollOutcome:
        """Fetch and, unless the bytes are those of last time, parse."""
        try:
            return await self._fetch_and_parse(source, state)
        except WorkerKilledError as error:
            return PollOutcome(FetchFailed(FailureKind.INVALID, str(error)))
        except Exception as error:  # a bug met by one source must not stop the others
            log.exception("poll.crashed", source=source.id)
            return PollOutcome(FetchFailed(FailureKind.INVALID, f"{type(error).__name__} while polling"))

    async def _fetch_and_parse(self, source: Source, state: SourceState) -> PollOutcome:
        url = address_now(source, self._clock())
        result = await self._fetcher.fetch(url, validators=state.validators, headers=dict(source.headers))
        if isinstance(result, FetchFailed):
            return PollOutcome(with_remedy(url, result))
        if url != source.url:
            result = replace(result, permanent_url=None)  # of this year's page only
        if not isinstance(result, Fetched) or body_digest(result.body) == state.body_hash:
            return PollOutcome(result)
        work = parse_work(source, result)
        parsed = await self._worker.run(work, result.body, timeout_seconds=PARSE_SECONDS)
        if isinstance(parsed, ParsedFeed) and len(parsed.entries) < source.expect.min_entries:
            entries = counted(len(parsed.entries), "entry", "entries")
            expected = f"{entries}, expected at least {source.expect.min_entries}"
            return PollOutcome(result, ParseFailed(expected))
        return PollOutcome(result, parsed)

    def _commit(
        self, uow: UnitOfWork, source: Source, state: SourceState, outcome: PollOutcome
    ) -> PollReport:
        """Validators, body hash and entries in one transaction: what is seen is stored, or not seen."""
        now = self._clock()
        report = _report(uow, source, state, outcome)
        if report.changes:
            uow.entries.save(
                source.id, report.changes, now, rings=report.held is None, hold_reason=report.held
            )
        outcome = PollOutcome(outcome.fetched, outcome.parsed, stored_new=report.new)
        after = apply_outcome(source, state, outcome, now, self._jitter())
        if after.url != source.url:
            # Seen twice, the permanent address takes over; without the overlay it would be a new source.
            uow.sources.set_overlay(source.id, "url", after.url, now)
            uow.audit.add(now, "poller", "moved", f"{source.id}: {source.url} is now {after.url}")
        uow.sources.save(after)
        uow.sources.log_poll(
            source.id,
            now,
            outcome=report.outcome,
            new=report.new,
            revised=report.revised,
            issues=report.issues,
        )
        return report


def _level(report: PollReport, before: str | None) -> int:
    """How loud a poll is told after what the one before it came to; None: the first of this run."""
    if not report.ok:
        return logging.DEBUG if report.outcome == before else logging.WARNING
    recovered = before not in (None, "read")
    return logging.INFO if report.new or report.revised or recovered else logging.DEBUG


def _known_state(source: Source, states: dict[str, SourceState]) -> SourceState | None:
    stored = states.get(source.id)
    return current_state(source, stored) if stored else None


def _report(uow: UnitOfWork, source: Source, state: SourceState, outcome: PollOutcome) -> PollReport:
    first = state.first_polled_at is None
    failure = failure_of(outcome)
    if failure is not None:
        return PollReport(source.id, failure.kind, first=first, detail=failure.detail)
    if not isinstance(outcome.parsed, ParsedFeed):
        word = "not-modified" if isinstance(outcome.fetched, NotModified) else "unchanged"
        return PollReport(source.id, word, first=first)
    feed = outcome.parsed
    changes = decide_changes(feed.entries, uow.entries.known(source.id, feed.entries))
    new = sum(change.change is Change.NEW for change in changes)
    return PollReport(
        source.id,
        "changed",
        entries=len(feed.entries),
        new=new,
        revised=sum(change.change is Change.REVISED for change in changes),
        first=first,
        held=hold_poll(first_poll=first, entries=len(feed.entries), new=new),
        issues=feed.issues,
        changes=changes,
    )
