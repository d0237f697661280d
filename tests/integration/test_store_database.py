"""Transactions, times, constraints, migrations."""

import asyncio
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError, StatementError

from bot.domain.errors import StoreError
from bot.domain.source import SourceState, SourceStatus
from bot.store import tables
from bot.store.database import SqlDatabase, open_database
from bot.store.engine import make_engine, parse_url
from bot.store.migrations import check, downgrade, require_current, revisions, scripts_folder, upgrade
from bot.store.unit_of_work import SqlUnitOfWork

DELIVERY = (
    "INSERT INTO delivery (alert_id, chat_id, kind, round, silent, state, created_at, due_at, claimed, "
    "attempts) VALUES (1, 1, 'card', {round}, false, '{state}', '2022-01-01', '2022-01-01', false, 0)"
)
T0 = datetime(2022, 3, 21, 12, 0, 0, 123456, tzinfo=UTC)


def state(source_id: str = "us-state", **changes: Any) -> SourceState:
    return SourceState(source_id=source_id, url="https://example.org/feed", **changes)


async def test_a_failed_write_leaves_nothing(database: SqlDatabase) -> None:
    def fail(uow: SqlUnitOfWork) -> None:
        uow.sources.save(state())
        uow.audit.add(T0, "operator", "try", "")
        raise LookupError("halfway")

    with pytest.raises(LookupError, match="halfway"):
        await database.write(fail)
    assert await database.read(lambda uow: uow.sources.all()) == {}
    assert await database.read(lambda uow: uow.audit.recent(10)) == ()


async def test_a_reader_cannot_write(database: SqlDatabase) -> None:
    with pytest.raises(StoreError):
        await database.read(lambda uow: uow.sources.save(state()))
    assert await database.read(lambda uow: uow.sources.get("us-state")) is None


async def test_moments_come_back_aware_and_in_utc(database: SqlDatabase) -> None:
    beijing = T0.astimezone(timezone(timedelta(hours=8)))
    saved = state(status=SourceStatus.OK, next_due_at=beijing, failures=0.5)
    await database.write(lambda uow: uow.sources.save(saved))
    found = await database.read(lambda uow: uow.sources.get("us-state"))
    assert found == saved
    assert found is not None
    assert found.next_due_at == T0
    assert found.next_due_at.tzinfo is UTC


async def test_a_naive_moment_is_refused(database: SqlDatabase) -> None:
    naive = T0.replace(tzinfo=None)
    with pytest.raises(StoreError) as caught:
        await database.write(lambda uow: uow.sources.save(state(next_due_at=naive)))
    assert isinstance(caught.value.__cause__, StatementError)
    assert "without zone" in str(caught.value)


async def test_text_from_outside_is_made_storable(database: SqlDatabase) -> None:
    await database.write(lambda uow: uow.sources.save(state(last_error="a\x00b\ud83dc")))
    found = await database.read(lambda uow: uow.sources.get("us-state"))
    assert found is not None
    assert found.last_error == "ab?c"


async def test_concurrent_writers_lose_nothing(database: SqlDatabase) -> None:
    def add(uow: SqlUnitOfWork) -> None:
        uow.actions.serialise()
        before = uow.sources.get("us-state") or state()
        uow.sources.save(state(failures=before.failures + 1))

    await asyncio.gather(*(database.write(add) for _ in range(20)))
    found = await database.read(lambda uow: uow.sources.get("us-state"))
    assert found is not None
    assert found.failures == 20


async def test_a_serialisation_failure_is_tried_again(database: SqlDatabase, database_url: str) -> None:
    if not database_url.startswith("postgresql"):
        pytest.skip("SQLite has one writer: nothing to serialise")
    tries = 0

    def work(uow: SqlUnitOfWork) -> None:
        nonlocal tries
        tries += 1
        if tries < 3:
            uow.session.connection().execute(
                text("DO $$ BEGIN RAISE EXCEPTION 'busy' USING ERRCODE = '40001'; END $$")
            )
        uow.sources.save(state())

    await database.write(work)
    assert tries == 3
    assert await database.read(lambda uow: uow.sources.get("us-state")) is not None


async def test_installation_is_kept_over_a_reopening(database_url: str) -> None:
    async with open_database(database_url, clock=lambda: T0) as first:
        assert await first.read(lambda uow: uow.audit.installed_at()) == T0
    later = T0 + timedelta(days=1)
    async with open_database(database_url, clock=lambda: later) as second:
        assert await second.read(lambda uow: uow.audit.installed_at()) == T0


def test_a_killed_process_loses_no_commit_and_keeps_no_half(database_url: str) -> None:
    script = """
import asyncio, os, signal, sys
from datetime import datetime, UTC
from bot.store.database import open_database
async def main():
    async with open_database(sys.argv[1]) as database:
        await database.write(lambda uow: uow.audit.add(datetime.now(UTC), "a", "committed", ""))
        def half(uow):
            uow.audit.add(datetime.now(UTC), "a", "half", "")
            uow.session.flush()
            os.kill(os.getpid(), signal.SIGKILL)
        await database.write(half)
asyncio.run(main())
"""
    died = subprocess.run([sys.executable, "-c", script, database_url], check=False, timeout=60)
    assert died.returncode == -9

    async def deeds() -> list[str]:
        async with open_database(database_url) as database:
            return [row[2] for row in await database.read(lambda uow: uow.audit.recent(10))]

    assert asyncio.run(deeds()) == ["committed"]


@pytest.mark.parametrize(
    ("sql", "constraint"),
    [
        ("INSERT INTO source_state (source_id, url, status, failures) VALUES ('a', 'b', 'odd', 0)", "status"),
        ("INSERT INTO link VALUES (1, 1, 'answers', 1, '[]', true, false)", "ends"),
        ("INSERT INTO installation (id, installed_at) VALUES (2, '2022-01-01 00:00:00')", "single"),
        (DELIVERY.format(round=2, state="waiting"), "one_card"),
        (DELIVERY.format(round=1, state="delivered"), "receipt"),
    ],
)
def test_the_database_keeps_its_vocabulary(database_url: str, sql: str, constraint: str) -> None:
    engine = make_engine(parse_url(database_url), writes=True, connections=1)
    try:
        with pytest.raises(IntegrityError, match=f"ck_.*{constraint}"), engine.begin() as connection:
            connection.execute(text(sql))
    finally:
        engine.dispose()


def test_upgrade_from_nothing_is_what_the_tables_say(bare_url: str) -> None:
    assert check(bare_url) != []
    with pytest.raises(StoreError, match="nongrata db upgrade"):
        require_current(bare_url)
    upgrade(bare_url)
    assert check(bare_url) == []
    upgrade(bare_url)
    require_current(bare_url)


def test_down_and_up_again_with_rows_in_it(own_url: str) -> None:
    async def fill() -> None:
        async with open_database(own_url) as database:
            await database.write(lambda uow: uow.sources.save(state()))

    asyncio.run(fill())
    downgrade(own_url, "base")
    assert check(own_url) != []
    upgrade(own_url)
    assert check(own_url) == []
    asyncio.run(fill())


def test_held_alerts_of_an_older_schema_wait_after_the_upgrade_and_no_others(own_url: str) -> None:
    downgrade(own_url, "0002")
    engine = create_engine(parse_url(own_url))
    notice = (
        "INSERT INTO notice (id, source_id, url, url_index, title, precision, first_seen_at, standing, body, "
        "country) VALUES ({id}, 's', '{id}', '{id}', 'T', 'day', '2022-03-21', 'official', '', 'US')"
    )
    alert = (
        "INSERT INTO alert (id, notice_id, created_at, held, held_reason, cursor, done) "
        "VALUES ({id}, {id}, '2022-03-21', {held}, {reason}, 0, false)"
    )
    with engine.begin() as connection:
        for number, held, reason in ((1, "true", "'first poll'"), (2, "false", "NULL")):
            connection.execute(text(notice.format(id=number)))
            connection.execute(text(alert.format(id=number, held=held, reason=reason)))
    engine.dispose()
    upgrade(own_url)
    assert check(own_url) == []

    async def waiting() -> list[tuple[int | None, str]]:
        async with open_database(own_url) as database:
            return [(i.alert_id, i.reason) for i in await database.read(lambda uow: uow.reviews.open(9))]

    assert asyncio.run(waiting()) == [(1, "first poll")]


def test_a_changed_schema_is_noticed(own_url: str) -> None:
    engine = create_engine(parse_url(own_url))
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE chat ADD COLUMN nickname TEXT"))
    engine.dispose()
    assert any("nickname" in problem for problem in check(own_url))


def test_a_schema_from_the_future_is_refused(own_url: str) -> None:
    engine = create_engine(parse_url(own_url))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match="newer version"):
        upgrade(own_url)


def test_two_processes_may_upgrade_at_once(bare_url: str) -> None:
    script = "import sys; from bot.store.migrations import upgrade; upgrade(sys.argv[1])"
    command = [sys.executable, "-c", script]
    with ThreadPoolExecutor(2) as pool:
        done = list(
            pool.map(
                lambda _: subprocess.run([*command, bare_url], check=False, capture_output=True, timeout=60),
                range(2),
            )
        )
    assert [process.returncode for process in done] == [0, 0], [process.stderr for process in done]
    assert check(bare_url) == []


@pytest.mark.parametrize(
    "url",
    [
        "mysql://user:s3cret@host/db",
        "postgresql://user:s3cret@127.0.0.1:1/nothing",
        "not an address s3cret",
        "sqlite://",
    ],
)
async def test_an_unusable_address_is_explained_without_its_password(url: str) -> None:
    with pytest.raises(StoreError) as caught:
        async with open_database(url):
            pass
    assert "s3cret" not in str(caught.value)
    assert str(caught.value).count(".") >= 1


async def test_a_file_that_is_no_database_is_explained(tmp_path: Path) -> None:
    path = tmp_path / "broken.db"
    path.write_bytes(b"this is a letter, not a database" * 100)
    with pytest.raises(StoreError, match=r"broken\.db"):
        async with open_database(f"sqlite:///{path}"):
            pass


def test_the_names_of_the_scripts_tell_the_revisions_that_they_make() -> None:
    scripts = ScriptDirectory(str(scripts_folder()))
    made = [script.revision for script in scripts.walk_revisions()]
    assert revisions() == made[::-1]
    assert scripts.get_current_head() == revisions()[-1]


def test_every_module_of_tables_is_part_of_the_metadata() -> None:
    """One that others import by chance would be missing where they are not: in `db check`, say."""
    folder = Path(tables.__file__).parent
    modules = {path.stem for path in folder.glob("tables_*.py")}
    assert {module.__name__.rpartition(".")[2] for module in tables.MODULES} == modules
