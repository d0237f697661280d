"""Names of minors are blacked out before a text is read: nobody is told them, whoever lists them.

Every letter of such a name becomes a block, so that all other words keep their places.
"""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from bot.domain.action import Document
from bot.lexicon.patterns import Pattern

BLOCK: Final = "█"
_ADULT: Final = 18  # Convention on the Rights of the Child, article 1
# Whoever is told to be a minor is told so by one of these; the name stands beside it.
_SIGNS: Final = (
    "minor ",
    "underage",
    "infant ",
    "aged ",
    "(age ",
    ", age ",
    "year-old",
    "years old",
    "year old",
    "DOB",
    "born ",
    "未成年",
    "岁",
    "овершеннолетн",
)
_BESIDE: Final = 160  # characters
_WORD = r"[A-ZÀ-ÖØ-ÞА-ЯЁ][\w’'-]*"
_NEXT = rf" (?:(?:al|bin|bint|de|van|von) )?{_WORD}"
_NAME = rf"{_WORD}(?:{_NEXT}){{0,3}}"
_FULL_NAME = rf"{_WORD}(?:{_NEXT}){{1,3}}"
_CHILD = (
    r"(?:sons?|daughters?|child(?:ren)?|nephews?|nieces?|grandsons?|granddaughters?|brothers?|sisters?|"
    r"girls?|boys?)"
)
_CALLED = (
    Pattern(
        rf"\b(?:minor|underage|infant) {_CHILD}(?: named)?,?:? "
        rf"(?P<name>{_NAME}(?:(?:, | and |, and ){_NAME})*)"
    ),
    Pattern(rf"(?P<name>{_FULL_NAME}), (?:a|his|her|their|the) (?:minor|underage) {_CHILD}\b"),
    Pattern(
        r"未成年(?:的)?(?:子女|儿子|女儿|孩子|子|女)(?P<name>[\u4e00-\u9fff·]{2,12}?)(?=[，。；、和及]|采取|实施|$)"
    ),
    Pattern(rf"несовершеннолетн\w+ (?:сын|доч|реб|дет)\w* (?P<name>{_NAME})"),
)
_OF_AGE = (
    Pattern(rf"(?P<name>{_FULL_NAME})(?:,| \() ?aged? (?P<age>\d{{1,2}})\b"),
    Pattern(rf"(?P<name>{_FULL_NAME})(?:,| \() ?(?P<age>\d{{1,2}}) years? old\b"),
    Pattern(rf"\b(?P<age>\d{{1,2}})-year-old (?:{_CHILD} )?(?P<name>{_FULL_NAME})"),
    Pattern(rf"(?P<name>{_FULL_NAME}), (?:a|an|his|her|their) (?P<age>\d{{1,2}})-year-old\b"),
    Pattern(r"(?P<name>[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff·]{1,10})[，（](?:男|女)?[，]?(?P<age>\d{1,2})岁"),
)
_BORN = Pattern(
    rf"(?P<name>{_WORD}, {_NAME}|{_FULL_NAME})(?: \([^()\n]{{0,60}}\))?"
    r"(?:[;,] ?| \()(?:[^\n;()]{0,40}[;,] ?)?(?:DOB|born|b\.) [^;)\n]{0,16}?(?P<year>(?:19|20)\d\d)"
)


def without_minors(document: Document) -> Document:
    """The document with the names of those under eighteen blacked out; the same one where there are none.

    Told by "minor son", by an age, or by a year of birth beside the name, as of the day of publication.
    """
    title, text = (_blacked(part, document.date) for part in (document.title, document.text))
    if (title, text) == (document.title, document.text):
        return document
    return replace(document, title=title, text=text)


def _blacked(text: str, published: date | None) -> str:
    for left, right in _windows(text):
        for name in _minors(text, left, right, published):
            # A name in letters that have capitals is a word of its own; others run on.
            whole = rf"(?<!\w){re.escape(name)}(?!\w)" if name[0].isupper() else re.escape(name)
            text = re.sub(whole, re.sub(r"\w", BLOCK, name), text)
    return text


def _windows(text: str) -> list[tuple[int, int]]:
    """The surroundings of every sign, each place once."""
    signs = (sign for sign in _SIGNS if sign in text)
    places = sorted(match.start() for sign in signs for match in re.finditer(re.escape(sign), text))
    found: list[tuple[int, int]] = []
    for at in places:
        left, right = max(0, at - _BESIDE), at + _BESIDE
        if found and left <= found[-1][1]:
            left = found.pop()[0]
        found.append((left, right))
    return found


def _minors(text: str, left: int, right: int, published: date | None) -> list[str]:
    """The names of minors in a part of a text."""
    called = [match["name"] for pattern in _CALLED for match in pattern.finditer(text, left, right)]
    found = [name for names in called for name in re.split(r",? and |, ", names)]
    aged = (match for pattern in _OF_AGE for match in pattern.finditer(text, left, right))
    found += [match["name"] for match in aged if int(match["age"]) < _ADULT]
    if published:
        born = _BORN.finditer(text, left, right)
        found += [match["name"] for match in born if published.year - int(match["year"]) < _ADULT]
    return found
