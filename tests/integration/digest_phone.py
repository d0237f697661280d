"""The loops that write to chats, on a real database, with a messenger and a clock of the test."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from outbox_rows import alert
from sqlalchemy import text
from talk_cases import source

from bot.domain.chat import (
    ActionFilter,
    Chat,
    ChatAddress,
    ChatKind,
    Message,
    Postponed,
    Receipt,
    SendResult,
)
from bot.domain.schedule import Manner, Schedule
from bot.domain.source import Source
from bot.domain.words import Measure
from bot.render.delivered import render_delivery
from bot.render.digest import render_digest
from bot.render.effects import make_effects
from bot.render.headline import headline
from bot.services.correcting import Correcting
from bot.services.deeds import Deed
from bot.services.digests import DigestDeliverer, DigestMaker, DigestReader
from bot.services.outbox import Deliverer, FanOut
from bot.services.subscriptions import Subscriptions
from bot.store.database import SqlDatabase
from bot.store.unit_of_work import SqlUnitOfWork

T0 = datetime(2022, 3, 21, 12, tzinfo=UTC)  # a Monday
HERE = ChatAddress(7_001)
BOTH = ActionFilter(between=frozenset({"US", "CN"}))
VISAS = ActionFilter(measures=frozenset({Measure.VISA_RESTRICTION}))
DAILY = Manner(digest=Schedule())
NO_TABLES = make_effects({})
SOURCES: tuple[Source, ...] = (source("cn-mfa", "CN"), source("us-press", "US"), source("ru-mid", "RU"))


@dataclass
class Phone:
    """The loops that write to chats, with a messenger and a clock of the test."""

    database: SqlDatabase
    now: datetime = T0
    answer: SendResult | Postponed = field(default_factory=lambda: Receipt(40, T0))
    shown: list[tuple[str, bool, int | None]] = field(default_factory=list)  # text, silent, what it answers
    messages: list[Message] = field(default_factory=list)
    edited: list[int] = field(default_factory=list)

    async def send(
        self, chat: Chat, message: Message, *, silent: bool, reply_to: int | None = None
    ) -> SendResult | Postponed:
        self.shown.append((message.html, silent, reply_to))
        self.messages.append(message)
        return self.answer

    async def edit(self, chat: Chat, message_id: int, message: Message) -> SendResult:
        self.edited.append(message_id)
        return Receipt(message_id, self.now)

    def clock(self) -> datetime:
        return self.now

    async def tick(self, to: datetime | None = None) -> list[str]:
        """One pass of all loops; what it brought."""
        self.now = to or self.now
        before = len(self.shown)
        await FanOut(self.database, self.clock).drain()
        await DigestMaker(self.database, self.clock).drain()
        await Deliverer(
            self.database,
            self,
            lambda content, delivery: render_delivery(content, delivery, now=self.now, effects=NO_TABLES),
            self.clock,
            jitter=lambda: 0.0,
        ).drain()
        reader = DigestReader(lambda: SOURCES)
        await DigestDeliverer(
            self.database, self, reader, render_digest, self.clock, jitter=lambda: 0.0
        ).drain()
        return [shown for shown, _, _ in self.shown[before:]]

    async def follow(
        self, manner: Manner = DAILY, wish: ActionFilter = BOTH, address: ChatAddress = HERE
    ) -> int:
        subscriptions = Subscriptions(self.database, lambda: SOURCES)
        (held,) = await subscriptions.follow(address, ChatKind.PRIVATE, [wish], self.now, manner)
        return held.id

    async def act(self, slug: str = "1", **changes: object) -> int:
        """A new act whose alert waits for the fan-out; its number."""

        def work(uow: SqlUnitOfWork) -> int:
            _, number = alert(uow, f"https://example.org/{slug}")
            action = uow.actions.get(number)
            assert action is not None
            if changes:
                uow.actions.update(replace(action, **changes))  # type: ignore[arg-type] # the caller's business
            return number

        return await self.database.write(work)

    async def withdraw(self, number: int) -> None:
        await Correcting(self.database, headline).withdraw(number, Deed("operator", "a mistake", self.now))

    async def count(self, sql: str) -> int:
        return int(await self.database.read(lambda uow: uow.session.execute(text(sql)).scalar_one()))


EIGHT = T0 + timedelta(hours=20)  # 08:00 of the next day
"""08:00 of the next day."""
