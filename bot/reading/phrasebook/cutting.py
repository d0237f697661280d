"""Cutting a document by the patterns of its language: questions and answers, paragraphs, sentences."""

import re
from dataclasses import dataclass

from bot.domain.action import Document
from bot.lexicon.patterns import Pattern
from bot.reading.passages import LONGEST_SENTENCE, whole_text
from bot.reading.phrasebook.tables import Phrasebook


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters [start, end) of the document's whole text."""

    start: int
    end: int
    text: str
    passage: int  # number of the turn; 0 is the title
    position: int  # index in the document
    asked: bool = False  # a reporter speaks
    speaker: str | None = None
    title: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A document cut up."""

    whole: str
    sentences: tuple[Sentence, ...]
    transcript: bool


_STOP = Pattern(r"[.!?…]+[\"”’»)\]]*(?=\s)")
_BREAK = Pattern(r"\n+")
_NEVER = Pattern(r"(?!)")
Turn = tuple[int, int, bool, str | None]


def cut(book: Phrasebook, document: Document) -> Layout:
    """Title, turns, paragraphs and sentences, with offsets in the whole. Linear, never raises."""
    whole = whole_text(document)
    body = len(document.title) + 1
    turns = _turns(book, whole, body)
    sentences = [
        Sentence(s, e, whole[s:e].replace("\n", " "), 0, n, title=True)
        for n, (s, e) in enumerate(_sentences(book, whole, 0, body - 1))
    ]
    for passage, (start, end, asked, speaker) in enumerate(turns, 1):
        for s, e in _sentences(book, whole, start, end):
            words = whole[s:e].replace("\n", " ")
            sentences.append(Sentence(s, e, words, passage, len(sentences), asked, speaker))
    return Layout(whole, tuple(sentences), transcript=any(turn[2] for turn in turns))


def _turns(book: Phrasebook, whole: str, body: int) -> list[Turn]:
    """Who speaks from where to where. Without a question there are no turns: labels are found in any text."""
    asking = [(m, True) for m in book.grammar.get("asks", _NEVER).finditer(whole, body)]
    taken = {m.start() for m, _ in asking}
    telling = [
        (m, False) for m in book.grammar.get("speaks", _NEVER).finditer(whole, body) if m.start() not in taken
    ]
    if not asking:
        return [(body, len(whole), False, None)]
    labels = sorted([*asking, *telling], key=lambda label: label[0].start())
    found: list[Turn] = []
    if labels[0][0].start() > body:
        found.append((body, labels[0][0].start(), False, None))
    for index, (label, asked) in enumerate(labels):
        end = labels[index + 1][0].start() if index + 1 < len(labels) else len(whole)
        found.append((label.end(), end, asked, None if asked else _speaker(label)))
    return found


def _speaker(label: re.Match[str]) -> str | None:
    named = label.groupdict().get("speaker")
    return named.strip() if named else None


def _sentences(book: Phrasebook, whole: str, start: int, end: int) -> list[tuple[int, int]]:
    stop = book.grammar.get("stop", _STOP)
    found: list[tuple[int, int]] = []
    left = start
    for gap in [*_BREAK.finditer(whole, start, end), None]:
        right = gap.start() if gap else end
        for mark in stop.finditer(whole, left, right):
            found += _trimmed(whole, left, mark.end())
            left = mark.end()
        found += _trimmed(whole, left, right)
        left = gap.end() if gap else right
    return found


def _trimmed(whole: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    while start < end:
        part = whole[start : min(end, start + LONGEST_SENTENCE)]
        lead = len(part) - len(part.lstrip())
        if kept := part.strip():
            pieces.append((start + lead, start + lead + len(kept)))
        start += len(part)
    return pieces
