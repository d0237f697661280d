"""Which actions of one notice stand on its card, and in what order."""

from dataclasses import replace

from bot.domain.views import AlertCard
from bot.domain.words import Stage

SHOWN = 4  # a card fits one phone screen

# As verdicts are ranked: announces, eases, threatens, extends.
_RANK = {Stage.EASED: 1, Stage.THREATENED: 2, Stage.EXTENDED: 3}


def compose_card(card: AlertCard) -> AlertCard:
    """The card with at most four actions: acts, then easings, warnings, renewals; within these as read.

    The numbers of the others are left in `beyond`. The same action twice stands once. Withdrawn ones are left
    out unless all are: then the card must still say what was withdrawn.
    """
    unique = tuple({view.action.number: view for view in card.actions}.values())
    standing = tuple(view for view in unique if not view.action.withdrawn) or unique
    ordered = tuple(sorted(standing, key=lambda view: _RANK.get(view.action.stage, 0)))
    beyond = tuple(view.action.number for view in ordered[SHOWN:])
    return replace(card, actions=ordered[:SHOWN], beyond=beyond)
