"""The services on one database, with real HTTP and the real reader; only the chat is a list."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial
from html import escape
from pathlib import Path
from typing import TypeVar

from bot.demo.server import FeedServer
from bot.domain.action import Document, Reading
from bot.domain.chat import (
    ActionFilter,
    Chat,
    ChatAddress,
    ChatKind,
    ClaimedDelivery,
    Message,
    Receipt,
    SendFailure,
    SendResult,
)
from bot.domain.errors import WorkerKilledError
from bot.domain.source import Source, SourceKind
from bot.domain.views import AlertCard, Correction
from bot.domain.words import Standing
from bot.fetch.http import HttpFetcher
from bot.reading.reader import read, screen
from bot.render.correction import render_correction
from bot.render.headline import headline
from bot.render.review import announce_waiting
from bot.services.announcing import Announcer
from bot.services.filing import Filer
from bot.services.outbox import Deliverer, FanOut
from bot.services.polling import Poller
from bot.services.ports import UnitOfWork
from bot.services.reading import NoticeReader
from bot.store.database import SqlDatabase
from shipped import shipped_vocabulary

T = TypeVar("T")
CONFIG = Path(__file__).parents[2] / "config"
START = datetime(2022, 3, 20, 12, 0, tzinfo=UTC)

CHAT_OF_OPERATORS = -1_009

EVERYTHING = ActionFilter()
US_ACT = (
    "Today I am announcing visa restrictions on officials of the People's Republic of China who are "
    "believed to be responsible for the repression of members of religious minorities in China. "
    "The restrictions are taken pursuant to Section 212(a)(3)(C) of the Immigration and Nationality Act."
)
CN_ACT = (
    "Marigold News: On March 21 the US Department of State announced visa restrictions on Chinese "
    "officials, and China said it would answer. What is your comment?\n"
    "Shen Bowen: China has decided to impose reciprocal visa restrictions on US officials who fabricated "
    "lies about China. This is done in accordance with the Anti-Foreign Sanctions Law."
)
CALM = "The Secretary wishes the people of Iceland a happy national day."


class Inline:
    """Runs the work here and now; can be told to die like a worker that hangs."""

    def __init__(self) -> None:
        self.killing: Callable[[tuple[object, ...]], bool] = lambda _: False

    async def run(self, function: Callable[..., T], *args: object, timeout_seconds: float) -> T:
        if self.killing(args):
            raise WorkerKilledError(f"took longer than {timeout_seconds} s and was stopped")
        return function(*args)


@dataclass
class Inbox:
    """A chat application that can refuse."""

    got: list[tuple[int, str]] = field(default_factory=list)
    operator_messages: list[tuple[int, Message]] = field(default_factory=list)
    edits: list[tuple[int, str]] = field(default_factory=list)
    refusal: SendFailure | None = None

    async def send(
        self, chat: Chat, message: Message, *, silent: bool, reply_to: int | None = None
    ) -> SendResult:
        if self.refusal is not None:
            return self.refusal
        if chat.address.chat_id == CHAT_OF_OPERATORS:
            self.operator_messages.append((chat.address.chat_id, message))
            return Receipt(len(self.operator_messages), START)
        self.got.append((chat.address.chat_id, message.html))
        return Receipt(len(self.got), START)

    @property
    def told_operators(self) -> list[tuple[int, str]]:
        """What operators were told, as HTML."""
        return [(chat, message.html) for chat, message in self.operator_messages]

    async def edit(self, chat: Chat, message_id: int, message: Message) -> SendResult:
        self.edits.append((message_id, message.html))
        return Receipt(message_id, START)


@dataclass
class Bench:
    """The services on one database, one feed server, one clock."""

    database: SqlDatabase
    server: FeedServer
    fetcher: HttpFetcher
    worker: Inline = field(default_factory=Inline)
    inbox: Inbox = field(default_factory=Inbox)
    now: datetime = START

    def __post_init__(self) -> None:
        vocabulary = shipped_vocabulary()

        def read_document(document: Document) -> Reading:
            return read(vocabulary, document)

        def might_matter(title: str, text: str, spoken: str | None) -> bool:
            return screen(vocabulary, title, text, spoken)

        self.sources = {
            s.id: s
            for s in (self._source("us", "US", "America/New_York"), self._source("cn", "CN", "Asia/Shanghai"))
        }
        self.poller = Poller(self.database, self.fetcher, self.worker, self.clock, jitter=lambda: 0.0)
        self.reader = NoticeReader(
            self.database,
            self.fetcher,
            self.worker,
            read_document=read_document,
            screen=might_matter,
            sources=self.sources.get,
            filer=Filer(headline=headline, clock=self.clock),
            clock=self.clock,
        )
        self.fan_out = FanOut(self.database, self.clock)
        self.deliverer = Deliverer(self.database, self.inbox, self._render, self.clock, jitter=lambda: 0.0)
        operators = Chat(0, ChatAddress(CHAT_OF_OPERATORS), ChatKind.SUPERGROUP)
        self.announcer = Announcer(self.database, self.inbox, announce_waiting, [operators], self.clock)

    def clock(self) -> datetime:
        return self.now

    def _source(self, source_id: str, country: str, zone: str) -> Source:
        return Source(
            id=source_id,
            country=country,
            body="Foreign Ministry" if country == "CN" else "Department of State",
            standing=Standing.OFFICIAL,
            url=self.server.url(source_id),
            kind=SourceKind.FEED,
            language="en",
            every=timedelta(minutes=15),
            zone=zone,
        )

    @staticmethod
    def _render(content: AlertCard | Correction, delivery: ClaimedDelivery) -> Message:
        if isinstance(content, Correction):
            return render_correction(content, language="en", now=START, told_at=delivery.told_at)
        card = content
        return Message(" + ".join(view.action.headline for view in card.actions))

    async def subscribe(self, chat_id: int, wish: ActionFilter = EVERYTHING) -> None:
        def work(uow: UnitOfWork) -> None:
            chat = uow.chats.ensure(ChatAddress(chat_id), ChatKind.PRIVATE, self.now)
            uow.chats.subscribe(chat.id, wish, silent=False, at=self.now)

        await self.database.write(work)

    async def turn(self, source_id: str, *, after: timedelta = timedelta(hours=1)) -> None:
        """Time passes, the source is polled, what it brought is read and told."""
        self.now += after
        await self.poller.poll(self.sources[source_id])
        await self.tell()

    async def tell(self) -> None:
        await self.reader.drain()
        await self.fan_out.drain()
        await self.deliverer.drain()
        await self.announcer.announce()

    async def numbers(self) -> tuple[int, ...]:
        def work(uow: UnitOfWork) -> tuple[int, ...]:
            found = uow.actions.involving(["US", "CN"], START.date() - timedelta(days=3000))
            return tuple(action.number for action in found)

        return await self.database.read(work)


def item(slug: str, title: str, text: str, at: datetime, *, guid: str | None = None) -> str:
    link = f"https://www.example.org/{slug}/"
    body = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())
    return (
        f"<item><title>{escape(title)}</title><link>{link}</link><guid>{guid or link}</guid>"
        f"<pubDate>{format_datetime(at)}</pubDate><description><![CDATA[{body}]]></description></item>"
    )


def rss(*items: str) -> bytes:
    head = "<title>News</title><link>https://www.example.org/</link><description/>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{"".join(items)}</channel></rss>'.encode()


def calm(number: int, at: datetime = START - timedelta(days=1)) -> str:
    return item(f"calm-{number}", f"Greetings, number {number}", CALM, at)


async def quiet_start(bench: Bench) -> None:
    for source_id in bench.sources:
        bench.server.set_feed(source_id, rss(calm(1), calm(2)))
        await bench.turn(source_id, after=timedelta())


def us_item(text: str = US_ACT, slug: str = "accountability", **kwargs: str) -> str:
    return item(slug, "Accountability for Repression", text, START + timedelta(days=1), **kwargs)


def cn_item() -> str:
    title = "Foreign Ministry Spokesperson's Regular Press Conference on March 31, 2022"
    return item("press-0331", title, CN_ACT, START + timedelta(days=11))


@asynccontextmanager
async def edge() -> AsyncIterator[Callable[[SqlDatabase], Bench]]:
    """A feed server and a client, for one database after another."""
    async with (
        FeedServer(["us", "cn"]) as server,
        HttpFetcher(
            contact="https://example.org",
            version="0",
            host_spacing_seconds=0.0,
            allow_private_hosts=["127.0.0.0/8"],
        ) as fetcher,
    ):
        yield partial(Bench, server=server, fetcher=fetcher)


@asynccontextmanager
async def bench_on(database: SqlDatabase) -> AsyncIterator[Bench]:
    """The services on this database, fed by a server of their own."""
    async with edge() as bench_of:
        yield bench_of(database)
