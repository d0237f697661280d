"""Engines for both databases, and errors in words.

SQLite runs in WAL mode with synchronous=NORMAL: a killed process loses nothing it has committed, since that
is in the operating system's hands; a power cut may lose the last commits but never damages the file.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, OperationalError, SQLAlchemyError

from bot.domain.errors import StoreError, StoreUnavailableError

BUSY_MILLISECONDS = 15_000  # how long another process (a backup, the command line) may hold SQLite's lock
CONNECT_SECONDS = 10


def parse_url(url: str) -> URL:
    """The database address, with the driver this program uses.

    Raises:
        StoreError: the address is not one of a SQLite file or a PostgreSQL database.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        # The address may hold a password: it is neither shown nor chained.
        raise StoreError(
            "the database address cannot be read. Write sqlite:///path/to/file.db or "
            "postgresql://user:password@host/database."
        ) from None
    if parsed.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername in ("sqlite", "sqlite+pysqlite"):
        if parsed.database in (None, "", ":memory:"):
            raise StoreError("a SQLite database needs a file. Write sqlite:///path/to/file.db.")
        return parsed.set(drivername="sqlite")
    raise StoreError(
        f"databases of the kind {parsed.drivername} are not supported. Use sqlite:/// or postgresql://."
    )


def shown(url: URL) -> str:
    """The address as it may appear in messages: without user and password."""
    return bare(url.set(query={}), user=False).render_as_string()


def bare(url: URL, *, user: bool = True) -> URL:
    """The address without password; `URL.set` takes None for "as it is" and would keep it."""
    named = url.username if user else None
    return URL.create(url.drivername, named, None, url.host, url.port, url.database, url.query)


def make_engine(url: URL, *, writes: bool, connections: int) -> Engine:
    """An engine for writers or for readers. Parameters never appear in errors: they may name a chat."""
    if url.drivername == "sqlite":
        return _sqlite_engine(url, writes=writes, connections=connections)
    return create_engine(
        url,
        hide_parameters=True,
        pool_size=connections,
        max_overflow=0,
        pool_pre_ping=True,
        # Readers see one moment. Writers need each statement to see what was committed while they waited for
        # a lock, which is what READ COMMITTED means; unique keys and locks keep the promises.
        isolation_level="READ COMMITTED" if writes else "REPEATABLE READ",
        connect_args={"connect_timeout": CONNECT_SECONDS, "application_name": "nongrata"},
    )


def _sqlite_engine(url: URL, *, writes: bool, connections: int) -> Engine:
    if writes:
        Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_size=connections,
        max_overflow=0,
        connect_args={"check_same_thread": False, "timeout": BUSY_MILLISECONDS / 1000},
    )
    event.listen(engine, "connect", _prepare_sqlite(query_only=not writes))
    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _prepare_sqlite(*, query_only: bool) -> Callable[[Any, Any], None]:
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver must not begin transactions behind our back
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
        cursor.execute("PRAGMA foreign_keys = ON")
        if query_only:
            cursor.execute("PRAGMA query_only = ON")
        else:
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = NORMAL")
            cursor.execute("PRAGMA secure_delete = ON")  # a forgotten chat leaves no bytes in free pages
        cursor.close()

    return prepare


@contextmanager
def explained(url: URL) -> Iterator[None]:
    """Turn the driver's errors into StoreError with a remedy.

    Raises:
        StoreUnavailableError: the database cannot be used at present.
        StoreError: whatever else it refused; the cause is chained.
    """
    try:
        yield
    except IntegrityError as error:
        raise StoreError(
            f"the database {shown(url)} refused a change that would break a rule of the schema "
            f"({_reason(error)}). This is a fault of the program: please report it."
        ) from error
    except OperationalError as error:
        raise StoreUnavailableError(
            f"the database {shown(url)} does not answer or is not usable ({_reason(error)}). "
            "Check that it runs, that the address is right, and that the disk is neither full nor read-only."
        ) from error
    except SQLAlchemyError as error:
        raise StoreError(
            f"the database {shown(url)} refused ({_reason(error)}). "
            "If the schema is older than the program, run: nongrata db upgrade"
        ) from error
    except OSError as error:
        raise StoreError(
            f"the folder of the database {shown(url)} cannot be used ({error.strerror}). "
            "Check that it exists and is writable."
        ) from error


def _reason(error: SQLAlchemyError) -> str:
    """The driver's first line; PostgreSQL puts the values of the row into the lines below."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    return next(iter(str(cause).splitlines()), type(error).__name__)
