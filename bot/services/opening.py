"""Showing what stands covered in a discreet chat. Changes nothing: the cover holds the way to it for good."""

from datetime import datetime

from bot.alerts.compose import compose_card
from bot.alerts.corrections import decide_correction
from bot.domain.chat import ChatAddress
from bot.domain.views import AlertCard, Correction
from bot.services.ports import Database, UnitOfWork


class Opening:
    """The use cases of looking below a cover."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def card(self, alert_id: int) -> AlertCard | None:
        """The card as things stand now; None where no alert of that number went out."""
        card = await self._database.read(lambda unit: unit.opened.card(alert_id))
        return compose_card(card) if card else None

    async def correction(
        self, delivery_id: int, address: ChatAddress
    ) -> tuple[Correction, datetime | None] | None:
        """What has changed since this chat was told, and when it was; None when that is not kept any more."""

        def work(unit: UnitOfWork) -> tuple[Correction, datetime | None] | None:
            reply = unit.opened.reply(delivery_id, address.chat_id)
            card = unit.opened.card(reply.alert_id) if reply else None
            return (decide_correction(card, reply.told), reply.told_at) if card and reply else None

        return await self._database.read(work)
