"""The vocabulary of the rules from config/vocabulary/*.yml; a wrong row is named by file and line."""

from pathlib import Path

import yaml

from bot.domain.errors import ConfigError
from bot.reading import Vocabulary, VocabularyError, make_vocabulary

_MOST_BYTES = 1_000_000  # a vocabulary is written by people; a larger file is a mistake


def load_vocabulary(directory: Path) -> Vocabulary:
    """Read and compile every *.yml of the directory.

    Raises ConfigError naming file, line and remedy: unreadable or broken YAML, a missing table, a broken
    pattern, an unknown measure.
    """
    files = {path.stem: path for path in sorted(directory.glob("*.yml"))}
    if not files:
        raise ConfigError(
            str(directory), None, "no vocabulary found", "Put the *.yml files of the vocabulary there"
        )
    nodes = {name: _node(path) for name, path in files.items()}
    tables = {name: _data(files[name], node) for name, node in nodes.items()}
    try:
        return make_vocabulary(tables)
    except VocabularyError as error:
        path = files.get(error.table, directory / f"{error.table}.yml")
        line = _line(nodes.get(error.table), error.row, error.field)
        raise ConfigError(str(path), line, error.problem, error.remedy) from error


def _node(path: Path) -> yaml.Node | None:
    try:
        text = path.read_bytes()[: _MOST_BYTES + 1]
    except OSError as error:
        raise ConfigError(str(path), None, f"cannot be read: {error.strerror}", "Check the file") from error
    if len(text) > _MOST_BYTES:
        raise ConfigError(
            str(path), None, "is larger than 1 MB", "Split it or remove what does not belong there"
        )
    try:
        return yaml.compose(text.decode("utf-8"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        raise ConfigError(str(path), None, "is not UTF-8", "Save it as UTF-8") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise ConfigError(str(path), line, f"broken YAML: {error.problem}", "Correct the syntax") from error
    except yaml.YAMLError as error:
        raise ConfigError(str(path), None, f"broken YAML: {error}", "Correct the syntax") from error


def _data(path: Path, node: yaml.Node | None) -> object:
    if node is None:
        return None
    loader = yaml.SafeLoader("")
    try:
        data: object = loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise ConfigError(
            str(path), line, f"broken YAML: {error.problem}", "Use plain values only"
        ) from error
    finally:
        loader.dispose()
    return data


def _line(table: yaml.Node | None, row: int | None, field: str | None) -> int | None:
    if not isinstance(table, yaml.SequenceNode) or row is None or row >= len(table.value):
        return None
    node: yaml.Node = table.value[row]
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == field:
                return int(value.start_mark.line) + 1
    return int(node.start_mark.line) + 1
