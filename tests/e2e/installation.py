"""The real process on a pseudo-terminal, fed by a local server: nothing of the product is replaced."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from http import HTTPStatus
from pathlib import Path

import pexpect
import pytest

from bot.catalogue.archive import load_archive
from bot.clock import utc_now
from bot.demo.server import FeedServer
from bot.services.archive import import_archive
from bot.store.database import open_database

ROOT = Path(__file__).parents[2]
START_SECONDS = 180.0  # of patience; a two-core machine may have a dozen other things to do
SOURCE = "us-state-press-rss"
READ = "select count(*) from notice"

SOURCE_YAML = f"""
- id: {SOURCE}
  country: US
  body: Department of State
  standing: official
  url: {{url}}
  kind: feed
  language: en
  every: 1s
  zone: America/New_York
"""


@dataclass(frozen=True, slots=True)
class Published:
    """An item of the test's own feed."""

    slug: str
    title: str
    text: str
    at: datetime

    def xml(self) -> str:
        link = f"https://www.example.org/{self.slug}/"
        return (
            f"<item><title>{escape(self.title)}</title><link>{link}</link><guid>{link}</guid>"
            f"<pubDate>{format_datetime(self.at)}</pubDate>"
            f"<description><![CDATA[<p>{self.text}</p>]]></description></item>"
        )


def rss(*items: Published) -> bytes:
    body = "".join(item.xml() for item in items)
    head = "<title>Press Releases</title><link>https://www.example.org/</link><description/>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{body}</channel></rss>'.encode()


def quiet_day(hours_ago: int = 20) -> Published:
    at = datetime.now(UTC) - timedelta(hours=hours_ago)
    text = "The Secretary congratulates the people of Iceland on their national day."
    return Published(f"iceland-{hours_ago}", "Iceland National Day", text, at)


def visa_restrictions(country: str = "Belarus", people: str = "Belarusian") -> Published:
    """Written for these tests: an announcement that names nobody."""
    text = (
        "Today I am announcing a new visa restriction policy under Section 212(a)(3)(C) of the Immigration "
        f"and Nationality Act that will apply to {people} officials believed to be responsible for the "
        f"repression of peaceful protesters in {country}."
    )
    title = f"Accountability for Repression in {country}"
    return Published(f"{country.casefold()}-visas", title, text, datetime.now(UTC))


@dataclass
class Installation:
    """A data folder, a configuration with one source, and the processes started on them."""

    folder: Path
    feed_url: str
    children: list[pexpect.spawn[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        config = self.folder / "config"
        (config / "sources").mkdir(parents=True)
        (config / "vocabulary").symlink_to(ROOT / "config" / "vocabulary")
        (config / "history.jsonl").symlink_to(ROOT / "config" / "history.jsonl")
        (config / "sources" / "test.yml").write_text(SOURCE_YAML.format(url=self.feed_url))

    @property
    def database(self) -> Path:
        return self.folder / "data" / "nongrata.db"

    def start_with(self, database: Path) -> None:
        """Take a copy of this database."""
        self.database.parent.mkdir(mode=0o700)
        shutil.copyfile(database, self.database)

    def environment(self) -> dict[str, str]:
        # Compiled modules are kept, as in any installation: without them a start takes three times as long.
        left_out = ("NONGRATA_", "PYTHONDONTWRITEBYTECODE")
        kept = {k: v for k, v in os.environ.items() if not k.startswith(left_out)}
        return kept | {
            "NONGRATA_DATA_DIR": str(self.folder / "data"),
            "NONGRATA_CONFIG_DIR": str(self.folder / "config"),
            "NONGRATA_ALLOW_PRIVATE_HOSTS": "127.0.0.0/8",
            "NONGRATA_HOST_SPACING": "0",
            "NONGRATA_MIN_INTERVAL": "1",
            "NONGRATA_CONTACT": "https://example.org/contact",
            "NO_COLOR": "1",
        }

    def spawn(self, *arguments: str) -> pexpect.spawn[str]:
        child = pexpect.spawn(
            sys.executable,
            ["-m", "bot", *arguments],
            cwd=str(ROOT),
            env=self.environment(),
            encoding="utf-8",
            timeout=START_SECONDS,
            dimensions=(50, 160),
        )
        self.children.append(child)
        return child

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """What the database holds."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as database:
            return list(database.execute(query).fetchall())

    async def until_rows(self, counting: str, least: int) -> None:
        """Wait until the database, which may not be there yet, counts so many."""

        def count() -> int:
            migrated = self._migrated()  # asked first: the schema may come between two questions
            try:
                return int(str(self.rows(counting)[0][0]))
            except sqlite3.OperationalError:
                if migrated:
                    raise  # a mistake of the test
                return 0

        async with asyncio.timeout(START_SECONDS):
            while await asyncio.to_thread(count) < least:
                await asyncio.sleep(0.05)

    def _migrated(self) -> bool:
        try:
            return bool(self.rows("select 1 from sqlite_master where name = 'alembic_version'"))
        except sqlite3.OperationalError:
            return False

    def claims_run_out(self) -> None:
        """As if the half minute had passed for which a killed process holds what it was sending."""
        with closing(sqlite3.connect(self.database)) as database:
            database.execute("update delivery set due_at = '2000-01-01 00:00:00' where claimed")
            database.commit()

    def stop_all(self) -> None:
        for child in self.children:
            if child.isalive():
                child.kill(signal.SIGKILL)
            child.close(force=True)


@contextmanager
def installed(folder: Path, feed_url: str) -> Iterator[Installation]:
    installation = Installation(folder, feed_url)
    try:
        yield installation
    finally:
        installation.stop_all()


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with FeedServer([SOURCE]) as running:
        running.set_feed(SOURCE, rss(quiet_day(20), quiet_day(30)))
        yield running


@pytest.fixture(scope="session")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the schema of this version and the archive, made once: it takes half of a start."""
    path = tmp_path_factory.mktemp("first") / "nongrata.db"

    async def make() -> None:
        async with open_database(f"sqlite:///{path}") as database:
            await import_archive(database, load_archive(ROOT / "config" / "history.jsonl"), utc_now)

    asyncio.run(make())
    return path


@pytest.fixture
def new_installation(server: FeedServer, tmp_path: Path) -> Iterator[Installation]:
    """One on which nothing was started yet."""
    with installed(tmp_path, server.url(SOURCE)) as ready:
        yield ready


@pytest.fixture
def installation(new_installation: Installation, first_start: Path) -> Installation:
    """One with a database as the first start leaves it."""
    new_installation.start_with(first_start)
    return new_installation


async def publish_until_fetched(server: FeedServer, body: bytes) -> None:
    """Publish something and wait until it was fetched: nothing of it may be stored yet."""
    before = len(server.asked(SOURCE))
    server.set_feed(SOURCE, body)
    async with asyncio.timeout(START_SECONDS):
        while all(each.status != HTTPStatus.OK for each in server.asked(SOURCE)[before:]):
            await asyncio.sleep(0.005)


async def expect(
    child: pexpect.spawn[str], pattern: str | type[pexpect.EOF], seconds: float = START_SECONDS
) -> None:
    """Wait for the pattern without blocking the loop that serves the feed."""
    await asyncio.to_thread(child.expect, pattern, seconds)
