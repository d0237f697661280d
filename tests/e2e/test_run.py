"""`nongrata run` as its user meets it: alerts and answers in a terminal, stopped and killed at any moment."""

from __future__ import annotations

import asyncio
import re
import signal
import sqlite3
from pathlib import Path

import pexpect
import pytest
from installation import Installation, expect, quiet_day, rss, visa_restrictions

from bot.demo.server import FeedServer

SOURCE = "us-state-press-rss"
NEWS = "US announces visa restrictions on Belarusian officials"


def migrated(database: sqlite3.Connection) -> bool:
    """Whether the schema is there: then a missing table is a mistake of the test."""
    sql = "select count(*) from sqlite_master where name = 'alembic_version'"
    return bool(database.execute(sql).fetchone()[0])


async def _until_read(server: FeedServer, installation: Installation, entries: int) -> None:
    """Wait until the process has stored and read this many entries."""

    def read() -> int:
        if not installation.database.exists():
            return 0
        with sqlite3.connect(f"file:{installation.database}?mode=ro", uri=True) as database:
            try:
                row = database.execute("select count(*) from notice").fetchone()
            except sqlite3.OperationalError as error:
                if "no such table: notice" not in str(error) or migrated(database):
                    raise
                return 0
        return int(row[0])

    async with asyncio.timeout(60):
        while await asyncio.to_thread(read) < entries:
            await asyncio.sleep(0.05)


async def test_a_notice_published_after_the_first_poll_rings_and_can_be_asked_about(
    server: FeedServer, installation: Installation
) -> None:
    child = installation.spawn("run")
    await _until_read(server, installation, 2)
    child.sendline("/subscribe us belarus")
    await expect(child, "Follow")
    child.sendline("1")
    await expect(child, "(?i)following|you follow|done")
    server.set_feed(SOURCE, rss(visa_restrictions(), quiet_day(20), quiet_day(30)))
    await expect(child, NEWS)
    await expect(child, r"/a(\d+)")
    assert isinstance(child.match, re.Match)
    number = child.match.group(1)
    child.sendline(f"/a{number}")
    await expect(child, "212")
    child.sendline("/history us by")
    await expect(child, f"/a{number}")
    child.kill(signal.SIGTERM)
    await expect(child, pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


async def test_what_the_first_poll_found_does_not_ring(
    server: FeedServer, installation: Installation
) -> None:
    server.set_feed(SOURCE, rss(visa_restrictions(), quiet_day(20), quiet_day(30)))
    child = installation.spawn("run")
    await expect(child, "An alert waits for you")  # the operator at the terminal is told
    child.sendline("/subscribe us belarus")
    await expect(child, r"\[(\d+)\] Follow")
    assert isinstance(child.match, re.Match)
    child.sendline(child.match.group(1))
    await expect(child, "You follow")
    child.sendline("/latest us by")
    await expect(child, r"/a\d+")  # it is known
    child.kill(signal.SIGTERM)
    await expect(child, pexpect.EOF)
    with sqlite3.connect(installation.database) as database:
        assert database.execute("select count(*) from delivery").fetchone() == (0,)
        (held,) = database.execute("select count(*) from alert where held").fetchone()
    assert held == 1


async def test_whoever_sits_at_the_terminal_sends_what_was_held(
    server: FeedServer, installation: Installation
) -> None:
    server.set_feed(SOURCE, rss(visa_restrictions(), quiet_day(20), quiet_day(30)))
    child = installation.spawn("run")
    await expect(child, r"An alert waits for you.*\[(\d+)\] Send")
    assert isinstance(child.match, re.Match)
    send = child.match.group(1)
    child.sendline("/subscribe us belarus")
    await expect(child, r"\[(\d+)\] Follow")
    assert isinstance(child.match, re.Match)
    child.sendline(child.match.group(1))
    await expect(child, "You follow")
    child.sendline(send)
    await expect(child, "Sent")
    await expect(child, r"\) · checked by a person")
    child.sendline(send)
    await expect(child, "ruled before")
    child.kill(signal.SIGTERM)
    await expect(child, pexpect.EOF)
    with sqlite3.connect(installation.database) as database:
        assert database.execute("select count(*) from delivery").fetchone() == (1,)


@pytest.mark.parametrize("delay", [0.0, 0.3, 0.6, 1.0, 1.6])
async def test_killed_at_any_moment_after_publication_the_alert_still_comes(
    server: FeedServer, installation: Installation, delay: float
) -> None:
    child = installation.spawn("run")
    await _until_read(server, installation, 2)
    child.sendline("/subscribe us belarus")
    await expect(child, "Follow")
    child.sendline("1")
    await expect(child, "(?i)following|you follow|done")
    server.set_feed(SOURCE, rss(visa_restrictions(), quiet_day(20), quiet_day(30)))
    await asyncio.sleep(delay)  # the point of the test is where the kill falls, not what it waits for
    child.kill(signal.SIGKILL)
    seen = await _rest_of(child)
    again = installation.spawn("run")
    if NEWS not in seen:
        await expect(again, NEWS, 90)  # a claim of the killed process runs out first
    await _until_delivered(installation.database)
    again.kill(signal.SIGTERM)
    await expect(again, pexpect.EOF)
    with sqlite3.connect(installation.database) as database:
        assert database.execute("select count(*) from alert").fetchone() == (1,)


async def _rest_of(child: pexpect.spawn[str]) -> str:
    await expect(child, pexpect.EOF)
    return str(child.before)


async def _until_delivered(path: Path) -> None:
    def waiting() -> int:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
            sql = "select count(*) from delivery where state = 'delivered'"
            return int(database.execute(sql).fetchone()[0])

    async with asyncio.timeout(90):
        while await asyncio.to_thread(waiting) < 1:
            await asyncio.sleep(0.05)
