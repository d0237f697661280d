"""Pages that a server sends instead of what was asked, with status 200."""

import re
from typing import Final

from bot.parse.text import html_to_text

_LOOKED_AT: Final = 65_536  # bytes; a challenge page is small and says so at its beginning
_TINY: Final = 4_000  # bytes
_LITTLE_TEXT: Final = 800  # characters a person would see

_PROLOG = re.compile(r"\s+|<\?[^>]*>|<!--.*?-->", re.DOTALL)
_HTML_ROOT = re.compile(r"<(?:!doctype\s+html|html|head|body|title|meta|script|noscript)\b", re.IGNORECASE)
_SURE: Final = (
    "<title>just a moment",
    "challenge-platform",
    "cf-chl-",
    "cf_chl_",
    "ddos-guard",
    "_incapsula_resource",
    "<title>attention required! | cloudflare",
    "checking your browser before",
)
# Ordinary pages say these too, in a corner; as the whole page they are a challenge.
_ALONE: Final = (
    "enable javascript",
    "javascript is required",
    "javascript is disabled",
    "verify you are human",
    "are you a robot",
    "captcha",
    "access denied",
    "проверка браузера",
    "включите javascript",
    "启用javascript",
    "开启javascript",
    "安全验证",
)


def has_html_root(head: str) -> bool:
    """Whether a document's first element is HTML's."""
    position = 0
    while part := _PROLOG.match(head, position):
        position = part.end()
    return bool(_HTML_ROOT.match(head, position))


def is_challenge(body: bytes) -> bool:
    """Whether a page asks its reader to prove being human.

    Known markers decide, or a page with hardly any text that asks for JavaScript or consists of a script.
    """
    page = body[:_LOOKED_AT].decode("utf-8", "replace")
    lowered = page.lower()
    if not has_html_root(page.lstrip("\ufeff")):
        return False
    if any(marker in lowered for marker in _SURE):
        return True
    text = html_to_text(page)
    if len(text) > _LITTLE_TEXT:
        return False
    if any(marker in lowered for marker in _ALONE):
        return True
    runs_script = "<script" in lowered or 'http-equiv="refresh"' in lowered
    return len(body) <= _TINY and runs_script and len(text) < _LITTLE_TEXT // 4
