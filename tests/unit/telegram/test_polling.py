"""Long poll: what is confirmed, and when a conflict is a second copy."""

import asyncio
from typing import Any

import pytest
from telegram import Update
from telegram.error import Conflict, InvalidToken, NetworkError

from bot.domain.errors import TelegramUnusableError
from bot.telegram.polling import (
    CONFLICT_SECONDS,
    OLD_COPY,
    QUIET,
    ConflictWatch,
    Poller,
)
from bot.telegram.updates import Updates


class ScriptedBot:
    """Answers each question for updates with the next of a script, then waits for good."""

    def __init__(self, *script: Exception | list[Any]) -> None:
        self.script = list(script)
        self.offsets: list[int | None] = []
        self.exhausted = asyncio.Event()

    async def raw_updates(self, offset: int | None, seconds: int, kinds: tuple[str, ...]) -> list[Any]:
        self.offsets.append(offset)
        if not self.script:
            self.exhausted.set()
            await asyncio.Event().wait()
        answer = self.script.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def raw(number: int, chat: int = 7) -> dict[str, Any]:
    message = {"message_id": number, "date": 1, "chat": {"id": chat, "type": "private"}, "text": "x"}
    return {"update_id": number, "message": message}


async def run_script(bot: ScriptedBot, handle: Any) -> Poller:
    """Poll to the end of the script."""

    async def no_wait(_seconds: float) -> None:
        await asyncio.sleep(0)

    poller = Poller(bot, Updates(handle), sleep=no_wait)  # type: ignore[arg-type]
    task = asyncio.create_task(poller.run())
    waiting = asyncio.create_task(bot.exhausted.wait())
    await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    task.cancel()
    await asyncio.wait([task])
    if not task.cancelled():
        task.result()
    return poller


async def test_an_update_is_confirmed_only_after_it_was_handled() -> None:
    gate = asyncio.Event()
    seen = []

    async def handle(update: Update) -> None:
        seen.append(update.update_id)
        if update.update_id == 5:
            await gate.wait()

    bot = ScriptedBot([raw(5), raw(6, chat=8)], [raw(5), raw(6, chat=8)])
    poller = await run_script(bot, handle)
    assert bot.offsets == [None, 5, 5]
    assert seen == [5, 6]  # told twice, handled once
    gate.set()
    await poller._updates.settle()
    assert poller._offset() == 7


async def test_one_that_cannot_be_read_hides_no_other() -> None:
    seen = []

    async def handle(update: Update) -> None:
        seen.append(update.update_id)

    await run_script(ScriptedBot([{"update_id": 5, "message": {"chat": 1}}, {"nonsense": 1}, raw(6)]), handle)
    assert seen == [6]


async def test_a_failing_network_is_waited_for() -> None:
    seen = []

    async def handle(update: Update) -> None:
        seen.append(update.update_id)

    await run_script(ScriptedBot(NetworkError("x"), NetworkError("x"), Conflict("x"), [raw(5)]), handle)
    assert seen == [5]


async def test_a_refused_token_ends_it_in_words() -> None:
    async def handle(update: Update) -> None:
        raise AssertionError

    with pytest.raises(TelegramUnusableError, match="token"):
        await run_script(ScriptedBot(InvalidToken()), handle)


def test_a_newcomer_gives_way_after_a_minute_of_conflict_and_not_before() -> None:
    watch = ConflictWatch(1000.0)
    assert not watch.conflict(1001.0)
    assert not watch.conflict(1030.0)
    assert not watch.conflict(1000.0 + CONFLICT_SECONDS)
    assert watch.conflict(1001.0 + CONFLICT_SECONDS)


def test_a_copy_that_had_worked_gives_way_later_than_the_newcomer() -> None:
    watch = ConflictWatch(0.0)
    moments = [5000.0 + 20 * step for step in range(int(OLD_COPY * CONFLICT_SECONDS // 20) + 1)]
    assert [watch.conflict(moment) for moment in moments] == [False] * (len(moments) - 1) + [True]


def test_conflicts_far_apart_are_restarts() -> None:
    watch = ConflictWatch(0.0)
    assert not any(watch.conflict(10.0 + step * (QUIET * CONFLICT_SECONDS + 1)) for step in range(20))


async def test_a_chat_that_fills_the_answers_keeps_no_other_chat_waiting() -> None:
    gate = asyncio.Event()
    heard = []

    async def handle(update: Update) -> None:
        assert update.message
        if update.message.chat.id == -5:
            await gate.wait()
        heard.append(update.message.chat.id)

    crowd = [raw(number, chat=-5) for number in range(1, 101)]
    bot = ScriptedBot(crowd, crowd, [raw(101, chat=8)])
    poller = await run_script(bot, handle)
    assert heard == [8]
    assert bot.offsets[:3] == [None, 1, 101]
    gate.set()
    await poller._updates.settle()
    assert len(heard) == 101


async def test_answers_that_bring_something_new_confirm_nothing_early() -> None:
    gate = asyncio.Event()

    async def handle(update: Update) -> None:
        await gate.wait()

    bot = ScriptedBot(
        [raw(number) for number in range(1, 101)], [raw(number) for number in range(1, 100)], []
    )
    poller = await run_script(bot, handle)
    assert bot.offsets == [None, 1, 1, 1]
    gate.set()
    await poller._updates.settle()
