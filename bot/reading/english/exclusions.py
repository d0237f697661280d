"""Words around a cue that take it out: calls, condemnations, doubts, earlier times."""

from bot.lexicon.patterns import Pattern
from bot.reading.english.clauses import opening_end
from bot.reading.english.cues import Cue
from bot.reading.english.tense import Tense
from bot.reading.text.dates import says_today
from bot.reading.vocabulary import Exclusion, Vocabulary
from bot.reading.weights import SURE

# Characters around a cue. What governs it ("calls on the government of X to ...") takes about twenty words at
# most, and what is said of its object about as many; further off stands what is said of something else.
_LEADS, _TRAILS = 140, 120
_CLOSE = 90  # what is only supposed stands nearer: "is considering whether to ..."
_TODAY_NEAR = 100  # a day stands in the clause of its verb


def find_exclusion(vocabulary: Vocabulary, text: str, lower: str, cue: Cue) -> Exclusion | None:
    """An exclusion counts within the words around the cue, and before it where it governs."""
    left, right = max(opening_end(text, cue.start), cue.start - _LEADS), cue.end + _TRAILS
    near, close = slice(left, right), slice(max(0, cue.start - _CLOSE), cue.end + 1)
    for exclusion, pattern in vocabulary.exclusions.possible(lower):
        if exclusion.role == "asks" and pattern.search(text, lower):
            return exclusion
        if exclusion.role == "supposes" and not pattern.search(text[close], lower[close]):
            continue
        if exclusion.role == "condemns" and _does_besides(lower, cue):
            continue
        if exclusion.role == "earlier" and _fresh(cue, lower):
            continue
        found = pattern.search(text[near], lower[near])
        if found and exclusion.role == "condemns" and _is_added(lower, left + found.start(), cue):
            continue
        if found and exclusion.kind == "call" and _within(cue, left + found.start(), left + found.end()):
            continue  # "told the embassy that it must cease ..." demands what it decides
        if found and (
            not exclusion.governs or _governs(lower[near], found.start(), found.end(), cue.start - left)
        ):
            return exclusion
    return None


def _within(cue: Cue, start: int, end: int) -> bool:
    return cue.start <= start and end <= cue.end


# Where another clause begins: "denies that it jailed him; in response we are expelling ...".
_OTHER_CLAUSE = Pattern(r"[;—]|,? (?:and|but|so) (?:\w+ )|, in (?:response|reply)\b|\btherefore\b")


def _governs(lower: str, start: int, end: int, cue: int) -> bool:
    """Whether words at [start, end) lead to a cue: they begin before it, in the same clause."""
    return start < cue and _OTHER_CLAUSE.search(lower, end, max(end, cue)) is None


# "Condemns the attack and expels two diplomats": the second verb has the same subject, and is no object.
_AND = Pattern(r"\band (?:(?:has|have|is|are|today|also|now|thus|hereby|therefore|in turn|\w+ly) )*$")


def _does_besides(lower: str, cue: Cue) -> bool:
    """Whether a subject that condemns something acts, too."""
    acts = cue.tense in {Tense.PRESENT, Tense.DECIDED, Tense.FUTURE}
    return acts or _AND.search(lower, 0, cue.start) is not None


_ON_A_DAY = Pattern(
    r"\bon (?:mon|tues|wednes|thurs|fri|satur|sun)day (?:\w+ly )?$"
)  # as reports tell the day


def _is_added(lower: str, start: int, cue: Cue) -> bool:
    """Whether a condemnation that starts behind an act is a second verb: "expelled two and condemned ..."."""
    return start > cue.end and lower.endswith((" and ", " and also "), 0, start)


def _fresh(cue: Cue, lower: str) -> bool:
    """Words of the past beside a plainly present act describe what it builds on."""
    present = cue.tense in {Tense.PRESENT, Tense.DECIDED, Tense.GERUND}
    near = lower[max(0, cue.start - _TODAY_NEAR) : cue.start + _TODAY_NEAR]
    return (present and cue.strength >= SURE) or says_today(near)
