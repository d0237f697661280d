"""What a forgotten chat leaves in the files of SQLite: nothing, at once."""

import asyncio
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.chat import ActionFilter, ChatAddress, ChatKind
from bot.services.subscriptions import Subscriptions
from bot.store.database import open_database
from bot.store.unit_of_work import SqlUnitOfWork
from traces import holding

NOW = datetime(2025, 4, 1, 9, 0, tzinfo=UTC)
WISH = ActionFilter(between=frozenset({"US", "CN"}))
LEFT, STAYS = 7_012_345_678, 6_998_877_665


@pytest.mark.parametrize("chat_id", [LEFT, -1_002_345_678_901])
async def test_a_forgotten_chats_number_is_in_no_file_while_the_program_runs(
    tmp_path: Path, chat_id: int
) -> None:
    async with open_database(f"sqlite:///{tmp_path}/n.db") as database:
        subscriptions = Subscriptions(database, tuple)
        for number in (chat_id, STAYS):
            await subscriptions.follow(ChatAddress(number), ChatKind.PRIVATE, [WISH], NOW)
        assert holding(tmp_path, chat_id)
        assert await subscriptions.forget(ChatAddress(chat_id))
        assert not holding(tmp_path, chat_id)
        assert holding(tmp_path, STAYS)
    assert not holding(tmp_path, chat_id)


async def test_a_reader_at_work_is_waited_for(tmp_path: Path) -> None:
    reads, may_end = threading.Event(), threading.Event()

    def read_long(unit: SqlUnitOfWork) -> int:
        found = unit.chats.count()
        reads.set()
        may_end.wait()
        return found

    async with open_database(f"sqlite:///{tmp_path}/n.db") as database:
        subscriptions = Subscriptions(database, tuple)
        await subscriptions.follow(ChatAddress(LEFT), ChatKind.PRIVATE, [WISH], NOW)
        reading = asyncio.create_task(database.read(read_long))
        await asyncio.to_thread(reads.wait)
        forgetting = asyncio.create_task(subscriptions.forget(ChatAddress(LEFT)))
        await asyncio.wait({forgetting}, timeout=0.3)
        assert not forgetting.done()
        may_end.set()
        assert await reading == 1
        assert await forgetting
        assert not holding(tmp_path, LEFT)
