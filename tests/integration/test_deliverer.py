"""The delivery loop on a real database, with a messenger of the test: turns that are far off, and outages."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import text

from bot.domain.action import Action
from bot.domain.chat import (
    Chat,
    ChatAddress,
    ChatKind,
    DeliveryKind,
    Message,
    NewDelivery,
    Postponed,
    Receipt,
    SendFailure,
    SendProblem,
    SendResult,
)
from bot.domain.notice import Notice
from bot.domain.words import Measure, Precision, Stage, Standing
from bot.services.outbox import Deliverer
from bot.services.sending import OUTAGE
from bot.store.database import SqlDatabase
from bot.store.unit_of_work import SqlUnitOfWork

T0 = datetime(2026, 3, 2, 9, tzinfo=UTC)
LOST = SendFailure(SendProblem.UNKNOWN, "no answer")


def store_alert(uow: SqlUnitOfWork, people: int, *, first: int = 1000) -> None:
    """One alert waits for so many private chats."""
    url = f"https://example.org/visas/{first}"
    notice = uow.notices.add(
        Notice(0, "s", url, "T", T0, Precision.TIME, T0, Standing.OFFICIAL, "Ministry", "CN"), None
    )
    day = date(2026, 3, 2)
    action = Action(
        0, "CN", ("US",), (Measure.ENTRY_BAN,), Stage.ANNOUNCED, day, Precision.DAY, T0, Standing.OFFICIAL
    )
    number = uow.actions.add(action, notice.id, [url]).number
    uow.notices.mention(notice.id, number, new=True, evidence=())
    alert = uow.alerts.add(notice.id, [number], T0, held=None)
    chats = [uow.chats.ensure(ChatAddress(first + n), ChatKind.PRIVATE, T0).id for n in range(people)]
    rows = [NewDelivery(chat, DeliveryKind.CARD, silent=False) for chat in chats]
    uow.alerts.add_deliveries(alert, rows, cursor=chats[-1], done=True, at=T0)


@dataclass
class Desk:
    """A messenger whose answers the test decides, and the loop's clock."""

    database: SqlDatabase
    now: datetime = T0
    answer: SendResult | Postponed = LOST
    for_chat: dict[int, SendResult | Postponed] = field(default_factory=dict)
    sent: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.deliverer = Deliverer(
            self.database,
            self,
            lambda card, delivery: Message("A card"),
            lambda: self.now,
            jitter=lambda: 0.0,
        )

    async def send(
        self, chat: Chat, message: Message, *, silent: bool, reply_to: int | None = None
    ) -> SendResult | Postponed:
        self.sent.append(chat.address.chat_id)
        return self.for_chat.get(chat.address.chat_id, self.answer)

    async def edit(self, chat: Chat, message_id: int, message: Message) -> SendResult:
        raise AssertionError("nothing is edited here")

    async def after(self, seconds: float) -> list[int]:
        """Who is written to in one pass so much later."""
        self.now += timedelta(seconds=seconds)
        self.sent.clear()
        await self.deliverer.drain()
        return sorted(self.sent)

    async def stored(self, query: str) -> object:
        return await self.database.write(lambda uow: uow.session.execute(text(query)).scalar_one())


async def test_a_chat_whose_turn_is_far_off_waits_and_it_counts_as_no_attempt(database: SqlDatabase) -> None:
    await database.write(lambda uow: store_alert(uow, 1))
    desk = Desk(database, answer=Postponed(20.0))
    assert await desk.after(0) == [1000]
    assert await desk.after(19) == []
    assert await desk.after(1) == [1000]
    assert await desk.stored("SELECT attempts FROM delivery") == 0
    assert await desk.stored("SELECT count(*) FROM attempt") == 0
    desk.answer = Receipt(7, T0)
    assert await desk.after(20) == [1000]
    assert await desk.stored("SELECT state FROM delivery") == "delivered"


async def test_a_send_without_an_answer_is_an_attempt(database: SqlDatabase) -> None:
    await database.write(lambda uow: store_alert(uow, 1))
    desk = Desk(database)
    assert await desk.after(0) == [1000]
    assert await desk.stored("SELECT attempts FROM delivery") == 1
    assert await desk.stored("SELECT count(*) FROM attempt") == 1


async def test_many_postponed_chats_do_not_hold_up_those_behind_them(database: SqlDatabase) -> None:
    await database.write(lambda uow: store_alert(uow, 60))
    desk = Desk(database, answer=Receipt(7, T0), for_chat={1000 + n: Postponed(5.0) for n in range(45)})
    assert len(await desk.after(0)) == 60
    assert await desk.stored("SELECT count(*) FROM delivery WHERE state = 'delivered'") == 15


async def test_after_an_outage_the_first_receipt_ends_the_waiting_of_all(database: SqlDatabase) -> None:
    await database.write(lambda uow: store_alert(uow, OUTAGE))
    desk = Desk(database)
    for _ in range(4):
        await desk.after(600)
    assert await desk.after(1) == []  # they wait for minutes
    await database.write(lambda uow: store_alert(uow, 1, first=2000))
    desk.answer = Receipt(7, T0)
    assert await desk.after(0) == [*range(1000, 1000 + OUTAGE), 2000]


async def test_one_chat_without_answers_keeps_its_own_waiting_while_others_are_served(
    database: SqlDatabase,
) -> None:
    await database.write(lambda uow: store_alert(uow, 2))
    desk = Desk(database, answer=Receipt(7, T0), for_chat={1000: LOST})
    await desk.after(0)
    await database.write(lambda uow: store_alert(uow, 1, first=2000))
    assert await desk.after(1) == [2000]
