"""A fetcher that reaches loopback, without pauses; and short ways to its results."""

from datetime import UTC, datetime
from typing import Any

from bot.domain.feed import Fetched, FetchFailed, FetchResult, NotModified
from bot.fetch.http import HttpFetcher

NOW = datetime(2022, 3, 31, 9, 0, tzinfo=UTC)


def make_fetcher(**changed: Any) -> HttpFetcher:
    arguments: dict[str, Any] = {
        "contact": "https://watch.example/contact",
        "version": "9.9",
        "host_spacing_seconds": 0.0,
        "allow_private_hosts": ("127.0.0.0/8",),
        "timeout_seconds": 20.0,
        "max_bytes": 100_000,
        "now": lambda: NOW,
    }
    return HttpFetcher(**(arguments | changed))


def got(result: FetchResult) -> Fetched:
    assert isinstance(result, Fetched), result
    return result


def unchanged(result: FetchResult) -> NotModified:
    assert isinstance(result, NotModified), result
    return result


def failed(result: FetchResult) -> FetchFailed:
    assert isinstance(result, FetchFailed), result
    return result
