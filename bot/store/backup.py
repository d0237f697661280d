"""Copies of the database, taken while the program runs, and brought back as a whole or not at all.

SQLite copies through its own backup interface, PostgreSQL through pg_dump and pg_restore, which have to be as
new as the server.
"""

import contextlib
import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import URL

from bot.domain.errors import BackupError
from bot.store.carrying import NOW, Carried
from bot.store.engine import BUSY_MILLISECONDS, bare, parse_url, shown
from bot.store.leftover import alone, writing
from bot.store.migrations import Standing, standing, upgrade
from bot.store.present import carry_on_postgres, carry_on_sqlite, drop_present, keep_present, why_not_readable

_FOR_OWNER = 0o600  # chats' ids are in it
_DISK = "Check that the disk has room and can be written, and that no other program holds the file"
_PAGES = 1_000_000_000  # all in one step: the copy is of one moment
_NOT_ASIDE = (f"--exclude-schema={NOW}",)  # it is of one restore, and names who was forgotten
_TABLE = re.compile(r"^[0-9]+; [0-9]+ [0-9]+ TABLE public (\S+) ", re.MULTILINE)  # as pg_restore lists them
_PG_DUMP = b"PGDMP"  # the first bytes of pg_dump's own format


def backup(url: str, target: Path) -> None:
    """Copy the database to a file that does not exist yet; a copy that fails leaves no file behind.

    Raises:
        BackupError: there is nothing to copy, the file exists, or it cannot be written.
        StoreError: the database's address cannot be read.
    """
    parsed = parse_url(url)
    if target.exists():
        raise BackupError(f"{target} exists already. Name another file, or move it away")
    sqlite = parsed.drivername == "sqlite"
    if sqlite and not Path(parsed.database or "").is_file():
        raise BackupError(f"there is no database {parsed.database} yet. `nongrata run` makes it")
    with _beside(target) as part:
        if sqlite:
            _copy_sqlite(Path(parsed.database or ""), part)
        else:
            options = ("--format=custom", "--no-owner", *_NOT_ASIDE, f"--file={part}")
            _postgres("pg_dump", _address(parsed), *options, whose=parsed)


def restore(url: str, source: Path, *, overwrite: bool, as_it_was: bool = False) -> Carried | str:
    """Put a copy in the database's place; what is there goes only with `overwrite`, and only on success.

    What the present database knows of forgotten chats, numbers and deliveries is carried over, unless the
    copy is wanted `as_it_was`. Returns that, or why nothing was carried over; then a copy that an older
    version made is brought up by the next start.

    Raises:
        BackupError: the file is no whole copy, a newer version made it, or there is a database already.
        StoreError: the database cannot be used.
    """
    parsed = parse_url(url)
    if not source.is_file():
        raise BackupError(f"{source} is no file. Name one that `nongrata db backup` has written")
    sqlite = parsed.drivername == "sqlite"
    if sqlite:
        _check_copy(source)
    elif not _begins_with(source, _PG_DUMP):
        raise BackupError(
            f"{source} is no copy of a PostgreSQL database. Name one made by `nongrata db backup`"
        )
    if not overwrite and (Path(parsed.database or "").exists() if sqlite else _has_tables(url)):
        raise BackupError(f"{shown(parsed)} holds data already. Say --overwrite if it may go")
    unread = "it was not wanted" if as_it_was else why_not_readable(url)
    if sqlite:
        target = Path(parsed.database or "")
        return _restore_sqlite(source, target, unread)
    with alone(url):
        return _restore_postgres(url, source, unread)


def _restore_postgres(url: str, source: Path, unread: str | None) -> Carried | str:
    parsed = parse_url(url)
    kept = unread is None and keep_present(url, source.name)
    try:
        _put_postgres(parsed, url, source)
    except BackupError:
        if kept:
            drop_present(url)
        raise
    if unread is not None:
        drop_present(url)
        return unread
    upgrade(url)
    return carry_on_postgres(url)


def _put_postgres(parsed: URL, url: str, source: Path) -> None:
    """The copy in place of what is there, in one transaction; else all stays.

    Tables that an older version did not have go first, in the same transaction: they may point to what is
    replaced, and the copy knows nothing of them.
    """
    options = ("--clean", "--if-exists", "--no-owner", "--no-privileges")
    unknown = _tables_now(url) - _tables_of(source)
    if not unknown:
        _postgres("pg_restore", _address(parsed), *options, "--single-transaction", str(source), whose=parsed)
        return
    with TemporaryDirectory(prefix=".restore-", dir=source.parent) as folder:
        script = f"{folder}/copy.sql"
        _postgres("pg_restore", *options, f"--file={script}", str(source))
        drop = f"DROP TABLE {', '.join(sorted(unknown))} CASCADE"
        going = ("--single-transaction", "--set=ON_ERROR_STOP=1", f"--command={drop}", f"--file={script}")
        _postgres("psql", _address(parsed), "--no-psqlrc", "--quiet", *going, whose=parsed)


def _tables_now(url: str) -> set[str]:
    with writing(url) as connection:
        found = connection.exec_driver_sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return {name for (name,) in found}


def _tables_of(source: Path) -> set[str]:
    return set(_TABLE.findall(_postgres("pg_restore", "--list", str(source))))


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A file that takes the target's name when all went well, and goes otherwise."""
    part = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        part.touch(_FOR_OWNER)
        yield part
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(target)
    except OSError as error:
        raise BackupError(f"{target} cannot be written ({error.strerror}). Choose another place") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _copy_sqlite(source: Path, target: Path) -> None:
    """Copy one moment of a database, and check the copy."""
    with _sqlite_errors(f"{source} cannot be copied to {target.parent}"):
        with closing(_open(source)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new, pages=_PAGES)
            new.execute("PRAGMA journal_mode = DELETE")  # the copy is one file
        _check_copy(target)


def _restore_sqlite(source: Path, target: Path, unread: str | None) -> Carried | str:
    if unread is not None:
        _put_sqlite(source, target)
        return unread
    with TemporaryDirectory(prefix=".restore-", dir=target.parent) as folder:
        merged = Path(folder) / "merged.db"
        _copy_sqlite(source, merged)
        upgrade(f"sqlite:///{merged}")
        with _sqlite_errors(f"{source} cannot be joined with {target}"):
            carried = carry_on_sqlite(merged, target)
        _put_sqlite(merged, target)
    return carried


def _put_sqlite(source: Path, target: Path) -> None:
    if not target.exists() or not _is_sqlite(target):
        for kind in ("-wal", "-shm"):  # of a database that was deleted: they would be played into the new one
            target.with_name(target.name + kind).unlink(missing_ok=True)
        with _beside(target) as part:
            _copy_sqlite(source, part)
        return
    # Into the file itself, in one transaction: whoever has it open sees the old or the new, never a mixture.
    with (
        _sqlite_errors(f"{target} cannot be overwritten"),
        closing(_open(source)) as old,
        closing(sqlite3.connect(target, timeout=BUSY_MILLISECONDS / 1000)) as new,
    ):
        old.backup(new, pages=_PAGES)


def _is_sqlite(path: Path) -> bool:
    """Whether SQLite can open it at all; what it cannot open, it cannot overwrite."""
    try:
        with closing(_open(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.DatabaseError:
        return False
    return True


def _begins_with(path: Path, mark: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(mark)) == mark


def _check_copy(path: Path) -> None:
    """Raise BackupError unless the file is a whole database of this or an older version."""
    what = f"{path} is no whole copy made by `nongrata db backup`"
    with _sqlite_errors(what, "Name another one that can be read"), closing(_open(path)) as copy:
        found = str(copy.execute("PRAGMA integrity_check(1)").fetchone()[0])
        ours = copy.execute("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'").fetchone()[0]
    if found != "ok":
        raise BackupError(f"{path} is damaged ({found}). Use an older copy")
    if not ours:
        raise BackupError(f"{path} is no copy made by `nongrata db backup`. Name one that is")
    if standing(f"sqlite:///{path}") is Standing.NEWER:
        raise BackupError(f"{path} was made by a newer version of nongrata. Install that version first")


def _open(path: Path) -> sqlite3.Connection:
    """A connection that does not create the file."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=BUSY_MILLISECONDS / 1000)


@contextmanager
def _sqlite_errors(what: str, remedy: str = _DISK) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise BackupError(f"{what} ({error}). {remedy}") from error


def _has_tables(url: str) -> bool:
    return standing(url) is not Standing.EMPTY


def _address(url: URL) -> str:
    return f"--dbname={bare(url.set(drivername='postgresql')).render_as_string()}"


def _postgres(tool: str, *arguments: str, whose: URL | None = None) -> str:
    """Run one of PostgreSQL's own tools; returns what it printed.

    The password of `whose` database goes by the environment, which `ps` does not show.
    """
    found = shutil.which(tool)
    if found is None:
        raise BackupError(f"{tool} was not found. Install PostgreSQL's client, as new as the server or newer")
    password = {"PGPASSWORD": str(whose.password)} if whose is not None and whose.password else {}
    ran = subprocess.run(
        [found, *arguments],
        env={**os.environ, **password},
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        said = next(iter(ran.stderr.splitlines()), f"code {ran.returncode}")
        raise BackupError(
            f"{tool} failed ({said}). Check the address, and that {tool} is as new as the server"
        )
    return ran.stdout
