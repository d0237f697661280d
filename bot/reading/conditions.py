"""Acts under a condition: what somebody may do, and what is threatened should he do it."""

import re
from enum import Enum

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
    r"in (?:case|the event)(?: that| of)?|(?:as|so) long as)"
)
# "Were Ruritania to expel", "should Moscow fail": only a name tells these from "diplomats were asked to".
_INVERTED = (
    r"(?-i:[Ss]hould (?:the )?[A-Z][\w.’]*(?: [A-Z][\w.]*)*|[Ww]ere (?:the )?[A-Z][\w.]*(?: [\w.]+){0,2} to)"
)
_WITHIN = Pattern(
    rf"\b(?:{_IF}|{_INVERTED})\s(?:(?! and (?:we|today|the|i|it|they|he|she)\b)[^,;:—]){{0,100}}$",
    re.IGNORECASE,
)
# Conditions that tell whom a measure hits or what befalls those hit, or that an authority examines.
_CRITERION = (
    r"(?:they|he|she|you|those|these|any\w*|some\w+|such|an?|persons?|people|individuals?|applicants?|holders?|"
    r"\w+ed|found|the (?:person|holder|applicant|travell?er|individual|beneficiar|secretary|president|"
    r"minister|department|treasury|court)\w*)\b"
)
_LEADING = Pattern(
    r"(?:^\W*|[;:—]\s+|\b(?:that|but) |, and )"
    rf"(?:(?:{_IF}|once(?! (?:again|more|an?)\b)) (?!{_CRITERION})|{_INVERTED} )"
    r"[^,;:—]{3,160},\s+(?!and\b|but\b|so\b)(?:(?!, and )[^;:—])*$",
    re.IGNORECASE,
)
_TRAILING = Pattern(
    r"(?:(?!\b(?:will|would|may|might|could|can|cannot|warn\w*|say\w*|said|threat\w*|vow\w*|who|whom|which|that|"
    rf"because|after|even|as)\b)[^,;:—])*?(?:, )?\b(?:{_IF} (?!{_CRITERION})|{_INVERTED} )",
    re.IGNORECASE,
)
_OF_TODAY = Pattern(r"\b(?:today|hereby|effective|immediately|this (?:morning|afternoon))\b", re.IGNORECASE)
_SIGNS = (
    "if ", "unless ", "lest ", "suppos", "assuming that", "provided that", "in case", "in the event",
    "long as", "should ", "were ", "once ",
)  # fmt: skip
_REACH = 160  # characters around an act


def may_be_conditioned(lower: str) -> bool:
    """Whether a sentence holds the letters of a condition: to look for them costs next to nothing."""
    return any(sign in lower for sign in _SIGNS)


def condition_of(sentence: str, start: int, end: int, *, may_trail: bool) -> Condition:
    """What a condition makes of the act at [start, end). `may_trail`: "X if Y" makes a warning of it too.

    What is done today is not undone by what would follow: "is imposing sanctions; if they travel, ...".
    """
    before = sentence[max(0, start - _REACH) : start]
    if _WITHIN.search(before):
        return Condition.WITHIN
    if _OF_TODAY.search(before[-_REACH // 2 :]):
        return Condition.NONE
    if _LEADING.search(sentence[:start][-2 * _REACH :]):
        return Condition.UNDER
    if may_trail and _TRAILING.match(sentence, end, end + _REACH):
        return Condition.UNDER
    return Condition.NONE
