"""All actions that a question finds, as a file."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.chat import Query
from bot.domain.views import ActionView
from bot.render.export import csv_header, csv_line, export_row
from bot.services.ports import Database, UnitOfWork

PAGE = 500  # actions looked up at once
MOST_ROWS = 5_000
_ALL = 2**31 - 1  # rows: more than any database of ours holds
MOST_BYTES = 10_000_000  # a fifth of what the Bot API takes (sendDocument), so that it arrives in time


class FileKind(StrEnum):
    """Which file is made."""

    CSV = "csv"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Exported:
    """A file, and how much of what was found stands in it, newest first."""

    content: bytes
    rows: int
    total: int


def all_views(unit: UnitOfWork, query: Query) -> Iterator[ActionView]:
    """Everything that matches, newest first, whatever page was asked for."""
    yield from _viewed(unit, _numbers(unit, query, _ALL)[1])


def _numbers(unit: UnitOfWork, query: Query, most: int) -> tuple[int, tuple[int, ...]]:
    """How many match, and the newest of them: found once, since finding takes longer than looking up."""
    return unit.actions.search(replace(query, limit=most, offset=0))


def _viewed(unit: UnitOfWork, numbers: Sequence[int]) -> Iterator[ActionView]:
    for at in range(0, len(numbers), PAGE):
        yield from unit.actions.views(numbers[at : at + PAGE])


class Exporting:
    """Makes one file at a time, so that many who ask at once take neither the memory nor the database."""

    def __init__(
        self, database: Database, *, most_rows: int = MOST_ROWS, most_bytes: int = MOST_BYTES
    ) -> None:
        self._database = database
        self._most_rows = most_rows
        self._most_bytes = most_bytes
        self._one = asyncio.Semaphore(1)

    async def file(self, query: Query, kind: FileKind) -> Exported:
        """The file; what goes beyond the bounds of rows and bytes is left out, the oldest first."""

        def work(unit: UnitOfWork) -> Exported:
            return self._made(unit, query, kind)

        async with self._one:
            return await self._database.read(work)

    def _made(self, unit: UnitOfWork, query: Query, kind: FileKind) -> Exported:
        lines: list[bytes] = []
        size = 0
        total, numbers = _numbers(unit, query, self._most_rows)
        for view in _viewed(unit, numbers):
            line = _line(view, kind)
            size += len(line)
            if size > self._most_bytes:
                break
            lines.append(line)
        return Exported(_whole(lines, kind), len(lines), total)


def _line(view: ActionView, kind: FileKind) -> bytes:
    row = export_row(view)
    text = csv_line(row) if kind is FileKind.CSV else json.dumps(row, ensure_ascii=False)
    return text.encode("utf-8", "replace")


def _whole(lines: list[bytes], kind: FileKind) -> bytes:
    """Spreadsheets take a table for UTF-8 only when it begins with the mark."""
    if kind is FileKind.CSV:
        return csv_header().encode("utf-8-sig") + b"".join(lines)
    return b"[\n" + b",\n".join(lines) + b"\n]\n"
