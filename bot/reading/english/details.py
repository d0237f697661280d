"""The words around an action: quotation, reason, what it answers, law, themes, speaker, day of effect."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TypeVar

from bot.domain.action import ActionDraft, Evidence
from bot.domain.words import Measure
from bot.lexicon.patterns import Pattern
from bot.reading.certainty import Told
from bot.reading.english.acts import Act
from bot.reading.english.classes import WRONGS, target_class
from bot.reading.english.kinds import kinds_hit
from bot.reading.english.laws import law_of
from bot.reading.english.offices import office_of
from bot.reading.english.replies import answered, carried_out
from bot.reading.english.roles import roles_in
from bot.reading.english.setting import Finding, Setting
from bot.reading.english.speakers import speaker_of
from bot.reading.english.terms import begins_on, ends_on, must_leave_by
from bot.reading.notes import Note, as_evidence
from bot.reading.vocabulary import Vocabulary

_T = TypeVar("_T")
_QUOTE = 200
# Characters around an act in which its themes are told: what led to it, and what gives its reason.
_LEADS, _TELLS_WHY = 300, 500
_FIRST_WORDS = Pattern(r"\S+(?:\s+\S+){0,9}")  # ten words
# In text in lower case.
_REASON = Pattern(
    r"\b(?:(?:responsible for|complicit in|due to|because of|for (?:their|his|her|its|"
    r"the (?!(?:first|second|third|last|next|same|time|period)\b)|(?:\w+ly )?\w+ing)|involved in|"
    r"accused of|in connection with|"
    r"who (?:have )?(?:been )?(?:concocted|acted|engaged|undermin\w+|behaved|facilitated|"
    rf"performed|spread|fabricated))\b[^.;]{{3,200}}|for {WRONGS}\b[^.;]{{0,200}})",
)

# What makes an accusation of it, right before: without these words we would call a suspicion a deed.
_HEDGE = Pattern(
    r"\b(?:(?:believed|alleged|suspected|thought|reported|said|claimed|presumed|considered|assessed|deemed|"
    r"understood|appears?|appeared|seems?)\s+to\s+(?:be|have(?:\s+been)?)|"
    r"(?:may|might|could)\s+(?:also\s+)?(?:be|have(?:\s+been)?)|"
    r"(?:suspected|accused)\s+of\s+(?:being|having\s+been)|"
    r"(?:(?:has|have|had)\s+)?(?:allegedly|reportedly|possibly|potentially|apparently|purportedly|presumably|supposedly)(?:\s+been)?)"
    r"(?:,?\s+(?:\w+ly|or|and|to|be|been|have|either|both))*,?\s+$"
)
_HEDGED = 90  # characters before a reason in which it may stand


def in_full(vocabulary: Vocabulary, setting: Setting, act: Act) -> ActionDraft:
    """The draft of an act with the words around it, each from the first of its findings that has them."""
    # One line a field, in the order of their evidence; so it is longer than others.
    first, notes = act.told[0], list(act.notes)
    sentence = first.sentence
    kinds = kinds_hit(vocabulary, first, notes)
    themes = _themes(vocabulary, setting, act.told, notes)
    own = frozenset(finding.sentence for finding in act.told)
    law = _first(act.told, partial(law_of, vocabulary, setting, own), notes)
    those = _class(first, notes)
    notes.append(("quote", sentence.start, sentence.end, first.cue.rule))
    answers, answers_on = _answered(vocabulary, setting, act.told, notes)
    if Measure.EXPULSION in act.draft.measures:
        _first(act.told, partial(must_leave_by, setting), notes)
    roles, rest = roles_in(setting.layout.whole, (*notes, *act.further))
    notes += rest
    speaker = _first(act.told, partial(speaker_of, setting, act.draft.persons_named), notes)
    return replace(
        act.draft,
        body=_first(act.told, partial(office_of, setting), notes),
        target_kinds=kinds,
        themes=themes,
        roles=roles,
        legal_basis=law,
        target_class=those,
        answers=answers,
        answers_on=answers_on,
        effective_on=begins_on(setting, first, notes),
        expires_on=ends_on(setting, first, notes),
        reason=_first(act.told, _reason, notes),
        carries_out=_first(act.told, partial(carried_out, setting), notes),
        quote=quote(sentence.text),
        where=where(setting.layout.whole[sentence.start : sentence.end]),
        speaker=speaker.name if speaker else None,
        speaker_role=speaker.role if speaker else None,
        evidence=_evidence(setting, act, notes),  # last: the fields add to it
    )


def _class(finding: Finding, notes: list[Note]) -> str | None:
    """Those hit, in the words behind the verb; before a passive one."""
    after = 0 if finding.cue.passive else finding.cue.start
    hit = target_class(finding.sentence.text[after:])
    if hit is None:
        return None
    words, start, end = hit
    base = finding.sentence.start + after
    notes.append(("target_class", base + start, base + end, ""))
    return words


def _evidence(setting: Setting, act: Act, notes: list[Note]) -> tuple[Evidence, ...]:
    told = [_told(finding) for finding in act.told]
    title = len(setting.document.title)
    return as_evidence(setting.layout.whole, title, told, (*notes, *act.further))


def _told(finding: Finding) -> Told:
    base, (left, right) = finding.sentence.start, finding.clause_span
    return Told((base + left, base + right), (base, finding.sentence.end))


def _first(
    told: tuple[Finding, ...], field: Callable[[Finding, list[Note]], _T | None], notes: list[Note]
) -> _T | None:
    """A field as the first finding tells that has it."""
    for finding in told:
        if words := field(finding, notes):
            return words
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
        start, end = max(0, finding.sentence.start - _LEADS), finding.sentence.end + _TELLS_WHY
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
        start = _hedged(sentence.lower, match.start())
        notes.append(("reason", sentence.start + start, sentence.start + match.end(), ""))
        return sentence.text[start : match.end()].strip()
    return None


def _hedged(lower: str, start: int) -> int:
    """Where a reason begins that stands at `start`, with the words that make it a suspicion."""
    began = max(0, start - _HEDGED)
    hedge = _HEDGE.search(lower[began:start])
    return began + hedge.start() if hedge else start
