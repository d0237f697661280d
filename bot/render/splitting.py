"""Cutting Telegram HTML into messages: between paragraphs or rows, never inside a tag or an entity.

Only a row that is longer than a whole message is cut between words, with its tags closed and opened again.
"""

import html
import re
from dataclasses import dataclass

from bot.render.markup import MESSAGE_UNITS

_TOKEN = re.compile(r"<[^>]*>|&(?:#\d+|#x[0-9a-fA-F]+|\w+);|\n+|[^<&\n]|&", re.DOTALL)
_NAME = re.compile(r"</?([a-zA-Z-]+)")

# How good a place for a cut is; lower is better.
_PARAGRAPH, _ROW, _ROW_INSIDE, _WORD, _ANYWHERE = range(5)


@dataclass(frozen=True, slots=True)
class _Cut:
    rank: int
    at: int  # number of tokens before the cut
    after: int  # first token of what follows
    open: tuple[str, ...]  # tags open at the cut


def split(markup: str, limit: int = MESSAGE_UNITS) -> tuple[str, ...]:
    """The parts, each at most `limit` UTF-16 units after parsing and with at least one visible character.

    `markup` is well formed, as this room writes it. Line breaks at a cut are left out.
    """
    tokens = _TOKEN.findall(markup)
    parts: list[str] = []
    start = 0
    opened: tuple[str, ...] = ()
    while start < len(tokens):
        cut = _next_cut(tokens, start, opened, limit)
        inner = "".join(tokens[start : cut.at])
        closing = "".join(f"</{_name(tag)}>" for tag in reversed(cut.open))
        part = f"{''.join(opened)}{inner}{closing}"
        if _visible(part):
            parts.append(part.strip("\n"))
        start, opened = cut.after, cut.open
    return tuple(parts)


def _next_cut(tokens: list[str], start: int, opened: tuple[str, ...], limit: int) -> _Cut:
    """The best place within the limit: the last of the best kind; the end when all that is left fits."""
    stack = list(opened)
    used = 0
    best: dict[int, _Cut] = {}
    for position in range(start, len(tokens)):
        token = tokens[position]
        size = _size(token)
        if used + size > limit:
            kinds = sorted(best)
            return best[kinds[0]] if kinds else _Cut(_ANYWHERE, position, position, tuple(stack))
        if token[0] == "\n" and used:
            rank = _ROW_INSIDE if stack else (_PARAGRAPH if len(token) > 1 else _ROW)
            best[rank] = _Cut(rank, position, position + 1, tuple(stack))
        elif token.isspace() and used:
            best[_WORD] = _Cut(_WORD, position, position + 1, tuple(stack))
        if token.startswith("</"):
            stack.pop()
        elif token.startswith("<"):
            stack.append(token)
        used += size
        if size:
            best[_ANYWHERE] = _Cut(_ANYWHERE, position + 1, position + 1, tuple(stack))
    return _Cut(_PARAGRAPH, len(tokens), len(tokens), ())


def _size(token: str) -> int:
    """UTF-16 units of what a reader sees of this token."""
    if token[0] == "<":
        return 0
    return len(html.unescape(token).encode("utf-16-le", "surrogatepass")) // 2


def _name(tag: str) -> str:
    found = _NAME.match(tag)
    return found[1] if found else ""


def _visible(part: str) -> bool:
    return bool(html.unescape(re.sub(r"<[^>]*>", "", part)).strip())
