"""What a text says about when: today, long ago, from a day on.

Texts are given in lower case (`lowered`), where nothing else is said.
"""

import re
from datetime import date, timedelta

from bot.lexicon.folding import holds_any
from bot.lexicon.patterns import Pattern
from bot.reading.search.sought import Sought
from bot.reading.text.passages import Sentence
from bot.reading.weights import FRESH_DAYS

# Characters before a verb or a date: as far as a clause, a sentence of two clauses, a preposition reaches.
_IN_CLAUSE, _BEFORE, _RIGHT_BEFORE = 90, 160, 40
_MONTHS = {
    m: n
    for n, m in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
}
_MONTH = "|".join(_MONTHS) + r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
_DATE = Pattern(
    rf"\b(?:(?P<m1>{_MONTH})\.? (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y1>(?:19|20)\d\d))?|"
    rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?P<m2>{_MONTH})\.?(?:,? (?P<y2>(?:19|20)\d\d))?)\b"
)
_YEAR = Pattern(
    r"\b(?:in|of|since|during|on \w+|by) (?P<y>(?:19|20)\d\d)\b(?! (?:appropriations|consolidated|act))"
)
# "the Example Act of 2012": the year of a law, in the text as it stands.
_NAMED_LAW = Pattern(r"\b(?:Act|Law|Code|Orders?|Decree|Regulations?|Amendments?)\s+$")
_MONTH_YEAR = Pattern(rf"\b(?:in|since|of|during) (?P<m>{_MONTH})\.?,? (?P<y>(?:19|20)\d\d)\b")
_TODAY = Pattern(
    r"\b(?:(?<!ago )today(?:[’']s)?|hereby|this (?:morning|afternoon|evening)|effective immediately|"
    r"with immediate effect|just announced|(?:we|i|ha(?:s|ve)|[’']ve) just|as of today|tonight|"
    r"(?:minutes|moments) ago|"
    r"(?:a few|two|three|several) hours ago)\b"
)
# Each match of it holds one of these; to look for them first costs next to nothing.
_TODAY_SIGNS = (
    "today",
    "hereby",
    "this mor",
    "this aft",
    "this eve",
    "effective imm",
    "immediate effect",
    "just",
    "tonight",
    " ago",
)
# "on Monday", and as agencies have it behind the verb: "announced sanctions Monday".
_WEEKDAY = Pattern(
    r"(?<!last )(?<!next )(?<!past )(?<!previous )(?<!since )(?<!until )(?<!before )(?<!by )(?<!from )"
    r"(?<!every )\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
    r"(?! (?:last|next|before)\b|,? \d|,? [a-z]+ \d)"
)
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_EFFECTIVE = Pattern(
    r"\b(?:effective|take(?:s)? effect|enter(?:s)? into (?:force|effect)|in force|starting|"
    r"as of|as from|from|with effect from|effective from)\b[^.;]{0,20}$"
)
_BEGINNING = ("effect", "force", "starting", "as of", "from")  # one is in each match of _EFFECTIVE
_DATED = 70  # characters after a verb; a date further off belongs to the conduct or the law


def find_dates(lower: str, published: date | None) -> tuple[tuple[date, int, int], ...]:
    """Calendar days named in the text; without a year, the last such day up to a month after publication.

    A day until which or from which something is to be may lie further ahead.
    """
    found: list[tuple[date, int, int]] = []
    if not _DIGIT.search(lower):
        return ()
    for match in _DATE.finditer(lower):
        number = _month_number(match["m1"] or match["m2"])
        day = int(match["d1"] or match["d2"])
        year = match["y1"] or match["y2"]
        ahead = MONTH_AHEAD if year else _ahead(lower, match.start())
        made = _date(int(year), number, day) if year else nearest(number, day, published, ahead)
        if made:
            found.append((made, match.start(), match.end()))
    return tuple(found)


def _month_number(name: str) -> int:
    return next((n for known, n in _MONTHS.items() if known.startswith(name[:3])), 0)


# "By 30 June" is a last day, "from 1 July" a first one.
_UNTIL = Pattern(
    r"\b(?:by|until|till|before|(?:no|not) later than)(?: (?:midnight|noon|the end of))?(?: on)? $"
)
_FROM = Pattern(r"\b(?:as of|as from|from|effective|effective from|starting|beginning)(?: on)? $")
MONTH_AHEAD, QUARTER_AHEAD, HALF_YEAR_AHEAD = 31, 92, 184
"""Days after publication."""


def _ahead(lower: str, start: int) -> int:
    """How many days after publication a day without a year may lie that is named at `start`."""
    before = lower[max(0, start - _RIGHT_BEFORE) : start]
    if _UNTIL.search(before):
        return HALF_YEAR_AHEAD
    return QUARTER_AHEAD if _FROM.search(before) else MONTH_AHEAD


def nearest(month: int, day: int, published: date | None, ahead: int = MONTH_AHEAD) -> date | None:
    """The last such day up to `ahead` days after publication: named ahead, it may lie in the next year."""
    if published is None:
        return None
    years = (published.year + 1, published.year, published.year - 1)
    made = (_date(year, month, day) for year in years)
    return next((d for d in made if d and (d - published).days <= ahead), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def says_today(lower: str) -> bool:
    """Whether words name the day of the text itself."""
    return holds_any(lower, _TODAY_SIGNS) and _TODAY.search(lower) is not None


# "Today we are ...", "the Council today listed": between stands nothing that tells of before.
_TODAY_BEFORE = Pattern(
    r"\b(?<!ago )(?:today|hereby)(?:[’']s)?\b"
    r"(?:(?!\b(?:that|when|since|after|as|who|which|mark|marks|recall\w*|remember\w*|year)\b)[^;:]){0,80}$"
)
_TODAY_BEHIND = Pattern(r"\W{0,2}(?:\w+ )?(?:today|hereby)\b")


def done_today(lower: str, start: int, end: int) -> bool:
    """Whether a verb at [start, end) is said of the day of the text, by a word in its own clause."""
    return (
        _TODAY_BEFORE.search(lower, max(0, start - _IN_CLAUSE), start) is not None
        or _TODAY_BEHIND.match(lower, end) is not None
    )


def is_today(near: str, published: date | None, *, by_weekday: bool) -> bool:
    """Whether words place something on the day of publication; reports name the day of the week."""
    if says_today(near):
        return True
    if published and any(day == published for day, _, _ in find_dates(near, published)):
        return True
    if not by_weekday or published is None:
        return False
    return any(_WEEK[published.weekday()] == m.group(1) for m in _WEEKDAY.finditer(near))


def is_past(
    sentence: Sentence,
    start: int,
    end: int,
    published: date | None,
    clause: int = 0,
    *,
    ends: bool = False,
    today: bool = False,
) -> bool:
    """Whether the words near a verb place it well before the day of publication.

    `ends`: the verb ends a measure, so that a day "announced on ..." is the measure's own. `today`: it is
    said of the day of the text, so that a day behind it is a deed's: "is sanctioning X for a raid of May 2".
    """
    offset = max(clause, start - _BEFORE)
    last = end if today else end + _DATED
    said = sentence.text[offset:last]
    near = sentence.lower[offset:last]
    if not _DIGIT.search(near):
        return False
    if ends:
        for made in _MADE_ON.finditer(said[end - offset :]):
            left, right = end - offset + made.start(), end - offset + made.end()
            near, said = (text[:left] + " " * (right - left) + text[right:] for text in (near, said))
    for day, left, right in find_dates(near, published):
        if published and (published - day).days > FRESH_DAYS and not _is_law_date(near, left):
            return True
        if published is None and right + offset > 0 and not says_today(near):
            return True
    if any(_over(m, published) and not _is_law_date(near, m.start()) for m in _MONTH_YEAR.finditer(near)):
        return True
    years = [int(m["y"]) for m in _YEAR.finditer(near) if not _NAMED_LAW.search(said[: m.start()])]
    return any(published is None or y < published.year for y in years)


_OTHER_MONTH = Pattern(rf"\W*in (?:early |late |mid-)?(?P<m>{_MONTH})\b\.?,? (?!\d)")


def opens_in_other_month(lower: str, published: date | None) -> bool:
    """Whether a sentence begins with a month that is over, no year given: "In March, we imposed ..."."""
    month = _OTHER_MONTH.match(lower)
    if month is None or published is None:
        return False
    fresh = {published.month, (published - timedelta(days=FRESH_DAYS)).month}
    return _month_number(month["m"]) not in fresh


_DIGIT = Pattern(r"\d")
_MADE_ON = Pattern(
    r"\b(?:announced|imposed|adopted|introduced|published|issued|declared|established|taken|"
    r"set out)\b[^.;]{0,60}"
)


def _over(month: re.Match[str], published: date | None) -> bool:
    """Whether a month named with its year had ended well before publication."""
    if published is None:
        return True
    last_fresh = published - timedelta(days=FRESH_DAYS)
    return (int(month["y"]), _month_number(month["m"])) < (last_fresh.year, last_fresh.month)


def _is_law_date(text: str, start: int) -> bool:
    """Dates of orders, elections and crimes say nothing about the day of the act."""
    return _OF_A_LAW.search(text[max(0, start - _IN_CLAUSE) : start]) is not None


_OF_A_LAW = Pattern(
    r"\b(?:dob|born|date of birth|executive order|e\.o\.|order|proclamation|memorandum|act|resolution|law|"
    r"following|since|after|election|protests?|coup|attack|invasion|in (?:response|"
    r"retaliation|reply) to|anniversary|starting|began|on or (?:about|after)|statement|"
    r"pursuant)\b[^.;]{0,80}$"
)


# A measure that begins at once; the second says so of what is asked for, too: only in the act's own sentence.
_AT_ONCE = Sought(
    r"(?<!not )(?<!no )\b(?:take(?:s|n|ing)?|took|(?:come|enter)(?:s|ed|ing)? into) "
    r"(?:effect|force) "
    r"(?:today|immediately|at once|with immediate effect)|"
    r"\beffective (?:immediately|today|as of today)\b"
)
_HERE_AT_ONCE = Sought(
    r"\b(?:with immediate effect|effective (?:immediately|today)|as (?:of|from) today|from today|"
    r"starting (?:from )?today)\b(?![’'])"
)


def effective_on(
    lower: str, published: date | None, own: int, *, new: bool = True
) -> tuple[date, int, int] | None:
    """The day a measure begins, when the text names one near publication; that of the text, if at once.

    `own`: characters of the announcing sentence, the others follow it. An older act (`new` false) did not
    begin on the day of the text.
    """
    begins = holds_any(lower, _BEGINNING)
    for day, start, end in find_dates(lower, published) if begins else ():
        if _EFFECTIVE.search(lower[max(0, start - _RIGHT_BEFORE) : start]) and (
            published is None or day >= published - timedelta(days=1)
        ):
            return day, start, end
    if published is None or not new:
        return None
    said = _HERE_AT_ONCE.search(lower, 0, own) or _AT_ONCE.search(lower)
    return (published, said.start(), said.end()) if said else None


_LEAVE_BY = Pattern(
    r"\b(?:leave|depart)\b[^.;]{0,60}?\b(?:"
    rf"by (?:the end of )?(?:\w+day\b|\d{{1,2}} (?:{_MONTH})\b(?:,? \d{{4}}\b)?|"
    rf"(?:{_MONTH})\b\.?(?: \d{{1,2}}\b)?(?:,? \d{{4}}\b)?)|"
    r"within (?:the next )?[\w-]+ (?:hours?|days?|weeks?)\b)|"
    r"\b[\w-]+ (?:hours|days|weeks) to (?:leave|depart)\b"
)


def leave_by(lower: str) -> tuple[int, int] | None:
    """Where it is told until when those expelled must leave: "leave the country within 48 hours"."""
    match = _LEAVE_BY.search(lower)
    return match.span() if match else None
