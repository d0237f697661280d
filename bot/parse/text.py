"""Outside text made plain: no markup, no control characters, no direction overrides, NFC."""

import html
import re
import sys
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.domain.letters import plain_letters

# fmt: off
BLOCK_TAGS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table",
    "tbody", "tfoot", "thead", "title", "tr", "ul",
})
HIDDEN_TAGS: Final = frozenset({
    "-comment", "button", "head", "iframe", "math", "noscript", "object", "script", "select", "style", "svg",
    "template", "textarea",
})
_VOID_TAGS: Final = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
})
# fmt: on
_CELL_TAGS: Final = frozenset({"td", "th"})

# lexbor looks through its stack of open elements for every tag: 200,000 nested <div> cost minutes.
MAX_DEPTH: Final = 400
# It compares each attribute of an element with all others: 70,000 cost 10 seconds.
MAX_ATTRIBUTES: Final = 500
_TAG_COST: Final = 8  # characters that an element counts as where a text is cut

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*+)[^<>]*>")
# A comment, or the name of a tag (HTML standard, 13.2.5.6 to 13.2.5.8).
_OPENING = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?][^>]*|</?([a-zA-Z][^\s/>]*)", re.DOTALL)
# The same, 13.2.5.32 to 13.2.5.40; a quotation without end reaches to the end.
_ATTRIBUTE = re.compile(
    r"[\s/]*[^\s/>][^\s/>=]*(?:\s*=\s*(?:\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z)|[^\s>\"'][^\s>]*)?)?"
)
_RAW = {
    name: re.compile(rf"</{name}[\s/>]", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}
_LOOKS_LIKE_HTML = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
# C0 and C1 controls and surrogates, which stand in no markup.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_BREAKS = re.compile("[\r\n\x85\u2028\u2029]+")


def clean_text(text: str) -> str:
    """Plain text in NFC: one newline between paragraphs, other whitespace folded, no control characters."""
    lines = (" ".join(line.split()) for line in _BREAKS.split(plain_letters(text)))
    return "\n".join(line for line in lines if line)


def clean_line(text: str, limit: int | None = None) -> str:
    """One line of plain text, cut at `limit` characters with an ellipsis."""
    line = clean_text(text).replace("\n", " ")
    if limit is not None and len(line) > limit:
        return line[: limit - 1].rstrip() + "…"
    return line


def looks_like_html(text: str) -> bool:
    """Whether a text holds tags or entities."""
    return _LOOKS_LIKE_HTML.search(text) is not None


def html_to_text(markup: str) -> str:
    """The visible text of HTML: block elements and <br> make newlines, scripts and styles are left out."""
    if not looks_like_html(markup):
        return clean_text(markup)
    if is_monstrous(markup):
        return clean_text(_without_tags(markup))
    root = LexborHTMLParser(_CONTROLS.sub("", markup)).root
    return node_to_text(root) if root is not None else ""


def plain_line(markup: str) -> str:
    """A title: HTML and entities resolved, one line."""
    return clean_line(html_to_text(markup))


def is_monstrous(markup: str) -> bool:
    """Whether elements nest deeper, or one carries more attributes, than any real page's.

    Building the tree of such markup would take too long.
    """
    return _nests_too_deep(markup) or _has_too_many_attributes(markup)


def _nests_too_deep(markup: str) -> bool:
    depth = 0
    for match in _TAG.finditer(markup):
        if match[2].lower() in _VOID_TAGS:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > MAX_DEPTH:
            return True
    return False


def _has_too_many_attributes(markup: str) -> bool:
    """Walks the attributes as a browser does: what stands in quotes opens and ends no tag."""
    if len(markup) < MAX_ATTRIBUTES * len(" a"):
        return False
    position = 0
    while tag := _OPENING.search(markup, position):
        position = tag.end()
        if tag[1] is None:
            continue
        for _ in range(MAX_ATTRIBUTES):
            attribute = _ATTRIBUTE.match(markup, position)
            if attribute is None:
                break
            position = attribute.end()
        else:
            return True
        if tag[0][1] != "/" and (raw := _RAW.get(tag[1].lower())):
            end = raw.search(markup, position)
            position = end.start() if end else len(markup)
    return False


def _without_tags(markup: str) -> str:
    """Crude but linear: for markup that is too deep to build a tree of."""
    breaking = _TAG.sub(lambda match: "\n" if match[2].lower() in BLOCK_TAGS else "", markup)
    return html.unescape(breaking)


def node_to_text(start: LexborNode, at_most: int | None = None) -> str:
    """The visible text below a node. Walks without recursion, since outside markup decides the depth.

    `at_most`: characters of the source to look at, where each element counts as a few.
    """
    pieces: list[str] = []
    left = sys.maxsize if at_most is None else at_most
    node: LexborNode | None = start
    depth = 0
    while node is not None and left > 0:
        tag = node.tag or ""
        left -= _TAG_COST
        if tag == "-text":
            words = (node.text_content or "")[:left] if left > 0 else ""
            left -= len(words)
            # A newline in the source of a page is only a space.
            pieces.append(_BREAKS.sub(" ", words))
        elif tag in BLOCK_TAGS:
            pieces.append("\n")
        elif tag in _CELL_TAGS:
            pieces.append(" ")
        child = None if tag in HIDDEN_TAGS or tag == "-text" else node.child
        if child is not None:
            node, depth = child, depth + 1
            continue
        node, depth = _next_after(node, depth, pieces)
    return clean_text("".join(pieces))


def _next_after(node: LexborNode, depth: int, pieces: list[str]) -> tuple[LexborNode | None, int]:
    """The next node in document order once `node` is finished; None at the end of the start node."""
    current: LexborNode | None = node
    while current is not None and depth > 0:
        following = current.next
        if following is not None:
            if (current.tag or "") in BLOCK_TAGS:
                pieces.append("\n")
            return following, depth
        if (current.tag or "") in BLOCK_TAGS:
            pieces.append("\n")
        current, depth = current.parent, depth - 1
    return None, 0
