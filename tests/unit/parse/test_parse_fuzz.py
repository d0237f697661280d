"""Whatever bytes come, feeds and pages end in a result, and what a result holds can be stored and shown."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.feed import ParsedFeed, ParseFailed
from bot.domain.source import ArticleSelectors
from bot.parse.article import ArticleText, parse_article
from bot.parse.changes import decide_changes
from bot.parse.feed import parse_feed

URL = "https://ministry.example/feed"
TYPES = st.sampled_from(
    [
        "",
        "text/xml",
        "text/html; charset=utf-16",
        "x; charset=zip",
        "application/json",
        "text/xml; charset=big5",
    ]
)
PIECES = st.sampled_from(
    [
        *(
            '<?xml version="1.0"?>',
            '<?xml version="1.1" encoding="utf-16"?>',
            "<!DOCTYPE rss [",
            "<!DOCTYPE html>",
        ),
        *(
            '<rss version="2.0">',
            "<channel>",
            "<item>",
            "</item>",
            "</channel>",
            "</rss>",
            "<rdf:RDF>",
            "<entry>",
        ),
        *(
            "<feed xmlns='http://www.w3.org/2005/Atom'>",
            "<title>",
            "</title>",
            "<link>",
            "</link>",
            '<link href="',
        ),
        *(
            "<guid>",
            "</guid>",
            "<pubDate>",
            "</pubDate>",
            "<description>",
            "</description>",
            "<content:encoded>",
        ),
        *(
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "&lt;p&gt;",
            "&amp;",
            "&#0;",
            "&#xD800;",
            "&x;",
            "<html>",
            "<body>",
        ),
        *(
            "<article>",
            "</article>",
            "<p>",
            "</p>",
            "<div hidden>",
            "<script>",
            "</script>",
            "<nav>",
            '<meta name="',
        ),
        *(
            "https://a.example/1",
            "//[",
            "http://[::1",
            "javascript:",
            "Thu, 31 Mar 2022 16:18:00 +0800",
            "2022-03",
        ),
        *(
            "9999-12-31T23:59:60Z",
            "0000-00-00",
            "1e9",
            "-1",
            '"',
            "'",
            ">",
            "<",
            "=",
            "\x00",
            "\x1b[2J",
            "\u202e",
        ),
        *("制裁", "Санкции", "عقوبات", "é", "e\u0301", "😀", "\ufeff", "\n", " ", "title", "word " * 20),
    ]
)
DOCUMENTS = st.lists(PIECES, max_size=60).map("".join)
CODECS = st.sampled_from(["utf-8", "utf-16", "utf-16-be", "gb18030", "cp1251", "utf-7", "utf-8-sig"])
BODIES = st.one_of(
    st.binary(max_size=600),
    st.tuples(DOCUMENTS, CODECS).map(lambda t: t[0].encode(t[1], "replace")),
    st.tuples(DOCUMENTS, st.binary(max_size=4), st.integers(0, 400)).map(
        lambda t: t[0].encode()[: t[2]] + t[1] + t[0].encode()[t[2] :]
    ),
)
GOOD = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>News</title><item>'
    "<title>Sanctions &amp; visas</title><link>https://a.example/1</link><guid>1</guid>"
    "<pubDate>Thu, 31 Mar 2022 16:18:00 GMT</pubDate><description>&lt;p&gt;制裁 é&lt;/p&gt;</description>"
    "</item></channel></rss>"
).encode()
DAMAGED = st.tuples(st.integers(0, len(GOOD)), st.integers(0, 40), st.binary(max_size=12)).map(
    lambda t: GOOD[: t[0]] + t[2] + GOOD[t[0] + t[1] :]
)


def presentable(text: str) -> bool:
    return not {c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"} & set(text) and (
        not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    )


@given(BODIES | DAMAGED, TYPES, st.none() | st.sampled_from(["utf-8", "no-such", "gb2312", "idna", "zlib"]))
def test_any_bytes_end_in_a_feed_or_a_reason(body: bytes, kind: str, encoding: str | None) -> None:
    result = parse_feed(body, content_type=kind, url=URL, encoding=encoding)
    if isinstance(result, ParseFailed):
        assert result.detail
        assert presentable(result.detail)
        return
    assert isinstance(result, ParsedFeed)
    assert len({entry.key for entry in result.entries}) == len(result.entries) > 0
    for entry in result.entries:
        assert all(map(presentable, (entry.title, entry.text, entry.key, entry.guid or "", entry.url or "")))
        assert entry.published_at is None or entry.published_at.tzinfo is not None
    assert all(presentable(issue.detail) for issue in result.issues)
    assert len(decide_changes(result.entries, ())) == len(result.entries)


SELECTORS = st.sampled_from(
    [
        ArticleSelectors(),
        ArticleSelectors(body="article"),
        ArticleSelectors(body="p", strip=("p", "nav")),
        ArticleSelectors(body="article, p", title="meta[name], div", date="p, nav"),
    ]
)


@given(BODIES, TYPES, SELECTORS)
def test_any_bytes_end_in_an_article_or_a_reason(body: bytes, kind: str, selectors: ArticleSelectors) -> None:
    result = parse_article(body, content_type=kind, url=URL, selectors=selectors)
    if isinstance(result, ParseFailed):
        assert presentable(result.detail)
        return
    assert isinstance(result, ArticleText)
    assert presentable(result.title)
    assert presentable(result.text)
    assert result.published_at is None or result.published_at.tzinfo is not None
