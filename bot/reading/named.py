"""Which of the names in a text are those of the persons and bodies that one act hits."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from bot.domain.words import EasedKind
from bot.lexicon import find_bodies, find_countries
from bot.lexicon.patterns import Pattern
from bot.reading.entries import Entry
from bot.reading.headings import may_be_name, without_kind
from bot.reading.name_words import RELATED
from bot.reading.names import FAMILY_REACH, Name, find_names, is_family
from bot.reading.notes import Note
from bot.reading.one_word import one_word_bodies
from bot.reading.parts_hit import hit_part
from bot.reading.passages import Sentence
from bot.reading.setting import Finding, Setting
from bot.reading.shortnames import full_names, spelled_out
from bot.reading.telling import names_follow, said_after

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
_NUMBERING = Pattern(r"\W*(?:\d{1,3}|[a-z])[.)]\W*")  # cut off as a sentence by itself
_HONOUR = Pattern(
    r"(?:The )?(?:(?:Rt|Hon|Sir|Dame|Lord|Lady|Baroness|Baron|Viscount|Dr|Prof|Professor|Mr|Mrs|Ms|Colonel|"
    r"General|Lieutenant|Major|Captain|Brigadier|Vice|Rear|Admiral|Commodore|Marshal|Commander|Sergeant|Gen|Col|Maj|Lt|"
    r"Brig|Capt|Adm|Sheikh|Shaykh|Mullah|Maulvi|Mawlawi|Maulana|Qari|Hajji|Haji|Imam|Ayatollah|Hojatoleslam|"
    r"Sayyed|Sayyid)\b\.?[ -]){1,5}(?=[^\W\d_a-z])"
)
_ITEM = Pattern(r"^[\s•*·–—\-]*(?:\(?\d{1,3}[.)]|\(?[a-z]\))?[\s•*·–—\-]*")
# "The Ruritania-flagged oil tanker BLUE HERON (IMO ...)".
_SHIP = Pattern(r"(?:[\w’' ]{2,40}-flagged )(?:[a-z]+ ){0,4}(?:tanker|vessel|carrier|ship|LPG|LNG)?[ ]?")
_SHIP_NAME = Pattern(r"[A-Z][A-Z]+(?: [A-Z0-9]+){0,4}\b")
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
    return NamesHit(_once(persons), _once(family), _once(bodies), tuple(n.start for n in found), entries)


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
    found = _placed(find_names(part), sentence.start + offset)
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
    return _placed((name,), said.end()) if name and said else []


def _placed(names: tuple[Name, ...], base: int) -> list[Name]:
    return [Name(n.text, base + n.start, base + n.end, n.body) for n in names]


def _list_follows(finding: Finding) -> bool:
    lower = finding.sentence.lower
    return (":" in lower or "follow" in lower) and _LIST_FOLLOWS.search(lower) is not None


def _following(setting: Setting, finding: Finding) -> list[Name]:
    """Names after the announcing sentence: of a list, of sentences that say who, or heading paragraphs."""
    if _list_follows(finding) and (listed := _listed(said_after(setting, finding))):
        return listed
    found: list[Name] = []
    for part in names_follow(setting, finding):
        if part.text.rstrip().endswith(":") or not part.text.strip():
            found += _listed(each for each in said_after(setting, finding) if each.start > part.start)
            continue
        names = _placed(find_names(part.text), part.start)
        found += full_names(setting.short_names, setting.layout.whole, part.text, part.start, names)
    stated = sum(number for number, _, _ in finding.counts)
    return found or (_headed(setting, finding, stated) if stated <= _MOST_ITEMS else [])


def _listed_further(setting: Setting, finding: Finding) -> list[Name]:
    """Names in later sentences that say themselves whom the list includes."""
    return [
        name
        for part in names_follow(setting, finding)
        if part.included
        for name in _placed(find_names(part.text), part.start)
    ]


def _listed(after: Iterable[Sentence]) -> list[Name]:
    """The name that begins each item of a list; the first paragraph without one ends it."""
    found: list[Name] = []
    for sentence in after:
        if _NUMBERING.fullmatch(sentence.text):
            continue
        name = _leading(sentence)
        if name is None and not _BULLET.match(sentence.text):
            break
        found += [name] if name else _described(sentence)
    return found


_BULLET = Pattern(r"\s*[•*·–—\-]\s*(?=\S)")
# Before the first name of an item: "(the) Ruritanian businessman", "former minister".
_KIND_FIRST = Pattern(r"(?:(?:[Tt]he|[Aa]n?) )?(?:[A-Z][\w’'-]+ |[a-z][\w-]+ ){1,4}$")
_DONE_FOR = Pattern(r"\b(?:for|of|to|in|on|by|with|against|from|involv\w+|respons\w+|link\w+)\b")


def _described(sentence: Sentence) -> list[Name]:
    """The names of an item that begins with what those named are, or with several of them; else none."""
    mark = _ITEM.match(sentence.text)
    at = mark.end() if mark else 0
    names = _placed(find_names(hit_part(sentence.text[at:])), sentence.start + at)
    before = sentence.text[at : names[0].start - sentence.start] if names else ""
    told = before.endswith((", ", "and ")) or _KIND_FIRST.fullmatch(before) is not None
    return names if told and not _DONE_FOR.search(before) else []


def _headed(setting: Setting, finding: Finding, stated: int) -> list[Name]:
    """Names that begin the paragraphs after an act on N bodies, each told of by itself: at least N/2."""
    whole = setting.layout.whole
    found: list[Name] = []
    for sentence in islice(said_after(setting, finding), 3 * stated + _NEXT if stated else 0):
        if len(found) >= stated:
            break
        opens = whole[max(0, sentence.start - 2) : sentence.start].endswith("\n")
        name = _leading(sentence) if opens and sentence.text[-1:] in ".!" else None
        if name and _SUBJECT.match(whole, name.end):
            found.append(name)
    return found if 2 * len(found) >= stated else []


def _leading(sentence: Sentence) -> Name | None:
    mark = _ITEM.match(sentence.text)
    at = mark.end() if mark else 0
    for article in ("The ", "the "):
        at += len(article) if sentence.text.startswith(article, at) else 0
    if honour := _HONOUR.match(sentence.text, at):
        at = honour.end()
    name = spelled_out(sentence.text[at:])
    if name is None and (ship := _SHIP.match(sentence.text, at)):
        at = ship.end()
        named = _SHIP_NAME.match(sentence.text, at)
        name = Name(named.group(), 0, len(named.group()), body=True) if named else None
    if name is None:
        return None
    start = sentence.start + at
    return Name(name.text, start, start + len(name.text), name.body)
