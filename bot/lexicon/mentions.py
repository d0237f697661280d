"""Where a text speaks of states. English; another language adds forms to the index, not code."""

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from operator import itemgetter
from typing import Literal, NamedTuple

import ahocorasick_rs

from bot.lexicon import tables
from bot.lexicon.folding import PLAIN, plain

MentionKind = Literal["name", "adjective", "capital", "body", "oblique"]
"""Oblique: a name or capital in a case or with a particle that by itself makes no subject."""


class CountryMention(NamedTuple):
    """A state named at [start, end) of the text that was searched."""

    code: str
    start: int
    end: int
    kind: MentionKind


class _Form(NamedTuple):
    code: str | None  # None: hides what it covers
    kind: MentionKind
    exact: bool  # an abbreviation: only in its own case


@dataclass(frozen=True)
class _Entry:
    """The phrases that begin with one word."""

    forms: dict[str, _Form]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when its first word is met: most states are never named, and a start should be quick."""
        ordered = sorted(self.forms, key=len, reverse=True)
        words = (re.escape(f).replace(r"\ ", r"\s+").replace("'", "['’]") for f in ordered)
        return re.compile(rf"(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


_LETTERS = bytes(byte if chr(byte).isalpha() else ord(" ") for byte in PLAIN[:128]) + b" " * 128
_FLAGS = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
# The beginnings of tokens, as far as they are looked up: without what follows an apostrophe.
_ANY_WORD = re.compile(r"[^\W\d_][\w.]*")
_CAPITAL = re.compile(r"[A-Z]")
_CAPITAL_WORD = re.compile(r"[^\W\d_a-z][\w.]*")
_TOKEN = re.compile(r"[^\W\d_][\w’'.]*|[\U0001F1E6-\U0001F1FF]{2}")
_LONGEST_ABBREVIATION = len("U.S.A.")
_FIRST_FLAG = "\U0001f1e6"  # regional indicator A
# In text without any capital these words are nearly always something else.
_LOWER_TRAPS = frozenset(
    {
        "us",
        "un",
        "car",
        "chad",
        "turkey",
        "polish",
        "jordan",
        "mali",
        "niger",
        "lao",
        "male",
        "rome",
        "english",
    }
)
_GIVEN_NAMES = frozenset({"Chad", "Jordan", "Georgia", "Sofia", "Santiago", "Victoria", "Washington"})
# A capitalised word that may follow the state without making it somebody's given name.
_AFTER_STATE = re.compile(
    r"Foreign|Prime|President|Minist|Secretary|Ambassador|Government|Parliament|Army|Air|River|Valley|Republic|"
    r"National|Supreme|Central|Task|Sanctions|Country|And|Visa|Visit|Travel|Relations|Statement|Kingdom|In|On|"
    r"At|The|Today|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
)
_FAMILY_NAME_AFTER = re.compile(
    r"(?:Michael|Vernon|Jim|Barbara|Eddie|James|Robert|David|Hamilton|Amos|Neil|Thomas)\s+$"
)
_WASHINGTON_PERSON = re.compile(r"(?:George|Denzel|Booker T\.|Martha|Kerry)\s+$")


def _forms() -> list[tuple[str, _Form]]:
    found: list[tuple[str, _Form]] = [(phrase, _Form(None, "name", False)) for phrase in tables.not_states()]
    for code, row in tables.english_forms().items():
        found += [(word, _Form(code, "name", _is_abbreviation(word))) for word in row.names]
        found += [(word, _Form(code, "adjective", _is_abbreviation(word))) for word in row.adjectives]
        found += [(word, _Form(code, "capital", False)) for word in row.capitals]
    for code, words in tables.organs().items():
        found += [(word, _Form(code, "body", _is_abbreviation(word))) for word in words]
    return found


def _is_abbreviation(word: str) -> bool:
    return word.upper() == word and len(word) <= _LONGEST_ABBREVIATION


@cache
def _index() -> dict[str, _Entry]:
    """First word, case-folded -> the phrases that begin with it, longest first."""
    grouped: dict[str, dict[str, _Form]] = {}
    for phrase, form in _forms():
        key = phrase.casefold().replace("’", "'")
        first = _TOKEN.match(key)
        if first is None:
            raise ValueError(f"a form of a state begins with no letter: {phrase!r}")
        grouped.setdefault(_first(first.group()), {}).setdefault(key, form)
    return {first: _Entry(forms) for first, forms in grouped.items()}


def _first(token: str) -> str:
    word = token.casefold().replace("’", "'")
    return word.split("'")[0].rstrip(".")


@lru_cache(maxsize=64)  # the same sentence is asked about by several fields
def find_countries(text: str) -> tuple[CountryMention, ...]:
    """Every state named in English text, in order and without overlap. Linear in the length of the text.

    Capitals count only where the text uses capitals at all: "us" is a pronoun, "#us" and "US" are the state.
    """
    # A clause is blank up to where it begins: its first capital is found without asking of each space.
    lower = _CAPITAL.search(text) is None and not any(c.isupper() for c in text)
    found: list[CountryMention] = []
    reached = 0
    for start, entry in _candidates(text, lower=lower):
        if start < reached:
            continue
        mention = _named(entry, text, start, lower=lower) if entry else _flag(text, start)
        if mention is None:
            continue
        reached = mention.end
        if mention.code:
            found.append(mention)
    return tuple(found)


@cache
def _first_words() -> ahocorasick_rs.BytesAhoCorasick:
    """The plain forms of the first words of all phrases, ready to be found among words between spaces."""
    forms = dict.fromkeys(_spaced(first) for first in _index())
    return ahocorasick_rs.BytesAhoCorasick(
        list(forms),
        matchkind=ahocorasick_rs.MatchKind.Standard,
        implementation=ahocorasick_rs.Implementation.ContiguousNFA,
    )


def _spaced(text: str) -> bytes:
    return plain(f" {text} ", _LETTERS)


def _candidates(text: str, *, lower: bool) -> list[tuple[int, _Entry | None]]:
    """Where a token begins that may name a state, with the phrases that begin so; None for a flag."""
    index, token = _index(), _ANY_WORD if lower else _CAPITAL_WORD
    found: list[tuple[int, _Entry | None]] = []
    places = {
        start for _, start, _ in _first_words().find_matches_as_indexes(_spaced(text), overlapping=True)
    }
    for start in sorted(places):
        if not (lower or text[start].isupper()):  # most: "us", "state" and "the" begin states, too
            continue
        word = token.match(text, start)
        entry = index.get(word.group().casefold().rstrip(".")) if word else None
        if entry and _begins(text, start):
            found.append((start, entry))
    if text.isascii():
        return found
    flags = [(flag.start(), None) for flag in _FLAGS.finditer(text)]
    return sorted([*found, *flags], key=itemgetter(0)) if flags else found


def _begins(text: str, start: int) -> bool:
    """Whether a token begins here: it does not when a letter stands before it in the same token."""
    for at in range(start - 1, -1, -1):
        before = text[at]
        if before.isalnum() and not before.isdecimal():
            return False
        if not (before.isdecimal() or before in "_’'."):
            return True
    return True


def _flag(text: str, start: int) -> CountryMention | None:
    code = "".join(chr(ord(c) - ord(_FIRST_FLAG) + ord("A")) for c in text[start : start + 2])
    return CountryMention(code, start, start + 2, "name") if code in tables.english_forms() else None


def _named(entry: _Entry, text: str, start: int, *, lower: bool) -> CountryMention | None:
    match = entry.pattern.match(text, start)
    if match is None:
        return None
    raw = match.group()
    form = entry.forms.get(raw.casefold()) or entry.forms.get(_as_phrase(raw))
    if form is None or (form.exact and not lower and raw.upper() != raw):
        return None
    if lower and raw in _LOWER_TRAPS and text[start - 1 : start] != "#":
        return None
    if _is_person(text, raw, start, match.end()):
        return None
    return CountryMention(form.code or "", start, match.end(), form.kind)


def _as_phrase(raw: str) -> str:
    return " ".join(raw.split()).casefold().replace("’", "'")


def _is_person(text: str, raw: str, start: int, end: int) -> bool:
    if raw not in _GIVEN_NAMES:
        return False
    before = text[max(0, start - 16) : start]
    if raw == "Washington":
        return _WASHINGTON_PERSON.search(before) is not None
    if _FAMILY_NAME_AFTER.search(before):
        return True
    following = re.match(r" ([A-Z][a-z]+)", text[end : end + 24])
    return following is not None and not _AFTER_STATE.match(following.group(1))
