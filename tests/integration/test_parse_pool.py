"""The worker process: whatever a document does to it, the next document is read."""

import asyncio
import os
import tempfile
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pool_work
import pytest
from pebble.pool.process import PoolManager

from bot.domain.errors import WorkerKilledError
from bot.fetch.pool import ParsePool

ENOUGH = 60.0  # seconds, for what must succeed on a busy machine
SHORT = 0.2  # seconds, for what hangs


@pytest.fixture
async def pool() -> AsyncIterator[ParsePool]:
    async with ParsePool() as opened:
        assert await opened.run(pool_work.double, 4, timeout_seconds=ENOUGH) == 8  # started
        yield opened


async def _still_works(pool: ParsePool) -> None:
    assert await pool.run(pool_work.double, 21, timeout_seconds=ENOUGH) == 42


def _empty(folder: Path) -> None:
    for left in folder.iterdir():
        left.unlink()


def _alive(process: int) -> bool:
    """A process that has ended but was not yet waited for counts as gone."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


async def _until_gone(process: int) -> None:
    async with asyncio.timeout(ENOUGH):
        while _alive(process):
            await asyncio.sleep(0.01)


async def test_work_runs_in_another_process_that_is_kept(pool: ParsePool) -> None:
    first = await pool.run(pool_work.process_id, timeout_seconds=ENOUGH)
    assert first != os.getpid()
    assert await pool.run(pool_work.process_id, timeout_seconds=ENOUGH) == first


@pytest.mark.parametrize("work", [pool_work.hang, pool_work.hang_deaf])
async def test_work_that_hangs_is_killed_and_the_pool_goes_on(pool: ParsePool, work: object) -> None:
    assert callable(work)
    process = await pool.run(pool_work.process_id, timeout_seconds=ENOUGH)
    with pytest.raises(WorkerKilledError, match=r"hang.* took longer than 0.2 seconds"):
        await pool.run(work, timeout_seconds=SHORT)
    await _still_works(pool)
    await _until_gone(process)


@pytest.mark.parametrize("work", [pool_work.crash, pool_work.leave])
async def test_a_worker_that_dies_is_replaced(pool: ParsePool, work: object) -> None:
    assert callable(work)
    with pytest.raises(WorkerKilledError, match="died"):
        await pool.run(work, timeout_seconds=ENOUGH)
    await _still_works(pool)


@pytest.fixture
def late_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pebble sees a process end before it reads from it which call that had begun."""
    noticed = threading.Event()
    expired, next_message = PoolManager.handle_worker_expiration, PoolManager.process_next_message

    def handle_worker_expiration(manager: PoolManager, expiration: tuple[int, int]) -> None:
        try:
            expired(manager, expiration)
        finally:
            noticed.set()

    def process_next_message(manager: PoolManager, timeout: float) -> None:
        noticed.wait(ENOUGH)
        next_message(manager, timeout)

    monkeypatch.setattr(PoolManager, "handle_worker_expiration", handle_worker_expiration)
    monkeypatch.setattr(PoolManager, "process_next_message", process_next_message)


@pytest.mark.usefixtures("late_messages")
async def test_a_worker_that_dies_takes_no_waiting_call_with_it() -> None:
    async with asyncio.timeout(ENOUGH), ParsePool() as pool:
        crashing = asyncio.create_task(pool.run(pool_work.crash, timeout_seconds=ENOUGH))
        await asyncio.sleep(0)
        waiting = [pool.run(pool_work.double, n, timeout_seconds=ENOUGH) for n in range(3)]
        assert await asyncio.gather(*waiting) == [0, 2, 4]
        with pytest.raises(WorkerKilledError, match="died in crash"):
            await crashing


async def test_errors_of_the_work_come_back_as_they_are(pool: ParsePool) -> None:
    with pytest.raises(ValueError, match="wrong value"):
        await pool.run(pool_work.fail_with, "value", timeout_seconds=ENOUGH)
    with pytest.raises(TimeoutError, match="its own"):
        await pool.run(pool_work.fail_with, "timeout", timeout_seconds=ENOUGH)


@pytest.mark.parametrize("kind", ["fields", "picky"])
async def test_an_error_that_cannot_travel_stops_nobody(pool: ParsePool, kind: str) -> None:
    async with asyncio.timeout(ENOUGH):
        with pytest.raises(RuntimeError, match=r"(Fields|Picky)Error\(.*feed.*3"):
            await pool.run(pool_work.fail_with, kind, timeout_seconds=ENOUGH)
        await _still_works(pool)


async def test_a_result_that_cannot_travel_stops_nobody(pool: ParsePool) -> None:
    async with asyncio.timeout(ENOUGH):
        with pytest.raises(WorkerKilledError):
            await pool.run(pool_work.unpicklable, timeout_seconds=ENOUGH)
        await _still_works(pool)


async def test_one_document_does_not_take_the_machines_memory(pool: ParsePool) -> None:
    with pytest.raises(MemoryError):
        await pool.run(pool_work.devour, timeout_seconds=ENOUGH)
    await _still_works(pool)


async def test_waiting_for_a_free_worker_does_not_count(pool: ParsePool) -> None:
    hanging = asyncio.create_task(pool.run(pool_work.hang, timeout_seconds=0.6))
    await asyncio.sleep(0)
    waiting = [pool.run(pool_work.double, n, timeout_seconds=0.5) for n in range(3)]
    with pytest.raises(WorkerKilledError):
        await hanging
    assert await asyncio.gather(*waiting) == [0, 2, 4]


async def test_work_nobody_waits_for_any_more_holds_up_no_other(pool: ParsePool) -> None:
    task = asyncio.create_task(pool.run(pool_work.hang, timeout_seconds=ENOUGH))
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(SHORT):
            await asyncio.shield(task)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(ENOUGH / 2):
        await _still_works(pool)


async def test_a_worker_killed_while_idle_is_replaced(pool: ParsePool) -> None:
    process = await pool.run(pool_work.process_id, timeout_seconds=ENOUGH)
    os.kill(process, 9)
    await _until_gone(process)
    await _still_works(pool)


async def test_a_worker_that_cannot_start_is_an_error_not_a_wait() -> None:
    async with asyncio.timeout(ENOUGH), ParsePool(initializer=pool_work.broken_start) as pool:
        for _ in range(2):
            with pytest.raises(WorkerKilledError):
                await pool.run(pool_work.double, 1, timeout_seconds=5)


async def test_nothing_stands_still_while_a_process_starts(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    async with asyncio.timeout(ENOUGH), ParsePool(initializer=pool_work.Load(gate)) as pool:
        calls = [asyncio.create_task(pool.run(pool_work.double, n, timeout_seconds=ENOUGH)) for n in range(3)]
        await asyncio.sleep(0)  # the calls have begun
        gate.touch()
        assert await asyncio.gather(*calls) == [0, 2, 4]


async def test_a_cleaned_temporary_folder_stops_no_later_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    async with ParsePool(max_tasks=1, initializer=pool_work.nothing) as pool:
        await _still_works(pool)
        await asyncio.to_thread(_empty, tmp_path)
        await _still_works(pool)


async def test_a_worker_is_replaced_after_its_number_of_calls() -> None:
    async with ParsePool(max_tasks=1) as pool:
        first = await pool.run(pool_work.process_id, timeout_seconds=ENOUGH)
        assert await pool.run(pool_work.process_id, timeout_seconds=ENOUGH) != first


async def test_closing_ends_calls_that_still_wait_for_their_turn(pool: ParsePool) -> None:
    calls = [asyncio.create_task(pool.run(pool_work.hang, timeout_seconds=ENOUGH)) for _ in range(3)]
    await asyncio.sleep(0)
    async with asyncio.timeout(ENOUGH / 2):
        await pool.close()
        results = await asyncio.gather(*calls, return_exceptions=True)
    assert [type(result) for result in results] == [WorkerKilledError] * 3


async def test_closing_kills_what_runs_and_ends_the_pool(pool: ParsePool) -> None:
    process = await pool.run(pool_work.process_id, timeout_seconds=ENOUGH)
    hanging = asyncio.create_task(pool.run(pool_work.hang, timeout_seconds=ENOUGH))
    await asyncio.sleep(0)
    async with asyncio.timeout(ENOUGH / 2):
        await pool.close()
        with pytest.raises(WorkerKilledError):
            await hanging
    await _until_gone(process)
    with pytest.raises(RuntimeError, match="closed"):
        await pool.run(pool_work.double, 1, timeout_seconds=ENOUGH)
