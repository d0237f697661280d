"""What has been gathered from a question while it is read, and what it comes to."""

from dataclasses import dataclass, field
from datetime import date

from bot.query import vocabulary as v
from bot.query.dates import Period


@dataclass(slots=True)
class Collected:
    """What has been collected so far."""

    free: list[str] = field(default_factory=list)
    issuers: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    meaning: list[v.Meaning] = field(default_factory=list)
    since: date | None = None
    until: date | None = None
    periods: list[Period] = field(default_factory=list)
    understood: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    passed_over: list[tuple[str, str]] = field(default_factory=list)  # word, code of the state it may mean
    last: bool = False


def directions(got: Collected) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """A country without a sign beside "against us" is the issuer, beside "from cn" the one hit."""
    free = frozenset(got.free)
    issuers, targets = frozenset(got.issuers), frozenset(got.targets)
    if not issuers and not targets:
        return free, issuers, targets
    if not issuers:
        return frozenset(), free - targets, targets
    if not targets:
        return frozenset(), issuers, free - issuers
    return free - issuers - targets, issuers, targets


def bounds(got: Collected) -> tuple[date | None, date | None]:
    """The first and the last day of all periods and limits together."""
    since, until = got.since, got.until
    if got.periods:
        first, last = min(p.first for p in got.periods), max(p.last for p in got.periods)
        since = max(since, first) if since else first
        until = min(until, last) if until else last
    if since and until and since > until:
        since, until = until, since
    return since, until
