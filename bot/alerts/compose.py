"""Which actions of one notice stand on its card, and in what order."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.action import Action
from bot.domain.words import Stage

SHOWN = 4  # a card fits one phone screen

# As verdicts are ranked: announces, eases, threatens, extends.
_RANK = {Stage.EASED: 1, Stage.THREATENED: 2, Stage.EXTENDED: 3}


@dataclass(frozen=True, slots=True)
class CardPlan:
    """The actions of one card."""

    shown: tuple[Action, ...]  # one to four; empty when none is left to show
    beyond: tuple[Action, ...] = ()  # "and N more", behind the evidence button

    @property
    def more(self) -> int:
        """How many actions the card only counts."""
        return len(self.beyond)


def compose_card(actions: Iterable[Action]) -> CardPlan:
    """Order a notice's actions for its card: acts, then easings, warnings, renewals; within these as read.

    The same action twice stands once. Withdrawn ones are left out unless all are: then the card must still
    say what was withdrawn.
    """
    unique = tuple({action.number: action for action in actions}.values())
    standing = tuple(a for a in unique if not a.withdrawn) or unique
    ordered = tuple(sorted(standing, key=lambda action: _RANK.get(action.stage, 0)))
    return CardPlan(ordered[:SHOWN], ordered[SHOWN:])
