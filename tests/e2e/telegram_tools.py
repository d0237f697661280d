"""`nongrata run` with a token, beside a strict Telegram in the test's own process."""

from __future__ import annotations

import asyncio
import itertools
import signal
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from installation import ROOT, Installation, quiet_day, rss, visa_restrictions

from bot.demo.server import FeedServer
from telegram_server import Channel, Group, Private, Shown, TelegramServer

SOURCE = "us-state-press-rss"
NEWS = "US announces visa restrictions on Belarusian officials"
PATIENCE = 60.0  # seconds: two cores, several processes that start at once

_numbers = itertools.count(1)


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
        async with asyncio.timeout(PATIENCE):
            while words not in self.log.read_text():
                await asyncio.sleep(0.05)

    async def end(self, number: int = signal.SIGTERM) -> int:
        """Send a signal and wait; the exit code."""
        if self.child.poll() is None:
            self.child.send_signal(number)
        return await asyncio.to_thread(self.child.wait, PATIENCE)


Start = Callable[..., Process]
Room = Private | Group | Channel


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    """A Telegram with its own limits; what it would accept in silence fails the test."""
    async with TelegramServer() as running:
        yield running


@pytest.fixture
def start(installation: Installation, telegram: TelegramServer, tmp_path: Path) -> Iterator[Start]:
    """Starts processes, which are ended; nothing they wrote may hold the token or a traceback."""
    started: list[Process] = []

    def run(where: Installation = installation, **settings: str) -> Process:
        started.append(Process(where, telegram, **settings))
        return started[-1]

    yield run
    for process in started:
        if process.child.poll() is None:
            process.child.kill()
            process.child.wait()
    for path in tmp_path.rglob("*"):
        if path.is_file() and path.suffix in {".log", ".db", ".db-wal"}:
            assert telegram.token.split(":")[1].encode() not in path.read_bytes(), path
            assert b"Traceback" not in path.read_bytes(), path.read_text(errors="replace")


async def shows(telegram: TelegramServer, room: Room, words: str, *, after: int = 0) -> Shown:
    """The first message of the bot, younger than `after`, that shows these words, now or when it does."""

    def probe() -> Shown | None:
        return next((m for m in room.bot_messages if m.id > after and words in m.text), None)

    return await telegram.world.until(probe, f"message with {words!r} in {room.chat.title}", PATIENCE)


def newest(room: Room) -> int:
    """The number of the last message in a chat."""
    return room.chat.last_id


async def confirmed(telegram: TelegramServer) -> None:
    """Every update was taken and confirmed."""
    assert telegram.world.updates.waiting() == []


def rows(installation: Installation, query: str) -> list[tuple[object, ...]]:
    """What the database of an installation holds."""
    with closing(sqlite3.connect(f"file:{installation.database}?mode=ro", uri=True)) as database:
        return list(database.execute(query).fetchall())


async def until_read(installation: Installation, entries: int = 2) -> None:
    """Wait until the process has polled and read: what is published then rings."""

    def read() -> int:
        try:
            return int(str(rows(installation, "select count(*) from notice")[0][0]))
        except sqlite3.OperationalError:
            return 0

    async with asyncio.timeout(PATIENCE):
        while await asyncio.to_thread(read) < entries:
            await asyncio.sleep(0.05)


def publish(server: FeedServer) -> None:
    """The notice that rings."""
    server.set_feed(SOURCE, rss(visa_restrictions(), quiet_day(20), quiet_day(30)))


async def follow(telegram: TelegramServer, room: Private, words: str = "us belarus") -> None:
    """A person follows by words."""
    await room.says(f"/subscribe {words}")
    await (await shows(telegram, room, "last 90 days")).press("Follow")
    await shows(telegram, room, "You follow")
