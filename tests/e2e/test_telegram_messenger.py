"""The messenger and its transport over a real socket: refusals become values that never show the token."""

from __future__ import annotations

import socket
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from telegram.error import TelegramError
from telegram_stub import TOKEN, BotApi, bot_api, refusal

from bot.domain.chat import (
    Button,
    Chat,
    ChatAddress,
    ChatKind,
    Message,
    Receipt,
    SendFailure,
    SendProblem,
)
from bot.telegram.messenger import TelegramMessenger, place_of
from bot.telegram.pacing import Pacer
from bot.telegram.transport import QuietBot, make_bot, open_requests

VERA = Chat(1, ChatAddress(7), ChatKind.PRIVATE)
HELLO = Message("<b>Hello</b>", ((Button("More", data="ex:1"),),))


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[tuple[QuietBot, TelegramMessenger]]:
    bot = make_bot(TOKEN, url)
    await open_requests(bot)
    try:
        yield (
            bot,
            TelegramMessenger(
                bot, Pacer(per_second=1000, chat_seconds=0, group_per_minute=20), sleep=_no_wait
            ),
        )
    finally:
        await bot.request.shutdown()
        await bot._request[0].shutdown()


async def _no_wait(_seconds: float) -> None:
    return None


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with bot_api() as running:
        yield running


@pytest.fixture
async def messenger(api: BotApi) -> AsyncIterator[TelegramMessenger]:
    async with connected(api.url) as (_, made):
        yield made


async def test_a_card_arrives_and_is_replaced(api: BotApi, messenger: TelegramMessenger) -> None:
    receipt = await messenger.send(VERA, HELLO, silent=True)
    assert isinstance(receipt, Receipt)
    assert (api.sent[0].text, api.sent[0].silent) == ("<b>Hello</b>", True)
    assert isinstance(await messenger.edit(VERA, receipt.message_id, Message("other")), Receipt)
    assert (api.sent[1].message_id, api.sent[1].text) == (receipt.message_id, "other")


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (refusal(403, "Forbidden: bot was blocked by the user"), SendProblem.BLOCKED),
        (refusal(400, "Bad Request: can't parse entities"), SendProblem.PERMANENT),
        (refusal(502, "Bad Gateway"), SendProblem.UNKNOWN),
        (refusal(429, "Too Many Requests: retry after 9", retry_after=9), SendProblem.THROTTLED),
        (refusal(400, "upgraded", migrate_to_chat_id=-1001), SendProblem.MIGRATED),
        (None, SendProblem.UNKNOWN),
    ],
)
async def test_each_refusal_of_a_card_is_a_value(
    api: BotApi,
    messenger: TelegramMessenger,
    answer: tuple[int, dict[str, object]] | None,
    problem: SendProblem,
) -> None:
    api.faults["sendMessage"] = deque([answer])
    failure = await messenger.send(VERA, HELLO, silent=False)
    assert isinstance(failure, SendFailure)
    assert failure.problem is problem


async def test_after_a_429_the_chat_is_left_alone_and_others_are_not(
    api: BotApi, messenger: TelegramMessenger
) -> None:
    api.faults["sendMessage"] = deque([refusal(429, "Too Many Requests: retry after 9", retry_after=9)])
    await messenger.send(VERA, HELLO, silent=False)
    again = await messenger.send(VERA, HELLO, silent=False)
    assert isinstance(again, SendFailure)
    assert 8 < (again.retry_after_seconds or 0) <= 9
    assert api.calls["sendMessage"] == 1
    other = Chat(2, ChatAddress(8), ChatKind.PRIVATE)
    assert isinstance(await messenger.send(other, HELLO, silent=False), Receipt)


async def test_an_edit_that_changes_nothing_is_a_success(api: BotApi, messenger: TelegramMessenger) -> None:
    same = "Bad Request: message is not modified: specified new message content is exactly the same"
    api.faults["editMessageText"] = deque([refusal(400, same)])
    assert isinstance(await messenger.edit(VERA, 5, HELLO), Receipt)


async def test_an_answer_whose_message_is_gone_comes_as_a_new_one(
    api: BotApi, messenger: TelegramMessenger
) -> None:
    api.faults["editMessageText"] = deque([refusal(400, "Bad Request: message to edit not found")])
    assert isinstance(await messenger.answer(place_of(VERA.address, VERA.kind), HELLO, edit=5), Receipt)
    assert [sent.text for sent in api.sent] == ["<b>Hello</b>"]


async def test_an_answer_that_may_have_arrived_is_not_repeated(
    api: BotApi, messenger: TelegramMessenger
) -> None:
    api.faults["sendMessage"] = deque([None])
    await messenger.answer(place_of(VERA.address, VERA.kind), HELLO)
    assert len(api.sent) == 1


async def test_a_long_answer_comes_in_parts_with_the_buttons_on_the_last(
    api: BotApi, messenger: TelegramMessenger
) -> None:
    rows = "\n\n".join(f"<b>{number}</b> {'word ' * 200}" for number in range(9))
    await messenger.answer(place_of(VERA.address, VERA.kind), Message(rows, HELLO.buttons))
    assert len(api.sent) > 1
    assert [bool(sent.keyboard) for sent in api.sent] == [False] * (len(api.sent) - 1) + [True]


async def test_the_general_topic_is_addressed_by_leaving_it_out(
    api: BotApi, messenger: TelegramMessenger
) -> None:
    for topic, shown in ((1, None), (44, 44)):
        chat = Chat(3, ChatAddress(-1005, topic), ChatKind.SUPERGROUP)
        await messenger.send(chat, HELLO, silent=False)
        assert api.sent[-1].topic == shown


async def test_a_server_that_is_not_there_got_nothing_and_no_text_holds_the_token() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    async with connected(url) as (bot, messenger):
        failure = await messenger.send(VERA, HELLO, silent=False)
        assert isinstance(failure, SendFailure)
        assert failure.problem is SendProblem.PASSING
        with pytest.raises(TelegramError) as caught:
            await bot.get_me()
        error: BaseException | None = caught.value
        while error is not None:
            assert TOKEN.split(":")[1] not in f"{error!r} {error}"
            error = error.__cause__ or error.__context__
        assert TOKEN not in repr(bot)
        assert TOKEN not in failure.detail


async def test_a_proxys_page_that_quotes_the_address_is_not_passed_on(api: BotApi) -> None:
    async with connected(api.url) as (bot, _):
        page = {"detail": f"cannot reach /bot{TOKEN}/getMe"}
        api.faults["getMe"] = deque([(502, page)])
        with pytest.raises(TelegramError) as caught:
            await bot.get_me()
        assert TOKEN not in str(caught.value)


async def test_a_group_far_beyond_its_rate_goes_back_to_the_outbox_at_once(
    messenger: TelegramMessenger,
) -> None:
    group = Chat(4, ChatAddress(-1006), ChatKind.SUPERGROUP)
    started = time.monotonic()
    results = [await messenger.send(group, HELLO, silent=False) for _ in range(21)]
    assert all(isinstance(result, Receipt) for result in results[:20])
    assert isinstance(results[20], SendFailure)
    assert results[20].problem is SendProblem.THROTTLED
    assert time.monotonic() - started < 30
