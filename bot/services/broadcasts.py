"""Words of the operators to everybody: kept, shown to who wrote them, sent once each, at least once."""

import asyncio
import random
from collections.abc import Callable, Sequence
from datetime import timedelta

import structlog

from bot.alerts.retry import decide_retry
from bot.domain.broadcast import Broadcast, ClaimedBroadcast
from bot.domain.chat import Chat, Message, Postponed, Reach, Receipt, SendFailure, SendResult
from bot.domain.counted import counted
from bot.services.deeds import Deed
from bot.services.ports import Clock, Database, Messenger, UnitOfWork
from bot.services.sending import Outage, settle_chat, tried

log = structlog.get_logger(__name__)

CLAIM = 20  # in flight: bounds the duplicates a kill can cause
LEASE_SECONDS = 30.0

RenderBroadcast = Callable[[Broadcast, Chat], Message]
RenderReach = Callable[[Broadcast, Reach, Chat], Message]
"""Takes the operators' chat, too."""


class Broadcasting:
    """The use cases. Callers have checked that the person is an operator."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def prepare(self, words: str, deed: Deed) -> tuple[Broadcast, int]:
        """A draft of these words, and how many chats it would go to now."""

        def work(unit: UnitOfWork) -> tuple[Broadcast, int]:
            kept = unit.broadcasts.get(unit.broadcasts.draft(words, deed.at))
            assert kept is not None  # noqa: S101 - written just now, in this transaction
            return kept, unit.broadcasts.audience()

        return await self._database.write(work)

    async def send(self, broadcast_id: int, deed: Deed) -> int | None:
        """To how many chats it goes; None where it was sent or dropped before: nothing is sent twice."""

        def work(unit: UnitOfWork) -> int | None:
            chats = unit.broadcasts.send(broadcast_id, deed.at)
            if chats is not None:
                deed.record(unit, "broadcast", f"broadcast {broadcast_id} to {counted(chats, 'chat')}")
            return chats

        return await self._database.write(work)

    async def drop(self, broadcast_id: int) -> bool:
        """Delete a draft; False where it was sent or dropped before."""
        return await self._database.write(lambda unit: unit.broadcasts.drop(broadcast_id))

    async def shown(self, broadcast_id: int, chat_id: int) -> Broadcast | None:
        """The one that was sent to this chat; None for anything else."""
        return await self._database.read(lambda unit: unit.broadcasts.shown(broadcast_id, chat_id))

    async def reach(self, broadcast_id: int) -> tuple[Broadcast, Reach] | None:
        """How far one got that was sent; None where it is not kept any more."""

        def work(unit: UnitOfWork) -> tuple[Broadcast, Reach] | None:
            kept = unit.broadcasts.get(broadcast_id)
            return (kept, unit.broadcasts.reach(broadcast_id)) if kept else None

        return await self._database.read(work)


class Broadcaster:
    """Sends what is due, and tells operators at the end how far it got."""

    def __init__(
        self,
        database: Database,
        messenger: Messenger,
        render: RenderBroadcast,
        render_reach: RenderReach,
        *,
        operators: Sequence[Chat],
        clock: Clock,
        jitter: Callable[[], float] = random.random,
        outage: Outage | None = None,
    ) -> None:
        """`outage` is shared by all that use the messenger."""
        self._database = database
        self._messenger = messenger
        self._render = render
        self._render_reach = render_reach
        self._operators = tuple(operators)
        self._clock = clock
        self._jitter = jitter
        self._outage = outage or Outage()

    async def drain(self) -> int:
        """Send all that is due now; returns how many were tried."""
        tried = 0
        while part := await self.step():
            tried += part
        return tried

    async def step(self) -> int:
        """Send some of what is due now; returns how many were tried."""
        now = self._clock()
        claimed = await self._database.write(lambda unit: unit.broadcasts.claim(CLAIM, now, LEASE_SECONDS))
        await asyncio.gather(*(self._deliver(each) for each in claimed))
        await self._finish()
        return len(claimed)

    async def _deliver(self, claimed: ClaimedBroadcast) -> None:
        chat, number = claimed.chat, claimed.broadcast.id

        async def send() -> SendResult | Postponed:
            return await self._messenger.send(chat, self._render(claimed.broadcast, chat), silent=False)

        match result := await tried(send, "broadcast.crashed", broadcast=number, chat=chat.id):
            case Receipt():
                await self._outage.arrived(
                    self._database, self._clock, lambda u: u.broadcasts.delivered(number, chat.id, result.at)
                )
            case Postponed():
                until = self._clock() + timedelta(seconds=result.seconds)
                await self._database.write(lambda u: u.broadcasts.postponed(number, chat.id, until))
            case SendFailure():
                await self._failed(claimed, result)

    async def _failed(self, claimed: ClaimedBroadcast, failure: SendFailure) -> None:
        chat = claimed.chat
        self._outage.failed(failure)
        decision = decide_retry(
            failure, claimed.attempt, self._clock(), self._jitter(), unanswered=claimed.unanswered
        )

        def record(unit: UnitOfWork) -> None:
            unit.broadcasts.failed(claimed.broadcast.id, chat.id, failure, decision.retry_at)
            settle_chat(unit, chat.id, failure, decision)

        await self._database.write(record)
        log.warning("broadcast.failed", chat=chat.id, problem=failure.problem)

    async def _finish(self) -> None:
        """Keep the reach of those that have ended on record, then tell it."""
        now = self._clock()

        def work(unit: UnitOfWork) -> tuple[tuple[Broadcast, Reach], ...]:
            ended = tuple((each, unit.broadcasts.reach(each.id)) for each in unit.broadcasts.finish())
            for each, reach in ended:
                told = f"broadcast {each.id}: {reach.delivered} of {counted(each.chats, 'chat')}"
                unit.audit.add(now, "deliverer", "broadcast ended", told)
            return ended

        if not await self._database.read(lambda unit: unit.broadcasts.under_way()):
            return
        for each, reach in await self._database.write(work):
            log.info("broadcast.ended", broadcast=each.id, reached=reach.delivered, chats=each.chats)
            for chat in self._operators:
                known = await self._database.read(lambda unit, chat=chat: unit.chats.get(chat.address))  # type: ignore[misc] # bound now
                message = self._render_reach(each, reach, known or chat)
                result = await self._messenger.send(chat, message, silent=True)
                if not isinstance(result, Receipt):
                    log.warning("broadcast.operator_not_told", broadcast=each.id)
