"""From what somebody typed to a row of words, signs and Han phrases."""

import re
import unicodedata
from collections.abc import Callable

MAX_CHARACTERS = 400
"""Longer input is cut: no question needs more, and the work stays bounded."""

_HAN = re.compile(r"[㐀-䶿一-鿿]+")
_ARROWS = (
    (re.compile(r"<[-=]*>|⇄|↔|⇔"), " <> "),
    (re.compile(r"[-=–—]*>|→|⇒"), " > "),
    (re.compile(r"<[-=–—]*|←|⇐"), " < "),
    (re.compile(r"[,，、;；/&+|]"), " , "),
)
_SENTENCE_ENDS = re.compile(r"[?!。…]+")
_FLAG = re.compile("([\U0001f1e6-\U0001f1ff])([\U0001f1e6-\U0001f1ff])")
_HAN_DATE = re.compile(r"([0-9]{4})年(?:([0-9]{1,2})月(?:([0-9]{1,2})[日号])?)?")
_HAN_DAY = re.compile(r"[0-9]{1,2}(?:月(?:[0-9]{1,2}[日号])?|[日号])")
_EDGES = "\"'«»“”‘’()[]{}.!?:…。！？：（）《》"
_LONGEST_HAN = 12


def tokens(words: str, *, knows: Callable[[str], bool]) -> tuple[str, ...]:
    """Split typed text; `knows` tells which words are understood, for cutting Han text and hyphens.

    Signs come out as ">", "<", "<>" and ",". Never raises.
    """
    text = unicodedata.normalize("NFKC", words[:MAX_CHARACTERS])
    text = _FLAG.sub(lambda pair: f" {_letter(pair[1])}{_letter(pair[2])} ", text)
    text = _HAN_DATE.sub(lambda day: f" {'-'.join(part for part in day.groups() if part)} ", text)
    text = _SENTENCE_ENDS.sub(" ", text)
    for pattern, sign in _ARROWS:
        text = pattern.sub(sign, text)
    found: list[str] = []
    for raw in text.split():
        token = raw.strip(_EDGES)
        if "(" in token and ")" not in token and ")" in raw:
            token += ")"  # "7031(c)" keeps what it opened
        if token:
            found.extend(_split(token, knows))
    return tuple(found)


def _letter(indicator: str) -> str:
    """The letter behind half a flag: people copy headings back into questions."""
    return chr(ord(indicator) - ord("\U0001f1e6") + ord("A"))


def _split(token: str, knows: Callable[[str], bool]) -> list[str]:
    if _HAN_DAY.fullmatch(token):
        return [token]  # "31日" without a year is no period, and no mention of Japan
    if _HAN.search(token) and not knows(token):
        return _split_han(token, knows)
    if re.search(r"[-–—]", token) and not knows(token):
        parts = [part for part in re.split(r"[-–—]", token) if part]
        if len(parts) > 1 and all(knows(part) for part in parts):
            return parts
    return [token]


def _split_han(token: str, knows: Callable[[str], bool]) -> list[str]:
    """Longest known piece first; what lies between known pieces stays one word."""
    found: list[str] = []
    unknown = ""
    at = 0
    while at < len(token):
        piece = _longest(token, at, knows)
        if piece:
            found.extend([unknown] if unknown else [])
            found.append(piece)
            unknown = ""
            at += len(piece)
        else:
            unknown += token[at]
            at += 1
    return [*found, unknown] if unknown else found


def _longest(token: str, at: int, knows: Callable[[str], bool]) -> str | None:
    if run := re.match(r"[^㐀-䶿一-鿿]+", token[at:]):
        return run.group()
    for length in range(min(_LONGEST_HAN, len(token) - at), 0, -1):
        if knows(token[at : at + length]):
            return token[at : at + length]
    return None
