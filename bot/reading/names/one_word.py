"""Bodies of one word among those listed: "Example Systems, Examplair and Sample Oil", where three are hit."""

from itertools import pairwise

from bot.lexicon import find_cities, find_countries
from bot.lexicon.patterns import Pattern
from bot.reading.names.name_words import COMMON
from bot.reading.names.names import Name

_JOINT = r"[”\"]?(?:,|;|,? and|,? &)[ \t]+(?:the )?[“\"]?"
_WORD = r"[^\W\d_a-z][\w’'.-]*\w"
_BETWEEN = Pattern(rf"(?:\.?{_JOINT}{_WORD}){{1,6}}\.?{_JOINT}")
_AT_FIRST = Pattern(
    rf"(?:\b(?:namely|include[sd]?|including|are)|:)[ \t]+(?:the )?[“\"]?"
    rf"(?P<those>{_WORD}(?:{_JOINT}{_WORD}){{0,5}}){_JOINT}$"
)
_EACH = Pattern(rf"(?<![\w’'.-]){_WORD}")
_INNER = Pattern(r"(?<!,) and $")  # "Example Land and Sea, B and C": before the last of a list, inside a name
_REACH = 200  # characters between two names of one list, and before the first


def one_word_bodies(whole: str, found: list[Name], stated: int) -> list[Name]:
    """The bodies of one word that stand in the list of those found, if with them as many are named as hit.

    A word alone may be anything: only the number stated makes it a name.
    """
    missing = stated - len(found)
    if missing <= 0 or not any(name.body for name in found):
        return []
    listed = sorted(found, key=lambda name: name.start)
    words = _before(whole, listed[0].start)
    for one, other in pairwise(listed):
        if other.start - one.end <= _REACH and _BETWEEN.fullmatch(whole, one.end, other.start):
            words += _each(whole, one.end, other.start)
    return words if len(words) == missing else []


def _before(whole: str, first: int) -> list[Name]:
    lead = _AT_FIRST.search(whole, max(0, first - _REACH), first)
    return _each(whole, *lead.span("those")) if lead else []


def _each(whole: str, start: int, end: int) -> list[Name]:
    words = whole[start:end]
    places = {m.start for m in find_countries(words)} | {m.start for m in find_cities(words)}
    return [
        Name(m.group(), m.start(), m.end(), body=True)
        for m in _EACH.finditer(whole, start, end)
        if m.start() - start not in places
        and not COMMON.match(m.group())
        and not (_INNER.search(whole, max(0, m.start() - 6), m.start()) and whole.startswith(",", m.end()))
    ]
