"""Updates are handled in order per chat, once, and finished before they count."""

import asyncio

import pytest
import structlog
from telegram import Update

from bot.domain.errors import StoreError
from bot.telegram.updates import LANE_MOST, Updates


def told(number: int, chat: int) -> Update:
    message = {"message_id": number, "date": 1, "chat": {"id": chat, "type": "private"}, "text": "x"}
    return Update.de_json({"update_id": number, "message": message}, None)


async def test_one_chat_keeps_its_order_while_another_goes_on() -> None:
    gate, finished = asyncio.Event(), []

    async def handle(update: Update) -> None:
        if update.update_id == 1:
            await gate.wait()
        finished.append(update.update_id)

    updates = Updates(handle)
    tasks = [updates.take(told(number, chat)) for number, chat in ((1, 7), (2, 7), (3, 8))]
    assert tasks[2]
    await tasks[2]
    assert finished == [3]
    assert updates.unfinished == (1, 2)
    gate.set()
    await updates.settle()
    assert finished == [3, 1, 2]
    assert not updates.unfinished


async def test_an_update_told_again_is_not_done_again() -> None:
    done = []

    async def handle(update: Update) -> None:
        done.append(update.update_id)

    updates = Updates(handle)
    first = updates.take(told(1, 7))
    assert updates.take(told(1, 7)) is first
    assert first
    await first
    await asyncio.sleep(0)
    assert updates.take(told(1, 7)) is None
    assert done == [1]


async def test_a_database_that_is_away_is_waited_for() -> None:
    pauses: list[float] = []
    done = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    async def handle(update: Update) -> None:
        if len(pauses) < 2:
            raise StoreError("away")
        done.append(update.update_id)

    task = Updates(handle, sleep=pause).take(told(1, 7))
    assert task
    await task
    assert (pauses, done) == ([2.0, 4.0], [1])


async def test_an_update_that_breaks_us_stops_no_other(caplog: pytest.LogCaptureFixture) -> None:
    done = []

    async def handle(update: Update) -> None:
        if update.update_id == 1:
            raise ZeroDivisionError
        done.append(update.update_id)

    updates = Updates(handle)
    for number in (1, 2):
        updates.take(told(number, 7))
    await updates.settle()
    assert done == [2]


async def test_what_is_cancelled_at_the_end_does_not_count_as_done() -> None:
    started = asyncio.Event()

    async def handle(update: Update) -> None:
        started.set()
        await asyncio.Event().wait()

    updates = Updates(handle)
    task = updates.take(told(1, 7))
    await started.wait()
    assert task
    task.cancel()
    await asyncio.wait([task])
    assert updates.take(told(1, 7)) is not None
    last = updates.take(told(1, 7))
    assert last
    last.cancel()
    await asyncio.wait([last])


async def test_of_a_chat_that_sends_without_end_some_are_left_out_and_of_others_none() -> None:
    gate, done = asyncio.Event(), []

    async def handle(update: Update) -> None:
        await gate.wait()
        done.append(update.update_id)

    updates = Updates(handle)
    begun = [updates.take(told(number, 7)) for number in range(LANE_MOST + 5)]
    assert begun.count(None) == 5
    assert updates.take(told(1000, 8)) is not None
    gate.set()
    await updates.settle()
    assert sorted(done) == [*range(LANE_MOST), 1000]
    assert updates.take(told(2000, 7)) is not None  # the crowd is gone
    await updates.settle()


@pytest.mark.parametrize("error", [ValueError("a bug"), StoreError("no database")])
async def test_a_failure_is_answered_by_an_apology_and_the_update_is_done(error: Exception) -> None:
    sorry = []

    async def handle(update: Update) -> None:
        raise error

    async def apologise(update: Update, reference: str) -> None:
        sorry.append((update.update_id, reference))
        raise RuntimeError("nor can this be said")

    async def no_pause(_seconds: float) -> None:
        return None

    updates = Updates(handle, apologise=apologise, sleep=no_pause)
    with structlog.testing.capture_logs() as logs:
        task = updates.take(told(1, 7))
        assert task
        await task
    await asyncio.sleep(0)
    ((number, reference),) = sorry
    assert number == 1
    told_in_the_log = [e["reference"] for e in logs if e["event"] in ("update.failed", "update.given_up")]
    assert told_in_the_log == [reference]
    assert updates.take(told(1, 7)) is None


async def test_what_succeeds_needs_no_apology() -> None:
    sorry = []

    async def handle(update: Update) -> None:
        return None

    async def apologise(update: Update, reference: str) -> None:
        sorry.append(reference)

    task = Updates(handle, apologise=apologise).take(told(1, 7))
    assert task
    await task
    assert sorry == []
