"""What a delivery puts into its chat: a card or a correction in the chat's language, or a cover for it."""

from datetime import datetime

from bot.domain.chat import ClaimedDelivery, Message
from bot.domain.views import AlertCard, Correction
from bot.render.card import render_card
from bot.render.correction import render_correction
from bot.render.covered import cover
from bot.render.effects import Effects


def render_delivery(
    content: AlertCard | Correction, delivery: ClaimedDelivery, *, now: datetime, effects: Effects
) -> Message:
    """The message; in a discreet chat nothing of what it says."""
    if delivery.chat.discreet:
        return cover(delivery)
    language = delivery.chat.language
    if isinstance(content, Correction):
        return render_correction(content, language=language, now=now, told_at=delivery.told_at)
    return render_card(content, language=language, now=now, effects=effects)
