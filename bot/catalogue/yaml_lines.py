"""YAML that remembers its lines, and refuses what a list of sources never needs.

Aliases, anchors, tags and deep nesting are the means of YAML bombs; a key given twice would silently lose
one of its values; and YAML 1.1 would turn the country NO into `false`. So plain words stay words: only
true, false, null and whole numbers are converted.
"""

import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from bot.domain.errors import ConfigError

MAX_BYTES = 262_144  # some 500 rows; a file of sources has a few
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # in C where it is built: ten times as fast
MAX_DEPTH = 8  # a list of rows of groups of lists needs 4

YamlPath = tuple[str | int, ...]

_INTEGER = re.compile(r"[-+]?(0|[1-9]\d{0,17})")
_WORDS: dict[str, bool | None] = {
    "true": True,
    "false": False,
    "null": None,
    "~": None,
    "": None,
}


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The data of a file, the line of each part, and what was wrong inside parts that could still be read."""

    name: str
    data: object
    lines: Mapping[YamlPath, int]
    problems: tuple[tuple[YamlPath, ConfigError], ...] = ()

    def line(self, path: YamlPath) -> int | None:
        """Line of the part at `path`, or of the nearest part around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)


def load_yaml(path: Path, name: str | None = None) -> YamlFile:
    """Read a file; `name` is what messages call it.

    Raises:
        ConfigError: when it cannot be read, is too large, is no YAML, or uses a refused feature.
    """
    name = name or str(path)
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ConfigError(
            name, None, f"it cannot be read ({error.strerror})", "Check the permissions"
        ) from error
    if len(raw) > MAX_BYTES:
        raise ConfigError(name, None, f"it is larger than {MAX_BYTES} bytes", "Split it into several files")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ConfigError(name, line, "it is not UTF-8", "Save the file as UTF-8") from error
    return parse_yaml(text, name)


def parse_yaml(text: str, name: str) -> YamlFile:
    """The same for text that is already at hand. Raises ConfigError."""
    try:
        refuse_tricks(text, name)
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = f"it is not YAML: {error.problem or error.context}"
        raise ConfigError(
            name, mark.line + 1 if mark else None, problem, "Check indentation and quotes"
        ) from error
    except yaml.reader.ReaderError as error:
        # The library counts bytes or characters, as its loader does; the character itself is sure.
        line = text.count("\n", 0, max(0, text.find(chr(error.character)))) + 1
        problem = f"it holds the control character U+{error.character:04X}"
        raise ConfigError(name, line, problem, "Remove the character") from error
    reader = _Reader(name)
    data = None if root is None else reader.read(root, ())
    return YamlFile(name, data, reader.lines, tuple(reader.problems))


def refuse_tricks(text: str, name: str) -> None:
    """Walk the events, which expand nothing, before anything is built from them.

    Raises ConfigError for what makes YAML bombs; yaml.YAMLError for what is no YAML.
    """
    deque(checked_events(text, name), maxlen=0)


def checked_events(text: str, name: str) -> Iterator[yaml.Event]:
    """What a text is made of, each part once it is known to be none of the tricks.

    Raises ConfigError for what makes YAML bombs; yaml.YAMLError for what is no YAML.
    """
    depth = documents = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1 if event.start_mark else None
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise ConfigError(name, line, "a second document begins here", "Remove the line with ---")
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise ConfigError(name, line, f"it is nested deeper than {MAX_DEPTH} levels", "Flatten it")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            raise ConfigError(name, line, "anchors and aliases (& and *) are refused", "Write the value out")
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag:
            raise ConfigError(name, line, f"the tag {event.tag} is refused", "Remove what begins with !")
        yield event


@dataclass(slots=True)
class _Reader:
    name: str
    lines: dict[YamlPath, int] = field(default_factory=dict)
    problems: list[tuple[YamlPath, ConfigError]] = field(default_factory=list)

    def read(self, node: yaml.Node, path: YamlPath) -> object:
        self.lines[path] = node.start_mark.line + 1
        if isinstance(node, yaml.SequenceNode):
            return [self.read(child, (*path, index)) for index, child in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            return self._read_mapping(node, path)
        return _scalar(node)

    def _read_mapping(self, node: yaml.MappingNode, path: YamlPath) -> dict[str, object]:
        data: dict[str, object] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self._problem(path, line, "a key is not a word", "Write key: value")
                continue
            key = str(key_node.value)
            if key in data:
                first = self.lines[(*path, key)]
                self._problem(
                    path, line, f"{key!r} is given twice, first in line {first}", "Keep one of them"
                )
                continue
            data[key] = self.read(value_node, (*path, key))
            self.lines[(*path, key)] = line
        return data

    def _problem(self, path: YamlPath, line: int, problem: str, remedy: str) -> None:
        self.problems.append((path, ConfigError(self.name, line, problem, remedy)))


def _scalar(node: yaml.Node) -> object:
    value = str(node.value)
    if getattr(node, "style", None):  # quoted or a block: always text
        return value
    if value.lower() in _WORDS:
        return _WORDS[value.lower()]
    return int(value) if _INTEGER.fullmatch(value) else value
