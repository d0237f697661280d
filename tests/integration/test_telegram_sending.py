"""The messenger and its transport against the strict Telegram: refusals are values, without the token."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from telegram.error import TelegramError

from bot.domain.chat import (
    Button,
    Chat,
    ChatAddress,
    ChatKind,
    Message,
    Postponed,
    Receipt,
    SendFailure,
    SendProblem,
    SendResult,
)
from bot.telegram.messenger import TelegramMessenger, place_of
from bot.telegram.pacing import BURST, Pacer
from bot.telegram.transport import QuietBot, make_bot, open_requests
from telegram_server import NO_LIMITS, Fault, Private, TelegramServer

HELLO = Message("<b>Hello</b>", ((Button("More", data="ex:1"),),))
FAR_PAST_READING = 15.5  # seconds: longer than the transport waits for an answer


@asynccontextmanager
async def connected(telegram: TelegramServer) -> AsyncIterator[tuple[QuietBot, TelegramMessenger]]:
    bot = make_bot(telegram.token, telegram.url)
    await open_requests(bot)
    pacer = Pacer(per_second=1000, chat_seconds=0, group_per_minute=20)
    try:
        yield bot, TelegramMessenger(bot, pacer, sleep=_no_wait)
    finally:
        await bot.request.shutdown()
        await bot._request[0].shutdown()


async def _no_wait(_seconds: float) -> None:
    return None


@dataclass
class Talk:
    """Vera has started the bot."""

    telegram: TelegramServer
    bot: QuietBot
    messenger: TelegramMessenger
    vera: Private

    @property
    def chat(self) -> Chat:
        return Chat(1, ChatAddress(self.vera.id), ChatKind.PRIVATE)

    async def send(self, message: Message = HELLO, *, chat: Chat | None = None) -> SendResult | Postponed:
        return await self.messenger.send(chat or self.chat, message, silent=False)

    async def other(self, name: str = "Omar") -> Chat:
        room = self.telegram.user(name).private()
        await room.says("/start")
        return Chat(2, ChatAddress(room.id), ChatKind.PRIVATE)


@pytest.fixture
async def talk() -> AsyncIterator[Talk]:
    async with TelegramServer(limits=NO_LIMITS) as telegram, connected(telegram) as (bot, messenger):
        vera = telegram.user("Vera").private()
        await vera.says("/start")
        yield Talk(telegram, bot, messenger, vera)


async def problem(talk: Talk, message: Message = HELLO) -> SendProblem:
    failure = await talk.send(message)
    assert isinstance(failure, SendFailure)
    assert talk.telegram.token not in failure.detail
    return failure.problem


async def test_a_card_arrives_and_is_replaced(talk: Talk) -> None:
    receipt = await talk.messenger.send(talk.chat, HELLO, silent=True)
    assert isinstance(receipt, Receipt)
    shown = await talk.vera.next_message()
    assert (shown.id, shown.text, shown.silent, shown.buttons) == (
        receipt.message_id,
        "Hello",
        True,
        [["More"]],
    )
    assert [entity["type"] for entity in shown.entities] == ["bold"]
    assert isinstance(await talk.messenger.edit(talk.chat, receipt.message_id, Message("other")), Receipt)
    assert ((await shown.edited()).text, shown.buttons) == ("other", [])


async def test_a_blocked_chat_is_told_from_a_bad_message(talk: Talk) -> None:
    assert await problem(talk, Message("<b>Hello")) is SendProblem.PERMANENT
    too_much = Message("x", ((Button("More", data="x" * 65),),))
    assert await problem(talk, too_much) is SendProblem.PERMANENT
    await talk.vera.blocks_bot()
    assert await problem(talk) is SendProblem.BLOCKED
    await talk.vera.unblocks_bot()
    assert isinstance(await talk.send(), Receipt)


async def test_somebody_who_never_started_the_bot_or_left_is_gone(talk: Talk) -> None:
    stranger = talk.telegram.user("Sonia")
    failure = await talk.send(chat=Chat(3, ChatAddress(stranger.id), ChatKind.PRIVATE))
    assert isinstance(failure, SendFailure)
    assert failure.problem is SendProblem.BLOCKED
    talk.telegram.world.people[talk.vera.id].deactivated = True
    assert await problem(talk) is SendProblem.BLOCKED


@pytest.mark.parametrize(
    ("fault", "expected", "arrived"),
    [
        (Fault.BAD_GATEWAY, SendProblem.PASSING, 0),
        (Fault.ERROR_500, SendProblem.UNKNOWN, 0),
        (Fault.RESET_BEFORE, SendProblem.UNKNOWN, 0),
        (Fault.RESET_AFTER, SendProblem.UNKNOWN, 1),
    ],
)
async def test_only_what_may_have_arrived_is_unknown(
    talk: Talk, fault: Fault, expected: SendProblem, arrived: int
) -> None:
    talk.telegram.fail(fault, "sendMessage")
    assert await problem(talk) is expected
    assert len(talk.vera.bot_messages) == arrived
    assert isinstance(await talk.send(), Receipt)


async def test_an_answer_that_comes_too_late_is_unknown(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.transport.READ_SECONDS", 0.2)
    talk.telegram.fail(Fault.SLOW, "sendMessage", seconds=FAR_PAST_READING)
    assert await problem(talk) is SendProblem.UNKNOWN
    assert len(talk.vera.bot_messages) == 1


async def test_a_server_that_is_down_got_nothing_and_no_text_holds_the_token(talk: Talk) -> None:
    await talk.telegram.refuse()
    assert await problem(talk) is SendProblem.PASSING
    with pytest.raises(TelegramError) as caught:
        await talk.bot.get_me()
    secret = talk.telegram.token.split(":")[1]
    error: BaseException | None = caught.value
    while error is not None:
        assert secret not in f"{error!r} {error}"
        error = error.__cause__ or error.__context__
    assert secret not in repr(talk.bot)
    await talk.telegram.listen()
    assert isinstance(await talk.send(), Receipt)


async def test_after_a_429_the_chat_is_left_alone_and_others_are_not(talk: Talk) -> None:
    other = await talk.other()
    talk.telegram.fail(Fault.FLOOD, "sendMessage", times=2, seconds=9)
    assert await problem(talk) is SendProblem.THROTTLED
    again = await talk.send()
    assert isinstance(again, Postponed)
    assert 8 < again.seconds <= 9
    talk.telegram.clear()  # the second 429 still waits: the chat was not tried again
    assert talk.vera.bot_messages == []
    assert isinstance(await talk.send(chat=other), Receipt)


async def test_after_many_429_nobody_is_written_to_and_nothing_waits(talk: Talk) -> None:
    talk.telegram.fail(Fault.FLOOD, "sendMessage", times=9, seconds=300)
    others = [await talk.other(name) for name in ("Omar", "Olga", "Sonia")]
    receipt = await talk.messenger.edit(others[2], 1, HELLO)
    assert not isinstance(receipt, Postponed)
    for chat in (talk.chat, *others[:2]):
        assert isinstance(await talk.send(chat=chat), SendFailure)
    for later in (await talk.send(chat=others[2]), await talk.messenger.edit(others[2], 1, HELLO)):
        assert isinstance(later, Postponed)
        assert 290 < later.seconds <= 300
    assert 290 < talk.messenger.quiet_seconds() <= 300
    answer = await talk.messenger.answer(place_of(others[2].address, ChatKind.PRIVATE), HELLO)
    assert isinstance(answer, SendFailure)
    assert answer.problem is SendProblem.THROTTLED
    assert talk.vera.bot_messages == []


async def test_a_stop_gives_back_a_delivery_that_waits_for_its_turn_and_not_an_answer(talk: Talk) -> None:
    stop, sleeping, awake = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def sleep(_: float) -> None:
        sleeping.set()
        await awake.wait()

    pacer = Pacer(per_second=1000, chat_seconds=1, group_per_minute=20)
    ticking = itertools.count(1.0, 0.01)  # fast enough for the bot's pace, and too slow for the chat's
    messenger = TelegramMessenger(talk.bot, pacer, sleep=sleep, monotonic=lambda: next(ticking), stop=stop)
    for _ in range(BURST):
        assert isinstance(await messenger.send(talk.chat, HELLO, silent=False), Receipt)
    waiting = asyncio.create_task(messenger.send(talk.chat, HELLO, silent=False))
    await sleeping.wait()
    sleeping.clear()
    answer = asyncio.create_task(messenger.answer(place_of(talk.chat.address, talk.chat.kind), HELLO))
    await sleeping.wait()
    stop.set()
    assert await asyncio.wait_for(waiting, 20) == Postponed(0.0)
    awake.set()
    assert isinstance(await asyncio.wait_for(answer, 20), Receipt)


async def test_an_upgraded_group_says_where_it_went(talk: Talk) -> None:
    owner = talk.telegram.user("Olga")
    group = talk.telegram.group("Desk", owner=owner)
    await group.adds_bot(owner)
    chat = Chat(4, ChatAddress(group.id), ChatKind.GROUP)
    assert isinstance(await talk.send(chat=chat), Receipt)
    moved = await group.upgrades(owner)
    failure = await talk.send(chat=chat)
    assert isinstance(failure, SendFailure)
    assert (failure.problem, failure.new_chat_id) == (SendProblem.MIGRATED, moved.id)


async def test_an_edit_that_changes_nothing_is_a_success(talk: Talk) -> None:
    receipt = await talk.send()
    assert isinstance(receipt, Receipt)
    assert isinstance(await talk.messenger.edit(talk.chat, receipt.message_id, HELLO), Receipt)
    assert talk.vera.chat.edits == []


async def test_an_answer_whose_message_is_gone_comes_as_a_new_one(talk: Talk) -> None:
    place = place_of(talk.chat.address, talk.chat.kind)
    assert isinstance(await talk.messenger.answer(place, HELLO, edit=555), Receipt)
    assert [shown.text for shown in talk.vera.bot_messages] == ["Hello"]


async def test_an_answer_that_may_have_arrived_is_not_repeated_and_one_turned_away_is(talk: Talk) -> None:
    place = place_of(talk.chat.address, talk.chat.kind)
    talk.telegram.fail(Fault.RESET_AFTER, "sendMessage")
    await talk.messenger.answer(place, HELLO)
    assert len(talk.vera.bot_messages) == 1
    talk.telegram.fail(Fault.BAD_GATEWAY, "sendMessage", times=2)
    assert isinstance(await talk.messenger.answer(place, HELLO), Receipt)
    assert len(talk.vera.bot_messages) == 2


async def test_a_long_answer_comes_in_parts_with_the_buttons_on_the_last(talk: Talk) -> None:
    rows = "\n\n".join(f"<b>{number}</b> {'wörd 😀 ' * 150}" for number in range(9))
    await talk.messenger.answer(place_of(talk.chat.address, talk.chat.kind), Message(rows, HELLO.buttons))
    parts = talk.vera.unread()
    assert len(parts) > 1
    assert [bool(part.buttons) for part in parts] == [False] * (len(parts) - 1) + [True]
    assert sum(len(part.entities) for part in parts) == 9


async def test_a_topic_is_addressed_and_the_general_one_by_leaving_it_out(talk: Talk) -> None:
    owner = talk.telegram.user("Olga")
    forum = talk.telegram.supergroup("Desk", owner=owner, topics=True)
    await forum.adds_bot(owner)
    topic = await forum.opens_topic(owner, "Visas")
    for number, shown in ((1, None), (topic.id, topic.id)):
        chat = Chat(5, ChatAddress(forum.id, number), ChatKind.SUPERGROUP)
        assert isinstance(await talk.send(chat=chat), Receipt)
        assert forum.bot_messages[-1].topic == shown
    await forum.closes_topic(owner, topic)
    chat = Chat(5, ChatAddress(forum.id, topic.id), ChatKind.SUPERGROUP)
    failure = await talk.send(chat=chat)
    assert isinstance(failure, SendFailure)
    assert failure.problem is SendProblem.PASSING  # it may be opened again


async def test_a_group_far_beyond_its_rate_goes_back_to_the_outbox_at_once(talk: Talk) -> None:
    owner = talk.telegram.user("Olga")
    group = talk.telegram.group("Desk", owner=owner)
    await group.adds_bot(owner)
    started = time.monotonic()
    results = [await talk.send(chat=Chat(6, ChatAddress(group.id), ChatKind.GROUP)) for _ in range(21)]
    assert all(isinstance(result, Receipt) for result in results[:20])
    assert isinstance(results[20], Postponed)
    assert results[20].seconds > 30
    assert time.monotonic() - started < 30
