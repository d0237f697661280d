"""What failures ask for, and how they are told: pure functions."""

import re
from typing import Final

from aiohttp import ClientError, ClientPayloadError, ClientResponseError, InvalidURL, ServerDisconnectedError

from bot.domain.feed import FailureKind, FetchFailed
from bot.fetch.addresses import ForbiddenAddressError
from bot.parse.text import clean_line, html_to_text

DETAIL: Final = 200  # characters of outside text in one sentence
_PASSING_STATUSES: Final = frozenset({408, 425})
_BLOCKED_STATUSES: Final = frozenset({401, 403, 451})
_QUOTED = re.compile(r":?\s*\n|:?\s+b['\"]")  # where aiohttp begins to quote the bytes it stumbled over


def failure_kind(status: int, *, challenged: bool) -> FailureKind:
    """By status (RFC 9110, 15); a challenge page is a block whatever its status."""
    if challenged or status in _BLOCKED_STATUSES:
        return FailureKind.BLOCKED
    if status in (429, 503):
        return FailureKind.THROTTLED
    if status == 410:  # noqa: PLR2004 - the number is the name
        return FailureKind.GONE
    if status >= 500 or status in _PASSING_STATUSES:  # noqa: PLR2004 - as above
        return FailureKind.PASSING
    return FailureKind.PERMANENT if status >= 400 else FailureKind.INVALID  # noqa: PLR2004 - as above


def first_line(page: bytes) -> str:
    """What an error page says first, for operators: publishers explain themselves there."""
    return clean_line(html_to_text(page.decode("utf-8", "replace")).partition("\n")[0], DETAIL)


def network_failure(error: Exception) -> FetchFailed:
    """The request could not be made, or no answer came, or a broken one."""
    # aiohttp wraps what the resolver raised.
    for forbidden in (error, error.__cause__):
        if isinstance(forbidden, ForbiddenAddressError):
            return FetchFailed(FailureKind.PERMANENT, str(forbidden), private_host=forbidden.private_host)
    if isinstance(error, InvalidURL):
        return FetchFailed(FailureKind.PERMANENT, "The address cannot be read")
    if not isinstance(error, (ClientError, OSError)):
        return FetchFailed(FailureKind.PERMANENT, f"The request cannot be made: {one_line(error)}")
    return FetchFailed(FailureKind.PASSING, _network_sentence(error))


def _network_sentence(error: Exception) -> str:
    """What happened; the library's own words quote bytes and class names."""
    if isinstance(error, ServerDisconnectedError):
        return "The server closed the connection without an answer"
    if isinstance(error, ClientPayloadError):
        return "The answer was cut off"
    if isinstance(error, ClientResponseError):
        reason = _QUOTED.split(error.message, maxsplit=1)[0]
        return f"The answer is no proper HTTP: {clean_line(reason, DETAIL) or 'no reason given'}"
    return f"The server was not reached: {one_line(error)}"


def one_line(error: Exception) -> str:
    """An error in a line for operators, never empty."""
    return clean_line(str(error), DETAIL) or type(error).__name__
