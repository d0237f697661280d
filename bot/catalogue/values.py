"""The values of a source's fields: each reader takes what YAML or an operator gave, or says what is wrong.

Texts from an operator's command arrive as strings where YAML has numbers and booleans; both are read alike.
"""

import codecs
import re
from collections.abc import Iterable
from datetime import timedelta
from difflib import get_close_matches
from functools import lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import pycountry

from bot.lexicon.languages import is_language
from bot.parse.busy import parse_busy

UNIONS = ("EU", "UN")  # issuers that are no state
ACCESS = (
    "open",
    "ua-sensitive",
    "blocked",
    "js",
    "js-challenge",
    "http-only",
    "tls-chain",
    "api-key",
    "flaky",
    "unknown",
)
MAX_ID = 40  # ids travel in Telegram's button data, 64 bytes in all
MAX_TEXT = 2000
MAX_EVERY = timedelta(days=7)

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DURATION = re.compile(r"([1-9]\d{0,6})\s?([smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_PLACE = re.compile(r"\{\w+\}")
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}")  # token, RFC 9110, 5.6.2
_OWN_HEADERS = frozenset(
    (
        "authorization",
        "connection",
        "content-length",
        "cookie",
        "host",
        "if-modified-since",
        "if-none-match",
        "proxy-authorization",
        "referer",
        "transfer-encoding",
        "user-agent",
    )
)


class ValueProblem(ValueError):  # noqa: N818 - a sentence in two parts, always turned into a ConfigError
    """A value is wrong. `problem` goes on from "field ...", `remedy` is a sentence without its full stop."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


def nearest(word: str, words: Iterable[str], otherwise: str) -> str:
    """A remedy: the word that was probably meant, or else the given sentence."""
    near = get_close_matches(word, list(words), n=1)
    return f"Did you mean {near[0]}?" if near else otherwise


def read_text(value: object) -> str:
    """Text on one or more lines, not empty, without control characters."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value.strip():
        raise ValueProblem("is not text", "Write some words")
    if len(value) > MAX_TEXT:
        raise ValueProblem(f"is longer than {MAX_TEXT} characters", "Shorten it")
    if not all(character.isprintable() or character in "\n\t" for character in value):
        raise ValueProblem("holds invisible or control characters", "Type it anew")
    return value.strip()


def read_line(value: object) -> str:
    """Text on one line."""
    text = read_text(value)
    if not text.isprintable():
        raise ValueProblem("goes over several lines", "Write it on one line")
    return text


def read_bool(value: object) -> bool:
    """A boolean, or the words for one."""
    if isinstance(value, str):
        value = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}.get(
            value.lower()
        )
    if not isinstance(value, bool):
        raise ValueProblem("is neither true nor false", "Write true or false")
    return value


def read_count(value: object) -> int:
    """A whole number from 0."""
    if isinstance(value, str) and value.isdecimal():
        value = int(value[:9])
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueProblem("is not a whole number", "Write a number such as 1")
    return value


def read_duration(value: object) -> timedelta:
    """`90s`, `15m`, `2h` or `1d`."""
    match = _DURATION.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueProblem(f"is no duration: {value!r:.40}", "Write it like 90s, 15m, 2h or 1d")
    return timedelta(**{_UNITS[match[2]]: int(match[1])})


def write_duration(value: timedelta) -> str:
    """The shortest spelling that `read_duration` takes back; part seconds are dropped."""
    seconds = int(value.total_seconds())
    for unit, size in (("d", 86_400), ("h", 3_600), ("m", 60)):
        if seconds and seconds % size == 0:
            return f"{seconds // size}{unit}"
    return f"{seconds}s"


def read_every(value: object) -> timedelta:
    """A polling interval."""
    every = read_duration(value)
    if every > MAX_EVERY:
        raise ValueProblem("is longer than a week", "Poll at least every 7d, or set enabled: false")
    return every


def read_id(value: object) -> str:
    """A stable name."""
    if not isinstance(value, str) or len(value) > MAX_ID or not _ID.fullmatch(value):
        raise ValueProblem(
            f"is no id: {value!r:.60}",
            f"Use a-z, 0-9 and single hyphens, at most {MAX_ID}, such as us-state-press-rss",
        )
    return value


def read_country(value: object) -> str:
    """ISO 3166-1 alpha-2, or EU, UN."""
    if isinstance(value, str) and (value in UNIONS or _is_country(value)):
        return value
    remedy = "Use the two capital letters of ISO 3166-1, or EU, or UN"
    if isinstance(value, str):
        found = {"UK": "GB"}.get(value.upper()) or (value.upper() if _is_country(value.upper()) else None)
        remedy = f"Did you mean {found}?" if found else remedy
    raise ValueProblem(f"is no country: {value!r:.40}", remedy)


@lru_cache(maxsize=512)
def _is_country(code: str) -> bool:
    # pycountry ignores case; stored codes do not.
    return len(code) == 2 and code.isupper() and pycountry.countries.get(alpha_2=code) is not None  # noqa: PLR2004 - alpha-2


def read_language(value: object) -> str:
    """ISO 639-1."""
    if isinstance(value, str) and is_language(value):
        return value
    raise ValueProblem(
        f"is no language: {value!r:.40}", "Use the two small letters of ISO 639-1, such as en or zh"
    )


def read_zone(value: object) -> str:
    """A name of the IANA time zone database."""
    text = read_line(value)
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        remedy = nearest(text, available_timezones(), "Use a name such as Asia/Shanghai")
        raise ValueProblem(f"is no time zone: {text!r:.40}", remedy) from None
    return text


def read_url(value: object) -> str:
    """An http or https address without credentials, kept as written: some servers need odd queries.

    "{year}" in it stands for the year of the moment it is asked.
    """
    if not isinstance(value, str) or not value.isprintable() or " " in value or len(value) > MAX_TEXT:
        raise ValueProblem("is no address", "Write one that begins with https://")
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        raise ValueProblem("is no address", "Write one that begins with https://") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueProblem("is no web address", "Write one that begins with https:// or http://")
    if parts.username is not None or parts.password is not None:
        raise ValueProblem("holds a user name or password", "Remove what stands before the @")
    if unknown := [place for place in _PLACE.findall(value) if place != "{year}"]:
        raise ValueProblem(
            f"has no place {unknown[0]:.40}", "Only {year} is filled in, with the present year"
        )
    return value


def read_access(value: object) -> str:
    """How the server treats programs."""
    text = read_line(value)
    if text not in ACCESS:
        raise ValueProblem(
            f"is unknown: {text!r:.40}", nearest(text, ACCESS, f"Use one of: {', '.join(ACCESS)}")
        )
    return text


def read_encoding(value: object) -> str:
    """A character encoding Python knows."""
    text = read_line(value)
    try:
        codecs.lookup(text)
        b"a".decode(text)
    except UnicodeError:
        pass  # a text encoding in which a lone "a" is incomplete, e.g. UTF-16
    except (LookupError, ValueError):
        raise ValueProblem(f"is no character encoding: {text!r:.40}", "Use a name such as gb18030") from None
    return text


def read_header(name: str, value: object) -> tuple[str, str]:
    """A request header that is not ours to set."""
    if not _HEADER_NAME.fullmatch(name):
        raise ValueProblem("is no header name", "Write one such as Accept-Language")
    if name.lower() in _OWN_HEADERS:
        raise ValueProblem(
            "may not be set", "Remove it: we name ourselves, send no cookies and keep no secrets here"
        )
    return name, read_line(value)


def read_busy(value: object) -> str:
    """`Mon-Fri 15:00-19:30 Asia/Shanghai every 3m`: busier hours; several are parted by semicolons."""
    text = read_line(value)
    try:
        windows = parse_busy(text)
    except ValueError as error:
        raise ValueProblem(
            f"is wrong: {error}", "Write it like Mon-Fri 15:00-19:30 Asia/Shanghai every 3m"
        ) from None
    if any(window.every > MAX_EVERY for window in windows):
        raise ValueProblem("polls less than once a week", "Give a shorter interval")
    return text


def raise_busy(text: str, least: timedelta) -> str:
    """The same windows, none of them polling more often than `least`."""
    parts = [part.strip() for part in text.split(";")]
    return "; ".join(
        part if window.every >= least else part.rpartition(" ")[0] + " " + write_duration(least)
        for part, window in zip(parts, parse_busy(text), strict=True)
    )
