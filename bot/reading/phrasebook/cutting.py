"""Cutting a document by the patterns of its language: questions and answers, paragraphs, sentences.

Nothing is cut before it is asked for: most texts hold no phrase, others one in a single answer.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from operator import attrgetter
from typing import NamedTuple

from bot.lexicon.patterns import Pattern
from bot.reading.phrasebook.tables import Phrasebook
from bot.reading.text.passages import LONGEST_SENTENCE


class Sentence(NamedTuple):
    """Characters [start, end) of the document's whole text."""

    start: int
    end: int
    text: str
    passage: int  # number of the turn; 0 is the title
    number: int  # in its passage, from 0
    asked: bool = False  # a reporter speaks
    speaker: str | None = None
    title: bool = False


_STOP = Pattern(r"[.!?…]+[\"”’»)\]]*(?=\s)")
_NEWLINE = Pattern(r"\n")
_NEVER = Pattern(r"(?!)")
_START = attrgetter("start")
Piece = tuple[int, int]


class Passage(NamedTuple):
    """The title, or what somebody says, at [start, end) of the whole."""

    label: int  # where the words begin that tell who speaks; the start where there are none
    start: int
    end: int
    asked: bool = False  # a reporter speaks
    speaker: str | None = None


@dataclass(frozen=True)
class Layout:
    """A document, folded, as it can be cut: passages are the title and then the turns."""

    book: Phrasebook
    whole: str
    lower: str  # the same in lower case
    body: int  # where the text begins, behind the title and a newline

    @cached_property
    def passages(self) -> list[Passage]:
        """The title, then the turns."""
        title, body, end = Passage(0, 0, self.body - 1), self.body, len(self.whole)
        return [title, *(self._turns() if self.transcript else [Passage(body, body, end)])]

    @cached_property
    def transcript(self) -> bool:
        """Whether anybody asks. Where nobody does there are no turns: labels are found in any text."""
        return any(map(self._asks.match, repeat(self.whole), self._starts))

    def pieces(self, start: int, end: int) -> list[Piece]:
        """The sentences of a line [start, end)."""
        if start >= self.body and self.transcript and (label := self._label(start)):
            start = label.end()
        return _in_line(self._stop, self.whole, start, end)

    def sentence(self, start: int) -> Sentence:
        """The sentence that begins there."""
        sentences = self.sentences(bisect_right(self._labels, start) - 1)
        return sentences[bisect_left(sentences, start, key=_START)]

    def sentences(self, passage: int) -> tuple[Sentence, ...]:
        """The sentences of a passage; () for one that is not there."""
        if passage not in self._cut:
            self._cut[passage] = self._sentences(passage) if 0 <= passage < len(self.passages) else ()
        return self._cut[passage]

    def before(self, sentence: Sentence, count: int) -> tuple[Sentence, ...]:
        """So many sentences at most before one, of its passage and the one before."""
        same = self.sentences(sentence.passage)[max(0, sentence.number - count) : sentence.number]
        missing = count - len(same)
        return (*self.sentences(sentence.passage - 1)[-missing:], *same) if missing else same

    def _sentences(self, passage: int) -> tuple[Sentence, ...]:
        _, start, end, asked, speaker = self.passages[passage]
        whole, title = self.whole, passage == 0
        pieces: list[Piece] = []
        for line in whole[start:end].split("\n"):
            pieces += _in_line(self._stop, whole, start, start + len(line))
            start += len(line) + 1
        return tuple(
            Sentence(s, e, whole[s:e], passage, n, asked, speaker, title) for n, (s, e) in enumerate(pieces)
        )

    @cached_property
    def _cut(self) -> dict[int, tuple[Sentence, ...]]:
        return {}

    def _turns(self) -> list[Passage]:
        """Who speaks from where to where."""
        labels = [label for at in self._starts if (label := self._label(at))]
        begins = [label.start() for label in labels]
        before = [Passage(self.body, self.body, begins[0])] if begins[0] > self.body else []
        return [
            *before,
            *map(self._turn, labels, [*begins[1:], len(self.whole)]),
        ]

    def _turn(self, label: re.Match[str], end: int) -> Passage:
        asked = label.re.pattern == self._asks.pattern
        return Passage(label.start(), label.end(), end, asked, None if asked else _speaker(label))

    def _label(self, at: int) -> re.Match[str] | None:
        """The label of a turn at the beginning of a line."""
        return self._asks.match(self.whole, at) or self._speaks.match(self.whole, at)

    @cached_property
    def _starts(self) -> list[int]:
        """Where the lines of the text begin."""
        return [self.body, *(newline.end() for newline in _NEWLINE.finditer(self.whole, self.body))]

    @cached_property
    def _asks(self) -> Pattern:
        return self.book.grammar.get("asks", _NEVER) if self.book.may_have("asks", self.whole) else _NEVER

    @cached_property
    def _speaks(self) -> Pattern:
        return self.book.grammar.get("speaks", _NEVER)

    @cached_property
    def _labels(self) -> list[int]:
        return [passage.label for passage in self.passages]

    @cached_property
    def _stop(self) -> Pattern:
        return self.book.grammar.get("stop", _STOP)


def _speaker(label: re.Match[str]) -> str | None:
    named = label.groupdict().get("speaker")
    return named.strip() if named else None


def _in_line(stop: Pattern, whole: str, start: int, end: int) -> list[Piece]:
    """The sentences of a line, without the white space around them."""
    found: list[Piece] = []
    for mark in stop.finditer(whole, start, end):
        _keep(found, whole, start, mark.end())
        start = mark.end()
    _keep(found, whole, start, end)
    return found


def _keep(found: list[Piece], whole: str, start: int, end: int) -> None:
    """One sentence, or what it is cut into where it is too long for one."""
    while start < end:
        part = whole[start : min(end, start + LONGEST_SENTENCE)]
        bare = part.lstrip()
        if bare:
            begins = start + len(part) - len(bare)
            found.append((begins, begins + len(bare.rstrip())))
        start += len(part)
