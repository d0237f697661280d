"""What cards, answers and exports are rendered from: an action with what surrounds it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.action import Action, Evidence
from bot.domain.notice import Notice
from bot.domain.source import Source, SourceState
from bot.domain.words import LinkKind, Material


@dataclass(frozen=True, slots=True)
class LinkView:
    """The other end of a link."""

    kind: LinkKind
    action: Action
    reasons: tuple[str, ...]
    stated: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action, where it was published, and its neighbours."""

    action: Action
    notice: Notice | None  # the issuer's own page, else what announced it first; None for the archive
    urls: tuple[str, ...] = ()  # primary first
    answers: tuple[LinkView, ...] = ()  # links from this action to earlier ones
    answered_by: tuple[LinkView, ...] = ()  # links from later actions to this one
    evidence: tuple[Evidence, ...] = ()
    rules_version: str = ""  # by which its notice was read last; "" where that was not asked for
    doubts: tuple[
        str, ...
    ] = ()  # what that reading found odd: numbers and names that differ, a state not found


@dataclass(frozen=True, slots=True)
class AlertCard:
    """Everything one alert shows."""

    alert_id: int
    actions: tuple[ActionView, ...]  # of one notice; a composed card has one to four
    notice: Notice  # the issuer's own page where there is one, else the notice that rang
    beyond: tuple[int, ...] = ()  # numbers of further actions, which a composed card only counts


@dataclass(frozen=True, slots=True)
class ActionChange:
    """What has become of one action that a chat was told of."""

    before: Action  # as the chat was told
    after: Action  # as it is known now
    facts: tuple[Material, ...] = ()  # those that differ
    withdrawn: bool = False  # since it was told
    official: bool = False  # told as a report, confirmed by the issuer's own text since


@dataclass(frozen=True, slots=True)
class Correction:
    """What the reply below a card says. Without changes and additions the card stands as it was told."""

    card: AlertCard
    changes: tuple[ActionChange, ...] = ()
    added: tuple[Action, ...] = ()  # actions of the same notice that the chat was not told of
    stands: bool = True  # something of what was told still stands


@dataclass(frozen=True, slots=True)
class ChainView:
    """An exchange: actions joined by links, in order of (date, first seen)."""

    steps: tuple[ActionView, ...]


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """A page of answers, newest first."""

    total: int
    rows: tuple[ActionView, ...]
    read_until: datetime | None  # newest successful poll; of several issuers, of the one read longest ago
    archive_until: datetime | None  # first start of this installation: before it the archive has gaps
    unread: tuple[str, ...] = ()  # states that were asked about and that no source reads


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source and the state it is in."""

    source: Source
    state: SourceState | None
    issue: str | None = None  # what an operator should look at; not for subscribers


@dataclass(frozen=True, slots=True)
class SourceDetail:
    """All that is known of one source, for operators."""

    view: SourceView
    issues: tuple[tuple[datetime, str], ...]  # the newest first
    overlay: Mapping[str, str]  # what operators set over its row, by field
