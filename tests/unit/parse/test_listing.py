"""Listing pages, written in the shape of real ones: ministries in Beijing, Taipei, Washington."""

import codecs
from datetime import UTC, datetime

import pytest

from bot.domain.feed import FeedEntry, ParsedFeed, ParseFailed
from bot.domain.source import ListingSelectors
from bot.domain.words import Precision
from bot.parse.items import MAX_ISSUES, MAX_ITEMS
from bot.parse.listing import parse_listing

URL = "https://www.ministry.example/web/news/spokesman/"
LIST = ListingSelectors(item="ul.list1 li")
ANY = ListingSelectors(item='a[href*="/t20"]')


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>发言人表态</title>{head}</head><body>{body}</body></html>"


def read(
    body: str | bytes,
    select: ListingSelectors = LIST,
    *,
    url: str = URL,
    encoding: str | None = None,
    zone: str | None = "Asia/Shanghai",
) -> ParsedFeed:
    raw = body if isinstance(body, bytes) else page(body).encode()
    result = parse_listing(
        raw, select=select, content_type="text/html", url=url, encoding=encoding, zone=zone
    )
    assert isinstance(result, ParsedFeed), result
    return result


def refused(body: str | bytes, select: ListingSelectors = LIST) -> ParseFailed:
    raw = body if isinstance(body, bytes) else page(body).encode()
    result = parse_listing(raw, select=select, content_type="text/html", url=URL)
    assert isinstance(result, ParseFailed), result
    return result


def only(result: ParsedFeed) -> FeedEntry:
    (entry,) = result.entries
    return entry


def codes(result: ParsedFeed) -> list[str]:
    return [issue.code for issue in result.issues]


def test_a_ministrys_list_gives_entries_as_a_feed_does() -> None:
    result = read(
        '<ul class="list1">'
        '<li><a href="./202608/t20260828_11690001.shtml">外交部发言人何文礼就红土国制裁答记者问</a></li>'
        '<li><a href="./202608/t20260827_11690002.shtml">2026年8月27日外交部发言人主持例行记者会</a></li>'
        "</ul>"
    )
    first, second = result.entries
    assert first.key == first.url == URL + "202608/t20260828_11690001.shtml"
    assert first.title == "外交部发言人何文礼就红土国制裁答记者问"
    assert (first.published_at, first.precision) == (datetime(2026, 8, 28, tzinfo=UTC), Precision.DAY)
    assert (first.text, first.guid, second.url) == ("", None, URL + "202608/t20260827_11690002.shtml")
    assert result.title == "发言人表态"
    assert result.issues == ()


@pytest.mark.parametrize(
    ("href", "base", "url"),
    [
        ("./202608/t20260828_1.html", "", URL + "202608/t20260828_1.html"),
        ("../t20260828_1.html#top", "", "https://www.ministry.example/web/news/t20260828_1.html"),
        ("/a/t20260828_1.html", "", "https://www.ministry.example/a/t20260828_1.html"),
        ("//Other.example/t20260828_1.html", "", "https://other.example/t20260828_1.html"),
        ("t20260828_1.html?utm_source=x&id=1", "", URL + "t20260828_1.html?id=1"),
        ("x/t20260828_1.html", '<base href="/eng/">', "https://www.ministry.example/eng/x/t20260828_1.html"),
        ("x/t20260828_1.html", '<base href="javascript:1">', URL + "x/t20260828_1.html"),
    ],
)
def test_links_are_joined_with_the_page_they_stand_on(href: str, base: str, url: str) -> None:
    body = page(f'<ul class="list1"><li><a href="{href}">Words</a></li></ul>', base).encode()
    assert only(read(body)).url == url


def test_of_two_links_to_one_page_the_longer_title_stays() -> None:
    result = read(
        '<p><a href="./t20260828_1.htm">关于红土国分裂分子的惩戒措施</a>　'
        '<a href="./t20260828_1.htm">更多&gt;&gt;</a></p>',
        ListingSelectors(item='a[href*="t20"]'),
    )
    assert only(result).title == "关于红土国分裂分子的惩戒措施"
    assert result.issues == ()


def test_words_cut_in_a_narrow_column_are_taken_whole_from_the_attribute() -> None:
    whole = "Spokesperson on the visa restrictions of Ruritania"
    cut = only(read(f'<ul class="list1"><li><a href="/1" title="{whole}">Spokesperson on the…</a></li></ul>'))
    assert cut.title == whole
    other = only(read('<ul class="list1"><li><a href="/1" title="Opens a new window">Notice</a></li></ul>'))
    assert other.title == "Notice"


@pytest.mark.parametrize(
    ("item", "select", "moment", "precision"),
    [
        (
            '<li><a href="/n/7">N</a><span>2026-09-04</span></li>',
            ListingSelectors("ul.list1 li", date="span"),
            datetime(2026, 9, 4, tzinfo=UTC),
            Precision.DAY,
        ),
        (
            '<li><a href="/n/7">N</a><span>2026-09-04 19:30</span></li>',
            ListingSelectors("ul.list1 li", date="span"),
            datetime(2026, 9, 4, 11, 30, tzinfo=UTC),
            Precision.TIME,
        ),
        (
            '<li><a href="/n/7">N</a><time datetime="2026-09-23T10:00:00-04:00">Yesterday</time></li>',
            ListingSelectors("ul.list1 li", date="time"),
            datetime(2026, 9, 23, 14, 0, tzinfo=UTC),
            Precision.TIME,
        ),
        (
            '<li><a href="/n/7">N</a><i>Press Statement</i><b>04.09.26</b></li>',
            ListingSelectors("ul.list1 li", date="b", date_format="%d.%m.%y"),
            datetime(2026, 9, 4, tzinfo=UTC),
            Precision.DAY,
        ),
        (
            '<li><a href="/n/7">N</a>（2026年9月4日）</li>',
            LIST,
            datetime(2026, 9, 4, tzinfo=UTC),
            Precision.DAY,
        ),
        (
            '<li><a href="/recent-actions/20260923_33">N</a> Designations</li>',
            LIST,
            datetime(2026, 9, 23, tzinfo=UTC),
            Precision.DAY,
        ),
        ('<li><a href="/n/7">On the day of 24 February 2022</a></li>', LIST, None, Precision.UNKNOWN),
        ('<li><a href="/n/7">N</a><span>03/04/2026</span></li>', LIST, None, Precision.UNKNOWN),
        ('<li><a href="/n/20261399">N</a></li>', LIST, None, Precision.UNKNOWN),
    ],
    ids=[
        "day",
        "local time",
        "attribute",
        "format",
        "beside",
        "file name",
        "in the title",
        "two ways",
        "no day",
    ],
)
def test_dates(item: str, select: ListingSelectors, moment: datetime | None, precision: Precision) -> None:
    entry = only(read(f'<ul class="list1">{item}</ul>', select))
    assert (entry.published_at, entry.precision) == (moment, precision)


def test_a_date_beside_a_bare_link_is_its_own_and_not_its_neighbours() -> None:
    result = read(
        '<div><a href="/view/1">One</a> <em>2026-09-01</em><a href="/view/2">Two</a> '
        '<em>2026-09-02</em><a href="/view/3">Three</a></div>',
        ListingSelectors(item='a[href*="/view/"]'),
    )
    days = [entry.published_at.day if entry.published_at else None for entry in result.entries]
    assert days == [1, 2, None]


def test_a_date_that_cannot_be_read_is_an_issue_and_the_file_name_helps() -> None:
    select = ListingSelectors("ul.list1 li", date="span")
    result = read(
        '<ul class="list1"><li><a href="/t20260828_1.html">N</a><span>soon</span></li></ul>', select
    )
    assert only(result).published_at == datetime(2026, 8, 28, tzinfo=UTC)
    assert codes(result) == ["date-unreadable"]


def test_dates_that_moved_elsewhere_are_an_issue() -> None:
    select = ListingSelectors("ul.list1 li", date="span.date")
    assert codes(read('<ul class="list1"><li><a href="/1">N</a><b>2026-09-04</b></li></ul>', select)) == [
        "date-missing"
    ]


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ("<li>Words without a link</li>", "link-missing"),
        ('<li><a href="">Empty</a></li>', "link-unusable"),
        ('<li><a href="javascript:open(1)">Script</a></li>', "link-unusable"),
        ('<li><a href="mailto:a@b.example">Mail</a></li>', "link-unusable"),
        ('<li><a href="http://[::1">Broken</a></li>', "link-unusable"),
        ('<li><a href="/1"><img src="x.png"></a></li>', "title-missing"),
    ],
)
def test_an_item_that_cannot_be_used_is_an_issue_and_the_others_live(item: str, code: str) -> None:
    result = read(f'<ul class="list1">{item}<li><a href="/2">Good</a></li></ul>')
    assert only(result).title == "Good"
    assert codes(result) == [code]
    assert result.issues[0].position == 0
    assert code.split("-", maxsplit=1)[0] in refused(
        f'<ul class="list1">{item}</ul>'
    ).detail.lower() or code == ("title-missing")


def test_nothing_but_unusable_items_is_a_failure() -> None:
    assert "None of 2 items" in refused('<ul class="list1"><li>a</li><li>b</li></ul>').detail


def test_a_page_without_items_says_that_its_layout_changed() -> None:
    failed = refused('<ul class="list2"><li><a href="/1">N</a></li></ul>')
    assert "'ul.list1 li': its layout changed" in failed.detail
    assert not failed.challenge


def test_a_challenge_is_no_empty_list() -> None:
    body = b"<html><head><title>Just a moment...</title></head><body></body></html>"
    assert refused(body).challenge


@pytest.mark.parametrize("body", [b"", b" \n", b"\x00\x01\x02", b'{"a": 1}', b"<rss><channel/></rss>"])
def test_what_is_no_page_is_a_failure(body: bytes) -> None:
    assert not refused(body).challenge


def test_nesting_without_end_is_refused() -> None:
    assert "too deep" in refused("<div>" * 50_000).detail


def test_an_unusable_selector_is_told() -> None:
    assert "selector" in refused("<p>", ListingSelectors(item="li[[")).detail


def test_one_page_gives_so_many_items_and_issues_at_most() -> None:
    many = "".join(f'<li><a href="/{n}">N{n}</a></li>' for n in range(MAX_ITEMS + 3))
    result = read(f'<ul class="list1">{many}</ul>')
    assert len(result.entries) == MAX_ITEMS
    assert codes(result) == ["too-many-items"]
    bad = "<li>no link</li>" * (MAX_ISSUES + 30)
    listed = codes(read(f'<ul class="list1">{bad}<li><a href="/1">N</a></li></ul>'))
    assert listed == ["link-missing"] * MAX_ISSUES + ["more-issues"]


WORDS = "发言人就惩戒措施答记者问，相关措施即日起施行"
CHINESE = page(f'<ul class="list1"><li><a href="./t20260828_1.htm">{WORDS}</a></li></ul>')


@pytest.mark.parametrize(
    ("written_in", "declared", "header", "row", "code"),
    [
        ("gb18030", None, "text/html", "gb18030", None),
        ("gb18030", None, "text/html", "gb2312", None),
        ("gb18030", "gb2312", "text/html", None, None),
        ("gb18030", None, "text/html; charset=GBK", None, None),
        ("utf-8", "gb2312", "text/html; charset=gb2312", None, None),
        ("utf-8", None, "text/html", "gb18030", "encoding"),
        ("gb18030", "utf-8", "text/html", None, "encoding"),
    ],
    ids=["row", "superset", "meta", "header", "header lies", "row is out of date", "page lies"],
)
def test_characters(
    written_in: str, declared: str | None, header: str, row: str | None, code: str | None
) -> None:
    text = CHINESE.replace("<head>", f'<head><meta charset="{declared}">') if declared else CHINESE
    result = parse_listing(
        text.encode(written_in), select=LIST, content_type=header, url=URL, encoding=row, zone=None
    )
    assert isinstance(result, ParsedFeed)
    assert codes(result) == ([code] if code else [])
    assert (only(result).title == WORDS) == ((declared, written_in) != ("utf-8", "gb18030"))


def test_a_byte_order_mark_and_utf_16_are_understood() -> None:
    assert only(read(codecs.BOM_UTF16_LE + CHINESE.encode("utf-16-le"))).title.startswith("发言人")


def test_titles_hold_no_control_characters_and_no_overrides() -> None:
    title = only(
        read('<ul class="list1"><li><a href="/1">Vi\u202esa\x07 &#x2066;ban\u200b</a></li></ul>')
    ).title
    assert title == "Visa ban"


def test_a_summary_is_the_text_and_changes_are_seen() -> None:
    select = ListingSelectors("ul.list1 li", text="p")
    row = '<ul class="list1"><li><a href="/1">N</a><p>{}Summary.</p></li></ul>'
    first, same, other = (only(read(row.format(more), select)) for more in ("", " \n", "No "))
    assert first.text == "Summary."
    assert first.content_hash == same.content_hash != other.content_hash


def test_an_item_that_two_parts_of_a_selector_match_is_one() -> None:
    result = read('<ul><li><a href="/1">N</a></li></ul>', ListingSelectors(item="ul li a, li a"))
    assert len(result.entries) == 1
    assert result.issues == ()


def test_markup_wrapped_in_json_is_unwrapped() -> None:
    select = ListingSelectors(item="li", fragment="data.html")
    wrapped = (
        b'{"data": {"html": "<ul><li><a href=\\"./art_1.html\\">Notice 7<\\/a> 2026-09-04<\\/li><\\/ul>"}}'
    )
    entry = only(read(wrapped, select))
    assert (entry.url, entry.title) == (URL + "art_1.html", "Notice 7")
    assert entry.published_at == datetime(2026, 9, 4, tzinfo=UTC)
    assert "no markup at 'data.html'" in refused(b'{"data": {}}', select).detail
    assert "could not be read" in refused(b"<p>Down</p>", select).detail
    assert (
        "an HTML page, not JSON"
        in refused(b"<html><body><p>Down for the day</p></body></html>", select).detail
    )
