"""Weighing the cues of every sentence: which act now, which are older, which belong to somebody else, which are nothing."""

import re
from dataclasses import dataclass, replace

from bot.domain.action import Document
from bot.domain.words import Standing
from bot.lexicon import CountryMention, find_countries
from bot.reading.cues import Cue, find_cues
from bot.reading.dates import TODAY, is_past
from bot.reading.issuer import Issuer, find_issuer, leading_state, same_side, title_state
from bot.reading.passages import Layout, Sentence
from bot.reading.tense import Tense
from bot.reading.vocabulary import Exclusion, Vocabulary

THRESHOLD = 0.75
_TODAY_BONUS = 0.3
_TITLE_BONUS = 0.15
_LEAD_BONUS = 0.1
_TALK_MALUS = 0.3  # spoken recaps use the same tenses as announcements
_LEAD_SENTENCES = 4  # of the body
_FAR = 400  # characters of a document that is one post or abstract
_REPORTED_SPEECH = re.compile(r"(?i)\b(?:according to|reportedly|reports that|media reports|rumou?rs|it is reported)\b")
_LOOSE = frozenset({Tense.PERFECT, Tense.PAST})
_FOREIGN_SPEAKER = re.compile(r"(?:FOREIGN|PRIME) MINISTER|PRESIDENT (?!BIDEN|TRUMP)|CHANCELLOR|HIGH REPRESENTATIVE|AMBASSADOR")


@dataclass(frozen=True, slots=True)
class Finding:
    """A cue in its sentence, judged."""

    sentence: Sentence
    cue: Cue
    issuer: Issuer
    status: str  # new, old, foreign or nothing
    strength: float
    why: str = ""  # id of the exclusion, for "nothing" and "old"
    none_kind: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known about the document before its sentences are judged."""

    document: Document
    layout: Layout
    publisher: str | None
    news: bool
    acting_title: bool
    off_topic: Exclusion | None  # a title or document that takes everything out


def make_setting(vocabulary: Vocabulary, document: Document, layout: Layout) -> Setting:
    """Facts about the whole document that weigh on every sentence."""
    news = document.standing is Standing.AGENCY or document.country is None
    cues = [c for c in find_cues(vocabulary, document.title, title=True) if c.kind != "extend"]
    off = next((x for x in vocabulary.exclusions if _covers(x, document, layout)), None)
    return Setting(document, layout, None if news else document.country, news, bool(cues) and off is None, off)


_ALSO = re.compile(r"^\W*(?:In addition|Additionally|Also|Concurrently|Separately|Specifically|Furthermore|Moreover|Together with)\b|\b(?:also|additional|concurrently|in addition) ")


def promoted(setting: Setting, findings: list[Finding]) -> list[Finding]:
    """Beside an act of today, "the Treasury also designated ..." is of today too."""
    acting = {f.issuer.code for f in findings if f.status == "new" and f.cue.kind == "act"}
    if setting.layout.transcript or setting.news:
        return findings
    return [
        replace(f, status="new") if f.why == "weak" and f.issuer.code in acting and _ALSO.search(f.sentence.text[: f.cue.end + 40]) else f
        for f in findings
    ]


def _covers(exclusion: Exclusion, document: Document, layout: Layout) -> bool:
    if exclusion.scope == "title":
        return exclusion.pattern.search(document.title) is not None
    return exclusion.scope == "document" and exclusion.pattern.search(layout.whole[:1500]) is not None


def judge(vocabulary: Vocabulary, setting: Setting) -> list[Finding]:
    """Every cue that means something, in order of the text."""
    found: list[Finding] = []
    last: str | None = title_state(setting.document.title) if setting.news else None
    before: list[Sentence] = []
    for sentence in setting.layout.sentences:
        if not vocabulary.hint.search(sentence.text):
            before.append(sentence)
            continue
        mentions = find_countries(sentence.text)
        for finding in _sentence(vocabulary, setting, sentence, mentions, before, last):
            found.append(finding)
            if finding.issuer.code and finding.issuer.sure:
                last = finding.issuer.code
        before.append(sentence)
    return promoted(setting, found)


def _sentence(
    vocabulary: Vocabulary,
    setting: Setting,
    sentence: Sentence,
    mentions: tuple[CountryMention, ...],
    before: list[Sentence],
    last: str | None,
) -> list[Finding]:
    cues = find_cues(vocabulary, sentence.text, title=sentence.title)
    found: list[Finding] = []
    for cue in cues:
        if any(abs(cue.start - f.cue.start) < _SAME_CLAUSE and f.cue.kind == cue.kind for f in found):
            continue
        publisher = setting.publisher
        if sentence.speaker and _FOREIGN_SPEAKER.search(sentence.speaker):
            publisher = None
        context = last if publisher else _subject_before(before) or last
        issuer = find_issuer(sentence.text, cue, mentions, publisher, context)
        found.append(_finding(vocabulary, setting, sentence, cue, issuer, before))
    return found


_SAME_CLAUSE = 60
def _opens(setting: Setting, sentence: Sentence) -> bool:
    """Whether nobody has asked yet: an opening statement announces, answers mostly explain."""
    first = next((s.passage for s in setting.layout.sentences if s.asked), None)
    return first is None or sentence.passage < first


_REACH = 3  # sentences back in which the subject of "they were then sanctioned" may stand


def _subject_before(before: list[Sentence]) -> str | None:
    for sentence in reversed(before[-_REACH:]):
        if code := leading_state(sentence.text):
            return code
    return None


def _finding(
    vocabulary: Vocabulary, setting: Setting, sentence: Sentence, cue: Cue, issuer: Issuer, before: list[Sentence]
) -> Finding:
    def made(status: str, strength: float, exclusion: Exclusion | None = None, why: str = "") -> Finding:
        kind = exclusion.kind if exclusion else ""
        return Finding(sentence, cue, issuer, status, strength, exclusion.id if exclusion else why, kind)

    if sentence.asked:
        return made("nothing", 0.0, why="question")
    if setting.off_topic is not None:
        return made("nothing", 0.0, setting.off_topic)
    strength = cue.strength + _bonus(setting, sentence, cue)
    if cue.kind == "threat":
        return _threat(vocabulary, setting, sentence, cue, issuer, before, strength)
    excluded = _excluded(vocabulary, sentence.text, cue)
    if excluded and excluded.kind != "restates":
        return made("nothing", 0.0, excluded)
    if issuer.code is None:
        return made("nothing", 0.0, why="issuer-unknown")
    own = same_side(issuer.code, setting.publisher, sentence.text)
    past = is_past(sentence.text, cue.start, cue.end, setting.document.date, _clause_start(sentence.text, cue))
    if excluded or past:
        return made("old" if own or setting.news else "foreign", strength, excluded, "past-date")
    if strength < THRESHOLD:
        return made("old" if cue.tense in _LOOSE and own else "nothing", strength, why="weak")
    if not own:
        return made("foreign", strength)
    return made("new", min(strength, 1.0))


def _bonus(setting: Setting, sentence: Sentence, cue: Cue) -> float:
    today = TODAY.search(sentence.text[max(0, cue.start - 160) : cue.end + 200])
    bonus = _TODAY_BONUS if today else 0.0
    if setting.layout.transcript:
        if _opens(setting, sentence) and _ALSO.match(sentence.text):
            return bonus + _TITLE_BONUS
        return bonus - (_TALK_MALUS if cue.tense in _LOOSE and not today else 0.0)
    if setting.acting_title:
        bonus += _TITLE_BONUS
    lead = sentence.title or sentence.position <= _LEAD_SENTENCES or len(setting.layout.whole) < _FAR
    if lead:
        bonus += _LEAD_BONUS if not sentence.title else _TITLE_BONUS
    if setting.news and lead and cue.tense in _LOOSE:
        bonus += _TITLE_BONUS
    return bonus


def _excluded(vocabulary: Vocabulary, text: str, cue: Cue) -> Exclusion | None:
    """An exclusion counts within the words around the cue, and before it where it governs."""
    near = text[max(_clause_start(text, cue), cue.start - 140) : cue.end + 120]
    for exclusion in vocabulary.exclusions:
        if exclusion.scope != "sentence":
            continue
        if exclusion.id == "question" and exclusion.pattern.search(text):
            return exclusion
        if exclusion.id == "hypothetical" and not exclusion.pattern.search(text[max(0, cue.start - 90) : cue.end + 1]):
            continue
        if exclusion.id == "condemn-foreign" and cue.tense in {Tense.PRESENT, Tense.DECIDED, Tense.FUTURE}:
            continue
        if exclusion.id == "previously" and _fresh(near, cue, text):
            continue
        if exclusion.pattern.search(near):
            return exclusion
    return None


_SUBORDINATE = re.compile(r"^\W*(?:After|Following|In response to|In reaction to|Since|Despite|As|While|Although|When)\b[^,]{0,200},")


def _clause_start(text: str, cue: Cue) -> int:
    """Where the main clause begins: "After X last month, Y imposes ..." is no news of last month."""
    opening = _SUBORDINATE.match(text)
    return opening.end() if opening and opening.end() <= cue.start else 0


def _fresh(near: str, cue: Cue, text: str) -> bool:
    """Words of the past beside a plainly present act describe what it builds on."""
    present = cue.tense in {Tense.PRESENT, Tense.DECIDED, Tense.GERUND}
    return (present and cue.strength >= THRESHOLD) or TODAY.search(text[max(0, cue.start - 100) : cue.start + 100]) is not None


_TARIFF = re.compile(r"(?i)\btariffs?\b|section 301|customs dut|trade war|rare earth|port fees?")
_ARMS = re.compile(r"(?i)\bmilitary (?:strikes?|actions?|response|provocations?|aggression|intervention)|\btroops\b|\bdrones?\b|\bmissiles?\b|shelling|\battacks? (?:on|by|against)")
_STATE_ACT = re.compile(r"(?i)sanction|visa|restrict|arms sales?|expel|expulsion|designat|list|seiz|confiscat|freez|closure|measures?|act\b|move|decision|step|practice|actions?|invade|blockade|interfere|export|provocation")


def _threat(
    vocabulary: Vocabulary, setting: Setting, sentence: Sentence, cue: Cue, issuer: Issuer, before: list[Sentence], strength: float
) -> Finding:
    def nothing(why: str) -> Finding:
        return Finding(sentence, cue, issuer, "nothing", 0.0, why)

    context = _context(sentence, before)
    if issuer.code is None or not same_side(issuer.code, setting.publisher, sentence.text):
        return nothing("foreign-threat")
    if setting.news and not issuer.sure:
        return nothing("issuer-unknown")
    if _TARIFF.search(context) or _REPORTED_SPEECH.search(sentence.text):
        return nothing("tariff")
    for exclusion in vocabulary.exclusions:
        if exclusion.id in ("will-continue", "ensure-necessary", "question", "hypothetical") and exclusion.pattern.search(
            sentence.text[max(0, cue.start - 60) : cue.end + 60]
        ):
            return nothing(exclusion.id)
    if _ARMS.search(context):
        return nothing("military")
    states = {m.code for m in find_countries(context)} - {issuer.code, "UN"}
    if not states or not _STATE_ACT.search(context):
        return nothing("no-act")
    if is_past(sentence.text, cue.start, cue.end, setting.document.date) and setting.news:
        return Finding(sentence, cue, issuer, "old", strength)
    return Finding(sentence, cue, issuer, "new", min(strength, 1.0))


def _context(sentence: Sentence, before: list[Sentence]) -> str:
    """The sentence with what leads to it: the question, or the few sentences before."""
    passage = [s for s in before[-12:] if s.passage in (sentence.passage, sentence.passage - 1)]
    asked = [s.text for s in passage if s.asked and s.passage == sentence.passage - 1]
    said = [s.text for s in passage if s.passage == sentence.passage][-3:]
    return " ".join([*asked, *said, sentence.text])
