"""Dates that cannot be, between the list of a source and the notice: they count as not given."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.alerts.gate import GateFacts, decide_gate
from bot.domain.feed import FeedEntry
from bot.domain.notice import Notice, UnreadEntry
from bot.domain.source import Source, SourceKind
from bot.domain.words import Precision, Standing
from bot.linking.record import date_action
from bot.parse.article import ArticleText
from bot.services.articles import completed
from bot.services.filing import Filer

SEEN = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
SOURCE = Source(
    "us",
    "US",
    "Department of Example",
    Standing.OFFICIAL,
    "https://feeds.example/rss",
    SourceKind.FEED,
    "en",
    every=timedelta(minutes=15),
    zone="America/New_York",
)
LISTED = FeedEntry(
    key="https://feeds.example/1",
    guid=None,
    url="https://feeds.example/1",
    title="Visa restrictions",
    text="Today.",
    published_at=SEEN,
    precision=Precision.TIME,
    updated_at=None,
    content_hash="1:",
)
IMPOSSIBLE = [datetime(1970, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)]


def unread(published_at: datetime) -> UnreadEntry:
    return UnreadEntry(1, "us", 1, replace(LISTED, published_at=published_at), SEEN, rings=True)


def notice(published_at: datetime) -> Notice:
    filer = Filer(headline=lambda _: "", clock=lambda: SEEN)
    return filer.draft_notice(SOURCE, unread(published_at))


@pytest.mark.parametrize("told", IMPOSSIBLE)
def test_an_act_at_an_impossible_date_counts_under_the_day_it_was_seen_and_rings(told: datetime) -> None:
    drafted = notice(told)
    facts = GateFacts(SEEN, drafted.published_at, precision=drafted.precision)

    assert (drafted.published_at, drafted.precision) == (None, Precision.UNKNOWN)
    assert date_action(drafted).on == date(2026, 11, 27)
    assert decide_gate(facts, SEEN).rings


def test_an_old_date_that_can_be_is_kept_and_holds_the_alert() -> None:
    drafted = notice(datetime(2019, 5, 4, 15, 0, tzinfo=UTC))

    assert drafted.precision is Precision.TIME
    assert date_action(drafted).on == date(2019, 5, 4)
    assert not decide_gate(GateFacts(SEEN, drafted.published_at), SEEN).rings


@pytest.mark.parametrize("told", IMPOSSIBLE)
def test_the_date_of_the_page_takes_the_place_of_an_impossible_one(told: datetime) -> None:
    page = ArticleText(title="T", text="Today.", published_at=SEEN, precision=Precision.TIME)

    assert completed(SOURCE, unread(told), page).entry.published_at == SEEN
    sooner = SEEN - timedelta(hours=1)
    assert completed(SOURCE, unread(sooner), page).entry.published_at == sooner
