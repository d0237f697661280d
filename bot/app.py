"""Composition root: builds everything once from settings, starts it, stops it."""

import asyncio
import contextlib
import functools
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from bot.book import SourceBook
from bot.catalogue.vocabulary import load_vocabulary
from bot.chat.conversation import Conversation
from bot.clock import utc_now
from bot.desk import open_desk, operator_chats
from bot.domain.chat import ClaimedDelivery, Message
from bot.domain.errors import StoreError
from bot.domain.source import Source
from bot.domain.views import AlertCard, Correction
from bot.edge import open_edge
from bot.fetch.heartbeat import make_beat
from bot.fetch.http import HttpFetcher
from bot.fetch.pool import ParsePool
from bot.folders import existing_config
from bot.linking.archive import ArchiveRow
from bot.logs import Trouble
from bot.reading.reader import screen
from bot.reading.vocabulary import Vocabulary
from bot.reading.worker import read_installed
from bot.render.broadcast import render_broadcast, render_reach
from bot.render.delivered import render_delivery
from bot.render.digest import render_digest
from bot.render.effects import Effects
from bot.render.headline import headline
from bot.render.review import announce_waiting
from bot.schedule import Tick
from bot.services.announcing import Announcer
from bot.services.broadcasts import Broadcaster
from bot.services.digests import DigestDeliverer, DigestMaker, DigestReader
from bot.services.filing import Filer
from bot.services.outbox import NOTHING_DUE, Deliverer, FanOut, Render
from bot.services.polling import Poller, PollReport
from bot.services.ports import Clock, Messenger
from bot.services.pulse import Pass, Pulse
from bot.services.reading import NoticeReader, ReadReport
from bot.services.rehearsing import Rehearsal
from bot.services.retention import Retention
from bot.services.sending import Outage
from bot.settings import Settings
from bot.store.database import SqlDatabase
from bot.terminal.adapter import TerminalMessenger
from bot.upkeep.backups import backups_folder, prune

log = structlog.get_logger(__name__)

POLLS_AT_ONCE = 60  # passes under way: a source that takes a minute to fail must not keep the others waiting
POLL_SECONDS = 1.0  # how often due times are looked at; each source has its own interval
TELL_SECONDS = 5.0  # the safety net after a crash or a failed send
DIGEST_SECONDS = 5.0  # how late one may come
RELOAD_SECONDS = 10.0
DELIVER_SECONDS = 1.0
RETENTION_SECONDS = 600.0  # how often it is asked whether a day has passed
HEARTBEAT_SECONDS = 60.0


def _never_quiet() -> float:
    return 0.0


def packaged_config() -> Path:
    """The configuration beside the package: it runs from a checkout or the image."""
    return Path(__file__).resolve().parents[1] / "config"


@dataclass(frozen=True, slots=True)
class App:
    """The parts, built and open. Ticks may be called at any time: one runs, the others wait for it."""

    settings: Settings
    clock: Clock
    database: SqlDatabase
    book: SourceBook
    poller: Poller
    reader: NoticeReader
    rehearsal: Rehearsal
    fan_out: FanOut
    deliverer: Deliverer
    digest_maker: DigestMaker
    digest_deliverer: DigestDeliverer
    broadcaster: Broadcaster
    announcer: Announcer
    conversation: Conversation
    retention: Retention
    pulse: Pulse
    decided: asyncio.Event  # an operator said something, which may have let something go
    paced: bool = False  # delivery takes its time and has a loop of its own, `deliver_until`
    _telling: asyncio.Lock = field(default_factory=asyncio.Lock)
    _waiting: asyncio.Event = field(default_factory=asyncio.Event)

    async def poll_tick(self) -> tuple[PollReport, ...]:
        """Poll what is due. What a source brought is told at once, while slower sources still answer."""
        reports = await self.poller.poll_due(self.book.all(), self._found)
        self.pulse.polled(
            {report.source_id: report.ok for report in reports}, [s.id for s in self.book.all() if s.enabled]
        )
        return reports

    async def _found(self, report: PollReport) -> None:
        if report.new or report.revised:
            await self.tell_tick()

    async def tell_tick(self) -> ReadReport:
        """Read what waits, expand alerts, deliver or have delivered."""
        async with self._telling:
            report = await self.reader.drain(self._alert)
            await self._alert()
            if not self.paced:
                await self.broadcaster.drain()
                await self.announcer.announce()
                self.pulse.ended(Pass.DELIVERING)
        return report

    async def _alert(self) -> None:
        """Tell of what was read so far: the rest of what waits may take minutes to read."""
        await self.fan_out.drain()
        if not self.paced:
            await self.deliverer.drain()
        self.pulse.ended(Pass.TELLING)
        self._waiting.set()

    async def digest_tick(self) -> None:
        """Make the digests that are due, deliver or have them delivered. Alerts do not wait for it."""
        made = await self.digest_maker.drain()
        if not self.paced:
            await self.digest_deliverer.drain()
        elif made:
            self._waiting.set()

    async def deliver_until(self, stop: asyncio.Event, quiet: Callable[[], float] = _never_quiet) -> None:
        """Deliver what is due, at once after each pass that told something and every second besides.

        While `quiet` has seconds left nobody is told anything. Whatever fails is told, and tried again: a
        delivery that ends in silence would be missed by nobody.
        """
        trouble = Trouble(log, "delivery.database_failed")
        while not stop.is_set():
            self._waiting.clear()
            try:
                busy = quiet() <= 0 and await self._deliver_some()
            except StoreError as error:
                trouble.met(error)
                busy = False
            except Exception:  # a fault of the program in one pass; the next may go well
                log.exception("delivery.pass_crashed")
                busy = False
            else:
                trouble.over()
                self.pulse.ended(Pass.DELIVERING)
            if not busy:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._waiting.wait(), DELIVER_SECONDS)

    async def _deliver_some(self) -> bool:
        """Whether more may be due. Alerts go first, then digests, then what operators have to say."""
        alerts = await self.deliverer.step()
        busy = alerts != NOTHING_DUE or await self.digest_deliverer.step() > 0
        busy = busy or await self.broadcaster.step() > 0
        await self.announcer.announce()
        return busy

    async def reload_tick(self) -> None:
        """Take over edits of the source files."""
        await self.book.refresh(self.database)

    async def settle(self) -> None:
        """Wait until the pass under way has committed; a delivery loop that rests looks whether to stop.

        What is not read by then stays unread, for the next start.
        """
        self.reader.stop()
        async with self._telling:
            pass
        self._waiting.set()

    def ticks(self) -> tuple[Tick, ...]:
        """What the scheduler calls."""
        return (
            Tick("poll", POLL_SECONDS, self.poll_tick, at_once=POLLS_AT_ONCE),
            Tick("tell", TELL_SECONDS, self.tell_tick),
            Tick("digests", DIGEST_SECONDS, self.digest_tick),
            Tick("reload", RELOAD_SECONDS, self.reload_tick),
            Tick("retention", RETENTION_SECONDS, self.retention.sweep_if_due),
            *(
                [Tick("heartbeat", HEARTBEAT_SECONDS, self.pulse.give_sign)]
                if self.settings.heartbeat_url
                else []
            ),
        )


def _notice_reader(
    database: SqlDatabase,
    edge: tuple[HttpFetcher, ParsePool],
    vocabulary: Vocabulary,
    book: SourceBook,
    clock: Clock,
) -> NoticeReader:
    return NoticeReader(
        database,
        *edge,
        read_document=read_installed,
        screen=functools.partial(screen, vocabulary),
        sources=book.get,
        filer=Filer(headline=headline, clock=clock),
        clock=clock,
    )


def _rehearsal(edge: tuple[HttpFetcher, ParsePool], clock: Clock) -> Rehearsal:
    filer = Filer(headline=headline, clock=clock)
    return Rehearsal(*edge, read_document=read_installed, filer=filer, clock=clock)


@asynccontextmanager
async def open_app(
    settings: Settings,
    *,
    messenger: Messenger | None = None,
    clock: Clock = utc_now,
    sources: Sequence[Source] | None = None,
    archive: Sequence[ArchiveRow] | None = None,
    fetcher: HttpFetcher | None = None,
    paced: bool = False,
) -> AsyncIterator[App]:
    """Build the program and bring the database to this version.

    `sources` and `archive` replace the configured ones (the demo and the benchmarks bring their own).
    `fetcher`, not opened yet, replaces the settings' one: a soak shortens its time-outs. Without a messenger
    alerts go to standard output. `paced`: the messenger makes deliveries
    wait, so the caller runs `deliver_until` beside the ticks.

    Raises:
        ConfigError: a configuration file is wrong.
        StoreError: the database cannot be used.
    """
    # One line a part, so it is longer than others: this is the place where all of them are seen.
    vocabulary = load_vocabulary(existing_config(settings.config_dir) / "vocabulary")
    decided = asyncio.Event()
    async with AsyncExitStack() as stack:
        desk = await stack.enter_async_context(
            open_desk(settings, clock=clock, sources=sources, archive=archive, decided=decided.set)
        )
        edge = client, pool = await stack.enter_async_context(open_edge(settings, fetcher, vocabulary))
        database = desk.database
        operators = operator_chats(settings)
        told, outage = messenger or TerminalMessenger(sys.stdout), Outage()
        reader = _notice_reader(database, edge, vocabulary, desk.book, clock)
        stack.push_async_callback(reader.close)
        yield App(
            settings=settings,
            clock=clock,
            database=database,
            book=desk.book,
            poller=Poller(database, client, pool, clock),
            reader=reader,
            rehearsal=_rehearsal(edge, clock),
            fan_out=FanOut(database, clock),
            deliverer=Deliverer(database, told, _renderer(desk.effects, clock), clock, outage=outage),
            digest_maker=DigestMaker(database, clock),
            digest_deliverer=DigestDeliverer(
                database, told, DigestReader(desk.book), render_digest, clock, outage=outage
            ),
            broadcaster=Broadcaster(
                database,
                told,
                render_broadcast,
                render_reach,
                operators=operators,
                clock=clock,
                outage=outage,
            ),
            announcer=Announcer(database, told, announce_waiting, operators, clock),
            conversation=desk.conversation,
            retention=Retention(database, clock, functools.partial(prune, backups_folder(settings.data_dir))),
            pulse=Pulse(make_beat(settings.heartbeat_url), clock, database),
            decided=decided,
            paced=paced,
        )


def _renderer(effects: Effects, clock: Clock) -> Render:
    def render(content: AlertCard | Correction, delivery: ClaimedDelivery) -> Message:
        return render_delivery(content, delivery, now=clock(), effects=effects)

    return render
