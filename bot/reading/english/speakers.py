"""Who announces an act, and in which office."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from bot.lexicon import find_countries
from bot.lexicon.folding import holds_any
from bot.lexicon.patterns import Pattern
from bot.reading.english.setting import Finding, Setting
from bot.reading.notes import Note

_OFFICE_BEFORE, _NAME = 60, 20  # characters before a speaker and of the name in which the state stands
_HEAD = 1500  # characters in which a text says who speaks
_OFFICE = (
    r"(?:Secretary of State|Secretary|Foreign Minister|Minister|(?P<speaks>[Ss]pokes(?:person|man|woman))|"
    r"Ambassador|President)"
)
_RANK = (
    r"(?:(?:Deputy|Acting|Principal|Assistant|Under|Prime|Foreign|Defence|Department|Ministry|Treasury|"
    r"High|Foreign ministry|foreign [Mm]inistry) )*"
)
_OCCASION = r"[’']s?[ \t]+(?:Regular|Remarks|Statement|Press|Comments?|Answers?|Briefing)"
_ANNOUNCES = (
    r"(?:,[ \t][^,.;\n]{0,60},)?[ \t]+"
    r"(?:\w+ly[ \t]+|today[ \t]+|has[ \t]+|have[ \t]+|also[ \t]+|on[ \t]\w+[ \t]){0,3}"
    r"(?:announc|sa(?:id|ys)|sign|issu|designat|determin|declar|impos|order|approv|direct|authoriz|stat(?:ed|es)|"
    r"told|confirm|inform|sanction|respond|expel|reiterat|not(?:ed|es)|decid|revok|ban|"
    r"is[ \t](?:also[ \t])?\w+ing)"
)
# A spokesperson announces; others do where a verb of announcing follows, or the words of an occasion.
_SPEAKER = Pattern(
    rf"\b(?P<role>{_RANK}{_OFFICE}(?: (?:of|for) (?:Foreign|External) (?:Affairs|Relations))?),?[ \t]+"
    r"(?P<name>(?:[A-Z][\w-]+\.?|[A-Z]\.)(?:[ \t](?:[A-Z][\w-]+|[A-Z]\.)){0,3})"
    rf"(?:{_OCCASION}|(?(speaks)(?![\w’'])|{_ANNOUNCES}))"
)
_OFFICES = ("Secretary", "inister", "okesperson", "Acting")  # one stands in each match of _BYLINE
_BYLINE = Pattern(
    r"^(?P<name>(?:[A-Z][\w.’'-]+[ \t]){1,4}[A-Z][\w’'-]+), (?P<role>(?:Secretary of State|"
    r"Department Spokesperson|(?:Foreign |Prime )?Minister|Spokesperson|Acting)[^\n]{0,60})$",
    re.MULTILINE,
)


class Speaker(NamedTuple):
    """Who says it, as the text writes the name, and the office in the text's words where it tells."""

    name: str
    role: str | None


def speaker_of(setting: Setting, hit: tuple[str, ...], finding: Finding, notes: list[Note]) -> Speaker | None:
    """Who announces what a finding tells: whose turn it is, who is named beside it, who signs the text.

    `hit`: names of those hit, who announce nothing.
    """
    sentence, whole = finding.sentence, setting.layout.whole
    if sentence.speaker:
        name = sentence.speaker.strip()
        at = whole.rfind(name, 0, sentence.start + 1)  # the label of the turn
        if at >= 0:
            notes.append(("speaker", at, at + len(name), ""))
        return Speaker(name, _office_of(name, whole[:_HEAD], notes))
    for match in _named(whole, sentence.start, sentence.end):
        sure = match.re.pattern == _BYLINE.pattern or not setting.news
        if _speaks_for(whole, match.start(), finding.issuer.code, sure=sure):
            name = match["name"].strip()
            if any(name in person for person in hit):
                continue
            notes.append(("speaker", match.start("name"), match.start("name") + len(name), ""))
            notes.append(("speaker_role", *match.span("role"), ""))
            return Speaker(name, match["role"])
    return None


def _named(whole: str, start: int, end: int) -> Iterator[re.Match[str]]:
    return chain(_SPEAKER.finditer(whole, start, end), *_signers(whole[:_HEAD]))


def _office_of(name: str, head: str, notes: list[Note]) -> str | None:
    """The office that the beginning of a transcript gives somebody who speaks in it."""
    last = name.rpartition(" ")[2].casefold()
    for match in chain(*_signers(head)):
        if last in match["name"].casefold().split():
            notes.append(("speaker_role", *match.span("role"), ""))
            return match["role"]
    return None


@lru_cache(maxsize=4)  # every act of a text asks
def _signers(head: str) -> tuple[tuple[re.Match[str], ...], ...]:
    """Who signs a text, then whom its beginning names as speaking."""
    signed = holds_any(head, _OFFICES)
    return tuple(_BYLINE.finditer(head)) if signed else (), tuple(_SPEAKER.finditer(head))


def _speaks_for(whole: str, start: int, issuer: str | None, *, sure: bool) -> bool:
    """In news, several states speak: the name must stand beside its own."""
    if sure:
        return True
    words = whole[max(0, start - _OFFICE_BEFORE) : start + _NAME]
    return any(m.code == issuer for m in find_countries(words)) or (issuer == "US" and "Secretary" in words)
