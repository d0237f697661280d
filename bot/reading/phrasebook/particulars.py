"""What stands beside an act in any language of phrases: its office, its last day, what those named are."""

from collections.abc import Iterable
from datetime import date

from bot.domain.action import Evidence, Role
from bot.reading.notes import Notes
from bot.reading.phrasebook.scene import Hit, Scene, around_day

_AFTER = 160  # characters behind an official announcement in which its last day may stand
_ROLE = 120  # characters behind a name in which its role may stand
_OFFICE_BEFORE = 40  # characters before it
_HEAD = 400  # characters in which a text says who publishes it
# Groups of the `office` row, and the usual name of each office.
OFFICES = {
    "foreign": "Ministry of Foreign Affairs",
    "commerce": "Ministry of Commerce",
    "interior": "Ministry of the Interior",
    "defence": "Ministry of Defence",
    "treasury": "Ministry of Finance",
    "head": "Head of State",
    "cabinet": "Government",
    "taiwan": "Taiwan Affairs Office",
}
_NAMED = frozenset({"persons_named", "entities_named"})


def office(scene: Scene, hit: Hit, notes: Notes) -> str | None:
    """The office that the announcing words say acts; else the one that an official text begins with."""
    base, whole = hit.sentence.start, scene.layout.whole
    scopes = [(base, base + hit.start)]
    if not scene.news and hit.issuer == scene.publisher:
        scopes.append((0, _HEAD))
    pattern = scene.book.grammar.get("office")
    for left, right in scopes if pattern else ():
        match = pattern.search(whole, left, right) if pattern else None
        if match and match.lastgroup in OFFICES:
            notes.add("body", match.start(), match.end())
            return OFFICES[match.lastgroup]
    return None


def last_day(scene: Scene, hit: Hit, notes: Notes) -> date | None:
    """The last day of a measure, where the text names one that had not passed when it was published."""
    start = hit.sentence.start
    text = scene.layout.whole[start : hit.sentence.end + (0 if scene.layout.transcript else _AFTER)]
    published = scene.document.date
    for day, left, right in scene.days(text) if hit.phrase.kind != "threat" else ():
        around = around_day(text, left, right)
        if (published is None or day >= published) and scene.has("expires", around):
            notes.add("expires_on", start + left, start + right)
            return day
    return None


def roles(scene: Scene, named: Iterable[Evidence], notes: Notes) -> tuple[Role, ...]:
    """What those named are, where words beside the name tell; of nobody else."""
    places = sorted({each.span for each in named if each.field in _NAMED})
    found: dict[str, str] = {}
    for number, span in enumerate(places):
        left = max(places[number - 1].end if number else 0, span.start - _OFFICE_BEFORE)
        right = min(
            places[number + 1].start if number + 1 < len(places) else len(scene.original), span.end + _ROLE
        )
        told = _behind(scene, span.end, right) or _before(scene, left, span.start)
        if told and span.text not in found:
            found[span.text] = scene.original[slice(*told)]
            notes.add("roles", *told)
    return tuple(Role(*each) for each in found.items())


def _behind(scene: Scene, start: int, end: int) -> tuple[int, int] | None:
    pattern = scene.book.grammar.get("role_behind")
    match = pattern.match(scene.layout.whole, start, end) if pattern else None
    return match.span("role") if match else None


def _before(scene: Scene, start: int, end: int) -> tuple[int, int] | None:
    pattern = scene.book.grammar.get("role_before")
    text = scene.layout.whole[start:end]
    match = pattern.search(text) if pattern else None
    return (start + match.start("role"), start + match.end("role")) if match else None
