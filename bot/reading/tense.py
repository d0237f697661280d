"""What the words before a verb make of it: done now, decided, to come, done some time, or not at all."""

from enum import Enum

from bot.lexicon.folding import lowered
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


# Unless said otherwise, the patterns are tried on text in lower case.
_ADVERB = (
    r"(?:(?:today|now|also|hereby|all|both|each|therefore|further|again|once|too|then|"
    r"in turn|this week|\w+ly|as well|here|yet)[,\s]+)*"
)
_NEVER = Pattern(
    r"(?:\b(?:specially|not|never|without|no longer|yet to|nor|neither|refus\w+ to|fail\w* to|"
    r"stop|stopped|avoid)|n[’']t)\s+(?:\w+\s+){0,2}$",
)
_UNREAL = Pattern(r"\b(?:before|once|when|whenever|until|unless|whether|how|why)\s+(?:\w+\s+){0,4}$")
_BE_NOW = Pattern(
    rf"(?:\b(?:is|are|am)|[’'](?:re|m|s))\s+(?:also\s+|now\s+|today\s+)*{_ADVERB}(?:being\s+)?{_ADVERB}$",
)
_BE_PAST = Pattern(rf"\b(?:was|were)\s+{_ADVERB}(?:being\s+)?{_ADVERB}$")
_HAVE_BEEN = Pattern(rf"(?:\b(?:has|have)|[’']ve)\s+{_ADVERB}been\s+{_ADVERB}$")
_HAVE = Pattern(rf"(?:\b(?:has|have)|[’'](?:ve|s))\s+{_ADVERB}$")
_WOULD_HAVE = Pattern(rf"\b(?:would|could|should|might|may|must|cannot|to)\s+{_ADVERB}have\s+{_ADVERB}$")
_WILL = Pattern(rf"(?:\b(?:will|shall)|[’']ll|going to|\bis to|\bare to)\s+{_ADVERB}(?:be\s+)?{_ADVERB}$")
_MODAL = Pattern(
    r"(?:\b(?:would|could|may|might|can|should|must|if|whether|not to|unless|had|need|able)|"
    rf"[’']d)\s+(?:\w+\s+){{0,2}}{_ADVERB}(?:be\s+|have\s+|been\s+)*{_ADVERB}$",
)
_DECIDED = Pattern(
    r"\b(?:decid(?:ed|es|ing)|decision|tak(?:en|ing|es|e)\s+(?:\w+\s+){0,3}(?:steps?|actions?|"
    r"measures?)(?:\s+[^.;]{0,60}?)?|took\s+(?:\w+\s+){0,2}(?:steps?|"
    r"actions?)(?:\s+[^.;]{0,80}?)?"
    r"|steps|moved|moving|acting|acted|agreed|announc\w+(?:\s+\w+){0,4}|determined|resolved|"
    r"ordered|(?:instructed|directed|ordered)\s+(?:his|her|my|our|their|its)\s+(?:\w+\s+){0,3}\w+|"
    r"intends?|exercis\w+\s+[^.;]{0,60}?)(?:,\s[^,.;]{3,100},|"
    r"\s(?:at|in|on|by|during|after|following|under)\s[^,.;]{3,60})?\s+to\s+(?:also\s+|"
    r"\w+ly\s+)?(?:be\s+)?$",
)
_CONTINUE = Pattern(r"\b(?:continu\w*|keep|keeps|kept)\s+(?:to\s+)?(?:\w+\s+)?$")
_GOVERNED = Pattern(
    r"\b(?:announc\w+|by|today|also|are|we[’']re|retaliat\w+ by|respon\w+ by|including by|"
    r"through|includes?|thereby|and)[,\s]+(?:also\s+|today\s+|new\s+|jointly\s+)*$",
)
_REPORTED = Pattern(r"\b(?:said|announced|announces|says|confirmed|declared|stated|statement)\b")
_OBJECT_OR_ASIDE = Pattern(
    r"\b(?:be|been|for|of|from|consider\w*|against|before|after|since|like|about|in|than|"
    r"while|when)\s+(?:\w+ly\s+)?$"
)
# In the text as it stands: a heading in capitals tells no tense.
_TO_BE = Pattern(r"be\s+(?:\w+\s+)?$")
_BE_OR_BEEN = Pattern(r"\bbe(?:en)?\s+(?:\w+\s+)?$")
_WOULD_BE = Pattern(r"\bwould\s+(?:\w+\s+)?be\s+(?:\w+\s+)?$")
_WOULD = Pattern(r"\bwould\s+(?:\w+\s+)?$")
_TO = Pattern(r"\bto\s+(?:\w+\s+)?$")

# "Ruritania to expel two diplomats": how headlines speak of what was decided; "Calls to expel" is none.
_HEADED = Pattern(
    r"\W*(?:The )?(?!(?:\S+ ){0,3}(?:[Pp]lans?|[Pp]roposals?|[Bb]ills?|[Cc]alls?|[Pp]owers?|"
    r"[Aa]uthority|[Mm]oves?|[Rr]equests?|[Nn]eed|[Hh]ow|[Ss]teps|[Ee]fforts?|[Tt]hreats?|[Vv]ows?|[Oo]rders?|"
    r"[Ww]ays?|[Pp]romises?|[Rr]eady|[Ss]et|[Uu]rged|[Ww]ants?|[Mm]easures?|[Aa]ctions?|[Tt]ools?) to )"
    r"(?:[A-Z][\w.’'-]* ){1,4}to (?:\w+ly )?$"
)
# "I hereby terminate", "the Council hereby lists": the words do what they say.
_PERFORMS = Pattern(r"(?:\bhereby\s+(?:also\s+)?|\b(?:this|the) (?:order|proclamation|determination), I\s+)$")
# "US, UK sanction ...", "the allies expel ...": several act, so the verb has its base form.
_SEVERAL = Pattern(
    r"(?:\b[A-Z][\w.]*(?: [A-Z][\w.]*)?(?:, and |, | and |"
    r" & ))+(?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)?\s+(?:jointly\s+)?$"
    r"|\b(?:[Aa]llies|states|countries|nations|powers|G7|partners|members)\s+(?:jointly\s+)?$"
)


def read_tense(before: str, forms: frozenset[str], sentence: str) -> tuple[Tense, bool]:
    """The tense of a verb with these forms after these words, and whether it is passive."""
    left = before[-160:]
    lower = lowered(left)
    if _NEVER.search(lower) or _continues(lower) or _UNREAL.search(lower):
        return Tense.NONE, False
    if "participle" in forms or "past" in forms:
        passive = _passive(left, lower, sentence)
        if passive is not None:
            return passive, True
    if "ing" in forms:
        return _ing(lower), False
    if forms & {"base", "third"} and _PERFORMS.search(left):
        return Tense.PRESENT, False
    if "base" in forms and (found := _infinitive(left, lower, sentence)) is not None:
        return found, False
    if "base" in forms and _SEVERAL.search(left):
        return Tense.HEADLINE, False
    if "participle" in forms and _HAVE.search(lower):
        return (Tense.NONE if _WOULD_HAVE.search(lower) else Tense.PERFECT), False
    if "past" in forms:
        return (Tense.NONE if _MODAL.search(lower) else Tense.PAST), False
    return (Tense.HEADLINE if "third" in forms else Tense.NONE), False


def _continues(lower: str) -> bool:
    # To look for the letters first costs next to nothing, here and below.
    return ("continu" in lower or "keep" in lower or "kept" in lower) and _CONTINUE.search(lower) is not None


def _passive(left: str, lower: str, sentence: str) -> Tense | None:
    if "be" in left:
        if _TO_BE.search(left) and _WILL.search(lower):
            return Tense.FUTURE
        if _BE_OR_BEEN.search(left) and _MODAL.search(lower):
            reported = _WOULD_BE.search(left) and _REPORTED.search(lowered(sentence))
            return Tense.DECIDED if reported else Tense.NONE
    if "been" in lower and _HAVE_BEEN.search(lower):
        return Tense.PERFECT
    if _BE_NOW.search(lower):
        return Tense.PRESENT
    return Tense.PAST if _was(lower) else None


def _was(lower: str) -> bool:
    return ("was" in lower or "were" in lower) and _BE_PAST.search(lower) is not None


def _ing(lower: str) -> Tense:
    if _BE_NOW.search(lower):
        return Tense.PRESENT
    if _was(lower):
        return Tense.PAST
    if _OBJECT_OR_ASIDE.search(lower):
        return Tense.NONE
    return Tense.GERUND if not lower.strip() or _GOVERNED.search(lower) else Tense.NONE


def _infinitive(left: str, lower: str, sentence: str) -> Tense | None:
    if "to" in lower and _DECIDED.search(lower):
        return Tense.DECIDED
    if "would" in left and _WOULD.search(left) and _REPORTED.search(lowered(sentence)):
        return Tense.DECIDED
    if _MODAL.search(lower):
        return Tense.NONE
    if _WILL.search(lower):
        return Tense.FUTURE
    if _HEADED.match(left):
        return Tense.FUTURE
    return Tense.NONE if "to" in left and _TO.search(left) else None
