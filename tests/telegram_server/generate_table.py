"""Write the table of the Bot API: `python generate_table.py botapi.json > api_table.txt`.

The input is JSON: `{"version", "methods": {name: {"fields": [[name, [types], required, ...]]}}, "types":
{name: {"fields": [...]} or {"subtypes": [...]}}}`. The output has one line for each method (`m`), each type
that a parameter can hold (`t`) and each union of types (`u`). A field is `name:Type|Type`, `name!` when it is
required, and `[Type]` stands for an array.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_SCALARS = {"Integer", "String", "Boolean", "Float", "InputFile"}


def table(api: dict[str, Any]) -> Iterator[str]:
    """The lines of the table, methods first, then the types they reach, each group by name."""
    yield f"# Parameters of the Bot API {api['version']}, written by generate_table.py"
    wanted: set[str] = set()
    for name, method in sorted(api["methods"].items()):
        yield _line("m", name, method["fields"])
        wanted |= _types_in(method["fields"])
    for name in sorted(_reachable(wanted, api["types"])):
        body = api["types"][name]
        if "subtypes" in body:
            yield " ".join(["u", name, *body["subtypes"]])
        else:
            yield _line("t", name, body["fields"])


def _line(mark: str, name: str, fields: list[list[Any]]) -> str:
    return " ".join([mark, name, *(_field(*field[:3]) for field in fields)])


def _field(name: str, types: list[str], required: int) -> str:
    return f"{name}{'!' if required else ''}:{'|'.join(map(_short, types))}"


def _short(kind: str) -> str:
    return f"[{_short(kind.removeprefix('Array of '))}]" if kind.startswith("Array of ") else kind


def _types_in(fields: list[list[Any]]) -> set[str]:
    return {kind.rsplit("Array of ", 1)[-1] for field in fields for kind in field[1]} - _SCALARS


def _reachable(wanted: set[str], types: dict[str, Any]) -> set[str]:
    found: set[str] = set()
    while wanted:
        name = wanted.pop()
        found.add(name)
        body = types[name]
        wanted |= set(body.get("subtypes", ())) | _types_in(body.get("fields", []))
        wanted -= found
    return found


if __name__ == "__main__":
    sys.stdout.writelines(line + "\n" for line in table(json.loads(Path(sys.argv[1]).read_text("utf-8"))))
