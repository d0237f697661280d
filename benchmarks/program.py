"""`nongrata run` as a process of its own, started by a benchmark on an installation made for it."""

import asyncio
import os
import re
import signal
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.app import packaged_config
from bot.domain.source import Source

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 60.0
_KILOBYTES = re.compile(r"^(Rss|Pss):\s+(\d+) kB", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Installation:
    """A folder with a configuration that reads only these sources."""

    folder: Path

    @classmethod
    def make(cls, folder: Path, sources: Sequence[Source]) -> "Installation":
        """Write the configuration; rules and archive are the packaged ones."""
        config = folder / "config"
        (config / "sources").mkdir(parents=True)
        for shared in ("vocabulary", "history.jsonl"):
            (config / shared).symlink_to(packaged_config() / shared)
        (config / "sources" / "local.yml").write_text("".join(map(_row, sources)), encoding="utf-8")
        return cls(folder)

    @property
    def database_url(self) -> str:
        """Where the program keeps its SQLite file."""
        return f"sqlite:///{self.folder / 'data' / 'nongrata.db'}"

    def environment(self) -> dict[str, str]:
        """The surroundings, without settings of this machine for the program or for Python."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("NONGRATA_", "PYTHON"))}
        return kept | {
            "NONGRATA_DATA_DIR": str(self.folder / "data"),
            "NONGRATA_CONFIG_DIR": str(self.folder / "config"),
            "NONGRATA_ALLOW_PRIVATE_HOSTS": "127.0.0.0/8",
            "NONGRATA_HOST_SPACING": "0",
            "NONGRATA_MIN_INTERVAL": "1",
            "NONGRATA_LOG_FORMAT": "json",
            "PYTHONUNBUFFERED": "1",
        }


def _row(source: Source) -> str:
    return (
        f"- id: {source.id}\n  country: {source.country}\n  body: {source.body}\n"
        f"  standing: {source.standing}\n  url: {source.url}\n  kind: {source.kind}\n"
        f"  language: {source.language}\n  every: {int(source.every.total_seconds())}s\n"
        f"  zone: {source.zone}\n"
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A line the program wrote, and when, in seconds since its start."""

    at: float
    text: str


class Running:
    """The process, and all that it writes."""

    def __init__(self, process: asyncio.subprocess.Process, started: float) -> None:
        self._process = process
        self._started = started
        self._lines: list[Line] = []
        self._news = asyncio.Condition()
        self._listening = asyncio.create_task(self._listen())

    def seconds(self) -> float:
        """Since the process was started."""
        return time.perf_counter() - self._started

    async def line(self, part: str, count: int = 1) -> Line:
        """The `count`th line that holds `part`, once it is written.

        Raises:
            TimeoutError: it did not come.
            RuntimeError: the program ended before.
        """
        async with asyncio.timeout(START_SECONDS), self._news:
            while len(found := [each for each in self._lines if part in each.text]) < count:
                if self._listening.done():
                    raise RuntimeError("\n".join(["the program ended:", *(e.text for e in self._lines[-5:])]))
                await self._news.wait()
            return found[count - 1]

    def memory(self) -> tuple[float, float, int]:
        """RSS and PSS in MB over the process and its descendants, and how many processes they are."""
        pids = family(self._process.pid)
        sums = {"Rss": 0.0, "Pss": 0.0}
        for pid in pids:
            for name, kilobytes in _KILOBYTES.findall(Path(f"/proc/{pid}/smaps_rollup").read_text()):
                sums[name] += int(kilobytes) / 1024
        return sums["Rss"], sums["Pss"], len(pids)

    def processor_seconds(self) -> float:
        """What the process and its descendants have used so far."""
        ticks = 0
        for pid in family(self._process.pid):
            after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += sum(map(int, after_name[11:15]))  # user and system, its own and of children that ended
        return ticks / os.sysconf("SC_CLK_TCK")

    async def stop(self) -> int:
        """Ask the program to end, as a service manager does; returns its exit code."""
        if self._process.returncode is None:
            self._process.send_signal(signal.SIGTERM)
        code = await self._process.wait()
        await self._listening
        return code

    async def _listen(self) -> None:
        assert self._process.stdout is not None  # it was started with a pipe
        while raw := await self._process.stdout.readline():
            async with self._news:
                self._lines.append(Line(self.seconds(), raw.decode().rstrip()))
                self._news.notify_all()
        async with self._news:
            self._news.notify_all()


@asynccontextmanager
async def running(installation: Installation) -> AsyncIterator[Running]:
    """Start `nongrata run`; it is stopped at the end, however that comes."""
    started = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "run"),
        env=installation.environment(),
        cwd=ROOT,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        limit=1_000_000,
    )
    program = Running(process, started)
    try:
        yield program
    finally:
        await program.stop()


def family(pid: int) -> list[int]:
    """The process and all that it started. Linux only."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += family(int(child))
    return found
