"""What a chat chose for itself, and all that is kept of it."""

from datetime import datetime

from bot.alerts.digests import next_due
from bot.domain.answers import Kept
from bot.domain.chat import Chat, ChatAddress, ChatKind
from bot.lexicon.zones import zone_of
from bot.services.ports import Database, UnitOfWork


class Preferences:
    """The use cases of a chat's own settings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def choose_language(
        self, address: ChatAddress, kind: ChatKind, language: str, now: datetime
    ) -> None:
        """Cards and answers come in this language from now on; a chat that was not known is kept for it."""

        def work(unit: UnitOfWork) -> None:
            chat = unit.chats.ensure(address, kind, now)
            unit.chats.set_language(chat.id, language)

        await self._database.write(work)

    async def be_discreet(
        self, address: ChatAddress, kind: ChatKind, now: datetime, *, discreet: bool, language: str = "en"
    ) -> None:
        """Messages from now on are covered until tapped, or not.

        A chat that was not known has this language.
        """

        def work(unit: UnitOfWork) -> None:
            chat = unit.chats.ensure(address, kind, now, language=language)
            unit.chats.set_discreet(chat.id, discreet=discreet)

        await self._database.write(work)

    async def choose_zone(
        self, address: ChatAddress, kind: ChatKind, zone: str, now: datetime, *, language: str = "en"
    ) -> None:
        """Digests come at their times in this zone from now on; each is planned anew.

        A chat that was not known has this language.
        """

        def work(unit: UnitOfWork) -> None:
            chat = unit.chats.ensure(address, kind, now, language=language)
            unit.chats.set_zone(chat.id, zone)
            for wish in unit.chats.subscriptions(chat.id):
                if wish.digest is not None:
                    unit.chats.plan_digest(wish.id, next_due(wish.digest, zone_of(zone), now))

        await self._database.write(work)

    async def chosen(self, address: ChatAddress) -> Chat | None:
        """The chat with what it chose; None when nothing is kept of it."""
        return await self._database.read(lambda unit: unit.chats.get(address))

    async def kept(self, address: ChatAddress) -> Kept | None:
        """Every fact that names this chat; None when nothing is kept of it."""

        def work(unit: UnitOfWork) -> Kept | None:
            chat = unit.chats.get(address)
            if chat is None:
                return None
            sent, last = unit.chats.sent(chat.id)
            gathered = len(unit.digests.gathered(chat.id))
            follows, muted = unit.chats.subscriptions(chat.id), unit.chats.muted(chat.id)
            return Kept(chat, follows, muted, sent, last, gathered)

        return await self._database.read(work)
