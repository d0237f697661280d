"""Who acts: the state or body in the subject, the first person of a publisher, or whoever a title names."""

import re
from functools import lru_cache
from typing import NamedTuple

from bot.lexicon import BodyMention, CountryMention, find_bodies, find_countries
from bot.lexicon.folding import lowered
from bot.lexicon.patterns import Pattern
from bot.reading.english.causes import causes, outside_causes
from bot.reading.english.clauses import addressed_until
from bot.reading.english.cues import Cue
from bot.reading.english.whose_deed import does, other_side

# Before a state, in lower case: it is what something is done to, or where.
_BY_REACH = 24  # characters: "by the government of the" before a state
_PEOPLE_REACH = 60  # characters behind a state in which its people or bodies are named
_OBJECT_REACH = 40  # characters before a state that make it an object: "on officials and entities of the"
_OBJECT_OF = Pattern(
    r"\b(?:on|against|of|in|to|for|from|with|over|targeting|between|about|including|into|"
    r"inside|within|toward|towards|under|by|than|"
    r"as|upon|involving|outside|across|alongside|through|towards)\s+(?:the\s+|an?\s+|certain\s+|"
    r"some\s+|several\s+|current\s+|\w+ed\s+){0,2}$"
)
_CONJUNCTION = frozenset({"As ", "As the "})  # "As Ruritania imposes sanctions, we ..."
# "The authorities of Ruritania have told ...": who acts, at the beginning of a clause.
_HEAD_OF = Pattern(
    r"(?i)(?:^\W*|[.;:,] |\b(?:and|but|that) )(?:the )?(?:[\w-]+ ){0,2}(?:government|authorities|regime|"
    r"rulers|junta|parliament|ministry|leadership|presidency|president|council|cabinet|minister) "
    r"(?:of|in) (?:the )?$"
)
_HITS = Pattern(
    r"(?i)^\s+(?:\w+\s+){0,2}(?:officials|nationals|entities|individuals|companies|citizens|"
    r"persons|diplomats|banks|lawmakers|ambassadors?|charg[eé]|attach[eé]s?)"
)
# "A Ruritanian bank says that it froze ...": what firms, clubs and courts do is no act of their state.
_PRIVATE = Pattern(
    r"(?i)^\s+(?:(?:private|commercial|investment|shipping|oil|gas|football|sports|federal|high|supreme|"
    r"district|appeals|local|regional|former|opposition|leading)\s+)?(?:bank|lenders?|firms?|compan(?:y|ies)|insurers?|airlines?|exchanges?|"
    r"brokers?|traders?|refiners?|clubs?|universit(?:y|ies)|federations?|leagues?|courts?|judges?|prosecutors?|"
    r"newspapers?|websites?|activists?|lawmaker|opposition|mayors?|students?|fans|athletes?|footballers?)\b"
)
# "Ruritanian political and military officials".
_HITS_AT_LENGTH = Pattern(
    r"(?i)^\s+(?:[a-z-]+,? ){0,5}?(?:officials|nationals|entities|individuals|companies|citizens|"
    r"persons|diplomats|banks|firms|lawmakers|officers|employees|vessels)\b"
)
_FIRST_PERSON = Pattern(
    r"\b(?:we|I|our(?! (?:\w+ )?(?:partners?|all(?:y|ies)|friends?|neighbou?rs?)\b)|us|my|(?:the|this) "
    r"(?:Department|Administration|Government|Ministry|"
    r"Bureau|President|Secretary(?!-)|Office|government|ministry|Foreign Ministry|rule|final rule|"
    r"notice|order|action|Minister|Russian side|Chinese side))\b|\bI[’']m\b|[Ww]e[’']re"
)
# "Our partners in Ruritania today expelled ...": others, whoever they are.
_OUR_FRIENDS = Pattern(
    r"(?:^\W*|[.;:] |, |\band |\bthat )[Oo]ur (?:\w+ )?(?:partners?|all(?:y|ies)|friends?|"
    r"neighbou?rs?)\b(?! in (?:this|the)\b)"
)
_FLAG = Pattern("[\U0001f1e6-\U0001f1ff]")
_TOPIC = Pattern(r": (?:the )?(?:EU|Council)(?: of the EU)? (?:\w+ly |further )?", re.IGNORECASE)
_BY = Pattern(r"\bby (?:the )?(?:government of (?:the )?)?$", re.IGNORECASE)


class Issuer(NamedTuple):
    """Who acts, where that stands ([start, end) of the sentence, None when inferred), and how sure."""

    code: str | None
    start: int | None = None
    end: int | None = None
    sure: bool = True
    others: tuple[str, ...] = ()  # states that act jointly with it


def find_issuer(
    sentence: str, cue: Cue, mentions: tuple[CountryMention, ...], publisher: str | None, context: str | None
) -> Issuer:
    """The issuer of one cue. `context` is the state that acted last, for sentences without a subject."""
    bodies = _bodies(sentence, mentions)
    if publisher == "EU" and mentions and _topic(sentence, mentions[0], cue.start):
        return Issuer(None)  # such headlines stand over acts and over what is only noted: the text tells
    if other := other_side(sentence, cue.start, mentions, publisher):
        return Issuer(other.code, other.start, other.end)
    if cue.passive and (agent := _agent(sentence, cue, mentions)):
        return agent
    if (
        cue.passive
        and publisher is None
        and (gate := _entered(sentence, cue, mentions) or _announcer(sentence, cue, mentions))
    ):
        return gate
    subject = _subject(sentence, cue, mentions, bodies, publisher)
    if subject and subject.start is not None and subject.code is None:
        return subject
    if subject and subject.code:
        return _joint(sentence, subject, mentions, publisher)
    return Issuer(publisher or context, sure=False)


_AND = Pattern(
    r"(?:[’']s)?(?:,|,? and|,? &|,? together with|,? along with)\s+(?:the )?(?:[Gg]overnments? of (?:the )?)?"
)


def _joint(
    sentence: str, subject: Issuer, mentions: tuple[CountryMention, ...], publisher: str | None
) -> Issuer:
    """A subject of several states: the publisher's act if it is one of them, else that of the first."""
    group: list[CountryMention] = []
    for m in mentions:
        if subject.start is None or m.start > subject.start:
            break
        joined = group and _AND.fullmatch(sentence, group[-1].end, m.start)
        group = [*group, m] if joined else [m]
    if len(group) < 2 or group[-1].start != subject.start or _is_object(sentence, group[0].start):  # noqa: PLR2004 -- jointly
        return subject
    lead = next((m for m in group if m.code == publisher), group[0])
    others = dict.fromkeys(m.code for m in group if m.code != lead.code)
    return Issuer(lead.code, lead.start, lead.end, others=tuple(others))


@lru_cache(maxsize=16)
def _bodies(sentence: str, mentions: tuple[CountryMention, ...]) -> tuple[BodyMention, ...]:
    return find_bodies(sentence, mentions)


def _agent(sentence: str, cue: Cue, mentions: tuple[CountryMention, ...]) -> Issuer | None:
    by = tuple(
        m for m in mentions
        if m.start > cue.end and _BY.search(sentence[max(0, m.start - _BY_REACH) : m.start])
    )  # fmt: skip
    agents = outside_causes(by, lowered(sentence), cue.start, cue.end) if by else by
    return Issuer(agents[0].code, agents[0].start, agents[0].end) if agents else None


def _entered(sentence: str, cue: Cue, mentions: tuple[CountryMention, ...]) -> Issuer | None:
    """The state that those hit may not enter: it alone can bar them."""
    for m in mentions:
        if m.start < cue.start or m.kind == "adjective" or m.code in _NO_GATE:
            continue
        if _ENTRY.search(sentence[max(0, m.start - _BY_REACH) : m.start]):
            return Issuer(m.code, m.start, m.end)
    return None


def _announcer(sentence: str, cue: Cue, mentions: tuple[CountryMention, ...]) -> Issuer | None:
    """The state that announces what befalls people of another: "Doria said that two Samplian envoys were"."""
    hit = next((m for m in reversed(mentions) if m.end <= cue.start and names_people(sentence, m.end)), None)
    if hit is None:
        return None
    for m in mentions:
        told = m.end < hit.start and m.code != hit.code and not _is_object(sentence, m.start)
        if told and _ANNOUNCES.fullmatch(sentence, m.end, hit.start):
            return Issuer(m.code, m.start, m.end)
    return None


_ANNOUNCES = Pattern(
    r"(?i)(?:[’']s)?(?: (?:foreign|interior|ministry|minister|government|president|of|affairs|"
    r"authorities)){0,4} "
    r"(?:(?:has|today|on \w+day) )*(?:announce[sd]|said|says|declare[sd]|confirm(?:s|ed)|stated)"
    r"(?: (?:today|late|on \w+day|this \w+))* (?:that )?"
    r"(?:(?:the|an?|another|some|\d+|\w+) ){0,2}"
)
_NO_GATE = frozenset({"HK", "MO", "PS"})  # others decide who enters
_ENTRY = Pattern(r"(?i)\b(?:entering|to enter|entry (?:in)?to) (?:the )?$")


def _subject(
    sentence: str,
    cue: Cue,
    mentions: tuple[CountryMention, ...],
    bodies: tuple[BodyMention, ...],
    publisher: str | None,
) -> Issuer | None:
    """The last state, body or first person before the verb that is not the object of a preposition."""
    found = [
        Issuer(code, body.start, body.end)
        for body in bodies
        if body.end <= cue.start
        and not (cue.passive and body.name == "Embassy")  # it is what those hit belong to
        and (code := _own(sentence, body, publisher))
        and not _is_object(sentence, _begins(sentence, body, mentions))
    ]
    if not cue.passive:  # the subject of a passive is the one hit
        found += [Issuer(m.code, m.start, m.end) for m in mentions if _can_act(sentence, cue, m)]
    if publisher:
        spoken = _FIRST_PERSON.finditer(sentence[: cue.start + 2])
        found += [Issuer(publisher, first.start(), first.end()) for first in spoken]
        friends = [m.start() for m in _OUR_FRIENDS.finditer(sentence, 0, cue.start)]
        if friends and all(issuer.start is None or issuer.start < friends[-1] for issuer in found):
            return Issuer(None, friends[-1], friends[-1])
    if found and (led := tuple(causes(lowered(sentence), cue.start, cue.end))):
        # Who acts in what is answered is no subject of the clause behind it.
        found = [f for f in found if not any(start <= (f.start or 0) < end for start, end in led)]
    if cue.kind == "threat" and (said := addressed_until(sentence, cue.start)):
        found = [issuer for issuer in found if issuer.start is None or issuer.start >= said]
    return max(found, key=lambda issuer: issuer.start or 0) if found else None


def _begins(sentence: str, body: BodyMention, mentions: tuple[CountryMention, ...]) -> int:
    """Where a body begins to be named: with the state before it, "employees of the Samplian Embassy"."""
    state = next((m for m in mentions if m.start < body.start and body.start - m.end in _BESIDE), None)
    joined = state and sentence[state.end : body.start].strip() in _JOINTS
    return state.start if state and joined else body.start


_BESIDE = range(1, 5)  # characters between a state and its body
_JOINTS = frozenset({"", "’s", "'s", "’", "'"})


def _own(sentence: str, body: BodyMention, publisher: str | None) -> str | None:
    """Whose a body is: "our embassy in Ruritania" is the publisher's."""
    ours = sentence[max(0, body.start - 4) : body.start].lower() == "our "
    return publisher if ours and publisher else body.code


def _can_act(sentence: str, cue: Cue, mention: CountryMention) -> bool:
    if mention.end > cue.start + 1:
        return False
    if (decides := does(sentence, mention, cue.start)) is not None:
        return decides
    if _is_object(sentence, mention.start) or _listed_with_object(sentence, mention.start):
        return False
    ornament = _FLAG.match(sentence, mention.start)  # a flag decorates a post
    between = sentence[
        mention.end : min(mention.end + _PEOPLE_REACH, cue.start)
    ]  # what the verb hits is no word before it
    if _ATTRIBUTE.match(between):  # "has adopted new Ruritanian sanctions, also imposing": it is not who acts
        return False
    described = mention.kind == "adjective" and (_HITS_AT_LENGTH.match(between) or _PRIVATE.match(between))
    return not ornament and not described and not _HITS.match(between)


def _listed_with_object(sentence: str, start: int) -> bool:
    """Whether a state is listed with one that is the object of a preposition: "with A and B, it imposes"."""
    return _OBJECT_LIST.search(sentence[max(0, start - _LIST_REACH) : start]) is not None


_ATTRIBUTE = Pattern(r"(?i)\s+(?:\w+ )?(?:sanctions|restrictions|measures|blacklist)\b")
_LIST_REACH = 80  # characters before a state in which those listed before it stand
_LISTED_STATE = r"(?:the )?(?!\w+day\b)[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}"
_OBJECT_LIST = Pattern(
    rf"\b(?:with|against|on|from|by|including|alongside|between) {_LISTED_STATE}"
    rf"(?:(?:, {_LISTED_STATE}){{1,3}},)? "
    r"(?:and|or) (?:the )?$"
)


def _topic(sentence: str, mention: CountryMention, start: int) -> bool:
    """Whether a headline only says what it is about: "Ruritania: Council prolongs restrictive measures"."""
    opens = not sentence[: mention.start].strip()
    return opens and _TOPIC.fullmatch(sentence, mention.end, start) is not None


def _is_object(sentence: str, start: int) -> bool:
    if sentence[:start] in _CONJUNCTION or _HEAD_OF.search(sentence, max(0, start - 60), start):
        return False
    return _OBJECT_OF.search(lowered(sentence[max(0, start - _OBJECT_REACH) : start])) is not None


def names_people(sentence: str, end: int) -> bool:
    """Whether a state that ends here describes people or bodies of it: "Ruritanian diplomats"."""
    return _HITS.match(sentence[end : end + _PEOPLE_REACH]) is not None


def leading_state(sentence: str) -> str | None:
    """The state or body that is the first subject of a sentence, and stands where subjects do."""
    mentions = find_countries(sentence)
    starts = [(b.start, b.code) for b in find_bodies(sentence, mentions) if b.code]
    starts += [
        (m.start, m.code)
        for m in mentions
        if not (names_people(sentence, m.end) or _PRIVATE.match(sentence[m.end :]))
    ]
    free = [(start, code) for start, code in starts if not _is_object(sentence, start)]
    start, code = min(free, default=(_LEAD, None))
    return code if start < _LEAD else None


_LEAD = 90  # characters in which a sentence has its subject


def title_state(title: str) -> str | None:
    """The first state a title names as acting, for news."""
    for mention in find_countries(title):
        people = names_people(title, mention.end) or _PRIVATE.match(title[mention.end :])
        if not people and not _is_object(title, mention.start):
            return mention.code
    return None
