from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.alerts.retry import CAP_SECONDS, MAX_ATTEMPTS, MAX_UNKNOWN, decide_retry, delay_seconds
from bot.domain.chat import SendFailure, SendProblem

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
JITTER = st.floats(0, 1, exclude_max=True)


def failure(problem: SendProblem, **facts: float) -> SendFailure:
    return SendFailure(problem, "x", retry_after_seconds=facts.get("retry_after"))


@given(st.integers(1, 10_000), JITTER, JITTER)
def test_delays_never_shrink_and_never_pass_the_cap(attempt: int, now: float, then: float) -> None:
    assert 0 < delay_seconds(attempt, now) <= delay_seconds(attempt + 1, then) <= CAP_SECONDS


def test_a_passing_failure_is_tried_again_until_it_is_no_news() -> None:
    passing = failure(SendProblem.PASSING)
    assert decide_retry(passing, 1, NOW, 0.0).retry_at == NOW + timedelta(seconds=2)
    waited = sum(delay_seconds(n, 0.5) for n in range(1, MAX_ATTEMPTS)) / 3600
    assert 4.5 < waited < 7
    assert not decide_retry(passing, MAX_ATTEMPTS - 1, NOW, 0.0).gives_up
    assert decide_retry(passing, MAX_ATTEMPTS, NOW, 0.0).gives_up


@given(st.floats(0.1, 86_400), JITTER, st.integers(1, 50))
def test_throttled_waits_at_least_as_long_as_asked(asked: float, jitter: float, attempt: int) -> None:
    decision = decide_retry(failure(SendProblem.THROTTLED, retry_after=asked), attempt, NOW, jitter)
    assert decision.retry_at is not None
    assert decision.retry_at >= NOW + timedelta(seconds=asked)
    assert decision.retry_at <= NOW + timedelta(seconds=max(asked + 1, CAP_SECONDS))


@pytest.mark.parametrize("asked", [None, -5.0])
def test_throttled_without_a_usable_number_backs_off(asked: float | None) -> None:
    told = SendFailure(SendProblem.THROTTLED, "x", retry_after_seconds=asked)
    assert decide_retry(told, 3, NOW, 0.0).retry_at == NOW + timedelta(seconds=8)


def test_a_blocked_chat_is_paused_a_refused_message_is_not_its_fault() -> None:
    blocked = decide_retry(failure(SendProblem.BLOCKED), 1, NOW, 0.0)
    assert (blocked.gives_up, blocked.pause) == (True, True)
    refused = decide_retry(failure(SendProblem.PERMANENT), 1, NOW, 0.0)
    assert (refused.gives_up, refused.pause) == (True, False)


def test_a_chat_that_moved_is_followed_at_once_but_not_in_circles() -> None:
    moved = SendFailure(SendProblem.MIGRATED, "x", new_chat_id=-100_200)
    first = decide_retry(moved, 1, NOW, 0.9)
    assert (first.retry_at, first.migrate_to) == (NOW, -100_200)
    assert decide_retry(moved, 5, NOW, 0.9).gives_up
    assert decide_retry(SendFailure(SendProblem.MIGRATED, "x"), 1, NOW, 0.9).gives_up


def test_without_an_answer_it_is_sent_again_and_counted_as_possible_duplicate() -> None:
    unknown = failure(SendProblem.UNKNOWN)
    assert decide_retry(unknown, 1, NOW, 0.0).may_duplicate
    assert not decide_retry(failure(SendProblem.PASSING), 1, NOW, 0.0).may_duplicate


def test_silence_lasting_an_hour_loses_nothing_and_makes_few_copies() -> None:
    unknown = failure(SendProblem.UNKNOWN)
    moment, sends = NOW, 0
    while (decision := decide_retry(unknown, sends + 1, moment, 0.0, unanswered=sends)).retry_at is not None:
        moment, sends = decision.retry_at, sends + 1
    assert timedelta(hours=1) < moment - NOW < timedelta(hours=2)
    assert sends + 1 == MAX_UNKNOWN <= 10


def test_a_lost_answer_after_a_long_outage_is_not_the_end() -> None:
    late = decide_retry(failure(SendProblem.UNKNOWN), MAX_ATTEMPTS - 1, NOW, 0.0, unanswered=0)
    assert late.retry_at == NOW + timedelta(seconds=2)
    assert decide_retry(failure(SendProblem.UNKNOWN), 500, NOW, 0.0, unanswered=MAX_UNKNOWN - 1).gives_up


@given(st.integers(0, MAX_UNKNOWN - 3), JITTER, JITTER)
def test_each_repetition_without_an_answer_waits_longer(unanswered: int, now: float, then: float) -> None:
    unknown = failure(SendProblem.UNKNOWN)
    first = decide_retry(unknown, 1, NOW, now, unanswered=unanswered).retry_at
    second = decide_retry(unknown, 1, NOW, then, unanswered=unanswered + 1).retry_at
    assert first is not None
    assert second is not None
    assert first <= second <= NOW + timedelta(seconds=CAP_SECONDS)
