"""One conditional, polite, bounded, safe GET. What a server does becomes a value, never an exception."""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Final, Self

import aiohttp
from aiohttp.abc import AbstractResolver
from aiohttp.resolver import ThreadedResolver
from yarl import URL

from bot.domain.feed import FailureKind, Fetched, FetchFailed, FetchResult, NotModified, Validators
from bot.fetch.addresses import AddressPolicy, GuardedResolver
from bot.fetch.body import ACCEPT_ENCODING, BodyError, BodyTooLargeError, read_beginning, read_body
from bot.fetch.headers import DEFAULT_RETRY_AFTER, fresh_seconds, retry_after_seconds, validators
from bot.fetch.hosts import HostGates, Monotonic, Sleep
from bot.fetch.verdicts import DETAIL, failure_kind, first_line, network_failure
from bot.parse.text import clean_line

ACCEPT: Final = (
    "application/rss+xml, application/atom+xml, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, "
    "application/json;q=0.8, text/html;q=0.7, */*;q=0.1"
)
MAX_REDIRECTS: Final = 5
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_PERMANENT_REDIRECTS: Final = frozenset({301, 308})
# The whole exchange has `timeout_seconds`; a server that goes silent is given up a little earlier.
_READ_SHARE: Final = 0.8
_ERROR_SHARE: Final = 0.1  # of that time for an error page: what is known by then is its status
_ERROR_BYTES: Final = 4_096  # of an error page: enough for its first line, too little to hurt
_NO_VALIDATORS: Final = Validators()
_NO_HEADERS: Final[Mapping[str, str]] = {}
# Ours alone: who we are is said honestly, and cookies and referrers are not kept.
_RESERVED_HEADERS: Final = frozenset(
    {"user-agent", "host", "cookie", "referer", "accept-encoding", "if-none-match", "if-modified-since"}
)


@dataclass(frozen=True, slots=True)
class _Redirect:
    target: URL
    permanent: bool


class HttpFetcher:
    """Fetches documents for all sources; an async context manager.

    Args:
        contact: Address or page where publishers reach the operator; part of the user agent.
        version: Of the program; part of the user agent.
        host_spacing_seconds: Pause between two requests to one host.
        allow_private_hosts: Names, addresses or CIDR blocks reached although private, on any port.
        timeout_seconds: For one fetch with its redirects, without waiting for a host's turn.
        max_bytes: Of a body, decompressed.
        clock: Monotonic seconds, for spacing.
        sleep: Waits, for spacing.
        now: The present moment, where a server does not tell the time.
        resolver: Looks names up; its answers are checked.
    """

    def __init__(
        self,
        *,
        contact: str,
        version: str,
        host_spacing_seconds: float = 2.0,
        allow_private_hosts: Sequence[str] = (),
        timeout_seconds: float = 20.0,
        max_bytes: int = 5_000_000,
        clock: Monotonic = time.monotonic,
        sleep: Sleep = asyncio.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        resolver: AbstractResolver | None = None,
    ) -> None:
        self._agent = clean_line(f"Mozilla/5.0 (compatible; nongrata/{version}; +{contact})")
        self._policy = AddressPolicy.allowing(allow_private_hosts)
        self._gates = HostGates(host_spacing_seconds, clock, sleep)
        self._timeout_seconds = timeout_seconds
        self._max_bytes = max_bytes
        self._now = now
        self._resolver = resolver
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        resolver = GuardedResolver(self._resolver or ThreadedResolver(), self._policy)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(resolver=resolver, limit_per_host=1, keepalive_timeout=10),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            raise_for_status=False,
            trust_env=False,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def fetch(
        self,
        url: str,
        *,
        validators: Validators = _NO_VALIDATORS,
        headers: Mapping[str, str] = _NO_HEADERS,
        timeout_seconds: float | None = None,
    ) -> FetchResult:
        """GET a document. Whatever the server or the network does is told by the result.

        Args:
            url: An http or https address, kept as it is written.
            validators: Sent back exactly as received.
            headers: A source's own; not sent on to another host, and never in place of ours.
            timeout_seconds: Instead of the usual one, for servers known to be slow.
        """
        if self._session is None:
            raise RuntimeError("HttpFetcher is used outside of its context")
        exchange = _Exchange(
            session=self._session,
            policy=self._policy,
            gates=self._gates,
            agent=self._agent,
            now=self._now,
            max_bytes=self._max_bytes,
            seconds=timeout_seconds or self._timeout_seconds,
            validators=validators,
            own_headers={k: v for k, v in headers.items() if k.lower() not in _RESERVED_HEADERS},
        )
        try:
            return await exchange.run(url)
        except (BodyError, aiohttp.ClientError, OSError, ValueError) as error:
            return _failure(error, exchange)


def _failure(error: Exception, exchange: "_Exchange") -> FetchFailed:
    """What became of an exchange that this error ended."""
    if isinstance(error, BodyError):
        too_large = isinstance(error, BodyTooLargeError)
        return FetchFailed(FailureKind.PERMANENT if too_large else FailureKind.PASSING, str(error))
    if isinstance(error, TimeoutError):
        missing = "complete answer" if exchange.answered else "answer"
        return FetchFailed(FailureKind.PASSING, f"No {missing} within {exchange.seconds:g} seconds")
    return network_failure(error)


@dataclass(slots=True)
class _Exchange:
    """One fetch with its redirects."""

    session: aiohttp.ClientSession
    policy: AddressPolicy
    gates: HostGates
    agent: str
    now: Callable[[], datetime]
    max_bytes: int
    seconds: float  # left for talking; waiting for a host's turn does not count
    validators: Validators
    own_headers: Mapping[str, str]
    cookies: aiohttp.CookieJar | None = None
    answered: bool = False  # the head of the last answer came

    async def run(self, url: str) -> FetchResult:
        start = current = _parse_url(url)
        permanent = True
        left = self.seconds
        for _ in range(MAX_REDIRECTS + 1):
            self.policy.check_url(current)
            host = _host(current)
            if stopped := self._stopped(host):
                return stopped
            async with self.gates.turn(host):
                # While waiting, an answer to somebody else may have stopped the host.
                if stopped := self._stopped(host):
                    return stopped
                began = time.monotonic()
                async with asyncio.timeout(left):
                    result = await self._ask(current, start, permanent=permanent and current != start)
                left = max(0.001, left - (time.monotonic() - began))
            if not isinstance(result, _Redirect):
                return result
            if current.scheme == "https" and result.target.scheme == "http":
                return FetchFailed(FailureKind.PERMANENT, f"{host} redirects from https to http")
            permanent = permanent and result.permanent
            current = result.target
        return FetchFailed(FailureKind.PERMANENT, f"More than {MAX_REDIRECTS} redirects")

    def _stopped(self, host: str) -> FetchFailed | None:
        seconds = self.gates.seconds_stopped(host)
        if not seconds:
            return None
        detail = f"{host} asked for a pause; it is left alone for another {seconds:.0f} seconds"
        return FetchFailed(FailureKind.THROTTLED, detail, retry_after_seconds=seconds)

    async def _ask(self, url: URL, start: URL, *, permanent: bool) -> FetchResult | _Redirect:
        self.answered = False
        timeout = aiohttp.ClientTimeout(total=None, sock_read=self.seconds * _READ_SHARE)
        async with self.session.get(
            url,
            headers=self._headers(same_origin=url.origin() == start.origin()),
            cookies=self.cookies.filter_cookies(url) if self.cookies is not None else None,
            allow_redirects=False,
            timeout=timeout,
        ) as response:
            self.answered = True
            if response.status in _REDIRECTS:
                return self._redirect(url, response)
            if response.status == 304:  # noqa: PLR2004 - the number is the name
                return self._not_modified(url, response, permanent=permanent)
            if response.status == 200 and "cf-mitigated" not in response.headers:  # noqa: PLR2004 - as above
                return Fetched(
                    status=response.status,
                    url=str(url),
                    body=await read_body(response, self.max_bytes),
                    content_type=clean_line(response.headers.get("Content-Type", ""), DETAIL),
                    validators=validators(response.headers),
                    fresh_seconds=fresh_seconds(response.headers, self.now()),
                    permanent_url=str(url) if permanent else None,
                )
            return await self._failure(url, response)

    def _headers(self, *, same_origin: bool) -> dict[str, str]:
        sent = {"Accept": ACCEPT, **(self.own_headers if same_origin else {})}
        sent |= {"User-Agent": self.agent, "Accept-Encoding": ACCEPT_ENCODING}
        # Both: senate.gov ignored the first and honoured the second.
        if self.validators.etag:
            sent["If-None-Match"] = self.validators.etag
        if self.validators.last_modified:
            sent["If-Modified-Since"] = self.validators.last_modified
        return sent

    def _redirect(self, url: URL, response: aiohttp.ClientResponse) -> FetchFailed | _Redirect:
        location = response.headers.get("Location", "").strip()
        if not location:
            return FetchFailed(
                FailureKind.PERMANENT, f"{url.host} redirects without saying where to", response.status
            )
        if response.cookies:
            # Cookie walls set one and redirect back to the same page. Kept for this chain only.
            if self.cookies is None:
                self.cookies = aiohttp.CookieJar(unsafe=True)
            self.cookies.update_cookies(response.cookies, url)
        target = url.join(_parse_url(location)).with_fragment(None)
        return _Redirect(target, response.status in _PERMANENT_REDIRECTS)

    def _not_modified(
        self, url: URL, response: aiohttp.ClientResponse, *, permanent: bool
    ) -> NotModified | FetchFailed:
        if not (self.validators.etag or self.validators.last_modified):
            return FetchFailed(
                FailureKind.INVALID, f"{url.host} answered 304 to an unconditional request", 304
            )
        return NotModified(
            validators=validators(response.headers),
            fresh_seconds=fresh_seconds(response.headers, self.now()),
            permanent_url=str(url) if permanent else None,
        )

    async def _failure(self, url: URL, response: aiohttp.ClientResponse) -> FetchFailed:
        status = response.status
        retry_after = retry_after_seconds(response.headers, self.now())
        kind = failure_kind(status, challenged="cf-mitigated" in response.headers)
        if kind is FailureKind.THROTTLED:
            retry_after = DEFAULT_RETRY_AFTER if retry_after is None else retry_after
            self.gates.stop(_host(url), retry_after)
        said = first_line(await read_beginning(response, _ERROR_BYTES, self.seconds * _ERROR_SHARE))
        reason = clean_line(response.reason or "", DETAIL)
        detail = f"{url.host} answered {status} {reason}".rstrip() + (f": {said}" if said else "")
        return FetchFailed(kind, detail, status, retry_after)


def _parse_url(text: str) -> URL:
    """An address as it is written. yarl would re-quote it; some servers know only their own spelling."""
    written_fully = text.isascii() and text.isprintable() and " " not in text
    return URL(text, encoded=written_fully)


def _host(url: URL) -> str:
    """Whom politeness is owed to: a host is the same in capitals and with the dot of the root."""
    return (url.host or "").lower().rstrip(".")
