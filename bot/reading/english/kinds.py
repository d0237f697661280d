"""What kind of people or bodies are hit."""

from bot.domain.words import TargetKind
from bot.lexicon.patterns import Pattern
from bot.reading.english.setting import Finding
from bot.reading.notes import Note
from bot.reading.vocabulary import Vocabulary

_REACH = 400  # characters from the cue on in which the kinds of those hit stand
# The patterns are tried on text in lower case.
_ACCUSED = Pattern(
    r",? \b(?:who|whom|whose|responsible for|complicit in|involved in|accused of|believed to|"
    r"for (?:their|his|her|its|having|being|involvement)|due to|because of|in connection with)\b"
)
_SOMEBODY = Pattern(r"\b(?:individuals?|persons?|people|those|anyone)\b")  # hit, of no kind we name


def kinds_hit(vocabulary: Vocabulary, finding: Finding, notes: list[Note]) -> tuple[TargetKind, ...]:
    """Kinds of those hit, in the order of their table."""
    cut = 0 if finding.cue.passive or finding.sentence.title else finding.cue.start
    words = finding.sentence.lower[cut : cut + _REACH]
    # What those hit are accused of names others: victims, and those they are said to have worked for.
    accused = _ACCUSED.search(words)
    head = words[: accused.start()] if accused else words
    found = _kinds(vocabulary, head)
    if not found and not _SOMEBODY.search(head):
        found = _kinds(vocabulary, words)
    base = finding.sentence.start + cut
    notes += [("target_kinds", base + start, base + end, "") for _, start, end in found]
    return tuple(kind for kind, _, _ in found)


def _kinds(vocabulary: Vocabulary, lower: str) -> list[tuple[TargetKind, int, int]]:
    return [(kind, *match.span()) for kind, match in vocabulary.target_kinds.matches(lower, lower)]
