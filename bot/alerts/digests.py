"""When a digest is due, and which acts, warnings and dates it tells. Facts and the moment are arguments."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from bot.domain.action import Action
from bot.domain.digest import DateAhead, OpenWarning
from bot.domain.schedule import Schedule
from bot.domain.views import ActionView
from bot.domain.words import LinkKind, Stage

AHEAD = timedelta(days=14)
"""How far ahead days are told on which a measure begins or ends: two weekly digests see each."""

OPEN_FOR = timedelta(days=180)
"""A warning is open for so long; later nobody waits for it, and a late fulfilment still links."""

MOST_OPEN = 5
MOST_AHEAD = 8
_DAYS = 9  # one more than a week: a zone may skip a day


def next_due(schedule: Schedule, zone: tzinfo, after: datetime) -> datetime:
    """The first moment after `after` at which the schedule's local time comes, in UTC.

    Each local date has one moment: a time that the clocks skip counts as if they had not been moved yet, of
    one that comes twice the first counts.
    """
    here = after.astimezone(zone).date() - timedelta(days=1)  # of a skipped date the moment lies on the next
    for ahead in range(_DAYS + 1):
        on = here + timedelta(days=ahead)
        if schedule.weekday is not None and on.weekday() != schedule.weekday:
            continue
        local = datetime(on.year, on.month, on.day, schedule.hour, schedule.minute, tzinfo=zone)
        if (moment := local.astimezone(UTC)) > after:
            return moment
    raise AssertionError("a weekday comes within nine days")


@dataclass(frozen=True, slots=True)
class Period:
    """What one digest covers, and when the next is due."""

    since: datetime
    until: datetime
    next_due: datetime


def decide_digest(
    schedule: Schedule, zone: tzinfo, due_at: datetime, since: datetime, now: datetime
) -> Period | None:
    """The digest of this moment; None while it is not due.

    However many were missed while nobody was there to send them, one comes, for the whole time. A moment that
    is further off than any can be was planned while the machine's clock was ahead, and waits for nothing.
    """
    if now < due_at <= now + timedelta(days=_DAYS):
        return None
    return Period(min(since, now), now, next_due(schedule, zone, now))


def listed(views: Sequence[ActionView], muted: Iterable[int] = ()) -> tuple[ActionView, ...]:
    """The acts to tell, each once: warnings first, then by day. Withdrawn and muted ones are left out."""
    silent = frozenset(muted)
    unique = {view.action.number: view for view in views}
    standing = (v for n, v in unique.items() if not v.action.withdrawn and n not in silent)
    return tuple(
        sorted(standing, key=lambda view: (view.action.stage is not Stage.THREATENED, *_order(view.action)))
    )


def open_warnings(
    views: Sequence[ActionView], told: Iterable[int], today: date
) -> tuple[tuple[ActionView, int], ...]:
    """Warnings that nothing has carried out, newest first, each with the days since; those just told are not.

    None of the archive: before this installation nobody read what followed.
    """
    known = frozenset(told)
    found = []
    for view in views:
        action = view.action
        carried_out = any(link.kind is LinkKind.CARRIES_OUT for link in view.answered_by)
        if action.stage is not Stage.THREATENED or action.withdrawn or carried_out:
            continue
        if action.archive_id is not None or action.number in known or action.on is None:
            continue
        days = (today - action.on).days
        if 0 < days <= OPEN_FOR.days:
            found.append((view, days))
    return tuple(sorted(found, key=lambda each: (each[1], each[0].action.number))[:MOST_OPEN])


def dates_ahead(views: Iterable[ActionView], today: date) -> tuple[DateAhead, ...]:
    """Days from tomorrow on, within AHEAD, on which one of these begins or ends, in their order."""
    last = today + AHEAD
    found = [
        DateAhead(on, view, begins=begins)
        for view in views
        if not view.action.withdrawn
        for on, begins in ((view.action.effective_on, True), (view.action.expires_on, False))
        if on is not None and today < on <= last
    ]
    return tuple(sorted(found, key=lambda each: (each.on, each.view.action.number))[:MOST_AHEAD])


def days_open(warnings: Sequence[tuple[ActionView, int]], read: Sequence[int]) -> tuple[OpenWarning, ...]:
    """The warnings with the days on which their issuer was read: never more than have passed."""
    return tuple(
        OpenWarning(view, days, min(days, on)) for (view, days), on in zip(warnings, read, strict=True)
    )


def _order(action: Action) -> tuple[date, datetime, int]:
    return (action.on or action.first_seen_at.date(), action.first_seen_at, action.number)
