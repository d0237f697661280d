"""Who speaks in a text: labels at the beginnings of lines, and which of them belong to those who ask."""

import re
from typing import NamedTuple

from bot.lexicon.folding import lowered
from bot.lexicon.patterns import Pattern

_LONGEST_LABEL = 60  # characters; names and offices of speakers are shorter
_OUTLET = Pattern(  # in lower case
    r"\b(?:question|q|reporter|journalist|media|moderator|host|anchor|operator|reuters|"
    r"afp|ap|associated press|bloomberg|cctv"
    r"|xinhua|tass|ria|sputnik|kyodo|nhk|jiji|tvb|cnn|bbc|cnbc|npr|ft|rfi|cgtn|cri|efe|dpa|"
    r"ani|pti|yonhap|kbs|anadolu|interfax|izvestia"
    r"|mastv|phoenix(?: tv)?|shenzhen tv|dragon tv|the paper|kommersant|rt)\b|"
    r"\b(?:news|times|tv|daily|agency|radio|"
    r"broadcasting|press|post|network|television|newspaper|journal|observer|herald|gazette|"
    r"globe|mail|guardian|wire)\b"
)
# Somebody in office, whatever else the label says: "PRESS SECRETARY ROE", "MR. POST", "NEWS OFFICER DOE".
_OFFICIAL = Pattern(  # in lower case
    r"^(?:mr|ms|mrs|mme|dr|sir|dame)\b|\b(?:secretary|officer|minister|spokes\w+|official|director|ambassador|"
    r"president|advis[eo]r|chancellor|commissioner|general|admiral|colonel)\b"
)
_HOST = Pattern(r"(?i)(?:moderator|host|operator)\b")  # opens a call; later gives the floor to reporters
_LABEL = Pattern(
    r"[^\S\n]*(?:\*\*)?(?P<label>(?:Q|A)(?=:|[ \t]{2,})|[A-Z][\w.’'&-]*(?:[ \t]+(?:[A-Z(\[]|"
    r"of |the |and |[a-z]+ official)[\w.’'&)\]-]*){0,6})"
    r"(?:\*\*)?(?::|(?<=Q)[ \t]{2,}|(?<=A)[ \t]{2,})[ \t]*"
)


# "SAMPLETON (Agency): ...": where a report comes from, not who asks.
_DATELINE = Pattern(r"[A-Z][A-Z .,’'-]{2,30}(?:, [A-Z][a-z]+\.? \d{1,2})? ?(?:\([\w /.-]{2,30}\))?")


class Turn(NamedTuple):
    """What one says in characters [start, end)."""

    start: int
    end: int
    asked: bool = False  # a reporter speaks
    speaker: str | None = None


def turns(whole: str, body: int, title: str) -> list[Turn]:
    """Who speaks from where to where, and whether it is asked. A question comes right before its answer.

    Whoever is no reporter by name asks when every turn under that name ends in a question.
    """
    labels = _labels(whole, body)
    names = [label["label"] for label in labels]
    if len(names) == 1 and _DATELINE.fullmatch(names[0]):
        return [Turn(body, len(whole))]
    reporters = {name for name in set(names) if _is_reporter(lowered(name))}
    if not (reporters or _named_speaker(names, title)):
        return [Turn(body, len(whole))]
    found = [Turn(body, labels[0].start())] if labels[0].start() > body else []
    ends = [*(label.start() for label in labels[1:]), len(whole)]
    answers = {
        name
        for label, name, end in zip(labels, names, ends, strict=True)
        if not _ends_asking(whole, label.end(), end)
    }
    anybody = False  # has asked so far
    for label, name, end in zip(labels, names, ends, strict=True):
        start = label.end()
        if name in reporters:
            asks = anybody or not _HOST.match(name) or "?" in whole[start:end]
        else:
            asks = end < len(whole) and name not in answers and not _is_host(name, title)
        found.append(Turn(start, end, asks, None if asks else name.strip("* ")))
        anybody = anybody or asks
    return found


def _is_reporter(label: str) -> bool:
    return _OUTLET.search(label) is not None and _OFFICIAL.search(label) is None


def _ends_asking(whole: str, start: int, end: int) -> bool:
    return whole[start:end].rstrip().endswith("?")


def _is_host(name: str, title: str) -> bool:
    return name in title or name.isupper()


def _labels(whole: str, body: int) -> list[re.Match[str]]:
    """Labels of a usual length, each at the beginning of a line."""
    found: list[re.Match[str]] = []
    spaced_off = "\t" in whole or ("  " in whole and ("Q  " in whole or "A  " in whole))
    line = body
    while True:
        if not spaced_off:  # then a label ends in a colon, and few lines hold one
            colon = whole.find(":", line)
            if colon < 0:
                return found
            line = max(line, whole.rfind("\n", body, colon) + 1)
        label = _LABEL.match(whole, line)
        if label and len(label["label"]) <= _LONGEST_LABEL:
            found.append(label)
        line = whole.find("\n", line) + 1
        if not line:
            return found


def _named_speaker(labels: list[str], title: str) -> bool:
    return any(label in title for label in labels) and bool(
        re.search(r"(?i)answer|question|briefing|conference|respond", title)
    )
