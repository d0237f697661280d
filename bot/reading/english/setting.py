"""What is known of a document before its sentences are judged, and what judging makes of one cue."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, NamedTuple

from bot.domain.action import Document
from bot.domain.words import Standing
from bot.reading.english.causes import without_causes, without_own
from bot.reading.english.clauses import clause_of
from bot.reading.english.counts import Count, find_counts
from bot.reading.english.cues import Cue, find_cues
from bot.reading.english.issuer import Issuer
from bot.reading.english.recounting import tells_of_before
from bot.reading.english.several import Part
from bot.reading.english.targets import own_states
from bot.reading.names.entries import Lists
from bot.reading.names.shortnames import ShortNames
from bot.reading.statuses import TELLING, NoneWord, Status
from bot.reading.text.passages import Layout, Sentence
from bot.reading.vocabulary import Exclusion, Vocabulary

_HEAD = 1500  # characters of a document that tell its topic: its first paragraphs
Why = Literal[
    "question",
    "issuer-unknown",
    "past-date",
    "running-total",
    "weak",
    "befell",
    "foreign-threat",
    "hearsay",
    "tariff",
    "military",
    "no-act",
    "denied",
    "no-state",
    "proposed",
]
"""What spoke against a cue, where no row of the exclusions did; `weighing` has the words for people."""


_UNDATED: frozenset[Why | None] = frozenset({"weak", "running-total"})


class Claim(NamedTuple):
    """That an issuer does something in a sentence, before it is weighed."""

    sentence: Sentence
    cue: Cue
    issuer: Issuer


@dataclass(frozen=True)
class Finding:
    """A cue in its sentence, judged."""

    sentence: Sentence
    cue: Cue
    issuer: Issuer
    status: Status
    strength: float
    why: Why | None = None
    exclusion: Exclusion | None = None  # the row that spoke against it
    part: Part | None = None  # of the sentence, where several states act in it

    @property
    def none_kind(self) -> NoneWord | None:
        """The kind of "none" that speaks against it; a warning that is none is of no kind."""
        return self.exclusion.kind if self.exclusion and self.cue.kind != "threat" else None

    @property
    def undated(self) -> bool:
        """Told in a tense of the past, but without words that place it before the day of the text."""
        return self.why in _UNDATED

    @cached_property
    def clause_span(self) -> tuple[int, int]:
        """The clause of the cue, in its sentence."""
        left, right = clause_of(self.sentence.lower, self.cue.start, self.cue.end)
        return (max(left, self.part.start), min(right, self.part.end)) if self.part else (left, right)

    @cached_property
    def clause(self) -> str:
        """The sentence with all but the clause of its cue blanked: offsets stay."""
        text = self.sentence.text
        left, right = self.clause_span
        return " " * left + text[left:right] + " " * (len(text) - right)

    @cached_property
    def clause_lower(self) -> str:
        """The clause in lower case, place for place."""
        lower = self.sentence.lower
        left, right = self.clause_span
        return " " * left + lower[left:right] + " " * (len(lower) - right)

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """Numbers of those hit in the clause, without those of what the act answers, or of its own side."""
        text, lower, cue = self.clause, self.clause_lower, self.cue
        found = without_causes(find_counts(text, lower), lower, cue.start, cue.end)
        return without_own(found, text, lower, cue.measure, own_states(self.issuer.code or ""))


@dataclass(frozen=True)
class Setting:
    """What is known about the document before its sentences are judged."""

    document: Document
    layout: Layout
    publisher: str | None
    news: bool
    acting_title: bool
    off_topic: Exclusion | None  # a title or document that takes everything out
    acting: tuple[Sentence, ...] = ()  # those that tell acts, in order, once they are judged

    @cached_property
    def recounts(self) -> bool:
        """Whether the title is that of a speech, a review or another text that mostly looks back."""
        return not (self.acting_title or self.layout.transcript) and tells_of_before(self.document.title)

    @cached_property
    def short_names(self) -> ShortNames:
        """Those that the text gives."""
        return ShortNames(self.layout.whole)

    @cached_property
    def said_next(self) -> dict[int, tuple[Sentence, ...]]:
        """The sentences behind one, by where it begins, as far as they were asked for."""
        return {}

    @cached_property
    def lists(self) -> Lists:
        """The printed lists of the text."""
        return Lists(self.layout.whole)


def with_acts(setting: Setting, findings: list[Finding]) -> Setting:
    """The same, knowing which sentences tell acts: new ones, or those of others."""
    acting = {f.sentence for f in findings if f.status in TELLING}
    return replace(setting, acting=tuple(sorted(acting)))


def make_setting(vocabulary: Vocabulary, document: Document, layout: Layout) -> Setting:
    """Facts about the whole document that weigh on every sentence."""
    news = document.standing is Standing.AGENCY or document.country is None
    cues = _cues_of_title(vocabulary, document.title)
    head = layout.whole[: max(_HEAD, len(document.title))]
    lower = layout.lower[: len(head)]
    ends = {"title": len(document.title), "document": _HEAD}
    off = next(
        (x for x, p in vocabulary.off_topic.possible(lower) if p.search(head, lower, 0, ends[x.scope])), None
    )
    return Setting(
        document, layout, None if news else document.country, news, bool(cues) and off is None, off
    )


def _cues_of_title(vocabulary: Vocabulary, title: str) -> list[Cue]:
    found = vocabulary.index.find(title)
    rules = vocabulary.index.possible(found, title=True)
    cues = find_cues(vocabulary, title, found, rules, title=True)
    return [cue for cue in cues if cue.kind != "extend"]


def present(vocabulary: Vocabulary, whole: str) -> tuple[str, ...]:
    """The hints that a text holds."""
    lowered = f" {whole.lower()} ".replace("\n", " ")
    return tuple(hint for hint in vocabulary.hints if hint in lowered)
