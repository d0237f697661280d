"""The local feed server answers as RFC 9110 asks, and misbehaves only when told to."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

import aiohttp
import pytest
from multidict import CIMultiDictProxy

from bot.demo.server import Fault, FeedServer

PUBLISHED = datetime(2022, 3, 21, 20, 12, 0, 999, tzinfo=UTC)


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with FeedServer(["one", "two"]) as running:
        running.set_feed("one", b"<rss>1</rss>", modified=PUBLISHED)
        running.set_feed("two", b"<rss>2</rss>")
        yield running


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def get(
    client: aiohttp.ClientSession, url: str, **headers: str
) -> tuple[int, bytes, CIMultiDictProxy[str]]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with client.get(url, headers=named) as response:
        return response.status, await response.read(), response.headers


async def test_a_first_request_gets_the_bytes_with_both_validators(
    server: FeedServer, client: aiohttp.ClientSession
) -> None:
    async with client.get(server.url("one")) as response:
        assert response.status == 200
        assert await response.read() == b"<rss>1</rss>"
        assert response.headers["Last-Modified"] == "Mon, 21 Mar 2022 20:12:00 GMT"
        assert response.headers["ETag"].startswith('"')
        assert response.content_type == "application/rss+xml"


async def test_matching_validators_get_304_without_a_body(
    server: FeedServer, client: aiohttp.ClientSession
) -> None:
    async with client.get(server.url("one")) as response:
        etag, modified = response.headers["ETag"], response.headers["Last-Modified"]
    for headers in (
        {"If_None_Match": etag},
        {"If_None_Match": f'"other", W/{etag}'},
        {"If_Modified_Since": modified},
        {"If_None_Match": etag, "If_Modified_Since": "Thu, 01 Jan 1970 00:00:00 GMT"},
    ):
        status, body, answered = await get(client, server.url("one"), **headers)
        assert (status, body) == (304, b""), headers
        assert answered["ETag"] == etag


@pytest.mark.parametrize(
    "headers",
    [
        {"If_None_Match": '"other"'},
        {"If_None_Match": '"other"', "If_Modified_Since": "Fri, 01 Jan 2038 00:00:00 GMT"},
        {"If_Modified_Since": "Mon, 21 Mar 2022 20:11:59 GMT"},
        {"If_Modified_Since": "yesterday"},
    ],
)
async def test_other_validators_get_the_bytes(
    server: FeedServer, client: aiohttp.ClientSession, headers: dict[str, str]
) -> None:
    status, body, _ = await get(client, server.url("one"), **headers)
    assert (status, body) == (200, b"<rss>1</rss>")


async def test_other_bytes_have_another_etag_and_the_same_bytes_the_same(
    server: FeedServer, client: aiohttp.ClientSession
) -> None:
    async with client.get(server.url("two")) as response:
        etag, modified = response.headers["ETag"], response.headers["Last-Modified"]
    server.set_feed("two", b"<rss>2</rss>")
    status, _, _ = await get(client, server.url("two"), If_None_Match=etag, If_Modified_Since=modified)
    assert status == 304
    server.set_feed("two", b"<rss>3</rss>")
    status, body, _ = await get(client, server.url("two"), If_None_Match=etag, If_Modified_Since=modified)
    assert (status, body) == (200, b"<rss>3</rss>")


async def test_a_server_without_etags_goes_by_the_date(
    server: FeedServer, client: aiohttp.ClientSession
) -> None:
    server.set_feed("one", b"x", etag=False, modified=PUBLISHED)
    async with client.get(server.url("one")) as response:
        assert "ETag" not in response.headers
        modified = response.headers["Last-Modified"]
    assert (await get(client, server.url("one"), If_Modified_Since=modified))[0] == 304
    assert (await get(client, server.url("one"), If_None_Match='"x"'))[0] == 200


async def test_every_source_has_an_address_of_its_own_unless_they_share(server: FeedServer) -> None:
    hosts = {urlsplit(url).hostname for url in server.addresses().values()}
    assert hosts <= {"127.0.0.1", "127.0.0.2"}
    assert len(set(server.addresses().values())) == 2
    async with FeedServer(["one", "two"], spread=False) as shared:
        assert {urlsplit(url).netloc for url in shared.addresses().values()} == {
            urlsplit(shared.url("one")).netloc
        }


async def test_what_was_asked_is_counted_with_its_validators(
    server: FeedServer, client: aiohttp.ClientSession
) -> None:
    await get(client, server.url("one"))
    await get(client, server.url("one"), If_None_Match='"old"', User_Agent="reader/1")
    first, second = server.asked("one")
    assert (first.if_none_match, first.status) == (None, 200)
    assert (second.if_none_match, second.user_agent, second.status) == ('"old"', "reader/1", 200)
    assert server.asked("two") == ()


@pytest.mark.parametrize("status", [403, 500, 429])
async def test_a_fault_is_answered_until_it_is_taken_back(
    server: FeedServer, client: aiohttp.ClientSession, status: int
) -> None:
    server.set_fault("one", Fault(status=status, body=b"go away", headers={"Retry-After": "60"}))
    answered, body, headers = await get(client, server.url("one"))
    assert (answered, body) == (status, b"go away")
    assert headers["Retry-After"] == "60"
    assert (await get(client, server.url("two")))[0] == 200, "the other feed is not concerned"
    server.set_fault("one", None)
    assert (await get(client, server.url("one")))[0] == 200


async def test_new_bytes_leave_a_fault_in_place(server: FeedServer, client: aiohttp.ClientSession) -> None:
    server.set_fault("one", Fault(status=503))
    server.set_feed("one", b"new")
    assert (await get(client, server.url("one")))[0] == 503


async def test_a_slow_feed_runs_into_the_readers_time_limit(
    server: FeedServer, client: aiohttp.ClientSession
) -> None:
    server.set_fault("one", Fault(delay_seconds=30))
    with pytest.raises(TimeoutError):
        await client.get(server.url("one"), timeout=aiohttp.ClientTimeout(total=0.05))


async def test_a_dropped_connection_is_no_answer(server: FeedServer, client: aiohttp.ClientSession) -> None:
    server.set_fault("one", Fault(drop=True))
    with pytest.raises(aiohttp.ClientError):
        await client.get(server.url("one"))
    assert [asked.status for asked in server.asked("one")][:1] == [0]


async def test_an_unknown_feed_is_not_found(server: FeedServer, client: aiohttp.ClientSession) -> None:
    assert (await get(client, server.url("three")))[0] == 404


async def test_addresses_are_known_only_once_the_server_runs() -> None:
    with pytest.raises(RuntimeError, match="not been started"):
        FeedServer(["one"]).url("one")
