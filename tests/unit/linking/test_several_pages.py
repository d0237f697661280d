"""An act on several pages: whose facts are told, and what a page that says less leaves standing."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.domain.action import ActionDraft
from bot.domain.notice import Notice
from bot.domain.words import Measure, Precision, Stage, Standing
from bot.linking.record import keep_told, leading, record_action

SEEN = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)
OWN = Notice(
    id=2,
    source_id="cn",
    url="https://example.org/own",
    title="Decision",
    published_at=SEEN,
    precision=Precision.TIME,
    first_seen_at=SEEN,
    standing=Standing.OFFICIAL,
    body="Foreign Ministry",
    country="CN",
)
REPORT = replace(OWN, id=1, standing=Standing.AGENCY)
MIRROR = replace(OWN, id=3)
BARE = record_action(ActionDraft("CN", ("US",), (Measure.ENTRY_BAN,), Stage.IMPOSED), OWN)
FULL = replace(
    BARE,
    persons=("Ann Example", "Bo Example"),
    count=2,
    named=True,
    legal_basis="AFSL",
    reason="meddling",
    effective_on=date(2024, 5, 10),
    expires_on=date(2025, 5, 9),
)


def test_the_issuers_own_first_page_leads_else_the_first() -> None:
    assert leading((REPORT, OWN, MIRROR), "CN") == OWN
    assert leading((REPORT, OWN), "US") == REPORT
    assert leading((), "CN") is None


def test_a_poorer_page_takes_no_fact_away() -> None:
    assert keep_told(FULL, BARE) == FULL
    assert keep_told(FULL, replace(FULL, persons=("Ann Example",), count=1)) == FULL


def test_what_a_page_says_otherwise_is_taken_from_it() -> None:
    other = replace(
        FULL, persons=("Cy Example",), count=1, legal_basis="Decree 5", expires_on=date(2026, 1, 1)
    )
    assert keep_told(FULL, other) == other
    assert keep_told(BARE, FULL) == FULL
