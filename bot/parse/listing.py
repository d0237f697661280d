"""Listing pages: HTML to entries and issues, by the selectors of the source's row."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from bot.domain.counted import counted
from bot.domain.feed import ParsedFeed, ParseFailed, ParseIssue, ParseResult
from bot.domain.source import ListingSelectors
from bot.domain.words import Precision
from bot.parse.challenge import has_html_root, is_challenge
from bot.parse.encoding import decode_page
from bot.parse.identity import ItemIdentity, canonical_link, content_hash, fragment_guid
from bot.parse.items import DETAIL, MAX_ITEMS, MAX_TITLE, Item, make_entries, shortened
from bot.parse.json_list import follow, load_json
from bot.parse.sharing import join_repeated
from bot.parse.text import clean_line, is_monstrous, node_to_text
from bot.parse.written_dates import date_in_address, find_moment

_LEVELS: Final = 3  # of elements around a link that may hold its date
_BESIDE: Final = 3  # nodes after it that may
_LINE: Final = 10_000  # characters of markup in which a title or a date is looked for
_TEXT: Final = 50_000  # the same for what an item says
_ELLIPSIS = re.compile(r"\s*(?:…|\.{3,})$")


def parse_listing(
    body: bytes,
    *,
    select: ListingSelectors,
    content_type: str,
    url: str,
    encoding: str | None = None,
    zone: str | None = None,
) -> ParseResult:
    """Read a page that lists items. Never raises for what the bytes hold.

    Args:
        body: The page, decompressed.
        select: Where the items lie.
        content_type: The header as received; only its charset is used.
        url: Where the page came from; relative links are joined with it.
        encoding: Goes before whatever the page says of itself.
        zone: IANA name of the place whose time the page tells.

    A page without items, or without one that can be used, is a failure: its layout changed.
    """
    if not body.strip():
        return ParseFailed("The answer is empty")
    try:
        page, complaint = decode_page(body, content_type, encoding)
        issues = [ParseIssue("encoding", complaint)] if complaint else []
        return _read_page(body, page, select, (url, zone), issues)
    except SelectolaxError as error:
        return ParseFailed(f"A selector of the list cannot be used: {clean_line(str(error), DETAIL)}")
    except Exception as error:  # noqa: BLE001 - hostile bytes find bugs in parsers; one page must not stop the rest
        return ParseFailed(f"The page could not be read: {clean_line(str(error), DETAIL)}")


def _read_page(
    body: bytes,
    page: str,
    select: ListingSelectors,
    place: tuple[str, str | None],
    issues: list[ParseIssue],
) -> ParseResult:
    """`place`: the page's address, and the zone whose time it tells."""
    if select.fragment:
        if has_html_root(page):
            return _no_items(body, select)
        page = _unwrap(page, select.fragment)
    if is_monstrous(page):
        return ParseFailed("The page nests elements too deep, or gives one too many attributes, to be a list")
    tree = LexborHTMLParser(page)
    nodes = _unique(tree.css(select.item))
    if not nodes:
        return _no_items(body, select)
    return _Listing(tree, *place, select).read(nodes, issues)


def _no_items(body: bytes, select: ListingSelectors) -> ParseFailed:
    """Looked at only now: a short list with a script in it resembles a challenge, but it has items."""
    if is_challenge(body):
        return ParseFailed("The server answered a page that asks to prove being human", challenge=True)
    if select.fragment:
        return ParseFailed("The address answers an HTML page, not JSON with markup in it")
    return ParseFailed(f"Nothing on the page matches the selector {select.item!r}: its layout changed")


def _unwrap(answer: str, path: str) -> str:
    """Markup that comes as one string of a JSON answer."""
    markup = follow(load_json(answer), path)
    if not isinstance(markup, str):
        raise ValueError(f"there is no markup at {path!r}")  # noqa: TRY004 - of the document, not of our types
    return markup


class _Listing:
    """One page being read."""

    def __init__(self, tree: LexborHTMLParser, url: str, zone: str | None, select: ListingSelectors) -> None:
        self._tree = tree
        self._lines = _Lines()
        self._select = select
        self._zone = zone
        base = tree.css_first("base[href]")
        self._base = canonical_link((base.attributes.get("href") or "") if base else "", url) or url

    def read(self, nodes: Sequence[LexborNode], issues: list[ParseIssue]) -> ParseResult:
        if len(nodes) > MAX_ITEMS:
            issues.append(
                ParseIssue("too-many-items", f"{len(nodes)} items, the first {MAX_ITEMS} were read")
            )
        met: list[ParseIssue] = []
        found = self._found(nodes[:MAX_ITEMS], met)
        issues.extend(shortened(met))
        if not found:
            return ParseFailed(f"None of {counted(len(nodes), 'item')} could be used: {met[0].detail}")
        if self._select.date and not any(each.published_at for each in found):
            issues.append(ParseIssue("date-missing", f"No item has a date at {self._select.date!r}"))
        items = join_repeated(found, issues)
        heading = self._tree.css_first("title")
        return ParsedFeed(
            title=clean_line(heading.text() or "", MAX_TITLE) if heading else "",
            entries=make_entries(items, issues),
            issues=tuple(issues),
        )

    def _found(self, nodes: Sequence[LexborNode], met: list[ParseIssue]) -> list[Item]:
        """The items with a usable link, in order of the page."""
        spots = [self._spot(node, position, met) for position, node in enumerate(nodes)]
        usable = [spot for spot in spots if spot is not None]
        beside = _Surroundings(usable, self._lines)
        found: list[Item] = []
        for spot in usable:
            title = self._title(spot)
            if not title:
                told = f"The link {clean_line(spot.url, DETAIL)} has no words"
                met.append(ParseIssue("title-missing", told, spot.position))
                continue
            moment, precision = self._moment(spot, beside, met)
            text = self._text(spot.node, title)
            day = moment.date() if moment else None
            identity = ItemIdentity(spot.url, spot.guid, title, day, content_hash(title, text))
            found.append(Item(identity, text, moment, precision))
        return found

    def _spot(self, node: LexborNode, position: int, met: list[ParseIssue]) -> "_Spot | None":
        link = node.css_first(self._select.link or "a[href]")
        if link is None:
            words = self._lines.of(node, DETAIL // 2)
            told = f"An item has no link: {words or '(no words)'}"
            met.append(ParseIssue("link-missing", told, position))
            return None
        href = (link.attributes.get("href") or "").strip()[:_LINE]
        url = canonical_link(href, self._base) if href else None
        if url is None:
            told = f"A link leads nowhere: {clean_line(href, DETAIL // 2) or '(empty)'}"
            met.append(ParseIssue("link-unusable", told, position))
            return None
        return _Spot(node, link, url, fragment_guid(href, self._base, url), position)

    def _title(self, spot: "_Spot") -> str:
        chosen = spot.node.css_first(self._select.title) if self._select.title else None
        place = chosen or spot.link
        words = self._lines.of(place, MAX_TITLE)
        # Narrow columns cut the words and keep them whole in the attribute.
        attribute = place.attributes.get("title") or spot.link.attributes.get("title")
        whole = clean_line((attribute or "")[:_LINE], MAX_TITLE)
        start = _ELLIPSIS.sub("", words)
        return whole if len(whole) > len(words) and whole.startswith(start) else words

    def _text(self, node: LexborNode, title: str) -> str:
        chosen = node.css_first(self._select.text) if self._select.text else None
        text = node_to_text(chosen, _TEXT) if chosen else ""
        return text if text != title else ""

    def _moment(
        self, spot: "_Spot", beside: "_Surroundings", met: list[ParseIssue]
    ) -> tuple[datetime | None, Precision]:
        """The date the row points at; else the one in the file name; else the one beside the link."""
        chosen = spot.node.css_first(self._select.date) if self._select.date else None
        if chosen is not None:
            written = _written(chosen)
            moment, precision = self._read_date(written)
            if moment is not None:
                return moment, precision
            told = f"No date can be read: {clean_line(written, DETAIL) or '(empty)'}"
            met.append(ParseIssue("date-unreadable", told, spot.position))
        moment, precision = date_in_address(spot.url)
        if moment is not None or self._select.date:
            return moment, precision
        read = (self._read_date(written) for written in beside.texts(spot))
        return next((each for each in read if each[0] is not None), (None, Precision.UNKNOWN))

    def _read_date(self, written: str) -> tuple[datetime | None, Precision]:
        return find_moment(written, zone=self._zone, form=self._select.date_format)


@dataclass(frozen=True, slots=True)
class _Spot:
    """An item with a usable link."""

    node: LexborNode
    link: LexborNode
    url: str
    guid: str | None  # the address with its fragment
    position: int


class _Surroundings:
    """What stands around a link and belongs to it alone."""

    def __init__(self, spots: Sequence[_Spot], lines: "_Lines") -> None:
        self._lines = lines
        fragments: dict[str, set[str]] = {}
        for spot in spots:
            if spot.guid:
                fragments.setdefault(spot.url, set()).add(spot.guid)
        self._several = {url for url, told in fragments.items() if len(told) > 1}
        self._owners: dict[int, set[str]] = {}
        for spot in spots:
            for above in _ancestors(spot.link):
                self._owners.setdefault(above.mem_id, set()).add(self._owner(spot))

    def _owner(self, spot: _Spot) -> str:
        """Its address; with the fragment where several of them tell items apart."""
        return (spot.guid or spot.url) if spot.url in self._several else spot.url

    def texts(self, spot: _Spot) -> Iterable[str]:
        """Lines that may hold its date: the elements around it from inside out, then what follows it."""
        words = self._lines.of(spot.link)
        for above in _ancestors(spot.link):
            if self._owners[above.mem_id] != {self._owner(spot)}:
                break
            # The words of the link may speak of another day.
            yield self._lines.of(above).replace(words, " ", 1)
        node = spot.link.next
        for _ in range(_BESIDE):
            if node is None or node.css_first("a") is not None:
                return
            yield self._lines.of(node)
            node = node.next


class _Lines:
    """The words of nodes, each read once: items that lie in each other share what is in the innermost."""

    def __init__(self) -> None:
        self._read: dict[int, str] = {}

    def of(self, node: LexborNode, limit: int | None = None) -> str:
        """One line, cut at `limit` characters as by `clean_line`."""
        if node.mem_id not in self._read:
            self._read[node.mem_id] = clean_line(node_to_text(node, _LINE))
        return clean_line(self._read[node.mem_id], limit) if limit else self._read[node.mem_id]


def _ancestors(node: LexborNode) -> Iterable[LexborNode]:
    above = node.parent
    for _ in range(_LEVELS):
        if above is None or above.tag in {"body", "html", "-document"}:
            return
        yield above
        above = above.parent


def _unique(nodes: Iterable[LexborNode]) -> list[LexborNode]:
    """A selector with commas may find one element several times."""
    return list({node.mem_id: node for node in nodes}.values())


def _written(node: LexborNode) -> str:
    attributes = node.attributes
    written = attributes.get("datetime") or attributes.get("content")
    return written[:_LINE] if written else node_to_text(node, _LINE)
