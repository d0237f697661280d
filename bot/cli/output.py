"""Printing, and input from files: the same rules for every command."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, TextIO

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


def json_lines(stream: TextIO, name: str) -> Iterator[tuple[int, JsonObject]]:
    """The objects of a JSON lines file, each with the number of its line; empty lines are passed over.

    Raises:
        ConfigError: a line is no JSON object, or the file no UTF-8; names the file and the line.
    """
    for number, line in enumerate(_lines(stream, name), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise ConfigError(name, number, f"not JSON: {error}", REMEDY) from error
        except RecursionError:
            raise ConfigError(name, number, "nested too deep", REMEDY) from None
        if not isinstance(row, dict):
            raise ConfigError(name, number, "not a JSON object", REMEDY)
        yield number, row


def _lines(stream: TextIO, name: str) -> Iterator[str]:
    try:
        yield from stream
    except UnicodeDecodeError as error:
        # Files are decoded in blocks, so the line is not known.
        raise ConfigError(name, None, f"not UTF-8: {error.reason}", _UTF_8) from error
