"""Titles of texts that mostly tell again what was done before: speeches, reviews, pages of background."""

from bot.lexicon.folding import lowered
from bot.lexicon.patterns import Pattern

# Tried on a title in lower case.
_SPOKEN = (
    r"\b(?:remarks|speech|address|keynote|lecture|toast|testimony|op-ed|hearing|opening statement|interview|"
    r"message|statement (?:to|at|in|before) (?:the )?(?:[\w-]+ ){0,3}(?:council|assembly|committee|"
    r"parliament|"
    r"house|plenary|conference|congress|commission|osce|un))\b"
)
_REVIEWED = (
    r"\b(?:timeline|chronolog\w+|factbox|explain\w*|q&a|background\w*|fact ?sheet|archives?|obituary|"
    r"milestones?|"
    r"achievements|highlights|profile|at a glance|in numbers|annual report|reports? on|anniversar\w+|"
    r"year in review|review of|a year of|hundred days|country (?:page|information)|overview|in figures|"
    r"about us|about the|"
    r"chronicle|biograph\w+|newsletter|media kit|ombuds\w+|report of the|month in review|tasks|"
    r"questions about|"
    r"end-of-year|^\W*(?:what|how|why|who)\b|"
    r"our (?:record|support|response)|(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) years?"
    r"(?: (?:on|of|after|since)\b|$))"
)
_TELLS_OF_BEFORE = Pattern(f"{_SPOKEN}|{_REVIEWED}")


def tells_of_before(title: str) -> bool:
    """Whether a title is that of a text in which an act without a day is an old one."""
    return _TELLS_OF_BEFORE.search(lowered(title)) is not None
