"""The database as the services use it: functions in transactions, off the loop."""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from typing import TypeVar

from sqlalchemy import URL, Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from bot.clock import utc_now
from bot.store.engine import explained, make_engine, parse_url
from bot.store.leftover import refuse_leftover
from bot.store.migrations import require_current, upgrade
from bot.store.unit_of_work import SqlUnitOfWork

T = TypeVar("T")

READERS = 4
WRITERS = 4  # on PostgreSQL; SQLite has one
ATTEMPTS = 6
RETRY_STATES = frozenset({"40001", "40P01"})  # PostgreSQL: serialization failure, deadlock detected


class SqlDatabase:
    """Implements services.ports.Database. Opened by `open_database`."""

    def __init__(self, url: URL) -> None:
        self._url = url
        writers = 1 if url.drivername == "sqlite" else WRITERS
        self._write_engine = make_engine(url, writes=True, connections=writers)
        self._read_engine = make_engine(url, writes=False, connections=READERS)
        # One thread is SQLite's one writer: transactions queue here, in order, instead of at the file's lock.
        self._write_pool = ThreadPoolExecutor(writers, thread_name_prefix="store-write")
        self._read_pool = ThreadPoolExecutor(READERS, thread_name_prefix="store-read")

    async def read(self, work: Callable[[SqlUnitOfWork], T]) -> T:
        """Run in a transaction that may not write and sees one moment.

        Raises:
            StoreError: the database refused, also an attempt to write.
        """
        return await self._run(self._read_pool, lambda: self._transaction(self._read_engine, work))

    async def write(self, work: Callable[[SqlUnitOfWork], T]) -> T:
        """Run in a transaction that may write; on SQLite one at a time.

        The function may run again after a serialisation failure, so it changes nothing but the database. A
        cancelled caller does not stop a transaction that has begun: it commits or rolls back as a whole.

        Raises:
            StoreError: the database refused. The function's own errors pass through. Nothing is written then.
        """
        return await self._run(self._write_pool, lambda: self._retried(work))

    async def scrub(self) -> None:
        """Empty SQLite's journal into the file: until then it holds pages as they were before a deletion.

        Waits for readers at work. PostgreSQL recycles its journal by itself.

        Raises:
            StoreError: the database refused.
        """
        if self._url.drivername == "sqlite":
            await self._run(self._write_pool, self._empty_journal)

    def _empty_journal(self) -> None:
        with explained(self._url):
            connection = self._write_engine.raw_connection()  # outside a transaction
            try:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                connection.close()

    async def _run(self, pool: ThreadPoolExecutor, job: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(pool, job)

    def _retried(self, work: Callable[[SqlUnitOfWork], T]) -> T:
        with explained(self._url):
            for _ in range(ATTEMPTS - 1):
                try:
                    return self._once(self._write_engine, work, writable=True)
                except DBAPIError as error:
                    if getattr(error.orig, "sqlstate", None) not in RETRY_STATES:
                        raise
            return self._once(self._write_engine, work, writable=True)

    def _transaction(self, engine: Engine, work: Callable[[SqlUnitOfWork], T]) -> T:
        with explained(self._url):
            return self._once(engine, work, writable=False)

    def _once(self, engine: Engine, work: Callable[[SqlUnitOfWork], T], *, writable: bool) -> T:
        options = {} if writable or engine.dialect.name == "sqlite" else {"postgresql_readonly": True}
        with (
            engine.connect().execution_options(**options) as connection,
            connection.begin(),
            Session(connection, expire_on_commit=False) as session,
        ):
            result = work(SqlUnitOfWork(session, writable=writable))
            session.flush()
            return result

    async def close(self) -> None:
        """Wait for running transactions and give all connections back."""

        def shut() -> None:
            for pool in (self._write_pool, self._read_pool):
                pool.shutdown(wait=True)
            for engine in (self._write_engine, self._read_engine):
                engine.dispose()

        await asyncio.to_thread(shut)


@asynccontextmanager
async def open_database(
    url: str, *, clock: Callable[[], datetime] = utc_now, migrate: bool = True
) -> AsyncIterator[SqlDatabase]:
    """The database at this address, brought to this version's schema first.

    `clock` is asked once, for the moment of installation. With `migrate=False` an older schema is an error.

    Raises:
        StoreError: it cannot be reached, its schema is not the one this version needs, or a restore of it
            broke off.
    """
    parsed = parse_url(url)
    await asyncio.to_thread(refuse_leftover, url)
    await asyncio.to_thread(upgrade if migrate else require_current, url)
    async with AsyncExitStack() as stack:
        database = SqlDatabase(parsed)
        stack.push_async_callback(database.close)
        now = clock()
        if await database.read(lambda uow: uow.audit.installed_at()) is None:
            await database.write(lambda uow: uow.audit.mark_installed(now))
        yield database
