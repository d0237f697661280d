"""The tables of one language, compiled: what phrases act, what takes them out, and how its texts are cut."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from bot.domain.words import EasedKind, Measure, Stage, TargetKind
from bot.lexicon.folding import fold
from bot.lexicon.languages import is_language
from bot.lexicon.patterns import Pattern
from bot.reading.phrasebook.anchors import Anchored
from bot.reading.phrasebook.grammar_rows import read_grammar
from bot.reading.phrasebook.grammars import GRAMMARS
from bot.reading.phrasebook.states import States, make_states
from bot.reading.rows import (
    Row,
    VocabularyError,
    eased_of,
    measure_of,
    read_macros,
    read_rows,
    require_table,
    required,
)
from bot.reading.search.index import PatternTable
from bot.reading.search.literals import Strings
from bot.reading.statuses import ACT_KINDS, NONE_WORDS, ActKind, NoneWord

ENGLISH = "en"  # has verbs and tenses, and its own code
NEEDED = ("hints", "grammar", "phrases", "measures", "exclusions")
OPTIONAL = ("macros", "law", "targets", "states", "numbers")
_OF_ENGLISH = ("macros", "measures", "verbs", "phrases", "exclusions", "law", "targets", "hints")
_OF_ALL_LANGUAGES = ("themes",)
_OF_OTHER_ROOMS = ("authorities", "effects")  # tables of cards, which stand beside these
Scope = Literal["before", "within", "near", "sentence", "next", "context", "title", "document"]
SCOPES: tuple[Scope, ...] = ("before", "within", "near", "sentence", "next", "context", "title", "document")
_SYLLABLES = "\u1100"  # from here on a letter is a syllable or a word, and may hint alone
_OF_DOCUMENTS = ("title", "document")


@dataclass(frozen=True, slots=True)
class SetPhrase:
    """A whole turn of phrase that acts, warns, eases or renews."""

    id: str
    kind: ActKind
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
    scope: Scope
    kind: NoneWord
    only: ActKind | None  # None: all
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
    themes: PatternTable[str]
    grammar: Mapping[str, Pattern]  # by id (`grammar_rows`)
    needed: Mapping[str, Strings]  # by id of rows of the grammar that may begin with any letter
    months: tuple[Pattern, ...]
    numbers: Mapping[str, int]
    states: States

    def present(self, lower: str) -> bool:
        """Whether a text, folded as its language wants and in lower case, holds a hint."""
        return any(hint in lower for hint in self.hints)

    def may_have(self, name: str, text: str) -> bool:
        """Whether a row of the grammar can match in a text at all."""
        if name not in self.needed:
            return True
        folded = fold(text)
        return any(string in folded for string in self.needed[name])


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
        elif name not in _OF_ALL_LANGUAGES + _OF_OTHER_ROOMS:
            remedy = f"Name it xx-{name}, xx for a language, or one of: {', '.join(_OF_ALL_LANGUAGES)}"
            raise VocabularyError(name, None, None, "no rule reads this table", remedy)
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
    known = _OF_ENGLISH if prefix == ENGLISH else NEEDED + OPTIONAL
    if kind not in known:
        listed = ", ".join(f"{prefix}-{each}" for each in known)
        raise VocabularyError(name, None, None, "no rule reads this table", f"Use one of: {listed}")


def _phrasebook(language: str, tables: Mapping[str, object]) -> Phrasebook:
    for kind in NEEDED:
        require_table(tables, f"{language}-{kind}")
    table = f"{language}-macros"
    macros = read_macros(tables, table) if table in tables else {}

    def rows(kind: str) -> Iterator[Row]:
        return _optional(tables, language, kind, macros)

    grammar, needed, months = read_grammar(rows("grammar"))
    _require_patient(language, grammar)
    hints = read_hints(tables, f"{language}-hints")
    bars = [_bar(r) for r in rows("exclusions")]
    return Phrasebook(
        language=language,
        hints=hints,
        phrases=Anchored(((phrase, phrase.pattern) for phrase in map(_phrase, rows("phrases"))), hints),
        nouns=tuple(map(_noun, rows("measures"))),
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
        themes=PatternTable(themes_in(language, tables, macros)),
        grammar=grammar,
        needed=needed,
        months=months,
        numbers={r.text("word").casefold(): r.whole("value") for r in rows("numbers")},
        states=make_states(language, rows("states")),
    )


def _require_patient(language: str, grammar: Mapping[str, Pattern]) -> None:
    """VocabularyError without the row, unless the language has functions of its own (Korean: particles)."""
    if "patient" not in grammar and language not in GRAMMARS:
        problem = "no row `patient`: a state that is hit would be taken for the one that acts"
        remedy = "Add `{id: patient, pattern: ...}` with the words right before a state that is no subject"
        raise VocabularyError(f"{language}-grammar", None, None, problem, remedy)


def _optional(
    tables: Mapping[str, object], language: str, kind: str, macros: Mapping[str, str]
) -> Iterator[Row]:
    name = f"{language}-{kind}"
    return read_rows(tables, name, macros) if name in tables else iter(())


def read_hints(tables: Mapping[str, object], table: str) -> tuple[str, ...]:
    """The pieces of words by which a text is worth a look. Raises VocabularyError for what is no text."""
    found: list[str] = []
    for index, word in enumerate(require_table(tables, table)):
        if not isinstance(word, str) or not word.strip() or word != word.lower():
            remedy = "Write a quoted piece of a word in lower case"
            raise VocabularyError(table, index, None, f"no lower-case text: {word!r}", remedy)
        if len(word) == 1 and word < _SYLLABLES:
            remedy = "Write at least two letters of an alphabet"
            raise VocabularyError(table, index, None, f"every text holds it: {word!r}", remedy)
        found.append(word)
    return tuple(found)


def _phrase(row: Row) -> SetPhrase:
    stage = row.optional("stage", list(Stage))
    return SetPhrase(
        id=row.text("id"),
        kind=row.choice("kind", ACT_KINDS),
        pattern=required(row.regex("pattern")),
        strength=row.share("strength", 0.9),
        title_only=row.optional("where", ("any", "title")) == "title",
        hit_before=row.optional("hit", ("before", "after")) == "before",
        measure=measure_of(row),
        stage=Stage(stage) if stage else None,
        eased=eased_of(row),
        issuer=row.optional("issuer", ("EU", "UN")),
    )


def _noun(row: Row) -> Noun:
    measure = row.choice("measure", tuple(Measure))
    return Noun(row.text("id"), measure, required(row.regex("noun")))


def _bar(row: Row) -> Bar:
    return Bar(
        row.text("id"),
        row.choice("scope", SCOPES),
        row.choice("kind", NONE_WORDS),
        row.optional("only", ACT_KINDS),
        required(row.regex("pattern")),
    )
