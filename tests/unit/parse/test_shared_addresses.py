"""Items of a list that share an address: one article linked twice is told once, two items are told both."""

import json
from collections.abc import Callable

import pytest

from bot.domain.feed import Change, FeedEntry, KnownEntry, ParsedFeed
from bot.domain.source import ListingSelectors
from bot.parse.changes import decide_changes, lookup_keys
from bot.parse.json_list import parse_json_list
from bot.parse.listing import parse_listing

URL = "https://ministry.example/news/"
Row = tuple[str, str]  # address, title
Read = Callable[..., ParsedFeed]
OLD, NEW = ("/bulletin#1", "Marsh Day is kept"), ("/bulletin#2", "Entry ban on three officials of Redland")


def markup(*rows: Row) -> ParsedFeed:
    body = "".join(f"<li><a href='{link}'>{title}</a></li>" for link, title in rows)
    select = ListingSelectors("li")
    result = parse_listing(body.encode(), select=select, content_type="text/html", url=URL)
    assert isinstance(result, ParsedFeed)
    return result


def answer(*rows: Row) -> ParsedFeed:
    body = json.dumps({"items": [{"link": link, "title": title} for link, title in rows]}).encode()
    result = parse_json_list(body, select=ListingSelectors("items"), content_type="", url=URL)
    assert isinstance(result, ParsedFeed)
    return result


BOTH = pytest.mark.parametrize("read", [markup, answer])


def titles(result: ParsedFeed) -> list[str]:
    return [entry.title for entry in result.entries]


def stored(entries: tuple[FeedEntry, ...]) -> list[KnownEntry]:
    return [
        KnownEntry(number, each.key, each.guid, each.url, each.title, each.published_at, each.content_hash, 1)
        for number, each in enumerate(entries)
    ]


def changes(now: ParsedFeed, before: ParsedFeed) -> dict[str, Change]:
    wanted = lookup_keys(now.entries)
    known = [each for each in stored(before.entries) if each.key in wanted.keys or each.guid in wanted.guids]
    return {each.entry.title: each.change for each in decide_changes(now.entries, known)}


@BOTH
@pytest.mark.parametrize(
    "rows",
    [
        (OLD, NEW),
        (("/#/news/5", "Sanctions on a bank"), ("/#/news/6", "A visit ends")),
        (("/notices", "Notice No. 1"), ("/notices", "Notice No. 12")),
        (("/notices", "制裁一家银行"), ("/notices", "驱逐两名外交官")),
    ],
)
def test_items_with_titles_of_their_own_are_entries_of_their_own(read: Read, rows: tuple[Row, ...]) -> None:
    result = read(*rows)
    assert titles(result) == [title for _, title in rows]
    assert len({entry.key for entry in result.entries}) == len(rows)
    assert [issue.code for issue in result.issues] == ["link-shared"]


@BOTH
@pytest.mark.parametrize(
    "other",
    ["Entry ban on three officials of Redland", "entry ban  on three officials", "More", "Подробнее »"],
)
@pytest.mark.parametrize("turned", [False, True])
def test_one_article_linked_twice_is_told_once_by_its_fuller_title(
    read: Read, other: str, turned: bool
) -> None:
    rows = [NEW, (NEW[0].partition("#")[0], other)]
    result = read(*(reversed(rows) if turned else rows))
    assert len(result.entries) == 1
    assert result.entries[0].title.casefold() == NEW[1].casefold()
    assert result.entries[0].key == "https://ministry.example/bulletin"
    assert result.issues == ()


def test_a_title_cut_short_belongs_to_the_whole_one() -> None:
    assert titles(markup(("/1", "Entry ban on three offi…"), ("/1", NEW[1]))) == [NEW[1]]


def test_each_of_two_items_keeps_its_own_more() -> None:
    link = "/bulletin"
    result = markup((link, OLD[1]), (link, "more"), (link, NEW[1]), (link, "more"))
    assert titles(result) == [OLD[1], NEW[1]]


@BOTH
@pytest.mark.parametrize("link", ["/bulletin", "/bulletin#{}"])
def test_who_comes_to_share_an_address_or_stays_alone_at_it_is_no_new_item(read: Read, link: str) -> None:
    old, new = ((link.format(number), title) for number, (_, title) in enumerate((OLD, NEW)))
    assert changes(read(old, new), read(old)) == {OLD[1]: Change.SAME, NEW[1]: Change.NEW}
    assert changes(read(old), read(old, new)) == {OLD[1]: Change.SAME}


def test_the_same_title_on_another_day_is_another_item() -> None:
    body = "".join(f"<li><a href='/n'>Notice</a><i>2026-09-0{day}</i><p>No. {day}</p></li>" for day in (1, 2))
    select = ListingSelectors("li", date="i", text="p")
    result = parse_listing(body.encode(), select=select, content_type="text/html", url=URL)
    assert isinstance(result, ParsedFeed)
    assert [str(each.published_at)[:10] for each in result.entries] == ["2026-09-01", "2026-09-02"]


def test_a_date_belongs_to_the_item_it_stands_with_where_fragments_tell_them_apart() -> None:
    rows = "<li><a href='/#/1'>A visit</a></li><li><a href='/#/2'>Sanctions</a> 2026-09-04</li>"
    result = parse_listing(
        f"<ul>{rows}</ul>".encode(), select=ListingSelectors("a"), content_type="text/html", url=URL
    )
    assert isinstance(result, ParsedFeed)
    days = {each.title: each.published_at and each.published_at.day for each in result.entries}
    assert days == {"A visit": None, "Sanctions": 4}


def test_a_date_stands_with_both_links_to_one_article() -> None:
    row = "<li><a href='/1#top'>A visit</a> 2026-09-04 <a href='/1'>more</a></li>"
    result = parse_listing(
        f"<ul>{row}</ul>".encode(), select=ListingSelectors("a"), content_type="text/html", url=URL
    )
    assert isinstance(result, ParsedFeed)
    assert [each.published_at and each.published_at.day for each in result.entries] == [4]
