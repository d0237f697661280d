"""A restore on PostgreSQL that is cut off: what it has laid aside takes nothing from a later state."""

from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from outbox_rows import chats
from test_store_backup import POSTGRES_TOOLS
from test_store_carrying import on

from bot.domain.errors import StoreError
from bot.store import backup as backups
from bot.store.backup import backup, restore
from bot.store.carrying import NOW, Carried
from bot.store.database import open_database
from bot.store.leftover import alone
from bot.store.unit_of_work import SqlUnitOfWork

pytestmark = pytest.mark.parametrize("bare_url", ["postgresql"], indirect=True)


class Killed(BaseException):
    """As a signal that no handler sees."""


@pytest.fixture(autouse=True)
def _tools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(POSTGRES_TOOLS), prepend=":")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "copy"


def cut_off(url: str, copy: Path, step: str) -> None:
    """Bring a copy back, killed when that step is to begin."""

    def die(*_: object) -> None:
        raise Killed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(backups, step, die)
        with pytest.raises(Killed):
            restore(url, copy, overwrite=True)


BEFORE, AFTER = "_postgres", "carry_on_postgres"  # the copy has come


def aside(url: str) -> list[int] | None:
    """The chats that lie aside, None where nothing does."""
    with psycopg.connect(url, autocommit=True) as connection:
        found = connection.execute(f"SELECT to_regclass('{NOW}.chat')").fetchone()
        if found is None or found[0] is None:
            return None
        return sorted(row[0] for row in connection.execute(f"SELECT id FROM {NOW}.chat"))  # noqa: S608


def count(uow: SqlUnitOfWork) -> int:
    return uow.chats.count()


@pytest.mark.parametrize("start", [True, False], ids=["started since", "not started since"])
async def test_what_was_left_before_the_copy_came_takes_no_chat_from_a_later_restore(
    own_url: str, copy: Path, start: bool
) -> None:
    await on(own_url, lambda uow: chats(uow, 2))
    backup(own_url, copy)
    async with open_database(own_url) as running:
        cut_off(own_url, copy, BEFORE)
        await running.write(lambda uow: chats(uow, 6))
    if start:
        assert await on(own_url, count) == 6
        assert aside(own_url) is None
    later = copy.with_name("later")
    backup(own_url, later)
    done = restore(own_url, later, overwrite=True)
    assert isinstance(done, Carried)
    assert done.forgotten == 0
    assert await on(own_url, count) == 6


async def test_after_the_copy_came_nothing_starts_until_it_is_carried_over(own_url: str, copy: Path) -> None:
    _, goes = await on(own_url, lambda uow: chats(uow, 2))
    backup(own_url, copy)
    await on(own_url, lambda uow: uow.chats.forget(goes))
    cut_off(own_url, copy, AFTER)
    with pytest.raises(StoreError, match=r"bringing back copy broke off .* again, with --as-it-was"):
        await on(own_url, count)
    done = restore(own_url, copy, overwrite=True)
    assert isinstance(done, Carried)
    assert done.forgotten == 1
    assert await on(own_url, count) == 1
    assert aside(own_url) is None


async def test_a_copy_that_was_used_all_the_same_loses_nobody_who_came_since(
    own_url: str, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await on(own_url, lambda uow: chats(uow, 1))
    backup(own_url, copy)
    async with open_database(own_url) as running:
        cut_off(own_url, copy, AFTER)
        monkeypatch.setattr("outbox_rows.T0", datetime.now(UTC))
        await running.write(lambda uow: chats(uow, 3))
    later = copy.with_name("later")
    backup(own_url, later)
    assert isinstance(restore(own_url, later, overwrite=True), Carried)
    assert await on(own_url, count) == 3


@pytest.mark.parametrize("step", [BEFORE, AFTER])
async def test_as_it_was_takes_away_what_was_left(own_url: str, copy: Path, step: str) -> None:
    _, goes = await on(own_url, lambda uow: chats(uow, 2))
    backup(own_url, copy)
    await on(own_url, lambda uow: uow.chats.forget(goes))
    cut_off(own_url, copy, step)
    assert restore(own_url, copy, overwrite=True, as_it_was=True) == "it was not wanted"
    assert aside(own_url) is None
    assert await on(own_url, count) == 2


async def test_who_is_forgotten_is_forgotten_there_too(own_url: str, copy: Path) -> None:
    stays, goes = await on(own_url, lambda uow: chats(uow, 2))
    backup(own_url, copy)
    async with open_database(own_url) as running:
        cut_off(own_url, copy, BEFORE)
        assert aside(own_url) == [stays, goes]
        await running.write(lambda uow: uow.chats.forget(goes))
    assert aside(own_url) == [stays]
    with psycopg.connect(own_url, autocommit=True) as connection:
        follow = connection.execute(f"SELECT chat_id FROM {NOW}.subscription").fetchall()  # noqa: S608
    assert follow == [(stays,)]


async def test_a_copy_holds_nothing_of_what_lies_aside(own_url: str, copy: Path) -> None:
    await on(own_url, lambda uow: chats(uow, 1))
    backup(own_url, copy)
    cut_off(own_url, copy, BEFORE)
    later = copy.with_name("later")
    backup(own_url, later)
    assert NOW.encode() not in later.read_bytes()


async def test_while_a_copy_is_brought_back_nothing_is_opened_and_no_other_brought(
    own_url: str, copy: Path
) -> None:
    await on(own_url, lambda uow: chats(uow, 1))
    backup(own_url, copy)
    cut_off(own_url, copy, BEFORE)
    with alone(own_url):
        with pytest.raises(StoreError, match="is being brought back"):
            await on(own_url, count)
        with pytest.raises(StoreError, match="is being brought back"):
            restore(own_url, copy, overwrite=True)
    assert await on(own_url, count) == 1
