"""Which item is which: canonical links, entry keys, content hashes."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urljoin, urlsplit, urlunsplit

from bot.parse.text import clean_line

MAX_KEY: Final = 1000  # characters; a longer address or GUID is no identity but somebody's payload
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_WEB: Final = ("http", "https")


@dataclass(frozen=True, slots=True)
class ItemIdentity:
    """What an item says about who it is."""

    url: str | None  # canonical
    guid: str | None
    title: str
    day: date | None
    content_hash: str


def canonical_link(link: str, base: str = "") -> str | None:
    """The address an item is known by, or None if it has no usable web address.

    Relative links are joined with `base`, scheme and host lower-cased, the fragment, the default port and
    utm_* parameters dropped. All else is opaque: the Turkish ministry's addresses are a query without a name.
    """
    try:
        parts = urlsplit(urljoin(base, clean_line(link)))
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in _WEB or not host:
        return None
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        netloc = f"{netloc}:{port}"
    path = parts.path or "/"
    address = urlunsplit((parts.scheme, netloc, path, _without_tracking(parts.query), ""))
    return address if len(address) <= MAX_KEY else None


def _without_tracking(query: str) -> str:
    return "&".join(part for part in query.split("&") if not part.lower().startswith("utm_"))


def clean_guid(guid: str | None) -> str | None:
    """A GUID as stored: one line, and a digest of it when it is longer than `MAX_KEY`."""
    line = clean_line(guid or "")
    if len(line) > MAX_KEY:
        return "sha256:" + hashlib.sha256(line.encode()).hexdigest()
    return line or None


def fragment_guid(link: str, base: str, url: str) -> str | None:
    """What tells apart items that share the address `url`: it with the fragment of the link as written."""
    fragment = urlsplit(urljoin(base, clean_line(link))).fragment
    return clean_guid(f"{url}#{fragment}") if fragment else None


def content_hash(title: str, text: str) -> str:
    """Versioned digest of what an item says. Dates are left out: some systems touch them on every fetch."""
    folded = " ".join(title.split()) + "\n" + " ".join(text.split())
    return "1:" + hashlib.sha256(folded.encode()).hexdigest()


def canonical_title(title: str) -> str:
    """Titles that differ in letter case or white space only are the same title."""
    return " ".join(title.split()).casefold()


def entry_keys(items: Sequence[ItemIdentity]) -> tuple[str, ...]:
    """One key per item of a document, all distinct except for items that say exactly the same.

    The canonical link; the GUID where the link is missing or shared by several items; a digest of title and
    day where both are missing or shared. One GUID, or one link, for all items hides none of them.
    """
    links, guids = _carriers(items)
    first: dict[str, str] = {}  # key -> content hash of the item that has it
    keys: list[str] = []
    for item in items:
        key = _best_key(item, links, guids)
        if first.setdefault(key, item.content_hash) != item.content_hash:
            # Neither link, GUID, title nor day tells them apart: the text has to.
            key = f"{key}#{item.content_hash[2:18]}"
        keys.append(key)
    return tuple(keys)


def shared_guids(items: Sequence[ItemIdentity]) -> frozenset[str]:
    """GUIDs that several different items of the document carry."""
    _, guids = _carriers(items)
    return frozenset(guid for guid, carriers in guids.items() if len(carriers) > 1)


def _carriers(items: Sequence[ItemIdentity]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """For each link and each GUID, who carries it. An item repeated word for word is one carrier."""
    links: dict[str, set[str]] = {}
    guids: dict[str, set[str]] = {}
    for item in items:
        if item.url:
            links.setdefault(item.url, set()).add(f"{item.guid}\n{item.content_hash}")
        if item.guid:
            guids.setdefault(item.guid, set()).add(f"{item.url}\n{item.content_hash}")
    return links, guids


def _best_key(item: ItemIdentity, links: dict[str, set[str]], guids: dict[str, set[str]]) -> str:
    if item.url and len(links[item.url]) == 1:
        return item.url
    if item.guid and len(guids[item.guid]) == 1:
        return item.guid
    if not item.title:
        return _digest_key(item.content_hash)
    return title_key(item.title, item.day)


def title_key(title: str, day: date | None) -> str:
    """The key of an item that neither link nor GUID tells apart."""
    return _digest_key(f"{canonical_title(title)}\n{day or ''}")


def _digest_key(told: str) -> str:
    return "title:" + hashlib.sha256(told.encode()).hexdigest()[:40]
