"""Once a day, let go of what has had its time. The rules are in `bot.alerts.retention`."""

import asyncio
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.alerts.retention import Cutoffs, decide_cutoffs
from bot.services.ports import Clock, Database, UnitOfWork

log = structlog.get_logger(__name__)

JOB = "retention"
EVERY = timedelta(days=1)
BATCH = 500  # rows of one transaction: on SQLite everybody else who writes waits for it


@dataclass(frozen=True, slots=True)
class Swept:
    """How many rows were emptied, turned into counts, or deleted."""

    entry_texts: int
    empty_texts: int
    deliveries: int
    blocked_chats: int
    polls: int
    backups: int = 0  # files


class Retention:
    """The job. Of several processes and restarts one a day does it, by a lease in the database."""

    def __init__(
        self, database: Database, clock: Clock, prune: Callable[[datetime], Sequence[object]] | None = None
    ) -> None:
        """`prune` deletes copies of the database that are too old, and may raise OSError."""
        self._database = database
        self._clock = clock
        self._prune = prune

    async def sweep_if_due(self) -> Swept | None:
        """Sweep when the last time is a day ago; None when it is not."""
        now = self._clock()
        holder = uuid.uuid4().hex  # a new one each time: the lease is the day, and nobody prolongs it
        due = await self._database.write(
            lambda uow: uow.leases.acquire(JOB, holder, now, EVERY.total_seconds())
        )
        return await self.sweep() if due else None

    async def sweep(self) -> Swept:
        """Let go of all that has had its time now."""
        now = self._clock()
        old: Cutoffs = decide_cutoffs(now)
        swept = Swept(
            entry_texts=await self._all(lambda uow: uow.keeping.drop_entry_texts(old.read_entries, BATCH)),
            empty_texts=await self._all(lambda uow: uow.keeping.drop_empty_texts(old.empty_texts, BATCH)),
            deliveries=await self._all(lambda uow: uow.keeping.count_deliveries(old.deliveries, BATCH))
            + await self._all(lambda uow: uow.digests.drop(old.deliveries, BATCH))
            + await self._all(lambda uow: uow.broadcasts.forget_old(old.deliveries, BATCH)),
            blocked_chats=await self._all(
                lambda uow: uow.keeping.forget_blocked(old.blocked_chats, now, BATCH)
            ),
            polls=await self._all(lambda uow: uow.keeping.drop_polls(old.polls, BATCH)),
            backups=await self._prune_backups(now),
        )
        if swept.blocked_chats:
            await self._database.scrub()
        log.info(
            "retention.swept",
            entry_texts=swept.entry_texts,
            empty_texts=swept.empty_texts,
            deliveries=swept.deliveries,
            blocked_chats=swept.blocked_chats,
            polls=swept.polls,
            backups=swept.backups,
        )
        return swept

    async def _prune_backups(self, now: datetime) -> int:
        if self._prune is None:
            return 0
        try:
            return len(await asyncio.to_thread(self._prune, now))
        except OSError as error:
            log.warning("retention.backup_not_deleted", problem=error.strerror, file=str(error.filename))
            return 0

    async def _all(self, batch: Callable[[UnitOfWork], int]) -> int:
        total = 0
        while done := await self._database.write(batch):
            total += done
        return total
