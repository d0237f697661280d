"""The clause that tells an act: without asides on somebody in it, and without a cause of its days."""

import re
from datetime import date

from bot.lexicon.folding import lowered
from bot.lexicon.patterns import Pattern
from bot.reading.english.causes import trailing_cause
from bot.reading.english.clauses import without_asides
from bot.reading.english.cues import Cue
from bot.reading.english.several import Part
from bot.reading.english.tense import Tense
from bot.reading.text.dates import find_dates
from bot.reading.text.passages import Sentence

# What is told so is done now, whatever day its cause has.
_NOW = frozenset({Tense.PRESENT, Tense.DECIDED, Tense.HEADLINE, Tense.FUTURE, Tense.GERUND})
_LATELY = 62  # days in which an act is answered as a rule; what answers an older one may be old itself
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_YEARS_BACK = Pattern(
    r"\byears?\b|\b(?:last|past|previous) (?:summer|spring|autumn|fall|winter)|\bin \w+ 20\d\d"
)


def main_clause(sentence: Sentence, cue: Cue, published: date | None, part: Part | None) -> Sentence:
    """The sentence with asides, the cause told behind the act, and what lies beyond its part blank.

    "Doria is expelling two envoys after Samplia ordered one to leave on 14 November": the day is that of what
    Samplia did.
    """
    text = without_asides(sentence.text, cue.start)
    cause = trailing_cause(sentence.lower, cue.end) if cue.kind == "act" else None
    if cause is not None and (cue.tense in _NOW or _is_recent(sentence.lower[cause:], published)):
        text = text[:cause] + " " * (len(text) - cause)
    if part:
        text = " " * part.start + text[part.start : part.end] + " " * (len(text) - part.end)
    return sentence if text == sentence.text else sentence._replace(text=text, lower=lowered(text))


def _is_recent(lower: str, published: date | None) -> bool:
    if published is None or _YEARS_BACK.search(lower):
        return False
    if any(int(year) != published.year for year in _YEAR.findall(lower)):
        return False
    return all((published - day).days <= _LATELY for day, _, _ in find_dates(lower, published))
