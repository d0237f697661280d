"""Clauses of a sentence: where the one around a cue begins and ends, and whether it only looks back."""

from bot.lexicon.patterns import Pattern

_OPENING = Pattern(
    r"^\W*(?:(?:[A-Z]\w+ )?(?:[Aa]fter|[Ff]ollowing)|In response to|In reaction to|Since|Despite|As(?! "
    r"(?:is|you|we|all|I|part|an?|of|from|already|reported)\b)|"
    r"While|Although|"
    r"When|Now that|Because|Like|Amid(?:st)?|Ignoring|Dashing|Defying|Rejecting|Dismissing|Thanks to|"
    r"In (?:the )?exercise of|(?:In|As|With) (?:its|their|the|his|her|a) (?:first|second|third|"
    r"latest|biggest|"
    r"largest|strongest|toughest|most))\b[^,]{0,200},"
)
# "Warsaw should not delude itself: this will be answered": who is spoken to, and then what is said.
_SPOKEN_TO = Pattern(
    r"^\W*(?![^:]{0,140}\b(?:said|says|told|tells|warn(?:s|ed)|stat(?:es|ed)|added|noted|stressed|according)\b)"
    r"[^:;.!?\n]{2,60}?\b(?:should|must|ought to|had better|would do well to|needs? to|can be sure)\b"
    r"[^:;.!?\n]{0,80}:"
)
# The patterns below are tried on text in lower case.
# "ten days after Washington restricted", "since the EU sanctioned": conjunction, a subject, then the verb.
_SPAN = r"(?:\w+ (?:days?|weeks?|months?|years?|hours?) )?"
_LOOKS_BACK = Pattern(rf"(?P<conjunction>\b{_SPAN}(?:after|since)) (?!then\b|that\b)(?:[\w.’'-]+ ){{1,7}}$")
# "the restrictions that Washington announced": the act is known already, as the article says.
_KNOWN_ACT = Pattern(
    r"\b(?:the|these|those|its|their|earlier|previous) (?:[\w’'-]+ ){0,3}"
    r"(?:restrictions?|sanctions?|measures?|bans?|expulsions?|designations?|listings?|steps?|moves?|"
    r"decisions?) "
    r"(?:that |which )?(?!and |but )(?:[\w.’'-]+ ){1,5}$"
)
# "A tanker that Washington blacklisted": which one it is; "the news that Washington blacklisted" tells the
# act.
_KNOWN_THING = Pattern(
    r"\b(?:an?|the|one|two|three|several|\d+|this|its|whose) (?:[\w’'-]+ ){0,3}"
    r"(?!(?:said|says|announced|confirmed|reported|stated|declared|noted|added|told|showed|today|\w+day|news|"
    r"fact|decisions?|announcement|statement|reports?|confirmation|word|notice|so)\b)[a-z]+ (?:that|"
    r"which|whom) "
    r"(?:the )?(?!(?!united )\w+ed |is |are |was |were |has |have |had |will |also |today )[\w.’'-]+ "
    r"(?:(?!\w+ed |today |will |must |also )[\w.’'-]+ )?$"
)
# "decided to lift the measures on A and to extend those against 120 persons": two acts.
_SECOND_DECISION = Pattern(
    r",? and (?:also )?to (?:extend|prolong|renew|maintain|keep|impose|add|list|lift|remove|delist|"
    r"designate)\b"
)
# "Is expelling three diplomats and bans the entry of 25 judges": another verb, with those whom it hits.
_SECOND_VERB = Pattern(
    r"(?<! of)(?<! on)(?<! to)(?<! for)(?<! from)(?<! against),? and "
    r"(?:also |today |is |are |has |have )*(?:(?:ban|expel|freeze|close|bar|declare|designate)s|"
    r"impos(?:es|ed|ing)|(?:bann|expell|freez|clos|barr|revok|designat|sanction)ing|revokes|"
    r"banned|expelled|froze|closed|barred|revoked|sanctioned|designated) "
    r"(?=(?:[\w’'-]+ ){0,4}?(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|\w+teen|twenty|thirty) ))"
)


# "A announced sanctions on X, while B expelled Y": another subject with a verb of its own.
_SECOND_SUBJECT = Pattern(
    r",? (?:while|whereas) (?![\w-]+ing\b)|"
    r"; (?:and )?(?:the )?[\w.’'-]+(?: [\w.’'-]+){0,3} "
    r"(?:has|have|will|also|announced|imposed|said|decided)\b"
)
# In headlines also in the present: "expels two diplomats after Washington imposes visa bans".
_NEXT_BACKWARD = Pattern(
    rf",? {_SPAN}(?:after|since) (?=[^,;.]{{0,80}}?\b(?:\w+(?:ed|ck|put|ew)|"
    r"(?:impose|expel|sanction|ban|bar|revoke|declare|restrict|order|designate|freeze|blacklist|suspend|close)s)\b)"
)
# "As we announced on Friday, we are restricting ...": known since then.
_SAID_BEFORE = Pattern(
    r"(?:^|[.:] )as (?:\w+ ){1,4}(?:announced|said|mentioned|noted|told you|stated|reported) "
    r"(?:yesterday|earlier|before|previously|last|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"[^,;]{0,40}, (?![^;]*\btoday\b)"
)
_REACH = 120  # characters before a verb in which its conjunction may stand


def opening_end(text: str, start: int) -> int:
    """Where the main clause begins: "After X last month, Y imposes ..." is no news of last month."""
    opening = _OPENING.match(text)
    return opening.end() if opening and opening.end() <= start else 0


def addressed_until(text: str, start: int) -> int:
    """Where it ends to say to whom something is said; 0 where nobody is addressed before `start`."""
    addressed = _SPOKEN_TO.match(text) if ":" in text else None
    return addressed.end() if addressed and addressed.end() <= start else 0


# "Ruritania, whose envoys Borduria expelled last week, today expels ...": what stands between is no act of
# now.
_ASIDE = Pattern(r", (?:which|who|whose|whom|where) [^,;]{3,120}(?=,)")


def without_asides(text: str, start: int) -> str:
    """A text in which what a relative clause adds before `start` is blank, place for place."""
    if ", wh" not in text:
        return text
    return _ASIDE.sub(lambda m: " " * len(m.group()), text[:start]) + text[start:]


def looks_back(lower: str, start: int, *, passive: bool = False) -> bool:
    """Whether the verb at `start` of a lower-case text is in a clause that looks back at what came before.

    Before a passive, measures are what is done: "the sanctions on two banks were lifted today".
    """
    before = lower[max(0, start - _REACH) : start]
    return (
        (_holds_conjunction(before) and _LOOKS_BACK.search(before) is not None)
        or (not passive and _KNOWN_ACT.search(before) is not None)
        or _KNOWN_THING.search(before) is not None
    )


def said_before(lower: str, start: int) -> bool:
    """Whether the speaker says that what is done at `start` was told on an earlier day."""
    return " as " in f" {lower[:start]}" and _SAID_BEFORE.search(lower[:start]) is not None


def _holds_conjunction(lower: str) -> bool:
    return "after" in lower or "since" in lower


def clause_of(lower: str, start: int, end: int) -> tuple[int, int]:
    """The clause around [start, end) of a lower-case text: without other decisions, earlier or later time."""
    left, right = _decision(lower, start, end) if " and " in lower else (0, len(lower))
    if ";" in lower or " whe" in lower or " whi" in lower:
        left, right = _own(lower, (start, end), (left, right))
    if not _holds_conjunction(lower):
        return left, right
    back = _LOOKS_BACK.search(lower, max(0, start - _REACH), start)
    following = _NEXT_BACKWARD.search(lower, end)
    return (
        max(left, back.start("conjunction")) if back else left,
        min(right, following.start()) if following else right,
    )


def other_verb_between(lower: str, start: int, end: int) -> bool:
    """Whether in [start, end) another verb begins that has those whom it hits, with their number."""
    return _SECOND_VERB.search(lower, start, end) is not None


def _own(lower: str, cue: tuple[int, int], clause: tuple[int, int]) -> tuple[int, int]:
    """The part of a clause that has the subject of its cue."""
    left, right = clause
    marks = list(_SECOND_SUBJECT.finditer(lower))
    return (
        max((left, *(m.start() for m in marks if m.end() <= cue[0]))),
        min((right, *(m.start() for m in marks if m.start() >= cue[1]))),
    )


def _decision(lower: str, start: int, end: int) -> tuple[int, int]:
    """Where the words of one of several decisions begin and end."""
    marks = [*_SECOND_DECISION.finditer(lower), *_SECOND_VERB.finditer(lower)]
    left = max((m.start() for m in marks if m.start() < start), default=0)
    return left, min((m.start() for m in marks if m.start() >= end), default=len(lower))
