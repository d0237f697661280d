"""Feeds: bytes to entries and issues. feedparser is the referee; it sees bytes only, never an address."""

import io
import re
from collections.abc import Sequence
from datetime import datetime
from time import struct_time
from typing import Any, Final
from xml.sax import SAXParseException

from bot.domain.counted import counted
from bot.domain.feed import ParsedFeed, ParseFailed, ParseIssue, ParseResult
from bot.domain.words import Precision
from bot.parse.challenge import has_html_root, is_challenge
from bot.parse.encoding import find_codec
from bot.parse.identity import ItemIdentity, canonical_link, clean_guid, content_hash
from bot.parse.items import DETAIL, Item, make_entries
from bot.parse.moments import read_moment
from bot.parse.text import clean_line, clean_text, html_to_text, plain_line

_HEAD: Final = 65_536  # characters in which the prolog and the channel's own elements are looked for
_MINUTE: Final = 60.0
_MAX_TTL: Final = 7 * 24 * 60  # minutes; a longer <ttl> is a mistake

_SKIP_HOURS = re.compile(r"<skipHours>(.*?)</skipHours>", re.IGNORECASE | re.DOTALL)
_HOUR = re.compile(r"<hour>\s*(\d{1,2})\s*</hour>", re.IGNORECASE)
_SKIP_DAYS = re.compile(r"<skipDays>(.*?)</skipDays>", re.IGNORECASE | re.DOTALL)
_DAY = re.compile(r"<day>\s*(\w{3})\w*\s*</day>", re.IGNORECASE)
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def parse_feed(body: bytes, *, content_type: str, url: str, encoding: str | None = None) -> ParseResult:
    """Read an RSS 2.0, Atom or RDF document. Never raises for what the bytes hold.

    Args:
        body: The document, decompressed.
        content_type: The header as received; only its charset is used.
        url: Where the document came from; relative links are joined with it.
        encoding: Overrides whatever the document says (for servers known to lie).
    """
    if not body.strip():
        return ParseFailed("The answer is empty")
    try:
        data, head, kind = _decode(body, content_type, encoding)
        if refusal := _refuse(body, head):
            return refusal
        return _read(data, head, {"content-type": kind, "content-location": url})
    except Exception as error:  # noqa: BLE001 - hostile bytes find bugs in parsers; one feed must not stop the rest
        return ParseFailed(f"The document could not be read: {_describe(error)}")


def _decode(body: bytes, content_type: str, override: str | None) -> tuple[bytes, str, str]:
    """The document (in UTF-8 where its encoding is known), its head as text, and what to tell feedparser."""
    name = find_codec(body, content_type, override)
    if name is None:
        return body, body[:_HEAD].replace(b"\0", b"").decode("latin-1"), "application/xml"
    text = body.decode(name, "replace").lstrip("\ufeff")
    return text.encode("utf-8", "replace"), text[:_HEAD], "application/xml; charset=utf-8"


def _refuse(body: bytes, head: str) -> ParseFailed | None:
    """A reason not to hand the document to a parser at all."""
    if has_html_root(head):
        if is_challenge(body):
            return ParseFailed("The server answered a page that asks to prove being human", challenge=True)
        return ParseFailed("The address answers an HTML page, not a feed")
    if _declares_entities(head):
        return ParseFailed("The document declares entities of its own, which is how XML bombs are built")
    return None


def _declares_entities(head: str) -> bool:
    """Whether the prolog has a DOCTYPE with an internal subset.

    No feed needs one. What looks like one inside an item (in CDATA) lies behind the first element.
    """
    position = 0
    while (position := head.find("<", position)) >= 0:
        if head.startswith("<?", position):
            end = head.find("?>", position)
        elif head.startswith("<!--", position):
            end = head.find("-->", position)
        elif head[position : position + 9].upper() == "<!DOCTYPE":
            end = head.find(">", position)
            if "[" in head[position : end if end >= 0 else None]:
                return True
        else:
            return head.startswith("<!", position)  # e.g. an entity outside of any DOCTYPE
        if end < 0:
            return len(head) >= _HEAD  # a prolog without end hides what follows
        position = end
    return False


def _read(data: bytes, head: str, headers: dict[str, str]) -> ParseResult:
    import feedparser  # noqa: PLC0415 - the worker process reads; the program only hands this work to it

    # feedparser reports these for feeds it read perfectly well.
    harmless = (feedparser.NonXMLContentType, feedparser.CharacterEncodingOverride)
    document = feedparser.parse(
        io.BytesIO(data),  # bare bytes would be tried as the name of a local file first
        response_headers=headers,
        # Only plain text is kept, made by bot.parse.text; feedparser's own cleaning costs most of its time.
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    issues: list[ParseIssue] = []
    problem = document.get("bozo_exception")
    if document.get("bozo") and not isinstance(problem, harmless):
        issues.append(ParseIssue("bozo", _describe(problem)))
    items = _items(document.entries, headers["content-location"], issues)
    if not items:
        if document.entries:
            entries = counted(len(document.entries), "entry", "entries")
            return ParseFailed(f"None of {entries} could be read: {issues[-1].detail}")
        detail = f" ({_describe(problem)})" if problem else ""
        return ParseFailed(f"The document has no entries{detail}")
    channel = head.partition("<item")[0]
    return ParsedFeed(
        title=plain_line(_string(document.feed, "title")),
        entries=make_entries(items, issues),
        issues=tuple(issues),
        ttl_seconds=_ttl_seconds(_string(document.feed, "ttl")),
        skip_hours=_skip_hours(channel),
        skip_days=_skip_days(channel),
    )


def _items(raw_entries: Sequence[Any], url: str, issues: list[ParseIssue]) -> list[Item]:
    items: list[Item] = []
    for position, raw in enumerate(raw_entries):
        try:
            items.append(_item(raw, url, position, issues))
        except Exception as error:  # noqa: BLE001 - one bad entry is an issue, the others live
            issues.append(ParseIssue("entry-unreadable", _describe(error), position))
    return items


def _item(raw: Any, base: str, position: int, issues: list[ParseIssue]) -> Item:
    title = plain_line(_string(raw, "title"))
    text = _text(raw)
    link = _string(raw, "link")
    url = canonical_link(link, base) if link else None
    guid = clean_guid(_string(raw, "id"))
    if not (title or text or url):
        raise ValueError("the entry has neither title, text nor link")
    if link and url is None:
        issues.append(ParseIssue("link-unusable", clean_line(link, DETAIL), position))
    published_at, precision = _moment(raw, "published", position, issues)
    updated_at, updated_precision = _moment(raw, "updated", position, issues)
    if published_at is None and not _string(raw, "published"):
        # RDF's dc:date, and Atom feeds that give nothing else (GOV.UK).
        published_at, precision = updated_at, updated_precision
    day = published_at.date() if published_at else None
    identity = ItemIdentity(url, guid, title, day, content_hash(title, text))
    return Item(identity, text, published_at, precision, updated_at)


def _text(raw: Any) -> str:
    """The fullest text the item has: content:encoded or Atom content, else the description."""
    contents = [(_string(part, "value"), _string(part, "type")) for part in dict.get(raw, "content") or ()]
    detail = dict.get(raw, "summary_detail") or {}
    contents.append((_string(raw, "summary"), _string(detail, "type")))
    for value, kind in contents:
        # RSS does not say what it holds: html_to_text leaves text without markup alone.
        text = clean_text(value) if kind == "text/plain" and "<" not in value else html_to_text(value)
        if text:
            return text
    return ""


def _moment(
    raw: Any, name: str, position: int, issues: list[ParseIssue]
) -> tuple[datetime | None, Precision]:
    written = _string(raw, name)
    if not written:
        return None, Precision.UNKNOWN
    parsed = dict.get(raw, f"{name}_parsed")
    moment, precision = read_moment(written, parsed if isinstance(parsed, struct_time) else None)
    if moment is None:
        issues.append(ParseIssue("date-unreadable", clean_line(written, DETAIL), position))
    return moment, precision


def _string(mapping: Any, name: str) -> str:
    """A field as text. Goes past feedparser's own `get`, which answers `updated` with `published`."""
    value = dict.get(mapping, name)
    return value if isinstance(value, str) else ""


def _ttl_seconds(minutes: str) -> float:
    return min(int(minutes), _MAX_TTL) * _MINUTE if re.fullmatch(r"\d{1,9}", minutes.strip()) else 0.0


def _skip_hours(channel: str) -> frozenset[int]:
    block = _SKIP_HOURS.search(channel)
    # RSS 0.91 counted from 1 to 24: 24 is midnight.
    return frozenset(int(hour) % 24 for hour in _HOUR.findall(block[1])) if block else frozenset()


def _skip_days(channel: str) -> frozenset[int]:
    block = _SKIP_DAYS.search(channel)
    names = [name.lower() for name in _DAY.findall(block[1])] if block else []
    return frozenset(_WEEKDAYS.index(name) for name in names if name in _WEEKDAYS)


def _describe(error: object) -> str:
    if isinstance(error, SAXParseException):
        return clean_line(f"line {error.getLineNumber()}: {error.getMessage()}", DETAIL)
    return clean_line(str(error), DETAIL) or type(error).__name__
