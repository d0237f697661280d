"""`nongrata run` with a token, beside a strict Telegram and a feed in the test's own process."""

from __future__ import annotations

import asyncio
import itertools
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import pytest_asyncio
from installation import (
    READ,
    ROOT,
    SOURCE,
    START_SECONDS,
    Installation,
    Published,
    installed,
    publish_until_fetched,
    quiet_day,
    rss,
    visa_restrictions,
)

from bot.demo.server import FeedServer
from telegram_server import Channel, Group, Limits, Person, Private, Shown, TelegramServer, Topic

SECRET = "open-sesame"
# Where pacing is not what is tested nobody waits for it; a process that a module shares keeps Telegram's.
QUICK = {"CHAT_SECONDS": "0.05"}
QUICK_LIMITS = Limits(private_per_second=20.0)

_numbers = itertools.count(1)

Room = Private | Group | Channel


@dataclass(frozen=True, slots=True)
class News:
    """A notice that rings, who follows it, and how its card begins."""

    country: str
    people: str

    @property
    def wish(self) -> str:
        return f"us {self.country.casefold()}"

    @property
    def headline(self) -> str:
        return f"US announces visa restrictions on {self.people} officials"

    def published(self) -> Published:
        return visa_restrictions(self.country, self.people)


BELARUS = News("Belarus", "Belarusian")


class Process:
    """`nongrata run`, with its log kept."""

    def __init__(self, installation: Installation, telegram: TelegramServer, **settings: str) -> None:
        self.log = installation.folder / f"run-{next(_numbers)}.log"
        environment = installation.environment() | {
            "NONGRATA_TELEGRAM_TOKEN": telegram.token,
            "NONGRATA_TELEGRAM_API_URL": telegram.url,
            **{f"NONGRATA_{name}": value for name, value in settings.items()},
        }
        with self.log.open("ab") as log:
            self.child = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    async def logs(self, words: str) -> None:
        """Wait until the log holds these words."""
        async with asyncio.timeout(START_SECONDS):
            while words not in self.log.read_text():
                await asyncio.sleep(0.05)

    async def ends(self) -> int:
        """Wait for its end; the exit code."""
        try:
            return await asyncio.to_thread(self.child.wait, START_SECONDS)
        except subprocess.TimeoutExpired:
            self.child.kill()
            raise

    async def end(self, number: int = signal.SIGTERM) -> int:
        """Send a signal and wait; the exit code."""
        if self.child.poll() is None:
            self.child.send_signal(number)
        return await self.ends()


@dataclass
class House:
    """A feed, a strict Telegram, an installation, and the processes that were started on them."""

    feeds: FeedServer
    telegram: TelegramServer
    installation: Installation
    settings: dict[str, str] = field(default_factory=dict)  # of every process
    processes: list[Process] = field(default_factory=list)
    _news: list[Published] = field(default_factory=list)

    def start(self, **settings: str) -> Process:
        """Start one."""
        return self.start_on(self.installation, **settings)

    def start_on(self, installation: Installation, **settings: str) -> Process:
        """Start one on another installation, with the same token."""
        self.processes.append(Process(installation, self.telegram, **(self.settings | settings)))
        return self.processes[-1]

    async def shows(self, room: Room, words: str, *, after: int = 0) -> Shown:
        """The first message of the bot, younger than `after`, that shows these words, now or when it does."""

        def probe() -> Shown | None:
            return next((m for m in room.bot_messages if m.id > after and words in m.text), None)

        what = f"message with {words!r} in {room.chat.title}"
        return await self.telegram.world.until(probe, what, START_SECONDS)

    async def asks(self, room: Private, text: str, shown: str) -> Shown:
        """A person types and gets an answer with these words."""
        before = newest(room)
        await room.says(text)
        return await self.shows(room, shown, after=before)

    async def hears(
        self, room: Group, person: Person, text: str, shown: str, *, topic: Topic | None = None
    ) -> Shown:
        """The same in a group, perhaps in one of its topics."""
        before = newest(room)
        await room.says(person, text, topic=topic)
        return await self.shows(room, shown, after=before)

    async def follow(self, room: Private, wish: str = BELARUS.wish) -> None:
        """A person follows by words."""
        await (await self.asks(room, f"/subscribe {wish}", "Sources read for it")).press("Follow")
        await self.shows(room, "You follow")

    async def publish(self, news: News = BELARUS) -> None:
        """Publish something that rings, once what was there before has been read; it was fetched then."""
        await self.installation.until_rows(READ, 2)
        self._news.append(news.published())
        await publish_until_fetched(self.feeds, rss(*self._news, quiet_day(20), quiet_day(30)))

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """What the database holds."""
        return self.installation.rows(query)

    async def all_taken(self) -> None:
        """Wait until Telegram has nothing left to tell the bot."""
        waiting = self.telegram.world.updates.waiting
        await self.telegram.world.until(lambda: not waiting() or None, "end of the queue", START_SECONDS)

    def check_files(self) -> None:
        """Nothing that a process wrote may hold the token, or a traceback."""
        secret = self.telegram.token.split(":")[1].encode()
        for path in self.installation.folder.rglob("*"):
            if path.is_file() and path.suffix in {".log", ".db", ".db-wal"}:
                assert secret not in path.read_bytes(), path
                assert b"Traceback" not in path.read_bytes(), path.read_text(errors="replace")


def newest(room: Room) -> int:
    """The number of the last message in a chat."""
    return room.chat.last_id


def cards(room: Room, news: News = BELARUS) -> list[Shown]:
    """The alerts of this news in a chat."""
    return [message for message in room.bot_messages if news.headline in message.text]


def webhook() -> dict[str, str]:
    """Settings for a webhook at a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    return {
        "TELEGRAM_WEBHOOK_URL": f"http://{address}/hook",
        "TELEGRAM_WEBHOOK_SECRET": SECRET,
        "TELEGRAM_WEBHOOK_LISTEN": address,
    }


@asynccontextmanager
async def housed(folder: Path, first_start: Path, *, quick: bool) -> AsyncIterator[House]:
    """A house without a process, on a database as the first start leaves it.

    At the end those still running are told to end, which they must do in good order; no file may hold the
    token or a traceback; and what Telegram would accept in silence is an error.
    """
    limits = QUICK_LIMITS if quick else Limits()
    async with FeedServer([SOURCE]) as feeds, TelegramServer(limits=limits) as telegram:
        feeds.set_feed(SOURCE, rss(quiet_day(20), quiet_day(30)))
        with installed(folder, feeds.url(SOURCE)) as installation:
            installation.start_with(first_start)
            house = House(feeds, telegram, installation, QUICK if quick else {})
            try:
                yield house
            finally:
                running = [process for process in house.processes if process.child.poll() is None]
                codes = [await process.end() for process in running]
            assert codes == [0] * len(codes)
            house.check_files()


@pytest.fixture
async def house(tmp_path: Path, first_start: Path) -> AsyncIterator[House]:
    """One for this test alone; the test starts what it needs."""
    async with housed(tmp_path, first_start, quick=True) as ready:
        yield ready


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def home(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, first_start: Path
) -> AsyncIterator[House]:
    """One process for all tests of a module, which bring their own people; the module may have SETTINGS."""
    async with housed(tmp_path_factory.mktemp("home"), first_start, quick=False) as ready:
        ready.start(**getattr(request.module, "SETTINGS", {}))
        yield ready
