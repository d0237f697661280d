"""Whatever a page or an answer holds, it ends in entries that can be stored and shown, or in a reason."""

import json
import unicodedata
from urllib.parse import urlsplit

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.feed import ParsedFeed, ParseFailed, ParseResult
from bot.domain.source import ListingSelectors
from bot.domain.words import Precision
from bot.parse.changes import decide_changes
from bot.parse.json_list import parse_json_list
from bot.parse.listing import parse_listing
from bot.parse.written_dates import date_in_address, find_moment

URL = "https://ministry.example/news/index.html"
ZONES = st.sampled_from([None, "Asia/Shanghai", "America/New_York", "Asia/Kathmandu"])
ENCODINGS = st.sampled_from([None, "gb18030", "gb2312", "utf-16", "cp1251", "big5"])
TYPES = st.sampled_from(["", "text/html; charset=utf-16", "text/html; charset=zip", "application/json"])
OPENING = ["<ul class='list1'>", "<li>", "</li>", "<div>", "</div>", "<p>", "<span>", "</span>", "<table>"]
OPENING += [
    "<tr>",
    "<td>",
    "<base href='",
    "<base href='//[",
    "<time datetime='",
    "<html>",
    "<body>",
    "<b hidden>",
]
LINKS = [
    "<a href='",
    "<a href='./t20260828_1.html'>",
    "<a href='#'>",
    "<a href='javascript:1'>",
    "<a>",
    "</a>",
]
LINKS += [
    "<a href='/1' title='Words and words'>",
    "<a href='http://[::1'>",
    "<a href='?x'>",
    "'>",
    "Words…",
    "more",
]
DATES = [
    "2026-09-04",
    "2026年9月4日",
    "04.09.2026 16:18",
    "Sept. 4, 2026",
    "31 February 2026",
    "9999-12-31 23:59",
]
DATES += ["0001-01-01", "2026-09-04T16:18:00+14:00", "Fri, 04 Sep 2026 16:18:00 GMT", "12:99", "t20260828_"]
ODD = [
    "\x00",
    "\x1b[2J",
    "\u202e",
    "\ufeff",
    "\n",
    " ",
    "&#xD800;",
    "&nbsp;",
    "制裁",
    "عقوبات",
    "😀",
    "<!--",
    "]]>",
]
PAGES = st.lists(st.sampled_from([*OPENING, *LINKS, *DATES, *ODD]), max_size=60).map("".join)
CODECS = st.sampled_from(["utf-8", "gb18030", "utf-16", "cp1251"])
BODIES = st.one_of(
    st.binary(max_size=400), st.tuples(PAGES, CODECS).map(lambda t: t[0].encode(t[1], "replace"))
)
PAGE_SELECTORS = st.sampled_from(
    [
        ListingSelectors("li"),
        ListingSelectors("a"),
        ListingSelectors("li, a[href]"),
        ListingSelectors("*", title="span", date="span", text="p"),
        ListingSelectors("li", link="a", date="time", date_format="%d.%m.%Y"),
        ListingSelectors("li", fragment="html"),
    ]
)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from([*LINKS, *DATES, *ODD]),
)
NAMES = st.sampled_from(["items", "link", "title", "date", "text", "0", ""])
ANSWERS = st.recursive(
    VALUES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=25,
)
ANSWER_SELECTORS = st.sampled_from(
    [
        ListingSelectors("items", link="link", title="title", date="date", text="text"),
        ListingSelectors("$", link="https://a.example/{link}/{0}", title="title", date="date"),
        ListingSelectors("items.0.items", link="link.0", title="title.0", date_format="%Y", date="date"),
    ]
)


def presentable(text: str) -> bool:
    unseen = {c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"}
    return not unseen and not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def holds(result: ParseResult) -> None:
    """What every reader of results relies on."""
    if isinstance(result, ParseFailed):
        assert result.detail
        assert presentable(result.detail)
        return
    assert isinstance(result, ParsedFeed)
    assert len({entry.key for entry in result.entries}) == len(result.entries) > 0
    for entry in result.entries:
        parts = urlsplit(entry.url or "")
        assert parts.scheme in {"http", "https"}
        assert parts.hostname
        assert entry.title
        assert all(map(presentable, (entry.title, entry.text, entry.url or "")))
        assert (entry.published_at is None) == (entry.precision is Precision.UNKNOWN)
        assert entry.published_at is None or entry.published_at.tzinfo is not None
    assert all(presentable(issue.detail) for issue in result.issues)
    assert len(decide_changes(result.entries, ())) == len(result.entries)


@given(BODIES, PAGE_SELECTORS, TYPES, ENCODINGS, ZONES)
def test_any_bytes_end_in_a_list_or_a_reason(
    body: bytes, select: ListingSelectors, kind: str, encoding: str | None, zone: str | None
) -> None:
    holds(parse_listing(body, select=select, content_type=kind, url=URL, encoding=encoding, zone=zone))


@given(ANSWERS, ANSWER_SELECTORS, ZONES)
def test_any_answer_ends_in_a_list_or_a_reason(
    data: object, select: ListingSelectors, zone: str | None
) -> None:
    body = json.dumps(data).encode()
    holds(parse_json_list(body, select=select, content_type="application/json", url=URL, zone=zone))


@given(BODIES, ANSWER_SELECTORS, ENCODINGS)
def test_any_bytes_end_in_an_answer_or_a_reason(
    body: bytes, select: ListingSelectors, encoding: str | None
) -> None:
    holds(parse_json_list(body, select=select, content_type="", url=URL, encoding=encoding))


@given(
    st.text(max_size=80) | st.lists(st.sampled_from([*DATES, *ODD, "1", ":"]), max_size=6).map("".join), ZONES
)
def test_any_line_has_a_date_or_none(line: str, zone: str | None) -> None:
    for moment, precision in (find_moment(line, zone=zone), date_in_address(line)):
        assert (moment is None) == (precision is Precision.UNKNOWN)
        assert moment is None or moment.utcoffset() is not None
