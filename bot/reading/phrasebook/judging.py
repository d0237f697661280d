"""Weighing the phrases of every sentence: new acts, older ones, those of somebody else, and nothing."""

from collections.abc import Iterator

from bot.domain.words import Measure, NoneKind
from bot.lexicon import CountryMention
from bot.reading.phrasebook.cutting import Sentence
from bot.reading.phrasebook.protests import Deed, deeds_of_others, without
from bot.reading.phrasebook.scene import Hit, Scene
from bot.reading.phrasebook.subjects import Place, subject
from bot.reading.phrasebook.tables import Bar, SetPhrase
from bot.reading.sides import same_side
from bot.reading.statuses import NoneWord, Status
from bot.reading.weights import FRESH_DAYS, LEAD_BONUS, LEAD_SENTENCES, SURE, TITLE_BONUS, TODAY_BONUS

_BEFORE = 60  # characters before a phrase that govern it
_DATED = 80  # characters before a phrase; a day further off belongs to something else
_GOVERNMENT = 40  # characters beside a state in which a word for its government or its people stands
_ADJOINING = 20  # characters before a subject in which "in March, ..." stands
_MOST_HITS = 120  # in one document; more are an attack
_MOST_TOLD = 24  # phrases of one sentence: a real one holds a handful
_NEAR = 60  # sentences before a warning in which the question stands that it answers
_LEADING = 3  # sentences before a warning that may hold what it is bound to
_Told = tuple[SetPhrase, int, int]


def judge(scene: Scene) -> list[Hit]:
    """Every phrase that means something, in order of the text."""
    found: list[Hit] = []
    last: str | None = None
    for sentence, phrases, deeds in _told(scene):
        for phrase, start, end in phrases:
            clause = _clause(scene, sentence.text, start, end)
            hit = _judged(scene, Place(sentence, phrase, start, end, clause, deeds), last)
            found.append(hit)
            if hit.issuer and hit.issuer_at:
                last = hit.issuer
        if len(found) > _MOST_HITS:
            break
    return found


def _told(scene: Scene) -> Iterator[tuple[Sentence, list[_Told], list[Deed]]]:
    """The sentences that hold a phrase, the phrases of each, and the acts of others it protests against."""
    layout, anchors = scene.layout, scene.anchors
    for line in anchors.lines():
        for start, end in layout.pieces(*line):
            title = end < layout.body
            if not (possible := [p for p in anchors.rows(start, end) if title or not p.title_only]):
                continue
            text = layout.whole[start:end]
            if phrases := _phrases(possible, text, 0, len(text)):
                if deeds := deeds_of_others(scene, text):
                    phrases = _apart(possible, text, deeds)
                yield layout.sentence(start), phrases, deeds


def _apart(possible: list[SetPhrase], text: str, deeds: list[Deed]) -> list[_Told]:
    """The phrases of a sentence that protests: no phrase begins in what others did and ends elsewhere."""
    own = without(text, deeds)
    found = _phrases(possible, own, 0, len(own))
    for deed in deeds:
        found += _phrases(possible, text, deed.start, deed.end)
    return sorted(found, key=lambda told: told[1])


def _phrases(possible: list[SetPhrase], text: str, left: int, right: int) -> list[_Told]:
    """The phrases in [left, right) of a sentence, the strongest where two overlap or there are very many."""
    every = [
        (phrase, match.start(), match.end())
        for phrase in possible
        for match in phrase.pattern.finditer(text, left, right)
    ]
    kept: list[_Told] = []
    for phrase, start, end in sorted(every, key=lambda e: (-e[0].strength, e[1], -e[2])):
        if all(end <= s or start >= e for _, s, e in kept):
            kept.append((phrase, start, end))
            if len(kept) == _MOST_TOLD:
                break
    return sorted(kept, key=lambda k: k[1])


def _judged(scene: Scene, place: Place, last: str | None) -> Hit:
    issuer, issuer_at = subject(scene, place, last)
    strength = min(1.0, place.phrase.strength + _bonus(scene, place))
    status, kind = _status(scene, place, issuer, issuer_at)
    if status == "new" and strength < SURE:
        status, kind = "old", NoneKind.RESTATES
    found = place.sentence, place.phrase, place.start, place.end, place.clause
    return Hit(*found, issuer, issuer_at, status, strength, kind)


def _clause(scene: Scene, text: str, start: int, end: int) -> tuple[int, int]:
    pattern = scene.book.grammar.get("clause")
    marks = list(pattern.finditer(text)) if pattern else []
    left = max((m.end() for m in marks if m.end() <= start), default=0)
    return left, min((m.start() for m in marks if m.start() >= end), default=len(text))


def _bonus(scene: Scene, place: Place) -> float:
    bonus = TODAY_BONUS if scene.has("today", place.words) else 0.0
    if scene.layout.transcript:
        return bonus
    if place.sentence.title or scene.acting_title:
        bonus += TITLE_BONUS
    if place.sentence.title:
        return bonus
    position = len(scene.layout.sentences(0)) + place.sentence.number
    return bonus + (LEAD_BONUS if position <= LEAD_SENTENCES else 0.0)


def _status(
    scene: Scene, place: Place, issuer: str | None, issuer_at: tuple[int, int] | None
) -> tuple[Status, NoneWord | None]:
    """What a phrase means: (status, kind of none)."""
    if place.sentence.asked:
        return "nothing", NoneKind.REPORT
    bar = scene.off_topic or _bar(scene, place)
    if bar and bar.kind is not NoneKind.RESTATES:
        return "nothing", bar.kind
    if place.deed or (issuer is None and scene.publisher):
        return "foreign", NoneKind.FOREIGN_ACTION
    if issuer is None or (scene.news and issuer_at is None and place.phrase.kind == "threat"):
        return "nothing", NoneKind.REPORT
    suffered = place.phrase.hit_before or place.phrase.measure is Measure.EXPULSION
    inferred = issuer_at is None and place.phrase.kind == "act" and suffered
    if not same_side(issuer, scene.publisher) or (inferred and _hits_own(scene, place, issuer)):
        return "foreign", NoneKind.FOREIGN_ACTION
    if place.phrase.kind == "threat":
        bound = bar is None and _bound(scene, place.sentence, issuer)
        return ("new", None) if bound else ("nothing", NoneKind.CONDEMNATION)
    if bar or _is_past(scene, place, issuer_at):
        return "old", NoneKind.RESTATES
    return "new", None


def _hits_own(scene: Scene, place: Place, issuer: str) -> bool:
    """Whether those who must leave are the publisher's own: "our diplomats were expelled from the US"."""
    own = False
    for mention in scene.states(place.words):
        if mention.code != issuer:
            if not scene.ends_with("patient", place.words[: mention.start]):
                return False
        elif place.clause[0] + mention.start < place.start and _describes(scene, place.words, mention):
            own = True
    return own


def _describes(scene: Scene, text: str, mention: CountryMention) -> bool:
    """Whether a state tells whose people they are: an adjective, or a name right before a word for them."""
    return mention.kind != "name" or scene.begins_with("hit", text[mention.end : mention.end + _GOVERNMENT])


def _bar(scene: Scene, place: Place) -> Bar | None:
    scopes = {
        "before": place.before(_BEFORE),
        "within": place.own[place.start : place.end],
        "near": place.words,
        "sentence": place.sentence.text,
        "next": _next(scene, place.sentence),
    }
    if place.phrase.kind == "threat":
        scopes["context"] = " ".join(s.text for s in leading(scene, place.sentence))
    return next(
        (
            bar
            for bar in scene.book.bars
            if bar.scope in scopes
            and bar.only in {None, place.phrase.kind}
            and bar.pattern.search(scopes[bar.scope])
        ),
        None,
    )


def _next(scene: Scene, sentence: Sentence) -> str:
    """The sentence after one in its passage; "" where it is the last."""
    behind = scene.layout.sentences(sentence.passage)[sentence.number + 1 :][:1]
    return behind[0].text if behind else ""


def _is_past(scene: Scene, place: Place, issuer_at: tuple[int, int] | None) -> bool:
    """Whether words between the subject, or just before it, and the act place it before the text's day."""
    subject = issuer_at[0] - _ADJOINING if issuer_at else 0
    left = max(place.clause[0], subject, place.start - _DATED)
    own = without(place.sentence.text, place.deeds)  # what others did has its own days
    near = own[left : _until(scene, place, own)]
    today, past = scene.has("today", near), scene.has("past", near)
    if today and past:  # "said today that it had last year ...": the word nearer to the act counts
        return past.start() > today.start() and not scene.has("today", near[past.end() :])
    if today or past:
        return past is not None
    published = scene.document.date
    days = [*(day for day, _, _ in scene.days(near)), *scene.months(near)]
    return published is not None and any((published - day).days > FRESH_DAYS for day in days)


def _until(scene: Scene, place: Place, own: str) -> int:
    """Where the words that date an act end. Days within an easing are of what is eased, but today."""
    if place.phrase.kind != "ease":
        return place.end
    today = scene.has("today", own[place.start : place.end])
    return place.start + (today.end() if today else 0)


def _bound(scene: Scene, sentence: Sentence, issuer: str) -> bool:
    """Whether a warning answers an act of another state, in its sentence or in what leads to it."""
    context = " ".join(s.text for s in leading(scene, sentence))
    foreign = {m.code for m in scene.states(context)} - {issuer, "UN"}
    known = "foreign_act" not in scene.book.grammar or scene.has("foreign_act", context)
    return bool(foreign and known)


def leading(scene: Scene, sentence: Sentence) -> list[Sentence]:
    """A sentence with the few before it in its passage, and the question that it answers."""
    same = scene.layout.sentences(sentence.passage)
    near = scene.layout.before(sentence, _NEAR)
    asked = [s for s in near if s.passage < sentence.passage and s.asked]
    return [*asked, *same[max(0, sentence.number - _LEADING) : sentence.number + 1]]
