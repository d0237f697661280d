"""Cutting text into search terms, the same for both databases.

Neither FTS5 nor PostgreSQL knows where a Chinese word ends: a run of Han characters becomes its overlapping
pairs, and its last character alone, so that every character begins a term.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+")
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+")
TERM_CHARACTERS = 40  # longer "words" are addresses and noise
DOCUMENT_TERMS = 16_000  # PostgreSQL keeps positions up to 16,383
PREFIX_FROM = 4  # letters from which a word also finds its longer forms: consulate, consulates


@dataclass(frozen=True, slots=True)
class Term:
    """Terms that stand one after the other; `prefix`: the last one may go on."""

    parts: tuple[str, ...]
    prefix: bool = False


def normalise(text: str) -> str:
    """Compatibility forms, case and diacritics folded; terms stay letters and digits only."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    bare = "".join(c for c in unicodedata.normalize("NFD", folded) if unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", bare)


def document_terms(texts: Iterable[str]) -> list[str]:
    """The terms of a document, in order."""
    terms: list[str] = []
    for text in texts:
        for run, han in _runs(text):
            terms.extend([*_pairs(run), run[-1]] if han else [run[:TERM_CHARACTERS]])
            if len(terms) >= DOCUMENT_TERMS:
                return terms[:DOCUMENT_TERMS]
    return terms


def query_terms(words: Iterable[str]) -> list[Term]:
    """What all must be found for the words; empty when they hold neither letter nor digit."""
    terms = []
    for word in words:
        for run, han in _runs(word):
            if not han:
                terms.append(Term((run[:TERM_CHARACTERS],), prefix=len(run) >= PREFIX_FROM))
            elif len(run) == 1:
                terms.append(Term((run,), prefix=True))
            else:
                terms.append(Term(tuple(_pairs(run))))
    return terms


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)]


def _runs(text: str) -> Iterable[tuple[str, bool]]:
    for match in WORD.finditer(normalise(text)):
        word, start = match.group(), 0
        for han in HAN.finditer(word):
            if han.start() > start:
                yield word[start : han.start()], False
            yield han.group(), True
            start = han.end()
        if start < len(word):
            yield word[start:], False
