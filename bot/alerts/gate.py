"""What may ring by itself, and what waits for an operator. The reasons are sentences for operators."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.alerts.measured import unmeasured
from bot.domain.words import Precision, Standing

STALE = timedelta(hours=72)
FLOOD_ACTS = 5  # acts of one source within FLOOD_WINDOW that still ring
FLOOD_WINDOW = timedelta(hours=1)
ALL_NEW_ENTRIES = 3  # in a shorter feed, every entry being new is an ordinary day
CONFIDENCE_BAR = 0.6
REPORT_CONFIDENCE_BAR = 0.7  # an agency retells more often than it announces


@dataclass(frozen=True, slots=True)
class GateFacts:
    """What is known when an alert about a notice is decided."""

    first_seen_at: datetime
    published_at: datetime | None = None  # None: not told by the source
    hold_reason: str | None = None  # what the poll that found it was held for
    acts_last_hour: int = 0  # announced by the same source within FLOOD_WINDOW, these included
    confidence: float = 1.0  # of the weakest new action's reading
    precision: Precision = Precision.TIME  # of published_at
    standing: Standing = Standing.OFFICIAL
    language: str = "en"  # of the text, ISO 639-1


@dataclass(frozen=True, slots=True)
class GateDecision:
    """Whether an alert goes out by itself; if not, why it waits."""

    rings: bool
    reason: str | None = None


def hold_poll(*, first_poll: bool, entries: int, new: int) -> str | None:
    """Why what a poll found must not ring; None when it may.

    `entries` are all items of the document, `new` those never seen before.
    """
    if first_poll:
        return "found by the first poll of this source"
    if new >= ALL_NEW_ENTRIES and new >= entries:
        return f"all {entries} entries of the poll were new: the source may have changed its addresses"
    return None


def decide_gate(facts: GateFacts, now: datetime) -> GateDecision:
    """Decide whether an alert rings; the first rule that holds it gives the reason. A report may ring too."""
    reason = (
        facts.hold_reason or _stale(facts, now) or _flood(facts) or unmeasured(facts.language) or _weak(facts)
    )
    return GateDecision(rings=reason is None, reason=reason)


def is_stale(facts: GateFacts, now: datetime) -> bool:
    """Whether it is too old to ring, however well it was read."""
    return _stale(facts, now) is not None


def _stale(facts: GateFacts, now: datetime) -> str | None:
    if facts.published_at is not None:
        age = facts.first_seen_at - facts.published_at
        # A date without time is the beginning of a day that may have ended a day later.
        slack = timedelta() if facts.precision is Precision.TIME else timedelta(days=1)
        if age > STALE + slack:
            return f"published {_hours(age)} hours before it was first seen"
    if now - facts.first_seen_at > STALE:
        return f"read only {_hours(now - facts.first_seen_at)} hours after it was first seen"
    return None


def _flood(facts: GateFacts) -> str | None:
    if facts.acts_last_hour > FLOOD_ACTS:
        return f"{facts.acts_last_hour} acts from one source within an hour"
    return None


def _weak(facts: GateFacts) -> str | None:
    report = facts.standing is Standing.AGENCY
    bar = REPORT_CONFIDENCE_BAR if report else CONFIDENCE_BAR
    if facts.confidence < bar:
        kind = "report" if report else "text"
        return f"read with confidence {facts.confidence:.2f}, below {bar:.2f} for a {kind}"
    return None


def _hours(span: timedelta) -> int:
    return int(span.total_seconds() // 3600)
