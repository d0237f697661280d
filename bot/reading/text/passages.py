"""Cutting a document: title, paragraphs, questions and answers, sentences, with offsets in the whole."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import Final, NamedTuple

from bot.domain.action import Document
from bot.lexicon.folding import lowered
from bot.lexicon.patterns import Pattern
from bot.reading.text.turns import turns
from bot.reading.text.wraps import goes_on

LONGEST_SENTENCE = 1200  # characters; what is longer is a list or an attack, and is cut there
LONGEST_TITLE: Final = 1_000  # characters; what follows is read as text
LONGEST_TEXT: Final = 200_000  # characters; the longest release of a ministry is a third of it


class Passage(NamedTuple):
    """Who speaks in characters [start, end)."""

    start: int
    end: int
    number: int  # 0 is the title
    asked: bool = False  # a reporter speaks
    speaker: str | None = None


Paragraph = tuple[int, int, Passage]
"""Characters [start, end) of one passage, not empty."""


class Sentence(NamedTuple):
    """Characters [start, end) of the document's whole text."""

    start: int
    end: int
    text: str
    lower: str  # the text in lower case, place for place
    passage: int  # number of the passage; 0 is the title
    paragraph: int  # index of the paragraph, the title being 0
    asked: bool = False  # a reporter speaks
    speaker: str | None = None
    title: bool = False


class Layout:
    """A document cut into paragraphs, and these into sentences, where somebody asks for them."""

    def __init__(self, document: Document) -> None:
        self.whole = whole_text(document)
        self.title = 0, len(document.title)  # where it begins and ends
        self._bounds: dict[int, list[tuple[int, int]]] = {}
        self._cut: dict[int, tuple[Sentence, ...]] = {}

    @cached_property
    def lower(self) -> str:
        """The whole in lower case, place for place."""
        return lowered(self.whole)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The title, then who speaks in turn."""
        body = self.title[1] + 1
        spoken = enumerate(turns(self.whole, body, self.whole[: body - 1]), 1)
        return (Passage(0, body - 1, 0), *(Passage(s, e, n, asked, who) for n, (s, e, asked, who) in spoken))

    @cached_property
    def transcript(self) -> bool:
        """Whether several speak."""
        return len(self.passages) > 2  # noqa: PLR2004 -- title and one speaker

    @cached_property
    def first_asked(self) -> int | None:
        """The passage of the first question."""
        return next((p.number for p in self.passages if p.asked), None)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs, in order; the title is the first."""
        return tuple(p for passage in self.passages for p in _paragraphs(self.whole, passage))

    def bounds_of(self, paragraph: int) -> list[tuple[int, int]]:
        """Where the sentences of one paragraph begin and end."""
        found = self._bounds.get(paragraph)
        if found is None:
            start, end = self.title if paragraph == 0 else self.paragraphs[paragraph][:2]
            if paragraph:
                start = _past_dateline(self.whole, start, end)
            found = self._bounds[paragraph] = _cut(self.whole, start, end)
        return found

    def sentences_of(self, paragraph: int) -> tuple[Sentence, ...]:
        """The sentences of one paragraph."""
        found = self._cut.get(paragraph)
        if found is None:
            found = self._cut[paragraph] = self._sentences(paragraph)
        return found

    def _sentences(self, paragraph: int) -> tuple[Sentence, ...]:
        _, _, passage, asked, speaker = self.paragraphs[paragraph][2]
        found = []
        for s, e in self.bounds_of(paragraph):
            text, lower = self.whole[s:e].replace("\n", " "), self.lower[s:e].replace("\n", " ")
            found.append(Sentence(s, e, text, lower, passage, paragraph, asked, speaker, passage == 0))
        return tuple(found)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order."""
        return tuple(s for n in range(len(self.paragraphs)) for s in self.sentences_of(n))

    def before(self, sentence: Sentence, most: int) -> tuple[Sentence, ...]:
        """The sentences that lead to one, at most so many, in order."""
        found: list[Sentence] = []
        for number in range(sentence.paragraph, -1, -1):
            known = self.sentences_of(number)
            reached = bisect_left(known, sentence.start, key=_start)
            found[:0] = known[max(0, reached - most) : reached]
            if len(found) >= most:
                break
        return tuple(found[-most:])

    def after(self, sentence: Sentence) -> Iterator[Sentence]:
        """The sentences that follow one, in order."""
        for number in range(sentence.paragraph, len(self.paragraphs)):
            known = self.sentences_of(number)
            yield from islice(known, bisect_right(known, sentence.start, key=_start), None)

    def opens(self, sentence: Sentence, most: int) -> bool:
        """Whether a sentence is among the first so many, the title's among them."""
        return sentence.paragraph < most and len(self.before(sentence, most)) < most


def _start(sentence: Sentence) -> int:
    return sentence.start


# "BEIJING (Agency) - ", "MOSCOW, July 24 /AGENCY/ -- ": where a report was written.
_DATELINE = Pattern(
    r"[ \t]*[A-Z][A-Z.’' -]{2,30}(?:, [A-Z][a-z.]{2,12})?(?:,? (?:[A-Z][a-z]{2,8}\.? )?\d{1,2})?[ \t]*"
    r"(?:(?:\([A-Z][\w .&-]{1,30}\)|/[A-Z]{2,12}/)[ \t]*(?:-{1,2}|–|—)|—)[ \t]+"
)
_BREAK = Pattern(r"\n\s*\n|\n")
_STOP = Pattern(r"[.!?…][\"”’)\]]*(?=\s)")
_ABBREVIATION = Pattern(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Maj|Sgt|Capt|Adm|Sen|Rep|Gov|Pres|Prof|Rev|Hon|No|"
    r"Nos|vs|etc|e\.g|i\.e|al|Art|Sec|Pub|Jr|Sr|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Co|Ltd|Inc|Corp|Bros|approx)|\b[A-Z]|"
    r"[A-Z]\.[A-Z]|\.[A-Z])\.$"
)
_FRESH = Pattern(
    r"\s+[\"“]?(?:The|This|These|Those|That|We|It|In|On|As|They|Today|He|She|I|Our|But|And|"
    r"For|At|A|An|If|There|With|By|Under|All|Such)\s"
)


def whole_text(document: Document) -> str:
    """The text that all spans point into."""
    return f"{document.title}\n{document.text}"


def shortened(document: Document) -> Document:
    """The document as far as it is read. Places in its whole text stay what they are."""
    title, text = document.title, document.text
    if len(title) <= LONGEST_TITLE and len(text) <= LONGEST_TEXT:
        return document
    if len(title) > LONGEST_TITLE:
        cut = max(title.rfind(" ", 0, LONGEST_TITLE), 0) or LONGEST_TITLE
        title, text = title[:cut], f"{title[cut + 1 :]}\n{text}"
    return replace(document, title=title, text=text[:LONGEST_TEXT])


def lay_out(document: Document) -> Layout:
    """Cut a document; never raises, linear time."""
    return Layout(document)


def _paragraphs(whole: str, passage: Passage) -> list[Paragraph]:
    left, last = passage.start, passage.end
    if passage.number == 0:
        return [(left, last, passage)]
    found: list[Paragraph] = []
    for gap in _BREAK.finditer(whole, left, last):
        stop, following = gap.span()
        if stop == left:  # nothing stands before it
            left = following
        elif following - stop > 1 or not goes_on(whole, left, stop, following):
            found.append((left, stop, passage))
            left = following
    found.append((left, last, passage))
    # To look at the first sign costs next to nothing.
    return [p for p in found if p[0] < p[1] and not (whole[p[0]].isspace() and whole[p[0] : p[1]].isspace())]


def _past_dateline(whole: str, start: int, end: int) -> int:
    dateline = _DATELINE.match(whole, start, end)
    return dateline.end() if dateline else start


def _cut(whole: str, start: int, end: int) -> list[tuple[int, int]]:
    """Sentences of one paragraph, without surrounding space."""
    found: list[tuple[int, int]] = []
    left = start
    for stop in _STOP.finditer(whole, start, end):
        dot, after = stop.span()
        if _ends(whole, dot, after):
            found += _trim(whole, left, after)
            left = after
    return found + _trim(whole, left, end)


def _ends(whole: str, dot: int, after: int) -> bool:
    if whole[dot] != "." or after - dot > 1:
        return True
    if _ABBREVIATION.search(whole[max(0, dot - 7) : dot + 1]):
        return _FRESH.match(whole, after) is not None and whole[dot - 1 : dot] not in ("r", "s", "o")
    following = whole[after : after + 3].lstrip()
    return not following[:1].islower()


def _trim(whole: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    while start < end:
        part = whole[start : min(end, start + LONGEST_SENTENCE)]
        lead = len(part) - len(part.lstrip())
        kept = part.strip()
        if kept:
            pieces.append((start + lead, start + lead + len(kept)))
        start += len(part)
    return pieces
