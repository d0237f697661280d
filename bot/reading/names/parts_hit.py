"""The part of a clause that names those hit, without the reasons, which name others."""

import re

from bot.lexicon.patterns import Pattern
from bot.reading.names.name_words import MASK, OFFICE, REASON

_SHORTEST_REASON = 30  # characters; a reason that comes first is no end of the list


def hit_part(text: str) -> str:
    """The part of a clause that names those hit: what comes after the reason names others.

    Where semicolons part a list, each of its members may have a reason: these are blanked.
    """
    kept: list[str] = []
    at = 0
    for reason in REASON.finditer(text):
        if reason.start() < at + _SHORTEST_REASON:
            continue
        kept.append(text[at : reason.start()])
        listed = _LISTED_ON.search(text, reason.end()) or _some_of_them(text, reason.end())
        if listed is None:
            return "".join(kept)
        kept.append(MASK * (listed.start() - reason.start()))
        at = listed.start()
    return "".join((*kept, text[at:]))


def _some_of_them(text: str, start: int) -> re.Match[str] | None:
    """Where "officials who have done this, including A, the head of ..." names them, and no victims."""
    included = _INCLUDING.search(text, start)
    return None if included is None or _VICTIMS.search(text, start, included.start()) else included


_INCLUDING = Pattern(
    r", including (?=(?:[A-Z][\w’'.-]+ ){1,4}?[A-Z][\w’'.-]+, (?:an?|the|its|their)\b"
    rf"[^,;.]{{0,40}}?(?i:\b{OFFICE}\b))"
)
_VICTIMS = Pattern(
    r"\b(?:kill|murder|attack|arrest|detain|detention|death|die|tortur|persecut|prosecut|abduct|assault|jail|"
    r"imprison|abus|against|target|harass|silenc|victim|support|fund|financ|help|assist|suppl|serv|work|met|meet)"
)


_LISTED_ON = re.compile(
    r"; (?:and )?(?:(?:his|her|their|its|the|former|[a-z]+) ){0,4}(?=[A-Z])|: (?=(?:the )?[A-Z])"
)
