"""Whose turn it is: waiting for the pace, never for longer than the message may, nor past the end."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable

from bot.domain.chat import Postponed
from bot.telegram.pacing import Pacer

PATIENCE_SECONDS = 1.5  # a delivery waits so long for its turn; longer and it goes back to the outbox
ANSWER_SECONDS = 90.0  # an answer that would come later than this is no answer

Sleep = Callable[[float], Awaitable[None]]


class Turns:
    """Reserves places at the pace of the bot and of each chat, and waits for them."""

    def __init__(
        self, pacer: Pacer, monotonic: Callable[[], float], sleep: Sleep, stop: asyncio.Event
    ) -> None:
        """`stop` ends the waiting of deliveries: the outbox keeps them for the next start."""
        self._pacer = pacer
        self._monotonic = monotonic
        self._sleep = sleep
        self._stop = stop

    async def of_chat(self, chat: Hashable, *, group: bool, most: float, ends: bool) -> Postponed | None:
        """Wait for the chat's turn, then for the bot's: a waiting chat holds no place of the bot.

        Where that would take more than `most` seconds, or the program stops and this `ends` by it, the turn
        is given back: nothing may be sent.
        """
        far = max(self._pacer.chat_wait(chat, group=group, now=self._monotonic()), self.quiet_seconds())
        if far > most:
            return Postponed(far)
        wait = self._pacer.take_chat(chat, group=group, now=self._monotonic())
        return await self._wait(wait, ends=ends) or await self.of_bot(most=most, ends=ends)

    async def of_bot(self, *, most: float, ends: bool) -> Postponed | None:
        """Wait for the bot's turn alone."""
        quiet = self.quiet_seconds()
        if quiet > most:
            return Postponed(quiet)
        return await self._wait(self._pacer.take_overall(self._monotonic()), ends=ends)

    def quiet_seconds(self) -> float:
        """How long nobody may be told anything, since Telegram has asked for it."""
        return self._pacer.shut_wait(self._monotonic())

    async def _wait(self, seconds: float, *, ends: bool) -> Postponed | None:
        if seconds <= 0:
            return None
        if not ends:
            await self._sleep(seconds)
            return None
        sleeping, stopping = (
            asyncio.ensure_future(self._sleep(seconds)),
            asyncio.ensure_future(self._stop.wait()),
        )
        await asyncio.wait({sleeping, stopping}, return_when=asyncio.FIRST_COMPLETED)
        over = sleeping.done()
        sleeping.cancel()
        stopping.cancel()
        return None if over else Postponed(0.0)
