"""Words around a cue that take it out: calls, condemnations, doubts, earlier times."""

from bot.reading.clauses import opening_end
from bot.reading.cues import Cue
from bot.reading.dates import says_today
from bot.reading.tense import Tense
from bot.reading.vocabulary import Exclusion, Vocabulary

SURE = 0.75  # a cue of this strength is plainly of today


def find_exclusion(vocabulary: Vocabulary, text: str, lower: str, cue: Cue) -> Exclusion | None:
    """An exclusion counts within the words around the cue, and before it where it governs."""
    left, right = max(opening_end(text, cue.start), cue.start - 140), cue.end + 120
    near, close = slice(left, right), slice(max(0, cue.start - 90), cue.end + 1)
    for exclusion, pattern in vocabulary.exclusions.possible(lower):
        if exclusion.id == "question" and pattern.search(text, lower):
            return exclusion
        if exclusion.id == "hypothetical" and not pattern.search(text[close], lower[close]):
            continue
        if exclusion.id == "condemn-foreign" and cue.tense in {Tense.PRESENT, Tense.DECIDED, Tense.FUTURE}:
            continue
        if exclusion.id == "previously" and _fresh(cue, lower):
            continue
        if pattern.search(text[near], lower[near]):
            return exclusion
    return None


def _fresh(cue: Cue, lower: str) -> bool:
    """Words of the past beside a plainly present act describe what it builds on."""
    present = cue.tense in {Tense.PRESENT, Tense.DECIDED, Tense.GERUND}
    return (present and cue.strength >= SURE) or says_today(lower[max(0, cue.start - 100) : cue.start + 100])
