"""Changing source files: what was not meant stays as it is, comments too, and a mistake is never written."""

import io
import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.catalogue.sources import (
    DEFAULT_MIN_INTERVAL,
    FileRows,
    SourceList,
    join_sources,
    read_rows,
    read_source_file,
    source_files,
)
from bot.catalogue.yaml_lines import load_yaml, parse_yaml
from bot.domain.errors import ConfigError, UnknownSourceError

Change = Callable[[str], str]
"""The text of a file in, the new text out."""

_WIDE = 1 << 20  # long lines stay whole


def set_fields(
    directory: Path,
    source_id: str,
    fields: Mapping[str, str],
    *,
    min_interval: timedelta = DEFAULT_MIN_INTERVAL,
) -> Path:
    """Set fields of one source; groups with dots (`expect.max_silence`), an empty text takes a field away.

    Returns the file that was written.

    Raises:
        UnknownSourceError: no file has that id.
        ConfigError: the row would be wrong, or the file cannot be read or written. Nothing was changed.
    """
    path, index = _find(directory, source_id)

    def change(text: str) -> str:
        rows = _yaml().load(text)
        for name, value in fields.items():
            _put(rows[index], name, value)
        return _dumped(rows)

    return _write(directory, path, change, min_interval)


def add_rows(
    directory: Path,
    file_name: str,
    rows: Sequence[Mapping[str, object]],
    *,
    min_interval: timedelta = DEFAULT_MIN_INTERVAL,
) -> Path:
    """Append sources to a file of the directory, which is made if need be; all of them or none.

    Raises:
        ConfigError: a row is wrong, or its id is taken. Nothing was changed.
    """
    path = directory / file_name
    if path.parent != directory or path.suffix not in {".yml", ".yaml"} or file_name.startswith("."):
        raise ConfigError(file_name, None, "this is no name of a source file", "Write one such as mine.yml")

    def change(text: str) -> str:
        end = "" if not text or text.endswith("\n") else "\n"
        gap = "\n" if text else ""
        return f"{text}{end}{gap}{to_yaml(rows)}"

    return _write(directory, path, change, min_interval)


def remove_row(directory: Path, source_id: str, *, min_interval: timedelta = DEFAULT_MIN_INTERVAL) -> Path:
    """Take one source out of its file; comments around it stay.

    Raises:
        UnknownSourceError: no file has that id.
        ConfigError: another source stands in for it (`fallback_of`). Nothing was changed.
    """
    path, index = _find(directory, source_id)
    file = load_yaml(path)
    first = (file.line((index,)) or 1) - 1
    after = file.lines.get((index + 1,))

    def change(text: str) -> str:
        lines = text.splitlines(keepends=True)
        end = len(lines) if after is None else after - 1
        while end > first + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
            end -= 1  # what stands above the next source belongs to it
        return "".join(lines[:first] + lines[end:])

    return _write(directory, path, change, min_interval)


def _yaml() -> Any:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _WIDE
    yaml.indent(mapping=2, sequence=2, offset=0)
    return yaml


def _dumped(rows: object) -> str:
    stream = io.StringIO()
    _yaml().dump(rows, stream)
    return stream.getvalue()


def to_yaml(rows: Sequence[Mapping[str, object]]) -> str:
    """Rows in the format of `config/sources/*.yml`."""
    return "\n".join(_dumped([dict(row)]) for row in rows)


def _put(row: Any, field: str, value: str) -> None:
    group, dot, inner = field.partition(".")
    if dot:
        if value and not isinstance(row.get(group), dict):
            row[group] = {}
        row, field = row.get(group, {}), inner
    if value == "":
        row.pop(field, None)
    else:
        row[field] = plain(value)


def plain(value: str) -> object:
    """A text of the command line as YAML would read it: true, false and whole numbers are no texts."""
    if value in {"true", "false"}:
        return value == "true"
    return int(value) if value.isascii() and value.isdigit() and str(int(value)) == value else value


def _find(directory: Path, source_id: str) -> tuple[Path, int]:
    for path in source_files(directory):
        rows = read_source_file(path).rows
        for index, row in enumerate(rows):
            if row.id == source_id:
                return path, index
    raise UnknownSourceError(f"no source is called {source_id}; `nongrata sources list` shows them")


def _write(directory: Path, path: Path, change: Change, min_interval: timedelta) -> Path:
    """Change a file, if the list then has no problem that it did not have before."""
    others = {found: read_source_file(found, min_interval=min_interval) for found in source_files(directory)}
    try:
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        new = change(old)
        before, after = _listed(others), _listed(others | {path: _rows(new, path, min_interval)})
        known = Counter(problem.problem for problem in before.problems)
        for problem in after.problems:
            known[problem.problem] -= 1
            if known[problem.problem] < 0:
                raise problem
        _replace(path, new)
    except OSError as error:
        remedy = "Check its rights, and that the disk has room"
        raise ConfigError(str(path), None, f"it cannot be written ({error.strerror})", remedy) from error
    return path


def _rows(text: str, path: Path, min_interval: timedelta) -> FileRows:
    return read_rows(parse_yaml(text, str(path)), min_interval=min_interval)


def _listed(files: Mapping[Path, FileRows]) -> SourceList:
    ordered = [files[path] for path in sorted(files)]
    problems = tuple(problem for rows in ordered for problem in rows.all_problems)
    return join_sources((source for rows in ordered for source in rows.good), problems)


def _replace(path: Path, text: str) -> None:
    """Write the whole file or none of it: a running program may read it at any moment."""
    part = path.with_name(f".{path.name}.part")  # hidden names are no source files
    try:
        with part.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            part.chmod(path.stat().st_mode & 0o777)
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink()
