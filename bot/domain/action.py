"""What a text announces (a draft), and what we keep of it (an action)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from bot.domain.words import (
    EasedKind,
    LinkKind,
    Measure,
    NoneKind,
    Precision,
    Stage,
    Standing,
    TargetKind,
    Verdict,
)

Day = date  # a field called `date` hides the type's own name in its class


@dataclass(frozen=True, slots=True)
class Document:
    """One text to be read. `date` is the publication day in the issuer's calendar, None when unknown."""

    id: str
    source: str  # source id, or the name of the collection the text comes from
    title: str
    text: str  # plain text; paragraphs are separated by newlines
    date: Day | None = None
    url: str | None = None
    language: str | None = None  # ISO 639-1; None: to be recognised
    country: str | None = None  # publisher's state, where known
    standing: Standing | None = None


class Span(NamedTuple):
    r"""Characters [start, end) of `title + "\\n" + text` of a document."""

    start: int
    end: int
    text: str


class Evidence(NamedTuple):
    """The words one field of an action rests on."""

    field: str  # name of the field of ActionDraft; `leave_by`: until when those expelled must leave
    span: Span
    rule: str = ""  # id of the vocabulary row or pattern that matched
    confidence: float = 1.0  # that the field says so of this action, if the action is one; 0 to 1


class Role(NamedTuple):
    """What somebody or something named is, in the text's own words: a post, an office, a kind of firm."""

    name: str
    role: str

    def __str__(self) -> str:
        return f"{self.name} ({self.role})"


@dataclass(frozen=True, slots=True)
class ActionDraft:
    """One action as read from one text: the reader's output, before storage and linking."""

    issuer: str  # ISO 3166-1 alpha-2, or EU, UN
    targets: tuple[str, ...]  # the states of those hit; () if global or unclear
    measures: tuple[Measure, ...]
    stage: Stage
    new: bool = True  # False: an older act that the text retells
    eased_kind: EasedKind | None = None
    target_kinds: tuple[TargetKind, ...] = ()
    target_class: str | None = None  # those hit, in the text's own words
    themes: tuple[str, ...] = ()  # ids of config/vocabulary/themes.yml
    body: str | None = None  # which office of the issuer acts, by its usual name; None: the text names none
    persons_named: tuple[str, ...] = ()  # as spelled in the text
    family_named: tuple[str, ...] = ()  # relatives listed as such; also counted, never given a reason
    entities_named: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()  # of persons and bodies named, where the text tells
    count: int | None = None  # persons plus bodies hit, stated or listed
    count_stated: int | None = None  # as the text counts them
    named: bool = False
    legal_basis: str | None = None
    reason: str | None = None  # what the issuer accuses those hit of, in the text's words
    answers: str | None = None  # the foreign act it says it answers, in words
    answers_on: date | None = None  # the day of that act, when the text names it
    carries_out: str | None = None  # the own warning it says it fulfils, in words
    quote: str | None = None  # announcing sentence, at most 200 characters, cut at a word
    where: str | None = None  # first 6 to 10 words of that sentence, exact
    speaker: str | None = None
    speaker_role: str | None = None  # the speaker's office, in the text's words
    effective_on: date | None = None
    expires_on: date | None = None  # the last day, when the text names one
    confidence: float = 1.0  # of the reading, 0 to 1
    evidence: tuple[Evidence, ...] = ()

    @property
    def listed(self) -> int:
        """How many names were read: persons, relatives and bodies."""
        return len(self.persons_named) + len(self.family_named) + len(self.entities_named)

    @property
    def confidences(self) -> dict[str, float]:
        """How sure each field is that rests on words: the surest of its words counts."""
        found: dict[str, float] = {}
        for each in self.evidence:
            found[each.field] = max(found.get(each.field, 0.0), each.confidence)
        return found


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one document."""

    verdict: Verdict
    none_kind: NoneKind | None
    language: str
    rules_version: str
    actions: tuple[ActionDraft, ...] = ()  # new ones first, most important first
    issues: tuple[str, ...] = ()  # what an operator should look at, e.g. count and names differ

    @property
    def new_actions(self) -> tuple[ActionDraft, ...]:
        """The actions that the verdict rests on."""
        return tuple(a for a in self.actions if a.new)


@dataclass(frozen=True, slots=True)
class Action:
    """An action as kept: what linking decides on and chats are shown. Ordered by (on, first_seen_at)."""

    number: int  # public, shown as /a147; never reused
    issuer: str
    targets: tuple[str, ...]
    measures: tuple[Measure, ...]
    stage: Stage
    on: date | None  # issuer's local calendar day of first publication
    precision: Precision
    first_seen_at: datetime
    standing: Standing  # official: its own issuer's text; agency: a report
    body: str = ""  # e.g. "Department of State"
    headline: str = ""  # a description in English; never a quotation
    eased_kind: EasedKind | None = None
    target_kinds: tuple[TargetKind, ...] = ()
    target_class: str | None = None
    themes: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()  # see `role_of`
    count: int | None = None
    count_stated: int | None = None  # as the text counts them; None: it does not, or was read before we asked
    named: bool | None = None  # None: not known
    legal_basis: str | None = None
    reason: str | None = None
    answers_text: str | None = None
    answers_on: date | None = None
    carries_out_text: str | None = None
    effective_on: date | None = None
    expires_on: date | None = None  # the last day on which it holds, as announced
    confidence: float = 1.0
    archive_id: str | None = None  # row of config/history.jsonl, for acts of before this installation
    checked: bool = False  # an operator has looked at it
    withdrawn: bool = False
    withdrawn_at: datetime | None = None
    withdrawn_why: str | None = None  # an operator's sentence, for everybody

    @property
    def role_of(self) -> dict[str, str]:
        """What persons and bodies named are, by name. Relatives have no role: they are relatives."""
        if not self.roles:
            return {}
        named = {*self.persons, *self.entities} - set(self.family)
        return {role.name: role.role for role in self.roles if role.name in named}


@dataclass(frozen=True, slots=True)
class LinkDecision:
    """That `later` stands in relation `kind` to `earlier`, and why."""

    later: int
    earlier: int
    kind: LinkKind
    confidence: float  # 0 to 1
    reasons: tuple[str, ...] = field(default=())  # sentences for people, in English
    stated: bool = False  # the text says so; otherwise inferred
