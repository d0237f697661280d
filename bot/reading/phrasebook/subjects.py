"""Who acts at a phrase: the nearest state that may be its subject, or the publisher as it names itself."""

import re
from typing import NamedTuple

from bot.lexicon import CountryMention
from bot.reading.phrasebook.cutting import Sentence
from bot.reading.phrasebook.protests import Deed, without
from bot.reading.phrasebook.scene import Scene
from bot.reading.phrasebook.tables import SetPhrase
from bot.reading.sides import same_side

_GOVERNMENT = 40  # characters beside a state in which a word for its government or its people stands
_REGIONS = frozenset({"HK", "MO"})  # where those hit may not go, in a phrase that tells whom it hits
_NOBODY = ""  # the subject is none that a record could name
Found = tuple[str | None, tuple[int, int] | None]


class Place(NamedTuple):
    """A phrase at [start, end) of a sentence, before it is weighed."""

    sentence: Sentence
    phrase: SetPhrase
    start: int
    end: int
    clause: tuple[int, int]
    deeds: list[Deed]  # of others, against which the sentence protests

    @property
    def deed(self) -> Deed | None:
        """The act of the other side that the phrase tells of."""
        return next((d for d in self.deeds if d.start <= self.start < d.end), None)

    @property
    def own(self) -> str:
        """The sentence without what others did, unless the phrase tells of that."""
        return self.sentence.text if self.deed else without(self.sentence.text, self.deeds)

    @property
    def words(self) -> str:
        """The clause of the phrase."""
        return self.sentence.text[self.clause[0] : self.clause[1]]

    def before(self, reach: int) -> str:
        """The words of the clause that lead to the phrase."""
        return self.sentence.text[max(self.clause[0], self.start - reach) : self.start]


def subject(scene: Scene, place: Place, last: str | None) -> Found:
    """The nearest subject before the phrase: a state that acts, or the publisher as it names itself."""
    if deed := place.deed:
        return deed.code, deed.named
    if place.phrase.issuer:
        return place.phrase.issuer, (place.start, place.end)
    if place.phrase.hit_before:
        return _agent(scene, place, last)
    return _promised(scene, place) or _nearest(scene, place, place.start) or (scene.publisher or last, None)


def _promised(scene: Scene, place: Place) -> Found | None:
    """Who warns where the warning itself says so: "if the Ruritanians ..., we shall"."""
    own = scene.publisher if place.phrase.kind == "threat" else None
    inside = (
        [m for m in _subjects(scene, place, "self", place.end) if m.start() >= place.start] if own else []
    )
    mentions = scene.states(place.sentence.text) if inside else ()
    spoken = [m.span() for m in inside if not _foreign([*mentions], m.start(), own or "")]
    return (own, spoken[-1]) if spoken else None


def _nearest(scene: Scene, place: Place, until: int) -> Found | None:
    """The nearest subject that begins no later than `until`; None where the clause has none there."""
    text = place.sentence.text
    mentions = [m for m in scene.states(text) if m.start <= until]
    found = [
        (m.start, m.end, m.code)
        for m in mentions
        if m.start >= place.clause[0]
        and all(deed.named != (m.start, m.end) for deed in place.deeds)
        and _may_act(scene, text, m)
    ]
    found += [(m.start(), m.end(), _NOBODY) for m in _subjects(scene, place, "others", until)]
    if own := scene.publisher:
        named = {m.end for m in mentions}  # "the Japanese government" is not the publisher's
        found += [
            (m.start(), m.end(), own)
            for m in _subjects(scene, place, "self", until)
            if len(text[: m.start()].rstrip()) not in named and not _foreign(mentions, m.start(), own)
        ]
    if not found:
        return None
    left, right, code = max(found)
    return (None, None) if code == _NOBODY else (code, (left, right))


def _agent(scene: Scene, place: Place, last: str | None) -> Found:
    """Who acts where the subject is the one hit: a state that the phrase itself names, else who tells of it.

    "The Ruritanians told our embassy that its consul must leave": theirs. With neither, the publisher.
    """
    text, start = place.sentence.text, place.start
    named = (s for s in scene.states(text[start : place.end]) if s.code not in _REGIONS)
    for state in named:
        if not scene.begins_with("hit", text[start + state.end :][:_GOVERNMENT]):
            return state.code, (start + state.start, start + state.end)
    pattern = scene.book.grammar.get("tells")
    marks = list(pattern.finditer(text, place.clause[0], start)) if pattern else []
    told = _nearest(scene, place, marks[-1].start()) if marks else None
    return told or (scene.publisher or last, None)


def _foreign(mentions: list[CountryMention], at: int, own: str) -> bool:
    """Whether a word for "we" there is the name of another state: "China" on a page of Taipei's."""
    return any(m.start <= at < m.end and not same_side(m.code, own) for m in mentions)


def _subjects(scene: Scene, place: Place, row: str, until: int) -> list[re.Match[str]]:
    """Words of a kind in the clause that begin no later than `until`."""
    pattern = scene.book.grammar.get(row)
    spoken = pattern.finditer(place.sentence.text, *place.clause) if pattern else ()
    return [m for m in spoken if m.start() <= until]


def _may_act(scene: Scene, text: str, mention: CountryMention) -> bool:
    before, after = text[: mention.start], text[mention.end : mention.end + _GOVERNMENT]
    if scene.ends_with("heads", before, _GOVERNMENT) or scene.begins_with("acting", after):
        return True
    if mention.kind in {"adjective", "oblique"}:
        return False
    if scene.ends_with("patient", before):
        return False
    return not scene.begins_with("hit", text[mention.end : mention.end + _GOVERNMENT])
