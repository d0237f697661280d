"""What the other side did, as a speaker protests against it or answers it: never the speaker's own act.

"We strongly condemn that Ruritania announced sanctions on our officials": the subject lies inside the object.
"""

from typing import NamedTuple

from bot.reading.phrasebook.scene import Scene
from bot.reading.sides import same_side

_BEFORE_SUBJECT = 4  # characters before the other side in the words for its act
_HOLE = "\0"  # no pattern of words matches it, every gap passes over it


class Deed(NamedTuple):
    """The words [start, end) of a sentence for an act of the other side, and where these name it."""

    start: int
    end: int
    code: str | None  # None for "certain countries"
    named: tuple[int, int] | None


def deeds_of_others(scene: Scene, text: str) -> list[Deed]:
    """The acts that a sentence protests against, in order and without overlap."""
    pattern = scene.book.grammar.get("protested")
    if pattern is None:
        return []
    spans = [m.span(m.lastindex or 0) for m in pattern.finditer(text)]
    return [deed for start, end in spans if (deed := _deed(scene, text, start, end))]


def without(text: str, deeds: list[Deed]) -> str:
    """The sentence with those words taken out; every other letter keeps its place."""
    for deed in deeds:
        text = text[: deed.start] + _HOLE * (deed.end - deed.start) + text[deed.end :]
    return text


def _deed(scene: Scene, text: str, start: int, end: int) -> Deed | None:
    """A deed where the words begin with another side: what the publisher did itself is none."""
    for mention in scene.states(text):
        if start <= mention.start <= start + _BEFORE_SUBJECT:
            foreign = scene.publisher is None or not same_side(mention.code, scene.publisher)
            return Deed(start, end, mention.code, (mention.start, mention.end)) if foreign else None
    return Deed(start, end, None, None) if scene.begins_with("others", text[start:end]) else None
