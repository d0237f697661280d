"""Words for states in languages other than English: tables of a language, inflected and looked up.

A language is a module `words_{code}.py` with ROWS (code | names | adjectives | people | seats), endings for
each column, HIDDEN and DROPPED; the usual names come from CLDR.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise, product
from types import ModuleType
from typing import NamedTuple

from babel import Locale

from bot.lexicon import tables
from bot.lexicon.compiling import compiled
from bot.lexicon.mentions import CountryMention, MentionKind

_WORD = re.compile(r"[^\W\d_]+|[\U0001F1E6-\U0001F1FF]{2}")
_GAP = re.compile(r"[\s\-–’'.]{1,3}")
_FIRST_FLAG, _LAST_FLAG = "\U0001f1e6", "\U0001f1ff"  # regional indicators A and Z
_LONGEST_ABBREVIATION = 6
_NO_USUAL_NAME = re.compile(r"[—(]| - |\bо-ва\b|^S:t |^R\.A\.S|^RAE |SAR$")  # CLDR's longer headings


class _Form(NamedTuple):
    rest: tuple[str, ...]  # the words after the first
    code: str | None  # None: hides what it covers
    kind: MentionKind
    capital: bool  # counts only with a capital letter, in texts that have any
    exact: bool  # an abbreviation: only in capitals
    fixed: bool = False  # has one form for all cases: the subject at the beginning of a sentence only


@cache
def _module(language: str) -> ModuleType | None:
    name = f"bot.lexicon.words_{language}"
    return import_module(name) if language.isalpha() and find_spec(name) else None


def knows(language: str) -> bool:
    """Whether there is a table of words for states in this language."""
    return _module(language) is not None


def find_in(text: str, language: str) -> tuple[CountryMention, ...]:
    """Every state named in a text of that language, in order and without overlap; () without a table.

    Linear in the length of the text. Names count with a capital only, where the script has capitals and the
    text uses them; adjectives and words for people in any case.
    """
    module = _module(language)
    if module is None:
        return ()
    found = _spaced(text, language) if getattr(module, "SPACED", True) else _unspaced(text, language)
    return tuple(found)


def _spaced(text: str, language: str) -> Iterator[CountryMention]:
    index = _index(language)
    words = list(_WORD.finditer(text))
    plain = not any(map(str.isupper, text))
    reached = 0
    for at, word in enumerate(words):
        if word.start() < reached:
            continue
        if forms := index.get(_key(word.group())):
            mention = _named(forms, text, words, at, plain=plain)
        else:
            mention = _flag(word)
        if mention is None:
            continue
        reached = mention.end
        if mention.code:
            yield mention


def _flag(word: re.Match[str]) -> CountryMention | None:
    if not _FIRST_FLAG <= word.group()[0] <= _LAST_FLAG:
        return None
    code = "".join(chr(ord(c) - ord(_FIRST_FLAG) + ord("A")) for c in word.group())
    return CountryMention(code, word.start(), word.end(), "name") if code in tables.english_forms() else None


def _named(
    forms: Iterable[_Form], text: str, words: list[re.Match[str]], at: int, *, plain: bool
) -> CountryMention | None:
    first = words[at]
    for form in forms:
        following = words[at + 1 : at + 1 + len(form.rest)]
        if tuple(_key(w.group()) for w in following) != form.rest or not _close(text, [first, *following]):
            continue
        raw = first.group()
        if not plain and ((form.capital and not raw[0].isupper()) or (form.exact and not raw.isupper())):
            continue
        end = following[-1].end() if following else first.end()
        opens = form.fixed and not any(c.isalnum() for c in text[: first.start()])
        return CountryMention(form.code or "", first.start(), end, "name" if opens else form.kind)
    return None


def _close(text: str, words: list[re.Match[str]]) -> bool:
    return all(_GAP.fullmatch(text, a.end(), b.start()) for a, b in pairwise(words))


def _key(word: str) -> str:
    return word.casefold().replace("ё", "е")


@cache
def _index(language: str) -> dict[str, tuple[_Form, ...]]:
    """First word, folded -> the forms that begin with it, longest first; earlier rows win."""
    grouped: dict[str, dict[tuple[str, ...], _Form]] = {}
    for words, form in _inflected(language):
        grouped.setdefault(words[0], {}).setdefault(words[1:], form._replace(rest=words[1:]))
    return {
        first: tuple(sorted(forms.values(), key=lambda f: -len(f.rest))) for first, forms in grouped.items()
    }


def _inflected(language: str) -> Iterator[tuple[tuple[str, ...], _Form]]:
    module = _module(language)
    for word, code, column in _words(language):
        endings = _endings(getattr(module, f"{_ENDINGS[column]}_ENDINGS", ""))
        exact = word.isupper() and len(word) <= _LONGEST_ABBREVIATION
        form = _Form((), code, _KINDS[column], column in {0, 3} and word[0].isupper(), exact)
        parts = [_key(p) for p in _WORD.findall(word)]
        spellings = list(product(*((part,) if exact else _forms(part, endings) for part in parts)))
        # Where names are declined, one that has a single form stands in every case.
        fixed = len(spellings) == 1 and getattr(module, "DECLINES", False)
        for number, forms in enumerate(spellings):
            oblique = form.kind in {"name", "capital"} and (number > 0 or fixed)
            declined = form._replace(kind="oblique", fixed=fixed) if oblique else form
            yield tuple(f for f in forms if f), declined


_KINDS: tuple[MentionKind, ...] = ("name", "adjective", "adjective", "capital", "name")
_ENDINGS = ("NAME", "ADJECTIVE", "PERSON", "NAME", "NAME")
_HIDING = 4  # column of the phrases that hide


def _words(language: str) -> Iterator[tuple[str, str | None, int]]:
    """(word, code, column) of a language: hiding phrases, its own rows, then CLDR's names."""
    module = _module(language)
    if module is None:
        return
    for phrase in module.HIDDEN.split(","):
        yield " ".join(phrase.split()), None, _HIDING
    dropped = set(module.DROPPED.split(","))
    rows = [line.split("|") for line in module.ROWS.strip().splitlines()]
    for code, *cells in rows:
        for column, cell in enumerate(cells):
            yield from ((word, code, column) for word in cell.split(",") if word)
    for code, name in Locale.parse(language).territories.items():
        if code in tables.english_forms() and name not in dropped and not _NO_USUAL_NAME.search(name):
            yield name, code, 0


@cache
def _endings(table: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = (line.partition(":") for line in table.strip().splitlines())
    return tuple((end.strip(), tuple("" if f == "-" else f for f in forms.split())) for end, _, forms in rows)


def _forms(word: str, endings: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, ...]:
    for ending, forms in endings:
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)]
            return tuple(stem + form for form in forms)
    return (word,)


# Before a name without a space: toward, resident in, anti-, pro-, re-.
_TOWARD = "대주반친재"
_PREFIX = rf"(?<![가-힣])(?P<toward>[{_TOWARD}](?=[가-힣]{{2}}))?"


@cache
def _alternation(language: str) -> tuple[re.Pattern[str], dict[str, str | None]]:
    """What finds the names of an unspaced language; their codes, by the name without spaces."""
    forms: dict[str, str | None] = {}
    for word, code, _ in _words(language):
        forms.setdefault(word, code)
    ordered = sorted(forms, key=len, reverse=True)
    by_letter: dict[str, list[str]] = {}  # the engine leaves out at once what begins otherwise
    for form in ordered:
        by_letter.setdefault(form[0], []).append(re.escape(form[1:]).replace(r"\ ", r"\s?"))
    names = "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_letter.items())
    begins = "".join(map(re.escape, by_letter))
    pattern = compiled(rf"(?=[{_TOWARD}{begins}]){_PREFIX}(?P<name>{names})(?![A-Za-z])")
    return pattern, {form.replace(" ", ""): code for form, code in forms.items()}


def _unspaced(text: str, language: str) -> Iterator[CountryMention]:
    pattern, spelled = _alternation(language)
    for match in pattern.finditer(text):
        code = spelled["".join(match["name"].split())]
        if code:  # particles, not forms, tell the subject
            yield CountryMention(code, match.start("name"), match.end("name"), "oblique")
