"""What an action takes from the text in its own words: law, themes, reason, what it answers, speaker, day."""

import re
from datetime import date
from typing import NamedTuple

from bot.domain.words import Measure
from bot.reading.notes import Notes
from bot.reading.phrasebook.cutting import Sentence
from bot.reading.phrasebook.particulars import last_day, office
from bot.reading.phrasebook.scene import Hit, Scene
from bot.reading.statuses import ANSWERS

_QUOTE = 200
_WHERE = 60  # characters: six to ten words, or as much of a script without spaces
_WORDS = 10
_AROUND = 200  # characters around the announcement in which its theme stands
_LAW = 600  # characters around the announcement
_EFFECT = 24  # characters around a day that say what begins then
_AFTER = 2500  # characters in which the day of entry into force stands
_NEAR = 300  # characters after the sentence in which it is told until when they must leave
_LEADING = 4  # sentences before
_LONGEST = 240  # characters of a quoted field


class Quoted(NamedTuple):
    """Fields of an action."""

    quote: str
    where: str
    themes: tuple[str, ...]
    legal_basis: str | None
    target_class: str | None
    reason: str | None
    answers: str | None
    answers_on: date | None
    carries_out: str | None
    speaker: str | None
    speaker_role: str | None
    effective_on: date | None
    expires_on: date | None
    body: str | None


def quoted(scene: Scene, hit: Hit, measures: tuple[Measure, ...], notes: Notes) -> Quoted:
    """Every field that is quoted or found by words."""
    start, end = hit.sentence.start, hit.sentence.end
    notes.add("quote", start, end, hit.phrase.id)
    if Measure.EXPULSION in measures and hit.status == "new":
        _note_leaving(scene, hit, notes)
    answers, answers_on = _answers(scene, hit, notes)
    return Quoted(
        quote=_cut(scene.original[start:end].replace("\n", " ")),
        where=where(scene.original[start:end]),
        themes=_themes(scene, hit, notes),
        legal_basis=_law(scene, hit, notes),
        target_class=_class(scene, hit, notes),
        reason=_words(scene, hit, "reason", notes, "reason"),
        answers=answers,
        answers_on=answers_on,
        carries_out=_words(scene, hit, "carries_out", notes, "carries_out"),
        speaker=_speaker(scene, hit, notes),
        speaker_role=_speaker_role(scene, hit, notes),
        effective_on=_effective(scene, hit, notes),
        expires_on=last_day(scene, hit, notes),
        body=office(scene, hit, notes),
    )


def _cut(text: str) -> str:
    if len(text) <= _QUOTE:
        return text
    head = text[: _QUOTE + 1]
    return head.rsplit(None, 1)[0] if " " in head[_QUOTE // 2 :] else head[:_QUOTE]


def where(sentence: str) -> str:
    """The first words of a sentence, exactly as they stand."""
    line = sentence.split("\n", 1)[0]
    words = line.split(" ")
    return " ".join(words[:_WORDS]) if len(words) >= _WORDS else line[:_WHERE]


def _words(scene: Scene, hit: Hit, row: str, notes: Notes, name: str) -> str | None:
    match = scene.has(row, hit.sentence.text)
    return _noted(scene, hit, _span(match), notes, name) if match else None


def _class(scene: Scene, hit: Hit, notes: Notes) -> str | None:
    """Those hit, as far as the words describe them."""
    match = scene.has("class", hit.sentence.text)
    if match is None:
        return None
    start, end = _span(match)
    if stop := scene.has("class_end", hit.sentence.text[start:end]):
        end = start + stop.start()
    return _noted(scene, hit, (start, end), notes, "target_class")


def one_is_hit(scene: Scene, hit: Hit) -> bool:
    """Whether the words for those hit begin with a word for one person."""
    match = scene.has("class", hit.sentence.text)
    return match is not None and scene.begins_with("one_hit", hit.sentence.text[_span(match)[0] :])


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.span("words") if "words" in match.re.groupindex else match.span()


def _noted(scene: Scene, hit: Hit, span: tuple[int, int], notes: Notes, name: str) -> str:
    start, end = hit.sentence.start + span[0], hit.sentence.start + min(span[1], span[0] + _LONGEST)
    notes.add(name, start, end)
    return " ".join(scene.original[start:end].split())


def _themes(scene: Scene, hit: Hit, notes: Notes) -> tuple[str, ...]:
    whole = scene.layout.whole
    around = max(0, hit.sentence.start - _AROUND), min(len(whole), hit.sentence.end + _AROUND)
    found = {} if scene.layout.transcript else dict(scene.title_themes)
    for name, match in scene.book.themes.matches(whole, scene.layout.lower, *around):
        found[name] = match.span()
    named = [name for name in scene.book.themes if name in found]
    for name in named:
        notes.add("themes", *found[name], name)
    return tuple(named)


def _law(scene: Scene, hit: Hit, notes: Notes) -> str | None:
    """Instruments of the sentence, else of the words around it."""
    start, end = hit.sentence.start, hit.sentence.end
    scopes = [(start, end)]
    if not scene.layout.transcript:
        scopes += [(max(0, start - _LAW), start), (end, min(len(scene.layout.whole), end + _LAW))]
    for scope in scopes:
        found: list[str] = []
        for law in scene.book.laws:
            if match := law.pattern.search(scene.layout.whole, *scope):
                found.append(law.name.replace("{0}", match.group()))
                notes.add("legal_basis", match.start(), match.end(), law.id)
        if found:
            return "; ".join(dict.fromkeys(found))
    return None


def _answers(scene: Scene, hit: Hit, notes: Notes) -> tuple[str | None, date | None]:
    """The foreign act answered: where words say so, in the sentence, before it, or in the question."""
    around = [*scene.layout.before(hit.sentence, _LEADING), hit.sentence]
    found = None
    for sentence in reversed(around):
        match = scene.has("answers", sentence.text)
        if match and match.groupdict().get("act"):
            found = sentence.start + match.start("act"), sentence.start + match.end("act")
            break
    if found is None and (hit.phrase.kind in ANSWERS and not scene.news):
        found = _foreign(scene, hit, around)
    if found is None:
        return None, None
    start, end = found[0], min(found[1], found[0] + _LONGEST)
    notes.add("answers", start, end)
    day, _, _ = next(scene.days(scene.layout.whole[start:end]), (None, 0, 0))
    return " ".join(scene.original[start:end].split()), day


def _foreign(scene: Scene, hit: Hit, around: list[Sentence]) -> tuple[int, int] | None:
    """The nearest earlier sentence in which another state does something."""
    for sentence in reversed(around[:-1]):
        if (
            not sentence.title
            and _leading(scene, sentence.text) not in {None, hit.issuer, "UN"}
            and scene.has("foreign_act", sentence.text)
        ):
            return sentence.start, sentence.end
    return None


def _leading(scene: Scene, text: str) -> str | None:
    """The state that a sentence names first; the publisher where it names itself before."""
    first = next(iter(scene.states(text)), None)
    own = scene.has("self", text)
    if own and (first is None or own.start() <= first.start):
        return scene.publisher
    return first.code if first else None


def _speaker(scene: Scene, hit: Hit, notes: Notes) -> str | None:
    if name := hit.sentence.speaker:
        at = scene.layout.whole.rfind(name, 0, hit.sentence.start + 1)
        if at >= 0:
            notes.add("speaker", at, at + len(name))
        return name
    match = scene.head_speaker
    if match is None:
        return None
    notes.add("speaker", match.start("name"), match.end("name"))
    return scene.original[match.start("name") : match.end("name")]


def _speaker_role(scene: Scene, hit: Hit, notes: Notes) -> str | None:
    """The office with which the beginning of the text names whoever speaks."""
    match, name = scene.head_speaker, hit.sentence.speaker
    if match is None or not match.groupdict().get("role") or (name and match["name"] not in name):
        return None
    notes.add("speaker_role", match.start("role"), match.end("role"))
    return scene.original[match.start("role") : match.end("role")]


def _note_leaving(scene: Scene, hit: Hit, notes: Notes) -> None:
    """Until when those expelled must leave, in the text's words."""
    start = hit.sentence.start
    if match := scene.has("leave_by", scene.layout.whole[start : hit.sentence.end + _NEAR]):
        notes.add("leave_by", start + match.start(), start + match.end())


def _effective(scene: Scene, hit: Hit, notes: Notes) -> date | None:
    start = hit.sentence.start
    text = scene.layout.whole[start : hit.sentence.end + (0 if scene.layout.transcript else _AFTER)]
    for day, left, right in scene.days(text):
        around = f"{text[max(0, left - _EFFECT) : left]}@{text[right : right + _EFFECT]}"
        if scene.has("effective", around):
            notes.add("effective_on", start + left, start + right)
            return day
    published = scene.document.date
    said = scene.has("effective_today", text) if published and hit.status == "new" else None
    if said is None:
        return None
    notes.add("effective_on", start + said.start(), start + said.end())
    return published
