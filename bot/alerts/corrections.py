"""What people who were told must be told again: material changes, withdrawals, reports made official."""

from bot.domain.action import Action
from bot.domain.views import ActionChange, AlertCard, Correction
from bot.domain.words import Material, Standing


def material_changes(told: Action, current: Action) -> tuple[Material, ...]:
    """In which facts the action differs from what was told, so that people must hear of it.

    A stage counts by its group (announced and imposed are both acts), and a number that was not stated before
    is no correction.
    """
    differs = {
        Material.ISSUER: told.issuer != current.issuer,
        Material.TARGETS: set(told.targets) != set(current.targets),
        Material.MEASURES: set(told.measures) != set(current.measures),
        Material.STAGE: (told.stage.group, told.eased_kind) != (current.stage.group, current.eased_kind),
        Material.NAMES: _names(told) != _names(current),
        Material.COUNT: told.count is not None and told.count != current.count,
    }
    return tuple(fact for fact, changed in differs.items() if changed)


def _names(action: Action) -> frozenset[str]:
    return frozenset((*action.persons, *action.family, *action.entities))


def decide_correction(card: AlertCard, told: tuple[Action, ...]) -> Correction:
    """What a chat that was `told` these facts must hear, seeing how the alert's facts stand now.

    Without them nothing can be compared: the reply then only points to the card.
    """
    current = {view.action.number: view.action for view in card.actions}
    known = {action.number for action in told}
    compared = (_change(before, current[before.number]) for before in told if before.number in current)
    return Correction(
        card=card,
        changes=tuple(change for change in compared if change is not None),
        added=tuple(a for n, a in current.items() if known and n not in known and not a.withdrawn),
        stands=any(a.number in known and not a.withdrawn for a in current.values()),
    )


def _change(before: Action, after: Action) -> ActionChange | None:
    withdrawn = after.withdrawn and not before.withdrawn
    official = before.standing is Standing.AGENCY and after.standing is Standing.OFFICIAL
    facts = () if withdrawn else material_changes(before, after)
    if not (withdrawn or official or facts):
        return None
    return ActionChange(before, after, facts, withdrawn=withdrawn, official=official and not withdrawn)
