"""When to poll next: each rule of the polite-polling checklist and its opposite."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from bot.domain.source import Source, SourceKind, SourceState, SourceStatus
from bot.domain.words import Standing
from bot.parse.busy import parse_busy
from bot.parse.schedule import PollOutcome, apply_outcome, body_digest, current_state, is_due

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)  # a Wednesday
URL = "https://www.gov.example/feed"
MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
SOURCE = Source("s", "US", "Body", Standing.OFFICIAL, URL, SourceKind.FEED, "en", every=timedelta(minutes=15))
STATE = SourceState("s", URL, validators=Validators('"old"', "old date"), first_polled_at=NOW, body_hash="h")
EMPTY = ParsedFeed("t", ())


def ok(fresh: float = 0.0, moved: str | None = None) -> Fetched:
    return Fetched(200, URL, b"body", "", Validators('W/"new"', None), fresh, moved)


def failed(
    kind: FailureKind = FailureKind.PASSING, status: int | None = 500, after: float | None = None
) -> FetchFailed:
    return FetchFailed(kind, "It\nfailed\u202e", status, after)


def poll(
    fetched: FetchResult,
    parsed: ParseResult | None = None,
    *,
    state: SourceState = STATE,
    source: Source = SOURCE,
    now: datetime = NOW,
    jitter: float = 0.0,
) -> SourceState:
    if isinstance(fetched, Fetched) and parsed is None:
        parsed = EMPTY
    return apply_outcome(source, state, PollOutcome(fetched, parsed), now, jitter)


def wait(after: SourceState, now: datetime = NOW) -> float:
    assert after.next_due_at is not None
    return (after.next_due_at - now).total_seconds()


@pytest.mark.parametrize(
    ("fetched", "parsed", "low"),
    [
        (ok(), EMPTY, 15 * MINUTE),
        (ok(fresh=300), EMPTY, 15 * MINUTE),
        (ok(fresh=7200), EMPTY, 2 * HOUR),
        (NotModified(Validators(), fresh_seconds=7200), None, 2 * HOUR),
        (ok(), replace(EMPTY, ttl_seconds=HOUR), HOUR),
        (failed(), None, 30 * MINUTE),
        (failed(status=None), None, 15 * MINUTE * 2**0.5),
        (failed(FailureKind.BLOCKED, 403), None, 6 * HOUR),
        (ok(), ParseFailed("challenge", challenge=True), 6 * HOUR),
        (ok(), ParseFailed("no feed"), 30 * MINUTE),
    ],
)
def test_wait_is_the_longest_asked_for_plus_10_to_20_percent(
    fetched: FetchResult, parsed: ParseResult | None, low: float
) -> None:
    assert wait(poll(fetched, parsed)) == pytest.approx(low * 1.1)
    assert wait(poll(fetched, parsed, jitter=0.999)) == pytest.approx(low * 1.2, rel=0.001)


def test_retry_after_is_honoured_up_to_a_week() -> None:
    throttled = FailureKind.THROTTLED
    assert wait(poll(failed(throttled, 429, 2 * DAY))) >= 2 * DAY
    assert 7 * DAY <= wait(poll(failed(throttled, 429, 70 * DAY), jitter=0.9)) <= 8 * DAY
    quick = replace(SOURCE, every=timedelta(minutes=1))
    assert wait(poll(failed(throttled, 503, 1), source=quick)) >= 15 * MINUTE
    assert wait(poll(failed(FailureKind.PASSING, 500), source=quick)) < 15 * MINUTE


def test_failures_double_the_wait_up_to_a_day_and_a_success_ends_them() -> None:
    state, waits = STATE, []
    for _ in range(12):
        state = poll(failed(), state=state)
        waits.append(wait(state))
    assert waits[1] == pytest.approx(2 * waits[0])
    assert waits[-1] == DAY
    assert state.failing_since == NOW
    good = poll(ok(), state=state)
    assert (good.failures, good.failing_since, good.last_error) == (0.0, None, None)


@given(
    st.floats(0, 1e9), st.floats(0, 0.999), st.integers(0, 60), st.sampled_from([FailureKind.BLOCKED, None])
)
def test_wait_stays_within_bounds(
    fresh: float, jitter: float, failures: int, kind: FailureKind | None
) -> None:
    fetched = failed(kind) if kind else ok(fresh)
    seconds = wait(poll(fetched, state=replace(STATE, failures=float(failures)), jitter=jitter))
    assert 15 * MINUTE <= seconds <= DAY


def test_skipped_hours_and_days_are_skipped_also_after_a_304() -> None:
    skipping = replace(EMPTY, skip_hours=frozenset({12, 13}), skip_days=frozenset({3}))
    after = poll(ok(), skipping)
    assert after.next_due_at is not None
    assert after.next_due_at.hour == 14
    again = poll(NotModified(Validators()), state=after)
    assert again.next_due_at is not None
    assert again.next_due_at.hour == 14
    late = poll(NotModified(Validators()), state=after, now=NOW.replace(hour=23, minute=50))
    assert late.next_due_at is not None
    assert late.next_due_at.date() == datetime(2026, 3, 6, tzinfo=UTC).date()
    everything = poll(ok(), replace(EMPTY, skip_hours=frozenset(range(24))))
    assert wait(everything) < HOUR


def test_busy_windows_poll_more_often_and_are_not_slept_through() -> None:
    source = replace(SOURCE, every=timedelta(hours=4), busy="Mon-Fri 15:00-19:30 Asia/Shanghai every 3m")
    inside, before, saturday = (
        datetime(2026, 3, day, hour, 30, tzinfo=UTC) for day, hour in ((4, 8), (4, 5), (7, 8))
    )
    assert wait(poll(ok(), source=source, now=inside), inside) == pytest.approx(3.3 * MINUTE)
    assert wait(poll(ok(fresh=600), source=source, now=inside), inside) == pytest.approx(11 * MINUTE)
    opens = poll(ok(), source=source, now=before).next_due_at
    assert opens == datetime(2026, 3, 4, 7, 0, tzinfo=UTC)
    assert wait(poll(ok(), source=source, now=saturday), saturday) == pytest.approx(4.4 * HOUR)


def test_busy_window_over_midnight() -> None:
    (window,) = parse_busy("Fri 22:00-02:00 UTC every 5m")
    assert window.holds(datetime(2026, 3, 7, 1, 0, tzinfo=UTC))  # Saturday morning
    assert not window.holds(datetime(2026, 3, 6, 1, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("often", "not written like"),
        ("Mon-Fri 15:00-19:30 Mars/Base every 3m", "no time zone"),
        ("Mon-Fri 25:00-26:30 UTC every 3m", "no time of day"),
        ("Mon-Fun 15:00-19:30 UTC every 3m", "no day of the week"),
        ("daily 15:00-15:00 UTC every 3m", "same time"),
        ("daily 15:00-16:00 UTC every 0m", "every 0 seconds"),
    ],
)
def test_busy_hours_that_mean_nothing_are_told(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parse_busy(text)


def test_validators_are_replaced_as_a_pair_and_only_after_a_parsed_document() -> None:
    assert poll(ok()).validators == Validators('W/"new"', None)
    assert poll(ok()).body_hash == body_digest(b"body")
    bad = poll(ok(), ParseFailed("no feed"))
    assert (bad.validators, bad.body_hash, bad.last_ok_at) == (STATE.validators, "h", None)
    assert poll(failed(FailureKind.BLOCKED, 403)).validators == STATE.validators


@pytest.mark.parametrize(
    ("given_with_304", "kept"),
    [
        (Validators(), Validators('"old"', "old date")),
        (Validators('"old"', None), Validators('"old"', "old date")),
        (Validators('"new"', None), Validators('"new"', None)),
        (Validators('"new"', "new date"), Validators('"new"', "new date")),
    ],
)
def test_validators_of_a_304(given_with_304: Validators, kept: Validators) -> None:
    assert poll(NotModified(given_with_304)).validators == kept


def test_permanent_move_is_adopted_when_seen_twice_in_a_row() -> None:
    target = "https://new.gov.example/feed"
    once = poll(ok(moved=target))
    assert (once.url, once.moved_to) == (URL, target)
    assert poll(ok(moved=target), state=once).url == target
    assert poll(NotModified(Validators(), permanent_url=target), state=once).url == target
    assert poll(ok(), state=once).moved_to is None
    interrupted = poll(failed(), state=once)
    assert poll(ok(moved=target), state=interrupted).url == URL
    assert poll(ok(moved="https://other.example/"), state=once).url == URL


def test_permanent_move_to_http_is_never_adopted() -> None:
    target = "http://www.gov.example/feed"
    once = poll(ok(moved=target))
    assert (once.url, once.moved_to) == (URL, None)


def test_what_operators_see() -> None:
    blocked = poll(failed(FailureKind.BLOCKED, 403))
    assert (blocked.status, blocked.last_error) == (SourceStatus.BLOCKED, "It failed")
    assert poll(failed(FailureKind.PERMANENT, 404)).status is SourceStatus.FAILING
    assert poll(failed(FailureKind.GONE, 410)).status is SourceStatus.GONE
    assert poll(ok()).status is SourceStatus.OK


def test_due_is_decided_by_time_and_status() -> None:
    assert is_due(None, NOW)
    assert is_due(STATE, NOW)
    assert is_due(replace(STATE, next_due_at=NOW), NOW)
    assert not is_due(replace(STATE, next_due_at=NOW + timedelta(seconds=1)), NOW)
    assert not is_due(replace(STATE, status=SourceStatus.GONE), NOW)
    assert not is_due(replace(STATE, status=SourceStatus.DISABLED), NOW)


def test_what_a_clock_that_was_ahead_noted_is_not_waited_for() -> None:
    ahead = NOW + timedelta(hours=2)
    noted = replace(STATE, last_polled_at=ahead, next_due_at=ahead + timedelta(minutes=15))
    assert is_due(noted, NOW)
    assert not is_due(replace(noted, status=SourceStatus.GONE), NOW)
    # Two machines' clocks differ by seconds: that is no reason to poll again.
    near = NOW + timedelta(seconds=5)
    assert not is_due(replace(noted, last_polled_at=near, next_due_at=near + timedelta(minutes=15)), NOW)


def test_a_changed_address_starts_afresh() -> None:
    assert current_state(SOURCE, STATE) is STATE
    fresh = current_state(replace(SOURCE, url="https://b.example/"), STATE)
    assert (fresh.first_polled_at, fresh.validators) == (None, Validators())
