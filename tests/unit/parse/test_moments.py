"""Which dates of sources are believed."""

from datetime import UTC, datetime
from time import gmtime

import pytest

from bot.domain.feed import ParsedFeed
from bot.domain.words import Precision
from bot.parse.feed import parse_feed
from bot.parse.moments import read_moment
from bot.parse.written_dates import date_in_address, find_epoch, find_moment

NOT_GIVEN = (None, Precision.UNKNOWN)
EPOCH = "Thu, 01 Jan 1970 00:00:00 GMT"


@pytest.mark.parametrize(
    "written",
    [EPOCH, "1970-01-01T00:00:00Z", "1970-01-01", "1970", "1999-12", "Sat, 1 Jan 1994 09:30:00 GMT"],
)
def test_a_date_before_there_were_feeds_is_not_given(written: str) -> None:
    assert read_moment(written, None) == NOT_GIVEN
    assert read_moment(written, gmtime(0)) == NOT_GIVEN


@pytest.mark.parametrize("written", ["2000", "2000-01-01", "2000-01", "Sat, 1 Jan 2000 09:30:00 GMT"])
def test_a_date_from_2000_on_is_believed(written: str) -> None:
    moment, precision = read_moment(written, None)

    assert moment is not None
    assert moment.date().isoformat() == "2000-01-01"
    assert precision is not Precision.UNKNOWN


def test_lists_and_addresses_follow_the_same_rule() -> None:
    assert find_moment("1970-01-01") == NOT_GIVEN
    assert find_moment("Posted on January 1, 1970") == NOT_GIVEN
    assert date_in_address("https://lists.example/t19700101_1.html") == NOT_GIVEN
    assert find_epoch(0) == NOT_GIVEN
    assert find_epoch(1_774_000_000)[0] == datetime(2026, 3, 20, 9, 46, 40, tzinfo=UTC)
    assert find_moment("Posted on March 20, 2026")[0] == datetime(2026, 3, 20, tzinfo=UTC)


def test_operators_are_told_of_a_feed_dated_at_the_epoch() -> None:
    feed = f"""<rss version="2.0"><channel><title>T</title><item><title>One</title>
      <link>https://feeds.example/1</link><pubDate>{EPOCH}</pubDate></item></channel></rss>"""
    parsed = parse_feed(feed.encode(), content_type="text/xml", url="https://feeds.example/rss")
    assert isinstance(parsed, ParsedFeed)

    assert parsed.entries[0].published_at is None
    assert [issue.code for issue in parsed.issues] == ["date-unreadable"]
