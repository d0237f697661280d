"""What those named are, in the text's own words: "Ivan Example, the minister of the interior"."""

import re
from collections.abc import Iterable

from bot.domain.action import Role
from bot.lexicon.patterns import Pattern
from bot.reading.names.name_words import OFFICE
from bot.reading.notes import Note

_LONGEST = 120  # characters of a role
# Beside the offices that stand before names in capitals: ranks and trades.
_OFFICE = (
    rf"(?:{OFFICE}|co-ordinator|general|colonel|major|captain|admiral|marshal|brigadier|officer|official|owner|"
    r"founder|manager|executive|ceo|oligarch|business(?:man|woman|person)|broker|financier|smuggler|trafficker|"
    r"engineer|agent|operative|senator|lawmaker|legislator|mp|envoy|aide|editor|journalist|cleric|banker|lawyer)"
)
_KIND = (
    r"(?:company|firm|bank|corporation|agency|ministry|organi[sz]ation|group|network|militia|unit|brigade|bureau|"
    r"subsidiary|manufacturer|producer|supplier|exporter|importer|trader|airline|shipyard|refinery|institute|"
    r"university|foundation|association|exchange|broker|front|vessel|tanker|ship|manager|operator|owner|"
    r"contractor|conglomerate|holding|prison|outlet|channel|laboratory|party|charity|enterprise|business)"
)
# Behind a name: ", the minister of the interior", " (director of the prison)", " – head of the guard".
_BEHIND = (
    r"(?:, |\s?\(|\s[–—-]\s|: )(?:who is |which is |as well as )?"
    r"(?P<role>(?!(?:pursuant|under|for|in|as|who|which|and|or|including|along|together|also|because|following|"
    r"to|by|on|from|with|alias|aka|a\.k\.a|born|dob)\b)(?:[\w’'&/-]+\s+){0,7}?\b(?:KIND)\b[^,;:().\n]{0,100})"
)
_AFTER = {
    person: Pattern(_BEHIND.replace("KIND", kind), re.IGNORECASE)
    for person, kind in ((True, _OFFICE), (False, _KIND))
}
_ONLY_KIND = Pattern(
    r"(?:an? |the )?(?:official|officer|member|agent|general|company|firm|group|party)", re.IGNORECASE
)
# Before a name: "Foreign Minister", "the deputy chief of police", with no comma between.
_BEFORE = Pattern(
    rf"(?P<role>(?:(?:former|acting|deputy|first|vice|prime|current|senior|[A-Z][\w’'-]*)\s+)*"
    rf"(?i:\b{_OFFICE})(?:\s+(?:(?:of|for|in|to|and)\s+)?(?:the\s+)?(?:[A-Z][\w’'-]*|police|prisons?|staff|"
    rf"defen[cs]e|state|justice|security|intelligence|interior|affairs|foreign))*)\s+$"
)
_BEFORE_REACH = 90  # characters
_CLAUSE = Pattern(r"\s+(?:who|which|that|for|under|pursuant|was|is|were|are|and (?=[A-Z]))\b")
_ADJOINS = Pattern(r"\s?(?:\([Rr]et(?:ired|\.)?\))?\s*")
_FIELDS = {"persons_named": True, "entities_named": False}


def roles_in(whole: str, notes: Iterable[Note]) -> tuple[tuple[Role, ...], list[Note]]:
    """The roles of persons and bodies that notes name, each told beside its name, and the words they rest on.

    A role is said of the name beside it and of nobody else; relatives have none.
    """
    named = sorted({(s, e, f) for f, s, e, _ in notes if f in _FIELDS})
    found: dict[str, str] = {}
    rest: list[Note] = []
    for number, (start, end, field) in enumerate(named):
        name = whole[start:end]
        stop = named[number + 1][0] if number + 1 < len(named) else len(whole)
        earlier = named[number - 1][1] if number else 0
        span = _behind(whole, end, stop, person=_FIELDS[field])
        if span is None and _FIELDS[field]:
            span = _in_front(whole, max(earlier, start - _BEFORE_REACH), start)
        if span and name not in found:
            found[name] = whole[slice(*span)]
            rest.append(("roles", *span, ""))
    return tuple(Role(*each) for each in found.items()), rest


def _behind(whole: str, end: int, stop: int, *, person: bool) -> tuple[int, int] | None:
    match = _AFTER[person].match(whole, end, min(stop, end + _LONGEST + 4))
    if match is None:
        return None
    start, last = match.span("role")
    if cut := _CLAUSE.search(whole, start + 4, last):
        last = cut.start()
    words = whole[start:last].rstrip(" .-–—")
    if not words or _ONLY_KIND.fullmatch(words) or _ADJOINS.fullmatch(whole, start + len(words), stop):
        return None  # it says nothing, or stands before the next name
    return start, start + len(words)


def _in_front(whole: str, left: int, start: int) -> tuple[int, int] | None:
    match = _BEFORE.search(whole, left, start)
    if match is None or _ONLY_KIND.fullmatch(match["role"]):
        return None
    return match.span("role")
