"""Bringing a database to the schema of this version. The scripts lie in `alembic/`, beside the package."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import Connection, create_engine, event, inspect, text
from sqlalchemy.pool import NullPool

from bot.domain.errors import StoreError
from bot.store.columns import JsonText, SafeText, UtcDateTime
from bot.store.engine import BUSY_MILLISECONDS, CONNECT_SECONDS, explained, parse_url
from bot.store.search_index import INDEX_TABLE
from bot.store.tables import metadata

if TYPE_CHECKING:  # a tenth of a second that only changing a schema is worth: see _alembic
    from alembic.config import Config

VERSION_TABLE = "alembic_version"  # Alembic's own: one row, the revision
MIGRATION_LOCK = 0x6E6F6E6772617461  # a number of our own for PostgreSQL's advisory lock


def upgrade(url: str) -> None:
    """Bring the database to the newest schema. Nothing happens when it is there already.

    Two processes may call this at once: the second waits, and finds nothing to do.

    Raises:
        StoreError: the database or the scripts cannot be used, or a newer version has changed the schema.
    """
    with _connection(url) as connection:
        if _revision(connection) != _head():
            _alembic(connection, "upgrade", "head")


def downgrade(url: str, revision: str) -> None:
    """Take the schema back to a revision, "base" for none. What only the newer schema can hold is lost.

    Raises:
        StoreError: the database or the scripts cannot be used.
    """
    with _connection(url) as connection:
        _alembic(connection, "downgrade", revision)


def check(url: str) -> list[str]:
    """What separates the database from the schema of this version, in words; empty when nothing does.

    It looks only.

    Raises:
        StoreError: the database or the scripts cannot be used.
    """
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415 - slow to load, see above
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415 - as above

    if standing(url) is Standing.EMPTY:
        return ["there are no tables"]
    with _connection(url, looks_only=True) as connection:
        found, head = _revision(connection), _head()
        problems = (
            [] if found == head else [f"schema revision is {found or 'none'}, this version needs {head}"]
        )
        context = MigrationContext.configure(connection, opts=autogenerate_options())
        problems += [_describe(difference) for difference in compare_metadata(context, metadata)]
        if INDEX_TABLE not in inspect(connection).get_table_names():
            problems.append(f"the search table {INDEX_TABLE} is missing")
        if connection.dialect.name == "sqlite":
            problems += [
                f"a row of {row[0]} points to a missing row of {row[2]}"
                for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
            ]
        return problems


class Standing(StrEnum):
    """A database's schema beside the one this version needs."""

    EMPTY = "empty"  # no schema of ours
    OLDER = "older"
    CURRENT = "current"
    NEWER = "newer"  # of a version that this one does not know


def standing(url: str) -> Standing:
    """How a database's schema compares; looks only, and waits for no writer.

    Raises:
        StoreError: the database or the scripts cannot be used.
    """
    parsed = parse_url(url)
    if parsed.drivername == "sqlite" and not Path(parsed.database or "").exists():
        return Standing.EMPTY  # a look would create the file
    with _connection(url, looks_only=True) as connection:
        found = _revision(connection)
    if found is None:
        return Standing.EMPTY
    if found == _head():
        return Standing.CURRENT
    return Standing.OLDER if found in revisions() else Standing.NEWER


def require_current(url: str) -> None:
    """Raise StoreError unless the schema is the one this version needs."""
    with _connection(url) as connection:
        found = _revision(connection)
    if found != _head():
        raise StoreError(
            f"the database has schema {found or 'none'}, this version needs {_head()}. "
            "Run: nongrata db upgrade"
        )


def autogenerate_options() -> dict[str, Any]:
    """What comparing and migrating need to know, the same here and in `alembic/env.py`."""
    return {"include_name": _ours, "render_as_batch": True, "render_item": _plain_type}


def _plain_type(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Scripts name the plain types: they must not change when our decorators do."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return "sa.Text()" if kind == "type" and isinstance(item, SafeText | JsonText) else False


def _ours(name: str | None, kind: str, _parents: Any) -> bool:
    """The search table and the tables FTS5 keeps beside it are made by hand in the migrations."""
    return not (kind == "table" and name is not None and name.startswith(INDEX_TABLE))


def _describe(difference: Any) -> str:
    if isinstance(difference, list):
        return "; ".join(map(_describe, difference))
    return " ".join(str(part) for part in difference if part is not None)


def scripts_folder() -> Path:
    """`alembic/` beside the package, or in the current folder.

    Raises:
        StoreError: it is in neither place.
    """
    places = [Path(__file__).resolve().parents[2] / "alembic", Path.cwd() / "alembic"]
    for place in places:
        if (place / "env.py").is_file():
            return place
    raise StoreError(
        "the migration scripts (folder alembic/) were not found. "
        "Start nongrata from its checkout, or from the folder of the image that holds alembic/."
    )


def revisions() -> list[str]:
    """The revisions that the scripts make, oldest first, as the names of their files tell.

    Raises:
        StoreError: there are no scripts.
    """
    return sorted(
        path.name[1:5] for path in (scripts_folder() / "versions").glob("r[0-9][0-9][0-9][0-9]_*.py")
    )


def _config() -> "Config":
    from alembic.config import Config  # noqa: PLC0415 - slow to load, see above

    config = Config()
    config.set_main_option("script_location", str(scripts_folder()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _head() -> str | None:
    return revisions()[-1]


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608 - ours
    return None if found is None else str(found)


def _alembic(connection: Connection, direction: Literal["upgrade", "downgrade"], revision: str) -> None:
    from alembic import command  # noqa: PLC0415 - slow to load, see above
    from alembic.util import CommandError  # noqa: PLC0415 - as above

    config = _config()
    config.attributes["connection"] = connection
    run = command.upgrade if direction == "upgrade" else command.downgrade
    try:
        run(config, revision)
    except CommandError as error:
        raise StoreError(
            f"the schema cannot be changed ({error}). If a newer version of nongrata has used this database, "
            "install that version, or restore the backup made before it."
        ) from error


@contextmanager
def _connection(url: str, *, looks_only: bool = False) -> Iterator[Connection]:
    """A connection in a transaction that no other migration can enter, unless it only looks."""
    parsed = parse_url(url)
    sqlite = parsed.drivername == "sqlite"
    arguments: dict[str, Any] = (
        {"timeout": BUSY_MILLISECONDS / 1000} if sqlite else {"connect_timeout": CONNECT_SECONDS}
    )
    with explained(parsed):
        if sqlite and not looks_only:
            Path(parsed.database or "").parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(parsed, poolclass=NullPool, hide_parameters=True, connect_args=arguments)
        if sqlite:
            # Foreign keys are off: batch mode rebuilds tables, and dropping the old one would cascade.
            event.listen(engine, "connect", _looking_sqlite if looks_only else _plain_sqlite)
            begin = "BEGIN" if looks_only else "BEGIN IMMEDIATE"
            event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
        try:
            with engine.connect() as connection, connection.begin():
                if not sqlite and not looks_only:
                    lock = text("SELECT pg_advisory_xact_lock(:key)")
                    connection.execute(lock, {"key": MIGRATION_LOCK})
                yield connection
        finally:
            engine.dispose()


def _looking_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA query_only = ON")


def _plain_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
