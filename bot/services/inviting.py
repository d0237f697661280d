"""Invitations: a code that lets one chat in, once, for a week. Who used which is not kept."""

import hashlib
import secrets
from datetime import datetime, timedelta

from bot.domain.chat import ChatAddress, ChatKind
from bot.services.deeds import Deed
from bot.services.ports import Database, UnitOfWork

LASTS = timedelta(days=7)
_BYTES = 24  # of chance: nobody guesses 192 bits


class Inviting:
    """The use cases. Who makes one was checked to be an operator."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def make(self, deed: Deed) -> tuple[str, datetime]:
        """A new code of letters, digits, "-" and "_", and until when it lets somebody in."""
        code, until = secrets.token_urlsafe(_BYTES), deed.at + LASTS

        def work(unit: UnitOfWork) -> None:
            unit.invitations.drop_expired(deed.at)
            unit.invitations.add(_hash(code), until)
            deed.record(unit, "invite", f"one chat until {until:%Y-%m-%d %H:%M} UTC")

        await self._database.write(work)
        return code, until

    async def admit(
        self, code: str, address: ChatAddress, kind: ChatKind, now: datetime, *, language: str = "en"
    ) -> bool:
        """Use the code up and keep the chat, both or neither; False for a code that lets nobody in.

        `language` is that of a chat of which nothing was kept.
        """

        def work(unit: UnitOfWork) -> bool:
            if not unit.invitations.take(_hash(code), now):
                return False
            unit.chats.ensure(address, kind, now, language=language)
            # The day alone: by the moment the audit would name the chat that was made in it.
            day = now.replace(hour=0, minute=0, second=0, microsecond=0)
            unit.audit.add(day, "face", "invitation used", "one chat let in")
            return True

        return await self._database.write(work)


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
