"""Showing what stands covered in a discreet chat. Changes nothing: the cover holds the way to it for good."""

from datetime import datetime

from bot.alerts.compose import compose_card
from bot.alerts.corrections import decide_correction
from bot.domain.chat import ChatAddress
from bot.domain.digest import Digest
from bot.domain.views import AlertCard, Correction
from bot.services.digests import DigestReader
from bot.services.ports import Database, UnitOfWork
from bot.services.status import SourceList


class Opening:
    """The use cases of looking below a cover."""

    def __init__(self, database: Database, sources: SourceList) -> None:
        self._database = database
        self._reader = DigestReader(sources)

    async def card(self, alert_id: int) -> AlertCard | None:
        """The card as things stand now; None where no alert of that number went out."""
        card = await self._database.read(lambda unit: unit.opened.card(alert_id))
        return compose_card(card) if card else None

    async def digest(self, digest_id: int, address: ChatAddress) -> Digest | None:
        """The digest of this chat as things stand now; None when it is not kept any more."""

        def work(unit: UnitOfWork) -> Digest | None:
            kept = unit.digests.get(digest_id, address.chat_id)
            return self._reader.compose(unit, kept)[0] if kept else None

        return await self._database.read(work)

    async def correction(
        self, delivery_id: int, address: ChatAddress
    ) -> tuple[Correction, datetime | None] | None:
        """What has changed since this chat was told, and when it was; None when that is not kept any more."""

        def work(unit: UnitOfWork) -> tuple[Correction, datetime | None] | None:
            reply = unit.opened.reply(delivery_id, address.chat_id)
            card = unit.opened.card(reply.alert_id) if reply else None
            return (decide_correction(card, reply.told), reply.told_at) if card and reply else None

        return await self._database.read(work)
