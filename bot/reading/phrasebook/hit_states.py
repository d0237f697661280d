"""Which of the states that a text in a language of phrases names are those of the parties hit."""

from bot.lexicon import CountryMention
from bot.reading.notes import Notes
from bot.reading.phrasebook.scene import Hit, Scene

_REGIONS = {"CN": frozenset({"HK", "MO"})}
LISTED = 1500  # characters after an announcement in which measures and those hit are listed
_NEXT = 24  # characters right beside a state: two or three words
_TOPIC_REACH = 12  # characters: a word that makes a state the topic follows it at once
_JOINT = 5  # characters between two states of one list


def among(scene: Scene, hit: Hit, issuer: str, notes: Notes) -> list[str]:
    """States of those told apart: "of them a firm of Ruritania"."""
    text, base = hit.sentence.text, hit.sentence.start
    apart = scene.has("among", text) if hit.phrase.kind == "act" else None
    if apart is None:
        return []
    left = base + apart.end()
    found = [
        m for m in scene.states(text[apart.end() :])
        if scene.begins_with("hit", text[apart.end() + m.end :]) and is_hit(scene, left, m, issuer)
    ]  # fmt: skip
    for m in found:
        notes.add("targets", left + m.start, left + m.end)
    return [m.code for m in found]


def in_a_row(found: list[CountryMention]) -> list[CountryMention]:
    """The first state and those listed with it."""
    for n in range(1, len(found)):
        if found[n].start - found[n - 1].end > _JOINT:
            return found[:n]
    return found


def is_hit(scene: Scene, offset: int, mention: CountryMention, issuer: str) -> bool:
    """Whether a state can be that of those hit; `offset`: where the text that was searched begins."""
    if mention.code in {issuer, "UN"} | _REGIONS.get(issuer, frozenset()):
        return False
    whole = scene.layout.whole
    start, end = offset + mention.start, offset + mention.end
    if scene.ends_with("spared_before", whole[max(0, start - _NEXT) : start]):
        return False
    return not scene.begins_with("spared_after", whole[end : end + _NEXT])


def seats(scene: Scene, hit: Hit, issuer: str, notes: Notes) -> list[str]:
    """States that an official text gives as nationality or seat of those it lists."""
    if hit.phrase.kind != "act" or scene.layout.transcript or "seat" not in scene.book.grammar:
        return []
    found: list[str] = []
    start = hit.sentence.start
    text = scene.layout.whole[start : hit.sentence.end + LISTED]
    for mention in scene.states(text):
        after = text[mention.end : mention.end + _NEXT]
        if scene.begins_with("seat", after) and is_hit(scene, start, mention, issuer):
            found.append(mention.code)
            notes.add("targets", start + mention.start, start + mention.end)
    return found


def without_topics(
    scene: Scene, offset: int, found: list[CountryMention], persons: tuple[str, ...], seated: list[str]
) -> list[CountryMention]:
    """The states without those that an act is only about, where others are told of those hit.

    "Ruritania's weapons" are the topic of an act on firms of Doria. Persons named in the letters of the text
    alone may be of the state that it is about.
    """
    if "topic" not in scene.book.grammar or any(not name.isascii() for name in persons):
        return found
    whole = scene.layout.whole
    ends = [(m, offset + m.end) for m in found]
    own = [m for m, end in ends if not scene.begins_with("topic", whole[end : end + _TOPIC_REACH])]
    return own if own or seated else found
