from datetime import UTC, datetime, timedelta

import pytest

from bot.alerts.gate import GateFacts, decide_gate, hold_poll
from bot.domain.words import Precision, Standing

SEEN = datetime(2026, 5, 4, 12, tzinfo=UTC)


def hours(count: float) -> datetime:
    """A moment so many hours before it was first seen."""
    return SEEN - timedelta(hours=count)


@pytest.mark.parametrize(
    "facts",
    [
        GateFacts(SEEN),
        GateFacts(SEEN, published_at=hours(72)),
        GateFacts(SEEN, published_at=hours(95), precision=Precision.DAY),
        GateFacts(SEEN, published_at=hours(-5)),
        GateFacts(SEEN, acts_last_hour=5),
        GateFacts(SEEN, confidence=0.6),
        GateFacts(SEEN, confidence=0.7, standing=Standing.AGENCY),
        GateFacts(SEEN, language="en"),
    ],
    ids=["plain", "72h", "day-only", "future", "five-acts", "at-the-bar", "report", "measured"],
)
def test_rings(facts: GateFacts) -> None:
    decision = decide_gate(facts, SEEN + timedelta(minutes=1))
    assert decision.rings
    assert decision.reason is None


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (GateFacts(SEEN, hold_reason="found by the first poll"), "found by the first poll"),
        (GateFacts(SEEN, published_at=hours(73)), "published 73 hours before"),
        (GateFacts(SEEN, published_at=hours(97), precision=Precision.DAY), "published 97 hours before"),
        (GateFacts(SEEN, acts_last_hour=6), "6 acts from one source"),
        (GateFacts(SEEN, confidence=0.59), "confidence 0.59, below 0.60 for a text"),
        (GateFacts(SEEN, language="xx"), "no measured figures (xx)"),
        (GateFacts(SEEN, confidence=0.69, standing=Standing.AGENCY), "below 0.70 for a report"),
    ],
)
def test_waits_and_says_why(facts: GateFacts, words: str) -> None:
    decision = decide_gate(facts, SEEN + timedelta(minutes=1))
    assert not decision.rings
    assert words in (decision.reason or "")


def test_what_lay_unread_for_days_waits_too() -> None:
    facts = GateFacts(SEEN, published_at=SEEN)
    assert decide_gate(facts, SEEN + timedelta(hours=72)).rings
    assert not decide_gate(facts, SEEN + timedelta(hours=73)).rings


@pytest.mark.parametrize(
    ("first", "entries", "new", "held"),
    [
        (True, 20, 1, True),
        (True, 0, 0, True),
        (False, 20, 20, True),
        (False, 3, 3, True),
        (False, 2, 2, False),
        (False, 20, 19, False),
        (False, 0, 0, False),
    ],
)
def test_polls(*, first: bool, entries: int, new: int, held: bool) -> None:
    assert (hold_poll(first_poll=first, entries=entries, new=new) is not None) is held
