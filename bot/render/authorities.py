"""Legal bases: their plain names, what each does and does not do, and the list that carries those hit."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.words import Measure
from bot.lexicon.backtracking import doubling_part, fits_nothing
from bot.lexicon.patterns import Pattern
from bot.render.words import LANGUAGES, Row

REACHES = ("entry", "assets", "dealings")
"""What a legal basis can reach: entry to the state, property, dealings with those hit."""

HOW = ("does", "may", "not")
"""Whether it does so by itself, only where the act says so, or not at all; left out where it depends."""

_NEEDED = ("id", "issuer", "match", "name", "effect", "source")
_FIELDS = frozenset({*_NEEDED, *REACHES, "measures", "list"})
_ADDRESS = re.compile(r"https?://[\w.-]+/\S*")


class EffectsError(ValueError):
    """A row of the table is wrong; `path` says which, `row` how people call it."""

    def __init__(self, path: tuple[str | int, ...], problem: str, row: str | None = None) -> None:
        told = path if row is None else (row, *path[1:])
        super().__init__(f"{'/'.join(map(str, told))}: {problem}")
        self.path = path
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Authority:
    """A statute, order or programme under which measures are taken."""

    id: str
    issuer: str
    pattern: Pattern  # found in the legal basis as the text names it
    name: Row
    effect: Row  # one sentence for cards
    source: str  # where the law, or its official page, can be read
    measures: frozenset[Measure]  # those it is about; empty: whatever the measure
    reaches: Mapping[str, str]  # of REACHES, each with one of HOW
    listed_in: Row | None  # the list that carries those hit; None: there is no public one


def make_authorities(rows: object) -> tuple[Authority, ...]:
    """Check and arrange the rows of `authorities.yml`, in their order.

    Raises EffectsError with the path of the first wrong row.
    """
    found = tuple(_authorities(rows))
    known: set[str] = set()
    for position, authority in enumerate(found):
        if authority.id in known:
            raise EffectsError((position, "id"), "is given twice", authority.id)
        known.add(authority.id)
    return found


def _authorities(rows: object) -> Iterator[Authority]:
    if not isinstance(rows, Sequence) or isinstance(rows, str):
        raise EffectsError((), "is no list")
    for position, row in enumerate(rows):
        name = row.get("id") if isinstance(row, Mapping) else None
        try:
            yield _authority(row, (position,))
        except EffectsError as error:
            raise EffectsError(error.path, error.problem, str(name or f"row {position + 1}")) from None


def _authority(row: object, path: tuple[str | int, ...]) -> Authority:
    if not isinstance(row, Mapping) or not set(_NEEDED) <= set(row):
        raise EffectsError(path, f"needs {', '.join(_NEEDED)}")
    if unknown := sorted(str(key) for key in set(row) - _FIELDS):
        raise EffectsError((*path, unknown[0]), f"is none of {', '.join(sorted(_FIELDS))}")
    if not _ADDRESS.fullmatch(str(row["source"])):
        raise EffectsError((*path, "source"), "is no public address (https://...)")
    return Authority(
        id=str(row["id"]),
        issuer=str(row["issuer"]),
        pattern=_pattern(row["match"], (*path, "match")),
        name=language_row(row["name"], (*path, "name")),
        effect=language_row(row["effect"], (*path, "effect")),
        source=str(row["source"]),
        measures=_measures(row.get("measures", ()), (*path, "measures")),
        reaches={what: _how(row[what], (*path, what)) for what in REACHES if what in row},
        listed_in=language_row(row["list"], (*path, "list")) if "list" in row else None,
    )


def _pattern(value: object, path: tuple[str | int, ...]) -> Pattern:
    pattern, flags = str(value), int(re.IGNORECASE)
    try:
        slow = fits_nothing(pattern, flags) or doubling_part(pattern, flags)
    except re.error as error:
        raise EffectsError(path, str(error)) from error
    if slow:
        raise EffectsError(path, "matches every text, or takes for ever on some")
    return Pattern(pattern, flags)


def _measures(value: object, path: tuple[str | int, ...]) -> frozenset[Measure]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise EffectsError(path, "is no list")
    known = {measure.value for measure in Measure}
    if wrong := [word for word in value if word not in known]:
        raise EffectsError(path, f"{wrong[0]!r} is none of {', '.join(sorted(known))}")
    return frozenset(Measure(word) for word in value)


def _how(value: object, path: tuple[str | int, ...]) -> str:
    if value not in HOW:
        raise EffectsError(path, f"is none of {', '.join(HOW)}")
    return str(value)


def language_row(value: object, path: tuple[str | int, ...]) -> Row:
    """A sentence in each language; English is needed and stands in for the others."""
    if not isinstance(value, Mapping) or not isinstance(value.get("en"), str):
        raise EffectsError(path, "needs a sentence in English (en)")
    cells = [value.get(language, value["en"]) for language in LANGUAGES]
    if not all(isinstance(cell, str) for cell in cells) or set(value) - set(LANGUAGES):
        raise EffectsError(path, f"holds sentences by language ({', '.join(LANGUAGES)})")
    return cells[0], cells[1], cells[2]
