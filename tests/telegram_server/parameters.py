"""Parameters of a call, decoded and checked against the table of the Bot API."""

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from telegram_server.errors import bad_request

Params = dict[str, Any]


@dataclass(frozen=True)
class Field:
    """One parameter or field: its possible types, and whether it must be there."""

    name: str
    types: tuple[str, ...]
    required: bool


@dataclass(frozen=True)
class Table:
    """What the Bot API says about its methods and about the types their parameters hold."""

    methods: dict[str, dict[str, Field]] = field(default_factory=dict)
    types: dict[str, dict[str, Field]] = field(default_factory=dict)
    unions: dict[str, tuple[str, ...]] = field(default_factory=dict)


@cache
def table() -> Table:
    """The table beside this file; `generate_table.py` writes it."""
    result = Table()
    for line in Path(__file__).with_name("api_table.txt").read_text("utf-8").splitlines():
        mark, name, *words = line.split(" ")
        if mark == "u":
            result.unions[name] = tuple(words)
        elif mark in "mt":
            home = result.methods if mark == "m" else result.types
            home[name] = {f.name: f for f in map(_field, words)}
    return result


def _field(word: str) -> Field:
    name, _, types = word.partition(":")
    return Field(name.removesuffix("!"), tuple(types.split("|")), name.endswith("!"))


def check(method: str, raw: Params) -> tuple[Params, list[str]]:
    """The decoded parameters of a call, and the names Telegram would silently ignore.

    Raises:
        ApiError: 400 when a required parameter is missing or a value has no type the method takes.
    """
    fields = table().methods[method]
    decoded = {name: _decode(fields[name], value) for name, value in raw.items() if name in fields}
    for spec in fields.values():
        if spec.required and decoded.get(spec.name) is None:
            raise bad_request(_missing(spec.name))
    return decoded, sorted(raw.keys() - fields.keys())


def _missing(name: str) -> str:
    return {"chat_id": "chat_id is empty", "text": "message text is empty"}.get(
        name, f'parameter "{name}" is required'
    )


def _decode(spec: Field, value: Any) -> Any:
    """Forms carry everything as text: numbers and booleans are read, objects and arrays parsed."""
    wants_text = "String" in spec.types or "InputFile" in spec.types
    if isinstance(value, str) and not wants_text:
        if value == "" or (value.casefold() == "null"):
            return None
        value = _from_text(spec, value)
    if spec.name == "reply_markup":
        return value  # keyboards have errors of their own
    if value is None or any(_fits(kind, value) for kind in spec.types):
        return value
    if wants_text and "Integer" not in spec.types and isinstance(value, int):
        return str(value)
    raise bad_request(f"can't parse {spec.name}: expected {' or '.join(spec.types)}")


def _from_text(spec: Field, value: str) -> Any:
    if spec.types == ("Boolean",):
        return value.casefold() in {"true", "1", "yes"}
    try:
        return json.loads(value)
    except ValueError:
        raise bad_request(f"can't parse {spec.name} JSON object") from None


def _fits(kind: str, value: Any) -> bool:
    if kind.startswith("["):
        return isinstance(value, list) and all(_fits(kind[1:-1], item) for item in value)
    match kind:
        case "Integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "Float":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "Boolean":
            return isinstance(value, bool)
        case "String":
            return isinstance(value, str)
        case "InputFile":
            return isinstance(value, str | Upload)
    if kind in table().unions:
        return any(_fits(member, value) for member in table().unions[kind])
    fields = table().types[kind]
    return isinstance(value, dict) and all(
        any(_fits(kind, value[f.name]) for kind in f.types)
        if value.get(f.name) is not None
        else not f.required
        for f in fields.values()
    )


@dataclass(frozen=True)
class Upload:
    """A file that came with the call."""

    name: str
    content: bytes = field(repr=False)
    mime: str
