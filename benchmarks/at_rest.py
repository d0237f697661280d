"""The program at rest: memory with 60 sources, and the time from publication to the alert.

It is started twice on the same folder, so that the acts are news and not a first poll.
Memory is that of all its processes once every source has been read. Then acts are published on some of the
feeds, one at a time, each polled every second; the alert is awaited on the program's output.
"""

import argparse
import asyncio
import statistics
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from benchmarks.figures import Figure, table
from benchmarks.program import Installation, Running, running
from bot.demo.server import FeedServer
from bot.domain.chat import ActionFilter, ChatKind
from bot.domain.source import Source, SourceKind
from bot.domain.words import Standing
from bot.services.ports import UnitOfWork
from bot.store.database import open_database
from bot.terminal.adapter import TERMINAL

SOURCES = 60
MEMORY_BAR = 150.0  # MB
EACH = 4  # acts on one feed: more than five within an hour would wait for an operator
REST_SECONDS = 3.0

TARGETS = (
    ("Belarus", "Belarusian"),
    ("Nicaragua", "Nicaraguan"),
    ("Uganda", "Ugandan"),
    ("Georgia", "Georgian"),
    ("Serbia", "Serbian"),
    ("Cuba", "Cuban"),
    ("Ghana", "Ghanaian"),
    ("Hungary", "Hungarian"),
    ("Haiti", "Haitian"),
    ("Iran", "Iranian"),
    ("Cambodia", "Cambodian"),
    ("Guatemala", "Guatemalan"),
    ("Zimbabwe", "Zimbabwean"),
    ("Somalia", "Somali"),
    ("Nigeria", "Nigerian"),
    ("Ethiopia", "Ethiopian"),
    ("Venezuela", "Venezuelan"),
    ("Honduras", "Honduran"),
    ("Russia", "Russian"),
    ("China", "Chinese"),
)
FAST = len(TARGETS) // EACH


def item(slug: str, title: str, text: str, at: datetime) -> str:
    """An RSS item."""
    link = f"https://www.example.org/{slug}/"
    return (
        f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid>"
        f"<pubDate>{format_datetime(at)}</pubDate><description><![CDATA[<p>{text}</p>]]></description></item>"
    )


def rss(items: Sequence[str]) -> bytes:
    """An RSS document."""
    head = "<title>Press Releases</title><link>https://www.example.org/</link><description/>"
    body = "".join(items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{body}</channel></rss>'.encode()


def calm(source: int) -> list[str]:
    """What the feed of a source shows on a day on which nothing happens."""
    yesterday = datetime.now(UTC) - timedelta(days=1)
    text = "The Secretary congratulates the people of Iceland on their national day. "
    return [
        item(f"calm-{source}-{n}", f"Greetings {source}-{n}", text * 8, yesterday - timedelta(hours=n))
        for n in range(10)
    ]


def act(country: str, demonym: str) -> str:
    """An announcement that names nobody."""
    text = (
        "Today I am announcing a new visa restriction policy under Section 212(a)(3)(C) of the Immigration "
        f"and Nationality Act that will apply to {demonym} officials believed to be responsible for the "
        f"repression of peaceful protesters in {country}."
    )
    title = f"Accountability for Repression in {country}"
    return item(f"act-{country.lower()}", title, text, datetime.now(UTC))


def local_sources(server: FeedServer, names: Sequence[str]) -> tuple[Source, ...]:
    """The first few are polled every second, the others hourly."""
    return tuple(
        Source(
            id=name,
            country="US",
            body="Department of State",
            standing=Standing.OFFICIAL,
            url=server.url(name),
            kind=SourceKind.FEED,
            language="en",
            every=timedelta(seconds=1 if number < FAST else 3600),
            zone="America/New_York",
        )
        for number, name in enumerate(names)
    )


async def until_read(installation: Installation) -> None:
    """Wait until no entry waits for the reader: news would stand behind them."""
    async with asyncio.timeout(60), open_database(installation.database_url) as database:
        while await database.read(lambda uow: uow.entries.count_unread()):  # noqa: ASYNC110 -- another process reads
            await asyncio.sleep(0.1)


async def subscribe_terminal(installation: Installation) -> None:
    """The terminal follows everything."""

    def work(uow: UnitOfWork) -> None:
        now = datetime.now(UTC)
        chat = uow.chats.ensure(TERMINAL, ChatKind.TERMINAL, now)
        uow.chats.subscribe(chat.id, ActionFilter(), silent=False, at=now)

    async with open_database(installation.database_url) as database:
        await database.write(work)


async def publish(program: Running, server: FeedServer, name: str, items: list[str]) -> tuple[float, float]:
    """Seconds from publication to the answered poll, and to the alert. The first item is the news."""
    demonym = next(d for _, d in TARGETS if f"apply to {d} officials" in items[0])
    asked = len(server.asked(name))
    published = program.seconds()
    server.set_feed(name, rss(items))
    waiting = asyncio.create_task(program.line(f"visa restrictions on {demonym} officials"))
    polled = None
    while not waiting.done():
        if polled is None and any(each.status == 200 for each in server.asked(name)[asked:]):
            polled = program.seconds() - published
        await asyncio.sleep(0.005)
    alerted = (await waiting).at - published
    return (alerted if polled is None else polled), alerted


async def run(folder: Path) -> tuple[Figure, ...]:
    """Run both starts and all publications."""
    names = [f"local-{number}" for number in range(SOURCES)]
    async with FeedServer(names) as server:
        feeds = [calm(number) for number in range(SOURCES)]
        for name, items in zip(names, feeds, strict=True):
            server.set_feed(name, rss(items))
        installation = Installation.make(folder, local_sources(server, names))
        async with running(installation) as program:
            await program.line('"changed"', SOURCES)
            await until_read(installation)
        await subscribe_terminal(installation)
        async with running(installation) as program:
            await program.line('"started"')
            times = []
            for number, target in enumerate(TARGETS):
                feed = feeds[number % FAST]
                feed.insert(0, act(*target))
                times.append(await publish(program, server, names[number % FAST], feed))
            await asyncio.sleep(REST_SECONDS)
            memory = program.memory()
    return _figures(memory, times)


def _figures(memory: tuple[float, float, int], times: list[tuple[float, float]]) -> tuple[Figure, ...]:
    rss_mb, pss_mb, processes = memory
    alerted = [alert for _, alert in times]
    after_poll = [alert - polled for polled, alert in times]
    return (
        # PSS counts a page that processes share once; the sum of RSS counts it for each of them.
        Figure(f"memory at rest, {SOURCES} sources, PSS", pss_mb, "MB", MEMORY_BAR),
        Figure("memory at rest, sum of RSS", rss_mb, "MB"),
        Figure("processes", processes, ""),
        Figure(f"publication to alert, median of {len(times)}", statistics.median(alerted), "s"),
        Figure("publication to alert, worst", max(alerted), "s"),
        Figure("answered poll to alert, median", statistics.median(after_poll), "s"),
        Figure("answered poll to alert, worst", max(after_poll), "s"),
    )


def measure(arguments: Sequence[str]) -> tuple[Figure, ...]:
    """Measure and print, in a folder that is removed afterwards."""
    argparse.ArgumentParser(prog="python -m benchmarks at_rest", description=__doc__).parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="nongrata-at-rest-") as folder:
        figures = asyncio.run(run(Path(folder)))
    print(table(figures))
    return figures
