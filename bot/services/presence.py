"""Chats that come, go and move. Idempotent; each takes Telegram's chat id, since all topics share it."""

from datetime import datetime, timedelta

from bot.domain.chat import ChatAddress, ChatKind
from bot.services.inviting import Inviting
from bot.services.ports import Database, UnitOfWork

TELEGRAM_JOB = "telegram"
"""What the process that talks to Telegram holds while it runs."""
QUIET_JOB = "telegram quiet"
"""Held by nobody: until when Telegram wants to hear nothing, for the next start."""
LONGEST_QUIET = timedelta(days=2)
"""Telegram asks for a day at most; more was noted while the clock was ahead."""


class Presence:
    """What Telegram tells of a chat, as opposed to what its people ask for."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def left(self, chat_id: int, reason: str) -> None:
        """Send nothing more to any topic of the chat until it comes back."""

        def work(unit: UnitOfWork) -> None:
            for chat in unit.chats.at(chat_id):
                unit.chats.pause(chat.id, reason)

        await self._database.write(work)

    async def back(self, chat_id: int, now: datetime) -> None:
        """Send again to what had been paused; a chat that is not known stays unknown."""

        def work(unit: UnitOfWork) -> None:
            for chat in unit.chats.at(chat_id):
                unit.chats.ensure(chat.address, chat.kind, now)

        await self._database.write(work)

    async def answered(self, address: ChatAddress, now: datetime) -> None:
        """An answer has arrived there, so alerts will again; a chat that is not known stays unknown."""
        chat = await self._database.read(lambda unit: unit.chats.get(address))
        if chat is not None and chat.paused:
            await self._database.write(lambda unit: unit.chats.ensure(address, chat.kind, now))

    async def number(self, address: ChatAddress) -> int | None:
        """The internal number, which is all that a log may say of a chat; None for one that is not known."""
        chat = await self._database.read(lambda unit: unit.chats.get(address))
        return chat.id if chat else None

    async def moved(self, old_id: int, new_id: int) -> None:
        """A group became a supergroup: all that is known of it goes with it."""

        def work(unit: UnitOfWork) -> None:
            for chat in unit.chats.at(old_id):
                unit.chats.migrate(chat.id, new_id)

        await self._database.write(work)

    async def known(self, chat_id: int) -> bool:
        """Whether anything is kept of the chat."""
        return await self._database.read(lambda unit: bool(unit.chats.at(chat_id)))

    async def admit(
        self, code: str, address: ChatAddress, kind: ChatKind, now: datetime, *, language: str = "en"
    ) -> bool:
        """Whether the code of an invitation let the chat in, which then has this language."""
        return await Inviting(self._database).admit(code, address, kind, now, language=language)

    async def hold(self, job: str, holder: str, now: datetime, seconds: float) -> bool:
        """Take or prolong the right to do a job that must not be done twice at once."""
        return await self._database.write(lambda unit: unit.leases.acquire(job, holder, now, seconds))

    async def release(self, job: str, holder: str) -> None:
        """Give that right back."""
        await self._database.write(lambda unit: unit.leases.release(job, holder))

    async def keep_quiet(self, now: datetime, seconds: float) -> None:
        """Note for how long Telegram wants to hear nothing; nothing is noted where it listens."""
        if seconds > 0:
            await self._database.write(lambda unit: unit.leases.acquire(QUIET_JOB, QUIET_JOB, now, seconds))

    async def quiet_seconds(self, now: datetime) -> float:
        """For how long Telegram wanted to hear nothing, of what is left of it; 0 when it listens."""
        until = await self._database.read(lambda unit: unit.leases.until(QUIET_JOB))
        left = until - now if until else timedelta()
        return left.total_seconds() if timedelta() < left <= LONGEST_QUIET else 0.0
