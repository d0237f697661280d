"""Printing, and input from files: the same rules for every command."""

import json
from codecs import BOM_UTF8
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, BinaryIO

import click

from bot.domain.errors import ConfigError

JsonObject = dict[str, Any]

REMEDY = "Write one JSON object a line"
_UTF_8 = "Save it as UTF-8"


def echo_json(value: object) -> None:
    """One line of JSON: letters as they are, days as ISO 8601, durations in seconds, sets sorted."""
    text = json.dumps(value, ensure_ascii=False, default=_plain)
    # A lone surrogate from an escape in somebody's JSON is no UTF-8; written as an escape again it is JSON.
    click.echo(text.encode("utf-8", "backslashreplace").decode("utf-8"))


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    return sorted(value, key=str) if isinstance(value, set | frozenset) else str(value)


def read_lines(stream: BinaryIO, name: str) -> Iterator[tuple[int, JsonObject | ConfigError]]:
    """The objects of a JSON lines file, each with the number of its line; empty lines are passed over.

    In place of a line that is no JSON object, or no UTF-8, comes what is wrong with it: the next one may be
    good.
    """
    for number, line in enumerate(stream, 1):
        if line.strip():
            yield number, _read_line(line.removeprefix(BOM_UTF8) if number == 1 else line, name, number)


def json_lines(stream: BinaryIO, name: str) -> Iterator[tuple[int, JsonObject]]:
    """The same, where one wrong line would make the whole wrong.

    Raises:
        ConfigError: a line is no JSON object, or no UTF-8; names the file and the line.
    """
    for number, row in read_lines(stream, name):
        if isinstance(row, ConfigError):
            raise row
        yield number, row


def _read_line(line: bytes, name: str, number: int) -> JsonObject | ConfigError:
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return ConfigError(name, number, f"not UTF-8: {error.reason}", _UTF_8)
    except ValueError as error:
        return ConfigError(name, number, f"not JSON: {error}", REMEDY)
    except RecursionError:
        return ConfigError(name, number, "nested too deep", REMEDY)
    return row if isinstance(row, dict) else ConfigError(name, number, "not a JSON object", REMEDY)
