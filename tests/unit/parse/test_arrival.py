"""Redirects that end elsewhere, and those that do not."""

import pytest

from bot.parse.arrival import stands_in

LIST = "https://www.ministry.example/press/list.html?type=1"
ASKED = "https://www.ministry.example/press/2022/t1.html"


@pytest.mark.parametrize(
    ("reached", "told"),
    [
        ("https://www.ministry.example", "a front page"),
        ("https://www.ministry.example/", "a front page"),
        ("https://ministry.example/index.html", "a front page"),
        ("https://www.ministry.example/en/", "a front page"),
        ("https://www.ministry.example/zh-cn/Index.aspx", "a front page"),
        ("https://www.ministry.example/press/home.html", "a front page"),
        ("https://www.ministry.example/404.html", "a page of errors"),
        ("https://www.ministry.example/press/page-not-found", "a page of errors"),
        (LIST, "the list"),
        ("http://ministry.example/press/list.html", "the list"),
        ("https://parking.example/press/2022/t1.html", "another site, parking.example"),
        ("https://ministry.example.org/press/2022/t1.html", "another site"),
        ("https://otherministry.example/press/2022/t1.html", "another site"),
    ],
)
def test_a_page_that_stands_in_for_the_article_is_not_the_article(reached: str, told: str) -> None:
    assert told in (stands_in(ASKED, reached, [LIST]) or "")


@pytest.mark.parametrize(
    "reached",
    [
        ASKED,
        "http://ministry.example/press/2022/t1.html",
        "https://www.ministry.example/press/2022/t1.html/",
        "https://www.ministry.example/press/2022/t1.html/index.html",
        "https://www.ministry.example/archive/2022/visa-restrictions",
        "https://www.ministry.example/press/2022/",
        "https://www.ministry.example/press/home-affairs-committee.html",
        "https://www.ministry.example/press/trial-and-error.html",
        "https://www.ministry.example/?p=123",
        "https://www.ministry.example/press/list.html?type=1&id=7",
        "https://news.ministry.example/2022/t1",
    ],
)
def test_an_article_that_moved_within_its_site_is_still_the_article(reached: str) -> None:
    assert stands_in(ASKED, reached, [LIST]) is None


def test_the_hosts_of_the_list_are_the_publishers_own() -> None:
    asked, reached = "https://links.example/a1", "https://ministry.example/press/2022/t1.html"
    assert stands_in(asked, reached, [LIST]) is None
    assert stands_in(asked, reached, ["https://feeds.example/rss.xml"]) is not None


def test_an_article_that_is_its_own_folder_may_be_asked_for_with_its_index() -> None:
    folder = "https://www.ministry.example/press/2022/t1/"
    assert stands_in(folder + "index.html", folder, [LIST]) is None
    assert stands_in(folder, folder + "index.html", [LIST]) is None


def test_a_front_page_that_was_asked_for_is_no_stand_in() -> None:
    assert stands_in("https://ministry.example/", "https://www.ministry.example/index.html", [LIST]) is None
