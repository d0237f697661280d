"""The tables of one language, compiled: what phrases act, what takes them out, and how its texts are cut."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.domain.words import EasedKind, Measure, NoneKind, Stage, TargetKind
from bot.lexicon.languages import is_language
from bot.lexicon.patterns import Pattern
from bot.reading.phrasebook.anchors import Anchored
from bot.reading.phrasebook.states import States, make_states
from bot.reading.rows import (
    FLAGS,
    Row,
    VocabularyError,
    eased_of,
    measure_of,
    read_rows,
    require_table,
    required,
)

ENGLISH = "en"  # has verbs and tenses, and its own code
NEEDED = ("hints", "grammar", "phrases", "measures", "exclusions")
OPTIONAL = ("macros", "law", "targets", "states", "numbers")
_ENGLISH_ONLY = ("verbs",)
_KINDS = ("act", "threat", "ease", "extend")
SCOPES = ("before", "within", "near", "sentence", "context", "title", "document")
_OF_DOCUMENTS = ("title", "document")
GRAMMAR = {
    "asks": "label of a turn in which a reporter speaks, at the beginning of a line",
    "speaks": "label of a turn in which the publisher speaks; group `speaker`",
    "stop": "end of a sentence",
    "clause": "what parts the clauses of a sentence",
    "self": "the publisher, as subject",
    "others": "subjects that are neither a state nor the publisher",
    "patient": "words right before a state that make it no subject",
    "heads": "words for a government right before a state, in any case, that make it a subject",
    "acting": "words right after a state, in any case or as adjective, that make it a subject",
    "hit": "words right after a state that make it one that is hit",
    "seat": "words right after a state that say that those hit live or are registered there",
    "spared_before": "words right before a state that is not hit",
    "spared_after": "words right after a state that is not hit",
    "today": "words that place an act on the day of the text",
    "past": "words that place an act before it",
    "day": "a day; groups `y` (may be missing), `m`, `d`",
    "month": "a month with its year and without a day; groups `y`, `m`",
    "months": "twelve patterns of month names, parted by spaces",
    "effective": "a day of entry into force, the day itself written @",
    "effective_today": "words of a measure that begins on the day of the text",
    "leave_by": "until when those expelled must leave",
    "count": "a number of persons or bodies; group `n`",
    "among": "words after which some of those hit are told apart, who are counted already",
    "person": "a person's name; group `name`",
    "body": "a body's name; group `name`",
    "answers": "words for the foreign act that is answered",
    "carries_out": "words for the own warning that is fulfilled",
    "foreign_act": "what another state did, for a warning to be bound to",
    "reason": "what those hit are accused of",
    "class": "those hit, in words",
    "class_end": "words after those hit that no longer describe them",
    "one_hit": "the beginning of `class` where it is one person, who is counted where no number stands",
    "speaker": "who announces; group `name`",
    "item": "the beginning of a paragraph of a decision that names whom it hits",
    "part": "the beginning of a part of such a paragraph",
    "follows": "words after which the measures are listed below",
    "opens": "words of a policy that begins later or leaves open whom it hits",
    "expands": "words of an addition to a measure that is there",
}


@dataclass(frozen=True, slots=True)
class SetPhrase:
    """A whole turn of phrase that acts, warns, eases or renews."""

    id: str
    kind: str
    pattern: Pattern
    strength: float
    title_only: bool
    hit_before: bool  # those hit stand before it
    measure: Measure | None
    stage: Stage | None
    eased: EasedKind | None
    issuer: str | None = (
        None  # whose act it is, where the phrase itself tells: a package of sanctions is the EU's
    )


@dataclass(frozen=True, slots=True)
class Bar:
    """What takes a cue, a title or a document out, and as which kind of none."""

    id: str
    scope: str
    kind: str  # a NoneKind, or "unreal"
    only: str | None  # a kind of phrase; None: all
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that names a measure."""

    id: str
    measure: Measure
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Law:
    """An instrument that announcements invoke; "{0}" in `name` stands for the words found."""

    id: str
    name: str
    pattern: Pattern
    measure: Measure | None


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """All tables of one language."""

    language: str
    hints: tuple[str, ...]
    phrases: Anchored[SetPhrase]
    nouns: tuple[Noun, ...]
    bars: tuple[Bar, ...]  # of phrases
    off_topic: tuple[Bar, ...]  # of titles and documents
    laws: tuple[Law, ...]
    target_kinds: tuple[tuple[TargetKind, Pattern], ...]
    themes: tuple[tuple[str, Pattern], ...]
    grammar: Mapping[str, Pattern]
    months: tuple[Pattern, ...]
    numbers: Mapping[str, int]
    states: States

    def present(self, lower: str) -> bool:
        """Whether a text, folded as its language wants, holds a hint: without one nothing in it can act.

        It is given in lower case, as `str.lower` has it.
        """
        return any(hint in lower for hint in self.hints)


def make_phrasebooks(tables: Mapping[str, object]) -> dict[str, Phrasebook]:
    """Every language that has tables, English aside.

    Raises VocabularyError naming the table: a prefix that is no language, a name that no language has, a
    missing table, a broken row.
    """
    return {language: _phrasebook(language, tables) for language in languages(tables) if language != ENGLISH}


def languages(tables: Mapping[str, object]) -> tuple[str, ...]:
    """The languages that have tables. Raises VocabularyError for a name that no rule reads."""
    found: dict[str, None] = {}
    for name in tables:
        prefix, dash, kind = name.partition("-")
        if dash:
            _known(name, prefix, kind)
            found.setdefault(prefix)
    return tuple(found)


def themes_in(
    language: str, tables: Mapping[str, object], macros: Mapping[str, str]
) -> tuple[tuple[str, Pattern], ...]:
    """Ids of themes and their words in one language; a theme without words there is left out."""
    known = {ENGLISH, *languages(tables)}
    found: list[tuple[str, Pattern]] = []
    for row in read_rows(tables, "themes", macros):
        written = {key for key in known if row.value(key) is not None}
        name = row.text("id")
        if language in written:
            found.append((name, required(row.regex(language))))
    return tuple(found)


def _known(name: str, prefix: str, kind: str) -> None:
    if not is_language(prefix):
        raise VocabularyError(
            name, None, None, f"`{prefix}` is no language", "Begin the name with an ISO 639-1 code, e.g. ru-"
        )
    known = NEEDED + OPTIONAL + (_ENGLISH_ONLY if prefix == ENGLISH else ())
    if kind not in known:
        listed = ", ".join(f"{prefix}-{each}" for each in known)
        raise VocabularyError(name, None, None, "no rule reads this table", f"Use one of: {listed}")


def _phrasebook(language: str, tables: Mapping[str, object]) -> Phrasebook:
    for kind in NEEDED:
        require_table(tables, f"{language}-{kind}")
    macros: dict[str, str] = {}
    for row in _optional(tables, language, "macros", macros):
        pattern = row.expanded("pattern")
        row.compiled("pattern", pattern)
        macros[row.text("name")] = pattern

    def rows(kind: str) -> Iterator[Row]:
        return _optional(tables, language, kind, macros)

    grammar, months = _grammar(rows("grammar"))
    bars = [_bar(r) for r in rows("exclusions")]
    return Phrasebook(
        language=language,
        hints=read_hints(tables, f"{language}-hints"),
        phrases=Anchored((phrase, phrase.pattern) for phrase in map(_phrase, rows("phrases"))),
        nouns=tuple(
            Noun(r.text("id"), Measure(r.choice("measure", list(Measure))), required(r.regex("noun")))
            for r in rows("measures")
        ),
        bars=tuple(bar for bar in bars if bar.scope not in _OF_DOCUMENTS),
        off_topic=tuple(bar for bar in bars if bar.scope in _OF_DOCUMENTS),
        laws=tuple(
            Law(r.text("id"), r.text("name"), required(r.regex("pattern")), measure_of(r))
            for r in rows("law")
        ),
        target_kinds=tuple(
            (TargetKind(r.choice("kind", list(TargetKind))), required(r.regex("pattern")))
            for r in rows("targets")
        ),
        themes=themes_in(language, tables, macros),
        grammar=grammar,
        months=months,
        numbers={r.text("word").casefold(): int(r.number("value", 0)) for r in rows("numbers")},
        states=make_states(language, rows("states")),
    )


def _optional(
    tables: Mapping[str, object], language: str, kind: str, macros: Mapping[str, str]
) -> Iterator[Row]:
    name = f"{language}-{kind}"
    return read_rows(tables, name, macros) if name in tables else iter(())


def read_hints(tables: Mapping[str, object], table: str) -> tuple[str, ...]:
    """The pieces of words without which nothing is read. Raises VocabularyError for what is no text."""
    found: list[str] = []
    for index, word in enumerate(require_table(tables, table)):
        if not isinstance(word, str) or not word.strip() or word != word.lower():
            remedy = "Write a quoted piece of a word in lower case"
            raise VocabularyError(table, index, None, f"no lower-case text: {word!r}", remedy)
        found.append(word)
    return tuple(found)


_OF_LINES = ("asks", "speaks")  # here ^ is the beginning of a line
_MONTHS = 12


def _grammar(rows: Iterator[Row]) -> tuple[dict[str, Pattern], tuple[Pattern, ...]]:
    """Patterns by id, and the twelve names of months."""
    found: dict[str, Pattern] = {}
    months: tuple[Pattern, ...] = ()
    for row in rows:
        name = row.choice("id", tuple(GRAMMAR))
        if name == "months":
            months = _months(row)
            continue
        pattern = required(row.regex("pattern"))
        found[name] = Pattern(pattern.pattern, FLAGS | re.MULTILINE) if name in _OF_LINES else pattern
    return found, months


def _months(row: Row) -> tuple[Pattern, ...]:
    names = row.text("pattern").split()
    if len(names) != _MONTHS:
        raise row.error("pattern", "`months` needs twelve patterns", "Part them by spaces, January first")
    return tuple(row.compiled("pattern", name) for name in names)


def _phrase(row: Row) -> SetPhrase:
    stage = row.optional("stage", list(Stage))
    return SetPhrase(
        id=row.text("id"),
        kind=row.choice("kind", _KINDS),
        pattern=required(row.regex("pattern")),
        strength=row.number("strength", 0.9),
        title_only=row.optional("where", ("any", "title")) == "title",
        hit_before=row.optional("hit", ("before", "after")) == "before",
        measure=measure_of(row),
        stage=Stage(stage) if stage else None,
        eased=eased_of(row),
        issuer=row.optional("issuer", ("EU", "UN")),
    )


def _bar(row: Row) -> Bar:
    kinds = [*(k.value for k in NoneKind), "unreal"]
    return Bar(
        row.text("id"),
        row.choice("scope", SCOPES),
        row.choice("kind", kinds),
        row.optional("only", _KINDS),
        required(row.regex("pattern")),
    )
