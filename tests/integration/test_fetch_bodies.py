"""Bodies: size caps that hold while decompressing, encodings, and bytes handed on as they are."""

import gzip
import tracemalloc
import zlib
from collections.abc import AsyncIterator

import pytest
from fetch_tools import failed, got, make_fetcher
from raw_server import RawServer, answer, endless

from bot.domain.feed import FailureKind, ParsedFeed
from bot.fetch.http import HttpFetcher
from bot.parse.feed import parse_feed

CAP = 100_000
TEXT = b"<rss>" + bytes(range(256)) * 40 + b"</rss>"
GZIP = "Content-Encoding: gzip"


def bare_deflate(data: bytes) -> bytes:
    squeeze = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return squeeze.compress(data) + squeeze.flush()


@pytest.fixture
async def server() -> AsyncIterator[RawServer]:
    async with RawServer() as running:
        yield running


@pytest.fixture
async def fetcher() -> AsyncIterator[HttpFetcher]:
    async with make_fetcher(max_bytes=CAP) as open_fetcher:
        yield open_fetcher


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("X-GZIP", gzip.compress(TEXT)),
        ("gzip", gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:])),
        ("gzip", gzip.compress(TEXT) + b"\0" * 512),
        ("gzip", gzip.compress(TEXT) + b"padding"),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", bare_deflate(TEXT)),
        ("identity", TEXT),
    ],
    ids=["gzip", "old name", "two members", "zeros after", "text after", "deflate", "bare deflate", "none"],
)
async def test_what_was_asked_for_is_unpacked(
    server: RawServer, fetcher: HttpFetcher, encoding: str, body: bytes
) -> None:
    url = server.set("/feed", answer("200 OK", body, f"Content-Encoding: {encoding}"))
    assert got(await fetcher.fetch(url)).body == TEXT
    assert server.asked[0].headers["accept-encoding"] == "gzip, deflate"


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(TEXT)[:-20]),
        ("gzip", b"not packed at all"),
        ("gzip", gzip.compress(TEXT) + gzip.compress(TEXT)[:200]),
        ("gzip", gzip.compress(TEXT) + gzip.compress(TEXT)[:60] + b"\xff" * 300),
        ("deflate", zlib.compress(TEXT)[:-20]),
        ("br", b"\x0b\x02\x80"),
        ("gzip, gzip", gzip.compress(gzip.compress(TEXT))),
    ],
    ids=[
        "cut off",
        "not gzip",
        "second member cut off",
        "second member broken",
        "deflate",
        "brotli",
        "twice",
    ],
)
async def test_a_broken_body_is_never_half_a_document(
    server: RawServer, fetcher: HttpFetcher, encoding: str, body: bytes
) -> None:
    url = server.set("/feed", answer("200 OK", body, f"Content-Encoding: {encoding}"))
    assert failed(await fetcher.fetch(url)).kind is FailureKind.PASSING


@pytest.mark.parametrize("packed", [False, True])
async def test_the_cap_is_the_last_size_allowed(
    server: RawServer, fetcher: HttpFetcher, packed: bool
) -> None:
    for size in (CAP, CAP + 1):
        body = gzip.compress(b"x" * size) if packed else b"x" * size
        result = await fetcher.fetch(server.set("/feed", answer("200 OK", body, *([GZIP] if packed else []))))
        if size == CAP:
            assert len(got(result).body) == CAP
        else:
            assert failed(result).kind is FailureKind.PERMANENT
            assert str(CAP) in failed(result).detail


@pytest.mark.parametrize("length", ["Content-Length: 900000000\r\n", ""])
async def test_an_endless_body_is_given_up_at_the_cap(
    server: RawServer, fetcher: HttpFetcher, length: str
) -> None:
    body = endless(f"HTTP/1.1 200 OK\r\n{length}\r\n".encode(), b"x" * 60_000)
    assert failed(await fetcher.fetch(server.set("/feed", body))).kind is FailureKind.PERMANENT


async def test_a_bomb_costs_no_more_memory_than_the_cap(server: RawServer, fetcher: HttpFetcher) -> None:
    squeeze = zlib.compressobj(9, wbits=31)
    bomb = b"".join(squeeze.compress(bytes(1_000_000)) for _ in range(80)) + squeeze.flush()
    assert len(bomb) < CAP  # small on the wire, 80 MB unpacked
    url = server.set("/feed", answer("200 OK", bomb, GZIP))
    tracemalloc.start()
    try:
        result = failed(await fetcher.fetch(url))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert result.kind is FailureKind.PERMANENT
    assert peak < 3_000_000


async def test_a_bomb_as_an_error_page_is_only_sipped(server: RawServer, fetcher: HttpFetcher) -> None:
    page = gzip.compress(b"<p>No entry</p>" + bytes(20_000_000))
    result = failed(await fetcher.fetch(server.set("/feed", answer("403 Forbidden", page, GZIP))))
    assert result.kind is FailureKind.BLOCKED
    assert "No entry" in result.detail


@pytest.mark.parametrize(
    ("declared", "header", "real"),
    [
        ("utf-8", "application/rss+xml; charset=iso-8859-1", "utf-8"),
        ("gb2312", "text/xml; charset=utf-8", "gb18030"),
        ("utf-8", "text/xml; charset=no-such-charset", "utf-8"),
        ("windows-1251", "text/xml", "windows-1251"),
    ],
)
async def test_a_wrong_charset_in_the_header_spoils_no_letter(
    server: RawServer, fetcher: HttpFetcher, declared: str, header: str, real: str
) -> None:
    title = "制裁" if real == "gb18030" else "Санкции" if real == "windows-1251" else "Sanções 制裁"
    feed = (
        f'<?xml version="1.0" encoding="{declared}"?><rss version="2.0"><channel><title>T</title>'
        f"<item><title>{title}</title><link>https://ministry.example/1</link></item></channel></rss>"
    ).encode(real)
    result = got(await fetcher.fetch(server.set("/feed", answer("200 OK", feed, f"Content-Type: {header}"))))
    assert result.body == feed
    parsed = parse_feed(result.body, content_type=result.content_type, url=result.url, encoding=None)
    assert isinstance(parsed, ParsedFeed)
    assert parsed.entries[0].title == title
