"""Article pages: bytes to title, text and date."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from bot.domain.feed import ParseFailed
from bot.domain.source import ArticleSelectors
from bot.domain.words import Precision
from bot.parse.challenge import is_challenge
from bot.parse.encoding import decode_page
from bot.parse.text import clean_line, html_to_text, is_monstrous, node_to_text
from bot.parse.written_dates import find_moment

_FURNITURE: Final = "script, style, noscript, template, iframe, nav, aside, form, header, footer, [hidden]"
_LEAST_TEXT: Final = 40  # characters; the shortest announcements are one sentence
_HALF: Final = 0.5
_DATES: Final = 10  # elements looked at for one: where it came from often stands before when
_META_DATES: Final = (
    'meta[property="article:published_time"]',
    'meta[itemprop="datePublished"]',
    'meta[name="publishdate" i]',
    'meta[name="PubDate" i]',
    'meta[name="dcterms.date" i]',
    'meta[name="dc.date" i]',
    'meta[name="date" i]',
)
_DETAIL: Final = 300


@dataclass(frozen=True, slots=True)
class ArticleText:
    """What an article page says."""

    title: str
    text: str  # plain text, paragraphs separated by newlines
    published_at: datetime | None  # aware, UTC; midnight where only the day is known
    precision: Precision = Precision.UNKNOWN  # of published_at


def parse_article(
    body: bytes,
    *,
    content_type: str,
    url: str,
    selectors: ArticleSelectors,
    encoding: str | None = None,
    zone: str | None = None,
) -> ArticleText | ParseFailed:
    """Read an article page. Never raises for what the bytes hold.

    The text is what `selectors.body` matches; else <article>, <main>, or the block with most of the text.
    A body selector that matches nothing is a failure: the layout changed, and an operator has to see it.
    Selectors of title and date that match nothing leave what the page says of itself. Of several selectors,
    parted by commas, the first that matches counts. `zone` is the IANA name of the place whose time the page
    tells.
    """
    try:
        page, _ = decode_page(body, content_type, encoding)
        if not page.strip():
            return ParseFailed(f"The page {url} is empty", missing=True)
        if is_monstrous(page):
            return ParseFailed(
                "The page nests elements too deep, or gives one too many attributes, to be a text"
            )
        read = _read(LexborHTMLParser(page), selectors, zone)
        # A short text where the row says texts lie is one, whatever its page has in common with a challenge.
        doubtful = isinstance(read, ParseFailed) or not selectors.body
        if doubtful and is_challenge(body):
            read = ParseFailed("The server answered a page that asks to prove being human", challenge=True)
    except SelectolaxError as error:
        return ParseFailed(f"A selector of the article cannot be used: {clean_line(str(error), _DETAIL)}")
    except Exception as error:  # noqa: BLE001 - hostile bytes find bugs in parsers; one page must not stop the rest
        return ParseFailed(f"The page could not be read: {clean_line(str(error), _DETAIL)}")
    return read


def _read(tree: LexborHTMLParser, selectors: ArticleSelectors, zone: str | None) -> ArticleText | ParseFailed:
    title = _chosen_title(tree, selectors.title) or _title(tree)
    published_at, precision = _published_at(tree, selectors.date, zone)
    chosen = _first_of(tree, selectors.body) if selectors.body else None
    if selectors.body and chosen is None:
        detail = f"Nothing on the page matches the selector {selectors.body!r}: its layout changed"
        return ParseFailed(detail, missing=True)
    # A selector is a person's choice: only scripts are taken out of it. A guess loses all furniture.
    for selector in (*selectors.strip, "script, style, nav, aside" if chosen else _FURNITURE):
        for node in tree.css(selector):
            if chosen is None or node.mem_id != chosen.mem_id:
                node.decompose()
    text = node_to_text(chosen or _main_block(tree))
    if len(text) < _LEAST_TEXT and chosen is None:
        return ParseFailed("The page has no text to speak of", missing=True)
    if not text:
        return ParseFailed(f"What the selector {selectors.body!r} matches is empty", missing=True)
    return ArticleText(title=title, text=text, published_at=published_at, precision=precision)


def _first_of(tree: LexborHTMLParser, selector: str) -> LexborNode | None:
    """By the order of the selectors: of `.text, .content` the second is often the frame of the page."""
    return next((node for part in _parts(selector) if (node := tree.css_first(part)) is not None), None)


def _all_of(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    return [node for part in _parts(selector) for node in tree.css(part)]


def _parts(selector: str) -> list[str]:
    return [selector] if "(" in selector or '"' in selector else selector.split(",")


def _chosen_title(tree: LexborHTMLParser, selector: str | None) -> str:
    node = _first_of(tree, selector) if selector else None
    if node is None:
        return ""
    return clean_line(html_to_text(node.attributes.get("content") or "") or node_to_text(node))


def _title(tree: LexborHTMLParser) -> str:
    """og:title carries no site name; then the only heading of the first rank; then <title>."""
    meta = tree.css_first('meta[property="og:title"]')
    if meta is not None and (content := html_to_text(meta.attributes.get("content") or "")):
        return clean_line(content)
    headings = tree.css("h1")
    if len(headings) == 1 and (text := clean_line(node_to_text(headings[0]))):
        return text
    title = tree.css_first("title")
    return clean_line(title.text()) if title is not None else ""


def _published_at(
    tree: LexborHTMLParser, selector: str | None, zone: str | None
) -> tuple[datetime | None, Precision]:
    """By the row's selector; else as the page's own head says; else its first <time>."""
    chosen = [(selector, "content")] if selector else []
    own = [(name, "content") for name in _META_DATES]
    times = [("article time[datetime]", "datetime"), ("time[datetime]", "datetime")]
    for place, attribute in (*chosen, *own, *times):
        for node in _all_of(tree, place)[:_DATES]:
            written = node.attributes.get(attribute) or node.attributes.get("datetime") or ""
            moment, precision = find_moment(written or node_to_text(node), zone=zone)
            if moment is not None:
                return moment, precision
    return None, Precision.UNKNOWN


def _main_block(tree: LexborHTMLParser) -> LexborNode:
    for selector in ("article", "main", '[role="main"]'):
        blocks = tree.css(selector)
        if blocks:
            best = max(blocks, key=_size)
            if _size(best) >= _LEAST_TEXT:
                return best
    body = tree.body or tree.root
    if body is None:
        raise ValueError("the page has no body")
    return _densest(body)


def _densest(block: LexborNode) -> LexborNode:
    """Descend into the child that holds more than half of the text, as long as there is one."""
    size = _size(block)
    while True:
        child = max(block.iter(), key=_size, default=None)
        if child is None or child.tag in {"p", "span", "a"} or _size(child) <= size * _HALF:
            return block
        block, size = child, _size(child)


def _size(node: LexborNode) -> int:
    return len((node.text() or "").strip())
