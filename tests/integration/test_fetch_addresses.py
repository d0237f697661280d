"""Outside text must not make us talk to our own network: addresses, names, redirects and pinning."""

import socket
from collections.abc import AsyncIterator

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult
from fetch_tools import failed, got, make_fetcher
from raw_server import RawServer, answer

from bot.domain.feed import FailureKind


class Names(AbstractResolver):
    """A name service whose answers change from look-up to look-up; the last one stays."""

    def __init__(self, **addresses: list[list[str]]) -> None:
        self._answers = {name.replace("_", "."): answers for name, answers in addresses.items()}
        self.asked: list[str] = []

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        self.asked.append(host)
        answers = self._answers.get(host.lower())
        if not answers:
            raise OSError(f"no address for {host}")
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        return [
            ResolveResult(hostname=host, host=a, port=port, family=socket.AF_INET, proto=0, flags=0)
            for a in found
        ]

    async def close(self) -> None:
        """Nothing is held."""


@pytest.fixture
async def server() -> AsyncIterator[RawServer]:
    async with RawServer() as running:
        running.set("/", answer("200 OK", b"inside"))
        yield running


@pytest.mark.parametrize("host", ["127.0.0.1", "[::ffff:127.0.0.1]", "localhost", "LOCALHOST"])
async def test_our_own_machine_is_not_reached_under_any_spelling(server: RawServer, host: str) -> None:
    async with make_fetcher(allow_private_hosts=()) as fetcher:
        result = failed(await fetcher.fetch(server.url("/", host)))
    assert result.kind is FailureKind.PERMANENT
    assert "not a public address" in result.detail
    assert server.asked == []


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f000001", "0177.0.0.1"])
async def test_numbers_that_only_some_read_as_an_address_are_not_resolved(
    server: RawServer, host: str
) -> None:
    async with make_fetcher(allow_private_hosts=()) as fetcher:
        failed(await fetcher.fetch(server.url("/", host)))
    assert server.asked == []


@pytest.mark.parametrize(
    ("allowed", "host"),
    [
        ("127.0.0.0/8", "127.0.0.1"),
        ("127.0.0.1", "127.0.0.1"),
        ("127.0.0.0/8", "localhost"),
        ("localhost", "LocalHost"),
        ("feeds.internal", "feeds.internal"),
    ],
)
async def test_what_an_operator_allows_is_reached_on_any_port(
    server: RawServer, allowed: str, host: str
) -> None:
    names = Names(feeds_internal=[["127.0.0.1"]], localhost=[["127.0.0.1"]])
    async with make_fetcher(allow_private_hosts=(allowed,), resolver=names) as fetcher:
        assert got(await fetcher.fetch(server.url("/", host))).body == b"inside"


@pytest.mark.parametrize(
    ("allowed", "host"), [("127.0.0.2", "127.0.0.1"), ("feeds.internal", "other.internal")]
)
async def test_allowing_one_host_opens_no_other(server: RawServer, allowed: str, host: str) -> None:
    names = Names(other_internal=[["127.0.0.1"]])
    async with make_fetcher(allow_private_hosts=(allowed,), resolver=names) as fetcher:
        assert failed(await fetcher.fetch(server.url("/", host))).kind is FailureKind.PERMANENT
    assert server.asked == []


@pytest.mark.parametrize("target", ["http://127.0.0.2:{port}/", "http://inside.example:{port}/"])
async def test_a_redirect_into_our_network_is_not_followed(server: RawServer, target: str) -> None:
    names = Names(inside_example=[["127.0.0.2"]])
    async with (
        RawServer("127.0.0.2") as private,
        make_fetcher(allow_private_hosts=("127.0.0.1",), resolver=names) as fetcher,
    ):
        private.set("/", answer("200 OK", b"inside"))
        location = target.format(port=private.port)
        url = server.set("/away", answer("302 Found", b"", f"Location: {location}"))
        result = failed(await fetcher.fetch(url))
        assert result.kind is FailureKind.PERMANENT
        assert "127.0.0.2" in result.detail
        assert private.asked == []


async def test_the_address_checked_is_the_address_connected_to(server: RawServer) -> None:
    """A name that resolves to an allowed address first and to another one a moment later gains nothing."""
    names = Names(rebinding_example=[["127.0.0.1"], ["127.0.0.2"]])
    async with (
        RawServer("127.0.0.2") as private,
        make_fetcher(allow_private_hosts=("127.0.0.1",), resolver=names) as fetcher,
    ):
        assert got(await fetcher.fetch(server.url("/", "rebinding.example"))).body == b"inside"
        assert names.asked == ["rebinding.example"]
        assert private.asked == []


async def test_of_several_addresses_only_the_allowed_ones_are_tried(server: RawServer) -> None:
    names = Names(mixed_example=[["10.0.0.1", "127.0.0.1"]])
    async with make_fetcher(allow_private_hosts=("127.0.0.1",), resolver=names) as fetcher:
        assert got(await fetcher.fetch(server.url("/", "mixed.example"))).body == b"inside"


async def test_a_name_without_an_address_is_tried_again_later() -> None:
    async with make_fetcher(resolver=Names()) as fetcher:
        result = failed(await fetcher.fetch("http://nowhere.example/"))
    assert result.kind is FailureKind.PASSING


@pytest.mark.parametrize(
    "url",
    [
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "//127.0.0.1/",
        "/feed",
        "",
        "http://",
        "http://user:hush@127.0.0.1/",
        "http://127.0.0.1:99999/",
        "http://[::1/",
    ],
)
async def test_an_address_that_cannot_be_fetched_needs_a_person(url: str) -> None:
    async with make_fetcher() as fetcher:
        result = failed(await fetcher.fetch(url))
    assert result.kind is FailureKind.PERMANENT
    assert "hush" not in result.detail
