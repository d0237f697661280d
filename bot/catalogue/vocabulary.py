"""The vocabulary of the rules from config/vocabulary/*.yml; a wrong row is named by file and line."""

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import yaml

import bot.lexicon
import bot.reading
from bot.catalogue.tables import load_table, nodes_of
from bot.domain.errors import ConfigError
from bot.reading import Vocabulary, VocabularyError, make_vocabulary


def load_vocabulary(directory: Path) -> Vocabulary:
    """Read and compile every *.yml of the directory.

    Raises ConfigError naming file, line and remedy: unreadable or broken YAML, a missing table, a broken
    pattern, an unknown measure.
    """
    with _nothing_collected():
        return _load(directory)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Meanwhile the collector of cycles rests.

    What is built has no cycles that could be garbage, and to look through its hundred thousand objects again
    and again takes a quarter of the time.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _load(directory: Path) -> Vocabulary:
    for other in sorted(directory.glob("*.yaml")):
        raise ConfigError(str(other), None, "tables end in .yml, so this file is not read", "Rename it")
    files = {path.stem: path for path in sorted(directory.glob("*.yml"))}
    if not files:
        raise ConfigError(
            str(directory), None, "no vocabulary found", "Put the *.yml files of the vocabulary there"
        )
    loaded = {name: load_table(path) for name, path in files.items()}
    tables = {name: data for name, (_, data) in loaded.items()}
    try:
        return make_vocabulary(tables, code_of_rules())
    except VocabularyError as error:
        path = files.get(error.table, directory / f"{error.table}.yml")
        line = _line(
            nodes_of(loaded[error.table][0]) if error.table in loaded else None, error.row, error.field
        )
        raise ConfigError(str(path), line, error.problem, error.remedy) from error


@cache
def code_of_rules() -> str:
    """A fingerprint of the code that reads: two states of it may read one text in two ways."""
    digest = hashlib.sha256()
    for package in (bot.lexicon, bot.reading):
        for path in sorted(Path(folder) for folder in package.__path__):
            for module in sorted(path.rglob("*.py")):
                digest.update(module.read_bytes())
    return digest.hexdigest()


def _line(table: yaml.Node | None, row: int | None, field: str | None) -> int | None:
    if not isinstance(table, yaml.SequenceNode) or row is None or row >= len(table.value):
        return None
    node: yaml.Node = table.value[row]
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == field:
                return int(value.start_mark.line) + 1
    return int(node.start_mark.line) + 1
