"""The states of those hit, from the words of the act, those named, the sentences around, the law invoked."""

from bot.lexicon import CountryMention, find_countries
from bot.lexicon.folding import lowered
from bot.lexicon.patterns import Pattern
from bot.reading.english.cues import Cue
from bot.reading.english.named import NamesHit
from bot.reading.english.origins import origins
from bot.reading.english.setting import Finding, Setting
from bot.reading.english.targets import LIST_JOINT, distinct, hit_states, most_named, own_states, seats
from bot.reading.english.telling import parts_after
from bot.reading.names.name_words import REASON
from bot.reading.notes import Note
from bot.reading.search.sought import Sought
from bot.reading.vocabulary import Vocabulary

# Characters behind and before an act without a state in which its notice names it: two or three sentences.
_NEXT_WORDS, _WORDS_BEFORE = 400, 500
_SEATS = 600  # characters after the announcing sentence in which seats are told
_CORRECTED = Sought(
    r"\b(?:revis|correct|remov|modif)\w+|\b(?:since|to date|so far|previously|in total)\b"
)  # in lower case: entries that a rule only mends
_ONE_LIST = 60  # characters between two states of one list
_LONGEST_LIST = 10
_SETTLERS = "IL"  # the state of settlers in the West Bank, as the guide has it
# Behind one of these, settlers are those attacked or spoken of. The pattern is tried on text in lower case.
_OF_OTHERS = Pattern(
    r"\b(?:for|over|after|because|who|whose|that|which|involved|responsible|linked|attack\w*|assault\w*|violen\w+|"
    r"kill\w*|harm\w*|hurt\w*|threat\w*|target(?:s|ed|ing)|financ\w+|fund(?:s|ed|ing)|support\w*|protect\w*|accus\w+|"
    r"(?<!sanctions )(?<!restrictions )(?<!measures )(?<!action )(?<!actions )(?<!steps )against)\b"
)
_OCCUPIED = "PS"  # where they live, and whom they attack
_LAW_TAIL = 1500  # characters after an act in which its law stands
_LONGEST_NAME = 20  # characters of a name that the end of what is looked at may cut
# "the A, B, and C Nonproliferation Act": states of a law's name, not of those hit by it.
_LAW_OF_MANY = Pattern(
    r"(?:[A-Z][\w-]+(?: [A-Z][\w-]+)?, ){1,3}(?:and )?[A-Z][\w-]+ (?:[A-Z][\w-]+ ){0,4}Act\b(?: of \d{4})?"
    r"|\bAustralia Group\b"
)
_ANOTHER = Pattern(r"(?i),? and (?:(?:one|two|three|four|five|six|several|\d+|an?) )$")  # a second party
_WHY = Pattern(rf"{REASON.pattern}|\b(?:over|amid) (?!\d)")
_SOMEBODY = Pattern(
    r"\b(?:individuals?|entit(?:y|ies)|persons|people|compan(?:y|ies)|firms?|officials?|vessels?|banks?|targets)\b"
)
_PARTY = Pattern(
    r"(?i)[- ](?:based|registered)\b|(?:[ -][\w-]+){0,3}? (?:individuals?|entit(?:y|ies)|persons?|"
    r"people|"
    r"compan(?:y|ies)|firms?|officials?|nationals?|citizens?|banks?|leaders?|members?|officers?|diplomats?|"
    r"brokers?|"
    r"networks?|refiner(?:y|ies)|operators?|organi[sz]ations?|groups?|militar(?:y|ies)|regime|forces|"
    r"judges?|elites?)\b"
)


def states_hit(
    vocabulary: Vocabulary, setting: Setting, finding: Finding, names: NamesHit, notes: list[Note]
) -> tuple[str, ...]:
    """Codes of the states of those hit, in order; () when nothing tells them."""
    issuer = finding.issuer.code or ""
    base, stated = finding.sentence.start, sum(number for number, _, _ in finding.counts)
    found, accused = _of_clause(finding, issuer)
    if (at := _settlers(setting, finding, found)) is not None:
        notes.append(("targets", base + at, base + at + len("settlers"), "settlers"))
        return (_SETTLERS,)
    of_names, reached = _of_names(setting, names, issuer), _told_after(setting, finding, issuer)
    later = of_names + _seats_after(setting, finding, issuer) + reached
    notes += [("targets", base + m.start, base + m.end, "") for m in found]
    notes += [("targets", m.start, m.end, "seat") for m in later]
    if not (found or reached or (of_names and len(of_names) >= max(names.total, stated))):
        notes += [("targets", base + m.start, base + m.end, "") for m in accused]
        found = accused
    if codes := [m.code for m in (*found, *later)]:
        return distinct(codes)
    return _around(setting, finding, names, notes) or _by_law(vocabulary, setting, finding, notes)


def _settlers(setting: Setting, finding: Finding, found: list[CountryMention]) -> int | None:
    """Where the clause says that settlers of the West Bank are hit, if it tells of no other state."""
    start = 0 if finding.cue.passive or finding.sentence.title else finding.cue.end
    at = finding.clause_lower.find("settlers", start)
    if (
        at < 0
        or "west bank" not in setting.layout.lower
        or _OF_OTHERS.search(finding.clause_lower, start, at)
    ):
        return None
    other = any(m.code != _SETTLERS and (m.code != _OCCUPIED or m.start < at) for m in found)
    return None if other else at


def _of_clause(finding: Finding, issuer: str) -> tuple[list[CountryMention], list[CountryMention]]:
    """States of the parties in the announcing clause, and those that only the accusation names."""
    text = _without_laws(finding.clause)
    skip = (finding.issuer.start, finding.issuer.end or 0) if finding.issuer.start is not None else None
    hit = hit_states(text, finding.cue, find_countries(text), issuer, skip)
    if finding.cue.kind != "act":
        return hit, []
    offset = 0 if finding.cue.passive or finding.sentence.title else finding.cue.end
    reasons = (reason.start() for reason in _WHY.finditer(text, offset))
    told = next((at for at in reasons if _told_who(text, offset, at, hit)), len(text))
    parties = [m for m in hit if m.start < told]
    sitting = seats(text, finding.clause_lower if text is finding.clause else lowered(text), issuer)
    if based := [m for m in sitting if m.start < told or _ANOTHER.search(text, told, m.start)]:
        described = [m for m in parties if _is_party(text, m)]
        parties = sorted({*based, *described}, key=lambda m: m.start)
    return parties, [m for m in hit if m.start >= told]


def _told_who(text: str, start: int, at: int, hit: list[CountryMention]) -> bool:
    """Whether a clause has said who is hit before a reason at `at`: with their state, or without."""
    return any(m.start < at for m in hit) or _SOMEBODY.search(text, start, at) is not None


def _without_laws(text: str) -> str:
    """The text with laws and bodies that are named after states, and hit none of them, blanked."""
    if "Act" not in text and "Australia Group" not in text:
        return text
    return _LAW_OF_MANY.sub(lambda m: " " * len(m.group()), text)


def _is_party(text: str, mention: CountryMention) -> bool:
    """Whether a state describes persons or bodies ("Ruritanian officials"), not a thing or an aim."""
    return mention.kind == "adjective" and _PARTY.match(text, mention.end) is not None


def _of_names(setting: Setting, names: NamesHit, issuer: str) -> list[CountryMention]:
    own = own_states(issuer)
    everybody = (*names.persons, *names.bodies)
    whole = setting.layout.whole
    found = setting.lists.states(names.entries) or origins(whole, everybody, bodies=frozenset(names.bodies))
    return [m for m in found if m.code not in own]


def _seats_after(setting: Setting, finding: Finding, issuer: str) -> list[CountryMention]:
    """Seats told in the sentences right after a designation."""
    if setting.layout.transcript or finding.cue.kind != "act" or finding.sentence.title:
        return []
    start, end = finding.sentence.end, min(len(setting.layout.whole), finding.sentence.end + _SEATS)
    if corrected := _CORRECTED.search(setting.layout.lower, start, end):
        end = corrected.start()  # and what was done before is another act
    text, lower = setting.layout.whole[start:end], setting.layout.lower[start:end]
    return [
        CountryMention(m.code, start + m.start, start + m.end, m.kind) for m in seats(text, lower, issuer)
    ]


def _told_after(setting: Setting, finding: Finding, issuer: str) -> list[CountryMention]:
    """States of those whom the next sentences say an act hits: "The measures target Ruritanian banks"."""
    if setting.layout.transcript or finding.cue.kind != "act" or finding.status != "new":
        return []
    found: list[CountryMention] = []
    for part in parts_after(setting, finding):
        words = _without_laws(part.text)
        near = hit_states(words, _everywhere(finding), find_countries(words), issuer)
        found += [CountryMention(m.code, part.start + m.start, part.start + m.end, m.kind) for m in near]
    return found


def _around(setting: Setting, finding: Finding, names: NamesHit, notes: list[Note]) -> tuple[str, ...]:
    """The state of the title or the sentences near, else the one that the text speaks of most."""
    issuer = finding.issuer.code or ""
    if (setting.layout.transcript or setting.off_topic) and names.total:
        return ()  # talk goes from one state to the next: those named may be of any
    for start, end in _elsewhere(setting, finding):
        words = _without_laws(setting.layout.whole[start : end + _LONGEST_NAME])[: end - start]
        near = hit_states(words, _everywhere(finding), find_countries(words), issuer)
        if near:
            listed = _listed(words, near)[:_LONGEST_LIST]
            notes += [("targets", start + m.start, start + m.end, "nearby") for m in listed]
            return distinct([m.code for m in listed])
    if setting.layout.transcript:
        return ()
    code = most_named(_without_laws(setting.layout.whole), issuer)
    return (code,) if code else ()


def _listed(words: str, near: list[CountryMention]) -> list[CountryMention]:
    """The first state, and those close to it or listed with it."""
    found = near[:1]
    for m in near[1:]:
        close = m.code == near[0].code or m.start - near[0].end < _ONE_LIST
        if close or LIST_JOINT.fullmatch(words[found[-1].end : m.start]):
            found.append(m)
    return found


def _by_law(vocabulary: Vocabulary, setting: Setting, finding: Finding, notes: list[Note]) -> tuple[str, ...]:
    """The state that the order invoked is about, where nothing else tells."""
    end = finding.sentence.end if setting.layout.transcript else finding.sentence.end + _LAW_TAIL
    invoked = vocabulary.instruments.matches(
        setting.layout.whole, setting.layout.lower, finding.sentence.start, end
    )
    for instrument, match in invoked:
        if instrument.state:
            notes.append(("targets", match.start(), match.end(), instrument.id))
            return (instrument.state,)
    return ()


def _everywhere(finding: Finding) -> Cue:
    """The cue as seen from another sentence: everything stands after it."""
    return finding.cue._replace(start=0, end=0, passive=True)


def _elsewhere(setting: Setting, finding: Finding) -> list[tuple[int, int]]:
    """Where the state may stand when the announcing sentence has none: title, next words, words before."""
    title = (0, len(setting.document.title))
    if finding.part and finding.part.others:  # whom the states before it hit
        base = finding.sentence.start
        return [*((base + start, base + end) for start, end in finding.part.others), title]
    after = (finding.sentence.end, min(len(setting.layout.whole), finding.sentence.end + _NEXT_WORDS))
    before = (max(0, finding.sentence.start - _WORDS_BEFORE), finding.sentence.start)
    if finding.cue.kind == "threat":
        return [before, after]
    if setting.layout.transcript:  # the next one asks about something else
        answer = setting.layout.passages[finding.sentence.passage]
        return [(after[0], min(after[1], answer.end)), before]
    return [title, after, before]
