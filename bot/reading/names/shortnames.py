"""Short names that a text gives to those it speaks of, and the full names they stand for."""

import re
from functools import cached_property
from itertools import islice

from bot.lexicon.patterns import Pattern
from bot.reading.names.names import Name, find_names, first_name

_GIVEN = Pattern(
    r"\((?:the |hereinafter |hereafter )?[“\"]?(?P<short>[^\W\d_a-z][\w.&’'-]*(?: [\w.&’'-]+){0,3})[”\"]?\)"
)
_WORD = Pattern(r"\w+")
_INITIAL = Pattern(r"(?<!\w)\w|(?<=[’']s)\w")  # of a word, also where an owner was taken off
_MOST = 300  # short names of one text
_BEFORE = 160  # characters before the bracket in which the full name stands
_LINE = 300  # characters of an item that are looked at for its name


class ShortNames:
    """The short names of one text, from "Example Trading Co Ltd (Example)"."""

    def __init__(self, whole: str) -> None:
        self._whole = whole
        self._known: dict[str, Name | None] = {}

    @cached_property
    def _given(self) -> dict[str, list[int]]:
        """Short name to the brackets it stands in."""
        found: dict[str, list[int]] = {}
        for given in islice(_GIVEN.finditer(self._whole), _MOST):
            found.setdefault(given["short"], []).append(given.start())
        return found

    def within(self, part: str) -> list[str]:
        """Those that stand in a part of the text, in the order in which the text gives them."""
        return [short for short in self._given if short in part]

    def full(self, short: str) -> Name | None:
        """The full name that the text gives a short one for, with its place. Looked for when first asked."""
        if short not in self._known:
            stated = (_stated(self._whole, bracket, short) for bracket in self._given.get(short, ()))
            self._known[short] = next((name for name in stated if name), None)
        return self._known[short]


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
    shorts = short_names.within(part)
    found = [_spelled(short_names, n) if n.text in shorts else n for n in names]
    taken = [(n.start - base, n.end - base) for n in found]
    listed = {n.text for n in found}
    for short in shorts:
        use = None if short in _GENERAL else _use(part, short, taken)
        full = short_names.full(short) if use is not None else None
        if use is not None and full is not None and full.text not in listed:
            found.append(Name(full.text, base + use, base + use + len(short), full.body))
            listed.add(full.text)
    found += _surnames(whole, part, base, [(n.start - base, n.end - base) for n in found], listed)
    return sorted(found, key=lambda name: name.start)


def _spelled(short_names: ShortNames, name: Name) -> Name:
    full = short_names.full(name.text)
    return name if full is None else Name(full.text, name.start, name.end, full.body)


_ENDS = (",", ";", " and ", " are ", " is ")  # what stands behind a member of a list; or nothing


def _use(part: str, short: str, taken: list[tuple[int, int]]) -> int | None:
    """Where a short name first stands as a member of a list, and not in a name that was found already."""
    at = part.find(short)
    while at >= 0:
        end = at + len(short)
        if (
            (end == len(part) or part.startswith(_ENDS, end))
            and not any(left <= at < right for left, right in taken)
            and _stands_alone(part, at)
        ):
            return at
        at = part.find(short, at + 1)
    return None


_LISTED_WORD = Pattern(r"(?<![\w’'“\"-])(?P<word>[^\W\d_a-z][a-zß-ÿ]+)(?=,|;| and | are | is |$)")


# "to bar Mr. Roe from entering": right behind what is done to him.
_HONOURED = Pattern(
    r"(?:^|\b(?:let|allow|permit|admit|prohibit|bar|ban|forbid|sanction|expel|against|on)) "
    r"(?:Mr|Mrs|Ms|Dr)\.? (?P<word>[^\W\d_a-z][^\W\d_]+)(?![\w’'-])"
)


def _uses(part: str) -> list[re.Match[str]]:
    """Surnames alone that are members of a list of those hit, or told with respect right behind the verb."""
    listed = islice(_LISTED_WORD.finditer(part), _MOST_LISTED)
    found = [use for use in listed if _stands_alone(part, use.start())]
    return [*found, *islice(_HONOURED.finditer(part), _MOST_LISTED)]


def _surnames(whole: str, part: str, base: int, taken: list[tuple[int, int]], listed: set[str]) -> list[Name]:
    """Persons listed by surname alone who were named in full before."""
    found: list[Name] = []
    told = whole[:base]
    for use in _uses(part):
        if any(left <= use.start("word") < right for left, right in taken) or use["word"] not in told:
            continue
        names = find_names(_in_full(told, use["word"]))
        if len(names) == 1 and not names[0].body and names[0].text.endswith(use["word"]):
            if names[0].text not in listed:
                found.append(Name(names[0].text, base + use.start("word"), base + use.end(), body=False))
            listed.add(names[0].text)
    return found


def _in_full(told: str, surname: str) -> str:
    """The first place where words of a name stand before a surname, with these; "" when there is none."""
    at = told.find(surname)
    for _ in range(_MOST_PLACES):
        if at < 0:
            break
        end = at + len(surname)
        before = _FORENAMES.search(told, max(0, at - _LONGEST_FORENAMES), at)
        if before and not _GOES_ON.match(told, end):
            return told[before.start() : end]
        at = told.find(surname, at + 1)
    return ""


_FORENAMES = Pattern(r"(?<!\w)(?:[^\W\d_a-z][\w.’'-]*[ \t]+){1,4}$")
_GOES_ON = Pattern(r"[\w’']")
_MOST_PLACES = 100  # of a surname in one text
_LONGEST_FORENAMES = 100  # characters
_MOST_LISTED = 40  # surnames of one sentence
_GENERAL = frozenset({"Treasury", "State", "Department", "OFAC", "SDN", "SDN List", "EU", "UN", "UK", "PRC"})
_JOINS = (",", ";", ":")
_JOINING = Pattern(r"\b(?:and|as well as)$")


def _stands_alone(part: str, start: int) -> bool:
    """Whether a short name is a member of a list of those hit, and not part of other words."""
    before = part[max(0, start - _JOINT) : start]
    for words in (before.rstrip(), before.removesuffix("the ").rstrip()):
        if not words or words.endswith(_JOINS) or (words.endswith(("and", "as")) and _JOINING.search(words)):
            return True
    return False


_JOINT = 40  # characters before a member of a list in which stands what joins it


def spelled_out(line: str) -> Name | None:
    """The name a line begins with; None when it begins with anything else."""
    return first_name(line[:_LINE])
