"""OPML 2.0, the format in which readers of feeds hand their lists around (http://opml.org/spec2.opml)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from bot.catalogue.values import MAX_ID
from bot.domain.errors import ConfigError
from bot.domain.source import Source, SourceKind

MOST_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Subscribed:
    """One feed of a list."""

    title: str
    url: str
    language: str | None = None


def read_opml(path: Path) -> tuple[Subscribed, ...]:
    """The feeds of a list, however deep they lie in it, each address once.

    Raises:
        ConfigError: it is too large, no XML, or defines entities.
    """
    raw = path.read_bytes()[: MOST_BYTES + 1]
    name = str(path)
    if len(raw) > MOST_BYTES:
        raise ConfigError(name, None, f"it is larger than {MOST_BYTES} bytes", "Split it")
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        raise ConfigError(name, None, "it holds a DOCTYPE, which OPML has no use for", "Remove that line")
    try:
        root = ET.fromstring(raw)  # noqa: S314 - bounded, and entities were refused above
    except ET.ParseError as error:
        problem = f"it is not XML ({error.msg.partition(':')[0]})"
        raise ConfigError(name, error.position[0], problem, "Export it again") from error
    if root.tag != "opml":
        raise ConfigError(name, 1, f"it is no OPML, it begins with <{root.tag:.40}>", "Export it as OPML")
    found = {feed.url: feed for feed in _feeds(root)}
    return tuple(found.values())


def _feeds(root: ET.Element) -> Iterator[Subscribed]:
    for outline in root.iter("outline"):
        url = (outline.get("xmlUrl") or "").strip()
        title = " ".join((outline.get("title") or outline.get("text") or "").split())
        if url:
            yield Subscribed(title or url, url, outline.get("language"))


def make_id(feed: Subscribed, country: str, taken: frozenset[str]) -> str:
    """An id for an imported feed that no other source has: its state, its host, and a number if need be."""
    host = (urlsplit(feed.url).hostname or "feed").removeprefix("www.")
    words = re.sub(r"[^a-z0-9]+", "-", f"{country}-{host}".lower()).strip("-")[: MAX_ID - 5].strip("-")
    numbered = (words if number == 1 else f"{words}-{number}" for number in range(1, 10_000))
    return next(name for name in numbered if name not in taken)


def write_opml(sources: Sequence[Source]) -> str:
    """Feeds as OPML, grouped by state; pages and JSON answers are nothing for a reader of feeds."""
    feeds = [source for source in sources if source.kind is SourceKind.FEED]
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = "Sources of nongrata"
    body = ET.SubElement(root, "body")
    for country in sorted({source.country for source in feeds}):
        group = ET.SubElement(body, "outline", text=country)
        for source in feeds:
            if source.country == country:
                title = f"{source.body} ({source.id})"
                ET.SubElement(
                    group,
                    "outline",
                    {"type": "rss", "text": title, "xmlUrl": source.url, "language": source.language},
                )
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
