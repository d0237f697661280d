"""Cutting a document by the patterns of its language: questions and answers, paragraphs, sentences.

Nothing is cut before it is asked for: most texts hold no phrase, others one in a single answer.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from bot.lexicon.patterns import Pattern
from bot.reading.passages import LONGEST_SENTENCE
from bot.reading.phrasebook.tables import Phrasebook


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
        return [Passage(0, 0, self.body - 1), *self._turns]

    @cached_property
    def transcript(self) -> bool:
        """Whether anybody asks."""
        return any(passage.asked for passage in self.passages)

    def pieces(self, start: int, end: int) -> list[tuple[int, Piece]]:
        """The sentences of a line [start, end), each with the number of its passage."""
        first, last = bisect_right(self._labels, start) - 1, bisect_left(self._labels, end)
        return [
            (number, piece)
            for number in range(first, max(last, first + 1))
            for piece in _in_line(
                self._stop,
                self.whole,
                max(start, self.passages[number].start),
                min(end, self.passages[number].end),
            )
        ]

    def sentence(self, passage: int, start: int) -> Sentence:
        """The sentence of a passage that begins there."""
        sentences = self.sentences(passage)
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

    @property
    def _turns(self) -> list[Passage]:
        grammar = self.book.grammar
        asks = grammar.get("asks", _NEVER) if self.book.may_have("asks", self.whole) else _NEVER
        return _turns(self.whole, self.body, asks, grammar.get("speaks", _NEVER))

    @cached_property
    def _labels(self) -> list[int]:
        return [passage.label for passage in self.passages]

    @cached_property
    def _stop(self) -> Pattern:
        return self.book.grammar.get("stop", _STOP)


def _turns(whole: str, body: int, asks: Pattern, speaks: Pattern) -> list[Passage]:
    """Who speaks from where to where. Without a question there are no turns: labels are found in any text."""
    starts = [body, *(newline.end() for newline in _NEWLINE.finditer(whole, body))]
    asking = {at: match for at in starts if (match := asks.match(whole, at))}
    if not asking:
        return [Passage(body, body, len(whole))]
    labels = [(match, at in asking) for at in starts if (match := asking.get(at) or speaks.match(whole, at))]
    found: list[Passage] = []
    if labels[0][0].start() > body:
        found.append(Passage(body, body, labels[0][0].start()))
    for index, (label, asked) in enumerate(labels):
        end = labels[index + 1][0].start() if index + 1 < len(labels) else len(whole)
        found.append(Passage(label.start(), label.end(), end, asked, None if asked else _speaker(label)))
    return found


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
