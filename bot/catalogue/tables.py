"""YAML tables of the vocabulary: plain data with the lines it stands in."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.catalogue.yaml_lines import checked_events
from bot.domain.errors import ConfigError

MOST_BYTES = 1_000_000  # a vocabulary is written by people; a larger file is a mistake
_WORDS = 4096  # without quotes that are kept, with what they stand for
_TEXT = "tag:yaml.org,2002:str"

# The loader in C, where PyYAML was built with it, reads ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_RESOLVER: Any = yaml.resolver.Resolver()


def load_table(path: Path) -> tuple[str, object]:
    """The text of a file, and its data: None for an empty file.

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
        return text, _document(checked_events(text, name), name)
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


def nodes_of(text: str) -> yaml.Node | None:
    """The nodes of a table that was loaded, for their lines: only what is wrong needs them."""
    return yaml.compose(text, Loader=_LOADER)


def _document(events: Iterator[yaml.Event], name: str) -> object:
    """The data of the only document; None of an empty file. The events are taken to their end."""
    data = None
    for event in events:
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            data = _value(event, events, name)
    return data


def _value(event: yaml.Event, events: Iterator[yaml.Event], name: str) -> object:
    """What begins with an event; of the others so many are taken as it is long."""
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event, name)
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(events, name)
    children: list[object] = []
    for child in events:
        if isinstance(child, yaml.SequenceEndEvent):
            break
        children.append(_value(child, events, name))
    return children


def _mapping(events: Iterator[yaml.Event], name: str) -> dict[object, object]:
    """YAML's loader would silently keep the last value of a key."""
    data: dict[object, object] = {}
    seen: set[str] = set()
    for key in events:
        if isinstance(key, yaml.MappingEndEvent):
            break
        if not isinstance(key, yaml.ScalarEvent):
            raise ConfigError(name, _line(key), "a key is not a word", "Write key: value")
        if key.value in seen:
            raise ConfigError(name, _line(key), f"{key.value!r} is given twice", "Keep one of them")
        seen.add(key.value)
        data[_scalar(key, name)] = _value(next(events), events, name)
    return data


def _line(event: yaml.Event) -> int | None:
    return event.start_mark.line + 1 if event.start_mark else None


def _scalar(event: yaml.ScalarEvent, name: str) -> object:
    if not event.implicit[0]:  # quoted or a block: always text
        return event.value
    try:
        return _plain(event.value)
    except yaml.YAMLError as error:  # a sign of YAML's own, such as =
        raise ConfigError(name, _line(event), f"{event.value!r} is no value", "Put it in quotes") from error


@lru_cache(maxsize=_WORDS)
def _plain(value: str) -> object:
    """What a word without quotes stands for, as YAML's loader has it: a number, a day, true, or the word."""
    tag = _RESOLVER.resolve(yaml.ScalarNode, value, (True, False))
    if tag == _TEXT:
        return value
    maker: Any = yaml.constructor.SafeConstructor()
    return maker.construct_object(yaml.ScalarNode(tag, value))
