"""What a source is asked at this moment, and the work of reading its answer, ready for the worker process."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.domain.feed import Fetched, FetchFailed, ParseResult
from bot.domain.source import Source
from bot.parse.documents import parse_document

PARSE_SECONDS = 20.0  # a 115 kB feed takes 36 ms; past this the parser hangs and its process is killed
YEAR = "{year}"
"""In an address: the year at the source's place. A ministry's list of notices begins anew each January."""


def address_now(source: Source, now: datetime) -> str:
    """Where to ask at this moment; what the source is known by stays its own address, with "{year}" in it."""
    zone = ZoneInfo(source.zone) if source.zone else UTC
    return source.url.replace(YEAR, str(now.astimezone(zone).year))


def with_remedy(url: str, failed: FetchFailed) -> FetchFailed:
    """The failure with how to allow the private host, where `url`, which an operator wrote, names it itself.

    What a server redirects to is no operator's wish: nobody is told to open the own network to it.
    """
    host = failed.private_host
    if host is None or (urlsplit(url).hostname or "") != host.lower():
        return failed
    return replace(failed, detail=f"{failed.detail}. To allow it set NONGRATA_ALLOW_PRIVATE_HOSTS={host}")


def parse_work(source: Source, fetched: Fetched) -> Callable[[bytes], ParseResult]:
    """A function of the body that can be sent to another process."""
    return partial(
        parse_document,
        kind=source.kind,
        select=source.select,
        content_type=fetched.content_type,
        url=fetched.url,
        encoding=source.encoding,
        zone=source.zone,
    )
