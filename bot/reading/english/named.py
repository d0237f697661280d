"""Which of the names in a text are those of the persons and bodies that one act hits."""

from dataclasses import dataclass
from itertools import islice

from bot.domain.words import EasedKind
from bot.lexicon import find_bodies, find_countries
from bot.lexicon.patterns import Pattern
from bot.reading.english.setting import Finding, Setting
from bot.reading.english.telling import names_follow, said_after
from bot.reading.names.entries import Entry
from bot.reading.names.headings import may_be_name, without_kind
from bot.reading.names.listed import leading, listed, placed
from bot.reading.names.name_words import RELATED
from bot.reading.names.names import FAMILY_REACH, Name, find_names, is_family
from bot.reading.names.one_word import one_word_bodies
from bot.reading.names.parts_hit import hit_part
from bot.reading.names.shortnames import full_names, spelled_out
from bot.reading.notes import Note

# Before those hit are named: "has determined that A ...", "announced today that A has been added ...".
_DETERMINED = Pattern(
    r"\b(?:has|have) (?:also )?determined that\b|"
    r"\b(?:announce[sd]?|confirm(?:s|ed)|sa(?:ys|id)|state[sd]|notifie[sd]|informed)\b[^,;:]{0,40}? that\b"
)
_SELF = Pattern(
    r"(?:The )?[\w.]+(?: [\w.]+)? (?:Council|Commission|Government|Parliament|Cabinet|Treasury|Ministry)"
)
_HAS_DETERMINED = Pattern(r"\b(?:has|have) (?:also )?determined that (?:the )?")
_HEAD = 1000  # characters in which a notice says so
_NEXT = 5  # sentences beyond those that are each told of one of those hit
_LIST_FOLLOWS = Pattern(r":\W*$|\b(?:the following|as follows)\b")
_MOST_ITEMS = 200  # of a list
_SUBJECT = Pattern(
    r"\W{0,3}(?:\([^()]{0,80}\)\W{0,3})?(?:, |is\b|was\b|are\b|has\b|have\b|serves\b|leads\b|[a-z]+s\b)"
)
_LONGEST_WORDS = 30  # characters; longer turns of phrase have those hit within
_NO_TEXT = 40  # characters, such as "No summary provided."
_FREED = frozenset({EasedKind.NAMES_REMOVED, EasedKind.LIFTED})


@dataclass(frozen=True, slots=True)
class NamesHit:
    """Names of those hit: persons, their relatives, bodies."""

    persons: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()  # where each stands in the whole text
    entries: tuple[Entry, ...] = ()  # of a printed list, where there is one
    partly: bool = False  # they are said to be some of those hit

    @property
    def total(self) -> int:
        """How many are named."""
        return len(self.persons) + len(self.family) + len(self.bodies)


def names_hit(setting: Setting, finding: Finding, notes: list[Note]) -> NamesHit:
    """Names in the announcing sentence, else in the list or the sentences after it that say who was meant."""
    if finding.cue.kind != "act" and finding.cue.eased not in _FREED:
        return NamesHit()
    told, entries = _told(setting, finding)
    whole, code = setting.layout.whole, finding.issuer.code
    found = [
        n for n in told if not (_own_office(n, code) or _speaks(finding, whole, n) or _decides(finding, n))
    ]
    persons: list[str] = []
    family: list[str] = []
    bodies: list[str] = []
    for name in found:
        if name.body:
            bodies.append(name.text)
            notes.append(("entities_named", name.start, name.end, ""))
        elif _is_relative(whole, name, finding.sentence.start, first=name is found[0]):
            family.append(name.text)
            notes.append(("family_named", name.start, name.end, ""))
        else:
            persons.append(name.text)
            notes.append(("persons_named", name.start, name.end, ""))
    starts = tuple(name.start for name in found)
    partly = not entries and any(_SOME.search(whole, max(0, at - _SOME_REACH), at) for at in starts)
    return NamesHit(_once(persons), _once(family), _once(bodies), starts, entries, partly)


# "Officials and their firms, including A and B", "among them are ...": how many there are is not told.
_SOME = Pattern(
    r"(?i)\b(?:includ(?:e|es|ed|ing)|among (?:them|those|others)|such as|in particular|notably|for example|"
    r"on the list|(?:also|further) (?:sanctioned|listed|targeted|named))\b[^.;:]*$"
)
_SOME_REACH = 120  # characters before a name


def _told(setting: Setting, finding: Finding) -> tuple[list[Name], tuple[Entry, ...]]:
    """All names that may be of those hit, in order, and the entries of the list that they stand in."""
    found = _announced(setting, finding)
    entries: tuple[Entry, ...] = ()
    if finding.status == "new" and not setting.layout.transcript and not finding.sentence.title:
        freed = finding.cue.kind == "ease"
        entries = setting.lists.entries(finding.sentence.start, freed=freed)
    if entries:
        found = [entry.name for entry in entries]
    elif finding.status == "new" and (not found or _list_follows(finding)):
        known = {name.text for name in found}
        found += [name for name in _following(setting, finding) if name.text not in known]
    counted = sum(number for number, _, _ in finding.counts)
    if finding.status == "new" and 0 < len(found) < counted and not entries:
        known = {name.text for name in found}
        found += [name for name in _listed_further(setting, finding) if name.text not in known]
    if words := one_word_bodies(setting.layout.whole, found, counted):
        found = sorted((*found, *words), key=lambda name: name.start)
    return found, entries


def _is_relative(whole: str, name: Name, left: int, *, first: bool) -> bool:
    """Whether a name is listed as a relative, by the words before it (from `left` on) or right behind it.

    Behind the first name "his wife" is somebody else's description, as it is where a name follows: the one
    whose wife she is stands before her.
    """
    before = whole[max(left, name.start - FAMILY_REACH) : name.start]
    if is_family(before):
        return True
    behind = RELATED.match(whole, name.end)
    if behind is None or _NAMED_THEN.match(whole, behind.end()):
        return False
    return not (first and _OF_ANOTHER.search(behind.group()))


_NAMED_THEN = Pattern(r" (?-i:[A-Z])")
_OF_ANOTHER = Pattern(r"\b(?:his|her|their)\b")


_SAYS = Pattern(
    r" (?:(?:has|have|also|today|on \w+day) ){0,2}(?:said|says|decided|decides|announced|announces|signed|"
    r"told|tells|stated|states|confirmed|confirms|declared|declares|ordered|orders|approved|approves)\b"
)


def _decides(finding: Finding, name: Name) -> bool:
    """Whether a body is the one that acts: "The Ministry of Foreign Affairs of Ruritania has decided"."""
    issuer, base = finding.issuer, finding.sentence.start
    if not name.body or issuer.start is None or issuer.end is None:
        return False
    return name.start < base + issuer.end and base + issuer.start < name.end


def _speaks(finding: Finding, whole: str, name: Name) -> bool:
    """Whether a person announces or decides: "Minister A decided to ban B". Those hit do neither there."""
    here = finding.sentence.start <= name.start < finding.sentence.end
    return here and not name.body and _SAYS.match(whole, name.end) is not None


def _own_office(name: Name, issuer: str | None) -> bool:
    """Whether a name is that of the office that acts: "the Bureau of ... is amending"."""
    if not name.body:
        return False
    if _SELF.fullmatch(name.text) and any(m.code == issuer for m in find_countries(name.text)):
        return True  # "the EU Council adopts"
    return any(
        body.code == issuer and body.end - body.start == len(name.text.removeprefix("The "))
        for body in find_bodies(name.text)
    )


def _once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _announced(setting: Setting, finding: Finding) -> list[Name]:
    sentence = finding.sentence
    offset = 0 if finding.cue.passive or sentence.title else finding.cue.end
    if offset and finding.cue.end - finding.cue.start > _LONGEST_WORDS:
        offset = finding.cue.start
    if finding.cue.passive and (determined := _DETERMINED.search(sentence.text, 0, finding.cue.start)):
        offset = determined.end()  # "has determined that A and B ..., and that sanctions are imposed"
    part = hit_part(sentence.text[offset : finding.clause_span[1]])
    if sentence.title and (why := _OVER.search(part)):
        part = part[: why.start()]
    found = placed(find_names(part), sentence.start + offset)
    if sentence.title:  # a title writes every word large: a name stands in the text as well, if there is one
        told = setting.document.text
        found = [name for name in found if sentence.text.find(": ", name.end, finding.cue.start) < 0]
        bare = [name for each in found if may_be_name(name := without_kind(each))]
        sure = [name for name in bare if name.text in told or len(told) < _NO_TEXT]
        return sure or _found_guilty(setting)
    return full_names(setting.short_names, setting.layout.whole, part, sentence.start + offset, found)


_OVER = Pattern(r"\b(?:over|amid) (?!\d)")  # in titles: why


def _found_guilty(setting: Setting) -> list[Name]:
    """Of whom a gazette's notice has determined something, where its title alone designates."""
    start = len(setting.document.title)
    said = _HAS_DETERMINED.search(setting.layout.whole, start, start + _HEAD)
    name = spelled_out(setting.layout.whole[said.end() :]) if said else None
    return placed((name,), said.end()) if name and said else []


def _list_follows(finding: Finding) -> bool:
    lower = finding.sentence.lower
    return (":" in lower or "follow" in lower) and _LIST_FOLLOWS.search(lower) is not None


def _following(setting: Setting, finding: Finding) -> list[Name]:
    """Names after the announcing sentence: of a list, of sentences that say who, or heading paragraphs."""
    if _list_follows(finding) and (items := listed(said_after(setting, finding))):
        return items
    found: list[Name] = []
    for part in names_follow(setting, finding):
        if part.text.rstrip().endswith(":") or not part.text.strip():
            found += listed(each for each in said_after(setting, finding) if each.start > part.start)
            continue
        names = placed(find_names(part.text), part.start)
        found += full_names(setting.short_names, setting.layout.whole, part.text, part.start, names)
    stated = sum(number for number, _, _ in finding.counts)
    if found or stated > _MOST_ITEMS:
        return found
    return _accused(setting, finding, stated) or _headed(setting, finding, stated)


# "The ministry says the leaders A, B and C have armed gangs": what those hit are said to have done.
_SAYS_OF_THEM = Pattern(
    r"[^.;]{0,60}? (?:says|said|accuses|accused) (?:that )?(?P<those>[^.;]{4,200}?) "
    r"(?:(?:have|has|had)\b(?! been\b)|of\b)"
)
_SOON = 3  # sentences


def _accused(setting: Setting, finding: Finding, stated: int) -> list[Name]:
    """As many names as are hit, of whom one of the next sentences says what they have done."""
    for sentence in islice(said_after(setting, finding), _SOON if stated else 0):
        if said := _SAYS_OF_THEM.match(sentence.text):
            names = placed(find_names(said["those"]), sentence.start + said.start("those"))
            if len(names) == stated:
                return names
    return []


def _listed_further(setting: Setting, finding: Finding) -> list[Name]:
    """Names in later sentences that say themselves whom the list includes."""
    return [
        name
        for part in names_follow(setting, finding)
        if part.included
        for name in placed(find_names(part.text), part.start)
    ]


def _headed(setting: Setting, finding: Finding, stated: int) -> list[Name]:
    """Names that begin the paragraphs after an act on N bodies, each told of by itself: at least N/2."""
    whole = setting.layout.whole
    found: list[Name] = []
    for sentence in islice(said_after(setting, finding), 3 * stated + _NEXT if stated else 0):
        if len(found) >= stated:
            break
        opens = whole[max(0, sentence.start - 2) : sentence.start].endswith("\n")
        name = leading(sentence) if opens and sentence.text[-1:] in ".!" else None
        if name and _SUBJECT.match(whole, name.end):
            found.append(name)
    return found if 2 * len(found) >= stated else []
