"""While it runs the disk fills up and is emptied, and the clock is set: nothing is lost, all is told once."""

import asyncio
import contextlib
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pexpect
import pytest
from installation import ROOT, START_SECONDS, Installation, expect, quiet_day, rss, visa_restrictions

from bot.demo.server import FeedServer

SOURCE = "us-state-press-rss"
NEWS = "US announces visa restrictions on Belarusian officials"
ROOM = "16m"  # three times what the archive takes
OWN_MOUNTS = ("unshare", "--map-root-user", "--mount")
CAN_MOUNT = (
    bool(shutil.which("unshare")) and not subprocess.run([*OWN_MOUNTS, "true"], check=False).returncode
)


def spawn(installation: Installation, *command: str) -> "pexpect.spawn[str]":
    """A command on the installation, at a terminal."""
    child = pexpect.spawn(
        command[0],
        list(command[1:]),
        cwd=str(ROOT),
        env=installation.environment(),
        encoding="utf-8",
        timeout=START_SECONDS,
        dimensions=(50, 400),
    )
    installation.children.append(child)
    return child


def ask(path: Path, sql: str) -> int:
    """A number from the database of a running program; 0 while there is no such table yet."""
    with contextlib.closing(sqlite3.connect(path, timeout=30)) as database:
        try:
            return int(database.execute(sql).fetchone()[0])
        except sqlite3.OperationalError as error:
            if "no such table" not in str(error):
                raise
            return 0


async def until(happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(START_SECONDS):
        while not await asyncio.to_thread(happened):
            await asyncio.sleep(0.05)


async def follow(child: "pexpect.spawn[str]") -> None:
    child.sendline("/subscribe us belarus")
    await expect(child, "Follow")
    child.sendline("1")
    await expect(child, "(?i)following|you follow|done")


async def end(child: "pexpect.spawn[str]") -> str:
    """Stop it; returns what it said since the last expectation."""
    child.kill(signal.SIGTERM)
    await expect(child, pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    return str(child.before)


def fill(folder: Path) -> Path:
    """Take all the room there is."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(b"x" * 4096):
            pass
    return filler


@pytest.mark.skipif(not CAN_MOUNT, reason="this machine lets nobody mount a small disk of their own")
async def test_an_alert_that_met_a_full_disk_comes_once_when_there_is_room(
    server: FeedServer, new_installation: Installation
) -> None:
    installation = new_installation
    folder = installation.folder / "data"
    folder.mkdir()
    mount = f'mount -t tmpfs -o size={ROOM} tmpfs "$0" && exec "$@"'
    child = spawn(
        installation, *OWN_MOUNTS, "sh", "-c", mount, str(folder), sys.executable, "-m", "bot", "run"
    )
    child.logfile_read = said = Said()
    inside = Path(f"/proc/{child.pid}/root{folder}")  # as the program sees it
    await expect(child, "new=2 outcome=changed")
    await follow(child)
    filler = await asyncio.to_thread(fill, inside)
    server.set_feed(SOURCE, rss(visa_restrictions(), quiet_day(20), quiet_day(30)))
    await expect(child, "poll.not_stored")
    await expect(child, "disk is neither full nor read-only")
    filler.unlink()
    await expect(child, NEWS)
    asked = len(server.asked(SOURCE))
    await until(lambda: len(server.asked(SOURCE)) >= asked + 3)  # polls that bring nothing are not told
    await end(child)
    assert said.text.count(NEWS) == 1
    assert said.text.count("poll.not_stored.over") == said.text.count("poll.not_stored ") == 1
    assert "Traceback" not in said.text


async def test_polls_and_alerts_go_on_when_the_clock_is_set_back_and_forward(
    server: FeedServer, installation: Installation
) -> None:
    child = spawn(installation, sys.executable, str(Path(__file__).with_name("set_clock.py")), "run")
    child.logfile_read = said = Said()
    old = quiet_day(20), quiet_day(30)
    await until(
        lambda: (
            installation.database.exists()
            and ask(installation.database, "select count(*) from notice") >= len(old)
        )
    )
    await follow(child)
    child.kill(signal.SIGUSR1)
    await expect(child, "clock.jumped")
    first = replace(visa_restrictions(), at=datetime.now(UTC) - timedelta(hours=4))
    server.set_feed(SOURCE, rss(first, *old))
    await expect(child, NEWS)
    child.kill(signal.SIGUSR2)
    await expect(child, "clock.jumped")
    second = replace(
        visa_restrictions(),
        slug="georgia-visas",
        text=first.text.replace("Belarusian", "Georgian").replace("Belarus", "Georgia"),
        title="Accountability for Repression in Georgia",
    )
    server.set_feed(SOURCE, rss(second, first, *old))
    await until(
        lambda: (
            ask(installation.database, "select count(*) from alert") == 2
            and ask(installation.database, "select count(*) from entry where unread") == 0
        )
    )
    await end(child)
    assert said.text.count(NEWS) == 1
    assert "Traceback" not in said.text


class Said:
    """What a child has written."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        """Nothing is held back."""
