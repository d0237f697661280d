"""What another reading of the same notice gains, loses and changes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.action import Action, ActionDraft
from bot.domain.notice import Notice
from bot.linking.record import keeps_number, record_action
from bot.linking.same import same_action

# Facts of an action that rules decide, in the order in which people care.
FACTS = (
    "issuer",
    "targets",
    "measures",
    "stage",
    "eased_kind",
    "count",
    "named",
    "persons",
    "family",
    "entities",
    "target_kinds",
    "legal_basis",
    "effective_on",
    "expires_on",
    "roles",
    "themes",
)


@dataclass(frozen=True, slots=True)
class Told:
    """One action as some rules read it, and the words and rules it rests on. Stored actions have neither.

    Of one whose facts are told `elsewhere`, by another page, this notice decides only that there is such an
    act.
    """

    action: Action
    quote: str | None = None
    rules: tuple[str, ...] = ()
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One action that only one reading has, or that the readings tell differently in `facts`."""

    before: Told | None
    after: Told | None
    facts: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """gained, lost or changed."""
        if self.before is None:
            return "gained"
        return "lost" if self.after is None else "changed"


def told(drafts: Sequence[ActionDraft], notice: Notice) -> tuple[Told, ...]:
    """The new actions of a reading as they would be kept."""
    return tuple(
        Told(
            record_action(draft, notice),
            draft.quote,
            tuple(dict.fromkeys(each.rule for each in draft.evidence if each.rule)),
        )
        for draft in drafts
    )


def numbered(read: Sequence[Told], stored: Sequence[Action]) -> tuple[Told, ...]:
    """What rules read in a notice, with the numbers under which it is stored; 0 for what is not."""
    left = list(stored)
    found: list[Told] = []
    for each in read:
        known = next((a for a in left if keeps_number(a, each.action)), None)
        if known is None:
            number = same_action(each.action, left)
            known = next((a for a in left if a.number == number), None)
        if known is not None:
            left.remove(known)
        found.append(replace(each, action=replace(each.action, number=known.number if known else 0)))
    return tuple(found)


def differences(before: Sequence[Told], after: Sequence[Told]) -> tuple[Difference, ...]:
    """Pair what means the same action, first by issuer and measures, then by issuer; tell what is left."""
    left = list(before)
    found: list[tuple[Told | None, Told]] = []
    unpaired: list[Told] = []
    for fresh in after:
        known = next((old for old in left if keeps_number(old.action, fresh.action)), None)
        if known is None:
            unpaired.append(fresh)
            continue
        left.remove(known)
        found.append((known, fresh))
    for fresh in unpaired:
        known = next((old for old in left if old.action.issuer == fresh.action.issuer), None)
        if known is not None:
            left.remove(known)
        found.append((known, fresh))
    changed = (Difference(old, fresh, _changed(old, fresh)) for old, fresh in found)
    told_anew = tuple(each for each in changed if each.before is None or each.facts)
    return (*told_anew, *(Difference(old, None) for old in left))


def _changed(before: Told | None, after: Told) -> tuple[str, ...]:
    if before is None or (before.elsewhere and _same(before.action, after.action)):
        return ()
    return tuple(fact for fact in FACTS if _value(before.action, fact) != _value(after.action, fact))


def _same(stored: Action, fresh: Action) -> bool:
    return keeps_number(stored, fresh) or same_action(fresh, [stored]) is not None


def _value(action: Action, fact: str) -> object:
    value = getattr(action, fact)
    return frozenset(value) if isinstance(value, tuple) else value
