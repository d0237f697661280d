"""The text's own words for those hit, cut where the sentence goes on to what is done to them, and why."""

from bot.lexicon.folding import lowered
from bot.lexicon.patterns import Pattern

_HIT = Pattern(
    r"(?:officials?|personnel|individuals?|persons?|"
    r"lawmakers?|members|entities|companies|diplomats?|employees|leaders?|nationals|judges|prosecutors|"
    r"actors|journalists|vessels|networks?)\b"
)
_CLASS = Pattern(
    r"(?:(?:current|former|embassy|consular|diplomatic|military|government|and|or|senior|certain|some|several|[A-Z][\w.’'-]*|\w+ese|"
    rf"\w+ian)\s+){{0,6}}{_HIT.pattern}"
)
# A number is told elsewhere.
_LEADING = Pattern(
    r"(?:(?:and|or|The|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Twenty|Thirty)\s+)+"
)
_LONGEST = 110  # characters after the noun; what has no end there is left at the noun
# The patterns below are tried on text in lower case.
_STOP = Pattern(r"[;:,(–—…]|\s-\s|(?<![\s.][a-z])\.|\.$")
# What is done to them, by what law, why and when is no part of the words for them.
_BEYOND = Pattern(
    r"\s+(?:(?:as |to be )?(?:a )?personae? non gratae?|undesirable\b|"
    r"under (?!(?:the )?(?:\w+ )?(?:control|command|jurisdiction|leadership|age|influence)\b)|"
    r"pursuant to|in accordance with|consistent with|"
    r"in (?:response|reply|return|retaliation|reaction|connection|view|light|coordination)\b|"
    r"due to|because of|on (?:the )?grounds|over (?:the|their|its|his|her|alleged)\b|"
    r"(?:to|onto|off) (?:the|its|our|their) [^,;.]{0,60}\blist\b|from (?:entering|travel)|"
    r"to (?:leave|depart|enter|return)\b|within (?:\d|\w+ (?:hours|days|weeks))|by (?:\d|the end of)|"
    r"(?:on|last|this|next|since|until|effective) (?:\w+day\b|week|month|year|\d)|today\b|yesterday\b|"
    r"tomorrow\b|with (?:immediate )?effect|effective (?:immediately|today|on|from|\w+ \d)|as of\b|"
    r"starting\b|"
    r"and (?:has |have |is |are |will )?(?:also )?(?:called|calls|ordered|orders|asked|asks|told|tells|gave|"
    r"gives|demanded|demands|closed|closes|closing|cancel\w*|revok\w+|suspend\w*|impos\w+|fr[eo]ez\w+|froze|"
    r"bans?|banned|bars?|barred|prohibit\w*|recall\w*|will|must|shall|has|have|is|are)\b)"
)
WRONGS = (
    r"(?:(?:significant|gross|serious|grave|severe|flagrant|systematic|widespread|credible|ongoing|repeated|"
    r"human rights|political|violent) )*"
    r"(?:corruption|violations?|abuses?|repression|oppression|torture|complicity|interference|aggression|espionage|"
    r"crimes|atrocities|support|involvement|participation|trafficking|money laundering)"
)
"""What people are hit for, in lower case, where no article stands before it."""
# "responsible for undermining" describes them; "for undermining" alone is why they are hit.
_WHY = Pattern(
    r"(?<!\bresponsible)(?<!\baccountable)(?<!\bliable)(?<!\bknown)(?<!\bwanted)(?<!\bused)\s+for "
    rf"(?:(?:\w+ly )?\w+ing|their|its|his|her|alleged|{WRONGS})\b"
)
_FINITE = Pattern(
    r"\s+(?:will|shall|must|would|may|can|cannot|could|should|has|have|had|is|are|was|were|said|says|"
    r"announced|left|leave|face|faces|became|become|remain|received|"
    r"(?:takes?|took) effect|(?:come|enter)s? into (?:force|effect)|(?:came|entered) into|applies|begins)\b"
)
_RELATIVE = Pattern(r"\s+(?:who|whom|whose|that|which)\b")
# What is cut off in the middle of a phrase describes nobody: "officials who are believed (to be ...)".
_DANGLING = Pattern(
    r"(?:\s+(?:who|that|which) (?:are|is|were|was) \w+ed)?"
    r"(?:\s+(?:a|an|the|of|for|to|in|on|at|by|with|from|and|or|but|as|into|over|against|who|whom|whose|"
    r"that|which|be|is|are|was|were|has|have|had|their|its|his|her|between|including|[A-Z]|"
    r"believed|alleged|thought|deemed|found|known|suspected|accused|responsible|complicit|involved|engaged))*$"
)


def target_class(after: str) -> tuple[str, int, int] | None:
    """Those hit in the text's own words, with where these stand: no more than describes them."""
    hit = _HIT.search(after)
    if hit is None:
        return None
    match = _CLASS.search(after, _eight_words_before(after, hit.start()))
    if match is None:
        return None
    start = match.start()
    if leading := _LEADING.match(after, start):
        start = leading.end()
    words = after[start : match.end() + _described(after[match.end() :])].rstrip()
    if dangling := _DANGLING.search(words):  # perhaps empty, at the end
        words = words[: dangling.start()]
    return words, start, start + len(words)


def _eight_words_before(text: str, end: int) -> int:
    """Where to begin to look for those hit who are named at `end`: at most six words describe them."""
    words = text[:end].rsplit(None, 8)
    return len(words[0]) if len(words) > 8 else 0  # noqa: PLR2004 -- the eight, and all that stands before


def _described(rest: str) -> int:
    """How many of the characters after the noun still describe those hit."""
    near = lowered(rest[:_LONGEST])
    ends = [m.start() for pattern in (_STOP, _BEYOND, _WHY) if (m := pattern.search(near))]
    relative = _RELATIVE.search(near)
    if verb := _FINITE.search(near, 0, relative.start() if relative else len(near)):
        ends.append(verb.start())
    if ends:
        return min(ends)
    return len(rest) if len(rest) <= _LONGEST else 0
