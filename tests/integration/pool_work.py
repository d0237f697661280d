"""What the worker process is asked to do in tests; a spawned process imports it by name."""

import os
import signal
import time
from dataclasses import dataclass

from bot.domain.feed import ParseResult
from bot.parse.feed import parse_feed

HANGING, DEADLY = b"<rss>this one hangs</rss>", b"<rss>this one kills</rss>"


@dataclass
class FieldsError(Exception):
    """Built by keyword, it cannot be built again from its args."""

    place: str
    line: int


class PickyError(Exception):
    """Takes other arguments than it hands to its base."""

    def __init__(self, place: str, line: int) -> None:
        super().__init__(f"{place}:{line}")


def double(number: int) -> int:
    return 2 * number


def process_id() -> int:
    return os.getpid()


def hang() -> None:
    while True:
        time.sleep(60)


def hang_deaf() -> None:
    """A parser in C neither looks at signals nor lets Python do so."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    hang()


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def leave() -> None:
    raise SystemExit(3)


def fail_with(kind: str) -> None:
    if kind == "value":
        raise ValueError("wrong value")
    if kind == "timeout":
        raise TimeoutError("its own")
    if kind == "fields":
        raise FieldsError(place="feed", line=3)
    raise PickyError("feed", 3)


def unpicklable() -> object:
    return lambda: None


def devour() -> int:
    return len(bytearray(4_000_000_000))


def broken_start() -> None:
    raise RuntimeError("cannot start")


def parse_or_hang(body: bytes, *, content_type: str, url: str, **_: object) -> ParseResult:
    """The parser, which one document drives into an endless loop and one kills."""
    if body == HANGING:
        hang_deaf()
    if body == DEADLY:
        crash()
    return parse_feed(body, content_type=content_type, url=url)
