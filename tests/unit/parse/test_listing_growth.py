"""Lists take time in proportion to their bytes, whatever is repeated in them."""

import json
import re
import time
from collections.abc import Callable

import pytest

from adversaries import MARKUP, PLAIN
from bot.domain.feed import ParsedFeed
from bot.domain.source import ListingSelectors
from bot.parse import written_dates
from bot.parse.json_list import parse_json_list
from bot.parse.listing import parse_listing
from bot.parse.written_dates import find_moment, form_pattern
from growth import why_not_linear
from near_matches import filled, near_matches

URL = "https://ministry.example/news/"
PAGE = ListingSelectors("li", date="span", text="p")
LOOSE = ListingSelectors("a")
ITEM = "<li><a href='/{}'>Words</a> <span>2026-09-04</span><p>Summary</p></li>"


def listing(select: ListingSelectors) -> Callable[[str], object]:
    return lambda text: parse_listing(text.encode(), select=select, content_type="", url=URL)


def answer(text: str) -> object:
    select = ListingSelectors("items", link="link", title="title", date="date", text="text")
    return parse_json_list(text.encode(), select=select, content_type="", url=URL)


@pytest.mark.parametrize(
    "before", ["<ul>", "<ul><li><a href='/1'>", "<ul><li><a href='/1'>x</a><span>", "<ul><li><a href='"]
)
def test_a_list_with_anything_in_it_grows_linearly(before: str) -> None:
    slow = {}
    for piece in [*MARKUP, *PLAIN]:

        def make(length: int, piece: str = piece) -> str:
            return before + filled(piece, length)

        if why := why_not_linear(listing(PAGE), make, size=8_000, most_seconds=5.0):
            slow[piece] = why
    assert slow == {}


@pytest.mark.parametrize("select", [PAGE, LOOSE], ids=["rows", "bare links"])
@pytest.mark.parametrize(
    "piece",
    ["<li><a href='/1'>x</a>", "<li>", "<div><a href='/2'>y</a>", "<a href='/1'>", "<b>x</b>"],
    ids=["one link", "no link", "nested", "open links", "what follows a link"],
)
def test_items_that_lie_in_each_other_grow_linearly(select: ListingSelectors, piece: str) -> None:
    def make(length: int) -> str:
        return "<ul><li><a href='/0'>first</a>" + filled(piece, length)

    assert why_not_linear(listing(select), make, size=20_000, most_seconds=10.0) is None


def test_many_items_grow_linearly() -> None:
    def make(length: int) -> str:
        return "<ul>" + "".join(ITEM.format(n) for n in range(length // len(ITEM)))

    assert why_not_linear(listing(PAGE), make, size=20_000, most_seconds=5.0) is None


@pytest.mark.parametrize("piece", ["[", '{"items":', '{"items":[', '"a",', "9", '{"title":"', "\\u0041"])
def test_an_answer_grows_linearly(piece: str) -> None:
    def make(length: int) -> str:
        return '{"items":[' + filled(piece, length)

    assert why_not_linear(answer, make, size=20_000, most_seconds=5.0) is None


@pytest.mark.parametrize(
    "pattern",
    [
        *written_dates._SHAPES,
        written_dates._INSTANT,
        written_dates._FILE,
        form_pattern("%A, %d %B %Y, %H:%M"),
    ],
    ids=lambda pattern: pattern.pattern[:24],
)
def test_dates_are_looked_for_in_linear_time(pattern: re.Pattern[str]) -> None:
    for piece in near_matches(pattern.pattern, pattern.flags):

        def make(length: int, piece: str = piece) -> str:
            return filled(piece, length)

        def search(text: str) -> object:
            return list(pattern.finditer(text))

        assert why_not_linear(search, make, size=20_000, most_seconds=5.0) is None, piece
        assert why_not_linear(find_moment, make, size=20_000, most_seconds=5.0) is None, piece


@pytest.mark.parametrize("title", ["a" * 999, "a " * 499, "." * 999, "x…" * 499])
def test_many_items_at_one_address_with_nearly_one_title_take_seconds(title: str) -> None:
    def items(count: int) -> list[dict[str, str]]:
        return [
            {"title": "zq" + title[: 990 - number] + f"{number}", "link": "/1"} for number in range(count)
        ]

    body = json.dumps({"items": items(500)}).encode()
    before = time.process_time()
    result = parse_json_list(body, select=ListingSelectors("items"), content_type="", url=URL)
    assert isinstance(result, ParsedFeed)
    assert len(result.entries) == 500
    assert time.process_time() - before < 5.0


WIDE = 1_200_000  # characters of a page that a server may well send


@pytest.mark.parametrize(
    ("select", "inner"),
    [
        (ListingSelectors("div"), "<a href='/1'>{words}</a>"),
        (ListingSelectors("div"), "<a href='/1'>{empty}</a>"),
        (ListingSelectors("div"), "<a href='/1' title='{words}'>x…</a>"),
        (ListingSelectors("div"), "<a href='/{words}'>x</a>"),
        (ListingSelectors("div"), "<b>{words}</b>"),
        (ListingSelectors("div"), "<a href='/1'>x</a><b>{words}</b>"),
        (ListingSelectors("div"), "<a href='/1'>x</a>{empty}"),
        (ListingSelectors("div", title="div"), "<a href='/1'>x</a>{words}"),
        (ListingSelectors("div", text="div"), "<a href='/1'>x</a>{words}"),
        (ListingSelectors("div", text="div"), "<a href='/1'>x</a>{empty}"),
        (ListingSelectors("div", date="div"), "<a href='/1'>x</a>{words}"),
        (ListingSelectors("div", date="i"), "<a href='/1'>x</a><i>{words}</i>"),
        (ListingSelectors("div", date="i"), "<a href='/1'>x</a><i datetime='{words}'></i>"),
    ],
)
def test_items_within_items_are_read_in_seconds_however_long_what_they_share(
    select: ListingSelectors, inner: str
) -> None:
    filled = inner.format(words="x " * (WIDE // 2), empty="<b></b>" * (WIDE // 7))
    body = "<div>" * 200 + filled + "</div>" * 200
    before = time.process_time()
    listing(select)(body)
    assert time.process_time() - before < 6.0


def test_a_text_of_common_length_is_read_whole() -> None:
    words = "word " * 5_000
    body = f"<li><a href='/1'>One</a><p>{words}</p></li>"
    result = listing(PAGE)(body)
    assert isinstance(result, ParsedFeed)
    assert result.entries[0].text == words.strip()
