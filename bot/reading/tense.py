"""What the words before a verb make of it: done now, decided, to come, done some time, or not at all."""

import re
from enum import Enum

from bot.lexicon.patterns import Pattern


class Tense(Enum):
    """The reality of an act, with how far it counts as news by itself (0 to 1)."""

    PRESENT = 1.0  # is imposing, is being designated
    DECIDED = 0.95  # decided to impose, is taking steps to impose
    HEADLINE = 0.85  # "X imposes"
    GERUND = 0.7  # announcing sanctions, by adding
    FUTURE = 0.75  # will impose
    PERFECT = 0.6  # has imposed
    PAST = 0.45  # imposed
    NONE = 0.0


_ADVERB = (
    r"(?:(?:today|now|also|hereby|all|both|each|therefore|further|again|once|too|then|"
    r"in turn|this week|\w+ly|as well|here|yet)[,\s]+)*"
)
_NEVER = Pattern(
    r"(?:\b(?:specially|not|never|without|no longer|yet to|nor|neither|refus\w+ to|fail\w* to|"
    r"stop|stopped|avoid)|n[’']t)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_UNREAL = Pattern(
    r"\b(?:before|once|when|whenever|until|unless|whether|how|why)\s+(?:\w+\s+){0,4}$", re.IGNORECASE
)
_BE_NOW = Pattern(
    rf"(?:\b(?:is|are|am)|[’'](?:re|m|s))\s+(?:also\s+|now\s+|today\s+)*{_ADVERB}(?:being\s+)?{_ADVERB}$",
    re.IGNORECASE,
)
_BE_PAST = Pattern(rf"\b(?:was|were)\s+{_ADVERB}(?:being\s+)?{_ADVERB}$", re.IGNORECASE)
_HAVE_BEEN = Pattern(rf"(?:\b(?:has|have)|[’']ve)\s+{_ADVERB}been\s+{_ADVERB}$", re.IGNORECASE)
_HAVE = Pattern(rf"(?:\b(?:has|have)|[’'](?:ve|s))\s+{_ADVERB}$", re.IGNORECASE)
_WOULD_HAVE = Pattern(
    rf"\b(?:would|could|should|might|may|must|cannot|to)\s+{_ADVERB}have\s+{_ADVERB}$", re.IGNORECASE
)
_WILL = Pattern(
    rf"(?:\b(?:will|shall)|[’']ll|going to|\bis to|\bare to)\s+{_ADVERB}(?:be\s+)?{_ADVERB}$", re.IGNORECASE
)
_MODAL = Pattern(
    r"(?:\b(?:would|could|may|might|can|should|must|if|whether|not to|unless|had|need|able)|"
    rf"[’']d)\s+(?:\w+\s+){{0,2}}{_ADVERB}(?:be\s+|have\s+|been\s+)*{_ADVERB}$",
    re.IGNORECASE,
)
_DECIDED = Pattern(
    r"\b(?:decid(?:ed|es|ing)|decision|tak(?:en|ing|es|e)\s+(?:\w+\s+){0,3}(?:steps?|actions?|"
    r"measures?)(?:\s+[^.;]{0,60}?)?|took\s+(?:\w+\s+){0,2}(?:steps?|"
    r"actions?)(?:\s+[^.;]{0,80}?)?"
    r"|steps|moved|moving|acting|acted|agreed|announc\w+(?:\s+\w+){0,4}|determined|resolved|"
    r"ordered|intends?|exercis\w+\s+[^.;]{0,60}?)(?:,\s[^,.;]{3,100},|"
    r"\s(?:at|in|on|by|during|after|following|under)\s[^,.;]{3,60})?\s+to\s+(?:also\s+|"
    r"\w+ly\s+)?(?:be\s+)?$",
    re.IGNORECASE,
)
_CONTINUE = Pattern(r"\b(?:continu\w*|keep|keeps|kept)\s+(?:to\s+)?(?:\w+\s+)?$", re.IGNORECASE)
_GOVERNED = Pattern(
    r"\b(?:announc\w+|by|today|also|are|we[’']re|retaliat\w+ by|respon\w+ by|including by|"
    r"through|includes?|thereby|and)[,\s]+(?:also\s+|today\s+|new\s+|jointly\s+)*$",
    re.IGNORECASE,
)
_REPORTED = Pattern(
    r"\b(?:said|announced|announces|says|confirmed|declared|stated|statement)\b", re.IGNORECASE
)
_SUBJECT_END = Pattern(r"(?:[\w’'.)\]”,]|\bwho|^)\s*$")


# "Ruritania to expel two diplomats": how headlines speak of what was decided; "Decision to expel" is none.
_HEADED = Pattern(
    r"\W*(?:The )?(?!(?:\S+ ){0,3}(?:[Dd]ecisions?|[Pp]lans?|[Pp]roposals?|[Bb]ills?|[Cc]alls?|[Pp]owers?|"
    r"[Aa]uthority|[Mm]oves?|[Rr]equests?|[Nn]eed|[Hh]ow|[Ss]teps|[Ee]fforts?|[Tt]hreats?|[Vv]ows?|[Oo]rders?|"
    r"[Ww]ays?|[Pp]romises?|[Rr]eady|[Ss]et|[Uu]rged|[Ww]ants?|[Mm]easures?|[Aa]ctions?|[Tt]ools?) to )"
    r"(?:[A-Z][\w.’'-]* ){1,4}to (?:\w+ly )?$"
)
# "I hereby terminate", "the Council hereby lists": the words do what they say.
_PERFORMS = Pattern(r"\bhereby\s+(?:also\s+)?$")
# "US, UK sanction ...", "the allies expel ...": several act, so the verb has its base form.
_SEVERAL = Pattern(
    r"(?:\b[A-Z][\w.]*(?: [A-Z][\w.]*)?(?:, and |, | and |"
    r" & ))+(?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)?\s+(?:jointly\s+)?$"
    r"|\b(?:[Aa]llies|states|countries|nations|powers|G7|partners|members)\s+(?:jointly\s+)?$"
)


def read_tense(before: str, forms: frozenset[str], sentence: str) -> tuple[Tense, bool]:
    """The tense of a verb with these forms after these words, and whether it is passive."""
    left = before[-160:]
    if _NEVER.search(left) or _CONTINUE.search(left) or _UNREAL.search(left):
        return Tense.NONE, False
    if "participle" in forms or "past" in forms:
        passive = _passive(left, sentence)
        if passive is not None:
            return passive, True
    if "ing" in forms:
        return _ing(left), False
    if forms & {"base", "third"} and _PERFORMS.search(left):
        return Tense.PRESENT, False
    if "base" in forms and (found := _infinitive(left, sentence)) is not None:
        return found, False
    if "base" in forms and _SEVERAL.search(left):
        return Tense.HEADLINE, False
    if "participle" in forms and _HAVE.search(left):
        return (Tense.NONE if _WOULD_HAVE.search(left) else Tense.PERFECT), False
    if "past" in forms:
        return (Tense.NONE if _MODAL.search(left) else Tense.PAST), False
    return (Tense.HEADLINE if "third" in forms else Tense.NONE), False


def _passive(left: str, sentence: str) -> Tense | None:
    if _WILL.search(left) and re.search(r"be\s+(?:\w+\s+)?$", left):
        return Tense.FUTURE
    if _MODAL.search(left) and re.search(r"\bbe(?:en)?\s+(?:\w+\s+)?$", left):
        reported = re.search(r"\bwould\s+(?:\w+\s+)?be\s+(?:\w+\s+)?$", left) and _REPORTED.search(sentence)
        return Tense.DECIDED if reported else Tense.NONE
    if _HAVE_BEEN.search(left):
        return Tense.PERFECT
    if _BE_NOW.search(left):
        return Tense.PRESENT
    return Tense.PAST if _BE_PAST.search(left) else None


def _ing(left: str) -> Tense:
    if _BE_NOW.search(left):
        return Tense.PRESENT
    if _BE_PAST.search(left):
        return Tense.PAST
    if re.search(
        r"\b(?:be|been|for|of|from|consider\w*|against|before|after|since|like|about|in|than|"
        r"while|when)\s+(?:\w+ly\s+)?$",
        left,
        re.IGNORECASE,
    ):
        return Tense.NONE
    return Tense.GERUND if _GOVERNED.search(left) or not left.strip() else Tense.NONE


def _infinitive(left: str, sentence: str) -> Tense | None:
    if _DECIDED.search(left):
        return Tense.DECIDED
    if re.search(r"\bwould\s+(?:\w+\s+)?$", left) and _REPORTED.search(sentence):
        return Tense.DECIDED
    if _MODAL.search(left):
        return Tense.NONE
    if _WILL.search(left):
        return Tense.FUTURE
    if _HEADED.match(left):
        return Tense.FUTURE
    return Tense.NONE if re.search(r"\bto\s+(?:\w+\s+)?$", left) else None
