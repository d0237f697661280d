"""Messages of several parts against the strict Telegram: what stands in the chat is not sent again."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import pytest

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
from bot.telegram.pacing import Pacer
from bot.telegram.parts import KEPT_SECONDS
from bot.telegram.transport import make_bot, open_requests
from telegram_server import NO_LIMITS, Fault, Private, TelegramServer

MORE = ((Button("More", data="ex:1"),),)


def long(*rows: str) -> Message:
    """Each row fills a message of its own."""
    return Message("\n\n".join(f"{row} {'word ' * 780}" for row in rows), MORE)


@dataclass
class Desk:
    """Vera has started the bot; the test moves the clock."""

    telegram: TelegramServer
    vera: Private
    messenger: TelegramMessenger
    now: float = 1000.0

    @property
    def chat(self) -> Chat:
        return Chat(1, ChatAddress(self.vera.id), ChatKind.PRIVATE)

    async def send(self, message: Message) -> SendResult | Postponed:
        return await self.messenger.send(self.chat, message, silent=False)

    async def wait(self, seconds: float) -> None:
        self.now += seconds

    def heads(self) -> Sequence[str]:
        """The first words of what stands in the chat."""
        return [shown.text.split()[0] for shown in self.vera.bot_messages]


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with TelegramServer(limits=NO_LIMITS) as telegram:
        vera = telegram.user("Vera").private()
        await vera.says("/start")
        bot = make_bot(telegram.token, telegram.url)
        await open_requests(bot)
        desk: Desk
        messenger = TelegramMessenger(
            bot,
            Pacer(per_second=1000, chat_seconds=0, group_per_minute=20),
            monotonic=lambda: desk.now,
            sleep=lambda seconds: desk.wait(seconds),  # noqa: PLW0108 - the desk is made below
        )
        desk = Desk(telegram, vera, messenger)
        yield desk
        await bot.request.shutdown()
        await bot._request[0].shutdown()


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        (Fault.BAD_GATEWAY, SendProblem.PASSING),
        (Fault.FLOOD, SendProblem.THROTTLED),
        (Fault.RESET_BEFORE, SendProblem.UNKNOWN),
    ],
)
async def test_a_part_that_fails_is_no_delivery_and_the_retry_goes_on_with_it(
    desk: Desk, fault: Fault, problem: SendProblem
) -> None:
    desk.telegram.fail(fault, "sendMessage", after=1)
    failure = await desk.send(long("One", "Two", "Three"))
    assert isinstance(failure, SendFailure)
    assert (failure.problem, failure.partly, failure.may_have_told) == (problem, True, True)
    assert desk.heads() == ["One"]
    await desk.wait(60)
    receipt = await desk.send(long("One", "Two", "Three"))
    assert desk.heads() == ["One", "Two", "Three"]
    assert isinstance(receipt, Receipt)
    assert receipt.message_id == desk.vera.bot_messages[0].id
    assert [bool(shown.buttons) for shown in desk.vera.bot_messages] == [False, False, True]


async def test_a_message_that_fails_before_its_first_part_stands_has_told_nothing(desk: Desk) -> None:
    desk.telegram.fail(Fault.BAD_GATEWAY, "sendMessage")
    failure = await desk.send(long("One", "Two"))
    assert isinstance(failure, SendFailure)
    assert not failure.may_have_told
    assert desk.heads() == []


async def test_what_has_changed_meanwhile_is_sent_as_it_is_now(desk: Desk) -> None:
    desk.telegram.fail(Fault.BAD_GATEWAY, "sendMessage", after=2)
    await desk.send(long("One", "Two", "Three"))
    assert isinstance(await desk.send(long("One", "Other", "Three")), Receipt)
    assert desk.heads() == ["One", "Two", "Other", "Three"]
    desk.telegram.fail(Fault.BAD_GATEWAY, "sendMessage", after=1)
    await desk.send(long("One", "Two"))
    assert isinstance(await desk.send(long("Corrected", "Two")), Receipt)
    assert desk.heads()[4:] == ["One", "Corrected", "Two"]


async def test_one_that_has_become_shorter_is_still_ended_with_its_buttons(desk: Desk) -> None:
    desk.telegram.fail(Fault.BAD_GATEWAY, "sendMessage", after=2)
    await desk.send(long("One", "Two", "Three"))
    await desk.send(long("One", "Two"))
    assert desk.heads() == ["One", "Two", "Two"]
    assert desk.vera.bot_messages[-1].buttons


async def test_the_same_words_sent_again_later_are_a_message_of_their_own(desk: Desk) -> None:
    for _ in range(2):
        assert isinstance(await desk.send(long("One", "Two")), Receipt)
    assert desk.heads() == ["One", "Two"] * 2
    desk.telegram.fail(Fault.BAD_GATEWAY, "sendMessage", after=1)
    await desk.send(long("One", "Two"))
    await desk.wait(KEPT_SECONDS)
    assert isinstance(await desk.send(long("One", "Two")), Receipt)
    assert desk.heads() == [*["One", "Two"] * 2, "One", "One", "Two"]


async def test_another_chat_gets_the_whole(desk: Desk) -> None:
    desk.telegram.fail(Fault.BAD_GATEWAY, "sendMessage", after=1)
    await desk.send(long("One", "Two"))
    omar = desk.telegram.user("Omar").private()
    await omar.says("/start")
    other = Chat(2, ChatAddress(omar.id), ChatKind.PRIVATE)
    assert isinstance(await desk.messenger.send(other, long("One", "Two"), silent=False), Receipt)
    assert len(omar.bot_messages) == 2


async def test_an_answer_goes_on_where_it_was_refused_and_is_whole_when_asked_again(desk: Desk) -> None:
    place = place_of(desk.chat.address, desk.chat.kind)
    desk.telegram.fail(Fault.BAD_GATEWAY, "sendMessage", after=1, times=2)
    assert isinstance(await desk.messenger.answer(place, long("One", "Two")), Receipt)
    assert desk.heads() == ["One", "Two"]
    desk.telegram.fail(Fault.RESET_BEFORE, "sendMessage", after=1)
    assert isinstance(await desk.messenger.answer(place, long("One", "Two")), SendFailure)
    assert isinstance(await desk.messenger.answer(place, long("One", "Two")), Receipt)
    assert desk.heads()[2:] == ["One", "One", "Two"]


async def test_a_group_that_moves_between_two_parts_gets_the_rest_in_its_new_place(desk: Desk) -> None:
    owner = desk.telegram.user("Olga")
    group = desk.telegram.group("Desk", owner=owner)
    await group.adds_bot(owner)
    desk.telegram.fail(Fault.BAD_GATEWAY, "sendMessage", after=1)
    chat = Chat(4, ChatAddress(group.id), ChatKind.GROUP)
    await desk.messenger.send(chat, long("One", "Two"), silent=False)
    moved = await group.upgrades(owner)
    failure = await desk.messenger.send(chat, long("One", "Two"), silent=False)
    assert isinstance(failure, SendFailure)
    assert failure.problem is SendProblem.MIGRATED
    there = Chat(4, ChatAddress(moved.id), ChatKind.SUPERGROUP)
    before = len(moved.bot_messages)
    assert isinstance(await desk.messenger.send(there, long("One", "Two"), silent=False), Receipt)
    assert [shown.text.split()[0] for shown in moved.bot_messages[before:]] == ["Two"]
