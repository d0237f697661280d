"""When to poll next, and what a poll leaves behind. Checklist: polite polling, RFC 9110, RFC 9111."""

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.domain.feed import (
    FailureKind,
    Fetched,
    FetchFailed,
    FetchResult,
    NotModified,
    ParsedFeed,
    ParseFailed,
    ParseResult,
    Validators,
)
from bot.domain.source import Source, SourceState, SourceStatus
from bot.parse.busy import BusyWindow, parse_busy
from bot.parse.text import clean_line

LONGEST: Final = timedelta(hours=24)
LONGEST_RETRY_AFTER: Final = timedelta(days=7)
CLOCK_SLACK: Final = timedelta(minutes=2)  # clocks of two machines on one database differ by less
SHORTEST_BLOCKED: Final = timedelta(hours=6)
SHORTEST_THROTTLED: Final = timedelta(minutes=15)
_JITTER_FROM: Final = 0.10
_JITTER_SPAN: Final = 0.10
_MOST_DOUBLINGS: Final = 20.0  # 2**20 of any interval is beyond LONGEST; keeps the power finite
_DETAIL: Final = 300


@dataclass(frozen=True, slots=True)
class PollOutcome:
    """What one poll met.

    `parsed` is None for a 304, a failure, and a 200 whose bytes are those of the last document (they are not
    parsed again).
    """

    fetched: FetchResult
    parsed: ParseResult | None = None
    stored_new: int = 0  # entries that were new


def body_digest(body: bytes) -> str:
    """SHA-256 in hex: what `SourceState.body_hash` holds."""
    return hashlib.sha256(body).hexdigest()


def is_due(state: SourceState | None, now: datetime) -> bool:
    """Whether a source may be polled. One that is gone or switched off waits for an operator."""
    if state is None:
        return True
    if state.status in (SourceStatus.GONE, SourceStatus.DISABLED):
        return False
    if state.next_due_at is None or state.next_due_at <= now:
        return True
    # Noted while the machine's clock was ahead: what it says of the future is wrong as well.
    return state.last_polled_at is not None and state.last_polled_at - now > CLOCK_SLACK


def current_state(source: Source, stored: SourceState | None) -> SourceState:
    """The state to poll with; a fresh one (a first poll) for a new source and for a changed address."""
    if stored is not None and stored.url == source.url:
        return stored
    return SourceState(source_id=source.id, url=source.url)


def failure_of(outcome: PollOutcome) -> FetchFailed | None:
    """The poll's failure, that of parsing included; None after a success."""
    match outcome.fetched, outcome.parsed:
        case FetchFailed() as failed, _:
            return failed
        case _, ParseFailed(detail=detail, challenge=challenge):
            return FetchFailed(FailureKind.BLOCKED if challenge else FailureKind.INVALID, detail)
    return None


def apply_outcome(
    source: Source, state: SourceState, outcome: PollOutcome, now: datetime, jitter: float
) -> SourceState:
    """The state after a poll. `state` is what `current_state` gave; `jitter` lies in [0, 1).

    A permanent move met on two consecutive successful polls becomes `url`: the caller has to write it into
    the source's row in the same transaction, or else the next poll is a first poll of the old address.
    """
    failure = failure_of(outcome)
    after = _after_failure(state, failure, now) if failure else _after_success(state, outcome, now)
    return replace(after, next_due_at=decide_next_poll(source, outcome, after, now, jitter))


def _after_failure(state: SourceState, failure: FetchFailed, now: datetime) -> SourceState:
    """Validators and body hash stay: error pages carry validators of their own."""
    status = {
        FailureKind.BLOCKED: SourceStatus.BLOCKED,
        FailureKind.GONE: SourceStatus.GONE,
    }.get(failure.kind, SourceStatus.FAILING)
    # No answer at all often means our own network.
    weight = 0.5 if failure.kind is FailureKind.PASSING and failure.status is None else 1.0
    return replace(
        state,
        status=status,
        last_polled_at=now,
        failures=state.failures + weight,
        failing_since=state.failing_since or now,
        last_error=clean_line(failure.detail, _DETAIL),
        moved_to=None,
    )


def _after_success(state: SourceState, outcome: PollOutcome, now: datetime) -> SourceState:
    good = replace(
        state,
        status=SourceStatus.OK,
        last_polled_at=now,
        last_ok_at=now,
        first_polled_at=state.first_polled_at or now,
        last_new_at=now if outcome.stored_new else state.last_new_at,
        failures=0.0,
        failing_since=None,
        last_error=None,
        validators=_validators(state, outcome.fetched),
    )
    if isinstance(outcome.fetched, Fetched):
        good = replace(good, body_hash=body_digest(outcome.fetched.body))
    if isinstance(outcome.parsed, ParsedFeed):
        good = replace(
            good,
            newest_entry_at=_newest(state, outcome.parsed, now),
            ttl_seconds=outcome.parsed.ttl_seconds,
            skip_hours=outcome.parsed.skip_hours,
            skip_days=outcome.parsed.skip_days,
        )
    return _moved(good, outcome.fetched)


def _validators(state: SourceState, fetched: FetchResult) -> Validators:
    """Replaced as a pair, never mixed (FRB014). A 304 that repeats the ETag may leave out the date."""
    match fetched:
        case Fetched(validators=given):
            return given
        case NotModified(validators=given) if given.etag or given.last_modified:
            repeats = given.etag == state.validators.etag and given.last_modified is None
            return state.validators if repeats else given
    return state.validators


def _newest(state: SourceState, parsed: ParsedFeed, now: datetime) -> datetime | None:
    """Dates in the future are mistakes or announcements; they say nothing about how fresh a feed is."""
    dates = [e.published_at for e in parsed.entries if e.published_at and e.published_at <= now]
    if state.newest_entry_at:
        dates.append(state.newest_entry_at)
    return max(dates, default=None)


def _moved(state: SourceState, fetched: FetchResult) -> SourceState:
    target = fetched.permanent_url if isinstance(fetched, Fetched | NotModified) else None
    downgraded = state.url.startswith("https:") and target is not None and not target.startswith("https:")
    if target is None or target == state.url or downgraded:
        return replace(state, moved_to=None)
    if target == state.moved_to:
        return replace(state, url=target, moved_to=None)
    return replace(state, moved_to=target)


def decide_next_poll(
    source: Source, outcome: PollOutcome, state: SourceState, now: datetime, jitter: float
) -> datetime:
    """The next due time, in UTC.

    `state` is as it is after this poll: with its failures counted and the document's ttl taken over.
    `jitter`, in [0, 1), spreads sources over 10 to 20 % of their interval: always later, never earlier.

    The longest of interval, freshness, ttl and Retry-After; the interval doubles per failure. At most 24
    hours, except for a Retry-After, which is honoured up to 7 days.
    """
    windows = parse_busy(source.busy) if source.busy else ()
    failure = failure_of(outcome)
    wanted = _wanted(source, state, failure, windows, now)
    floor = _floor(outcome.fetched, state) if failure is None else timedelta()
    delay = min(max(wanted, floor) * (1 + _JITTER_FROM + _JITTER_SPAN * jitter), LONGEST)
    due = now + delay
    if failure is None:
        due = _at_busy_start(due, windows, now, now + floor, jitter)
    elif failure.retry_after_seconds:
        asked = min(timedelta(seconds=failure.retry_after_seconds), LONGEST_RETRY_AFTER)
        due = max(due, now + asked * (1 + _JITTER_SPAN * jitter))
    return _after_skipped(due, state).astimezone(UTC)


def _wanted(
    source: Source,
    state: SourceState,
    failure: FetchFailed | None,
    windows: tuple[BusyWindow, ...],
    now: datetime,
) -> timedelta:
    """How long we would like to wait, before what the server says."""
    if failure is None:
        return min((source.every, *(window.every for window in windows if window.holds(now))))
    if failure.kind is FailureKind.BLOCKED:
        return min(SHORTEST_BLOCKED * 2 ** min(max(state.failures - 1, 0), _MOST_DOUBLINGS), LONGEST)
    delay = source.every * 2 ** min(state.failures, _MOST_DOUBLINGS)
    if failure.kind is FailureKind.THROTTLED:
        delay = max(delay, SHORTEST_THROTTLED)
    return min(delay, LONGEST)


def _floor(fetched: FetchResult, state: SourceState) -> timedelta:
    """What the publisher asks for: freshness (RFC 9111) and RSS <ttl>."""
    fresh = fetched.fresh_seconds if isinstance(fetched, Fetched | NotModified) else 0.0
    return timedelta(seconds=min(max(fresh, state.ttl_seconds, 0.0), LONGEST.total_seconds()))


def _at_busy_start(
    due: datetime, windows: tuple[BusyWindow, ...], now: datetime, earliest: datetime, jitter: float
) -> datetime:
    """Do not sleep into a busy window: be there soon after it opens."""
    starts = [window.next_start(now) + window.every * _JITTER_SPAN * jitter for window in windows]
    return min((due, *(max(start, earliest) for start in starts)))


def _after_skipped(due: datetime, state: SourceState) -> datetime:
    """RSS <skipHours> and <skipDays>, in GMT; skipping everything is a mistake and ignored."""
    moment = due.astimezone(UTC)
    for _ in range(7 * 24):
        if moment.hour not in state.skip_hours and moment.weekday() not in state.skip_days:
            return moment
        # The minute stays, and with it the spread of sources over the hour.
        moment += timedelta(hours=1)
    return due
