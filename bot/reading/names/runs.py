"""Runs of capitalised words in English text, in which names are looked for: where each begins and ends."""

import re
from collections.abc import Iterator

from bot.lexicon.patterns import Pattern
from bot.reading.names.name_words import BODY, FIRST, NEXT, OFFICE, SEAT_WORD, SUFFIX

_REST = 60  # characters behind a name in which the rest of it stands
MINISTRY = re.compile(r"Ministry (?:of|for) (?:the )?[A-Z]")


def runs(text: str) -> Iterator[tuple[int, int]]:
    """Where runs of capitalised words begin and end, with the small words that names have inside."""
    at = 0
    while first := FIRST.search(text, at):
        end = first.end()
        while (following := NEXT.match(text, end)) and _joins(text, first.start(), end, following):
            end = following.end()
        yield first.start(), end
        at = end


def _joins(text: str, start: int, end: int, following: re.Match[str]) -> bool:
    """Whether the next piece still belongs to the name that runs from `start` to `end`."""
    so_far = text[start:end]
    if "-" in so_far and SEAT_WORD.search(so_far):
        return False
    kind = following.lastgroup
    if kind == "number":
        return _NUMBERED.search(so_far) is not None
    if kind != "joint":
        return True
    joint = following["joint"].split()[0]
    institution = bool(BODY.search(so_far))
    if joint == "&" and institution:
        return True
    if joint == "of":
        return institution or " " not in so_far or _HOLDS_OFFICE.search(so_far) is not None
    if joint in ("for", "in"):
        return institution
    rest = text[following.end() : following.end() + _REST]
    closing = _CLOSES.match(rest)
    if closing and not SUFFIX.search(so_far):
        return institution or " " not in so_far
    if joint != "and" or not institution:
        return False
    return bool(_OF_ONE.search(so_far) and _ONE_WORD.match(rest)) or bool(
        MINISTRY.search(so_far) and _BRANCH.match(rest)
    )


_NUMBERED = Pattern(r"\b(?:Unit|No|Factory|Bureau|Brigade|Institute|Directorate)\.?$")
_HOLDS_OFFICE = Pattern(rf"\b{OFFICE}s?$")
_CLOSES = re.compile(r"(?:[ \t]+[^\W\d_a-z][\w’'-]*){0,4}?[ \t,]+" + SUFFIX.pattern)
# "Ministry of Mines and Energy Supply": a second field of the same ministry, and no person.
_BRANCH = re.compile(
    r"(?:[ \t]+[A-Z][\w-]+){0,1}?[ \t]+[A-Z]\w*(?:tion|ment|ity|ics|ing|ture|ance|ence|rces|airs|logy|vices?|"
    r"stry|fare|ergy|ries|rism|port|pply|rade)\b(?![ \t]+[A-Z])"
)
_OF_ONE = Pattern(r"\b(?:of|for)(?: the)? [\w’'-]+$")
_ONE_WORD = re.compile(r" [^\W\d_a-z][\w’'-]*(?! [^\W\d_a-z])")
