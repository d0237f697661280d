"""Where a sentence makes, threatens, eases or renews a measure: verbs in their tense, and set phrases."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.domain.words import EasedKind, Measure, Stage
from bot.lexicon.folding import lowered
from bot.lexicon.patterns import Pattern
from bot.reading.english.causes import behind_cause
from bot.reading.english.conditions import Condition, condition_of, hangs_on_a_law, may_be_conditioned
from bot.reading.english.denials import announces_nothing, denies_itself, hits_nothing
from bot.reading.english.tense import NOBODY, OF_SUBJECT, SUBJECT, Tense, read_tense
from bot.reading.search.rule_index import Place, Word
from bot.reading.statuses import DEEDS, ActKind
from bot.reading.vocabulary import Phrase, Verb, Vocabulary

_AFTER = 220  # characters in which the object of a verb is looked for
_BEFORE = 200
_MOST_CUES = 8  # of one sentence, the strongest
_MOST_VERBS = 40  # looked at in one sentence
_AROUND = 60
_ACTOR_REACH = 120  # before a verb, in which somebody who acts begins
_DENIED = Pattern(r"\b(?:not|never|no|remains?|remained|stays?|stayed|still)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_NONE_OF_THEM = Pattern(  # before a phrase that begins with "have been declared" or tells of those hit
    SUBJECT + r"(?:no|(?:none|neither|not one) of) (?!(?:longer|doubt|fewer|less|more|later|one)\b)"
    rf"(?:{OF_SUBJECT} ){{1,6}}$",
    re.IGNORECASE,
)
# "a unit which designates persons and imposes asset freezes": what somebody's work is, nothing of the day.
_BY_TRADE = Pattern(
    r"\b(?:team|unit|office|officer|directorate|division|branch|department|body|desk|section|committee|agency|"
    r"authority|role|post)s? (?:which|that|who) (?:[\w’'-]+ ){0,20}$",
    re.IGNORECASE,
)
_POSSIBLE = Pattern(
    r"\b(?:may|might|can|cannot|could|should|if|whether)\s+(?:be\s+)?(?:\w+ly\s+)?$", re.IGNORECASE
)
_CLAUSE_END = Pattern(r";|\n|, (?:and|but|while|which) (?:we|it|he|they|the)\b")
# Before a bare past form: somebody who acts. "The sanctioned banks", "persons designated in May" have nobody.
_ACTOR = Pattern(
    r"(?:\b[A-Z][\w.’'&-]*[)\]”]?|\b(?:we|it|they|he|she|today|also|government|ministry|"
    r"administration|spokes\w+|council|who|and|department"
    r"|authorities|side|\d{4}|week|ally|ly))[,\s]+(?:also |just |today |then |therefore |"
    r"\w+ly |on \w+day |this (?:morning|afternoon|evening|week) )*$"
)


# Between who acts and the verb: "the Samplian side, acting on the principle of reciprocity, declares".
_ASIDE = Pattern(
    r",\s(?:\w+ing|in|on|as|after|under|by|for (?:its|his|her) part|pursuant|further|together|through)\b"
    r"[^,;.:]{0,120},\s$",
    re.IGNORECASE,
)


# A phrase that begins so is told of those hit, who stand before it.
_BE = Pattern(r"(?:has|have) been\b|(?:is|are|was|were) (?:\w+ )?\w+(?:ed|en)\b", re.IGNORECASE)


class Cue(NamedTuple):
    """A hit at [start, end) of its sentence."""

    kind: ActKind
    strength: float
    start: int
    end: int
    rule: str
    tense: Tense
    passive: bool = False
    measure: Measure | None = None
    stage: Stage | None = None
    eased: EasedKind | None = None
    order: bool = False  # of a framework that may leave open whom it hits
    abroad: bool = False  # another state must be named near


def find_cues(
    vocabulary: Vocabulary, sentence: str, found: list[Place], rules: int, *, title: bool
) -> list[Cue]:
    """All cues of one sentence, strongest first, by what the index finds in it and the rules it may hold."""
    lower = lowered(sentence)
    verbs = [c for c in _verb_cues(vocabulary, sentence, lower, found, rules, title=title) if c.strength > 0]
    cues = _phrase_cues(vocabulary, sentence, lower, rules)
    if not (cues or verbs):  # nine of ten sentences: no condition need be looked for
        return []
    if may_be_conditioned(lower):
        cues, verbs = _conditioned(sentence, cues, verbs=False), _conditioned(sentence, verbs, verbs=True)
    cues += verbs
    warnings = [c for c in cues if c.kind == "threat"]
    kept = [c for c in cues if c.kind == "threat" or c.tense is not Tense.FUTURE or not _met(c, warnings)]
    return sorted(kept, key=lambda c: (-c.strength, c.measure is None, c.start, c.rule))[:_MOST_CUES]


_TO_COME = Pattern(r"\b(?:will|shall)\b")
_MAY_TRAIL = frozenset({Tense.FUTURE, Tense.DECIDED, Tense.HEADLINE})


def _conditioned(sentence: str, cues: list[Cue], *, verbs: bool) -> list[Cue]:
    """The cues without those that may never come; an act under a condition is a warning."""
    kept = []
    for cue in cues:
        if cue.kind == "threat":
            kept.append(cue)
            continue
        trails = verbs and cue.tense in _MAY_TRAIL
        to_come = cue.tense is Tense.FUTURE or _TO_COME.search(sentence, cue.start, cue.end) is not None
        condition = condition_of(sentence, cue.start, cue.end, may_trail=trails, to_come=to_come)
        if condition is not Condition.WITHIN and hangs_on_a_law(
            sentence, cue.start, cue.end, passive=cue.passive
        ):
            continue
        if condition is Condition.NONE:
            kept.append(cue)
        elif condition is Condition.UNDER and cue.kind == "act":
            kept.append(cue._replace(kind="threat"))
    return kept


def _met(cue: Cue, warnings: list[Cue]) -> bool:
    """Whether an act to come lies in a warning: "will take countermeasures" is no act as well."""
    return any(warning.start <= cue.start < warning.end for warning in warnings)


def _unreal(phrase: Phrase, before: str) -> bool:
    """Whether the words before a phrase deny it, or an act is only possible: "a state may declare ..."."""
    if phrase.kind == "act" and NOBODY.search(lowered(before)):
        return True
    if phrase.kind == "act" and phrase.passive and _NONE_OF_THEM.search(before):
        return True
    return bool(_DENIED.search(before) or (phrase.kind == "act" and _POSSIBLE.search(before)))


def _behind_cause(phrase: Phrase, sentence: str, lower: str) -> re.Match[str] | None:
    """Where a phrase matches; not from within what is answered, if it matches behind that as well.

    "In response to the expulsion of two diplomats, three members of the embassy must leave."
    """
    match = phrase.pattern.search(sentence, lower)
    if match is None or phrase.kind != "act" or ", " not in match.group():
        return match
    start = behind_cause(lower, match.start(), match.end())
    return (phrase.pattern.search(sentence, lower, start) or match) if start > match.start() else match


def _phrase_cues(vocabulary: Vocabulary, sentence: str, lower: str, rules: int) -> list[Cue]:
    found = []
    for number in vocabulary.index.phrases(rules):
        phrase = vocabulary.phrases[number]
        if match := _behind_cause(phrase, sentence, lower):
            if _unreal(phrase, sentence[max(0, match.start() - _AROUND) : match.start()]) or (
                phrase.kind in DEEDS and denies_itself(lower, match.start(), match.end())
            ):
                continue
            found.append(
                Cue(
                    phrase.kind,
                    phrase.strength,
                    match.start(),
                    match.end(),
                    phrase.id,
                    Tense.HEADLINE if phrase.title_only else Tense.DECIDED,
                    phrase.passive or _BE.match(match.group()) is not None,
                    phrase.measure,
                    eased=phrase.eased,
                    order=phrase.order,
                    abroad=phrase.abroad,
                )
            )
    return found


def _verb_cues(
    vocabulary: Vocabulary, sentence: str, lower: str, found: list[Place], rules: int, *, title: bool
) -> Iterator[Cue]:
    index = vocabulary.index
    if not rules & ~index.of_phrases:
        return
    of_verb = index.rules_of_verb
    for word in index.words(lower, found)[:_MOST_VERBS]:
        for number in vocabulary.verbs_by_word[word.word]:
            if rules & of_verb[number] and (
                cue := _verb_cue(vocabulary.verbs[number], sentence, lower, word, title=title)
            ):
                yield cue


def _clause_end(sentence: str, start: int) -> int:
    """Where the object of a verb ends at the latest that ends at `start`."""
    stop = _CLAUSE_END.search(sentence[start : start + _AFTER])
    return start + (stop.start() if stop else _AFTER)


_PASSIVE = frozenset({"past", "participle"})  # forms of which a passive is made
_ANNOUNCE = "announc"


# "Ruritania's sanctioned banks", "the expelled diplomats", "its newly listed firms": those hit, as they
# are called.
_CALLED = Pattern(
    r"(?:[’']s?|\b(?:the|these|those|all|many|some|its|their|his|her|our|other|any|every|each|of|no|both))\s+"
    r"(?:(?:now|newly|recently|previously|formerly|already|once|long|internationally) )?$",
    re.IGNORECASE,
)


def _acts(before: str, tense: Tense) -> bool:
    """Whether somebody who acts stands before a bare form, other than by trade."""
    if tense is Tense.PAST and _CALLED.search(before):
        return False
    if before.endswith(", ") and (aside := _ASIDE.search(before)):
        before = f"{before[: aside.start()]} "
    if not _ACTOR.search(before, max(0, len(before) - _ACTOR_REACH)):
        return False
    return tense is not Tense.HEADLINE or _BY_TRADE.search(before) is None


def _denied(lower: str, word: Word, distance: int) -> bool:
    """Whether the object, so far behind its verb, is nobody's or is announced not to be."""
    if hits_nothing(lower, word.end):
        return True
    return word.word.startswith(_ANNOUNCE) and announces_nothing(lower[word.end : word.end + distance])


# "A guide on sanctions has been approved": the thing is not what is done to.
_ABOUT_IT = Pattern(
    r"\b(?:about|on(?! (?:\w+day|\d))|over|regarding|concerning|to|against) (?:[\w’'-]+ ){0,2}$"
)
_SUBJECT_REACH = 120  # characters before a passive
_THEN_REACH = 100  # characters behind a passive


def _stands_before(verb: Verb, sentence: str, lower: str, word: Word, right: int) -> bool:
    """Whether the object of a passive stands before it, and what has to follow behind either of them."""
    start, end = word.start, word.end
    if verb.thing is None:
        return verb.object.search(sentence, lower, max(0, start - _BEFORE), start) is not None
    at = max(0, start - _SUBJECT_REACH)
    while thing := verb.thing.search(sentence, lower, at, start):
        if not _ABOUT_IT.search(lower, max(0, thing.start() - _AROUND), thing.start()):
            break
        at = thing.end()  # "in a vote on sanctions, sanctions were approved"
    if thing is None:
        return False
    if verb.then is None:
        return True
    after = min(right, end + _THEN_REACH)
    return (
        verb.then.search(sentence, lower, thing.end(), start) or verb.then.search(sentence, lower, end, after)
    ) is not None


# "Two diplomats expelled" tells an act; "Report on diplomats expelled", "The diplomats you expelled" do not.
_ABOUT_PAST = Pattern(
    r"(?i)\b(?:on|over|about|regarding|concerning|after|for|why|how|when|who|that|which|list|names|statements?|"
    r"remarks|reports?|those|persons|years?|anniversary|not|never|no)\b|[?:]|\b(?:he|she|it|they|we|you)\s+$"
)


def _verb_cue(verb: Verb, sentence: str, lower: str, word: Word, *, title: bool) -> Cue | None:
    start, end = word.start, word.end
    left, right = max(0, start - _BEFORE), _clause_end(sentence, end)
    if verb.then and verb.then.search(sentence, lower, max(0, start - _SUBJECT_REACH), right) is None:
        return None  # to look for this first costs least
    before, forms = sentence[left:start], verb.forms[word.word]
    object_at = verb.object.search(sentence[end:right], lower[end:right])
    follows = object_at is not None
    if not follows and not (forms & _PASSIVE and _stands_before(verb, sentence, lower, word, right)):
        return None
    if object_at and _denied(lower, word, object_at.start()):
        return None
    tense, passive = read_tense(before, forms, sentence)
    if title and tense is Tense.PAST and not (follows or passive) and not _ABOUT_PAST.search(before):
        tense, passive = Tense.HEADLINE, True
    if tense is Tense.NONE or not (follows or passive):
        return None
    bare = (tense is Tense.PAST and not passive) or (tense is Tense.HEADLINE and not title)
    if bare and not _acts(before, tense):
        return None
    around = max(0, start - (_BEFORE if passive else _AROUND))
    if verb.unless and verb.unless.search(sentence[around:right], lower[around:right]):
        return None
    return Cue(
        verb.kind,
        tense.value + verb.weight,
        start,
        end,
        verb.id,
        tense,
        passive,
        verb.measure,
        verb.stage,
        verb.eased,
        verb.order,
        verb.abroad,
    )
