"""The offices of persons beside their names, and the bodies these head, which are not hit."""

import re

from bot.lexicon.patterns import Pattern
from bot.reading.names.name_words import ANNOUNCED, BODY, FIELD, OFFICE, TITLES


def past_titles(text: str, start: int, end: int, states: list[tuple[int, int]]) -> tuple[int, bool]:
    """Where a name begins after "former Ruritanian Minister of"; and whether it is an office of a body."""
    announced = ANNOUNCED.match(text, start, end)
    begin, office = announced.end() if announced else start, False
    if BODY.search(text, start, end) and not _OFFICE_FIRST.match(text, begin, end):
        return begin, office
    while begin < end:
        state = next((right for left, right in states if left == begin and right < end), begin)
        title = TITLES.match(text[state:end])
        after = state + (title.end() if title else 0)
        office = office or bool(title and _OFFICE_OF.search(title.group()))
        while after < end and text[after] in " ’'":
            after += 1
        if after == begin:
            break
        begin = after
    return begin, office


_OFFICE_FIRST = re.compile(rf"(?:[\w-]+ ){{0,3}}?{OFFICE}\b")
_OFFICE_OF = Pattern(rf"{OFFICE}\w* (?:\w+ )?(?:of|for)\b")


def past_office(text: str, begin: int, end: int, states: list[tuple[int, int]]) -> int:
    """The person after the body that he heads: "(Minister of the) Armed Forces of Ruritania Jan Roe"."""
    marks = [m.end() for m in BODY.finditer(text, begin, end)]
    if not marks:
        return begin
    marks += [right for left, right in states if begin <= left and right <= end]
    last = max(marks)
    return end if text.startswith(" and ", last) else last  # a second office of the same person


# "Chairman of the State Peace and (Development Council)": the rest of the body that somebody heads.
_HEADED = Pattern(
    rf"\b{OFFICE}s? (?:of|for) (?:the )?(?:[A-Z][\w’'-]* ){{0,5}}(?:{FIELD}|Justice) (?:and|&) (?:the )?$"
)
_JOINED = ("and ", "& ", "and the ", "& the ")
_HEADED_REACH = 120  # characters


def headed(text: str, start: int) -> bool:
    """Whether a name that begins there is the rest of a body that somebody heads."""
    joined = text[max(0, start - 8) : start].endswith(_JOINED)
    return joined and _HEADED.search(text, max(0, start - _HEADED_REACH), start) is not None


def office_behind(text: str, end: int) -> tuple[int, bool]:
    """Where the office ends that is told right behind a person, and whether a person may stand in it.

    ", the Party Secretary of the X Bureau;" names nobody; ", former Minister of Trade Ana Doe" another one.
    """
    behind = _OFFICE_BEHIND.match(text, end)
    if behind is None:
        return end, False
    stop = behind.end()
    for joint in _NEXT_PERSON.finditer(text, behind.start(), stop):
        if not BODY.search(text, joint.start(), joint.end()):
            stop = joint.start()
            break
    followed = behind["once"] is not None or behind["of"] is not None
    return stop, followed and not _ENDS_IN_BODY.search(text, behind.start(), stop)


_POST = (
    r"(?:(?:deputy|first|vice|acting|chief|executive)[ \t]+)*(?i:ceo|cfo|coo|head|chief|director|president|"
    r"chair(?:man|woman|person)?|(?:co-)?founder|owner|leader|commander|manager|member|governor|editor)"
)
_OFFICE_BEHIND = re.compile(
    rf"\x1f*,[ \t]+(?:(?=(?:the|its|(?P<once>former|current|acting))\b[^,;.\n]{{0,60}}?\b{OFFICE}\b)|"
    rf"(?P<of>(?={_POST}[ \t]+(?:of|for|at|in)\b|"
    rf"(?:[A-Z][\w-]+[ \t]+){{0,2}}?{OFFICE}s?[ \t]+(?:of|for|in|at)\b))|"
    rf"(?=[^,;.\n]{{0,120}}\b{OFFICE}\x1f*[ \t]*(?:;|\.|$)))[^,;.\n]+"
)
_ENDS_IN_BODY = re.compile(BODY.pattern + r"[\x1f \t]*$")
_NEXT_PERSON = re.compile(r" and (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3}")


# "Special Operations Forces Commander Jan Roe": the person who heads the body.
HOLDER = re.compile(
    rf"(?:[A-Z][\w’'-]*[ \t]+){{1,5}}(?:{OFFICE})[ \t]+(?=[A-Z][\w’'-]+(?:[ \t]+[A-Z][\w’'-]+){{1,2}}$)"
)
