"""On what law an act rests: what its own words name, or those that speak for several acts together."""

from collections.abc import Iterator

from bot.lexicon.patterns import Pattern
from bot.reading.notes import Note
from bot.reading.setting import Finding, Setting
from bot.reading.vocabulary import Vocabulary

_NEAR = 1500  # characters around the announcing sentence
# "These designations are made pursuant to ...": the words at the end of a notice that speak for all of it.
_OF_ALL = Pattern(
    r"\b(?:these|today[’']s|all|both|the above|each of the(?:se)?)\b(?: \w+){0,3}? "
    r"(?:actions?|designations?|sanctions|measures|restrictions|steps|listings?|individuals|persons|entities)\b"
)


def law_of(
    vocabulary: Vocabulary, setting: Setting, own: frozenset[int], finding: Finding, notes: list[Note]
) -> str | None:
    """Instruments named in the announcing sentence, else the first in the words after it, or before.

    What another sentence names that tells an act of its own is that act's law. `own`: the beginnings of the
    sentences that tell this one.
    """
    for left, right in _windows(setting, own, finding):
        if law := _named(vocabulary, setting, left, right, notes):
            return law
        if setting.layout.transcript:
            return None
    return None


def _windows(setting: Setting, own: frozenset[int], finding: Finding) -> Iterator[tuple[int, int]]:
    start, end, size = finding.sentence.start, finding.sentence.end, len(setting.layout.whole)
    yield start, end
    others = [at for at in setting.acting if at not in own]
    after = min((at for at in others if at >= end), default=size)
    yield end, min(after, end + _NEAR)
    before = max((_end(setting, at) for at in others if at < start), default=0)
    yield max(before, start - _NEAR), start
    if after < size:  # further acts follow: what is said of all stands behind the last
        last = _end(setting, max(others))
        said = _OF_ALL.search(setting.layout.lower, last, last + _NEAR)
        if said:
            yield said.start(), _end(setting, said.start())


def _end(setting: Setting, at: int) -> int:
    """Where the sentence that holds a character ends."""
    stop = setting.layout.lower.find(". ", at)
    line = setting.layout.lower.find("\n", at)
    ends = [place + 1 for place in (stop, line) if place >= 0]
    return min(ends, default=len(setting.layout.whole))


def _named(vocabulary: Vocabulary, setting: Setting, left: int, right: int, notes: list[Note]) -> str | None:
    whole, lower = setting.layout.whole, setting.layout.lower
    found: list[str] = []
    for instrument, match in vocabulary.instruments.matches(whole, lower, left, right):
        name = instrument.name.replace("{0}", whole[slice(*match.span())])
        found.append(name.replace("{1}", whole[slice(*match.span(1))] if match.re.groups else ""))
        notes.append(("legal_basis", match.start(), match.end(), instrument.id))
    return "; ".join(dict.fromkeys(found)) or None
