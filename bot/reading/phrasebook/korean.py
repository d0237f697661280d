"""Korean beside its tables: the names of those hit, in the announcing words and in the list below them."""

import re

from bot.lexicon.patterns import Pattern
from bot.reading.phrasebook.grammar import Grammar, Name
from bot.reading.phrasebook.korean_names import in_prose, in_sentence

# "개인(4명)" and the like, alone on a line: what follows line by line are names.
_HEADING = Pattern(
    r"^[^\S\n]*(?P<sort>개인|인사|기관|단체|선박|기업)[^\S\n]*\(\d{1,3}(?:명|개|개사|척)\)[^\S\n]*$",
    re.MULTILINE,
)
_LINE = Pattern(r"[^\n]+")
# Marks of paragraphs and notes: the list is over.
_OVER = Pattern(r"[^\S\n]*(?:[□ㅇ○※◦*]|\d+\)|[-–])")
_NAME = Pattern(r"[^\S\n]*(?P<name>[^\s()][^()\n]{1,60}?)[^\S\n]*(?:\([^\n]{1,60}\))?[^\S\n]*$")
_PEOPLE = frozenset({"개인", "인사"})
_QUOTED = Pattern(r"[‘'](?P<name>[^’'\n]{2,40}?)(?:\([^)’'\n]{1,40}\))?[’'](?=을|를|와|과|,)")
_BODY = Pattern(r"(?:회사|은행|무역|社|법인|기업|총국|선박|호|Ltd\.?|Co\.?|Inc\.?)$")
_LONGEST_LIST = 200  # names


def listed(text: str) -> tuple[Name, ...]:
    """Names under headings that count them, until the list gives way to sentences; else in these."""
    return _under_headings(text) or in_prose(text)


def _under_headings(text: str) -> tuple[Name, ...]:
    found: list[Name] = []
    for heading in _HEADING.finditer(text):
        is_body = heading["sort"] not in _PEOPLE
        for line in _LINE.finditer(text, heading.end()):
            match = _NAME.match(line.group())
            if match is None or _OVER.match(line.group()) or _HEADING.match(text, line.start()):
                break
            start = line.start() + match.start("name")
            found.append((match["name"], start, start + len(match["name"]), is_body))
            if len(found) > _LONGEST_LIST:
                return tuple(found)
    return tuple(found)


def names(text: str) -> tuple[Name, ...]:
    """Names in quotation marks that are objects of the announcing sentence, else those it lists."""
    quoted = tuple(
        (m["name"], m.start("name"), m.end("name"), bool(_BODY.search(m["name"])))
        for m in _QUOTED.finditer(text)
    )
    return quoted or tuple(in_sentence(text))


KOREAN = Grammar(names=names, listed=listed)
