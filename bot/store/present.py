"""The present database while a copy takes its place: can it be read, and how its past hears from it."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, text

from bot.domain.errors import StoreError
from bot.store.carrying import NOW, TABLES, Carried, carry
from bot.store.engine import BUSY_MILLISECONDS, parse_url
from bot.store.leftover import Leftover, drop, find, mark, writing
from bot.store.migrations import Standing, standing, upgrade

_SEQUENCES = f"""
    SELECT setval(c.sequencename::regclass, greatest(c.last_value, p.last_value, 1))
    FROM pg_sequences c JOIN {NOW}.sequences p ON p.sequencename = c.sequencename
    WHERE c.schemaname = 'public' AND p.last_value IS NOT NULL
"""  # noqa: S608 - constants


def why_not_readable(url: str) -> str | None:
    """Why nothing can be carried over from the database, as a clause; None when it can be read.

    One of an older version is brought to this one first.
    """
    parsed = parse_url(url)
    try:
        found = standing(url)
        if found is Standing.EMPTY:
            return "there was no database"
        if found is Standing.NEWER:
            return "a newer version of nongrata has used the database"
        if parsed.drivername == "sqlite":
            _check(Path(parsed.database or ""))
        upgrade(url)
    except (StoreError, sqlite3.DatabaseError) as error:
        return f"the database cannot be read ({error})"
    return None


def _check(path: Path) -> None:
    with closing(_open(path)) as connection:
        said = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    if said != "ok":
        raise StoreError(f"it is damaged: {said}")


def _open(path: Path) -> sqlite3.Connection:
    timeout = BUSY_MILLISECONDS / 1000
    return sqlite3.connect(path, timeout=timeout, isolation_level=None)


def carry_on_sqlite(copy: Path, present: Path) -> Carried | str:
    """Write into the copy what the present database hands on; of another installation it is nothing.

    Raises sqlite3.Error; the copy is as it was then.
    """
    with closing(_open(copy)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")  # a forgotten chat leaves no bytes in free pages
        connection.execute(f"ATTACH ? AS {NOW}", (str(present),))
        connection.execute("BEGIN IMMEDIATE")
        carried = _other(connection.execute(_SET_UP).fetchone()) or carry(
            lambda statement: connection.execute(statement).rowcount
        )
        connection.execute(
            "UPDATE sqlite_sequence SET seq = max(seq, coalesce((SELECT b.seq FROM"  # noqa: S608 - constants
            f" {NOW}.sqlite_sequence b WHERE b.name = sqlite_sequence.name), 0))"
        )
        connection.execute(
            f"INSERT INTO sqlite_sequence (name, seq) SELECT name, seq FROM {NOW}.sqlite_sequence"  # noqa: S608
            " WHERE name NOT IN (SELECT name FROM sqlite_sequence)"
        )
        connection.execute("COMMIT")
        connection.execute(f"DETACH {NOW}")
        connection.execute("PRAGMA journal_mode = DELETE")  # all of it is in the one file
    return carried


_SET_UP = f"SELECT (SELECT installed_at FROM installation), (SELECT installed_at FROM {NOW}.installation)"  # noqa: S608


def _other(moments: Iterable[object]) -> str | None:
    ours, theirs = moments
    return None if ours == theirs else "the copy is of another installation"


def keep_present(url: str, copy: str) -> bool:
    """Lay what will be asked of the present PostgreSQL database where restoring does not touch it.

    What a restore has laid there that broke off once its copy had come is from before that, and stays: False
    then. It goes if that copy was used all the same; what was left for nothing goes in any case.
    """
    with writing(url) as connection:
        left = find(connection)
        if left is not None and left.replaced and not _used_since(connection, left):
            return False
        drop(connection)
        connection.exec_driver_sql(f"CREATE SCHEMA {NOW}")
        for name in ("installation", *(str(row.__tablename__) for row in TABLES)):
            connection.exec_driver_sql(f"CREATE TABLE {NOW}.{name} AS TABLE public.{name}")
        connection.exec_driver_sql(
            f"CREATE TABLE {NOW}.sequences AS SELECT sequencename, last_value FROM pg_sequences"  # noqa: S608
            " WHERE schemaname = 'public'"
        )
        mark(connection, copy)
    return True


def _used_since(connection: Connection, left: Leftover) -> bool:
    """Whether a program that nobody had stopped went on with the copy: its polls and subscribers tell."""
    asked = text(
        "SELECT EXISTS (SELECT 1 FROM poll WHERE at > :at)"
        " OR EXISTS (SELECT 1 FROM chat WHERE created_at > :at)"
    )
    return bool(connection.execute(asked, {"at": left.at}).scalar())


def drop_present(url: str) -> None:
    """Take away what `keep_present` has laid aside; nothing when there is nothing."""
    with writing(url) as connection:
        drop(connection)


def carry_on_postgres(url: str) -> Carried | str:
    """Write into the restored database what the present one hands on, and take away what it was laid in.

    Raises StoreError; the next restore begins where this one stopped.
    """
    with writing(url) as connection:
        carried = _other(connection.exec_driver_sql(_SET_UP).one()) or carry(
            lambda statement: connection.exec_driver_sql(statement).rowcount
        )
        connection.exec_driver_sql(_SEQUENCES)
        drop(connection)
        return carried
