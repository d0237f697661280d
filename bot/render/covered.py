"""Covers: what stands in a discreet chat in place of a message, until somebody there taps it."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.domain.chat import Button, ClaimedDelivery, DeliveryKind, Message
from bot.render.words import say

OPEN_CARD = "oc"  # number of the alert
OPEN_CORRECTION = "or"  # number of the delivery, then of the alert

_SAYS: Mapping[DeliveryKind, str] = MappingProxyType(
    {
        DeliveryKind.CARD: "cover_card",
        DeliveryKind.EDIT: "cover_edit",
        DeliveryKind.REPLY: "cover_reply",
    }
)


def cover(delivery: ClaimedDelivery) -> Message:
    """That there is something, and a button that shows it; nothing of what it is about.

    A card that is edited is covered again: nobody knows whether it was open, and an edit must not open it.
    """
    language = delivery.chat.language
    data = f"{OPEN_CARD}:{delivery.alert_id}"
    if delivery.kind is DeliveryKind.REPLY:
        data = f"{OPEN_CORRECTION}:{delivery.id}:{delivery.alert_id}"
    return Message(say(_SAYS[delivery.kind], language), ((Button(say("b_open", language), data=data),),))
