"""JSON answers that list items: bytes to entries and issues, by the dotted paths of the source's row."""

import json
import re
from datetime import datetime
from typing import Final, TypeGuard
from urllib.parse import quote

from bot.domain.counted import counted
from bot.domain.feed import ParsedFeed, ParseFailed, ParseIssue, ParseResult
from bot.domain.source import ListingSelectors
from bot.domain.words import Precision
from bot.parse.challenge import has_html_root, is_challenge
from bot.parse.encoding import decode_page
from bot.parse.identity import ItemIdentity, canonical_link, content_hash, fragment_guid
from bot.parse.items import DETAIL, MAX_ITEMS, MAX_TITLE, Item, make_entries, shortened
from bot.parse.sharing import join_repeated
from bot.parse.text import clean_line, html_to_text, plain_line
from bot.parse.written_dates import date_in_address, find_epoch, find_moment

WHOLE: Final = "$"  # the path of a document that is a list itself
PLACE = re.compile(r"\{([\w-]+(?:\.[\w-]+)*)\}")
"""A value of the item in the address of its page."""

_EPOCH = re.compile(r"\d{10}(?:\d{3})?")


def parse_json_list(
    body: bytes,
    *,
    select: ListingSelectors,
    content_type: str,
    url: str,
    encoding: str | None = None,
    zone: str | None = None,
) -> ParseResult:
    """Read a JSON answer. Never raises for what the bytes hold; arguments as for `parse_listing`.

    An answer without the list, with an empty one, or without an item that can be used is a failure.
    """
    if not body.strip():
        return ParseFailed("The answer is empty")
    try:
        text, complaint = decode_page(body, content_type, encoding)
        if has_html_root(text):
            if is_challenge(body):
                return ParseFailed(
                    "The server answered a page that asks to prove being human", challenge=True
                )
            return ParseFailed("The address answers an HTML page, not JSON")
        issues = [ParseIssue("encoding", complaint)] if complaint else []
        return _Answer(url, select, zone).read(load_json(text), issues)
    except json.JSONDecodeError as error:
        return ParseFailed(f"The answer is no JSON: {clean_line(str(error), DETAIL)}")
    except RecursionError:
        return ParseFailed("The answer nests lists and objects too deep")
    except Exception as error:  # noqa: BLE001 - hostile bytes find bugs in parsers; one answer must not stop the rest
        return ParseFailed(f"The answer could not be read: {clean_line(str(error), DETAIL)}")


def load_json(text: str) -> object:
    """The document, its numbers as they are written: an id may have more digits than a float keeps.

    Raises json.JSONDecodeError and RecursionError.
    """
    loaded: object = json.loads(text, parse_int=str, parse_float=str)
    return loaded


def follow(data: object, path: str) -> object:
    """What lies at a dotted path; numbers count the members of a list. None where the way ends."""
    if path == WHOLE:
        return data
    for step in path.split("."):
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and step.isdecimal() and int(step) < len(data):
            data = data[int(step)]
        else:
            return None
    return data


class _Answer:
    """One answer being read."""

    def __init__(self, url: str, select: ListingSelectors, zone: str | None) -> None:
        self._url = url
        self._select = select
        self._zone = zone
        self._met: list[ParseIssue] = []

    def read(self, data: object, issues: list[ParseIssue]) -> ParseResult:
        path = self._select.item
        listed = follow(data, path)
        if not isinstance(listed, list):
            return ParseFailed(f"There is no list at {path!r}: the answer has another shape")
        if not listed:
            return ParseFailed(f"The list at {path!r} is empty")
        if len(listed) > MAX_ITEMS:
            told = f"{len(listed)} items, the first {MAX_ITEMS} were read"
            issues.append(ParseIssue("too-many-items", told))
        read = (self._item(raw, position) for position, raw in enumerate(listed[:MAX_ITEMS]))
        items = [item for item in read if item is not None]
        issues.extend(shortened(self._met))
        if not items:
            return ParseFailed(f"None of {counted(len(listed), 'item')} could be used: {self._met[0].detail}")
        entries = make_entries(join_repeated(items, issues), issues)
        return ParsedFeed("", entries, tuple(issues))

    def _item(self, raw: object, position: int) -> Item | None:
        title = plain_line(_text(follow(raw, self._select.title or "title")))[:MAX_TITLE]
        written = _link(raw, self._select.link or "link")
        url = canonical_link(written, self._url) if written else None
        if url is None:
            shown = clean_line(written or title, DETAIL // 2) or "(an item without title)"
            self._meet("link-unusable" if written else "link-missing", f"No usable link: {shown}", position)
            return None
        if not title:
            self._meet("title-missing", f"The item {clean_line(url, DETAIL)} has no title", position)
            return None
        text = html_to_text(_text(follow(raw, self._select.text))) if self._select.text else ""
        moment, precision = self._moment(raw, url)
        if moment is None and self._select.date:
            shown = clean_line(_text(follow(raw, self._select.date)), DETAIL) or "(empty)"
            self._meet("date-unreadable", f"No date can be read: {shown}", position)
        day = moment.date() if moment else None
        identity = ItemIdentity(
            url, fragment_guid(written, self._url, url), title, day, content_hash(title, text)
        )
        return Item(identity, text, moment, precision)

    def _moment(self, raw: object, url: str) -> tuple[datetime | None, Precision]:
        if not self._select.date:
            return date_in_address(url)
        written = _text(follow(raw, self._select.date))
        if not self._select.date_format and _EPOCH.fullmatch(written):
            return find_epoch(int(written))
        return find_moment(written, zone=self._zone, form=self._select.date_format)

    def _meet(self, code: str, told: str, position: int) -> None:
        self._met.append(ParseIssue(code, told, position))


def _link(raw: object, path: str) -> str:
    """An address, or one made of a pattern and what the item holds."""
    if "{" not in path:
        return _text(follow(raw, path))
    values = {name: _text(follow(raw, name)) for name in PLACE.findall(path)}
    if not all(values.values()):
        return ""
    return PLACE.sub(lambda match: quote(values[match[1]], safe=""), path)


def _text(value: object) -> str:
    """A value as text; a list of values as lines."""
    if isinstance(value, str):
        return value.strip()
    return "\n".join(filter(None, map(_text, value))) if _is_flat(value) else ""


def _is_flat(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list) and not any(isinstance(each, list | dict) for each in value)
