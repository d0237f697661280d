"""Cutting Telegram HTML into messages: between paragraphs or rows, never inside a tag or an entity.

Only a row that is longer than a whole message is cut between words, with its tags closed and opened again.
"""

import html
import re
import unicodedata
from dataclasses import dataclass

from bot.render.markup import MESSAGE_UNITS

_TOKEN = re.compile(r"<[^>]*>|&(?:#\d+|#x[0-9a-fA-F]+|\w+);|\n+|[^<&\n]|&", re.DOTALL)
_NAME = re.compile(r"</?([a-zA-Z-]+)")

_JOINER = "\u200d"
_TONES = "🏻🏼🏽🏾🏿"
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)

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
    going_on = _going_on(tokens)
    parts: list[str] = []
    start = 0
    opened: tuple[str, ...] = ()
    while start < len(tokens):
        cut = _next_cut(tokens, going_on, start, opened, limit)
        inner = "".join(tokens[start : cut.at])
        closing = "".join(f"</{_name(tag)}>" for tag in reversed(cut.open))
        part = f"{''.join(opened)}{inner}{closing}"
        if _visible(part):
            parts.append(part.strip("\n"))
        start, opened = cut.after, cut.open
    return tuple(parts)


def _next_cut(
    tokens: list[str], going_on: list[bool], start: int, opened: tuple[str, ...], limit: int
) -> _Cut:
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
        if size and not going_on[position + 1]:
            best[_ANYWHERE] = _Cut(_ANYWHERE, position + 1, position + 1, tuple(stack))
    return _Cut(_PARAGRAPH, len(tokens), len(tokens), ())


def _going_on(tokens: list[str]) -> list[bool]:
    """Which tokens belong to the character on the screen that those before them began (UAX 29, in short)."""
    found: list[bool] = []
    before = ""
    letters = 0  # two make a flag, so after an odd number of them one more belongs to the last
    for token in tokens:
        single = len(token) == 1
        letter = single and ord(token) in _FLAG_LETTERS
        found.append(
            single
            and (
                token in _TONES
                or _JOINER in (token, before)
                or unicodedata.category(token).startswith("M")
                or (letter and letters % 2 == 1)
            )
        )
        letters = letters + 1 if letter else 0
        before = token
    return [*found, False]


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
