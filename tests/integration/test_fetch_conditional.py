"""Conditional requests, what a request says of us, and redirects that change an address for good."""

from collections.abc import AsyncIterator

import pytest
from fetch_tools import failed, got, make_fetcher, unchanged
from raw_server import RawServer, answer

from bot.domain.feed import FailureKind, Validators
from bot.fetch.http import HttpFetcher

ETAG, MODIFIED = 'W/"a b;c"', "Mon, 21 Mar 2022 20:12:00 GMT"


@pytest.fixture
async def server() -> AsyncIterator[RawServer]:
    async with RawServer() as running:
        yield running


@pytest.fixture
async def fetcher() -> AsyncIterator[HttpFetcher]:
    async with make_fetcher() as open_fetcher:
        yield open_fetcher


async def test_a_first_request_is_unconditional_and_says_who_asks(
    server: RawServer, fetcher: HttpFetcher
) -> None:
    result = got(await fetcher.fetch(server.set("/feed", answer("200 OK", b"<rss/>", "Content-Type: x/y"))))
    assert (result.body, result.content_type, result.status) == (b"<rss/>", "x/y", 200)
    (asked,) = server.asked
    assert "nongrata/9.9" in asked.headers["user-agent"]
    assert "+https://watch.example/contact" in asked.headers["user-agent"]
    assert "if-none-match" not in asked.headers
    assert "if-modified-since" not in asked.headers
    assert "cookie" not in asked.headers


async def test_validators_go_back_exactly_as_they_came(server: RawServer, fetcher: HttpFetcher) -> None:
    fresh = answer("200 OK", b"one", f"ETag: {ETAG}", f"Last-Modified: {MODIFIED}")
    url = server.set("/feed", fresh, answer("304 Not Modified"))
    first = got(await fetcher.fetch(url))
    assert first.validators == Validators(ETAG, MODIFIED)
    unchanged(await fetcher.fetch(url, validators=first.validators))
    headers = server.asked[-1].headers
    assert (headers["if-none-match"], headers["if-modified-since"]) == (ETAG, MODIFIED)


async def test_a_304_brings_new_validators_and_how_long_it_holds(
    server: RawServer, fetcher: HttpFetcher
) -> None:
    url = server.set("/feed", answer("304 Not Modified", b"", 'ETag: "new"', "Cache-Control: max-age=90"))
    result = unchanged(await fetcher.fetch(url, validators=Validators('"old"')))
    assert result.validators == Validators('"new"')
    assert result.fresh_seconds == 90


async def test_a_304_that_nobody_asked_for_is_no_news(server: RawServer, fetcher: HttpFetcher) -> None:
    result = failed(await fetcher.fetch(server.set("/feed", answer("304 Not Modified"))))
    assert (result.kind, result.status) == (FailureKind.INVALID, 304)


@pytest.mark.parametrize("broken", [b"\xff\xfe", b"\xe9tag"], ids=["bytes", "latin-1"])
async def test_a_validator_that_is_no_text_is_not_kept(
    server: RawServer, fetcher: HttpFetcher, broken: bytes
) -> None:
    """It could neither be stored nor sent back; the other one still saves the next transfer."""
    url = server.set(
        "/feed",
        answer("200 OK", b"one", "ETag: @@", f"Last-Modified: {MODIFIED}").replace(
            b"@@", b'"' + broken + b'"'
        ),
        answer("304 Not Modified"),
    )
    first = got(await fetcher.fetch(url))
    assert first.validators == Validators(None, MODIFIED)
    unchanged(await fetcher.fetch(url, validators=first.validators))


async def test_header_text_can_be_stored_whatever_bytes_a_server_sends(
    server: RawServer, fetcher: HttpFetcher
) -> None:
    raw = answer("200 OK", b"one", "Content-Type: text/xml; @@").replace(b"@@", b"\xff\x01")
    assert got(await fetcher.fetch(server.set("/feed", raw))).content_type.encode("utf-8")
    raw = answer("404 @@", b"\xff\x1b[2J gone").replace(b"@@", b"N\xffo")
    detail = failed(await fetcher.fetch(server.set("/other", raw))).detail
    assert detail.encode("utf-8")
    assert detail.isprintable()


async def test_a_sources_own_headers_are_sent_but_never_in_place_of_ours(
    server: RawServer, fetcher: HttpFetcher
) -> None:
    own = {"Accept": "text/html", "X-Key": "1", "User-Agent": "Browser", "Cookie": "a=b", "Host": "other"}
    await fetcher.fetch(server.set("/feed", answer()), headers=own)
    headers = server.asked[0].headers
    assert (headers["accept"], headers["x-key"]) == ("text/html", "1")
    assert "nongrata" in headers["user-agent"]
    assert "cookie" not in headers
    assert headers["host"] == f"127.0.0.1:{server.port}"


async def test_an_address_is_asked_for_as_it_is_written(server: RawServer, fetcher: HttpFetcher) -> None:
    path = "/a%2Fb/%e4?x=%7E&y=1+2"
    got(await fetcher.fetch(server.set(path, answer())))
    assert server.targets() == [path]


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [
        (("301 Moved", "308 Moved"), True),
        (("301 Moved", "302 Found"), False),
        (("307 Temporary", "301 Moved"), False),
        (("303 See Other",), False),
    ],
)
async def test_only_permanent_redirects_all_the_way_give_a_new_address(
    server: RawServer, fetcher: HttpFetcher, statuses: tuple[str, ...], moved: bool
) -> None:
    for number, status in enumerate(statuses):
        server.set(f"/{number}", answer(status, b"", f"Location: /{number + 1}"))
    end = server.set(f"/{len(statuses)}", answer("200 OK", b"end"))
    result = got(await fetcher.fetch(server.url("/0")))
    assert (result.body, result.url) == (b"end", end)
    assert result.permanent_url == (end if moved else None)


async def test_without_a_redirect_the_address_stays(server: RawServer, fetcher: HttpFetcher) -> None:
    assert got(await fetcher.fetch(server.set("/feed", answer()))).permanent_url is None


async def test_five_redirects_are_followed_and_six_are_not(server: RawServer, fetcher: HttpFetcher) -> None:
    for number in range(6):
        server.set(f"/{number}", answer("302 Found", b"", f"Location: /{number + 1}"))
    server.set("/6", answer("200 OK", b"end"))
    assert got(await fetcher.fetch(server.url("/1"))).body == b"end"
    result = failed(await fetcher.fetch(server.url("/0")))
    assert result.kind is FailureKind.PERMANENT
    assert "redirects" in result.detail


@pytest.mark.parametrize("location", ["", "Location: http://[", "Location: //h:99999/", "Location: ftp://h/"])
async def test_a_redirect_that_leads_nowhere_needs_a_person(
    server: RawServer, fetcher: HttpFetcher, location: str
) -> None:
    url = server.set("/feed", answer("302 Found", b"", *([location] if location else [])))
    assert failed(await fetcher.fetch(url)).kind is FailureKind.PERMANENT


async def test_a_cookie_wall_is_passed_and_its_cookie_forgotten(
    server: RawServer, fetcher: HttpFetcher
) -> None:
    wall = answer("302 Found", b"", "Location: /feed", "Set-Cookie: pass=yes; Path=/")
    url = server.set("/feed", wall, answer("200 OK", b"in"))
    assert got(await fetcher.fetch(url)).body == b"in"
    got(await fetcher.fetch(url))
    assert [asked.headers.get("cookie") for asked in server.asked] == [None, "pass=yes", None]


async def test_another_host_is_told_neither_the_sources_headers_nor_cookies(fetcher: HttpFetcher) -> None:
    async with RawServer() as first, RawServer("127.0.0.2") as second:
        there = second.set("/feed", answer("200 OK", b"there"))
        url = first.set("/feed", answer("302 Found", b"", f"Location: {there}", "Set-Cookie: a=b; Path=/"))
        got(await fetcher.fetch(url, headers={"X-Key": "secret"}))
        assert first.asked[0].headers["x-key"] == "secret"
        assert "x-key" not in second.asked[0].headers
        assert "cookie" not in second.asked[0].headers
