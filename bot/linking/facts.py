"""Facts two actions are compared by: days between them, directions, measures. Dates are the issuers' own."""

import calendar
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from bot.domain.action import Action
from bot.domain.words import Measure, Precision, TargetKind

# An act about Taiwan, Hong Kong or Macao is answered by Beijing.
ANSWERED_BY = {"HK": "CN", "MO": "CN", "TW": "CN"}

_LISTS = {Measure.ASSET_FREEZE, Measure.SANCTIONS_UNSPECIFIED}
_ENTRY = {Measure.VISA_RESTRICTION, Measure.ENTRY_BAN}
_MISSION = {Measure.EXPULSION, Measure.MISSION_RESTRICTION}
# Answered in kind as a rule, person for person and consulate for consulate, also after weeks.
IN_KIND = frozenset({Measure.EXPULSION, Measure.MISSION_RESTRICTION, Measure.VISA_POLICY})


class Gap(NamedTuple):
    """Days from an earlier act to a later one: least and most, where a date is known to the month only."""

    least: int
    most: int

    @property
    def exact(self) -> bool:
        """Whether both days are known."""
        return self.least == self.most

    @property
    def likely(self) -> float:
        """What is to be expected of the possible days, the earlier act being the earlier one."""
        # Where the spans overlap, small distances are likelier: the mean of a falling slope is at a third.
        return self.most / 3 if self.least < 0 else (self.least + self.most) / 2

    def __str__(self) -> str:
        if self.exact:
            return {0: "the same day", 1: "the next day"}.get(self.least, f"{self.least} days after")
        return f"{max(self.least, 0)} to {self.most} days after"


def span_of(action: Action) -> tuple[date, date] | None:
    """First and last day the action may be of; None without a date."""
    on = action.on
    if on is None:
        return None
    if action.precision is Precision.MONTH:
        return on.replace(day=1), on.replace(day=calendar.monthrange(on.year, on.month)[1])
    if action.precision is Precision.YEAR:
        return date(on.year, 1, 1), date(on.year, 12, 31)
    if action.precision is Precision.UNKNOWN:
        return None
    return on, on


def gap(later: Action, earlier: Action) -> Gap | None:
    """Days between, None when a date is missing or known to the year only: that decides nothing."""
    a, b = span_of(later), span_of(earlier)
    if a is None or b is None or Precision.YEAR in (later.precision, earlier.precision):
        return None
    return Gap((a[0] - b[1]).days, (a[1] - b[0]).days)


def precedes(earlier: Action, later: Action) -> bool:
    """Whether `earlier` may have been published first; on the same day what was first seen decides."""
    days = gap(later, earlier)
    if days is None or days.most < 0:
        return False
    return earlier.first_seen_at <= later.first_seen_at if days == (0, 0) else True


def order_key(action: Action) -> tuple[date, float]:
    """Orders actions as they are shown: by day, then by when they were first seen."""
    return action.on or date.min, action.first_seen_at.timestamp()


def hits(action: Action, state: str) -> bool:
    """Whether the action is against the state, or against what the state answers for."""
    return state in action.targets or any(ANSWERED_BY.get(t) == state for t in action.targets)


def reversed_pair(later: Action, earlier: Action) -> bool:
    """Whether `later` turns the direction of `earlier` round."""
    return earlier.issuer != later.issuer and earlier.issuer in later.targets and hits(earlier, later.issuer)


def shared_targets(a: Action, b: Action) -> bool:
    """Whether both hit a state in common; a state and what it answers for are one here."""
    return any(hits(b, ANSWERED_BY.get(t, t)) or t in b.targets for t in a.targets)


def hit_alike(states: Sequence[str]) -> frozenset[str]:
    """These states, and those that acts against them may name: what they answer for, or who answers."""
    heads = {ANSWERED_BY.get(state, state) for state in states}
    return frozenset((*states, *heads, *(part for part, head in ANSWERED_BY.items() if head in heads)))


def families(measures: Iterable[Measure]) -> frozenset[str]:
    """Groups within which reports of one act differ: freeze and "sanctions", visas and entry, missions."""
    names: set[str] = set()
    for measure in measures:
        if measure in _LISTS:
            names.add("listing")
        elif measure in _ENTRY:
            names.add("entry")
        elif measure in _MISSION:
            names.add("mission")
        else:
            names.add(measure.value)
    return frozenset(names)


def same_lead(a: Action, b: Action) -> bool:
    """Whether both begin with the same measure: the one that is the news."""
    return bool(a.measures and b.measures and a.measures[0] is b.measures[0])


def firms_only(action: Action) -> bool:
    """Whether the action hits business and nobody in office, as far as its facts tell."""
    if action.target_kinds:
        return set(action.target_kinds) <= {TargetKind.COMPANY, TargetKind.VESSELS}
    return set(action.measures) == {Measure.TRADE_RESTRICTION}


def day_words(action: Action) -> str:
    """The action's day for people, as exact as it is known."""
    if action.on is None or action.precision is Precision.UNKNOWN:
        return "an unknown day"
    if action.precision is Precision.YEAR:
        return str(action.on.year)
    month = f"{calendar.month_name[action.on.month]} {action.on.year}"
    return month if action.precision is Precision.MONTH else f"{action.on.day} {month}"


def within(days: Gap, window: timedelta) -> bool:
    """Whether the act lies within the window, by the middle of what a vague date allows."""
    return days.most >= 0 and days.likely <= window.days
