"""`effects.yml`, with the line of what is wrong in it."""

from pathlib import Path

import yaml

from bot.catalogue.tables import load_table
from bot.domain.errors import ConfigError
from bot.render.effects import Effects, EffectsError, make_effects

_REMEDY = "Compare it with the rows around it; docs/subscribers.md shows how effects appear on cards"


def load_effects(path: Path) -> Effects:
    """Read the table.

    Raises ConfigError naming file and line: what `load_table` refuses, and rows that mean nothing.
    """
    node, tables = load_table(path)
    if not isinstance(tables, dict):
        raise ConfigError(str(path), 1, "holds no tables", _REMEDY)
    try:
        return make_effects(tables)
    except EffectsError as error:
        raise ConfigError(str(path), _line(node, error.path), str(error), _REMEDY) from error


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
