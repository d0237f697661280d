"""The words around an action: quotation, reason, what it answers, law, themes, speaker, day of effect."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from itertools import chain

from bot.domain.action import ActionDraft
from bot.domain.words import Measure
from bot.lexicon import find_countries
from bot.lexicon.patterns import Pattern
from bot.reading.acts import Act
from bot.reading.classes import target_class
from bot.reading.dates import effective_on, leave_by
from bot.reading.kinds import kinds_hit
from bot.reading.notes import Note, as_evidence
from bot.reading.replies import answered, carried_out
from bot.reading.setting import Finding, Setting
from bot.reading.vocabulary import Vocabulary

_QUOTE = 200
_FIRST_WORDS = Pattern(r"\S+(?:\s+\S+){0,9}")  # ten words
_NEAR = 1500
_NEAR_DAY = 300  # characters after the sentence in which the day of effect may stand
# In text in lower case.
_REASON = Pattern(
    r"\b(?:(?:responsible for|complicit in|due to|because of|for (?:their|his|her|its|having|"
    r"the|allegedly|involvement|being|supporting)|involved in|accused of|in connection with|"
    r"who (?:have )?(?:been )?(?:concocted|acted|engaged|undermin\w+|behaved|facilitated|"
    r"performed|spread|fabricated))\b[^.;]{3,200})",
)
_SPEAKER = Pattern(
    r"(?:\b(?:Secretary of State|Secretary|Foreign Minister|Minister|[Ss]pokes(?:person|man|"
    r"woman)|Ambassador|President),?\s+)((?:[A-Z][\w’'-]+\.?\s?){1,3})"
)
_OFFICES = ("Secretary", "inister", "okesperson", "Acting")  # one stands in each match of _BYLINE
_BYLINE = Pattern(
    r"^((?:[A-Z][\w.’'-]+\s){1,4}[A-Z][\w’'-]+), (?:Secretary of State|"
    r"Department Spokesperson|(?:Foreign |Prime )?Minister|Spokesperson|Acting)[^\n]{0,60}$",
    re.MULTILINE,
)


def in_full(vocabulary: Vocabulary, setting: Setting, act: Act) -> ActionDraft:
    """The draft of an act with the words around it, each from the first of its findings that has them."""
    first, notes = act.told[0], list(act.notes)
    sentence = first.sentence
    kinds = kinds_hit(vocabulary, first, notes)
    named = _themes(vocabulary, setting, act.told, notes)
    law = _first(act.told, partial(_legal_basis, vocabulary, setting), notes)
    after = 0 if first.cue.passive else first.cue.start
    hit = target_class(sentence.text[after:])
    if hit:
        base = sentence.start + after
        notes.append(("target_class", base + hit[1], base + hit[2], ""))
    notes.append(("quote", sentence.start, sentence.end, first.cue.rule))
    answers, answers_on = _answered(vocabulary, setting, act.told, notes)
    if Measure.EXPULSION in act.draft.measures:
        _first(act.told, partial(_leave_by, setting), notes)
    return replace(
        act.draft,
        target_kinds=kinds,
        themes=named,
        legal_basis=law,
        target_class=hit[0] if hit else None,
        answers=answers,
        answers_on=answers_on,
        effective_on=_effective_on(setting, first, notes),
        reason=_first(act.told, _reason, notes),
        carries_out=_first(act.told, partial(carried_out, setting), notes),
        quote=quote(sentence.text),
        where=where(setting.layout.whole[sentence.start : sentence.end]),
        speaker=_first(act.told, partial(_speaker, setting), notes),
        evidence=as_evidence(setting.layout.whole, (*notes, *act.further)),  # last: the fields add to it
    )


def _first(
    told: tuple[Finding, ...], field: Callable[[Finding, list[Note]], str | None], notes: list[Note]
) -> str | None:
    """A field as the first finding tells that has it."""
    for finding in told:
        if words := field(finding, notes):
            return words
    return None


def _legal_basis(vocabulary: Vocabulary, setting: Setting, finding: Finding, notes: list[Note]) -> str | None:
    """Instruments named in the announcing sentence, else the first in the words after it."""
    whole, lower = setting.layout.whole, setting.layout.lower
    start, end = finding.sentence.start, finding.sentence.end
    for left, right in ((start, end), (end, min(len(whole), end + _NEAR)), (max(0, start - _NEAR), start)):
        found: list[str] = []
        for instrument, match in vocabulary.instruments.matches(whole, lower, left, right):
            name = instrument.name.replace("{0}", whole[slice(*match.span())])
            found.append(name.replace("{1}", whole[slice(*match.span(1))] if match.re.groups else ""))
            notes.append(("legal_basis", match.start(), match.end(), instrument.id))
        if found:
            return "; ".join(dict.fromkeys(found))
        if setting.layout.transcript:
            return None
    return None


def _themes(
    vocabulary: Vocabulary, setting: Setting, told: tuple[Finding, ...], notes: list[Note]
) -> tuple[str, ...]:
    """Themes of the title, the announcing sentences and their neighbourhood."""
    whole, lower = setting.layout.whole, setting.layout.lower
    title_end = 0 if setting.layout.transcript else len(setting.document.title)
    of_title = dict(vocabulary.themes.matches(whole, lower, 0, title_end)) if title_end else {}
    known: dict[str, re.Match[str]] = {}
    for finding in told:
        start, end = max(0, finding.sentence.start - 300), finding.sentence.end + 500
        found = of_title | dict(vocabulary.themes.matches(whole, lower, start, end))
        known |= {name: found[name] for name in vocabulary.themes if name in found and name not in known}
    notes += [("themes", *match.span(), name) for name, match in known.items()]
    return tuple(known)


def _answered(
    vocabulary: Vocabulary, setting: Setting, told: tuple[Finding, ...], notes: list[Note]
) -> tuple[str | None, date | None]:
    """The foreign act that is answered, in the text's words, and its day; each from the first that tells."""
    words: str | None = None
    for finding in told:
        said, day, note = answered(vocabulary, setting, finding)
        if note and not words:
            words = said
            notes.append(note)
        if day:
            return words, day
    return words, None


def _leave_by(setting: Setting, finding: Finding, notes: list[Note]) -> str | None:
    """Until when those expelled must leave: kept as evidence."""
    start = finding.sentence.start
    near = setting.layout.lower[start : finding.sentence.end + _NEAR_DAY]
    told = leave_by(near) if finding.status == "new" else None
    if told is None:
        return None
    notes.append(("leave_by", start + told[0], start + told[1], ""))
    return near[told[0] : told[1]]


def _effective_on(setting: Setting, finding: Finding, notes: list[Note]) -> date | None:
    """The day a measure begins."""
    start, end = finding.sentence.start, finding.sentence.end
    near = setting.layout.lower[start : end + _NEAR_DAY]
    found = effective_on(near, setting.document.date, end - start, new=finding.status == "new")
    if found is None:
        return None
    notes.append(("effective_on", start + found[1], start + found[2], ""))
    return found[0]


def quote(sentence: str) -> str:
    """At most 200 characters, cut at a word."""
    if len(sentence) <= _QUOTE:
        return sentence
    cut = sentence[: _QUOTE + 1].rsplit(None, 1)[0]
    return cut[:_QUOTE]


def where(sentence: str) -> str:
    """The first six to ten words, exactly as they stand."""
    match = _FIRST_WORDS.match(sentence)
    return match.group() if match else sentence[:80]


def _reason(finding: Finding, notes: list[Note]) -> str | None:
    sentence = finding.sentence
    if match := _REASON.search(sentence.lower, finding.cue.start if not finding.cue.passive else 0):
        notes.append(("reason", sentence.start + match.start(), sentence.start + match.end(), ""))
        return sentence.text[match.start() : match.end()].strip()
    return None


def _speaker(setting: Setting, finding: Finding, notes: list[Note]) -> str | None:
    sentence, whole = finding.sentence, setting.layout.whole
    if sentence.speaker:
        return sentence.speaker.strip()
    said = _SPEAKER.finditer(whole, sentence.start, sentence.end)
    for match in chain(said, *_signers(whole[:_NEAR])):
        sure = match.re.pattern == _BYLINE.pattern or not setting.news
        if _speaks_for(whole, match.start(), finding.issuer.code, sure=sure):
            name = match.group(1).strip()
            notes.append(("speaker", match.start(1), match.start(1) + len(name), ""))
            return name
    return None


@lru_cache(maxsize=4)  # every act of a text asks
def _signers(head: str) -> tuple[tuple[re.Match[str], ...], ...]:
    """Who signs a text, then whom its beginning names as speaking."""
    signed = any(office in head for office in _OFFICES)
    return tuple(_BYLINE.finditer(head)) if signed else (), tuple(_SPEAKER.finditer(head))


def _speaks_for(whole: str, start: int, issuer: str | None, *, sure: bool) -> bool:
    """In news, several states speak: the name must stand beside its own."""
    if sure:
        return True
    words = whole[max(0, start - 60) : start + 20]
    return any(m.code == issuer for m in find_countries(words)) or (issuer == "US" and "Secretary" in words)
