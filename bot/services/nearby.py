"""The few actions on which filing decides, of the many that an issuer may have.

What is left out here could not have been chosen: the rules of `bot.linking` decide the same on all of them.
"""

from datetime import date, timedelta

from bot.domain.action import Action
from bot.domain.asked import Only
from bot.domain.words import Precision, Stage, StageGroup
from bot.linking.answers import IN_KIND_WINDOW
from bot.linking.facts import hit_alike
from bot.linking.own import WARNED_LATE
from bot.linking.same import MIRROR_DAYS, SAME_NAMES_DAYS, share_names
from bot.services.ports import UnitOfWork

LINK_WINDOW = timedelta(days=400)  # an extension may follow a measure of the year before
EASED_WINDOW = timedelta(days=6 * 365)  # a measure may be lifted years after it was taken
_MONTH = timedelta(days=31)  # an act known to the month stands under one of its days and may be of any
_GOES_ON = (Stage.EASED, Stage.EXTENDED, Stage.EXPANDED)


def perhaps_same(uow: UnitOfWork, action: Action, *, withdrawn: bool) -> tuple[Action, ...]:
    """Of the actions that stand, or of the withdrawn ones, those that `action` may tell again."""
    if action.on is None:
        return ()
    against = hit_alike(action.targets) if action.targets else None
    only = Only(against, action.stage.group)
    near = MIRROR_DAYS
    found = {a.number: a for a in _around(uow, action, near, only, withdrawn=withdrawn)}
    vague = Only(against, action.stage.group, Precision.MONTH)
    found |= {a.number: a for a in _around(uow, action, near + _MONTH, vague, withdrawn=withdrawn)}
    for number in _named_alike(uow, action, action.on, withdrawn=withdrawn) - found.keys():
        if (other := uow.actions.get(number)) is not None:
            found[number] = other
    return tuple(found.values())


def _around(
    uow: UnitOfWork, action: Action, days: timedelta, only: Only, *, withdrawn: bool
) -> tuple[Action, ...]:
    on = action.on or date.max
    return uow.actions.involving([action.issuer], on - days, on + days, withdrawn=withdrawn, only=only)


def _named_alike(uow: UnitOfWork, action: Action, on: date, *, withdrawn: bool) -> set[int]:
    if not action.persons and not action.entities:
        return set()
    days = SAME_NAMES_DAYS + _MONTH
    only = Only(group=action.stage.group)
    named = uow.actions.names(action.issuer, on - days, on + days, withdrawn=withdrawn, only=only)
    return share_names((*action.persons, *action.entities), named)


def perhaps_linked(uow: UnitOfWork, action: Action) -> tuple[Action, ...]:
    """Earlier actions that `action` may answer, carry out, ease or extend, and what these may answer."""
    on = action.on or action.first_seen_at.date()
    since = on - (EASED_WINDOW if action.stage is Stage.EASED else LINK_WINDOW)
    circle = hit_alike((action.issuer, *action.targets))
    foreign = uow.actions.involving(action.targets, since, only=Only(circle))
    hit = Only(hit_alike(action.targets))
    if action.stage in _GOES_ON:
        return (*foreign, *uow.actions.involving([action.issuer], since, only=hit))
    warned = Only(hit.against, StageGroup.WARNED)
    own = uow.actions.involving([action.issuer], on - WARNED_LATE - _MONTH, only=warned)
    if days := [each.on for each in foreign if each.on]:  # may they be answers themselves?
        known = {each.number for each in own}
        asked = uow.actions.involving([action.issuer], min(days) - IN_KIND_WINDOW, max(days), only=hit)
        own = (*own, *(each for each in asked if each.number not in known))
    return (*foreign, *own)
