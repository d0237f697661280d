"""Names of minors are blacked out before a text is read: nobody is told them, whoever lists them.

Every letter of such a name becomes a block, so that all other words keep their places.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from bot.domain.action import Document

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
    re.compile(
        rf"\b(?:minor|underage|infant) {_CHILD}(?: named)?,?:? "
        rf"(?P<name>{_NAME}(?:(?:, | and |, and ){_NAME})*)"
    ),
    re.compile(rf"(?P<name>{_FULL_NAME}), (?:a|his|her|their|the) (?:minor|underage) {_CHILD}\b"),
    re.compile(
        r"未成年(?:的)?(?:子女|儿子|女儿|孩子|子|女)(?P<name>[\u4e00-\u9fff·]{2,12}?)(?=[，。；、和及]|采取|实施|$)"
    ),
    re.compile(rf"несовершеннолетн\w+ (?:сын|доч|реб|дет)\w* (?P<name>{_NAME})"),
)
_OF_AGE = (
    re.compile(rf"(?P<name>{_FULL_NAME})(?:,| \() ?aged? (?P<age>\d{{1,2}})\b"),
    re.compile(rf"(?P<name>{_FULL_NAME})(?:,| \() ?(?P<age>\d{{1,2}}) years? old\b"),
    re.compile(rf"\b(?P<age>\d{{1,2}})-year-old (?:{_CHILD} )?(?P<name>{_FULL_NAME})"),
    re.compile(rf"(?P<name>{_FULL_NAME}), (?:a|an|his|her|their) (?P<age>\d{{1,2}})-year-old\b"),
    re.compile(
        r"(?P<name>[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff·]{1,10})[，（](?:男|女)?[，]?(?P<age>\d{1,2})岁"
    ),
)
_BORN = re.compile(
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
        for match in _minors(text, left, right, published):
            name = match["name"]
            text = text.replace(name, re.sub(r"\w", BLOCK, name))
    return text


def _windows(text: str) -> list[tuple[int, int]]:
    """The surroundings of every sign, each place once."""
    places = sorted(at for sign in _SIGNS if sign in text for at in _all(text, sign))
    found: list[tuple[int, int]] = []
    for at in places:
        left, right = max(0, at - _BESIDE), at + _BESIDE
        if found and left <= found[-1][1]:
            left = found.pop()[0]
        found.append((left, right))
    return found


def _all(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def _minors(text: str, left: int, right: int, published: date | None) -> list[re.Match[str]]:
    found = [match for pattern in _CALLED for match in pattern.finditer(text, left, right)]
    found += [m for pattern in _OF_AGE for m in pattern.finditer(text, left, right) if int(m["age"]) < _ADULT]
    if published:
        born = _BORN.finditer(text, left, right)
        found += [m for m in born if published.year - int(m["year"]) < _ADULT]
    return found
