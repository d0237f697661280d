"""`effects.yml` and `authorities.yml`, with the line of what is wrong in them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import yaml

from bot.catalogue.tables import load_table, nodes_of
from bot.domain.errors import ConfigError
from bot.render.authorities import EffectsError, make_authorities
from bot.render.effects import Effects, make_effects

AUTHORITIES = "authorities.yml"  # beside the table of effects
_REMEDY = "Compare it with the rows around it; the head of the file says what each field holds"
_Made = TypeVar("_Made")


def load_effects(path: Path) -> Effects:
    """Read the table of effects, and the legal bases in the file beside it.

    Raises ConfigError naming file and line: what `load_table` refuses, and rows that mean nothing.
    """
    effects = _made(path, dict, make_effects)
    return replace(effects, authorities=_made(path.with_name(AUTHORITIES), list, make_authorities))


def _made(path: Path, kind: type, make: Callable[..., _Made]) -> _Made:
    text, data = load_table(path)
    if not isinstance(data, kind):
        raise ConfigError(str(path), 1, "holds no rows", _REMEDY)
    try:
        return make(data)
    except EffectsError as error:
        raise ConfigError(str(path), _line(nodes_of(text), error.path), str(error), _REMEDY) from error


def _line(node: yaml.Node | None, path: tuple[str | int, ...]) -> int | None:
    """The line of the deepest node on the path."""
    line = None
    for step in path:
        child: yaml.Node | None = None
        if isinstance(node, yaml.MappingNode):
            child = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            child = node.value[step]
        if child is None:
            break
        node, line = child, child.start_mark.line + 1
    return line
