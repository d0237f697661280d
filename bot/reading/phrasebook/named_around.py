"""Names of those hit in the sentences before an announcement ("him") and after it ("among them")."""

from collections.abc import Iterable

from bot.reading.phrasebook.grammar import Name
from bot.reading.phrasebook.scene import Hit, Scene

_TOLD = 3  # sentences after an announcement in which it is told who is among those hit
_MEANT = 3  # sentences before it in which those stand whom it calls "him" or "the two"


def meant(scene: Scene, hit: Hit, text: str) -> list[Name]:
    """Names in the nearest sentence before that has some, where the announcing words only say "him"."""
    if hit.sentence.title:
        return []
    same = scene.layout.sentences(hit.sentence.passage)
    for earlier in reversed(same[max(0, hit.sentence.number - _MEANT) : hit.sentence.number]):
        if found := scene.grammar.meant(text, earlier.text):
            return shifted(found, earlier.start)
    return []


def told_apart(scene: Scene, hit: Hit) -> list[Name]:
    """Names in the sentences after the announcement that say who is among those hit."""
    if hit.sentence.title:
        return []
    after = scene.layout.sentences(hit.sentence.passage)[hit.sentence.number + 1 :]
    for sentence in after[:_TOLD]:
        if among := scene.has("among", sentence.text):
            return shifted(
                scene.grammar.names(sentence.text[among.start() :]), sentence.start + among.start()
            )
    return []


def shifted(names: Iterable[Name], offset: int) -> list[Name]:
    """The same names, their places counted from elsewhere."""
    return [(name, start + offset, end + offset, body) for name, start, end, body in names]
