"""What failures ask for, and how they are told: pure functions."""

from typing import Final

from bot.domain.feed import FailureKind, FetchFailed
from bot.fetch.addresses import ForbiddenAddressError
from bot.parse.text import clean_line, html_to_text

DETAIL: Final = 200  # characters of outside text in one sentence
_PASSING_STATUSES: Final = frozenset({408, 425})
_BLOCKED_STATUSES: Final = frozenset({401, 403, 451})


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
    """No answer came, or a broken one."""
    # aiohttp wraps what the resolver raised.
    if isinstance(error.__cause__, ForbiddenAddressError):
        return FetchFailed(FailureKind.PERMANENT, str(error.__cause__))
    return FetchFailed(FailureKind.PASSING, f"The server was not reached: {one_line(error)}")


def one_line(error: Exception) -> str:
    """An error in a line for operators, never empty."""
    return clean_line(str(error), DETAIL) or type(error).__name__
