"""What is known of a text before it is judged, and what judging makes of one phrase in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from bot.domain.action import Document
from bot.domain.words import Standing
from bot.lexicon import CountryMention
from bot.reading.phrasebook.anchors import Anchors
from bot.reading.phrasebook.cutting import Layout, Sentence
from bot.reading.phrasebook.grammar import Grammar
from bot.reading.phrasebook.grammars import grammar_of
from bot.reading.phrasebook.tables import Bar, Phrasebook, SetPhrase
from bot.reading.statuses import DEEDS, NoneWord, Status
from bot.reading.text.dates import HALF_YEAR_AHEAD, MONTH_AHEAD, QUARTER_AHEAD, nearest

_HEAD = 600  # characters in which it is told who announces
_OPENING = 1500  # characters that tell what a text is about: its first paragraphs
_DECEMBER = 12
_LATE = 28  # the last day that every month has


@dataclass(frozen=True)
class Scene:
    """A document, cut and folded, with the tables it is read by."""

    book: Phrasebook
    document: Document
    layout: Layout  # folded
    original: str  # the whole text as published; offsets are the same
    anchors: Anchors[SetPhrase]

    @cached_property
    def grammar(self) -> Grammar:
        """The functions of the language."""
        return grammar_of(self.book.language)

    @cached_property
    def news(self) -> bool:
        """Whether nobody speaks for a state here."""
        return self.document.standing is Standing.AGENCY or self.document.country is None

    @cached_property
    def publisher(self) -> str | None:
        """The state whose page it is."""
        return None if self.news else self.document.country

    @cached_property
    def title(self) -> str:
        """The title, folded."""
        return self.layout.whole[: self.layout.body - 1]

    @cached_property
    def off_topic(self) -> Bar | None:
        """The title or opening that takes everything out."""
        texts = {"title": self.title, "document": self.layout.whole[:_OPENING]}
        return next((bar for bar in self.book.off_topic if bar.pattern.search(texts[bar.scope])), None)

    @cached_property
    def acting_title(self) -> bool:
        """Whether the title itself announces."""
        title = self.title
        possible = self.anchors.rows(0, len(title))
        return any(p.kind in DEEDS and p.pattern.search(title) for p in possible)

    @cached_property
    def head_speaker(self) -> re.Match[str] | None:
        """Where the beginning of the text names who announces."""
        return self.has("speaker", self.layout.whole[:_HEAD])

    @cached_property
    def title_themes(self) -> dict[str, tuple[int, int]]:
        """The themes of the title, each with its first place."""
        themes = self.book.themes.matches(self.layout.whole, self.layout.lower, 0, self.layout.body - 1)
        return {name: match.span() for name, match in themes}

    def has(self, name: str, text: str) -> re.Match[str] | None:
        """The first place where a row of the grammar table stands; None without such a row."""
        pattern = self.book.grammar.get(name)
        if pattern is None or (name in self.book.needed and not self.book.may_have(name, text)):
            return None
        return pattern.search(text)

    def ends_with(self, name: str, text: str, reach: int = 24) -> bool:
        """Whether the words right before something are of this kind."""
        tail = text[-reach:].rstrip()
        pattern = self.book.grammar.get(name)
        return pattern is not None and any(m.end() == len(tail) for m in pattern.finditer(tail))

    def begins_with(self, name: str, text: str) -> bool:
        """Whether the words right after something are of this kind."""
        pattern = self.book.grammar.get(name)
        return pattern is not None and pattern.match(text.lstrip()) is not None

    def states(self, text: str) -> tuple[CountryMention, ...]:
        """The states a text names; each text is searched once."""
        if text not in self._named:
            self._named[text] = self.book.states.find(text)
        return self._named[text]

    @cached_property
    def _named(self) -> dict[str, tuple[CountryMention, ...]]:
        return {}

    def days(self, text: str) -> Iterator[tuple[date, int, int]]:
        """Calendar days named in a text, each with its place; without a year, the last such day.

        A day until which or from which something is to be may lie further ahead.
        """
        pattern = self.book.grammar.get("day")
        for match in pattern.finditer(text) if pattern else ():
            if day := self._day(match, self._ahead(text, match)):
                yield day, match.start(), match.end()

    def _ahead(self, text: str, match: re.Match[str]) -> int:
        """How many days after publication a day without a year may lie."""
        if match.groupdict().get("y"):
            return MONTH_AHEAD
        around = around_day(text, *match.span())
        if self.has("deadline", around) or self.has("expires", around):
            return HALF_YEAR_AHEAD
        return QUARTER_AHEAD if self.has("effective", around) else MONTH_AHEAD

    def months(self, text: str) -> tuple[date, ...]:
        """The last days, as far as every month has them, of months named with a year, and of years alone."""
        pattern = self.book.grammar.get("month")
        found = pattern.finditer(text) if pattern else ()
        named = [(int(m["y"]), self._month(m["m"]) if m["m"] else _DECEMBER) for m in found]
        made = [_made(year, month, _LATE) for year, month in named if month is not None]
        return tuple(day for day in made if day)

    def _day(self, match: re.Match[str], ahead: int) -> date | None:
        groups = match.groupdict()
        month = self._month(groups.get("m") or "")
        year, day = groups.get("y"), groups.get("d") or ""
        if not day.isdigit() or month is None:
            return None
        published = self.document.date
        if year:
            return _made(int(year), month, int(day))
        return nearest(month, int(day), published, ahead)

    def _month(self, word: str) -> int | None:
        if word.isdigit():
            return int(word)
        return next((n for n, name in enumerate(self.book.months, 1) if name.fullmatch(word)), None)


def around_day(text: str, left: int, right: int) -> str:
    """The words around a day at [left, right), the day itself written @, as rows of the grammar have it."""
    return f"{text[max(0, left - _BESIDE) : left]}@{text[right : right + _BESIDE]}"


_BESIDE = 24  # characters around a day that say what day it is


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


class Hit(NamedTuple):
    """A phrase at [start, end) of its sentence, judged."""

    sentence: Sentence
    phrase: SetPhrase
    start: int
    end: int
    clause: tuple[int, int]
    issuer: str | None
    issuer_at: tuple[int, int] | None  # in the sentence; None when inferred
    status: Status
    strength: float
    none_kind: NoneWord | None = None
    until: int | None = None  # one paragraph of a decision: where its measures end, in the whole
