"""Acts under a condition: what somebody may do, and what is threatened should he do it."""

import re
from enum import Enum

from bot.lexicon.folding import holds_any
from bot.lexicon.patterns import Pattern


class Condition(Enum):
    """How a condition of the sentence bears on one act in it."""

    NONE = "none"
    WITHIN = "within"  # "if it imposes visa restrictions": it need never come
    UNDER = "under"  # "will expel ten diplomats if Warsaw goes ahead": a warning at most


# Asides that make no condition: "if any", "if necessary".
_ASIDE = r"(?! (?:any|necessary|needed|not|possible|so|only|ever|anything)\b)"
_IF = (
    rf"(?:if{_ASIDE}|unless|lest|supposing|assuming(?= that)|provided(?= that)|"
    r"in (?:case|the event)(?: that| of)?|(?:as|so) long as|as soon as)"
)
# "Were Ruritania to expel", "should Moscow fail": only a name tells these from "diplomats were asked to".
_INVERTED = (
    r"(?-i:[Ss]hould (?:the )?[A-Z][\w.’]*(?: [A-Z][\w.]*)*|[Ww]ere (?:the )?[A-Z][\w.]*(?: [\w.]+){0,2} to)"
)
_WITHIN = Pattern(
    rf"\b(?:{_IF}|{_INVERTED})\s(?:(?! and (?:we|today|the|i|it|they|he|she)\b)[^,;:—]){{0,100}}$",
    re.IGNORECASE,
)
# What is still to come hangs on a moment as on a condition: "when Moscow resumes the trials, we will expel
# ...".
_UNTIL_THEN = (
    r"(?:(?:as and )?when(?:ever)?|the (?:very )?(?:moment|minute|instant|day)(?: that)?(?! of\b)|"
    r"(?:every|each|the next) time|only after)"
)
_HANGS_ON = (
    r"(?:failing|depending on|subject to|on condition(?: that)?|pending the outcome of|in the absence of|"
    r"(?:up)?on (?:the |any )?(?:resumption|repetition|breach|refusal|non-?compliance|failure)|"
    r"after the next(?! (?:meeting|session|round)\b))\b"
)
# A day that is certain is none: "once the order takes effect", "when the list is published on Friday".
_SCHEDULED = (
    r"(?![^,;:—]{0,80}\b(?:(?:takes?|comes?|enters?)(?: into)? (?:effect|force)|published|gazetted|expires?|"
    r"tomorrow|midnight|next (?:week|month|year)|\w+day|\d+)\b)"
)
# Conditions that tell whom a measure hits or what befalls those hit, or that an authority examines.
_CRITERION = (
    r"(?:they|he|she|you|those|these|any\w*|some\w+|such|an?|persons?|people|individuals?|applicants?|holders?|"
    r"\w+ed|found|the (?:person|holder|applicant|travell?er|individual|beneficiar|secretary|president|"
    r"minister|department|treasury|court)\w*)\b"
)
_THOSE_HIT = (  # what they do is no condition of a moment: "when they travel", "when applying"
    r"(?!(?:they|he|she|you|those|(?-i:[a-z]+ing)|the (?:person|holder|applicant|travell?er|"
    r"individual)\w*)\b)"
)
_LEADING = Pattern(
    r"(?:^\W*|[;:—]\s+|\b(?:that|but) |, and )"
    rf"(?:(?:{_IF}|once(?! (?:again|more|an?)\b){_SCHEDULED}) (?!{_CRITERION})|{_INVERTED} |(?-i:Should) )"
    r"[^,;:—]{3,160},\s+(?!and\b|but\b|so\b)(?:(?!, and )[^;:—])*$",
    re.IGNORECASE,
)
_TRAILING = Pattern(
    r"(?:(?!\b(?:will|would|may|might|could|can|cannot|warn\w*|say\w*|said|threat\w*|vow\w*|who|whom|which|that|"
    rf"because|after|even|as)\b)[^,;:—])*?(?:, )?\b(?:{_IF} (?!{_CRITERION})|{_INVERTED} )",
    re.IGNORECASE,
)
_LATER_LEADING = Pattern(
    r"(?:^\W*|[;:—]\s+|\b(?:that|but) |, and )"
    rf"(?:(?:{_UNTIL_THEN}|until) {_THOSE_HIT}{_SCHEDULED}|{_HANGS_ON}(?= |,))[^,;:—]{{0,160}},\s+"
    r"(?!and\b|but\b|so\b)(?:(?!, and )[^;:—])*$",
    re.IGNORECASE,
)
# Without a comma: "when Moscow resumes the trials we will ..."; "when asked the minister said" is of then.
_LATER_ONWARD = Pattern(
    rf"^\W*{_UNTIL_THEN} {_THOSE_HIT}{_SCHEDULED}(?:(?!\b(?:(?!united\b)\w+ed|said|told|spoke|was|were|had|"
    r"met|did|began|took|came)\b)[^,;:—]){3,140}$",
    re.IGNORECASE,
)
# "If the law passes, tourists will no longer be issued visas": a law of some other state is named as its.
_LAW = (
    r"(?-i:[a-z’'-]+ ){0,3}?(?-i:law|act|bill|draft|legislation|motion|proposal|amendment|petition|"
    r"[Pp]arliament|[Cc]ongress|[Ss]enate|[Hh]ouse|deputies|lawmakers|voters)s?\b(?-i:[^,;:—A-Z]{0,80})"
)
_LAW_LEADING = Pattern(
    rf"(?:^\W*|[;:—]\s+|\b(?:that|but) |, and )(?:{_IF}|once|when|should|after|until) {_LAW},",
    re.IGNORECASE,
)
_IF_PASSED = Pattern(
    r"(?:^\W*|[;:—]\s+)(?:if|once|when|until|should it be) (?:it is )?"
    r"(?:passed|adopted|approved|enacted|ratified|carried)\b[^,;:—]{0,60},",
    re.IGNORECASE,
)
_LAW_TRAILING = Pattern(rf"[^,;:—]*?(?:, )?\b(?:{_IF}|once|when|should) {_LAW}(?:[,;.]|$)", re.IGNORECASE)
# "Only if Moscow refuses will we impose ...", "not until then will they act".
_ONLY = Pattern(
    r"\b(?:only|not) (?:if|when|once|after|until)\b[^,;:—]{3,100}\b(?:will|would|shall)\b[^,;:—]{1,60}$",
    re.IGNORECASE,
)
_ONLY_THEN = Pattern(r" only (?:\w+ )?$", re.IGNORECASE)  # "will only impose ... after consulting"
_THEN = Pattern(r"[^;:—]{0,120}?\b(?:after|when|once|if|with|following)\b", re.IGNORECASE)
_LATER_TRAILING = Pattern(
    r"(?:(?!\b(?:may|might|could|can|cannot|say\w*|said|who|whom|which|that|because|even|as)\b)"
    rf"[^,;:—])*?(?:, )?\b(?:once|{_UNTIL_THEN}) {_THOSE_HIT}{_SCHEDULED}",
    re.IGNORECASE,
)
_OF_TODAY = Pattern(r"\b(?:today|hereby|effective|immediately|this (?:morning|afternoon))\b", re.IGNORECASE)
_SIGNS = (
    "if ", "unless ", "lest ", "suppos", "assuming that", "provided that", "in case", "in the event",
    "long as", "should ", "were ", "once ", "when", "soon as", "the moment", "the minute",
    "the instant", "the day", "the very", "time ", "on condition", "subject to", "failing ", "depending on",
    "only ", "until ", "resumption", "repetition", "breach", "on refusal", "on failure", "compliance",
    "absence of", "the next ",
)  # fmt: skip
_REACH = 160  # characters around an act


# Letters of which a bill, or what becomes of it, needs one.
_OF_LAW = (
    "law", "act", "bill", "draft", "legislat", "motion", "proposal", "amendment", "petition", "arliament",
    "ongress", "enate", "ouse", "deputies", "voters", "passed", "adopted", "approved", "enacted", "ratified",
    "carried",
)  # fmt: skip


def may_be_conditioned(lower: str) -> bool:
    """Whether a sentence holds the letters of a condition: to look for them costs next to nothing."""
    return holds_any(lower, _SIGNS)


def condition_of(sentence: str, start: int, end: int, *, may_trail: bool, to_come: bool = False) -> Condition:
    """What a condition makes of the act at [start, end). `may_trail`: "X if Y" makes a warning of it too.

    `to_come`: the act is one of the future, so that it hangs on a moment as well: "X will, once Y does".
    What is done today is not undone by what would follow: "is imposing sanctions; if they travel, ...".
    """
    before = sentence[max(0, start - _REACH) : start]
    if _WITHIN.search(before):
        return Condition.WITHIN
    if _OF_TODAY.search(before[-_REACH // 2 :]):
        return Condition.NONE
    if _LEADING.search(sentence[:start][-2 * _REACH :]):
        return Condition.UNDER
    if to_come and _hangs_on_a_moment(sentence, start, end):
        return Condition.UNDER
    if may_trail and _TRAILING.match(sentence, end, end + _REACH):
        return Condition.UNDER
    return Condition.NONE


def _hangs_on_a_moment(sentence: str, start: int, end: int) -> bool:
    leading = sentence[:start][-2 * _REACH :]
    return (
        _LATER_LEADING.search(leading) is not None
        or _LATER_ONWARD.search(leading) is not None
        or _ONLY.search(leading) is not None
        or (_ONLY_THEN.search(leading) is not None and _THEN.match(sentence, end) is not None)
        or _LATER_TRAILING.match(sentence, end, end + _REACH) is not None
    )


def hangs_on_a_law(sentence: str, start: int, end: int, *, passive: bool) -> bool:
    """Whether the act at [start, end) comes only should a bill pass or a house agree, of no state named.

    Where `passive` is false, somebody acts: "if the law passes, Canada will expel ..." may warn its authors.
    """
    if not holds_any(sentence, _OF_LAW):
        return False
    before = sentence[:start][-2 * _REACH :]
    if _IF_PASSED.search(before):
        return True
    return passive and (
        _LAW_LEADING.search(before) is not None
        or _LAW_TRAILING.match(sentence, end, end + _REACH) is not None
    )
