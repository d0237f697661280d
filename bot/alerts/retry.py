"""What to do after a send that failed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.chat import SendFailure, SendProblem

FIRST_SECONDS = 2.0
CAP_SECONDS = 900.0
# 2, 4, ... 512, then 900 s: thirty attempts take five to six hours, after which an alert is no news.
MAX_ATTEMPTS = 30
MAX_THROTTLED = 100  # a 429 is no fault of the message: it waits as long as it is told to
# Silence may be an outage or a lost answer. 2, 8, 32, 128, 512, then 900 s: an hour and a quarter of silence
# loses no alert, and a chat that hears each repetition gets at most so many copies.
MAX_UNKNOWN = 10
MAX_MIGRATIONS = 5  # a chat that moves on and on is a loop


@dataclass(frozen=True, slots=True)
class RetryDecision:
    """What follows a failure. Without `retry_at` the delivery is given up."""

    retry_at: datetime | None
    reason: str  # a sentence for operators
    pause: bool = False  # the chat is gone: stop sending to it until it comes back
    migrate_to: int | None = None  # the chat's new id at Telegram
    may_duplicate: bool = False  # the message may have arrived already; counted

    @property
    def gives_up(self) -> bool:
        """Whether nothing more is sent for this delivery."""
        return self.retry_at is None


def decide_retry(
    failure: SendFailure, attempt: int, now: datetime, jitter: float, *, unanswered: int = 0
) -> RetryDecision:
    """Decide on the `attempt`-th failure (1 is the first); `jitter` in [0, 1) spreads retries.

    `unanswered` is how many attempts before this one got no answer: they alone count against a delivery
    whose fate is unknown, so that a lost answer after a long outage is not the end.

    Delays double, never shrink from one attempt to the next whatever the jitter, and stay within CAP_SECONDS.
    Only Telegram's own retry_after (Bot API, ResponseParameters) may ask for more, and is kept.
    """
    match failure.problem:
        case SendProblem.BLOCKED:
            return RetryDecision(None, "the chat is gone or has blocked us", pause=True)
        case SendProblem.PERMANENT:
            return RetryDecision(None, "the message will never be accepted")
        case SendProblem.MIGRATED:
            return _migrate(failure, attempt, now)
        case SendProblem.THROTTLED:
            asked = max(failure.retry_after_seconds or 0.0, 0.0)
            seconds = max(asked + jitter, delay_seconds(attempt, jitter)) if asked else None
            return _later(attempt, MAX_THROTTLED, now, jitter, seconds=seconds, why="asked to slow down")
        case SendProblem.UNKNOWN:
            seconds = delay_seconds(2 * unanswered + 1, jitter)
            return _later(
                unanswered + 1, MAX_UNKNOWN, now, jitter, seconds=seconds, why="no answer", may_duplicate=True
            )
        case SendProblem.PASSING:
            return _later(attempt, MAX_ATTEMPTS, now, jitter, why="a passing failure")


def delay_seconds(attempt: int, jitter: float) -> float:
    """Seconds before the next try: from 2^attempt up to, not including, twice that, at most CAP_SECONDS."""
    # The exponent is bounded: 2.0 ** attempt overflows for absurd counts.
    raw = FIRST_SECONDS * 2.0 ** min(max(attempt, 1) - 1, 32)
    return min(CAP_SECONDS, raw * (1 + jitter))


def _later(
    attempt: int,
    most: int,
    now: datetime,
    jitter: float,
    *,
    why: str,
    seconds: float | None = None,
    may_duplicate: bool = False,
) -> RetryDecision:
    if attempt >= most:
        return RetryDecision(None, f"{why}, given up after {attempt} attempts", may_duplicate=may_duplicate)
    wait = delay_seconds(attempt, jitter) if seconds is None else seconds
    at = now + timedelta(seconds=wait)
    return RetryDecision(at, f"{why}, next try in {wait:.0f} s", may_duplicate=may_duplicate)


def _migrate(failure: SendFailure, attempt: int, now: datetime) -> RetryDecision:
    if failure.new_chat_id is None or attempt >= MAX_MIGRATIONS:
        return RetryDecision(None, "the chat moved and its new address is not known")
    return RetryDecision(now, "the chat moved to a new address", migrate_to=failure.new_chat_id)
