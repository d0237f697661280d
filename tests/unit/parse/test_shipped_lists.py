"""The shipped rows of pages and answers, on invented ones in the shape of the real.

What a real page looks like is known from what others publish about reading it; the words here are our own.
"""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.catalogue.sources import load_sources
from bot.domain.feed import FeedEntry, Fetched, ParsedFeed, Validators
from bot.domain.source import Source, SourceKind
from bot.parse.article import ArticleText, parse_article
from bot.services.parsing import address_now, parse_work

LISTED = load_sources(Path(__file__).parents[3] / "config" / "sources")
NOW = datetime(2026, 9, 4, 12, 0, tzinfo=UTC)


def row(source_id: str) -> Source:
    source = LISTED.get(source_id)
    assert source is not None
    return source


def read(source: Source, page: str | bytes, kind: str = "text/html") -> tuple[FeedEntry, ...]:
    body = page if isinstance(page, bytes) else page.encode()
    parsed = parse_work(source, Fetched(200, address_now(source, NOW), body, kind, Validators()))(body)
    assert isinstance(parsed, ParsedFeed), parsed
    assert parsed.issues == ()
    return parsed.entries


def told(entries: tuple[FeedEntry, ...]) -> list[tuple[str | None, str, str]]:
    return [(e.url, e.title, f"{e.published_at:%Y-%m-%d}" if e.published_at else "") for e in entries]


def text_of(source: Source, page: str) -> ArticleText:
    article = parse_article(
        page.encode(source.encoding or "utf-8"),
        content_type="text/html",
        url="https://a.example/",
        selectors=source.article,
        encoding=source.encoding,
        zone=source.zone,
    )
    assert isinstance(article, ArticleText), article
    return article


def test_the_ministrys_list_of_countermeasures() -> None:
    source = row("cn-mfa-countermeasures-list")
    page = "<div><a href='/web/'>首页</a><a href='../'>更多</a></div><ul>" + "".join(
        f"<li><a href='./202609/t202609{n:02}_1170000{n}.shtml'>关于第{n}项反制措施的决定</a></li>"
        for n in range(1, 4)
    )
    first = source.url + "202609/t20260901_11700001.shtml"
    assert told(read(source, page))[0] == (first, "关于第1项反制措施的决定", "2026-09-01")
    assert source.expect.min_entries == 10


def test_the_spokespersons_page_and_a_briefing_of_it() -> None:
    source = row("cn-mfa-fyrbt-zh")
    page = (
        "<div class='newsBd'><ul class='list1'><li><a href='./202609/t20260904_11.shtml'>"
        "何文礼主持例行记者会</a></li></ul></div><ul><li><a href='./other.shtml'>其他</a></li></ul>"
    )
    assert told(read(source, page)) == [
        (source.url + "202609/t20260904_11.shtml", "何文礼主持例行记者会", "2026-09-04")
    ]
    article = text_of(
        source,
        "<div class='news-title'><h1>何文礼主持例行记者会</h1></div>"
        "<p class='time'><span>2026-09-04 19:12</span></p>"
        "<div id='News_Body_Txt_A'><p><strong>山丹日报记者：</strong>有何评论？</p>"
        "<p><strong>何文礼：</strong>没有。</p></div>",
    )
    assert article.text == "山丹日报记者：有何评论？\n何文礼：没有。"
    assert (article.title, article.published_at) == (
        "何文礼主持例行记者会",
        datetime(2026, 9, 4, 11, 12, tzinfo=UTC),
    )


@pytest.mark.parametrize("source_id", ["cn-mfa-remarks-en", "cn-mfa-presser-en"])
def test_the_english_pages_of_the_ministry(source_id: str) -> None:
    source = row(source_id)
    title = "Foreign Ministry Spokesperson He Wenli's Remarks on Ruritania"
    page = f"<a href='../'>Home</a><p><a href='./202609/t20260904_11.html'>{title}</a></p>"
    assert told(read(source, page)) == [(source.url + "202609/t20260904_11.html", title, "2026-09-04")]
    article = text_of(
        source,
        "<head><meta name='ArticleTitle' content='Head'>"
        "<meta name='PubDate' content='2026-09-04 22:54'></head>"
        f"<div class='news_header_title'>{title}</div><div class='content_text'><p>One.</p><p>Two.</p></div>",
    )
    assert (article.title, article.text) == (title, "One.\nTwo.")
    assert article.published_at == datetime(2026, 9, 4, 14, 54, tzinfo=UTC)


@pytest.mark.parametrize("source_id", ["cn-mofcom-announcements", "cn-mofcom-policy-index"])
def test_notices_of_the_commerce_ministry(source_id: str) -> None:
    source = row(source_id)
    link = "/zcfb/blgg/gg/2026/art/2026/art_0a1b.html"
    page = (
        "<a href='/zcfb/index.html'>政策</a><ul>"
        f"<li><a href='{link}' title='商务部公告2026年第99号 公布不可靠实体清单'>商务部公告2026年第99号…</a>"
        "<span>[2026-09-04]</span></li>"
        "<li><a href='/zcfb/blgg/gg/2026/art/2026/art_0a1c.html'>商务部公告2026年第98号</a>"
        "<span>[2026-08-30]</span></li></ul>"
    )
    assert told(read(source, page))[0] == (
        f"https://www.mofcom.gov.cn{link}",
        "商务部公告2026年第99号 公布不可靠实体清单",
        "2026-09-04",
    )
    if "announcements" in source_id:
        assert address_now(source, NOW) == "https://www.mofcom.gov.cn/zcfb/blgg/gg/2026/index.html"
    article = text_of(
        source,
        "<head><meta name='ArticleTitle' content='商务部公告2026年第99号'></head>"
        "<div class='content'><p>导航</p><div class='TRS_Editor'><p>决定如下。</p></div></div>",
    )
    assert (article.title, article.text) == ("商务部公告2026年第99号", "决定如下。")


def test_answers_of_the_commerce_ministrys_spokesperson() -> None:
    source = row("cn-mofcom-spokesperson-zh")
    page = (
        "<ul class='txtList_01'><li><a href='/xwfb/xwfyrth/art/2026/art_1.html'>发言人答记者问</a>"
        "<span>[2026-09-04]</span></li></ul>"
    )
    assert told(read(source, page)) == [
        ("https://www.mofcom.gov.cn/xwfb/xwfyrth/art/2026/art_1.html", "发言人答记者问", "2026-09-04")
    ]


def test_the_bureaus_list_wrapped_in_json() -> None:
    source = row("cn-mofcom-security-bureau-json")
    markup = (
        "<ul><li><a href='/flzc/gzjgfxwj/art/2026/art_1.html'>公告第7号</a><span>2026-09-04</span></li></ul>"
    )
    body = json.dumps({"data": {"html": markup}}).encode()
    assert told(read(source, body, "application/json")) == [
        ("https://aqygzj.mofcom.gov.cn/flzc/gzjgfxwj/art/2026/art_1.html", "公告第7号", "2026-09-04")
    ]


def test_the_taiwan_affairs_offices_list_in_its_encoding() -> None:
    source = row("cn-tao-separatists")
    page = (
        "<ul><li><a href='./202609/t20260904_1.htm'>对某某依法惩戒</a>"
        "<a href='./202609/t20260904_1.htm'>更多&gt;&gt;</a></li></ul>"
    )
    assert told(read(source, page.encode("gb2312"))) == [
        (source.url + "202609/t20260904_1.htm", "对某某依法惩戒", "2026-09-04")
    ]


def test_recent_actions_of_the_sanctions_office() -> None:
    source = row("us-ofac-recent-actions")
    rows = "".join(
        f"<div class='search-result views-row'><div class='font-sans-lg'><a href='/{path}'>{title}</a></div>"
        f"<div class='margin-top-1 text-base'>{day} - <a href='/recent-actions/x'>{kind}</a></div></div>"
        for path, title, day, kind in [
            ("recent-actions/20260904_33", "Ruritania-related Designations", "September 04, 2026", "Updates"),
            ("recent-issues/12", "Issuance of a General License", "August 31, 2026", "General Licenses"),
        ]
    )
    assert told(read(source, f"<div class='view-recent-actions-search'>{rows}</div>")) == [
        (
            "https://ofac.treasury.gov/recent-actions/20260904_33",
            "Ruritania-related Designations",
            "2026-09-04",
        ),
        ("https://ofac.treasury.gov/recent-issues/12", "Issuance of a General License", "2026-08-31"),
    ]


def test_press_releases_of_the_sanctions_office() -> None:
    source = row("us-ofac-press")
    page = (
        "<table class='views-table'><tbody><tr><td class='x'><a href='https://home.treasury.gov/news/press-releases/zz1'>"
        "Treasury Sanctions a Ruritanian Network</a></td></tr></tbody></table>"
    )
    assert told(read(source, page)) == [
        ("https://home.treasury.gov/news/press-releases/zz1", "Treasury Sanctions a Ruritanian Network", "")
    ]


@pytest.mark.parametrize(
    "source_id", ["us-fr-state-json", "us-fr-proclamations", "us-fr-ofac-json", "us-fr-bis-json"]
)
def test_the_gazette(source_id: str) -> None:
    url = "https://www.federalregister.gov/documents/2026/09/04/2026-1/notice"
    item = {
        "title": "Notice",
        "html_url": url,
        "publication_date": "2026-09-04",
        "abstract": None,
        "type": "Notice",
    }
    entries = read(row(source_id), json.dumps({"count": 1, "results": [item]}), "application/json")
    assert told(entries) == [(url, "Notice", "2026-09-04")]


def test_the_swiss_news_service() -> None:
    item = {
        "langGroupId": "abc-1",
        "lang": "en",
        "title": "Federal Council adopts measures",
        "description": "<p>Two states.</p>",
        "publishDate": "2026-09-04T10:00:00.000Z",
    }
    (entry,) = read(row("ch-news-json"), json.dumps({"items": [item]}), "application/json")
    assert entry.url == "https://www.news.admin.ch/en/newnsb/abc-1"
    assert (entry.text, entry.published_at) == ("Two states.", datetime(2026, 9, 4, 10, 0, tzinfo=UTC))


def test_irans_page_with_dates_behind_the_links() -> None:
    page = (
        "<div><a href='/portal/NewsView/101'>Spokesman on Ruritania</a> <span>2026-09-04</span>"
        "<a href='/portal/newsview/102'>Statement</a></div>"
    )
    assert told(read(row("ir-mfa-en"), page)) == [
        ("https://en.mfa.ir/portal/NewsView/101", "Spokesman on Ruritania", "2026-09-04"),
        ("https://en.mfa.ir/portal/newsview/102", "Statement", ""),
    ]


def test_the_founding_case_and_other_pages_are_switched_on() -> None:
    on = {source.id for source in LISTED.sources if source.enabled and source.kind is not SourceKind.FEED}
    assert {"cn-mfa-countermeasures-list", "cn-mfa-fyrbt-zh", "cn-mofcom-announcements"} <= on
    assert {"us-ofac-recent-actions", "us-fr-state-json", "ch-news-json", "ir-mfa-en"} <= on
    blocked = {"jp-mofa-press", "in-mea-press", "ua-mfa", "ru-mid-official-statement"}
    assert not blocked & on
    assert all("Blocked" in row(source_id).notes for source_id in blocked)
