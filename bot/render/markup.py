"""Telegram's HTML, written safely: outside text cleaned and escaped, messages cut between rows only."""

import html
import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import urlsplit

MESSAGE_UNITS = 4096
"""UTF-16 code units a message may have after its entities are parsed (Bot API, sendMessage)."""

QUOTE_CHARACTERS = 200
"""Longest quotation shown: enough to check the reading, short enough to be a quotation."""

_URL_CHARACTERS = 2000  # longer addresses are not worth a link
_JOINERS = "‌‍"  # Persian and emoji need them; all other format characters can disguise text
_BREAKS = "\t\n\r\v\f\x85\u2028\u2029"
# Telegram takes these away where they stand apart, and the letter below would be another one.
_RING = re.compile("[^\\s]\u030a")
_TAKEN_AWAY = "\u030a\u0333\u033f"
_TAG = re.compile(r"<[^>]*>")


def clean(text: str) -> str:
    """One line of outside text without control characters, bidi overrides or half characters."""
    composed = _RING.sub(lambda letter: unicodedata.normalize("NFC", letter[0]), text)
    # Each sort of character is looked at once, however often it stands there.
    return " ".join(composed.translate({ord(c): _shown(c) for c in set(composed)}).split())


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Zl", "Zp") or character in "\t\n\r\v\f\x85":
        return " "
    if character in _JOINERS:
        return character
    hidden = character in _TAKEN_AWAY or category in ("Cc", "Cf", "Cs", "Co", "Cn")
    return "" if hidden else character


def esc(text: str, limit: int = QUOTE_CHARACTERS) -> str:
    """Outside text made safe for a message, cut at a word to `limit` characters with an ellipsis."""
    return html.escape(clip(clean(text), limit), quote=True)


def clip(text: str, limit: int) -> str:
    """At most `limit` characters; a cut falls between words where there are any."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    at_word = cut.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > limit // 2 else cut).rstrip(" ,;:") + "…"


def bold(inner: str) -> str:
    return f"<b>{inner}</b>"


def italic(inner: str) -> str:
    return f"<i>{inner}</i>"


def link(inner: str, url: str | None) -> str:
    """A link for http and https addresses; the bare words for any other."""
    if url is None or len(url) > _URL_CHARACTERS or clean(url) != url or " " in url:
        return inner
    try:
        parts = urlsplit(url)
    except ValueError:
        return inner
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return inner
    return f'<a href="{html.escape(url, quote=True)}">{inner}</a>'


def quote(inner: str, *, expandable: bool = False) -> str:
    return f"<blockquote{' expandable' if expandable else ''}>{inner}</blockquote>"


def units(markup: str) -> int:
    """UTF-16 code units of the text that a reader sees."""
    return len(html.unescape(_TAG.sub("", markup)).encode("utf-16-le", "surrogatepass")) // 2


def fit(rows: Sequence[str], tail: Sequence[str], more: str, limit: int = MESSAGE_UNITS) -> str:
    """Join rows and tail with newlines; when too long, leave out rows from the end and say so with `more`.

    Each row is whole markup, so a cut never breaks a tag; the tail is always kept.
    """
    whole = "\n".join((*rows, *tail))
    if units(whole) <= limit:
        return whole
    room = limit - units("\n".join(("", more, *tail)))
    kept: list[str] = []
    for row in rows:
        room -= units(row) + 1
        if room < 0:
            break
        kept.append(row)
    return "\n".join((*kept, more, *tail))
