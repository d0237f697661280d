"""Which action that we hold an older act is, that a text retells."""

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.action import Action

# Words as few as those of a retelling ("after the visa bans") mean what is still in the news.
WINDOW = timedelta(days=60)


def retold_action(told: Action, held: Sequence[Action]) -> int | None:
    """Number of the action of `held` that `told`, an older act on the day it is retold, means.

    Same issuer, a state and a measure in common, the same stage group, at most WINDOW earlier. Of several the
    one whose names agree, then the number hit, then the day it begins, and then the latest.
    """
    fitting = [each for each in held if _fits(told, each)]
    return max(fitting, key=lambda each: _agreement(told, each)).number if fitting else None


def _fits(told: Action, held: Action) -> bool:
    near = told.on is None or held.on is None or timedelta() <= told.on - held.on <= WINDOW
    return (
        near
        and held.issuer == told.issuer
        and held.stage.group is told.stage.group
        and bool(set(told.targets) & set(held.targets))
        and bool(set(told.measures) & set(held.measures))
    )


def _agreement(told: Action, held: Action) -> tuple[int, bool, bool, int, float, int]:
    names = len({*told.persons, *told.entities} & {*held.persons, *held.entities})
    count = told.count is not None and told.count == held.count
    day = told.effective_on is not None and told.effective_on in {held.on, held.effective_on}
    on = held.on.toordinal() if held.on else 0
    return names, count, day, on, held.first_seen_at.timestamp(), held.number
