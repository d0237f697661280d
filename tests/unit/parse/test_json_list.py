"""JSON answers, written in the shape of real ones: an official gazette's, a federal news service's."""

import json
from datetime import UTC, datetime

import pytest

from bot.domain.feed import FeedEntry, ParsedFeed, ParseFailed
from bot.domain.source import ListingSelectors, SourceKind
from bot.domain.words import Precision
from bot.parse.documents import parse_document
from bot.parse.items import MAX_ITEMS
from bot.parse.json_list import parse_json_list

URL = "https://gazette.example/api/v1/documents.json?per_page=50"
GAZETTE = ListingSelectors(
    "results", link="html_url", title="title", date="publication_date", text="abstract"
)
NOTICE = {
    "title": "Notice of Sanctions &amp; Other Actions",
    "html_url": "/documents/2026/09/04/2026-1/notice",
    "publication_date": "2026-09-04",
    "abstract": "<p>Two paragraphs.</p><p>Here.</p>",
}


def read(
    data: object, select: ListingSelectors = GAZETTE, *, zone: str | None = "America/New_York"
) -> ParsedFeed | ParseFailed:
    body = data if isinstance(data, bytes) else json.dumps(data).encode()
    return parse_json_list(body, select=select, content_type="application/json", url=URL, zone=zone)


def good(data: object, select: ListingSelectors = GAZETTE) -> ParsedFeed:
    result = read(data, select)
    assert isinstance(result, ParsedFeed), result
    return result


def only(data: object, select: ListingSelectors = GAZETTE) -> FeedEntry:
    (entry,) = good(data, select).entries
    return entry


def refused(data: object, select: ListingSelectors = GAZETTE) -> ParseFailed:
    result = read(data, select)
    assert isinstance(result, ParseFailed), result
    return result


def test_a_gazettes_answer_gives_entries_as_a_feed_does() -> None:
    entry = only({"count": 1, "results": [NOTICE]})
    assert entry.key == entry.url == "https://gazette.example/documents/2026/09/04/2026-1/notice"
    assert entry.title == "Notice of Sanctions & Other Actions"
    assert entry.text == "Two paragraphs.\nHere."
    assert (entry.published_at, entry.precision) == (datetime(2026, 9, 4, tzinfo=UTC), Precision.DAY)


def test_a_link_can_be_made_of_what_an_item_holds() -> None:
    select = ListingSelectors("items", link="https://news.example/en/{lang.group}", title="title")
    assert only({"items": [{"title": "T", "lang": {"group": "a b/1"}}]}, select).url == (
        "https://news.example/en/a%20b%2F1"
    )
    result = good({"items": [{"title": "T", "lang": {}}, {"title": "U", "lang": {"group": 7}}]}, select)
    assert [entry.title for entry in result.entries] == ["U"]
    assert [issue.code for issue in result.issues] == ["link-missing"]


@pytest.mark.parametrize(
    ("written", "moment", "precision"),
    [
        ("2026-09-04T16:18:00Z", datetime(2026, 9, 4, 16, 18, tzinfo=UTC), Precision.TIME),
        ("2026-09-04T00:00:00+02:00", datetime(2026, 9, 4, tzinfo=UTC), Precision.DAY),
        ("2026-09-04 16:18", datetime(2026, 9, 4, 20, 18, tzinfo=UTC), Precision.TIME),
        ("Fri, 04 Sep 2026 16:18:00 +0800", datetime(2026, 9, 4, 8, 18, tzinfo=UTC), Precision.TIME),
        (1788538680, datetime(2026, 9, 4, 16, 18, tzinfo=UTC), Precision.TIME),
        ("1788538680000", datetime(2026, 9, 4, 16, 18, tzinfo=UTC), Precision.TIME),
        ("4 September 2026", datetime(2026, 9, 4, tzinfo=UTC), Precision.DAY),
    ],
)
def test_dates_as_programs_write_them(written: object, moment: datetime, precision: Precision) -> None:
    entry = only({"results": [NOTICE | {"publication_date": written}]})
    assert (entry.published_at, entry.precision) == (moment, precision)


@pytest.mark.parametrize(
    "written", ["soon", "", None, True, 12, [], {"at": 1}, "9999999999999", "2026-13-45"]
)
def test_a_date_that_is_none_is_unknown_and_an_issue(written: object) -> None:
    result = good({"results": [NOTICE | {"publication_date": written}]})
    assert result.entries[0].published_at is None
    assert [issue.code for issue in result.issues] == ["date-unreadable"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"html_url": None}, "link-missing"),
        ({"html_url": "ftp://a.example/"}, "link-unusable"),
        ({"title": " "}, "title-missing"),
        ({"title": ["a", {"b": 1}]}, "title-missing"),
    ],
)
def test_an_item_that_cannot_be_used_is_an_issue_and_the_others_live(
    change: dict[str, object], code: str
) -> None:
    result = good({"results": [NOTICE | change, NOTICE | {"title": "Good"}]})
    assert [entry.title for entry in result.entries] == ["Good"]
    assert [(issue.code, issue.position) for issue in result.issues] == [(code, 0)]


@pytest.mark.parametrize("item", [None, 7, "text", [], [[]]])
def test_an_item_of_another_shape_is_an_issue(item: object) -> None:
    assert [issue.code for issue in good({"results": [item, NOTICE]}).issues] == ["link-missing"]


def test_a_number_stands_in_a_link_as_it_is_written() -> None:
    select = ListingSelectors("items", link="https://a.example/{id}", title="id")
    entry = only(b'{"items": [{"id": 12345678901234567890123}]}', select)
    assert entry.url == "https://a.example/12345678901234567890123"


def test_two_items_with_one_link_stay_two() -> None:
    result = good({"results": [NOTICE, NOTICE | {"title": "Again"}]})
    assert [entry.title for entry in result.entries] == ["Notice of Sanctions & Other Actions", "Again"]


def test_an_answer_that_is_itself_the_list_and_members_by_number() -> None:
    select = ListingSelectors("$", link="links.0.href", title="title.rendered", text="lines")
    data = [{"links": [{"href": "/1"}], "title": {"rendered": "T"}, "lines": ["a", "b"]}]
    entry = only(data, select)
    assert (entry.url, entry.title, entry.text) == ("https://gazette.example/1", "T", "a\nb")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"items": []}, "no list at 'results'"),
        ({"results": {"0": NOTICE}}, "no list at 'results'"),
        ([], "no list at 'results'"),
        ({"results": []}, "is empty"),
        ({"results": [{}]}, "None of 1 item could be used"),
        (b"", "The answer is empty"),
        (b'{"results": [', "is no JSON"),
        (b"<rss></rss>", "is no JSON"),
        (b"<!DOCTYPE html><html><body>Sorry</body></html>", "an HTML page, not JSON"),
        (b"[" * 100_000, "nests lists and objects too deep"),
        (b"9" * 100_000, "no list at 'results'"),
    ],
)
def test_an_answer_without_its_list_is_a_failure_that_says_why(data: object, told: str) -> None:
    failed = refused(data)
    assert told in failed.detail
    assert not failed.challenge


def test_a_challenge_is_known_as_one() -> None:
    assert refused(b"<html><head><title>Just a moment...</title></head></html>").challenge


def test_what_an_answer_holds_has_no_control_characters() -> None:
    entry = only({"results": [NOTICE | {"title": "Vi\u202esa\u0007 ban", "abstract": "a\ud800b"}]})
    assert (entry.title, entry.text) == ("Visa ban", "ab")


def test_one_answer_gives_so_many_items_at_most() -> None:
    result = good({"results": [NOTICE | {"html_url": f"/{n}"} for n in range(MAX_ITEMS + 3)]})
    assert len(result.entries) == MAX_ITEMS
    assert [issue.code for issue in result.issues] == ["too-many-items"]


def test_a_wrong_row_encoding_is_told_and_does_no_harm() -> None:
    body = json.dumps({"results": [NOTICE | {"title": "关于对红土国实体采取措施的公告"}]}, ensure_ascii=False)
    result = parse_json_list(body.encode(), select=GAZETTE, content_type="", url=URL, encoding="gb18030")
    assert isinstance(result, ParsedFeed)
    assert result.entries[0].title == "关于对红土国实体采取措施的公告"
    assert [issue.code for issue in result.issues] == ["encoding"]


@pytest.mark.parametrize(
    ("kind", "body", "select"),
    [
        (SourceKind.FEED, b"<rss version='2.0'><channel><item><title>T</title></item></channel></rss>", None),
        (SourceKind.HTML, b"<ul><li><a href='/1'>T</a></li></ul>", ListingSelectors("li")),
        (SourceKind.JSON, b'[{"u": "/1", "t": "T"}]', ListingSelectors("$", link="u", title="t")),
    ],
)
def test_each_kind_is_read_as_it_is(kind: SourceKind, body: bytes, select: ListingSelectors | None) -> None:
    result = parse_document(body, kind=kind, select=select, content_type="", url=URL)
    assert isinstance(result, ParsedFeed)
    assert [entry.title for entry in result.entries] == ["T"]


def test_a_page_without_selectors_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="selectors"):
        parse_document(b"<p>", kind=SourceKind.HTML, select=None, content_type="", url=URL)
