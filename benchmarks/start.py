"""The start: time and processor from exec to ready, memory with 60 sources, and commands asked often.

The program is ready when it says so: its database is open, its rules are checked, its ticks run. It starts
on an empty folder first (migrations, the archive), then several times on what that left. Processor is that of
all its processes. Memory is measured once every source has been polled and read.
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.at_rest import MEMORY_BAR, SOURCES, calm, local_sources, rss, until_read
from benchmarks.figures import Figure, table
from benchmarks.program import ROOT, Installation, Running, running
from bot.demo.server import FeedServer

START_BAR = 3.0  # seconds
TIMES = 5
COMMANDS = ("--version", "health", "doctor", "history us cn")

Took = tuple[float, float]
"""Seconds by the clock, and of processor."""


async def ready(program: Running) -> Took:
    """Wait for it."""
    line = await program.line('"started"')
    return line.at, program.processor_seconds()


async def command(installation: Installation, words: Sequence[str]) -> Took:
    """Run a command to its end, while the program runs."""
    before, began = os.times(), time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", *words),
        env=installation.environment(),
        cwd=ROOT,
        stdout=asyncio.subprocess.DEVNULL,
    )
    if await process.wait():
        raise RuntimeError(f"nongrata {' '.join(words)} failed")
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - began, spent


async def run(folder: Path) -> tuple[Figure, ...]:
    """Start again and again."""
    names = [f"local-{number}" for number in range(SOURCES)]
    async with FeedServer(names) as server:
        for number, name in enumerate(names):
            server.set_feed(name, rss(calm(number)))
        installation = Installation.make(folder, local_sources(server, names))
        async with running(installation) as program:
            first = await ready(program)
            await program.line('"changed"', SOURCES)
            await until_read(installation)
            memory = program.memory()
            asked = {words: await command(installation, words.split()) for words in COMMANDS}
        later = []
        for _ in range(TIMES):
            async with running(installation) as program:
                later.append(await ready(program))
    return _figures(first, later, memory, asked)


def _figures(
    first: Took, later: list[Took], memory: tuple[float, float, int], asked: dict[str, Took]
) -> tuple[Figure, ...]:
    rss_mb, pss_mb, processes = memory
    walls, spent = zip(*later, strict=True)
    return (
        Figure("first start, database and archive made", first[0], "s", START_BAR),
        Figure("first start, processor", first[1], "s"),
        Figure(f"later starts, median of {TIMES}", statistics.median(walls), "s", START_BAR),
        Figure("later starts, worst", max(walls), "s", START_BAR),
        Figure("later starts, processor, median", statistics.median(spent), "s"),
        Figure(f"memory with {SOURCES} sources, PSS", pss_mb, "MB", MEMORY_BAR),
        Figure("memory, sum of RSS", rss_mb, "MB"),
        Figure("processes", processes, ""),
        *(
            each
            for words, (wall, processor) in asked.items()
            for each in (
                Figure(f"nongrata {words}", wall, "s"),
                Figure(f"nongrata {words}, processor", processor, "s"),
            )
        ),
    )


def measure(arguments: Sequence[str]) -> tuple[Figure, ...]:
    """Measure and print, in a folder that is removed afterwards."""
    argparse.ArgumentParser(prog="python -m benchmarks start", description=__doc__).parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="nongrata-start-") as folder:
        figures = asyncio.run(run(Path(folder)))
    print(table(figures))
    return figures
