"""What answer headers mean for politeness: pure functions."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from bot.domain.feed import Validators

DEFAULT_RETRY_AFTER: Final = timedelta(minutes=15).total_seconds()
LONGEST_RETRY_AFTER: Final = timedelta(days=7).total_seconds()
_LONGEST_FRESH: Final = timedelta(days=365).total_seconds()
_LONGEST_VALIDATOR: Final = 1_000  # characters; we send it back on every poll

_SECONDS = re.compile(r"\d{1,12}")
_MAX_AGE = re.compile(r"(?:^|[\s,;])max-age\s*=\s*\"?(\d{1,12})", re.IGNORECASE)
_REVALIDATE = re.compile(r"(?:^|[\s,;])(?:no-cache|no-store)(?:$|[\s,;])", re.IGNORECASE)


def validators(headers: Mapping[str, str]) -> Validators:
    """ETag and Last-Modified exactly as received (RFC 9110, 8.8)."""
    return Validators(_validator(headers.get("ETag")), _validator(headers.get("Last-Modified")))


def _validator(value: str | None) -> str | None:
    # Bytes that are no UTF-8 arrive as lone surrogates, which no database takes and no header carries.
    usable = value is not None and value.isprintable() and 0 < len(value) <= _LONGEST_VALIDATOR
    return value if usable else None


def fresh_seconds(headers: Mapping[str, str], now: datetime) -> float:
    """RFC 9111, 4.2: max-age less Age, else Expires less Date. Never negative.

    no-cache and no-store allow asking again at once; s-maxage is meant for shared caches.
    """
    control = headers.get("Cache-Control", "")
    if _REVALIDATE.search(control):
        return 0.0
    if match := _MAX_AGE.search(control):
        fresh = float(match[1]) - _seconds(headers.get("Age", ""))
    else:
        expires = http_date(headers.get("Expires", ""))
        if expires is None:
            return 0.0
        fresh = (expires - (http_date(headers.get("Date", "")) or now)).total_seconds()
    return min(max(0.0, fresh), _LONGEST_FRESH)


def retry_after_seconds(headers: Mapping[str, str], now: datetime) -> float | None:
    """RFC 9110, 10.2.3: seconds, or a date counted from the server's own clock; at most 7 days."""
    value = headers.get("Retry-After", "").strip()
    if _SECONDS.fullmatch(value):
        return min(float(value), LONGEST_RETRY_AFTER)
    moment = http_date(value)
    if moment is None:
        return None
    wait = (moment - (http_date(headers.get("Date", "")) or now)).total_seconds()
    return min(max(0.0, wait), LONGEST_RETRY_AFTER)


def http_date(value: str) -> datetime | None:
    """An HTTP date (RFC 9110, 5.6.7), aware; None if it is none, as in "Expires: 0"."""
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def _seconds(value: str) -> float:
    return float(value) if _SECONDS.fullmatch(value.strip()) else 0.0
