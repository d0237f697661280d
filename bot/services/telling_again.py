"""Telling again: what everybody who got an alert hears when its facts change."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.action import Action
from bot.domain.chat import DeliveryKind
from bot.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class MadeOfficial:
    """An alert that told of a report which is an official act now."""

    alert_id: int
    told: tuple[Action, ...]  # its facts before
    loud: bool  # the official text says something else


def told_facts(uow: UnitOfWork, alert_id: int) -> tuple[Action, ...]:
    """The facts as the alert tells them at this moment: to be asked for before they change."""
    card = uow.alerts.card(alert_id)
    return tuple(view.action for view in card.actions) if card else ()


def correct(uow: UnitOfWork, alert_id: int, told: tuple[Action, ...], now: datetime, *, loud: bool) -> int:
    """Tell everybody who got the alert: always by edit, by a reply too when it matters.

    Returns how many chats had it.
    """
    chats = uow.alerts.add_correction(alert_id, DeliveryKind.EDIT, now, told)
    if loud:
        uow.alerts.add_correction(alert_id, DeliveryKind.REPLY, now, told)
    return chats
