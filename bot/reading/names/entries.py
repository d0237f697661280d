"""Entries of sanctions lists as notices print them: "ROE, Jan (a.k.a. ...); DOB 1970; nationality X"."""

import re
from itertools import islice
from typing import NamedTuple

from bot.lexicon import CountryMention, find_countries
from bot.lexicon.folding import holds_any
from bot.lexicon.patterns import Pattern
from bot.reading.names.names import Name

_MOST_TEXT = 20_000  # characters of a list
_MOST = 200  # entries of a list
_LONGEST = 1500  # characters of an entry
_WORD = r"[^\W\d_a-z][\w’'.&-]*"
# A surname in capitals with given names behind a comma, or a body all in capitals.
_ENTRY = Pattern(
    r"(?:^|\n)[ \t•*·–—\-]*(?:\(?\d{1,4}[.)][ \t]*|\(?[a-z][.)][ \t]*)?"
    rf"(?P<name>(?P<capitals>{_WORD}(?:[ \t]+(?:{_WORD}|\d+)){{0,9}})"
    rf"(?P<given>,[ \t]+{_WORD}(?:[ \t]+[\w’'-]+){{0,4}})?)(?=[ \t]*[,;.(])"
)
# What stands behind a name in such lists, and in no other text.
_PERSON = Pattern(
    r"\bDOB\b|\bPOB\b|\(individual\)|\b(?:N|n)ationality:? [A-Z]|\bGender:? |\b(?:Position|Title|Role):|"
    r"\bPassport\b|\bDate of birth\b"
)
_BODY = Pattern(
    r"\[(?:[A-Z][A-Z0-9-]{2,}(?:\]|[ \t]))|\b(?:IMO|MMSI|Address|Organi[sz]ation Type|"
    r"Registration (?:ID|Number)|Tax ID|Business (?:R|r)egistration|Identification Number)\b|\bLinked To\b"
)
_MARKS = (
    "DOB", "(individual)", "ationality", "Position:", "Organization Type", "Linked To", "Gender", "Passport",
    "IMO", "Address:", "Name: 1:",
)  # fmt: skip
"""One of these is in every list of entries."""
# The Security Council's lists: "Name: 1: JAN 2: ROE 3: na 4: na".
_UNITED_NATIONS = Pattern(
    r"\bName:[ \t]*1:[ \t]*(?P<first>[^\n:]{2,60}?)[ \t]+2:[ \t]*(?P<second>[^\n:]{2,60}?)[ \t]+3:"
)
_OFF_HEADING = Pattern(
    r"\bfollowing\b[^.\n]{0,80}\b(?:deletions|changes|remov\w+|delist\w+|no longer)|\bRemovals\b[ \t]*:?\n"
)
_ON_HEADING = Pattern(r"\bfollowing\b[^.\n]{0,80}\b(?:added|additions|changes|designat\w+)")
_TELLS = Pattern(r"\b[Nn]ationality:? (?:of )?(?:the )?$|\b[Cc]itizen(?:ship)?:? (?:of )?(?:the )?$")
_BORN = Pattern(r"\b(?:POB|[Pp]lace of birth)\b[^;]*$")


class Entry(NamedTuple):
    """One name of a list, and the characters that tell of it."""

    name: Name
    start: int
    end: int


def find_entries(whole: str, start: int, *, freed: bool) -> tuple[Entry, ...]:
    """The entries of a list that begins at or after `start`; `freed`: of those taken off."""
    text = whole[start : start + _MOST_TEXT]
    if not holds_any(text, _MARKS):
        return ()
    if end := (_ON_HEADING if freed else _OFF_HEADING).search(text):
        text = text[: end.start()]
    council = list(islice(_UNITED_NATIONS.finditer(text), _MOST + 1))
    ends = [*(m.start() for m in council[1:]), len(text)]
    found = [_of_council(m, end, start) for m, end in zip(council[:_MOST], ends, strict=False)]
    lines = [m for m in _ENTRY.finditer(text) if _in_capitals(m)]
    for number, match in enumerate(lines[: _MOST - len(found)]):
        following = lines[number + 1].start() if number + 1 < len(lines) else len(text)
        blank = text.find("\n\n", match.end())
        end_of = min(following, match.end() + _LONGEST, blank if blank >= 0 else len(text))
        told = text[match.end() : end_of]
        person = _PERSON.search(told) is not None
        if person or _BODY.search(told):
            part = "name" if person else "capitals"
            left, right = match.span(part)
            name = Name(match[part].rstrip(" ."), start + left, start + right, not person)
            found.append(Entry(name, start + match.start(), start + end_of))
    return tuple(found)


def _in_capitals(match: re.Match[str]) -> bool:
    words = match["capitals"]
    return words.isupper() and sum(c.isalpha() for c in words) > 2  # noqa: PLR2004 -- "A." numbers a list


def _of_council(match: re.Match[str], following: int, base: int) -> Entry:
    both = f"{match['first']} {match['second']}".removesuffix(" na")
    start, end = base + match.start("first"), base + match.end("second")
    return Entry(Name(both, start, end, body=False), start, base + min(following, match.end() + _LONGEST))


def _told_of(whole: str, entry: Entry) -> list[CountryMention]:
    """The nationality that an entry gives, else the first state of its address; no place of birth."""
    told, base = whole[entry.start : entry.end], entry.start
    mentions = find_countries(told)
    own = [m for m in mentions if _TELLS.search(told[: m.start])]
    seats = [m for m in mentions if m.kind != "adjective" and not _BORN.search(told[: m.start])]
    return [CountryMention(m.code, base + m.start, base + m.end, m.kind) for m in own or seats[:1]]


class Lists:
    """The lists of one text and the states they tell, each looked for once however many ask."""

    def __init__(self, whole: str) -> None:
        self.whole = whole
        self._entries: dict[tuple[int, bool], tuple[Entry, ...]] = {}
        self._states: dict[Entry, list[CountryMention]] = {}

    def entries(self, start: int, *, freed: bool) -> tuple[Entry, ...]:
        """As `find_entries`."""
        if (start, freed) not in self._entries:
            self._entries[start, freed] = find_entries(self.whole, start, freed=freed)
        return self._entries[start, freed]

    def states(self, entries: tuple[Entry, ...]) -> list[CountryMention]:
        """The nationality that each entry gives, else the first state of its address; no place of birth."""
        for entry in entries:
            if entry not in self._states:
                self._states[entry] = _told_of(self.whole, entry)
        return [mention for entry in entries for mention in self._states[entry]]
