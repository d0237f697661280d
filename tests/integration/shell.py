"""The command line as a shell calls it, in this process: arguments and input in, exit code and text out."""

import io
import json
import logging
import sqlite3
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import pytest
import structlog

from bot.cli import main

ROOT = Path(__file__).parents[2]

HISTORY = (
    {
        "id": "h1",
        "date": "2022-03-21",
        "date_precision": "day",
        "issuer": "US",
        "body": "Department of State",
        "headline": "Visa limits for officials over Lake Arden",
        "targets": ["CN"],
        "measures": ["visa_restriction"],
        "stage": "announced",
        "urls": ["https://news.example/1"],
        "source_language": "en",
        "confidence": "A",
    },
    {
        "id": "h2",
        "date": "2022-03-31",
        "date_precision": "day",
        "issuer": "CN",
        "body": "Ministry of Foreign Affairs",
        "headline": "Mirrored visa limits",
        "targets": ["US"],
        "measures": ["visa_restriction"],
        "stage": "announced",
        "answers": "h1",
        "answers_kind": "answers",
        "urls": ["https://news.example/2"],
        "source_language": "en",
        "confidence": "B",
    },
)


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    def rows(self) -> list[dict[str, Any]]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


class _Stdin(io.BytesIO):
    name = "<stdin>"


class Shell:
    """A data folder, a configuration, and commands run on them."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.folder = folder
        self._patch = monkeypatch
        self._capsys = capsys
        self.config = folder / "config"
        (self.config / "sources").mkdir(parents=True)
        (self.config / "vocabulary").symlink_to(ROOT / "config" / "vocabulary")
        (self.config / "history.jsonl").write_text("".join(json.dumps(row) + "\n" for row in HISTORY))
        self.set(DATA_DIR=str(folder / "data"), CONFIG_DIR=str(self.config), HOST_SPACING="0")
        self.set(ALLOW_PRIVATE_HOSTS="127.0.0.0/8")

    @property
    def database(self) -> Path:
        return self.folder / "data" / "nongrata.db"

    def set(self, **values: str) -> None:
        """Settings, without their prefix."""
        for name, value in values.items():
            self._patch.setenv(f"NONGRATA_{name}", value)

    def source(self, source_id: str, url: str, **fields: str) -> None:
        """One more source in a file of its own."""
        row = {"country": "US", "body": "Department of State", "standing": "official", "kind": "feed"}
        row |= {"url": url, "language": "en", "every": "15m"} | fields
        text = f"- id: {source_id}\n" + "".join(f"  {name}: {value}\n" for name, value in row.items())
        (self.config / "sources" / f"{source_id}.yml").write_text(text)

    def __call__(self, *arguments: str, stdin: str | bytes = "") -> Ran:
        """Run one command to its end."""
        given = stdin.encode() if isinstance(stdin, str) else stdin
        self._patch.setattr(sys, "argv", ["nongrata", *arguments])
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(_Stdin(given), encoding="utf-8"))
        self._capsys.readouterr()
        code: object = 0
        try:
            main()
        except SystemExit as leaving:
            code = leaving.code
        told = self._capsys.readouterr()
        assert code is None or isinstance(code, int)
        return Ran(code or 0, told.out, told.err)


def subcommands(group: click.Group) -> dict[str, click.Command]:
    """The commands of a group by name, whether they are imported already or not."""
    context = click.Context(group)
    found = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


def restored_logging() -> Iterator[None]:
    """Commands set up logging for their whole process; a test must leave it as it was."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    structlog.reset_defaults()


TABLES = ("entry", "notice", "action", "alert", "delivery", "source_state", "poll")


def counts(shell: Shell) -> dict[str, int]:
    """Rows by table, of those that hold what a poll brings."""
    with sqlite3.connect(shell.database) as database:
        present = {row[0] for row in database.execute("select name from sqlite_master where type = 'table'")}
        return {
            table: int(database.execute(f"select count(*) from {table}").fetchone()[0])  # noqa: S608 - our names
            for table in TABLES
            if table in present
        }
