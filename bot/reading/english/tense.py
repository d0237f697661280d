"""What the words before a verb make of it: done now, decided, to come, done some time, or not at all."""

from enum import Enum

from bot.lexicon.folding import holds_any, lowered, words_of
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
    r"(?:(?:today|now|also|just|hereby|all|both|each|therefore|further|again|once|too|then|"
    r"in turn|this week|\w+ly|as well|here|yet)[,\s]+)*"
)
_HE = (
    r"\b(?:he|she|it|that|there|here|who|what|this)"  # after others, "’s" tells whose: "Warsaw’s banned ..."
)
_NEVER = Pattern(
    r"(?:\b(?:specially|(?<!did )not(?! (?:only|hesitated|waited)\b)|did not(?! hesitate\b)|never|without|"
    r"no longer|yet to|nor|neither|refus\w+ to|fail\w* to|stop|stopped|avoid)|"
    r"(?<!did)n[’']t|\bdidn[’']t(?! hesitate\b))\s+(?:\w+\s+){0,2}$",
)
_UNREAL = Pattern(
    r"\b(?:before|once(?! (?:again|more)\b)|when|whenever|whoever|until|unless|whether|how|(?<!reason "
    r")why)\s+(?:\w+\s+){0,4}$"
)
# "No visa restrictions have been placed on ...", "none of the diplomats was expelled": nobody is hit.
# The "no" begins the subject: "those who have no shame are sanctioned" hits them.
SUBJECT = r"(?:^\W*|[,;:.(—–-]\s+|\b(?:and|but|or|yet|so|that|as|because|while|said|says|confirmed) )"
# A word of that subject: a verb of another clause, "and so" or a number that begins another subject end it.
OF_SUBJECT = (
    r"(?!(?:and (?:so|then|thus|therefore)|so|but|then|came)\b|"
    r"(?<!who )(?<!that )(?<!which )(?:was|were|has|have|had|is|are)\b|"
    r"(?<!no )(?<!the )(?<!of )(?<!these )(?<!those )(?:\d|(?:one|two|three|four|five|six|seven|eight|"
    r"nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|dozens?)\b))[\w’'-]+"
)
NOBODY = Pattern(
    SUBJECT + r"(?:no(?! (?:longer|doubt|fewer|less|more|later|sooner|one)\b)|(?:none|neither|not one) of|"
    rf"not (?:one|a single)|nobody|no one|nothing)(?: {OF_SUBJECT}){{0,10}} "
    rf"(?:has|have|had|is|are|was|were|will|being)(?: {OF_SUBJECT}){{0,3}} $",
)
# "Nobody in the government is imposing ...", "none of the allies expels": the subject of an active verb.
# Another subject begins with "that" or "as": "nobody doubts that the Union is imposing ...".
_OF_ACTOR = (
    r"(?!(?:that|as|because|since|while|when|if|for|who|which|may|can|could|should|must)\b)"
    rf"{OF_SUBJECT}"
)
_NOBODY_ACTS = Pattern(
    SUBJECT
    + r"(?:no(?! (?:longer|doubt|fewer|less|more|later|sooner|one|wonder|matter|surprise|way|time|choice|"
    r"other|reply|answer)\b)|(?:none|neither|not one) of|neither(?=[^,;.]{1,80} nor )|not (?:one|a single)|"
    rf"nobody|no one|nothing)(?: {_OF_ACTOR}){{0,8}}(?:, not even [^,;.]{{1,40}},)? "
    rf"(?:(?:has|have|had|is|are|was|were|will)(?: {_OF_ACTOR}){{0,3}} )?$",
)
_BE_NOW = Pattern(
    rf"(?:\b(?:is|are|am)|[’'](?:re|m)|{_HE}[’']s)\s+(?:also\s+|now\s+|today\s+)*{_ADVERB}(?:being\s+)?{_ADVERB}$",
)
_BE_PAST = Pattern(rf"\b(?:was|were)\s+{_ADVERB}(?:being\s+)?{_ADVERB}$")
_HAVE_BEEN = Pattern(rf"(?:\b(?:has|have)|[’']ve)\s+{_ADVERB}been\s+{_ADVERB}$")
_HAVE = Pattern(rf"(?:\b(?:has|have)|[’']ve|{_HE}[’']s)\s+{_ADVERB}$")
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
    r"ordered|opted|opts|chosen|chose|elected|"
    r"(?:did(?: not|n[’']t) hesitate|not hesitated)(?: for a (?:moment|second))?|"
    r"(?<!will )(?<!would )(?:had|have|has|left \w+(?: with)?) no (?:other )?"
    r"(?:choice|option|alternative) but|"
    r"(?:instructed|directed|ordered|tasked)\s+(?:(?:his|her|my|our|their|its)\s+(?:\w+\s+){0,3}\w+|"
    r"the\s+(?:\w+\s+){0,2}?(?:ministr(?:y|ies)|minister|department|government|secretary|agenc(?:y|ies)|"
    r"authorities|service|cabinet|treasury|border guard|police|administration))|"
    r"intends?|exercis\w+\s+[^.;]{0,60}?)(?:,\s[^,.;]{3,100},|"
    r"\s(?:at|in|on|by|during|after|following|under)\s[^,.;]{3,60}|"
    r"\s(?:today|now|unanimously|jointly|this (?:morning|afternoon|evening|week))|"
    r"\snot only [^.;]{3,80}? but(?: also)?)?\s+to\s+(?:also\s+|"
    r"\w+ly\s+)?(?:be\s+)?$",
)
_CONTINUE = Pattern(
    r"\b(?:continu\w*|keep|keeps|kept)\s+(?:to\s+)?(?:\w+\s+)?$|"
    r"\b(?:remain(?:s|ed)?|stay(?:s|ed)?|still)\s+(?:\w+ly\s+)?$"
)
_GOVERNED = Pattern(
    r"\b(?:announc\w+|by|today|also|are|we[’']re|retaliat\w+ by|respon\w+ by|including by|"
    r"through|includes?|thereby|and)[,\s]+(?:also\s+|today\s+|new\s+|jointly\s+)*$",
)
# "Today signed an order barring ...": the order does what the signing does.
_SIGNED = Pattern(
    r"\b(?:signed|issued|adopted|approved|promulgated|published) "
    r"(?:an?|the|his|her|its|two|three) (?:[\w-]+ ){0,3}?"
    r"(?:orders?|decrees?|decisions?|proclamations?|directives?|ordinances?|regulations?) (?:\w+ly )?$",
)
_UNSIGNED = Pattern(r"\b(?:would|could|may|might|should|must|had|not|never|have yet to)\s+(?:\w+\s+){0,2}$")
_REPORTED = Pattern(r"\b(?:said|announced|announces|says|confirmed|declared|stated|statement)\b")
_OBJECT_OR_ASIDE = Pattern(
    r"\b(?:be|been|for|of|from|consider\w*|against|before|after|since|like|about|in|than|"
    r"while|when)\s+(?:\w+ly\s+)?$"
)
# In the text as it stands: a heading in capitals tells no tense.
_TO_BE = Pattern(r"be\s+(?:\w+\s+)?$")
_BE_OR_BEEN = Pattern(r"\bbe(?:en)?\s+(?:\w+\s+)?$")
# "It was approved that the assets be frozen", tried on text in lower case.
_THAT_BE = Pattern(
    r"\b(?:decided|approved|agreed|resolved|ordered|directed|decreed|determined)(?: today)? "
    r"that\b[^.;]{0,140}\bbe (?:\w+ly )?$"
)
_WOULD_BE = Pattern(r"\bwould\s+(?:\w+\s+)?be\s+(?:\w+\s+)?$")
_WOULD = Pattern(r"\bwould\s+(?:\w+\s+)?$")
_TO = Pattern(r"\bto\s+(?:\w+\s+)?$")

# "Ruritania to expel two diplomats": how headlines speak of what was decided; "Calls to expel" is none.
_HEADED = Pattern(
    r"\W*(?:The )?(?!(?:\S+ ){0,7}(?:[Pp]lans?|[Pp]roposals?|[Bb]ills?|[Cc]alls?|[Pp]owers?|"
    r"[Aa]uthority|[Mm]oves?|[Rr]equests?|[Nn]eed|[Hh]ow|[Ss]teps|[Ee]fforts?|[Tt]hreats?|[Vv]ows?|[Oo]rders?|"
    r"[Ww]ays?|[Pp]romises?|[Rr]eady|[Ss]et|[Uu]rged|[Ww]ants?|[Mm]easures?|[Aa]ctions?|[Tt]ools?) to )"
    r"(?:[A-Z][\w.’'-]* )(?:(?:of |and |for |the )?[A-Z][\w.’'-]* ){0,6}to (?:\w+ly )?$"
)
# "A court ordered the government to lift ...": who has to do it has not done it.
_COMPELLED = Pattern(
    r"\b(?:courts?|tribunal|judges?|act|law|congress|parliament|senate|bundestag|knesset)\s+"
    r"(?:has |have |also |today |\w+ly )*(?:ordered|directed|instructed|tasked)\b[^.;]*$"
)
# "Said it was expelling", "announced on Monday that it had expelled": told of the day it is said.
_TOLD = Pattern(
    r"\b(?:said|says|announced|confirmed|declared|stated)"
    r"(?: (?:today|\w+day|on|this|morning|evening|afternoon)){0,3}"
    r",? (?:that )?(?:it|they|he|she|we) (?:was|were|had) (?:\w+ly |also |now |just |today )*$"
)
# "I hereby terminate", "today we designate": the words do what they say.
_PERFORMS = Pattern(
    r"(?:\bhereby\s+(?:also\s+)?|\b[Tt]oday,? (?:we|I) (?:also |hereby )?$|\b(?:[Ww]e|I) today |"
    r"\b(?:this|the) (?:order|proclamation|determination), I\s+)$"
)
# "US, UK sanction ...", "the allies expel ...": several act, so the verb has its base form.
_SEVERAL = Pattern(
    r"(?:\b[A-Z][\w.]*(?: [A-Z][\w.]*)?(?:, and |, | and |"
    r" & ))+(?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)?\s+(?:jointly\s+)?$"
    r"|\b(?:[Aa]llies|states|countries|nations|powers|G7|partners|members)\s+(?:jointly\s+)?$"
)


_REACH = 160  # characters before a verb
_CLOSE = 80  # of them, which nearly always are enough
_MOST_WORDS = 7
_WORDS = Pattern(r"\w+")
# What may stand between the words that make a tense and the verb, word by word; and adverbs in -ly.
_BETWEEN = words_of(
    "today now also just hereby all both each therefore further again once too then in turn this week "
    "as well here yet be being been have"
)
# Words of which each pattern needs one, here at last but so many or with only those between.
_NEVER_WORDS = words_of("specially not never without longer to nor neither stop stopped avoid t")
_NOBODY_SIGNS = ("no ", "none of", "neither ", "nobody ", "nothing ", "not one ", "not a single ")
_GOES_ON = words_of(
    "continue continues continued continuing keep keeps kept remain remains remained stay stays stayed still"
)
_UNREAL_WORDS = words_of("before once when whenever whoever until unless whether how why")
_BE_NOW_WORDS = words_of("is are am re m s")
_BE_PAST_WORDS = frozenset({"was", "were"})
_HAVE_WORDS = words_of("has have ve s")
_HAD_WORD = frozenset({"had"})
_WILL_WORDS = words_of("will shall ll to")
_TO_WORD = frozenset({"to"})
_MODAL_WORDS = words_of("would could may might can should must if whether to unless had need able d")


class _Before:
    """The words before a verb, and which patterns they can match: others need not be tried."""

    __slots__ = ("_close", "_words", "left", "lower")

    def __init__(self, before: str) -> None:
        self.left = before[-_REACH:]
        self.lower = lowered(self.left)
        words = self._words = _last_words(self.lower)
        last = len(words) - 1
        while last > 0 and (words[last] in _BETWEEN or words[last].endswith("ly")):
            last -= 1
        self._close = last

    def unreal(self) -> bool:
        """Whether the act is denied, goes on as before, or only may come."""
        words, lower = self._words, self.lower
        return (
            (not _NEVER_WORDS.isdisjoint(words[-3:]) and _NEVER.search(lower) is not None)
            or (not _GOES_ON.isdisjoint(words[-4:]) and _CONTINUE.search(lower) is not None)
            or (not _UNREAL_WORDS.isdisjoint(words[-5:]) and _UNREAL.search(lower) is not None)
        )

    def of_nobody(self) -> bool:
        """Whether the subject is nobody, and the verb active."""
        lower = self.lower
        if "no" not in lower and "neither " not in lower:
            return False
        return holds_any(lower, _NOBODY_SIGNS) and _NOBODY_ACTS.search(lower) is not None

    def has(self, words: frozenset[str], pattern: Pattern, others: int = 0) -> bool:
        """Whether a pattern matches that begins with one of these words, with so many others after it."""
        near = self._words[max(0, self._close - others) :]
        return not words.isdisjoint(near) and pattern.search(self.lower) is not None


def _last_words(lower: str) -> list[str]:
    """The words at the end of a text, all of them if they are few."""
    if len(lower) > _CLOSE:
        words: list[str] = _WORDS.findall(lower, len(lower) - _CLOSE)[1:]  # the first may be the end of one
        if len(words) > _MOST_WORDS:
            return words
    return _WORDS.findall(lower)


def read_tense(before: str, forms: frozenset[str], sentence: str) -> tuple[Tense, bool]:
    """The tense of a verb with these forms after these words, and whether it is passive."""
    words = _Before(before)
    if words.unreal() or words.of_nobody():
        return Tense.NONE, False
    if "participle" in forms or "past" in forms:
        passive = _passive(words, sentence)
        if passive is not None:
            return passive, True
    if "ing" in forms:
        return _ing(words), False
    if forms & {"base", "third"} and _PERFORMS.search(words.left):
        return Tense.PRESENT, False
    if "base" in forms and (found := _infinitive(words, sentence)) is not None:
        return found, False
    if "base" in forms and _SEVERAL.search(words.left):
        return Tense.HEADLINE, False
    if "participle" in forms and words.has(_HAD_WORD, _TOLD):
        return Tense.PERFECT, False
    if "participle" in forms and words.has(_HAVE_WORDS, _HAVE):
        return (Tense.NONE if _WOULD_HAVE.search(words.lower) else Tense.PERFECT), False
    if "past" in forms:
        return (Tense.NONE if words.has(_MODAL_WORDS, _MODAL, 2) else Tense.PAST), False
    return (Tense.HEADLINE if "third" in forms else Tense.NONE), False


def _passive(words: _Before, sentence: str) -> Tense | None:
    left = words.left
    # To look for the letters first costs next to nothing, here and below.
    if ("no" in words.lower or "neither" in words.lower) and NOBODY.search(words.lower):
        return Tense.NONE
    if "be" in left:
        if _TO_BE.search(left) and words.has(_WILL_WORDS, _WILL):
            return Tense.FUTURE
        if _BE_OR_BEEN.search(left) and words.has(_MODAL_WORDS, _MODAL, 2):
            reported = _WOULD_BE.search(left) and _REPORTED.search(lowered(sentence))
            return Tense.DECIDED if reported else Tense.NONE
        if "that" in words.lower and _THAT_BE.search(words.lower):
            return Tense.DECIDED
    if "been" in words.lower and words.has(_HAVE_WORDS, _HAVE_BEEN):
        return Tense.PERFECT
    if words.has(_BE_NOW_WORDS, _BE_NOW):
        return Tense.PRESENT
    return Tense.PAST if words.has(_BE_PAST_WORDS, _BE_PAST) else None


def _ing(words: _Before) -> Tense:
    if words.has(_BE_NOW_WORDS, _BE_NOW):
        return Tense.PRESENT
    if words.has(_BE_PAST_WORDS, _BE_PAST):
        return Tense.PERFECT if _TOLD.search(words.lower) else Tense.PAST
    if _OBJECT_OR_ASIDE.search(words.lower):
        return Tense.NONE
    if "ed " in words.lower and (order := _SIGNED.search(words.lower)):
        return Tense.NONE if _UNSIGNED.search(words.lower[: order.start()]) else Tense.PERFECT
    return Tense.GERUND if not words.lower.strip() or _GOVERNED.search(words.lower) else Tense.NONE


def _infinitive(words: _Before, sentence: str) -> Tense | None:
    left = words.left
    if words.has(_TO_WORD, _DECIDED):
        return Tense.NONE if "ed the" in words.lower and _COMPELLED.search(words.lower) else Tense.DECIDED
    if "would" in left and _WOULD.search(left) and _REPORTED.search(lowered(sentence)):
        return Tense.DECIDED
    if words.has(_MODAL_WORDS, _MODAL, 2):
        return Tense.NONE
    if words.has(_WILL_WORDS, _WILL):
        return Tense.FUTURE
    if _HEADED.match(left):
        return Tense.FUTURE
    return Tense.NONE if "to" in left and _TO.search(left) else None
