"""The words the rules work with, compiled once from tables that an operator can read and tune."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from bot.domain.words import EasedKind, Measure, NoneKind, Stage, TargetKind

RULES = "1"  # version of the rules in code; raise it with every change that can alter a reading
_FLAGS = re.IGNORECASE
_FORM_NAMES = ("base", "third", "ing", "past", "participle")
_TABLES = ("en-macros", "en-measures", "en-verbs", "en-phrases", "en-exclusions", "en-law", "en-targets", "themes")


class VocabularyError(ValueError):
    """A row of a table is wrong: which table, which row (from 0), which field, what and how to mend it."""

    def __init__(self, table: str, row: int | None, field: str | None, problem: str, remedy: str) -> None:
        super().__init__(f"{table}, row {row}: {problem}. {remedy}")
        self.table = table
        self.row = row
        self.field = field
        self.problem = problem
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class MeasureNoun:
    """A noun that names a measure."""

    id: str
    measure: Measure
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that makes a measure, with what must and must not stand around it."""

    id: str
    kind: str  # act, ease or extend
    forms: Mapping[str, frozenset[str]]  # word -> names of its forms
    object: re.Pattern[str]
    unless: re.Pattern[str] | None
    measure: Measure | None
    stage: Stage | None
    eased: EasedKind | None
    weight: float


@dataclass(frozen=True, slots=True)
class Phrase:
    """A whole turn of phrase that acts, warns, eases or renews."""

    id: str
    kind: str  # act, threat, ease or extend
    pattern: re.Pattern[str]
    strength: float
    title_only: bool
    passive: bool  # what is hit stands before it
    measure: Measure | None
    eased: EasedKind | None


@dataclass(frozen=True, slots=True)
class Exclusion:
    """What takes a sentence, a title or a document out."""

    id: str
    scope: str  # sentence, title or document
    kind: str  # a NoneKind, or "unreal"
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law or order that announcements invoke."""

    id: str
    name: str  # "{0}" stands for the words found, "{1}" for the first group
    pattern: re.Pattern[str]
    measure: Measure | None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All tables, compiled, and the version of exactly these tables and rules."""

    version: str
    measures: tuple[MeasureNoun, ...]
    verbs: tuple[Verb, ...]
    phrases: tuple[Phrase, ...]
    exclusions: tuple[Exclusion, ...]
    instruments: tuple[Instrument, ...]
    target_kinds: tuple[tuple[TargetKind, re.Pattern[str]], ...]
    themes: tuple[tuple[str, re.Pattern[str]], ...]
    any_measure: re.Pattern[str]
    any_verb: re.Pattern[str]
    hint: re.Pattern[str]  # what a text without it can never be made to act by
    verbs_by_word: Mapping[str, tuple[Verb, ...]]


class _Row:
    """One row of a table on its way in: every complaint names it."""

    def __init__(self, table: str, index: int, data: object, macros: Mapping[str, str]) -> None:
        self.table, self.index, self.macros = table, index, macros
        if not isinstance(data, Mapping):
            raise self.error(None, "the row is no mapping", "Write it as `field: value` pairs")
        self.data = cast("Mapping[str, object]", data)

    def error(self, field: str | None, problem: str, remedy: str) -> VocabularyError:
        return VocabularyError(self.table, self.index, field, problem, remedy)

    def text(self, field: str, default: str | None = None) -> str:
        value = self.data.get(field, default)
        if not isinstance(value, str) or not value:
            raise self.error(field, f"`{field}` is missing or no text", f"Give `{field}` as a quoted string")
        return value

    def number(self, field: str, default: float) -> float:
        value = self.data.get(field, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.error(field, f"`{field}` is no number", "Give a number such as 0.8")
        return float(value)

    def choice(self, field: str, known: Sequence[str]) -> str:
        value = self.text(field)
        if value not in known:
            raise self.error(field, f"`{field}` is unknown: {value!r}", f"Use one of: {', '.join(known)}")
        return value

    def optional(self, field: str, known: Sequence[str]) -> str | None:
        return self.choice(field, known) if self.data.get(field) is not None else None

    def regex(self, field: str, *, required: bool = True) -> re.Pattern[str] | None:
        if not required and self.data.get(field) is None:
            return None
        return self.compiled(field, self.expanded(field))

    def expanded(self, field: str) -> str:
        found = self.text(field)
        for name, pattern in self.macros.items():
            found = found.replace("{" + name + "}", pattern)
        return found

    def compiled(self, field: str, source: str) -> re.Pattern[str]:
        try:
            # A space in a pattern matches any white space: official texts are wrapped anywhere.
            return re.compile(re.sub(r"(?<![\\\[]) ", r"\\s", source), _FLAGS)
        except re.error as problem:
            raise self.error(field, f"`{field}` is no regular expression: {problem}", "Correct it") from problem


def _rows(tables: Mapping[str, object], name: str, macros: Mapping[str, str]) -> list[_Row]:
    data = tables.get(name)
    if not isinstance(data, list) or not data:
        raise VocabularyError(name, None, None, "the table is missing, empty or no list", f"Provide {name}.yml")
    return [_Row(name, index, row, macros) for index, row in enumerate(data)]


def _macros(tables: Mapping[str, object]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in _rows(tables, "en-macros", found):
        pattern = row.expanded("pattern")
        row.compiled("pattern", pattern)
        found[row.text("name")] = pattern
    return found


def _measure(row: _Row) -> Measure | None:
    value = row.optional("measure", [m.value for m in Measure])
    return Measure(value) if value else None


def _eased(row: _Row) -> EasedKind | None:
    value = row.optional("eased", [e.value for e in EasedKind])
    return EasedKind(value) if value else None


def _required(pattern: re.Pattern[str] | None) -> re.Pattern[str]:
    if pattern is None:
        raise AssertionError("a required pattern was compiled to nothing")
    return pattern


def _verb(row: _Row) -> Verb:
    words = row.data.get("forms")
    if not isinstance(words, list) or len(words) != len(_FORM_NAMES):
        raise row.error("forms", "`forms` needs five words", f"Give them in this order: {', '.join(_FORM_NAMES)}")
    forms: dict[str, set[str]] = {}
    for form, word in zip(_FORM_NAMES, words, strict=True):
        forms.setdefault(str(word).casefold(), set()).add(form)
    stage = row.optional("stage", [s.value for s in Stage])
    return Verb(
        id=row.text("id"),
        kind=row.choice("kind", ("act", "ease", "extend")),
        forms={word: frozenset(names) for word, names in forms.items()},
        object=_required(row.regex("object")),
        unless=row.regex("unless", required=False),
        measure=_measure(row),
        stage=Stage(stage) if stage else None,
        eased=_eased(row),
        weight=row.number("weight", 0.0),
    )


def _phrase(row: _Row) -> Phrase:
    return Phrase(
        id=row.text("id"),
        kind=row.choice("kind", ("act", "threat", "ease", "extend")),
        pattern=_required(row.regex("pattern")),
        strength=row.number("strength", 0.9),
        title_only=row.optional("where", ("any", "title")) == "title",
        passive=row.data.get("passive") is True,
        measure=_measure(row),
        eased=_eased(row),
    )


def _exclusion(row: _Row) -> Exclusion:
    kinds = [*(k.value for k in NoneKind), "unreal"]
    scope = row.choice("scope", ("sentence", "title", "document"))
    return Exclusion(row.text("id"), scope, row.choice("kind", kinds), _required(row.regex("pattern")))


def _version(tables: Mapping[str, object]) -> str:
    content = json.dumps({name: tables.get(name) for name in _TABLES}, sort_keys=True, ensure_ascii=False, default=str)
    return f"{RULES}-{hashlib.sha256(content.encode()).hexdigest()[:10]}"


def make_vocabulary(tables: Mapping[str, object]) -> Vocabulary:
    """Compile tables as loaded from config/vocabulary/*.yml, keyed by file name without ending.

    Raises VocabularyError naming table, row and field: a missing table, an unknown measure, a broken pattern.
    """
    for name in _TABLES:
        _rows(tables, name, {})
    macros = _macros(tables)
    measures = tuple(
        MeasureNoun(r.text("id"), Measure(r.choice("measure", [m.value for m in Measure])), _required(r.regex("noun")))
        for r in _rows(tables, "en-measures", macros)
    )
    verbs = tuple(_verb(r) for r in _rows(tables, "en-verbs", macros))
    words = sorted({word for verb in verbs for word in verb.forms if word != "-"}, key=len, reverse=True)
    if "hint" not in macros:
        raise VocabularyError("en-macros", None, None, "the macro `hint` is missing", "Add it: it opens the screen")
    return Vocabulary(
        version=_version(tables),
        measures=measures,
        verbs=verbs,
        phrases=tuple(_phrase(r) for r in _rows(tables, "en-phrases", macros)),
        exclusions=tuple(_exclusion(r) for r in _rows(tables, "en-exclusions", macros)),
        instruments=tuple(
            Instrument(r.text("id"), r.text("name"), _required(r.regex("pattern")), _measure(r))
            for r in _rows(tables, "en-law", macros)
        ),
        target_kinds=tuple(
            (TargetKind(r.choice("kind", [k.value for k in TargetKind])), _required(r.regex("pattern")))
            for r in _rows(tables, "en-targets", macros)
        ),
        themes=tuple((r.text("id"), _required(r.regex("en"))) for r in _rows(tables, "themes", macros)),
        any_measure=re.compile("|".join(f"(?:{m.pattern.pattern})" for m in measures), _FLAGS),
        any_verb=re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", _FLAGS),
        hint=re.compile(macros["hint"].replace(" ", r"\s"), _FLAGS),
        verbs_by_word={word: tuple(v for v in verbs if word in v.forms) for word in words},
    )
