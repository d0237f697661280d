"""The sign of life: given while every kind of pass ends well and alerts arrive, withheld otherwise."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import datetime
from enum import StrEnum

import structlog

from bot.alerts.health import UNDELIVERED, is_cut_off, is_healthy
from bot.domain.chat import Overdue
from bot.services.ports import Clock, Database

log = structlog.get_logger(__name__)

Beat = Callable[[], Awaitable[bool]]
"""Gives the sign once; whether it was heard. Never raises for what the network does."""


class Pass(StrEnum):
    """What must go on for the program to be of use."""

    POLLING = "polling"
    TELLING = "telling"
    DELIVERING = "delivering"


class Pulse:
    """Hears from the passes, and gives the sign when asked to."""

    def __init__(self, beat: Beat | None, clock: Clock, database: Database | None = None) -> None:
        """Without a database nobody asks whether alerts wait."""
        self._database = database
        self._beat = beat
        self._clock = clock
        self._answered: dict[str, bool] = {}  # whether a source could be read when it was last polled
        self._begun = clock()
        self._ended: dict[Pass, datetime | None] = dict.fromkeys(Pass)

    def begin(self) -> None:
        """What could not go on until now begins: its first pass has as much time as at a start."""
        self._begun = self._clock()

    def ended(self, which: Pass) -> None:
        """A pass has ended well just now."""
        self._ended[which] = self._clock()

    def polled(self, answers: Mapping[str, bool], sources: Collection[str]) -> None:
        """Polling has ended; it went well unless of all these sources none could be read when last asked."""
        self._answered |= answers
        known = [self._answered[source] for source in sources if source in self._answered]
        if any(known) or not known:
            self.ended(Pass.POLLING)

    def goes_on(self, which: Pass) -> bool:
        """Whether such a pass has ended lately, or may still be the first one."""
        return is_healthy((self._ended[which] or self._begun,), self._clock())

    async def give_sign(self) -> bool:
        """Give the sign if all is well and somebody listens; whether it was heard."""
        if self._beat is None:
            return False
        if not is_healthy(self._ended.values(), self._clock()):
            log.warning("heartbeat.withheld", passes={name: str(at) for name, at in self._ended.items()})
            return False
        overdue = await self._cut_off()
        if overdue is not None:
            log.warning("heartbeat.withheld", undelivered_chats=overdue.chats, since=str(overdue.since))
            return False
        return await self._beat()

    async def _cut_off(self) -> Overdue | None:
        if self._database is None:
            return None
        now = self._clock()
        overdue = await self._database.read(lambda uow: uow.alerts.overdue(now - UNDELIVERED))
        return overdue if is_cut_off(overdue, now) else None
