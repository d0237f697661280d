"""What a measure does and does not do: sentences from a table by legal basis, never from a model."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.action import Action
from bot.domain.words import EasedKind, Measure, Stage, StageGroup
from bot.lexicon.backtracking import doubling_part, fits_nothing
from bot.render.words import LANGUAGES, Row, pick

# Of these people ask at once whether assets are frozen too; of an expulsion or an export ban nobody does.
_ASKED = frozenset({Measure.VISA_RESTRICTION, Measure.ENTRY_BAN})
_BASIS_FIELDS = frozenset({"issuer", "match", "measures", "effect"})
_FREEZING = frozenset({Measure.ASSET_FREEZE, Measure.SANCTIONS_UNSPECIFIED, Measure.OTHER})


class EffectsError(ValueError):
    """A row of the table is wrong; `path` says which."""

    def __init__(self, path: tuple[str | int, ...], problem: str) -> None:
        super().__init__(f"{'/'.join(map(str, path))}: {problem}")
        self.path = path
        self.problem = problem


@dataclass(frozen=True, slots=True)
class BasisEffect:
    """What a statute or programme does."""

    issuer: str
    pattern: re.Pattern[str]  # found in the legal basis as the text names it
    effect: Row
    measures: frozenset[Measure]  # empty: whatever the measure


@dataclass(frozen=True, slots=True)
class Effects:
    """The tables, ready for use."""

    bases: tuple[BasisEffect, ...] = ()
    measures: Mapping[Measure, Row] = field(default_factory=dict)
    stages: Mapping[str, Row] = field(default_factory=dict)
    no_freeze: Row = ("", "", "")

    def sentence(self, action: Action, language: str = "en") -> str:
        """The effect in words; "" when the table knows nothing. Plain text."""
        stage = self.stages.get(_stage_key(action))
        if stage and action.stage.group is not StageGroup.ACTED:
            return pick(stage, language)
        if action.legal_basis and (basis := self._basis(action)):
            return pick(basis.effect, language)
        parts = [pick(self.measures[m], language) for m in action.measures if m in self.measures]
        if parts and _ASKED & set(action.measures) and not _FREEZING & set(action.measures):
            parts.append(pick(self.no_freeze, language))
        joiner = "；" if language == "zh" else "; "
        return joiner.join(part for part in parts if part)

    def _basis(self, action: Action) -> BasisEffect | None:
        """A statute speaks only for the measures it is about: 7031(c) beside a freeze says too little."""
        told = set(action.measures)
        return next(
            (
                basis
                for basis in self.bases
                if basis.issuer == action.issuer
                and basis.pattern.search(action.legal_basis or "")
                and (not basis.measures or told <= basis.measures)
            ),
            None,
        )


def _stage_key(action: Action) -> str:
    if action.stage is Stage.EASED and action.eased_kind:
        return f"eased_{action.eased_kind.value}"
    return action.stage.value


_STAGE_KEYS = frozenset({*(s.value for s in Stage), *(f"eased_{kind.value}" for kind in EasedKind)})


def make_effects(tables: Mapping[str, object]) -> Effects:
    """Check and arrange the tables of `effects.yml`.

    Raises EffectsError with the path of the first wrong row.
    """
    if unknown := set(tables) - {"bases", "measures", "stages", "no_freeze"}:
        raise EffectsError((min(unknown),), "unknown table")
    return Effects(
        bases=tuple(_bases(tables.get("bases", ()))),
        measures={Measure(key): row for key, row in _rows(tables, "measures", {m.value for m in Measure})},
        stages=dict(_rows(tables, "stages", _STAGE_KEYS)),
        no_freeze=_row(tables.get("no_freeze", {"en": ""}), ("no_freeze",)),
    )


def _rows(
    tables: Mapping[str, object], name: str, keys: set[str] | frozenset[str]
) -> Iterator[tuple[str, Row]]:
    table = tables.get(name, {})
    if not isinstance(table, Mapping):
        raise EffectsError((name,), "is no table")
    for key, value in table.items():
        if key not in keys:
            raise EffectsError((name, str(key)), f"is none of {', '.join(sorted(keys))}")
        yield str(key), _row(value, (name, str(key)))


def _row(value: object, path: tuple[str | int, ...]) -> Row:
    """A sentence in each language; English is needed and stands in for the others."""
    if not isinstance(value, Mapping) or not isinstance(value.get("en"), str):
        raise EffectsError(path, "needs a sentence in English (en)")
    cells = [value.get(language, value["en"]) for language in LANGUAGES]
    if not all(isinstance(cell, str) for cell in cells) or set(value) - set(LANGUAGES):
        raise EffectsError(path, f"holds sentences by language ({', '.join(LANGUAGES)})")
    return cells[0], cells[1], cells[2]


def _bases(rows: object) -> Iterator[BasisEffect]:
    if not isinstance(rows, Sequence) or isinstance(rows, str):
        raise EffectsError(("bases",), "is no list")
    for position, row in enumerate(rows):
        yield _basis(row, ("bases", position))


def _basis(row: object, path: tuple[str | int, ...]) -> BasisEffect:
    if not isinstance(row, Mapping) or not {"issuer", "match", "effect"} <= set(row):
        raise EffectsError(path, "needs issuer, match and effect")
    if unknown := sorted(str(key) for key in set(row) - _BASIS_FIELDS):
        raise EffectsError((*path, unknown[0]), f"is none of {', '.join(sorted(_BASIS_FIELDS))}")
    try:
        pattern = re.compile(str(row["match"]), re.IGNORECASE)
        measures = frozenset(Measure(m) for m in row.get("measures", ()))
    except (re.error, ValueError, TypeError) as error:
        raise EffectsError(path, str(error)) from error
    if fits_nothing(pattern.pattern) or doubling_part(pattern.pattern, pattern.flags):
        raise EffectsError((*path, "match"), "matches every text, or takes for ever on some")
    return BasisEffect(str(row["issuer"]), pattern, _row(row["effect"], (*path, "effect")), measures)
