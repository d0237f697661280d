"""The words the rules work with, compiled once from tables that an operator can read and tune."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from bot.domain.words import EasedKind, Measure, Stage, TargetKind
from bot.lexicon import is_country
from bot.lexicon.patterns import Pattern
from bot.reading.phrasebook.tables import Phrasebook, make_phrasebooks, read_hints, themes_in
from bot.reading.rows import (
    Row,
    eased_of,
    measure_of,
    read_macros,
    read_rows,
    require_table,
    required,
)
from bot.reading.search.caseless import Wording
from bot.reading.search.index import PatternTable
from bot.reading.search.leads import without_leads
from bot.reading.search.rule_index import PhraseNeeds, RuleIndex, VerbNeeds
from bot.reading.statuses import ACT_KINDS, NONE_WORDS, ActKind, NoneWord
from bot.reading.verb_forms import NO_FORM, forms_of

FORM = "6"  # of the version's own text: a digit, then what it was made from
Scope = Literal["sentence", "title", "document"]
Role = Literal["asks", "supposes", "condemns", "earlier", "promises"]
"""What an exclusion does besides: `asks` counts wherever it stands in the sentence, `supposes` close before
the cue alone, `condemns` not beside what is done or decided now, `earlier` not beside what is plainly of
today; what asks, supposes or promises takes warnings out, too."""
_SCOPES: tuple[Scope, ...] = ("sentence", "title", "document")
_ROLES: tuple[Role, ...] = ("asks", "supposes", "condemns", "earlier", "promises")
_OF_VERBS: tuple[ActKind, ...] = ("act", "ease", "extend")
_TABLES = (
    "en-macros",
    "en-measures",
    "en-verbs",
    "en-phrases",
    "en-exclusions",
    "en-law",
    "en-targets",
    "themes",
)


@dataclass(frozen=True, slots=True)
class MeasureNoun:
    """A noun that names a measure."""

    id: str
    measure: Measure
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that makes a measure, with what must and must not stand around it."""

    id: str
    kind: ActKind  # but no threat
    forms: Mapping[str, frozenset[str]]  # word -> names of its forms
    object: Wording  # behind it; without a thing, before a passive as well
    unless: Wording | None
    thing: Wording | None  # the object alone, where something has to follow; before a passive
    then: Wording | None  # what has to follow the object, or a passive
    measure: Measure | None
    stage: Stage | None
    eased: EasedKind | None
    weight: float
    order: bool = False  # what it makes may be a framework that leaves open whom it hits
    abroad: bool = False  # it counts only where another state is named near


@dataclass(frozen=True, slots=True)
class Phrase:
    """A whole turn of phrase that acts, warns, eases or renews."""

    id: str
    kind: ActKind
    pattern: Wording
    strength: float
    title_only: bool
    passive: bool  # what is hit stands before it
    measure: Measure | None
    eased: EasedKind | None
    order: bool = False  # as of verbs
    abroad: bool = False


@dataclass(frozen=True, slots=True)
class Exclusion:
    """What takes a sentence, a title or a document out."""

    id: str
    scope: Scope
    kind: NoneWord
    pattern: Pattern
    governs: bool = False  # it counts where it begins before a cue and no other clause between
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law or order that announcements invoke."""

    id: str
    name: str  # "{0}" stands for the words found, "{1}" for the first group
    pattern: Pattern
    measure: Measure | None
    state: str | None = None  # whose persons and bodies it is about, where it is about one state


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All tables, compiled, and the version of exactly these tables and rules."""

    version: str
    measures: PatternTable[MeasureNoun]
    verbs: tuple[Verb, ...]
    phrases: tuple[Phrase, ...]
    exclusions: PatternTable[Exclusion]  # of sentences
    off_topic: PatternTable[Exclusion]  # of titles and documents
    instruments: PatternTable[Instrument]
    target_kinds: PatternTable[TargetKind]
    themes: PatternTable[str]
    hints: tuple[str, ...]  # lower-case pieces of words: the article of a list that holds one is fetched
    verbs_by_word: Mapping[str, tuple[int, ...]]  # places in `verbs`
    index: RuleIndex
    phrasebooks: Mapping[str, Phrasebook]  # languages beside English, by ISO 639-1 code

    def has_rules_for(self, language: str) -> bool:
        """Whether texts in a language, an ISO 639-1 code, are read."""
        return language == "en" or language in self.phrasebooks


def _verb(row: Row) -> Verb:
    forms = forms_of(row)
    unless = row.regex("unless", required=False)
    return Verb(
        id=row.text("id"),
        kind=row.choice("kind", _OF_VERBS),
        forms=forms,
        object=_asked(_object(row)),
        unless=_asked(unless) if unless else None,
        thing=_part(row, "thing"),
        then=_part(row, "then"),
        measure=measure_of(row),
        stage=row.optional("stage", tuple(Stage)),
        eased=eased_of(row),
        weight=row.share("weight", 0.0, least=-1),
        order=row.flag("order"),
        abroad=row.flag("abroad"),
    )


# Before the thing that is done to, in its group of words: "a guide on sanctions" is a guide, and in "revoke
# visas and impose sanctions" another verb has them.
_WITH_IT = (
    r"(?: (?!(?:about|against|by|for|from|in|on|over|that|to|where|when|which|who|whose|with)\b|"
    r"and (?:to )?(?:impos|sanction(?:s|ed|ing)? |restrict(?:s|ed|ing)? |ban(?:s|ned|ning)? |"
    r"bar(?:s|red|ring)? |freez|expel|designat|list(?:s|ed|ing)? )|visas\b)[\w’'.-]+){0,7}?"
)
# Between it and what has to follow.
_ON = r"\b[^;!?\n]{0,120}?"


def _object(row: Row) -> Pattern:
    """What stands behind an active verb: `object`, or `thing` and what has to follow it."""
    if row.data.get("thing") is None:
        if row.data.get("then") is not None:
            remedy = "Name the object as `thing`, or put all of it into `object`"
            raise row.error("then", "`then` follows a `thing`, and there is none", remedy)
        return required(row.regex("object"))
    then = rf"{_ON}\b(?:{row.expanded('then')})" if row.data.get("then") is not None else r"\b"
    return row.compiled("thing", rf"^{_WITH_IT} (?:{row.expanded('thing')}){then}")


def _part(row: Row, field: str) -> Wording | None:
    pattern = row.regex(field, required=False)
    return _asked(pattern) if pattern else None


def _asked(pattern: Pattern) -> Wording:
    """A pattern of which counts whether it matches, and little more: what it may begin with is cut off."""
    return Wording(Pattern(without_leads(pattern.pattern), pattern.flags))


def _state(row: Row) -> str | None:
    if row.data.get("state") is None:
        return None
    code = row.text("state")
    if not is_country(code):
        raise row.error("state", f"`state` is unknown: {code!r}", 'Give an ISO code in quotes, e.g. "BY"')
    return code


def _phrase(row: Row) -> Phrase:
    return Phrase(
        id=row.text("id"),
        kind=row.choice("kind", ACT_KINDS),
        pattern=Wording(required(row.regex("pattern"))),
        strength=row.share("strength", 0.9),
        title_only=row.optional("where", ("any", "title")) == "title",
        passive=row.flag("passive"),
        measure=measure_of(row),
        eased=eased_of(row),
        order=row.flag("order"),
        abroad=row.flag("abroad"),
    )


def _exclusion(row: Row) -> Exclusion:
    scope = row.choice("scope", _SCOPES)
    pattern = required(row.regex("pattern"))
    governs = row.flag("governs")
    role = row.optional("role", _ROLES)
    if role and scope != "sentence":
        remedy = "Leave it out, or write `scope: sentence`"
        raise row.error("role", f"`role` is for sentences, not for a {scope}", remedy)
    return Exclusion(row.text("id"), scope, row.choice("kind", NONE_WORDS), pattern, governs, role)


def _measure(row: Row) -> MeasureNoun:
    measure = row.choice("measure", tuple(Measure))
    return MeasureNoun(row.text("id"), measure, required(row.regex("noun")))


def _instrument(row: Row) -> Instrument:
    pattern = required(row.regex("pattern"))
    return Instrument(row.text("id"), row.text("name"), pattern, measure_of(row), _state(row))


def _target_kind(row: Row) -> tuple[TargetKind, Pattern]:
    return row.choice("kind", tuple(TargetKind)), required(row.regex("pattern"))


def _by_word(verbs: Sequence[Verb]) -> dict[str, tuple[int, ...]]:
    """The places of the verbs that have a word among their forms."""
    found: dict[str, list[int]] = {}
    for number, verb in enumerate(verbs):
        for word in verb.forms:
            found.setdefault(word, []).append(number)
    return {word: tuple(numbers) for word, numbers in found.items() if word != NO_FORM}


def _index(phrases: Sequence[Phrase], verbs: Sequence[Verb]) -> RuleIndex:
    return RuleIndex(
        [PhraseNeeds(phrase.pattern.pattern.pattern, phrase.title_only) for phrase in phrases],
        [VerbNeeds(frozenset(verb.forms) - {NO_FORM}, verb.object.pattern.pattern) for verb in verbs],
    )


def _version(tables: Mapping[str, object], code: str) -> str:
    read = {name: rows for name, rows in tables.items() if name in _TABLES or "-" in name}
    content = code + json.dumps(read, sort_keys=True, ensure_ascii=False, default=str)
    return f"{FORM}-{hashlib.sha256(content.encode()).hexdigest()[:10]}"


def make_vocabulary(tables: Mapping[str, object], code: str = "") -> Vocabulary:
    """Compile tables as loaded from config/vocabulary/*.yml, keyed by file name without ending.

    `code` tells one state of the reader's own code from another: tables and code together make the version.

    Raises VocabularyError naming table, row and field: a missing table, an unknown measure, a broken pattern.
    """
    for name in _TABLES:
        require_table(tables, name)
    macros = read_macros(tables, "en-macros")
    rows = partial(read_rows, tables, macros=macros)
    verbs = tuple(map(_verb, rows("en-verbs")))
    phrases = tuple(map(_phrase, rows("en-phrases")))
    exclusions = tuple(map(_exclusion, rows("en-exclusions")))
    hints = read_hints(tables, "en-hints")
    return Vocabulary(
        version=_version(tables, code),
        measures=PatternTable((m, m.pattern) for m in map(_measure, rows("en-measures"))),
        verbs=verbs,
        phrases=phrases,
        exclusions=PatternTable((x, x.pattern) for x in exclusions if x.scope == "sentence"),
        off_topic=PatternTable((x, x.pattern) for x in exclusions if x.scope != "sentence"),
        instruments=PatternTable((i, i.pattern) for i in map(_instrument, rows("en-law"))),
        target_kinds=PatternTable(map(_target_kind, rows("en-targets"))),
        themes=PatternTable(themes_in("en", tables, macros)),
        hints=hints,
        verbs_by_word=_by_word(verbs),
        index=_index(phrases, verbs),
        phrasebooks=make_phrasebooks(tables),
    )
