"""YAML tables of the vocabulary: plain data with the lines it stands in."""

from pathlib import Path
from typing import Any

import yaml

from bot.catalogue.yaml_lines import refuse_tricks
from bot.domain.errors import ConfigError

MOST_BYTES = 1_000_000  # a vocabulary is written by people; a larger file is a mistake
_TEXT, _LIST = "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq"

# The loader in C, where PyYAML was built with it, reads ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_table(path: Path) -> tuple[yaml.Node | None, object]:
    """The nodes of a file, and its data; both None for an empty file.

    Raises ConfigError naming file, line and remedy: unreadable, too large, not UTF-8, broken YAML, a key
    given twice, aliases, tags and deep nesting.
    """
    name = str(path)
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ConfigError(name, None, f"cannot be read: {error.strerror}", "Check the file") from error
    if len(raw) > MOST_BYTES:
        raise ConfigError(name, None, "is larger than 1 MB", "Split it or remove what does not belong there")
    try:
        text = raw.decode("utf-8-sig")
        refuse_tricks(text, name)
        return _loaded(text, name)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ConfigError(name, line, "is not UTF-8", "Save it as UTF-8") from error
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark.line + 1 if error.problem_mark else None
        raise ConfigError(name, at, f"broken YAML: {error.problem}", "Correct the syntax") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise ConfigError(name, line, "holds a control character", "Remove the character") from error
    except ValueError as error:  # a date such as 2024-13-01
        raise ConfigError(name, None, f"broken YAML: {error}", "Put the value in quotes") from error


def _loaded(text: str, name: str) -> tuple[yaml.Node | None, object]:
    loader = _LOADER(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None, None
        _refuse_twice(node, name)
        return node, _data(node, loader)
    finally:
        loader.dispose()


def _data(node: yaml.Node, loader: Any) -> object:
    """What nodes stand for, as the loader has it; most are texts and groups of texts: no need to ask it."""
    if node.tag == _TEXT:
        return node.value
    if isinstance(node, yaml.SequenceNode) and node.tag == _LIST:
        return [_data(child, loader) for child in node.value]
    if isinstance(node, yaml.MappingNode) and all(key.tag == _TEXT for key, _ in node.value):
        return {key.value: _data(value, loader) for key, value in node.value}
    return loader.construct_object(node, deep=True)


def _refuse_twice(node: yaml.Node, name: str) -> None:
    """YAML's loader would silently keep the last value of a key."""
    if isinstance(node, yaml.SequenceNode):
        for child in node.value:
            _refuse_twice(child, name)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise ConfigError(name, line, "a key is not a word", "Write key: value")
            if key.value in seen:
                raise ConfigError(name, line, f"{key.value!r} is given twice", "Keep one of them")
            seen.add(key.value)
            _refuse_twice(value, name)
