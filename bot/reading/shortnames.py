"""Short names that a text gives to those it speaks of, and the full names they stand for."""

import re
from itertools import islice

from bot.lexicon.patterns import Pattern
from bot.reading.names import Name, find_names, first_name

_GIVEN = Pattern(
    r"\((?:the |hereinafter |hereafter )?[“\"]?(?P<short>[^\W\d_a-z][\w.&’'-]*(?: [\w.&’'-]+){0,3})[”\"]?\)"
)
_WORD = Pattern(r"\w+")
_INITIAL = Pattern(r"(?<!\w)\w|(?<=[’']s)\w")  # of a word, also where an owner was taken off
_MOST = 300  # short names of one text
_BEFORE = 160  # characters before the bracket in which the full name stands
_LINE = 300  # characters of an item that are looked at for its name


class ShortNames:
    """The short names of one text. What each stands for is looked for when somebody uses it."""

    def __init__(self, whole: str) -> None:
        self._whole = whole
        self._given: list[re.Match[str]] | None = None
        self._known: dict[int, Name | None] = {}

    def within(self, part: str) -> dict[str, Name]:
        """Short name to full name, from "Example Trading Co Ltd (Example)", of those that stand in a part.

        Places are those of the full name.
        """
        if self._given is None:
            self._given = list(islice(_GIVEN.finditer(self._whole), _MOST))
        found: dict[str, Name] = {}
        for given in self._given:
            short = given["short"]
            if short in part and short not in found and (full := self._full(given, short)):
                found[short] = full
        return found

    def _full(self, given: re.Match[str], short: str) -> Name | None:
        if given.start() not in self._known:
            self._known[given.start()] = _stated(self._whole, given.start(), short)
        return self._known[given.start()]


def _stated(whole: str, bracket: int, short: str) -> Name | None:
    """The name right before a bracket, if the short one in it may stand for that."""
    left = max(0, bracket - _BEFORE)
    before = whole[left:bracket].rstrip()
    names = find_names(before) if _may_stand_for(short, before) else ()
    if names and names[-1].end >= len(before) - 1 and _stands_for(short, names[-1].text):
        last = names[-1]
        return Name(last.text, left + last.start, left + last.end, last.body)
    return None


def _may_stand_for(short: str, before: str) -> bool:
    """Whether words hold a name that a short one may stand for: quickly told, and never no where one does."""
    words = before.casefold()
    parts = _WORD.findall(short.casefold())
    if all(part in words for part in parts):
        return True
    initials = set(_INITIAL.findall(words))
    return short.isupper() and all(c in initials for c in short.casefold() if c.isalpha())


def _stands_for(short: str, full: str) -> bool:
    """Whether a short name is made of words or initials of the full one."""
    words = _WORD.findall(full.casefold())
    if all(part in words for part in _WORD.findall(short.casefold())):
        return True
    letters = iter("".join(word[0] for word in words))
    return short.isupper() and all(letter in letters for letter in short.casefold() if letter.isalpha())


def full_names(short_names: ShortNames, whole: str, part: str, base: int, names: list[Name]) -> list[Name]:
    """The names of a part of the text, the short ones in it spelled out. `base`: where the part begins."""
    known = short_names.within(part)
    found = [
        Name(known[n.text].text, n.start, n.end, known[n.text].body) if n.text in known else n for n in names
    ]
    taken = [(n.start - base, n.end - base) for n in found]
    listed = {n.text for n in found}
    for short, full in known.items():
        if full.text in listed or short in _GENERAL:
            continue
        for use in re.finditer(rf"(?<![\w(“\"-]){re.escape(short)}(?=,|;| and | are | is |$)", part):
            if not any(left <= use.start() < right for left, right in taken) and _stands_alone(
                part, use.start()
            ):
                found.append(Name(full.text, base + use.start(), base + use.end(), full.body))
                listed.add(full.text)
                break
    found += _surnames(whole, part, base, [(n.start - base, n.end - base) for n in found], listed)
    return sorted(found, key=lambda name: name.start)


_LISTED_WORD = Pattern(r"(?<![\w’'“\"-])(?P<word>[^\W\d_a-z][a-zß-ÿ]+)(?=,|;| and | are | is |$)")
_WORDS_BEFORE = r"(?:[^\W\d_a-z][\w.’'-]*[ \t]+){1,4}"


def _surnames(whole: str, part: str, base: int, taken: list[tuple[int, int]], listed: set[str]) -> list[Name]:
    """Persons listed by surname alone who were named in full before."""
    found: list[Name] = []
    told = whole[:base]
    for use in list(_LISTED_WORD.finditer(part))[:_MOST_LISTED]:
        inside = any(left <= use.start() < right for left, right in taken)
        if inside or not _stands_alone(part, use.start()):
            continue
        if use["word"] not in told:
            continue
        names = find_names(_in_full(told, use["word"]))
        if len(names) == 1 and not names[0].body and names[0].text.endswith(use["word"]):
            if names[0].text not in listed:
                found.append(Name(names[0].text, base + use.start(), base + use.end(), body=False))
            listed.add(names[0].text)
    return found


def _in_full(told: str, surname: str) -> str:
    """The first place where words of a name stand before a surname, with these; "" when there is none."""
    named = re.compile(rf"(?<!\w){_WORDS_BEFORE}{re.escape(surname)}(?![\w’'])")
    at = told.find(surname)
    while at >= 0:
        left = max(0, at - _LONGEST_FORENAMES)
        if found := named.search(told, left, at + _LONGEST_FORENAMES):
            return found.group()
        at = told.find(surname, at + 1)
    return ""


_LONGEST_FORENAMES = 100  # characters
_MOST_LISTED = 40  # surnames of one sentence
_GENERAL = frozenset({"Treasury", "State", "Department", "OFAC", "SDN", "SDN List", "EU", "UN", "UK", "PRC"})
_AT_START = Pattern(r"(?:^|,|;|\band|\bas well as|:)\s*(?:the )?$")


def _stands_alone(part: str, start: int) -> bool:
    """Whether a short name is a member of a list of those hit, and not part of other words."""
    return _AT_START.search(part[:start]) is not None


def spelled_out(line: str) -> Name | None:
    """The name a line begins with; None when it begins with anything else."""
    return first_name(line[:_LINE])
