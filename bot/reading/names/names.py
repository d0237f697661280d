"""Names of persons and bodies in English, as a text spells them: their places, and which they are."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.lexicon import find_countries
from bot.lexicon.folding import holds_any
from bot.lexicon.patterns import Pattern
from bot.reading.names.name_words import (
    ALIAS,
    ALIAS_LETTERS,
    ALONE,
    AWAY,
    AWAY_ENDS,
    AWAY_WORDS,
    BODY,
    BRACKET,
    CALLED,
    CAPITAL,
    COMMON,
    DESCRIBES,
    FAMILY,
    FIRM_OF_ONE_WORD,
    HEADING,
    LIST_JOINT,
    MASK,
    NO_NAME,
    OF_ITS_OWN,
    OWNER,
    PLACE_IN_NAME,
    REST_OF_FIRM,
    RULE,
    SAYS,
    SEAT_WORD,
    SUFFIX,
    SURNAMES,
    TAKES,
    TITLES,
    TOLD_WHAT,
    VESSEL,
    VESSEL_ENDS,
)
from bot.reading.names.runs import MINISTRY, runs
from bot.reading.names.titles import HOLDER, headed, office_behind, past_office, past_titles

_KIND_REACH, _NAME_REACH, _OFFICE_REACH = 40, 60, 90  # characters beside a name in which such a word stands
_OPENS = re.compile(rf".?{CAPITAL}", re.DOTALL)
MOST_TEXT = 4000  # characters; names beyond belong to lists that a page carries separately
FAMILY_REACH = 60  # characters before a name in which it is said to be a relative's


class Name(NamedTuple):
    """Characters [start, end) of the text that was searched."""

    text: str
    start: int
    end: int
    body: bool  # a body, company or vessel; otherwise a person


def is_family(before: str) -> bool:
    """Whether a name after these words is listed as a relative."""
    words = before[-FAMILY_REACH:].rpartition(";")[2]
    if len(before) >= FAMILY_REACH:
        words = words.partition(" ")[2]  # the first may be cut: "(per)sons"
    return FAMILY.search(words) is not None


def find_names(text: str) -> tuple[Name, ...]:
    """Names of those hit, in order and once; other names of theirs, and those they belong to, left out."""
    found: dict[str, Name] = {}
    for name in _names(_masked(text[:MOST_TEXT])):
        found.setdefault(name.text, name)
    return tuple(found.values())


def first_name(text: str) -> Name | None:
    """The name that a text begins with; None when it begins with anything else."""
    name = next(_names(_masked(text), 1), None) if _OPENS.match(text) else None
    return name if name and name.start <= 1 and not text[: name.start].strip() else None


def _names(text: str, last: int = MOST_TEXT) -> Iterator[Name]:
    """Names in runs of words that begin at `last` or before."""
    states: list[tuple[int, int]] | None = None
    ship = 0  # where a list of vessels reaches so far
    told, others = 0, False  # where the office of the last person named ends; may another stand in it
    for start, end in runs(text):
        if start > last:
            return
        if start < told and not others:
            continue
        if _is_vessel(text, start) or (ship and LIST_JOINT.fullmatch(text, ship, start)):
            ship = end
            yield Name(text[start:end].rstrip("."), start, end, body=True)
            continue
        ship = 0
        if _may_name(text[start:end]) or _told_what(text, start, end):
            if states is None:
                states = [(m.start, m.end) for m in find_countries(text)]
            name = _read(text, start, end, states)
            if name is None or (name.body and start < told):
                continue
            if not name.body:
                told, others = office_behind(text, end)
            yield name


def _is_vessel(text: str, start: int) -> bool:
    """Whether the words before a name make it that of a vessel."""
    before = text[max(0, start - _KIND_REACH) : start]
    return before.rstrip(_AFTER_VESSEL).endswith(VESSEL_ENDS) and VESSEL.search(before) is not None


_AFTER_VESSEL = ' \t,:“"'


def _may_name(run: str) -> bool:
    """Whether a run of words may hold a name: a single one does only where it is known or numbered."""
    return " " in run or run[-1].isdigit() or not run.isalpha() or _of_one_word(run)


def _told_what(text: str, start: int, end: int) -> bool:
    """Whether the words beside a single one say that it is the name of a body: "the bank Example"."""
    if text[end : end + 1] == "," and TOLD_WHAT.match(text, end):
        return True
    before = text[max(0, start - _KIND_REACH) : start]
    return before.endswith((" ", "“", '"')) and CALLED.search(before) is not None


def _of_one_word(name: str) -> bool:
    if ALONE.match(name):
        return True
    return FIRM_OF_ONE_WORD.match(name) is not None and not any(map(COMMON.match, _PIECES.findall(name)))


_PIECES = re.compile(r"[A-Z][a-z]+")  # of a word with large letters inside


def _masked(text: str) -> str:
    """The text with other names ("also known as ...") and brackets that are no part of a name blanked."""
    if holds_any(text, ALIAS_LETTERS):
        for zone in ALIAS.finditer(text):
            text = text[: zone.start()] + MASK * len(zone.group()) + text[zone.end() :]
    if "(" not in text:
        return text
    for bracket in BRACKET.finditer(text):
        if _lists(bracket.group()):
            text = f"{text[: bracket.start()]}{MASK}{bracket.group()[1:-1]}{MASK}{text[bracket.end() :]}"
        elif not _in_name(text, bracket):
            text = text[: bracket.start()] + MASK * len(bracket.group()) + text[bracket.end() :]
    return text


def _lists(bracket: str) -> bool:
    """Whether a bracket lists bodies by name: "two firms in Samplia (Example Co., Ltd, and Sample LLC)"."""
    return len(bracket) > _SHORTEST_LIST and SUFFIX.search(bracket) is not None and " " in bracket


_SHORTEST_LIST = 24  # characters; shorter brackets hold a firm's short name


def _in_name(text: str, bracket: re.Match[str]) -> bool:
    """Whether a bracket belongs to a name: "Example (Harbin) Trading Co.", "Example Party (Democratic)"."""
    if not PLACE_IN_NAME.fullmatch(bracket.group()):
        return False
    if REST_OF_FIRM.match(text, bracket.end()):
        return True
    inside, before = bracket.group()[1:-1], text[max(0, bracket.start() - _NAME_REACH) : bracket.start()]
    initials = inside.isupper() or " " in inside
    return not initials and inside not in before and _OF_SOMETHING.search(before) is not None


_OF_SOMETHING = re.compile(r"\w of \w+ $")


def _begins(text: str, start: int, end: int) -> int | None:
    """Where a run of capitalised words may begin to name one of those hit; None where it names others."""
    if ("-" in (run := text[start:end]) and SEAT_WORD.search(run)) or _belongs(text, start):
        return None
    if not headed(text, start):
        return start
    field = TITLES.match(run)  # "(Minister of Mines and) Energy Jan Roe"
    return None if field is None or BODY.search(run, field.end()) else start + field.end()


def _read(text: str, start: int, end: int, states: list[tuple[int, int]]) -> Name | None:
    """The name in a run of capitalised words, without office, state and owner; None when there is none."""
    if (begins := _begins(text, start, end)) is None:
        return None
    start = begins
    begin, office = past_titles(text, start, end, states)
    begin = past_office(text, begin, end, states) if office else begin
    for owner in OWNER.finditer(text, begin, end):
        if owner.end() >= end:
            return None  # an owner, not the one hit
        begin = past_titles(text, owner.end() + 1, end, states)[0]
    raw = text[begin:end]
    if raw.startswith("and "):
        return None  # a second office of the same person
    begin += len(raw) - len(raw.lstrip())
    name = raw.strip(" ,") if _SHORTENED.search(raw) else raw.strip(" .,")
    if not name or NO_NAME.search(name):
        return None
    if not ALONE.match(name) and any(s <= begin and begin + len(name) <= e for s, e in states):
        return None
    if (holder := HOLDER.match(name)) and not BODY.search(name, holder.end()):
        begin, name = begin + holder.end(), name[holder.end() :]
    before = text[max(0, begin - _KIND_REACH) : begin]
    body = BODY.search(name) is not None or _of_one_word(name) or CALLED.search(before) is not None
    if body and SAYS.match(text, end):
        return None
    if not body and (SAYS.match(text, end) or _ends_in_state(name, begin, states)):
        body = SAYS.match(text, end) is None
        if not body:
            return None  # who speaks
    if (
        DESCRIBES.match(text, end)
        or (not body and RULE.match(text, end))
        or (ALONE.match(name) and OF_ITS_OWN.match(text, end))
    ):
        return None
    if " " not in name and not COMMON.match(name) and _told_what(text, begin, end):
        return Name(name, begin, begin + len(name), body=True)
    return Name(name, begin, begin + len(name), body) if _good(name, body=body) else None


def _ends_in_state(name: str, begin: int, states: list[tuple[int, int]]) -> bool:
    """Whether a name is that of a branch: "Example Canada"."""
    own, _, last = name.rpartition(" ")
    if not own or COMMON.match(own) or last in SURNAMES or last.endswith(AWAY_ENDS):
        return False
    return any(
        left > begin and right == begin + len(name) and right - left == len(last) for left, right in states
    )


def _belongs(text: str, start: int) -> bool:
    """Whether what stands before a name makes it the owner, place or master of the one hit: "chief of X"."""
    before = text[max(0, start - _OFFICE_REACH) : start]
    words = before.removesuffix("\n").rstrip(" \t").replace("\t", " ").replace(",", " ")
    last = words[words.rfind(" ") + 1 :]
    if (
        last not in AWAY_WORDS
        and not last.endswith(AWAY_ENDS)
        and not last.startswith("now-")
        and not OWNER.search(words, len(words) - _OWNED)
    ):
        return False
    leading = before.rsplit(None, _MOST_AWAY)
    away = AWAY.search(before, len(leading[0]) if len(leading) > _MOST_AWAY else 0)
    return away is not None and not TAKES.match(away["noun"])


# The dot behind a word that is written out ends the sentence.
_SHORTENED = Pattern(r"\b(?:Co|Ltd|Inc|Corp|S\.A|B\.V|N\.V|L\.L\.C|A\.[DGS]|Cia|Bhd|Lda)\.[ ,]*$")
_OWNED = 30  # characters before a name in which its owner stands
_MOST_AWAY = 5  # words: noun, preposition, article and two more


_WITH_ARTICLE = re.compile(r"(?:al|el|ul|as|ad|ar|an|az)-[^\W\d_a-z]")  # "Hamdan al-Example"


def _good(name: str, *, body: bool) -> bool:
    words = [w for w in _WORDS.findall(name) if w[:1].isupper() or _WITH_ARTICLE.match(w)]
    if _of_one_word(name) or (body and (name[-1].isdigit() or MINISTRY.match(name))):
        return True
    if name.isupper() and not body and any(w in HEADING for w in words):
        return False
    own = sum(not COMMON.match(w) for w in words)
    if len(words) < 2 or (COMMON.match(words[0]) and not body):  # noqa: PLR2004 -- a surname alone names nobody
        return False
    if body:
        return own >= 1
    return own >= 2 and len(words) <= _MOST_WORDS and not any(c.isdigit() for c in name)  # noqa: PLR2004


_WORDS = re.compile(r"[\w’'.&/-]+")
_MOST_WORDS = 8  # of a person's name
