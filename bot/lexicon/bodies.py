"""Ministries, agencies and offices that issue or answer measures, as English texts call them.

Offices are named, persons are not: who is Secretary changes, what a Secretary is does not.
"""

import re
from functools import cache
from typing import NamedTuple

from bot.lexicon.compiling import compiled
from bot.lexicon.folding import holds_any
from bot.lexicon.mentions import CountryMention, find_countries


class BodyMention(NamedTuple):
    """An office at [start, end). `code` is its state; None where the words around it do not tell."""

    code: str | None
    name: str  # the usual name of the body, e.g. "Department of State"
    start: int
    end: int


# state ("-": any) | usual name | pattern (case-sensitive; spaces match any white space)
_BODIES = r"""
US|Department of State|(?:State Department|Department of State|Office of the Spokesperson)
US|Department of State|(?<!Foreign\s)(?<!Home\s)(?<!Defence\s)Secretary (?!General)(?:of State|[A-Z][a-z]+)
US|Department of the Treasury|(?:Secretary|Department) of (?:the )?Treasury
US|Department of the Treasury|Treasury(?: Department| Secretary)?
US|OFAC|(?:OFAC|Office of Foreign Assets? Controls?)
US|Department of Commerce|(?:Commerce Department|Department of Commerce|Secretary of Commerce)
US|BIS|(?:Bureau of Industry and Security|BIS)
US|Department of Homeland Security|(?:Department of Homeland Security|DHS|Customs and Border Protection|CBP)
US|Department of Justice|(?:Justice Department|Department of Justice)
US|Department of War|(?:Department of (?:Defense|War)|Pentagon)
US|White House|(?:White House|President of the United States)
US|Federal Communications Commission|(?:Federal Communications Commission|FCC)
CN|Ministry of Commerce|(?:MOFCOM)
CN|Taiwan Affairs Office|(?:Taiwan Affairs Office)
CN|State Council|(?:State Council)
GB|Foreign, Commonwealth & Development Office|(?:Foreign Office|FCDO)
GB|Foreign, Commonwealth & Development Office|Foreign, Commonwealth (?:&|and) Dev\w+ Office
GB|Foreign, Commonwealth & Development Office|(?:OFSI|Home Office|Foreign Secretary)
CA|Global Affairs Canada|(?:Global Affairs Canada)
AU|Department of Foreign Affairs and Trade|(?:DFAT)
NZ|Ministry of Foreign Affairs and Trade|(?:MFAT)
CH|SECO|(?:SECO|Federal Council)
EU|Council of the EU|(?:Council of the (?:EU|European Union)|European (?:Council|Commission))
EU|Council of the EU|High Representative
UN|Security Council|(?:UN )?Security Council
-|Ministry of Foreign Affairs|(?:[Mm]inistry of [Ff]oreign [Aa]ffairs|[Ff]oreign [Mm]inistry|MFA)
-|Ministry of Foreign Affairs|(?:Foreign Affairs Ministry|Department of Foreign Affairs)
-|Ministry of Commerce|(?:Ministry of Commerce|Commerce Ministry|commerce ministry)
-|Ministry of Defence|(?:Ministry of (?:National )?Defen[cs]e|[Dd]efen[cs]e [Mm]inistry)
-|Ministry of the Interior|(?:Ministry of (?:the )?Interior|[Ii]nterior [Mm]inistry)
-|Embassy|(?:[Ee]mbassy)
"""

# Characters with which these begin, looked at first, for most words begin otherwise. In lower case only those
# do that hold the words below.
_FIRST, _CAPITALS = "A-Zcdefim", "A-Z"
_LOWER_CASE = ("inistry", "mbassy")


@cache
def _patterns(first: str) -> tuple[re.Pattern[str], tuple[tuple[str | None, str], ...]]:
    rows: list[tuple[str | None, str]] = []
    parts: list[str] = []
    for line in _BODIES.strip().splitlines():
        code, name, pattern = line.split("|", 2)
        parts.append(f"(?P<b{len(rows)}>{pattern.replace(' ', chr(92) + 's+')})")
        rows.append((None if code == "-" else code, name))
    return compiled(rf"(?<!\w)(?=[{first}])(?:{'|'.join(parts)})(?!\w)"), tuple(rows)


def find_bodies(text: str, mentions: tuple[CountryMention, ...] | None = None) -> tuple[BodyMention, ...]:
    """Offices named in English text, in order; a ministry takes the state beside it."""
    pattern, rows = _patterns(_FIRST if holds_any(text, _LOWER_CASE) else _CAPITALS)
    states = find_countries(text) if mentions is None else mentions
    by_start = {m.start: m for m in states}
    by_end = {m.end: m for m in states if text[m.start].isalpha()}  # a flag before an office is an ornament
    found: list[BodyMention] = []
    for match in pattern.finditer(text):
        code, name = rows[int((match.lastgroup or "b0")[1:])]
        state = code or _beside(text, match.start(), match.end(), by_start, by_end)
        found.append(BodyMention(state, name, match.start(), match.end()))
    return tuple(found)


def _beside(
    text: str, start: int, end: int, by_start: dict[int, CountryMention], by_end: dict[int, CountryMention]
) -> str | None:
    before = re.search(r"(?:['’]s?)?\s*$", text[max(0, start - 5) : start])
    if before and (mention := by_end.get(start - len(before.group()))):
        return mention.code
    after = re.match(r"\s+(?:of|in|to)\s+(?:the\s+)?", text[end : end + 12])
    if after and (mention := by_start.get(end + after.end())):
        return mention.code
    return None
