"""Hours without Telegram, by a clock of the test: an alert waits, and copies are few and counted."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from bot.domain.action import Action
from bot.domain.chat import ChatAddress, ChatKind, DeliveryKind, Message, NewDelivery
from bot.domain.notice import Notice
from bot.domain.words import Measure, Precision, Stage, Standing
from bot.services.outbox import Deliverer
from bot.store.database import SqlDatabase
from bot.store.unit_of_work import SqlUnitOfWork
from bot.telegram.messenger import TelegramMessenger
from bot.telegram.pacing import Pacer
from bot.telegram.transport import make_bot, open_requests
from telegram_server import NO_LIMITS, Fault, TelegramServer

T0 = datetime(2026, 3, 2, 9, tzinfo=UTC)


def store_alert(uow: SqlUnitOfWork, person: int) -> None:
    """One alert waits for one private chat."""
    chat = uow.chats.ensure(ChatAddress(person), ChatKind.PRIVATE, T0)
    url = "https://example.org/visas"
    notice = uow.notices.add(
        Notice(0, "s", url, "T", T0, Precision.TIME, T0, Standing.OFFICIAL, "Ministry", "CN"), None
    )
    action = Action(
        0,
        "CN",
        ("US",),
        (Measure.ENTRY_BAN,),
        Stage.ANNOUNCED,
        date(2026, 3, 2),
        Precision.DAY,
        T0,
        Standing.OFFICIAL,
    )
    number = uow.actions.add(action, notice.id, [url]).number
    uow.notices.mention(notice.id, number, new=True, evidence=())
    alert = uow.alerts.add(notice.id, [number], T0, held=None)
    rows = [NewDelivery(chat.id, DeliveryKind.CARD, silent=False)]
    uow.alerts.add_deliveries(alert, rows, cursor=chat.id, done=True, at=T0)


@dataclass
class Hours:
    """The delivery loop, whose clock jumps from one due moment to the next."""

    database: SqlDatabase
    deliverer: Deliverer
    now: datetime = T0

    async def pass_until(self, end: datetime) -> None:
        """Deliver whatever becomes due until `end`."""
        while True:
            await self.deliverer.drain()
            due = await self.database.read(lambda uow: uow.alerts.next_due_at())
            if due is None or due > end:
                return
            self.now = max(self.now, due)


async def run_outage(
    database: SqlDatabase, telegram: TelegramServer, fault: Fault | None, lasting: timedelta
) -> int:
    """Telegram fails so long and then works; how often the card stands in the chat at the end."""
    room = telegram.user("Vera").private()
    await room.says("/start")
    await database.write(lambda uow: store_alert(uow, room.id))
    bot = make_bot(telegram.token, telegram.url)
    await open_requests(bot)
    pacer = Pacer(per_second=1000, chat_seconds=0, group_per_minute=20)
    hours: Hours
    deliverer = Deliverer(
        database,
        TelegramMessenger(bot, pacer),
        lambda card, delivery: Message("A card"),
        lambda: hours.now,
        jitter=lambda: 0.0,
    )
    hours = Hours(database, deliverer)
    try:
        if fault is None:
            await telegram.refuse()
        else:
            telegram.fail(fault, "sendMessage", times=1000)
        await hours.pass_until(T0 + lasting)
        telegram.clear()
        await telegram.refuse()
        await telegram.listen()
        await hours.pass_until(T0 + lasting + timedelta(hours=1))
    finally:
        await bot.request.shutdown()
        await bot._request[0].shutdown()
    return sum(message.text == "A card" for message in room.bot_messages)


@pytest.mark.parametrize(
    ("fault", "hours"), [(None, 4), (Fault.BAD_GATEWAY, 4), (Fault.ERROR_500, 1), (Fault.RESET_BEFORE, 1)]
)
async def test_an_alert_outlasts_an_outage_and_comes_once(
    database: SqlDatabase, fault: Fault | None, hours: int
) -> None:
    async with TelegramServer(limits=NO_LIMITS) as telegram:
        assert await run_outage(database, telegram, fault, timedelta(hours=hours)) == 1


async def test_when_only_answers_are_lost_each_copy_is_one_counted_attempt(database: SqlDatabase) -> None:
    async with TelegramServer(limits=NO_LIMITS) as telegram:
        copies = await run_outage(database, telegram, Fault.RESET_AFTER, timedelta(minutes=2))
    counted = text("SELECT count(*) FROM attempt WHERE problem = 'unknown'")
    unanswered = await database.write(lambda uow: uow.session.execute(counted).scalar_one())
    assert copies == unanswered + 1
    assert 2 <= copies <= 5
