"""A local feed server that behaves like a good one, or like a bad one when told to.

Serves any bytes with validators (RFC 9110, 8.8 and 13.1), counts what it was asked, and injects faults. The
demo, the tests and the benchmarks use it; it knows nothing of the story.
"""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from types import TracebackType
from typing import Self

from aiohttp import web

DEFAULT_TYPE = "application/rss+xml; charset=UTF-8"
_PER_NET = 250  # addresses used of each 127.0.x.0/24


@dataclass(frozen=True, slots=True)
class Fault:
    """What a feed answers instead of itself. The defaults change nothing but the time it takes."""

    status: int | None = None  # None: the feed is served, after the delay
    body: bytes = b"refused"
    content_type: str = "text/html"
    headers: Mapping[str, str] = field(default_factory=dict)
    delay_seconds: float = 0.0
    drop: bool = False  # close the connection without an answer


@dataclass(frozen=True, slots=True)
class Asked:
    """One request and how it was answered."""

    if_none_match: str | None
    if_modified_since: str | None
    user_agent: str | None
    status: int


@dataclass(slots=True)
class _Feed:
    body: bytes
    content_type: str
    etag: str | None
    modified: datetime | None
    headers: Mapping[str, str]
    fault: Fault | None = None
    asked: list[Asked] = field(default_factory=list)


class FeedServer:
    """An HTTP server on loopback, one address per source named at the start.

    Politeness counts by host, so sources that should not wait for each other need addresses of their own:
    127.0.0.1, 127.0.0.2, ... where the system answers on all of 127/8 (Linux does), else all share 127.0.0.1.
    Ports are chosen by the system. Sources first set later are served at the first address.
    """

    def __init__(self, source_ids: Iterable[str] = (), *, spread: bool = True) -> None:
        self._ids = tuple(dict.fromkeys(source_ids))
        self._spread = spread
        self._feeds: dict[str, _Feed] = {}
        self._bases: dict[str, str] = {}
        self._main = ""
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/feeds/{id}", self._answer)
        # Nothing waits for clients that keep connections open when the server is told to stop.
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        try:
            self._main = await self._listen("127.0.0.1")
            for index, source_id in enumerate(self._ids[1:] if self._spread else (), start=1):
                address = f"127.0.{index // _PER_NET}.{index % _PER_NET + 1}"
                self._bases[source_id] = await self._listen_or_share(address)
        except BaseException:
            await self._runner.cleanup()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    def url(self, source_id: str) -> str:
        """Where the source's feed is. Raises RuntimeError before the server has started."""
        if not self._main:
            raise RuntimeError("the feed server has not been started")
        return f"{self._bases.get(source_id, self._main)}/feeds/{source_id}"

    def addresses(self) -> dict[str, str]:
        """Addresses of all sources named at the start or set since."""
        return {source_id: self.url(source_id) for source_id in dict.fromkeys((*self._ids, *self._feeds))}

    def set_feed(
        self,
        source_id: str,
        body: bytes,
        *,
        content_type: str = DEFAULT_TYPE,
        modified: datetime | None = None,
        etag: bool = True,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Serve these bytes from now on; faults and counts stay.

        The ETag follows the bytes, so the same bytes set again are still "not modified". `modified` becomes
        Last-Modified, in whole seconds; by default the moment at which the bytes last became others.
        """
        old = self._feeds.get(source_id)
        if modified is None:
            modified = old.modified if old and old.body == body else datetime.now(UTC)
        self._feeds[source_id] = _Feed(
            body=body,
            content_type=content_type,
            etag=f'"{sha256(body).hexdigest()[:32]}"' if etag else None,
            modified=modified.replace(microsecond=0) if modified else None,
            headers=headers or {},
            fault=old.fault if old else None,
            asked=old.asked if old else [],
        )

    def set_fault(self, source_id: str, fault: Fault | None) -> None:
        """Answer with this from now on; None ends it. Raises KeyError for a feed never set."""
        self._feeds[source_id].fault = fault

    def asked(self, source_id: str) -> tuple[Asked, ...]:
        """Every request for this feed so far, in order of their answers."""
        feed = self._feeds.get(source_id)
        return tuple(feed.asked) if feed else ()

    async def _listen(self, address: str) -> str:
        assert self._runner is not None  # noqa: S101 -- set by the caller, __aenter__
        await web.TCPSite(self._runner, address, 0).start()
        # Sites are a set inside the runner, so the new one is found by its address.
        port = next(int(name[1]) for name in self._runner.addresses if name[0] == address)
        return f"http://{address}:{port}"

    async def _listen_or_share(self, address: str) -> str:
        try:
            return await self._listen(address)
        except OSError:  # macOS answers on 127.0.0.1 only
            return self._main

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        feed = self._feeds.get(request.match_info["id"])
        if feed is None:
            raise web.HTTPNotFound
        fault = feed.fault
        if fault is not None and fault.delay_seconds:
            await asyncio.sleep(fault.delay_seconds)
        if fault is not None and fault.drop and request.transport is not None:
            _note(feed, request, 0)
            request.transport.abort()
        response = _respond(feed, fault, request)
        if fault is None or not fault.drop:
            _note(feed, request, response.status)
        return response


def _note(feed: _Feed, request: web.Request, status: int) -> None:
    header = request.headers.get
    feed.asked.append(
        Asked(header("If-None-Match"), header("If-Modified-Since"), header("User-Agent"), status)
    )


def _respond(feed: _Feed, fault: Fault | None, request: web.Request) -> web.Response:
    if fault is not None and fault.status is not None:
        headers = {"Content-Type": fault.content_type, **fault.headers}
        return web.Response(status=fault.status, body=fault.body, headers=headers)
    headers = dict(feed.headers)
    if feed.etag:
        headers["ETag"] = feed.etag
    if feed.modified:
        headers["Last-Modified"] = format_datetime(feed.modified, usegmt=True)
    if _matches(feed, request):
        return web.Response(status=304, headers=headers)
    return web.Response(body=feed.body, headers={"Content-Type": feed.content_type, **headers})


def _matches(feed: _Feed, request: web.Request) -> bool:
    """RFC 9110, 13.2.2: If-None-Match, compared weakly, decides alone; the date counts only without it."""
    tags = request.headers.get("If-None-Match")
    if tags is not None and feed.etag:
        given = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        return "*" in given or feed.etag in given
    since = request.headers.get("If-Modified-Since")
    if tags is not None or since is None or feed.modified is None:
        return False
    try:
        return feed.modified <= parsedate_to_datetime(since)
    except (ValueError, TypeError):  # a date that is none, or one without zone: RFC 9110 says ignore it
        return False
