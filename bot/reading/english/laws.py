"""On what law an act rests: what its own words name, or those that speak for several acts together."""

from collections.abc import Iterator

from bot.lexicon.patterns import Pattern
from bot.reading.english.setting import Finding, Setting
from bot.reading.notes import Note
from bot.reading.text.passages import Sentence
from bot.reading.vocabulary import Vocabulary

_NEAR = 1500  # characters around the announcing sentence
# "These designations are made pursuant to ...": the words at the end of a notice that speak for all of it.
_OF_ALL = Pattern(
    r"\b(?:these|today[’']s|all|both|the above|each of the(?:se)?)\b(?: \w+){0,3}? "
    r"(?:actions?|designations?|sanctions|measures|restrictions|steps|listings?|individuals|persons|entities)\b"
)


def law_of(
    vocabulary: Vocabulary, setting: Setting, own: frozenset[Sentence], finding: Finding, notes: list[Note]
) -> str | None:
    """Instruments named in the announcing sentence, else the first in the words after it, or before.

    What another sentence names that tells an act of its own is that act's law. `own`: the sentences that
    tell this one.
    """
    for left, right in _windows(setting, own, finding):
        if law := _named(vocabulary, setting, left, right, notes):
            return law
        if setting.layout.transcript:
            return None
    return None


def _windows(setting: Setting, own: frozenset[Sentence], finding: Finding) -> Iterator[tuple[int, int]]:
    start, end, size = finding.sentence.start, finding.sentence.end, len(setting.layout.whole)
    yield start, end
    others = [sentence for sentence in setting.acting if sentence not in own]
    after = min((other.start for other in others if other.start >= end), default=size)
    yield end, min(after, end + _NEAR)
    before = max((other.end for other in others if other.start < start), default=0)
    yield max(before, start - _NEAR), start
    if after == size:
        return
    for sentence in setting.layout.after(others[-1]):  # what is said of all stands behind the last act
        if sentence.start > others[-1].end + _NEAR:
            return
        if _OF_ALL.search(sentence.lower):
            yield sentence.start, sentence.end
            return


def _named(vocabulary: Vocabulary, setting: Setting, left: int, right: int, notes: list[Note]) -> str | None:
    whole, lower = setting.layout.whole, setting.layout.lower
    found: list[str] = []
    for instrument, match in vocabulary.instruments.matches(whole, lower, left, right):
        name = instrument.name.replace("{0}", whole[slice(*match.span())])
        found.append(name.replace("{1}", whole[slice(*match.span(1))] if match.re.groups else ""))
        notes.append(("legal_basis", match.start(), match.end(), instrument.id))
    return "; ".join(dict.fromkeys(found)) or None
