"""What the worker process is asked to do in tests; a spawned process imports it by name."""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.domain.action import Document, Reading
from bot.domain.feed import ParseResult
from bot.parse.feed import parse_feed
from bot.reading.worker import read_installed

PATIENCE = 5.0  # seconds
ENDLESS = "This text is read for ever."
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


@dataclass(frozen=True)
class Load:
    """What a worker is handed at its start: more than a pipe holds, after something that takes its time."""

    gate: Path
    rest: bytes = b"x" * 1_000_000

    def __call__(self) -> None: ...

    def __reduce__(self) -> tuple[object, ...]:
        return _unpacked, (Gate(self.gate), self.rest)


@dataclass(frozen=True)
class Gate:
    """Cannot be unpacked before its file is there."""

    path: Path

    def __reduce__(self) -> tuple[object, ...]:
        return _waited_for, (str(self.path),)


def _waited_for(path: str) -> None:
    last = time.monotonic() + PATIENCE
    while not Path(path).exists():
        assert time.monotonic() < last, "whoever starts this process stands still"
        time.sleep(0.01)


def _unpacked(_gate: None, _rest: bytes) -> Callable[[], None]:
    return nothing


def nothing() -> None:
    """No preparation."""


def broken_start() -> None:
    raise RuntimeError("cannot start")


def parse_or_hang(body: bytes, *, content_type: str, url: str, **_: object) -> ParseResult:
    """The parser, which one document drives into an endless loop and one kills."""
    if body == HANGING:
        hang_deaf()
    if body == DEADLY:
        crash()
    return parse_feed(body, content_type=content_type, url=url)


def read_or_hang(document: Document) -> Reading:
    """The reader, which one text drives into an endless loop."""
    if document.text == ENDLESS:
        hang()
    return read_installed(document)


def read_or_die(document: Document) -> Reading:
    """The reader, whose process one text kills."""
    if document.text == ENDLESS:
        crash()
    return read_installed(document)
