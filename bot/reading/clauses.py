"""Clauses of a sentence: where the one around a cue begins and ends, and whether it only looks back."""

from bot.lexicon.patterns import Pattern

_OPENING = Pattern(
    r"^\W*(?:After|Following|In response to|In reaction to|Since|Despite|As|While|Although|"
    r"When)\b[^,]{0,200},"
)
# "ten days after Washington restricted", "since the EU sanctioned": conjunction, a subject, then the verb.
_SPAN = r"(?:\w+ (?:days?|weeks?|months?|years?|hours?) )?"
_LOOKS_BACK = Pattern(
    rf"(?i)(?P<conjunction>\b{_SPAN}(?:after|since)) (?!then\b|that\b)(?:[\w.’'-]+ ){{1,7}}$"
)
# "the restrictions that Washington announced": the act is known already, as the article says.
_KNOWN_ACT = Pattern(
    r"(?i)\b(?:the|these|those|its|their|earlier|previous) (?:[\w’'-]+ ){0,3}"
    r"(?:restrictions?|sanctions?|measures?|bans?|expulsions?|designations?|listings?|steps?|moves?|"
    r"decisions?) "
    r"(?:that |which )?(?:[\w.’'-]+ ){1,5}$"
)
_NEXT_BACKWARD = Pattern(rf"(?i),? {_SPAN}(?:after|since) (?=[^,;.]{{0,80}}?\b\w+(?:ed|ck|put|ew)\b)")
_REACH = 120  # characters before a verb in which its conjunction may stand


def opening_end(text: str, start: int) -> int:
    """Where the main clause begins: "After X last month, Y imposes ..." is no news of last month."""
    opening = _OPENING.match(text)
    return opening.end() if opening and opening.end() <= start else 0


def looks_back(text: str, start: int) -> bool:
    """Whether the verb at `start` stands in a clause that tells what happened before the news."""
    before = text[max(0, start - _REACH) : start]
    return bool(_LOOKS_BACK.search(before) or _KNOWN_ACT.search(before))


def clause_of(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause around [start, end): without what a sentence tells of earlier or later clauses of time."""
    back = _LOOKS_BACK.search(text, max(0, start - _REACH), start)
    left = back.start("conjunction") if back else 0
    following = _NEXT_BACKWARD.search(text, end)
    return left, following.start() if following else len(text)
