"""Links to the issuer's own earlier actions: warnings carried out, measures lifted, renewed or widened."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from operator import attrgetter

from bot.domain.action import Action
from bot.domain.words import Measure, Stage
from bot.linking.answers import Candidate
from bot.linking.facts import Gap, families, gap, precedes, same_lead, shared_targets, within
from bot.linking.signals import numbers_in, signals, text_of

WARNED = timedelta(days=45)  # a warning is open that long for whatever measure follows
WARNED_LATE = timedelta(days=180)  # a late fulfilment still links when it speaks of the same subject
EASED_WINDOW = timedelta(days=5 * 366)  # measures are lifted years later
RENEWED_WINDOW = timedelta(days=400)  # regimes are renewed yearly at the latest

AnswersOf = Callable[[Action], tuple[Action, ...]]


def warnings(later: Action, earlier: Sequence[Action], answers_of: AnswersOf) -> tuple[Candidate, ...]:
    """The issuer's own warnings that `later` may fulfil, best first. A warning fulfils none."""
    if later.stage in (Stage.THREATENED, Stage.EASED, Stage.EXTENDED):
        return ()
    found = []
    for threat in earlier:
        if threat.issuer != later.issuer or threat.stage is not Stage.THREATENED:
            continue
        days = gap(later, threat)
        if days is None or not precedes(threat, later) or not within(days, WARNED_LATE):
            continue
        if (weighed := _fulfils(later, threat, days, answers_of(threat))) is not None:
            found.append(weighed)
    return tuple(sorted(found, key=attrgetter("rank"), reverse=True))


def _fulfils(later: Action, threat: Action, days: Gap, warned_of: Sequence[Action]) -> Candidate | None:
    if not shared_targets(later, threat):
        return None
    mine, about = signals(later), [signals(a) for a in (threat, *_against_same(later, warned_of))]
    subject = frozenset[str]().union(*(s.places for s in about))
    if mine.places and subject and not mine.places & subject:
        return None
    like = families(later.measures) & families(threat.measures)
    shared = mine.words & frozenset[str]().union(*(s.words for s in about))
    same_subject = bool(mine.places & subject) or len(shared) > 1
    if not (like or same_subject or Measure.SANCTIONS_UNSPECIFIED in threat.measures):
        return None
    if days.most > WARNED.days and not same_subject:
        return None
    points = 2.0 * bool(mine.places & subject) + 1.0 * bool(like) + min(len(shared), 3) * 0.5
    points += 1 - days.likely / WARNED.days
    told = ("the text recalls the warning",) if later.carries_out_text else ()
    reasons = ("the issuer's own warning against the same state", str(days), *told)
    return Candidate(threat, days, points, bool(told), reasons)


def _against_same(later: Action, warned_of: Sequence[Action]) -> tuple[Action, ...]:
    """Of the acts a warning was about, those of states that `later` hits."""
    return tuple(a for a in warned_of if a.issuer in later.targets)


def eased_measures(later: Action, earlier: Sequence[Action]) -> tuple[Candidate, ...]:
    """The issuer's own measures that `later` lifts, suspends or narrows, best first."""
    if later.stage is not Stage.EASED:
        return ()
    return _own(later, earlier, EASED_WINDOW, min_shared=1) or _only_one(later, earlier)


def _only_one(later: Action, earlier: Sequence[Action]) -> tuple[Candidate, ...]:
    """A single measure against that state needs no words to be known as the one lifted."""
    held = [
        (own, days)
        for own in earlier
        if _may_go_on(later, own)
        and own.stage is not Stage.EXTENDED
        and (days := gap(later, own)) is not None
        and within(days, EASED_WINDOW)
    ]
    if len(held) != 1:
        return ()
    own, days = held[0]
    return (
        Candidate(own, days, 1, False, ("the issuer's only known measure against that state", str(days))),
    )


def _may_go_on(later: Action, own: Action) -> bool:
    return (
        own.issuer == later.issuer
        and own.stage not in (Stage.THREATENED, Stage.EASED)
        and shared_targets(later, own)
        and precedes(own, later)
    )


def extended_measures(later: Action, earlier: Sequence[Action]) -> tuple[Candidate, ...]:
    """The issuer's own measures that `later` renews or widens, best first."""
    if later.stage not in (Stage.EXTENDED, Stage.EXPANDED):
        return ()
    return _own(later, earlier, RENEWED_WINDOW, min_shared=2)


def _own(
    later: Action, earlier: Sequence[Action], window: timedelta, *, min_shared: int
) -> tuple[Candidate, ...]:
    found = []
    for own in earlier:
        days = gap(later, own)
        if days is None or not _may_go_on(later, own) or not within(days, window):
            continue
        points, reasons = _continuity(later, own)
        if points >= min_shared:
            points -= days.likely / window.days
            found.append(
                Candidate(own, days, points, False, ("the same issuer and state", str(days), *reasons))
            )
    return tuple(sorted(found, key=attrgetter("rank"), reverse=True))


def _continuity(later: Action, own: Action) -> tuple[float, tuple[str, ...]]:
    """How much speaks for one measure going on. A measure that contradicts speaks against any."""
    unspecified = Measure.SANCTIONS_UNSPECIFIED in later.measures
    if not unspecified and not families(later.measures) & families(own.measures):
        return 0, ()
    mine, theirs = signals(later), signals(own)
    if mine.places and theirs.places and not mine.places & theirs.places:
        return 0, ()
    points, reasons = 0.0, []
    if shared := mine.words & theirs.words:
        points += len(shared)
        reasons.append("the same subject in words")
    if set(later.persons) & set(own.persons) or set(later.entities) & set(own.entities):
        points += 3
        reasons.append("the same names")
    if later.legal_basis and later.legal_basis == own.legal_basis:
        points += 1
        reasons.append("the same legal basis")
    if set(later.themes) & set(own.themes) or mine.places & theirs.places:
        points += 1
        reasons.append("the same subject")
    if own.count is not None and own.count > 1 and own.count in numbers_in(text_of(later)):
        points += 1.5
        reasons.append(f"the text repeats the number hit ({own.count})")
    if points and not unspecified and same_lead(later, own):
        points += 0.5
    return points, tuple(reasons)
