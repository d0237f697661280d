"""How a row says where things lie: CSS selectors for pages, dotted paths for JSON, the form of dates."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from bot.catalogue.values import ValueProblem, read_line, read_url
from bot.domain.source import SourceKind
from bot.parse.json_list import PLACE, WHOLE
from bot.parse.written_dates import DIRECTIVES, form_pattern

_PATH = re.compile(r"[\w-]+(\.[\w-]+)*")


def read_selector(value: object) -> str:
    """A CSS selector that the parser accepts."""
    text = read_line(value)
    try:
        LexborHTMLParser("<p></p>").css(text)
    except SelectolaxError:
        raise ValueProblem(f"is no CSS selector: {text!r:.80}", "Write one such as div.article p") from None
    return text


def read_selectors(value: object) -> tuple[str, ...]:
    """A list of CSS selectors; from an operator one a line."""
    if isinstance(value, str):
        value = [line for line in value.splitlines() if line.strip()]
    if not isinstance(value, list):
        raise ValueProblem("is no list", "Write - selector, one a line")
    return tuple(read_selector(item) for item in value)


def read_path(value: object) -> str:
    """Names joined by dots: the way through a JSON document."""
    text = read_line(value)
    if not _PATH.fullmatch(text):
        raise ValueProblem(f"is no path: {text!r:.80}", "Write names joined by dots, such as data.items")
    return text


def read_item_path(value: object) -> str:
    """The same, or the sign for a document that is itself the list."""
    return WHOLE if value == WHOLE else read_path(value)


def read_link(value: object) -> str:
    """A path, or the address of a page with paths in braces."""
    text = read_line(value)
    if "{" not in text:
        return read_path(text)
    bare = read_url(PLACE.sub("x", text))
    if "{" in bare or "}" in bare:
        raise ValueProblem(
            f"has braces that hold no path: {text!r:.80}", "Write it like https://a.example/{id}"
        )
    return text


def read_date_format(value: object) -> str:
    """A format of strptime, of those parts that can be found in a line."""
    text = read_line(value)
    try:
        form_pattern(text)
    except ValueError as error:
        known = ", ".join(f"%{name}" for name in DIRECTIVES)
        raise ValueProblem(
            f"is no form of a date: {text!r:.40}, {error}", f"Write it like %d.%m.%Y; known are {known}"
        ) from None
    return text


_PAGE: Final[dict[str, Callable[[Any], object]]] = {
    "item": read_selector,
    "link": read_selector,
    "title": read_selector,
    "date": read_selector,
    "date_format": read_date_format,
    "text": read_selector,
    "fragment": read_path,
}
_ANSWER: Final[dict[str, Callable[[Any], object]]] = {
    "item": read_item_path,
    "link": read_link,
    "title": read_path,
    "date": read_path,
    "date_format": read_date_format,
    "text": read_path,
}
READERS: Final = {SourceKind.HTML: _PAGE, SourceKind.JSON: _ANSWER}
"""The fields of `select` by kind, each with what checks it."""

REQUIRED: Final[Mapping[SourceKind, Mapping[str, str]]] = {
    SourceKind.HTML: {"item": "Say where the items lie, such as item: ul.list li"},
    SourceKind.JSON: {
        "item": "Say where the list lies, such as item: data.items",
        "link": "Say where an item has its address, such as link: url",
        "title": "Say where an item has its title, such as title: headline",
    },
}
"""What `select` cannot do without, each with its remedy."""
