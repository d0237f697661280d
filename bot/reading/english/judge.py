"""Weighing the cues of every sentence: new acts, older ones, those of somebody else, and nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from bot.domain.words import NoneKind
from bot.lexicon import find_countries
from bot.lexicon.patterns import Pattern
from bot.reading.english.abroad import reaches_abroad
from bot.reading.english.befallen import befalls_own
from bot.reading.english.clauses import (
    looks_back,
    opening_end,
    other_verb_between,
    said_before,
    without_asides,
)
from bot.reading.english.cues import Cue, find_cues
from bot.reading.english.denials import is_hearsay
from bot.reading.english.exclusions import find_exclusion
from bot.reading.english.guests import speaks_for
from bot.reading.english.issuer import find_issuer, leading_state, title_state
from bot.reading.english.main_clause import main_clause
from bot.reading.english.setting import Claim, Finding, Setting, Why
from bot.reading.english.several import Part, told_apart
from bot.reading.english.tense import Tense
from bot.reading.english.threats import judge_threat
from bot.reading.english.together import ALSO, settled
from bot.reading.search.scan import Scan
from bot.reading.sides import same_side
from bot.reading.statuses import PAST, Status
from bot.reading.text.dates import done_today, is_past, is_today, opens_in_other_month, says_today
from bot.reading.text.passages import Layout, Sentence
from bot.reading.vocabulary import Exclusion, Vocabulary
from bot.reading.weights import LEAD_BONUS, LEAD_SENTENCES, SURE, TITLE_BONUS, TODAY_BONUS

_TALK_MALUS = 0.3  # spoken recaps use the same tenses as announcements
_FAR = 400  # characters of a document that is one post or abstract
# Characters around a verb in which the day of the text stands: a clause before it, object and clause behind.
_DAY_BEFORE, _DAY_BEHIND = 160, 200
_LOOSE = frozenset({Tense.PERFECT, Tense.PAST})


class Told(NamedTuple):
    """A sentence with what it makes, threatens, eases or renews."""

    sentence: Sentence
    cues: list[Cue]


def find_told(vocabulary: Vocabulary, layout: Layout, scan: Scan) -> Iterator[Told]:
    """The sentences that hold a cue, in order. Only those are looked at in which a rule is possible."""
    if scan.possible(*layout.title, title=True):
        yield from _told_in(vocabulary, layout, scan, 0)
    if not scan.anything():
        return
    for number, (start, end, _) in enumerate(layout.paragraphs):
        if number and scan.possible(start, end, title=False):
            yield from _told_in(vocabulary, layout, scan, number)


def _told_in(vocabulary: Vocabulary, layout: Layout, scan: Scan, paragraph: int) -> Iterator[Told]:
    title = paragraph == 0
    for place, (start, end) in enumerate(layout.bounds_of(paragraph)):
        if not scan.possible(start, end, title=title):  # two of three: what they hold need not be listed
            continue
        found = scan.of(start, end)
        if not (rules := vocabulary.index.possible(found, title=title)):
            continue
        text = layout.whole[start:end].replace("\n", " ")
        if cues := find_cues(vocabulary, text, found, rules, title=title):
            yield Told(layout.sentences_of(paragraph)[place], cues)


def judge(vocabulary: Vocabulary, setting: Setting, told: Iterable[Told]) -> list[Finding]:
    """Every cue that means something, in order of the text."""
    found: list[Finding] = []
    last: str | None = title_state(setting.document.title) if setting.news else None
    for each in told:
        for finding in _sentence(vocabulary, setting, each, last):
            found.append(finding)
            if finding.issuer.code and finding.issuer.sure:
                last = finding.issuer.code
    return settled(setting, found)


def _sentence(vocabulary: Vocabulary, setting: Setting, told: Told, last: str | None) -> list[Finding]:
    sentence, text = told.sentence, told.sentence.text
    mentions = find_countries(text)
    publisher, context = _whose_words(setting, sentence, last)
    apart = told_apart(text, told.cues, mentions, ours=publisher is not None)
    found: list[Finding] = []
    for cue in apart.cues:
        if any(_tells_same(sentence.lower, cue, f) and not apart.parts(cue, f.cue) for f in found):
            continue
        main = without_asides(text, cue.start)
        acting = mentions if main == text else find_countries(main)
        claim = Claim(sentence, cue, find_issuer(main, cue, acting, publisher, context))
        part = apart.part_of(cue, len(text)) if apart.bounds else None
        finding = _finding(vocabulary, setting, claim, part)
        found.append(replace(finding, part=part) if part else finding)
    return found


def _whose_words(setting: Setting, sentence: Sentence, last: str | None) -> tuple[str | None, str | None]:
    """Whom the first person of a sentence means, and whose act it tells when it has no subject."""
    label, publisher, whole = sentence.speaker, setting.publisher, setting.layout.whole
    if label and (state := speaks_for(label, publisher, whole)) != publisher:
        return None, state
    if publisher:
        return publisher, last
    return None, _subject_before(setting.layout.before(sentence, _REACH)) or last


_SAME_CLAUSE = 60


def _tells_same(lower: str, cue: Cue, found: Finding) -> bool:
    """Whether a cue tells once more what one beside it does.

    Behind a comma another state may act, and another verb may hit others: "expels three and bans five".
    """
    if abs(cue.start - found.cue.start) >= _SAME_CLAUSE or found.cue.kind != cue.kind:
        return False
    first, second = sorted((cue, found.cue), key=lambda each: each.start)
    if cue.measure != found.cue.measure and other_verb_between(lower, first.end, second.end + _NUMBER_BEHIND):
        return False
    apart = found.status in PAST and "," in lower[found.cue.end : cue.start]
    return not apart


_NUMBER_BEHIND = 60  # characters behind a verb in which it is told how many it hits


def _opens(setting: Setting, sentence: Sentence) -> bool:
    """Whether nobody has asked yet: an opening statement announces, answers mostly explain."""
    first = setting.layout.first_asked
    return first is None or sentence.passage < first


_REACH = 3  # sentences back in which the subject of "they were then sanctioned" may stand


def _subject_before(before: tuple[Sentence, ...]) -> str | None:
    return next((code for s in reversed(before) if (code := leading_state(s.text))), None)


def _finding(vocabulary: Vocabulary, setting: Setting, claim: Claim, part: Part | None) -> Finding:
    """What a cue means: first whether it tells of an act at all, then when and by whom it was done."""
    sentence, cue = claim.sentence, claim.cue
    if sentence.asked:
        return _made(claim, "nothing", 0.0, "question")
    if setting.off_topic is not None and not _said_today(setting, setting.off_topic, claim):
        return _made(claim, "nothing", 0.0, row=setting.off_topic)
    strength = cue.strength + _bonus(setting, sentence, cue)
    if setting.recounts and cue.tense in _NARRATED and not _is_of_the_day(setting, sentence, cue):
        return _made(claim, "old", strength, "weak")
    if cue.kind == "threat":
        return judge_threat(vocabulary, setting, claim, strength)
    if befalls_own(claim, setting):
        return _made(claim, "foreign", strength, "befell")
    around = main_clause(sentence, cue, setting.document.date, part)
    excluded = find_exclusion(vocabulary, around.text, around.lower, cue)
    if excluded and excluded.kind is not NoneKind.RESTATES:
        return _made(claim, "nothing", 0.0, row=excluded)
    if claim.issuer.code is None:
        return _made(claim, "nothing", 0.0, "issuer-unknown")
    if cue.abroad and not reaches_abroad(setting, claim):
        return _made(claim, "nothing", 0.0, "no-state")
    if setting.publisher and is_hearsay(around.lower, cue.start, cue.end):
        return _made(claim, "nothing", 0.0, "denied")
    return _placed(setting, claim, around, strength, excluded)


def _placed(
    setting: Setting, claim: Claim, around: Sentence, strength: float, excluded: Exclusion | None
) -> Finding:
    """An act, told as new, as an older one or as another state's; `excluded` places it in the past."""
    cue, lower = claim.cue, claim.sentence.lower
    own = same_side(claim.issuer.code, setting.publisher)
    if excluded or _is_retold(around, cue, setting.document.date):
        return _made(claim, "old" if own or setting.news else "foreign", strength, "past-date", excluded)
    if cue.tense is Tense.PERFECT and _RUNNING.search(lower) and not _IN_REPLY.match(lower):
        return _made(claim, "old" if own else "foreign", strength, "running-total")
    if strength < SURE:
        return _made(claim, "old" if cue.tense in _LOOSE and own else "nothing", strength, "weak")
    return _made(claim, "new", min(strength, 1.0)) if own else _made(claim, "foreign", strength)


def _made(
    claim: Claim, status: Status, strength: float, why: Why | None = None, row: Exclusion | None = None
) -> Finding:
    """The row of the exclusions that speaks against it says more than the reason it stands for."""
    return Finding(*claim, status, strength, None if row else why, row)


def _said_today(setting: Setting, off_topic: Exclusion, claim: Claim) -> bool:
    """Remarks mostly retell; "today, we are imposing ..." in them is said of the day all the same."""
    cue, lower = claim.cue, claim.sentence.lower
    if off_topic.kind is not NoneKind.RESTATES or cue.kind != "act" or cue.tense is not Tense.PRESENT:
        return False
    before = setting.layout.before(claim.sentence, 1)
    led = any(_NEXT_STEP.search(each.lower) for each in before)
    return led or says_today(lower[max(0, cue.start - _TODAY_REACH) : cue.end])


_NEXT_STEP = Pattern(r"\btoday\b.{0,60}\bannounc|\bannounc.{0,60}\btoday\b")  # in lower case


def _is_news(setting: Setting, sentence: Sentence) -> bool:
    """Whether news without a day is that of a report: below a title that acts, or first of all."""
    return (
        setting.acting_title
        or sentence.title
        or not any(not s.title for s in setting.layout.before(sentence, 2))
    )


_TODAY_RIGHT_BEFORE = Pattern(r"\btoday (?:also |formally )?$")  # in lower case
_TODAY_REACH = 100  # characters before a verb
_RUNNING = Pattern(  # in lower case
    r"(?<!action )(?<!package )(?<!round )(?<!step )\b(?:to date|so far|thus far)\b|"
    r"\bsince (?!then\b)[^,;]{3,80}, |"
    r"\b(?:under this (?:government|administration)|during (?:my|his|her|our|this) (?:term|tenure|mandate)|"
    r"(?:twice|three times) as many|than (?:ever|before)|in total|in all|altogether)\b|"
    r"\bas of (?:today|now|this|\w+ \d|\d)[^;]{0,160}?\b(?:\d[\d,]*|dozens|hundreds|thousands) "
    r"(?:[\w-]+ ){0,4}?(?:individuals|persons|people|officials|entities|companies|"
    r"nationals|diplomats|vessels|members|judges)\b"
)
# What is done for a reason just told is no sum: "in response, as of today we have revoked ...".
_IN_REPLY = Pattern(
    r"\W*(?:in (?:response|reply|return|answer)|therefore|accordingly|consequently|as a result)\b"
)
_NARRATED = _LOOSE | {Tense.HEADLINE}
_DONE = _LOOSE | {Tense.DECIDED}


def _is_retold(sentence: Sentence, cue: Cue, published: date | None) -> bool:
    """Whether the words around place the act before the news: by a date, or as what the news came after."""
    if cue.tense in _NARRATED and looks_back(sentence.lower, cue.start, passive=cue.passive):
        return True
    if said_before(sentence.lower, cue.start):
        return True
    if cue.tense in _DONE and opens_in_other_month(sentence.lower, published):
        return True
    opening = opening_end(sentence.text, cue.start)
    today = cue.tense is Tense.PRESENT or done_today(sentence.lower, cue.start, cue.end)
    ends = cue.kind == "ease"
    return is_past(sentence, cue.start, cue.end, published, opening, ends=ends, today=today)


def _is_of_the_day(setting: Setting, sentence: Sentence, cue: Cue, *, by_weekday: bool = True) -> bool:
    near = sentence.lower[max(0, cue.start - _DAY_BEFORE) : cue.end + _DAY_BEHIND]
    return is_today(near, setting.document.date, by_weekday=by_weekday)


def _bonus(setting: Setting, sentence: Sentence, cue: Cue) -> float:
    lead = (
        sentence.title
        or setting.layout.opens(sentence, LEAD_SENTENCES + 1)
        or len(setting.layout.whole) < _FAR
    )
    today = _is_of_the_day(setting, sentence, cue, by_weekday=lead)
    bonus = TODAY_BONUS if today else 0.0
    if (
        cue.tense is Tense.PAST
        and not cue.passive
        and _TODAY_RIGHT_BEFORE.search(sentence.lower, 0, cue.start)
    ):
        bonus += TODAY_BONUS
    if setting.layout.transcript:
        if _opens(setting, sentence) and ALSO.match(sentence.text):
            return bonus + TITLE_BONUS
        return bonus - (_TALK_MALUS if cue.tense in _LOOSE and not today else 0.0)
    if setting.acting_title:
        bonus += TITLE_BONUS
    if lead:
        bonus += LEAD_BONUS if not sentence.title else TITLE_BONUS
    if setting.news and lead and cue.tense in _LOOSE and (today or _is_news(setting, sentence)):
        bonus += TITLE_BONUS
    return bonus
