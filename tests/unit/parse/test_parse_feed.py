"""Documents and what they mean, as pairs in tests/fixtures/feeds; and what must never get through."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.feed import ParsedFeed, ParseFailed
from bot.parse.feed import parse_feed

FEEDS = Path(__file__).parents[2] / "fixtures" / "feeds"
URL = "https://www.ministry.example/feed/"
ITEM = "<item><title>T</title><link>https://a.example/1</link><description>{}</description></item>"


def rss(items: str, head: str = "") -> bytes:
    return f'{head}<rss version="2.0"><channel><title>C</title>{items}</channel></rss>'.encode()


def read(body: bytes, content_type: str = "application/rss+xml", encoding: str | None = None) -> ParsedFeed:
    result = parse_feed(body, content_type=content_type, url=URL, encoding=encoding)
    assert isinstance(result, ParsedFeed), result
    return result


def refused(body: bytes) -> ParseFailed:
    result = parse_feed(body, content_type="text/xml", url=URL)
    assert isinstance(result, ParseFailed), result
    return result


def as_json(feed: ParsedFeed) -> dict[str, object]:
    return {
        "title": feed.title,
        "ttl_seconds": feed.ttl_seconds,
        "skip_hours": sorted(feed.skip_hours),
        "skip_days": sorted(feed.skip_days),
        "issues": sorted(issue.code for issue in feed.issues),
        "entries": [
            {
                "key": entry.key,
                "guid": entry.guid,
                "title": entry.title,
                "text": entry.text,
                "published_at": entry.published_at.isoformat() if entry.published_at else None,
                "precision": entry.precision.value,
            }
            for entry in feed.entries
        ],
    }


@pytest.mark.parametrize("name", ["rss-wordpress", "atom-govuk", "rdf-kantei", "rss-damaged"])
def test_document_means_what_its_pair_says(name: str) -> None:
    expected = json.loads((FEEDS / f"{name}.expected.json").read_text("utf-8"))
    assert as_json(read((FEEDS / f"{name}.xml").read_bytes())) == expected


def test_one_guid_and_one_link_for_all_items_hides_none() -> None:
    feed = read((FEEDS / "rss-one-guid.xml").read_bytes())
    assert [entry.text for entry in feed.entries] == ["one", "two", "three"]
    assert len({entry.key for entry in feed.entries}) == 3
    assert all(entry.guid_shared for entry in feed.entries)
    assert [issue.code for issue in feed.issues] == ["entry-repeated"]


def test_a_guid_of_one_item_is_not_shared() -> None:
    items = "".join(
        f"<item><title>T{n}</title><guid isPermaLink='false'>g{n}</guid>"
        f"<link>https://a.example/same</link></item>"
        for n in range(2)
    )
    feed = read(rss(items))
    assert [(e.key, e.guid_shared) for e in feed.entries] == [("g0", False), ("g1", False)]


def test_entity_declarations_are_refused() -> None:
    assert "entities" in refused((FEEDS / "rss-bomb.xml").read_bytes()).detail


def test_entity_declarations_in_utf_16_are_refused() -> None:
    bomb = (FEEDS / "rss-bomb.xml").read_text("utf-8").replace("<?xml version='1.0'?>", "")
    assert "entities" in refused(bomb.encode("utf-16")).detail


def test_doctype_without_declarations_and_talk_of_entities_are_read() -> None:
    head = '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "https://a.example/rss.dtd">'
    feed = read(rss(ITEM.format('<![CDATA[Write <!DOCTYPE x [<!ENTITY a "b">]> first]]>'), head))
    assert len(feed.entries) == 1


def test_challenge_page_is_told_from_a_hub_page() -> None:
    hub = "<!DOCTYPE html><html><head><title>Feeds</title></head><body>" + "<p>Our feeds are here.</p>" * 60
    assert refused((FEEDS / "challenge.html").read_bytes()).challenge
    assert refused(b"<html><head><script>location.reload()</script></head><body></body></html>").challenge
    assert refused(b"<html><body><p>Please enable JavaScript.</p></body></html>").challenge
    assert not refused(
        f"{hub}<noscript>Please enable JavaScript.</noscript></body></html>".encode()
    ).challenge


@pytest.mark.parametrize("body", [b"", b"  \n", rss(""), b"no markup at all", b'{"items": []}'])
def test_document_without_entries_is_a_failure(body: bytes) -> None:
    assert not refused(body).challenge


def test_empty_feed_says_that_it_has_no_entries() -> None:
    assert "no entries" in refused(rss("")).detail


@pytest.mark.parametrize(
    ("encoded", "content_type", "declared", "override"),
    [
        ("gb18030", "text/xml; charset=gb2312", "", None),
        ("gb18030", "text/xml", '<?xml version="1.0" encoding="GB2312"?>', None),
        ("gb18030", "text/xml; charset=utf-8", "", "gb2312"),
        ("utf-8", "text/xml; charset=ISO-8859-1", "", None),
        ("utf-8-sig", "text/xml", '<?xml version="1.0" encoding="UTF-8"?>', None),
        ("utf-16", "text/xml", '<?xml version="1.0" encoding="UTF-16"?>', None),
    ],
)
def test_encodings(encoded: str, content_type: str, declared: str, override: str | None) -> None:
    body = rss(ITEM.format("对等制裁"), declared).decode().encode(encoded)
    assert read(body, content_type, override).entries[0].text == "对等制裁"


def test_hostile_characters_are_removed_and_text_composed() -> None:
    feed = read(rss(ITEM.format("a\u202eb\u200bc\u2066 e\u0301 \u00a0 &amp;#7;d")))
    assert feed.entries[0].text == "abc é d"


def test_text_of_a_local_file_name_is_no_file() -> None:
    assert "Ministry" not in refused(str(FEEDS / "rss-wordpress.xml").encode()).detail
    assert "no entries" in refused(str(FEEDS / "rss-wordpress.xml").encode()).detail


def test_markup_too_deep_for_a_tree_still_gives_its_text_quickly() -> None:
    feed = read(rss(ITEM.format("<![CDATA[" + "<div>" * 60_000 + "bottom]]>")))
    assert feed.entries[0].text == "bottom"


@pytest.mark.parametrize(
    ("written", "precision", "expected"),
    [
        ("2022-03-31T16:18:00+08:00", "time", "2022-03-31T08:18:00+00:00"),
        ("2022-03-31", "day", "2022-03-31T00:00:00+00:00"),
        ("31 Mar 2022", "day", "2022-03-31T00:00:00+00:00"),
        ("Thu, 31 Mar 2022 00:00:00 -0400", "day", "2022-03-31T00:00:00+00:00"),
        ("Thu, 31 Mar 2022 00:00:07 -0400", "time", "2022-03-31T04:00:07+00:00"),
        ("2022-03", "month", "2022-03-01T00:00:00+00:00"),
        ("2022", "year", "2022-01-01T00:00:00+00:00"),
        ("31 of March", "unknown", None),
        ("0001-01-01T10:00:00Z", "unknown", None),
    ],
)
def test_dates(written: str, precision: str, expected: str | None) -> None:
    feed = read(rss(f"<item><title>T</title><pubDate>{written}</pubDate></item>"))
    entry = feed.entries[0]
    assert entry.precision.value == precision
    assert (entry.published_at.isoformat() if entry.published_at else None) == expected
    assert [i.code for i in feed.issues] == ([] if expected else ["date-unreadable"])


@given(
    st.binary(max_size=400),
    st.sampled_from(["", "text/xml; charset=utf-7", "x; charset=\x00", "charset=idna"]),
)
@example(b"<rss><channel><item><title>&#xD800;</title></item></channel></rss>", "")
@example(b"<?xml encoding='utf-32'?><rss><item/>", "")
@settings(max_examples=150, deadline=None)
def test_arbitrary_bytes_never_raise(body: bytes, content_type: str) -> None:
    assert isinstance(parse_feed(body, content_type=content_type, url=URL), ParsedFeed | ParseFailed)


_FRAGMENTS = st.lists(
    st.sampled_from(
        ["<rss>", "<channel>", "<item>", "</item>", "<title>", "<link>", "//[", "<guid>", "<pubDate>",
         "9999-99-99", "<![CDATA[", "]]>", "&#0;", "\ud7ff", "<content:encoded>", "<feed xmlns='http://www.w3.org/2005/Atom'>",
         "<entry>", "<content type='xhtml'>", "<updated>", "<!--", "<b>"]
    ),
    max_size=40,
)  # fmt: skip


@given(_FRAGMENTS)
@settings(max_examples=150, deadline=None)
def test_broken_markup_never_raises_and_keys_are_distinct(fragments: list[str]) -> None:
    result = parse_feed("".join(fragments).encode(), content_type="", url=URL)
    if isinstance(result, ParsedFeed):
        assert len({entry.key for entry in result.entries}) == len(result.entries) > 0
