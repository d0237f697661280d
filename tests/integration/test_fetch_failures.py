"""What a server's refusals, silences and broken answers become: values, each asking for the right thing."""

import asyncio
from collections.abc import AsyncIterator
from email.utils import format_datetime

import pytest
from fetch_tools import NOW, failed, got, make_fetcher
from raw_server import RawServer, answer, endless, then_silence

from bot.domain.feed import FailureKind
from bot.fetch.headers import DEFAULT_RETRY_AFTER, LONGEST_RETRY_AFTER
from bot.fetch.http import HttpFetcher

HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"
SHORT = 0.25  # seconds; long enough for loopback on a busy machine, short enough to wait for


@pytest.fixture
async def server() -> AsyncIterator[RawServer]:
    async with RawServer() as running:
        yield running


@pytest.fixture
async def fetcher() -> AsyncIterator[HttpFetcher]:
    async with make_fetcher() as open_fetcher:
        yield open_fetcher


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("401 Unauthorized", FailureKind.BLOCKED),
        ("403 Forbidden", FailureKind.BLOCKED),
        ("451 Unavailable", FailureKind.BLOCKED),
        ("404 Not Found", FailureKind.PERMANENT),
        ("400 Bad Request", FailureKind.PERMANENT),
        ("410 Gone", FailureKind.GONE),
        ("429 Too Many Requests", FailureKind.THROTTLED),
        ("503 Service Unavailable", FailureKind.THROTTLED),
        ("500 Internal Server Error", FailureKind.PASSING),
        ("502 Bad Gateway", FailureKind.PASSING),
        ("504 Gateway Timeout", FailureKind.PASSING),
        ("408 Request Timeout", FailureKind.PASSING),
        ("204 No Content", FailureKind.INVALID),
        ("206 Partial Content", FailureKind.INVALID),
        ("300 Multiple Choices", FailureKind.INVALID),
    ],
)
async def test_each_status_asks_for_its_own_remedy(
    server: RawServer, fetcher: HttpFetcher, status: str, kind: FailureKind
) -> None:
    body = b"" if status.startswith("204") else b"<html><p>Why it is so.</p></html>"
    result = failed(await fetcher.fetch(server.set("/feed", answer(status, body))))
    assert (result.kind, result.status) == (kind, int(status[:3]))
    assert status[:3] in result.detail
    assert ("Why it is so." in result.detail) is bool(body)


@pytest.mark.parametrize("status", ["200 OK", "202 Accepted", "403 Forbidden", "503 Service Unavailable"])
async def test_a_challenge_is_a_block_whatever_its_status(
    server: RawServer, fetcher: HttpFetcher, status: str
) -> None:
    url = server.set("/feed", answer(status, b"<p>Just a moment</p>", "cf-mitigated: challenge"))
    assert failed(await fetcher.fetch(url)).kind is FailureKind.BLOCKED


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("Retry-After: 120", 120.0),
        (f"Retry-After: {format_datetime(NOW.replace(minute=10), usegmt=True)}", 600.0),
        (f"Retry-After: {format_datetime(NOW.replace(hour=1), usegmt=True)}", 0.0),
        ("Retry-After: 99999999999", LONGEST_RETRY_AFTER),
        ("Retry-After: soon", DEFAULT_RETRY_AFTER),
        ("X-Other: 1", DEFAULT_RETRY_AFTER),
    ],
    ids=["seconds", "date", "past-date", "too-long", "unreadable", "absent"],
)
async def test_retry_after_is_read_in_both_forms(
    server: RawServer, fetcher: HttpFetcher, header: str, seconds: float
) -> None:
    result = failed(await fetcher.fetch(server.set("/feed", answer("429 Slow down", b"", header))))
    assert result.retry_after_seconds == seconds


async def test_a_throttled_host_is_left_alone_until_it_said_and_others_are_not() -> None:
    time = [1_000.0]
    async with (
        make_fetcher(clock=lambda: time[0]) as fetcher,
        RawServer() as server,
        RawServer("127.0.0.2") as other,
    ):
        url = server.set("/feed", answer("503 Busy", b"", "Retry-After: 60"), answer("200 OK", b"again"))
        failed(await fetcher.fetch(url))
        time[0] += 59
        result = failed(await fetcher.fetch(server.set("/same-host", answer())))
        assert result.kind is FailureKind.THROTTLED
        assert result.retry_after_seconds == pytest.approx(1)
        got(await fetcher.fetch(other.set("/feed", answer())))
        assert server.targets() == ["/feed"]
        time[0] += 1.001
        assert got(await fetcher.fetch(url)).body == b"again"


async def test_a_403_stops_only_its_own_address(server: RawServer, fetcher: HttpFetcher) -> None:
    failed(await fetcher.fetch(server.set("/blocked", answer("403 Forbidden", b"", "Retry-After: 60"))))
    got(await fetcher.fetch(server.set("/open", answer())))


@pytest.mark.parametrize(
    "reply",
    [
        then_silence(b""),
        then_silence(b"HTTP/1.1 200 OK\r\nConte"),
        then_silence(HEAD + b"beginning"),
    ],
    ids=["no answer", "half a head", "half a body"],
)
async def test_silence_in_any_phase_ends_within_the_limit(
    server: RawServer, reply: bytes, fetcher: HttpFetcher
) -> None:
    result = failed(await fetcher.fetch(server.set("/feed", reply), timeout_seconds=SHORT))
    assert result.kind is FailureKind.PASSING
    assert "0.25 seconds" in result.detail


async def test_a_body_that_drips_for_ever_ends_within_the_limit(
    server: RawServer, fetcher: HttpFetcher
) -> None:
    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(HEAD)
        while True:
            writer.write(b".")
            await writer.drain()
            await asyncio.sleep(SHORT / 20)  # the pace of the body is the case

    result = failed(await fetcher.fetch(server.set("/feed", drip), timeout_seconds=SHORT))
    assert result.kind is FailureKind.PASSING
    async with asyncio.timeout(5):
        await server.hung_up.wait()  # the connection is given up, not kept


async def test_redirects_share_one_limit(server: RawServer, fetcher: HttpFetcher) -> None:
    async def late(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(SHORT * 0.6)  # the time an answer takes is the case
        writer.write(answer("302 Found", b"", "Location: /feed"))

    failed(await fetcher.fetch(server.set("/feed", late), timeout_seconds=SHORT))
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("status", "kind"),
    [("410 Gone", FailureKind.GONE), ("429 Slow", FailureKind.THROTTLED), ("403 No", FailureKind.BLOCKED)],
)
@pytest.mark.parametrize("ending", ["closed", "silent"])
async def test_a_refusal_counts_although_its_page_never_ends(
    server: RawServer, fetcher: HttpFetcher, status: str, kind: FailureKind, ending: str
) -> None:
    start = f"HTTP/1.1 {status}\r\nContent-Length: 500\r\nRetry-After: 7\r\n\r\nhalf".encode()
    url = server.set("/feed", start if ending == "closed" else then_silence(start))
    result = failed(await fetcher.fetch(url, timeout_seconds=SHORT))
    assert (result.kind, result.retry_after_seconds) == (kind, 7)


async def test_of_an_endless_error_page_only_the_beginning_is_read(
    server: RawServer, fetcher: HttpFetcher
) -> None:
    page = endless(b"HTTP/1.1 404 Not Found\r\n\r\nThis page has moved.\n", b"x" * 60_000)
    result = failed(await fetcher.fetch(server.set("/feed", page)))
    assert result.kind is FailureKind.PERMANENT
    assert len(result.detail) < 300


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000 + b"\r\n\r\n",
        HEAD + b"cut off",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
    ids=["nothing", "not HTTP", "bad length", "huge header", "cut off", "bad chunk"],
)
async def test_a_broken_answer_is_tried_again_later(
    server: RawServer, fetcher: HttpFetcher, raw: bytes
) -> None:
    result = failed(await fetcher.fetch(server.set("/feed", raw)))
    assert result.kind is FailureKind.PASSING
    assert result.detail.isprintable()


async def test_a_refused_connection_is_tried_again_later(fetcher: HttpFetcher) -> None:
    async with RawServer() as server:
        url = server.url()
    result = failed(await fetcher.fetch(url))
    assert result.kind is FailureKind.PASSING
    assert "not reached" in result.detail


async def test_a_cancelled_fetch_frees_its_host(server: RawServer, fetcher: HttpFetcher) -> None:
    task = asyncio.create_task(fetcher.fetch(server.set("/slow", then_silence(HEAD))))
    async with asyncio.timeout(5):
        while not server.asked:
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        got(await fetcher.fetch(server.set("/feed", answer())))


async def test_a_closed_fetcher_says_so() -> None:
    with pytest.raises(RuntimeError, match="outside of its context"):
        await make_fetcher().fetch("http://127.0.0.1/")
