"""Parsing takes time in proportion to the document, whatever is repeated in it."""

from collections.abc import Callable, Iterable

import pytest

from adversaries import MARKUP, PLAIN
from bot.domain.source import ArticleSelectors
from bot.parse.article import parse_article
from bot.parse.challenge import is_challenge
from bot.parse.encoding import find_codec
from bot.parse.feed import parse_feed
from bot.parse.identity import canonical_link
from bot.parse.moments import read_moment
from bot.parse.text import html_to_text
from growth import why_not_linear
from near_matches import filled

URL = "https://ministry.example/feed"
ITEM = '<rss version="2.0"><channel><item><title>x</title>'
END = "</item></channel></rss>"


def feed(text: str) -> object:
    return parse_feed(text.encode("utf-8", "replace"), content_type="text/xml", url=URL)


def page(text: str) -> object:
    return parse_article(text.encode(), content_type="text/html", url=URL, selectors=ArticleSelectors())


def numbered(start: str) -> Callable[[int], str]:
    """Attributes that all differ."""
    return lambda size: start + " ".join(f"a{n}=1" for n in range(size // 7)) + ">words"


def slow(
    work: Callable[[str], object], pieces: Iterable[str], size: int, before: str = "", after: str = ""
) -> dict[str, str]:
    found: dict[str, str] = {}
    for piece in pieces:

        def make(length: int, piece: str = piece) -> str:
            return before + filled(piece, length) + after

        if why := why_not_linear(work, make, size=size, most_seconds=5.0):
            found[piece] = why
    return found


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (ITEM, END),
        (f"{ITEM}<description><![CDATA[", f"]]></description>{END}"),
        (f"{ITEM}<pubDate>", f"</pubDate>{END}"),
        (f"{ITEM}<b>", "</channel>"),
        pytest.param(f"{ITEM}<description>", f"</description>{END}", marks=pytest.mark.extensive),
        pytest.param(f"{ITEM}<author>", f"</author>{END}", marks=pytest.mark.extensive),
        pytest.param(f"{ITEM}<link>", f"</link>{END}", marks=pytest.mark.extensive),
        pytest.param('<rss version="2.0"><channel>', "</channel></rss>", marks=pytest.mark.extensive),
    ],
    ids=["item", "cdata", "date", "broken", "description", "author", "link", "channel"],
)
def test_a_feed_grows_linearly(before: str, after: str) -> None:
    assert slow(feed, MARKUP, 700, before, after) == {}


def test_a_page_grows_linearly() -> None:
    assert slow(page, [*MARKUP, *PLAIN], 10_000, "<html><body>") == {}


@pytest.mark.parametrize(
    "work", [html_to_text, lambda text: is_challenge(text.encode())], ids=["text", "page"]
)
def test_text_of_markup_grows_linearly(work: Callable[[str], object]) -> None:
    assert slow(work, [*MARKUP, *PLAIN], 10_000, "<p>") == {}


@pytest.mark.parametrize("start", ["<p ", "<div hidden ", "</p ", "<!-- <a title='--><p "])
@pytest.mark.parametrize("work", [html_to_text, page, feed], ids=["text", "page", "feed"])
def test_attributes_grow_linearly(work: Callable[[str], object], start: str) -> None:
    make = numbered(start)
    assert why_not_linear(work, make, size=30_000, most_seconds=5.0) is None


@pytest.mark.parametrize(
    "work",
    [
        lambda text: find_codec(text.encode(), text),
        lambda text: canonical_link(f"https://a.example/{text}", URL),
        lambda text: read_moment(text, None),
    ],
    ids=["charset", "link", "date"],
)
def test_small_fields_grow_linearly(work: Callable[[str], object]) -> None:
    assert slow(work, [*MARKUP, *PLAIN, "charset=", "charset ", "<meta ", "<?xml ", "00:"], 20_000) == {}
