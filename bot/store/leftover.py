"""What a restore on PostgreSQL has laid aside, and may have left: whose it is, and what becomes of it.

A restore lays the present database aside in a schema, puts the copy in its place, and then carries over.
Cut off before the copy came, what it leaves is worth nothing; after that, it alone knows who was forgotten.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, text

from bot.domain.errors import StoreError
from bot.store.carrying import NOW
from bot.store.engine import explained, make_engine, parse_url

_RESTORING = 0x6E6F6E6772617462  # a number of our own for PostgreSQL's advisory lock
_UNDER_WAY = "a copy is being brought back into this database. Wait until that has ended"
# A table that is brought back from a copy is another one to the server, whatever its rows say.
_IDENTITY = "'public.installation'::regclass::oid::bigint"


@dataclass(frozen=True, slots=True)
class Leftover:
    """What lies aside."""

    copy: str  # name of the copy that was to be brought back
    at: datetime
    replaced: bool  # the copy has taken the place of what lies aside

    @property
    def told(self) -> str:
        """What an operator has to do before anything else."""
        return (
            f"bringing back {self.copy} broke off ({self.at.astimezone(UTC):%Y-%m-%d %H:%M} UTC), and who was"
            " forgotten since is not carried over yet. Run `nongrata db restore FILE --overwrite` again, with"
            " --as-it-was to carry nothing over"
        )


def mark(connection: Connection, copy: str) -> None:
    """Write beside what was laid aside which copy is to come, when, and which database it was taken of."""
    connection.exec_driver_sql(f"CREATE TABLE {NOW}.restore (copy text, at timestamptz, identity bigint)")
    connection.execute(
        text(f"INSERT INTO {NOW}.restore VALUES (:copy, now(), {_IDENTITY})"),  # noqa: S608 - constants
        {"copy": copy},
    )


def find(connection: Connection) -> Leftover | None:
    """What a restore has left, or None; what names no restore was left by none that can go on, and goes."""
    if connection.execute(text("SELECT to_regnamespace(:name)"), {"name": NOW}).scalar() is None:
        return None
    if connection.execute(text("SELECT to_regclass(:name)"), {"name": f"{NOW}.restore"}).scalar() is None:
        drop(connection)
        return None
    copy, at, same = connection.exec_driver_sql(
        "SELECT copy, at, identity IS NOT DISTINCT FROM to_regclass('public.installation')::oid::bigint"  # noqa: S608 - constants
        f" FROM {NOW}.restore"
    ).one()
    return Leftover(copy, at, replaced=not same)


def drop(connection: Connection) -> None:
    """Take away what was laid aside; nothing when there is nothing."""
    connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {NOW} CASCADE")


def erase(connection: Connection, chats: Sequence[int]) -> None:
    """Take chats that are forgotten out of what was laid aside as well."""
    if connection.dialect.name != "postgresql":
        return
    if connection.execute(text("SELECT to_regnamespace(:name)"), {"name": NOW}).scalar() is None:
        return
    for table, column in (("delivery", "chat_id"), ("subscription", "chat_id"), ("chat", "id")):
        if connection.execute(text("SELECT to_regclass(:name)"), {"name": f"{NOW}.{table}"}).scalar() is None:
            continue  # laid aside by an older version
        statement = text(f"DELETE FROM {NOW}.{table} WHERE {column} = ANY(:chats)")  # noqa: S608 - constants
        connection.execute(statement, {"chats": list(chats)})


def refuse_leftover(url: str) -> None:
    """Before a database is used: clear what a restore has left for nothing.

    Raises:
        StoreError: a restore is under way, or broke off after the copy had taken the database's place.
    """
    if parse_url(url).drivername == "sqlite":
        return
    with writing(url) as connection:
        if connection.execute(text("SELECT to_regnamespace(:name)"), {"name": NOW}).scalar() is None:
            return
        if not _lock(connection, "pg_try_advisory_xact_lock"):
            raise StoreError(_UNDER_WAY)
        left = find(connection)
        if left is not None and left.replaced:
            raise StoreError(left.told)
        drop(connection)


@contextmanager
def alone(url: str) -> Iterator[None]:
    """While a restore is under way nobody begins another, or opens what it lays aside.

    Raises StoreError when another one is.
    """
    with writing(url) as connection:
        if not _lock(connection, "pg_try_advisory_lock"):
            raise StoreError(_UNDER_WAY)
        connection.commit()  # the lock is the session's, so that no transaction stays open meanwhile
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _RESTORING})
            connection.commit()


@contextmanager
def writing(url: str) -> Iterator[Connection]:
    """A connection whose transaction is kept if all goes well."""
    parsed = parse_url(url)
    with explained(parsed):
        engine = make_engine(parsed, writes=True, connections=1)
        try:
            with engine.connect() as connection:
                yield connection
                connection.commit()
        finally:
            engine.dispose()


def _lock(connection: Connection, function: str) -> bool:
    return bool(connection.execute(text(f"SELECT {function}(:key)"), {"key": _RESTORING}).scalar())
