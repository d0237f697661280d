"""Chats, alerts and deliveries that tests of the store begin with."""

from datetime import UTC, date, datetime

from bot.domain.action import Action
from bot.domain.chat import (
    ActionFilter,
    ChatAddress,
    ChatKind,
    ClaimedDelivery,
    DeliveryKind,
    NewDelivery,
    Receipt,
    SendFailure,
    SendProblem,
)
from bot.domain.notice import Notice
from bot.domain.words import Measure, Precision, Stage, Standing
from bot.store.database import SqlDatabase
from bot.store.unit_of_work import SqlUnitOfWork

T0 = datetime(2022, 3, 21, 12, tzinfo=UTC)
LEASE = 60.0
CHAT_ID = -1_001_234_567_890_123
FAILED = SendFailure(SendProblem.PASSING, "time-out")


def chats(uow: SqlUnitOfWork, count: int) -> list[int]:
    """Subscribers with one wish each."""
    numbers = []
    for n in range(count):
        chat = uow.chats.ensure(ChatAddress(CHAT_ID - n), ChatKind.GROUP, T0)
        uow.chats.subscribe(chat.id, ActionFilter(between=frozenset({"US", "CN"})), silent=False, at=T0)
        numbers.append(chat.id)
    return numbers


def act(uow: SqlUnitOfWork, url: str = "https://example.org/1") -> tuple[int, int]:
    """A notice and the action it announces."""
    notice = uow.notices.add(
        Notice(0, "cn", url, "A briefing", T0, Precision.TIME, T0, Standing.OFFICIAL, "Ministry", "CN"), None
    )
    action = Action(
        0,
        "CN",
        ("US",),
        (Measure.VISA_RESTRICTION,),
        Stage.ANNOUNCED,
        date(2022, 3, 21),
        Precision.DAY,
        T0,
        Standing.OFFICIAL,
    )
    return notice.id, uow.actions.add(action, notice.id, [url]).number


def alert(uow: SqlUnitOfWork, url: str = "https://example.org/1", held: str | None = None) -> tuple[int, int]:
    """An alert about one new action; its id and the action's number."""
    notice_id, number = act(uow, url)
    uow.notices.mention(notice_id, number, new=True, evidence=())
    return uow.alerts.add(notice_id, [number], T0, held=held), number


def deliver(uow: SqlUnitOfWork, alert_id: int, chat_ids: list[int]) -> None:
    rows = [NewDelivery(chat_id, DeliveryKind.CARD, silent=chat_id % 2 == 0) for chat_id in chat_ids]
    uow.alerts.add_deliveries(alert_id, rows, cursor=max(chat_ids, default=0), done=True, at=T0)


async def claim(database: SqlDatabase, limit: int = 100, at: datetime = T0) -> tuple[ClaimedDelivery, ...]:
    return await database.write(lambda uow: uow.alerts.claim(limit, at, LEASE))


async def receive(database: SqlDatabase, delivery: ClaimedDelivery, message_id: int = 7) -> None:
    await database.write(lambda uow: uow.alerts.delivered(delivery.id, Receipt(message_id, T0)))


async def prepare(database: SqlDatabase, count: int) -> tuple[int, list[int], int]:
    """One alert written to `count` chats: alert, chats, action."""

    def work(uow: SqlUnitOfWork) -> tuple[int, list[int], int]:
        numbers = chats(uow, count)
        alert_id, number = alert(uow)
        deliver(uow, alert_id, numbers)
        return alert_id, numbers, number

    return await database.write(work)
