"""Whose deed a sentence only comments on: "we welcome Ruritania's decision to impose ..."."""

from bot.lexicon import CountryMention
from bot.lexicon.patterns import Pattern

_IT = (
    r"that (?:it|they) (?:is|are|has|have|had|will|would|was|were|plans? to|intends? to)\b"
    r"(?: (?:now|also|\w+ly))*"
)
# After a state, the noun for what it does; to the end where the verb is what the noun is about.
DEED = Pattern(
    r"(?:[’']s?)? (?:[\w-]+ ){0,2}?(?:decision|announcement|move|plan|intention|threat)s?\b"
    rf"(?:,? (?:today )?(?:to|of|{_IT})(?: \w+ly)?)?(?: |(?=\W))"
)
_OF = Pattern(
    r"\b(?:decision|announcement|move|plan|intention|threat)s? (?:today )?(?:of|by|from) (?:the )?$"
)
_TO = Pattern(rf" (?:today )?(?:to|{_IT})(?: \w+ly)? ")
_PRONOUN = Pattern(rf"\b{_IT} $")
# In lower case: the speaker says what he thinks of it, so "it" is not the speaker.
_COMMENTS = Pattern(
    r"\b(?:welcom|applaud|commend|prais|support|protest|condemn|deplor|regret|oppos|denounc|reject|dismay|"
    r"disappoint|concern|representations)\w*\b"
)


def does(sentence: str, mention: CountryMention, start: int) -> bool | None:
    """Whether the verb at `start` is about a state's decision, told right before; None where none is told."""
    words = sentence[mention.end : start]
    if deed := DEED.match(words):
        return deed.end() == len(words)
    if _TO.fullmatch(words) and _OF.search(sentence[: mention.start]):
        return True
    return None


def other_side(
    sentence: str, start: int, mentions: tuple[CountryMention, ...], publisher: str | None
) -> CountryMention | None:
    """Who "it" is in "we welcome Ruritania's announcement that it is imposing ...": never the speaker."""
    lower = sentence[:start].lower()
    if not (_PRONOUN.search(lower) and _COMMENTS.search(lower)):
        return None
    before = [m for m in mentions if m.end <= start and m.code != publisher]
    return before[-1] if before else None
