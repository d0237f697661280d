"""The data of a table is what YAML's own loader makes of it, however it is read."""

from pathlib import Path

import pytest
import yaml

from bot.catalogue.tables import load_table, nodes_of
from bot.domain.errors import ConfigError

MIXED = """
- {id: one, weight: 0.8, places: 12, where: [title, "2"], given: true, none: null, day: 2024-01-31}
- id: two
  pattern: "a\\\\b"
  note: |
    two
    lines
- {1: number, yes: word}
- []
- plain words
- 0x1F
"""


@pytest.mark.parametrize("text", [MIXED, "", "word", "a: {b: [c, {d: 1}]}", "1: 2"])
def test_data_is_what_the_loader_makes_of_it(text: str, tmp_path: Path) -> None:
    path = tmp_path / "table.yml"
    path.write_text(text, encoding="utf-8")
    assert load_table(path)[1] == yaml.safe_load(text)


@pytest.mark.parametrize(
    "text", ["a: 1\na: 2", "- {a: {b: 1, b: 2}}", "? [1, 2]\n: pair", "- 2024-13-01", "- =", "{<<: {a: 1}}"]
)
def test_what_no_table_may_hold_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "table.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError):
        load_table(path)


def test_the_nodes_of_a_table_tell_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "table.yml"
    path.write_text("- one\n- {id: two,\n   kind: act}\n", encoding="utf-8")
    nodes = nodes_of(load_table(path)[0])
    assert isinstance(nodes, yaml.SequenceNode)
    assert [key.start_mark.line for key, _ in nodes.value[1].value] == [1, 2]
