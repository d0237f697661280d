"""A strict little reader of Telegram's HTML: what it accepts, the Bot API accepts (Bot API, HTML style)."""

import html
import re

_TOKEN = re.compile(r"<[^>]*>|[^<>]+|.", re.DOTALL)
_OPEN = re.compile(r'<(b|i|code|blockquote(?: expandable)?|a href="[^"<>]*")>')
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")


def visible(markup: str) -> str:
    """The text readers see.

    Raises AssertionError for markup that the Bot API would refuse.
    """
    stack: list[str] = []
    text: list[str] = []
    for token in _TOKEN.findall(markup):
        if token.startswith("</"):
            assert stack, markup
            assert token == f"</{stack.pop()}>", markup
        elif token.startswith("<"):
            assert _OPEN.fullmatch(token), token
            name = token.strip("<>").split()[0]
            assert name not in stack, f"nested {name}"
            stack.append(name)
        else:
            assert ">" not in token
            assert "&" not in _ENTITY.sub("", token), token
            text.append(html.unescape(token))
    assert not stack, markup
    return "".join(text)


def utf16_units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
