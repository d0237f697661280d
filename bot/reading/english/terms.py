"""When a measure begins and ends, and until when those expelled must leave."""

from datetime import date

from bot.lexicon.folding import holds_any
from bot.lexicon.patterns import Pattern
from bot.reading.english.setting import Finding, Setting
from bot.reading.notes import Note
from bot.reading.text.dates import effective_on, find_dates, leave_by

_NEAR_DAY = 300  # characters after the sentence in which the days of a measure may stand
# In text in lower case. Before a day: it is the last of something.
_RIGHT_BEFORE = 40  # characters: "will remain in force until" stands no further from its day
_LAST_DAY = Pattern(
    r"\b(?:until|till|through|up to|ending(?: on)?|ends? on|lapses? on|"
    r"expir(?:es?|ing|y)(?: date)?(?: is| on| of)?)"
    r"(?: and including| midnight(?: on| of)?| the end of)?\s+$"
)
_SAYS_END = ("until", "till", "through", "up to", "end", "expir", "lapse")  # one is in each match
# Before it, in the same sentence: what ends is a measure, and not a term of office, a talk or a crime.
_LASTS = Pattern(
    r"\b(?:appl(?:y|ies|ied)|in (?:force|effect|place)|valid|prolong\w*|extend\w*|extension|renew\w*|"
    r"roll\w* over|continu\w+|ban\w*|barr\w+|prohibit\w*|suspend\w*|suspension|restrict\w*|sanctions?|"
    r"measures?|designat\w+|freez\w+|embargo|entry|expir\w+)\b"
)
_LASTS_REACH = 160  # characters
_OTHER_TERM = Pattern(
    r"\b(?:who|whose|serv(?:e|ed|es|ing)|minister|office|sentenced|jailed|detain\w*|employed|talks|comments?|licen[cs]es?|"
    r"wind[- ]down|deadline|leave|depart)\b"
)


def begins_on(setting: Setting, finding: Finding, notes: list[Note]) -> date | None:
    """The day a measure begins."""
    start, end = finding.sentence.start, finding.sentence.end
    near = setting.layout.lower[start : end + _NEAR_DAY]
    found = effective_on(near, setting.document.date, end - start, new=finding.status == "new")
    if found is None:
        return None
    notes.append(("effective_on", start + found[1], start + found[2], ""))
    return found[0]


def ends_on(setting: Setting, finding: Finding, notes: list[Note]) -> date | None:
    """The last day of a measure, where the text names one that had not passed when it was published."""
    start, published = finding.sentence.start, setting.document.date
    near = setting.layout.lower[start : finding.sentence.end + _NEAR_DAY]
    if finding.cue.kind == "threat" or not holds_any(near, _SAYS_END):
        return None
    for day, left, right in find_dates(near, published):
        said = _LAST_DAY.search(near, max(0, left - _RIGHT_BEFORE), left)
        if said is None or (published is not None and day < published):
            continue
        words = near[max(0, said.start() - _LASTS_REACH) : left].rpartition(". ")[2]
        if _LASTS.search(words) and not _OTHER_TERM.search(words):
            notes.append(("expires_on", start + left, start + right, ""))
            return day
    return None


def must_leave_by(setting: Setting, finding: Finding, notes: list[Note]) -> str | None:
    """Until when those expelled must leave: kept as evidence."""
    start = finding.sentence.start
    near = setting.layout.lower[start : finding.sentence.end + _NEAR_DAY]
    told = leave_by(near) if finding.status == "new" else None
    if told is None:
        return None
    notes.append(("leave_by", start + told[0], start + told[1], ""))
    return near[told[0] : told[1]]
