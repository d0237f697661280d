"""Who speaks in a transcript for another state than the one whose page it is."""

import re
from typing import Final

from bot.lexicon import find_countries
from bot.lexicon.patterns import Pattern

_HEAD: Final = 1500  # characters of a transcript in which guests are introduced
_OFFICE = Pattern(r"(?:FOREIGN|PRIME) MINISTER|PRESIDENT|CHANCELLOR|HIGH REPRESENTATIVE|AMBASSADOR")
# Offices that the United States does not have: whoever holds one is a guest on its pages.
_NOT_AMERICAN = Pattern(r"(?:FOREIGN|PRIME) MINISTER|CHANCELLOR|HIGH REPRESENTATIVE")
_BESIDE = 40  # characters before an office in which its state may stand: "the Ruritanian President Roe"
_OFFICE_BETWEEN = Pattern(r"(?:[’']s)?[ \t]+(?:[A-Za-z][\w.’'-]*[ \t]+){1,4}")
_OF = r"(?:\s+[\w.’'-]+){0,2}\s+of\s+(?:the\s+)?"


def speaks_for(label: str, publisher: str | None, whole: str) -> str | None:
    """The state for which somebody in office speaks: the publisher, unless the label is that of a guest.

    "PRESIDENT ROE" is a guest where the words that introduce the speaker at the beginning of the text say so
    ("President Roe of Ruritania", "Ruritanian President Roe"), or where the publisher has no such office; of
    such a one the state may not be told: None.
    """
    if _OFFICE.search(label) is None:
        return publisher
    others = (code for code in _introduced(whole[:_HEAD], label.rsplit(maxsplit=1)[-1]) if code != publisher)
    named = next(others, None)
    if named is None and not (publisher == "US" and _NOT_AMERICAN.search(label)):
        return publisher
    return named


def _introduced(head: str, name: str) -> list[str]:
    """The states with which somebody is named."""
    found: list[str] = []
    for match in re.finditer(rf"(?i)\b{re.escape(name)}\b(?P<of>{_OF})?", head):
        words = head[max(0, match.start() - _BESIDE) : match.start()]
        before = [m for m in find_countries(words)[-1:] if _OFFICE_BETWEEN.fullmatch(words, m.end)]
        after = find_countries(head[match.end() : match.end() + _BESIDE])[:1] if match["of"] else ()
        found += [m.code for m in (*before, *(m for m in after if m.start == 0))]
    return found
