"""The words around an action: quotation, reason, what it answers, law, themes, speaker, day of effect."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import chain

from bot.domain.action import ActionDraft
from bot.domain.words import Measure
from bot.lexicon import find_countries
from bot.lexicon.patterns import Pattern
from bot.reading.classes import target_class
from bot.reading.dates import effective_on, leave_by
from bot.reading.notes import Notes
from bot.reading.replies import answered, carried_out
from bot.reading.setting import Finding, Setting
from bot.reading.vocabulary import Vocabulary

AddEvidence = Callable[[str, int, int, str], None]
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
_BYLINE = Pattern(
    r"^((?:[A-Z][\w.’'-]+\s){1,4}[A-Z][\w’'-]+), (?:Secretary of State|"
    r"Department Spokesperson|(?:Foreign |Prime )?Minister|Spokesperson|Acting)[^\n]{0,60}$",
    re.MULTILINE,
)


def legal_basis(vocabulary: Vocabulary, setting: Setting, finding: Finding, add: AddEvidence) -> str | None:
    """Instruments named in the announcing sentence, else the first in the words after it."""
    whole, lower = setting.layout.whole, setting.layout.lower
    start, end = finding.sentence.start, finding.sentence.end
    for left, right in ((start, end), (end, min(len(whole), end + _NEAR)), (max(0, start - _NEAR), start)):
        found: list[str] = []
        for instrument, match in vocabulary.instruments.matches(whole, lower, left, right):
            name = instrument.name.replace("{0}", whole[slice(*match.span())])
            found.append(name.replace("{1}", whole[slice(*match.span(1))] if match.re.groups else ""))
            add("legal_basis", match.start(), match.end(), instrument.id)
        if found:
            return "; ".join(dict.fromkeys(found))
        if setting.layout.transcript:
            return None
    return None


def themes(vocabulary: Vocabulary, setting: Setting, finding: Finding, add: AddEvidence) -> tuple[str, ...]:
    """Themes of the title, the announcing sentence and its neighbourhood."""
    whole, lower = setting.layout.whole, setting.layout.lower
    scopes = [(max(0, finding.sentence.start - 300), min(len(whole), finding.sentence.end + 500))]
    if not setting.layout.transcript:
        scopes.append((0, len(setting.document.title)))
    found: dict[str, re.Match[str]] = {}
    for left, right in scopes:
        for name, match in vocabulary.themes.matches(whole, lower, left, right):
            found.setdefault(name, match)
    named = [name for name in vocabulary.themes if name in found]
    for name in named:
        add("themes", found[name].start(), found[name].end(), name)
    return tuple(named)


def words(
    vocabulary: Vocabulary, setting: Setting, finding: Finding, draft: ActionDraft, notes: Notes
) -> ActionDraft:
    """The draft with everything that is quoted from the text, and with all its evidence."""
    add = notes.add
    sentence, whole = finding.sentence, setting.layout.whole
    after = 0 if finding.cue.passive else finding.cue.start
    hit = target_class(sentence.text[after:])
    if hit:
        add("target_class", sentence.start + after + hit[1], sentence.start + after + hit[2], "")
    add("quote", sentence.start, sentence.end, finding.cue.rule)
    answers, answers_on = answered(vocabulary, setting, finding, add)
    effective = _days(setting, finding, draft, add)
    return replace(
        draft,
        target_class=hit[0] if hit else None,
        reason=_reason(finding, add),
        answers=answers,
        answers_on=answers_on,
        carries_out=carried_out(setting, finding, add),
        quote=quote(sentence.text),
        where=where(whole[sentence.start : sentence.end]),
        speaker=_speaker(setting, finding, add),
        effective_on=effective,
        evidence=tuple(notes.rows),  # last: the fields above add to it
    )


def _days(setting: Setting, finding: Finding, draft: ActionDraft, add: AddEvidence) -> date | None:
    """The day a measure begins; until when those expelled must leave is kept as evidence."""
    start, end = finding.sentence.start, finding.sentence.end
    near, new = setting.layout.lower[start : end + _NEAR_DAY], finding.status == "new"
    if new and Measure.EXPULSION in draft.measures and (told := leave_by(near)):
        add("leave_by", start + told[0], start + told[1], "")
    found = effective_on(near, setting.document.date, end - start, new=new)
    if found is None:
        return None
    add("effective_on", start + found[1], start + found[2], "")
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


def _reason(finding: Finding, add: AddEvidence) -> str | None:
    sentence = finding.sentence
    if match := _REASON.search(sentence.lower, finding.cue.start if not finding.cue.passive else 0):
        add("reason", sentence.start + match.start(), sentence.start + match.end(), "")
        return sentence.text[match.start() : match.end()].strip()
    return None


def _speaker(setting: Setting, finding: Finding, add: AddEvidence) -> str | None:
    sentence, whole = finding.sentence, setting.layout.whole
    if sentence.speaker:
        return sentence.speaker.strip()
    said = _SPEAKER.finditer(whole, sentence.start, sentence.end)
    for match in chain(said, *_signers(whole[:_NEAR])):
        sure = match.re.pattern == _BYLINE.pattern or not setting.news
        if _speaks_for(whole, match.start(), finding.issuer.code, sure=sure):
            name = match.group(1).strip()
            add("speaker", match.start(1), match.start(1) + len(name), "")
            return name
    return None


@lru_cache(maxsize=4)  # every act of a text asks
def _signers(head: str) -> tuple[tuple[re.Match[str], ...], ...]:
    """Who signs a text, then whom its beginning names as speaking."""
    return tuple(_BYLINE.finditer(head)), tuple(_SPEAKER.finditer(head))


def _speaks_for(whole: str, start: int, issuer: str | None, *, sure: bool) -> bool:
    """In news, several states speak: the name must stand beside its own."""
    if sure:
        return True
    words = whole[max(0, start - 60) : start + 20]
    return any(m.code == issuer for m in find_countries(words)) or (issuer == "US" and "Secretary" in words)
