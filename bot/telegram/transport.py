"""HTTP to the Bot API over aiohttp, below python-telegram-bot's calls.

A fifth of the CPU time of the library's own transport, and no address ever leaves here: an address holds the
token, so errors carry the kind of failure and nothing else.
"""

import asyncio
import json
from typing import Any
from urllib.parse import urlencode

import aiohttp
from telegram import Bot
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

READ_SECONDS = 15.0  # with the phases below less than a delivery's lease of 30 s
WRITE_SECONDS = 5.0
CONNECT_SECONDS = 5.0
POOL_SECONDS = 4.0
KEEP_ALIVE_SECONDS = 15.0  # well below what servers allow, so that a reused connection is seldom dead

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_OK = 300  # statuses below it are answers
_BROKEN = 500
_GATEWAY_TIMEOUT = 504


class NotSentError(NetworkError):
    """The Bot API did not get the request, or a proxy turned it away: it waits for better times."""


class AiohttpRequest(BaseRequest):
    """Keep-alive, at most `connections` at a time, a time-out for each phase.

    Raises from its calls: NotSentError, TimedOut, NetworkError, and what the library makes of an answer.
    """

    def __init__(self, *, connections: int) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds; the library adds a long poll's own time to it."""
        return READ_SECONDS

    async def initialize(self) -> None:
        """Open the session; may be called again."""
        if self._session is None:
            connector = aiohttp.TCPConnector(
                limit=self._connections, keepalive_timeout=KEEP_ALIVE_SECONDS, ttl_dns_cache=300
            )
            self._session = aiohttp.ClientSession(
                connector=connector,
                headers={"User-Agent": self.USER_AGENT},
                cookie_jar=aiohttp.DummyCookieJar(),
            )

    async def shutdown(self) -> None:
        """Close every connection."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """As the library's, but a body that is no JSON is not logged: proxies quote addresses in them."""
        try:
            parsed = json.loads(payload)
        except ValueError:
            parsed = None
        if not isinstance(parsed, dict):
            raise TelegramError("Invalid server response")
        return parsed

    async def do_request(  # noqa: PLR0917 - signature of the base class
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request; status and body."""
        if self._session is None:
            raise NotSentError("the transport is not open")
        timeout = _timeout(read_timeout, write_timeout, connect_timeout, pool_timeout)
        body, headers = _body(request_data)
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as response:
                status, payload = response.status, await response.read()
        except (aiohttp.ClientError, OSError, ValueError) as error:
            failure: NetworkError | None = _failure(error)
        else:
            failure = _turned_away(status, payload)
        if failure is not None:
            raise failure  # outside the handler: the cause's text may hold the address
        return status, _harmless(status, payload)


def _failure(error: Exception) -> NetworkError:
    """What a failure means, with its kind alone as text."""
    kind = type(error).__name__
    if isinstance(error, aiohttp.ConnectionTimeoutError | aiohttp.ClientConnectorError | aiohttp.InvalidURL):
        return NotSentError(f"no connection ({kind})")
    if isinstance(error, TimeoutError | asyncio.TimeoutError):
        return TimedOut(f"no answer in time ({kind})")
    return NetworkError(f"connection lost ({kind})")


def _timeout(read: object, write: object, connect: object, pool: object) -> aiohttp.ClientTimeout:
    reading = _seconds(read, READ_SECONDS)
    connecting = _seconds(connect, CONNECT_SECONDS)
    waiting = connecting + _seconds(pool, POOL_SECONDS)
    return aiohttp.ClientTimeout(
        total=waiting + _seconds(write, WRITE_SECONDS) + reading,
        connect=waiting,
        sock_connect=connecting,
        sock_read=reading,
    )


def _seconds(given: object, default: float) -> float:
    if given is None or isinstance(given, DefaultValue) or not isinstance(given, int | float):
        return default
    return float(given)


def _body(data: RequestData | None) -> tuple[Any, dict[str, str] | None]:
    if data is None:
        return None, None
    if not data.contains_files:
        return urlencode(data.json_parameters).encode(), _FORM
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form, None


def _turned_away(status: int, payload: bytes) -> NetworkError | None:
    """The failure that a proxy's page is, when the Bot API behind it is down; else None.

    A gateway that got no answer in time is no such case: it had passed the request on.
    """
    if status < _BROKEN or status == _GATEWAY_TIMEOUT or _explains(payload):
        return None
    return NotSentError(f"HTTP {status} from a proxy")


def _explains(payload: bytes) -> bool:
    """Whether this is the Bot API's own way to refuse."""
    try:
        parsed = json.loads(payload)
    except ValueError:
        return False
    return isinstance(parsed, dict) and isinstance(parsed.get("description"), str)


def _harmless(status: int, payload: bytes) -> bytes:
    """A refusal that is not the Bot API's own (a proxy's page) is replaced: it may quote the address."""
    if status < _OK or _explains(payload):
        return payload
    return json.dumps({"ok": False, "description": f"HTTP {status} without an explanation"}).encode()


class QuietBot(Bot):
    """The library's bot, whose repr does not show the token."""

    def __repr__(self) -> str:
        return "Bot[token=***]"

    async def raw_updates(self, offset: int | None, seconds: int, kinds: tuple[str, ...]) -> list[Any]:
        """Updates as received: one that the library cannot read must not hide those beside it."""
        wanted = {"offset": offset, "timeout": seconds, "limit": 100, "allowed_updates": kinds}
        answer = await self._post("getUpdates", wanted, read_timeout=READ_SECONDS + seconds)
        return answer if isinstance(answer, list) else []


def make_bot(token: str, api_url: str, *, connections: int = 40) -> QuietBot:
    """A bot that is not connected yet; its long poll has a connection of its own."""
    return QuietBot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=AiohttpRequest(connections=connections),
        get_updates_request=AiohttpRequest(connections=1),
    )


async def open_requests(bot: Bot) -> None:
    """Open the transports without the library's own start, whose error shows the token."""
    await bot.request.initialize()
    await bot._request[0].initialize()  # noqa: SLF001 - the library offers no name for the long poll's transport
