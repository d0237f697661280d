"""Text as Telegram keeps it: plain text and entities counted in UTF-16 units."""

import re
from dataclasses import dataclass, field
from typing import Any

Entity = dict[str, Any]

# What Telegram replaces by a space, and what it takes away, before it looks at a text.
_TO_SPACE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_TAKEN_AWAY = re.compile("[\r\u202a-\u202e\u0333\u033f\u030a]")
_CODE = {"code", "pre"}
_QUOTES = {"blockquote", "expandable_blockquote"}
# Of two entities over the same text the first of these lies around the other (the public server's order).
_OUTERMOST = (
    *("blockquote", "expandable_blockquote", "pre", "code", "text_link", "bold", "italic", "underline"),
    *("strikethrough", "spoiler", "custom_emoji"),
)


@dataclass(frozen=True)
class Text:
    """A parsed text. `lost` says in words which markup Telegram would drop or show without a complaint."""

    text: str
    entities: tuple[Entity, ...] = ()
    lost: tuple[str, ...] = field(default=(), compare=False)


def utf16_length(text: str) -> int:
    """Telegram's measure of a text: characters beyond the basic plane count twice."""
    return len(text) + sum(char > "\uffff" for char in text)


def clean(text: str) -> str:
    """What is left of a text: no carriage returns, direction overrides or control characters."""
    return _TO_SPACE.sub(" ", _TAKEN_AWAY.sub("", text))


def settle(text: str, entities: list[Entity], lost: list[str]) -> Text:
    """Order the entities, drop what must not nest, trim the text and what lies in the margin."""
    kept: list[Entity] = []
    around: list[Entity] = []  # the kept entities that the next one lies in
    for entity in sorted(entities, key=_order):
        while around and around[-1]["offset"] + around[-1]["length"] <= entity["offset"]:
            around.pop()
        kinds = {outer["type"] for outer in around}
        if kinds & _CODE and entity["type"] not in _QUOTES:
            lost.append(f"{entity['type']} inside code")
        elif entity["type"] in _QUOTES and kinds & (_QUOTES | _CODE):
            lost.append(f"{entity['type']} inside a quotation or code")
        else:
            kept.append(entity)
            around.append(entity)
    body = text.strip()
    cut = utf16_length(text[: len(text) - len(text.lstrip())])
    size = utf16_length(body)
    moved = []
    for entity in kept:
        start = max(entity["offset"] - cut, 0)
        end = min(entity["offset"] + entity["length"] - cut, size)
        if end > start:
            moved.append(entity | {"offset": start, "length": end - start})
    return Text(body, tuple(moved), tuple(lost))


def _order(entity: Entity) -> tuple[int, int, int]:
    kind = entity["type"] if entity["type"] in _OUTERMOST else "text_link"  # mentions, hashtags and so on
    return entity["offset"], -entity["length"], _OUTERMOST.index(kind)
