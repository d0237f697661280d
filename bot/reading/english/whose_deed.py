"""Whose deed a sentence only comments on: "we welcome Ruritania's decision to impose ..."."""

from bot.lexicon import CountryMention
from bot.lexicon.folding import lowered
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
# "The envoy of Ruritania, which has expelled ...", "Borduria, whose government today sanctioned ...".
_RELATIVE = Pattern(
    r",? (?:which|who|whose(?: [\w-]+){1,3}?)(?: (?:has|have|is|are|today|yesterday|also|"
    r"now|then|just|"
    r"itself|on \w+day|last \w+|this \w+|earlier this \w+))* ?"
)
# Who else says it: "according to Ruritania", "the announcement from Borduria that ...", "Borduria claims
# that".
_SOURCE = Pattern(
    r"\b(?:according to|in the words of|i quote|to quote|(?:announcement|news|statement|report|word)s? "
    r"(?:by|from|of)) "
    r"(?:the )?$"
)
_SAYS = Pattern(
    r"(?:[’']s)?(?: [\w-]+){0,3}? (?:says?|said|claims?|claimed|alleges?|alleged|asserts?|writes|wrote|"
    r"reads|tweeted|posted|"
    r"(?:told|informed) (?:us|me)|let it be known|has it|complains?|complained|accuses?|insists?|maintains?)"
    r"(?: today| on \w+day)?(?: that)?(?:(?: (?!and\b|but\b|so\b|we\b|to\b)[\w’'.-]+){0,12} |[:,] "
    r"?[“\"][^”\"]*)"
)
_TOLD_BEHIND = Pattern(r"[”\"],? (?:said )?(?:the )?$")
_ALSO_SAYS = Pattern(
    r"\b(?:and|but) (?:\w+ )?(?:confirm|announc|sa(?:id|ys)|stat|declar|inform|not(?:es|ed))\w*\b"
)
_THEIRS_SAYS = Pattern(r"\btheir (?:[\w-]+ ){1,3}(?:said|says|announced|told)\b[^;]*$")
_BREAKS = Pattern(r"[;—]|,? (?:and|but|so|therefore) ")
_SPEECH = Pattern(r"(?:[’']s)?(?: [\w-]+){0,5}? (?:said|says|told|wrote|added|declared)\b")
# In lower case: the speaker says what he thinks of it, so "it" is not the speaker.
_COMMENTS = Pattern(
    r"\b(?:welcom|applaud|commend|prais|support|protest|condemn|deplor|regret|oppos|denounc|reject|dismay|"
    r"disappoint|concern|representations)\w*\b"
)


def does(sentence: str, mention: CountryMention, start: int) -> bool | None:
    """Whether the verb at `start` is about a state's decision, told right before; None where none is told."""
    words = sentence[mention.end : start]
    if _RELATIVE.fullmatch(words):
        return True
    if deed := DEED.match(words):
        return deed.end() == len(words)
    if _TO.fullmatch(words) and _OF.search(sentence[: mention.start]):
        return True
    return None


def other_side(
    sentence: str, start: int, mentions: tuple[CountryMention, ...], publisher: str | None
) -> CountryMention | None:
    """Another state whose words or decision the publisher only passes on, at the verb that starts at `start`.

    "It" in "we welcome Ruritania's announcement that it is imposing ..."; "according to Borduria, ...".
    """
    others = [m for m in mentions if m.code != publisher]
    if publisher is None or not others:
        return None
    lower = lowered(sentence)
    before = [m for m in others if m.end <= start]
    for m in before:
        words = sentence[m.end : start]
        if _SOURCE.search(lower, 0, m.start) and not _BREAKS.search(words):
            return m
        if _SAYS.fullmatch(words):
            return m
    for m in others:
        if m.start >= start and _TOLD_BEHIND.search(sentence, 0, m.start) and _SPEECH.match(sentence, m.end):
            return m
    if not before:
        return None
    of_another = _PRONOUN.search(lower, 0, start) and _COMMENTS.search(lower, 0, start)
    told = of_another and not _ALSO_SAYS.search(lower, before[-1].end, start)
    return before[-1] if told or _THEIRS_SAYS.search(lower, 0, start) else None
