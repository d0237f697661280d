"""Three months of a real feed, version by version, through the real poll loop: what would have alerted?

PATH is an archive (.tar, .tar.xz, ...) of saved versions of one feed, each named by the UTC time of saving
(20210523T151029Z.rss), with labels beside it (PATH without its suffixes + .labels.jsonl): one JSON object a
line with "url" and "alert" (must, may, must_not). The versions are served in order by a local server with
validators; the clock follows their names.
"""

import argparse
import asyncio
import importlib
import os
import re
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

if not __package__:  # run by its path: the packages lie one folder up
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import Skipped
from benchmarks.figures import Figure
from benchmarks.replay_report import ReplayRun, Told, as_figures, as_json, as_text, load_labels, score
from bot.demo.server import FeedServer
from bot.domain.source import Source, SourceKind
from bot.domain.words import Standing

SOURCE_ID = "us-state-press-rss"

MAX_VERSION_BYTES = 5_000_000  # the limit the fetcher has for one document
MAX_VERSIONS = 20_000
QUIET_AFTER = timedelta(minutes=15)  # a poll between two versions, which must be answered 304

_NAME = re.compile(r"(?:[\w.-]+/)?(\d{8}T\d{6}Z)\.(?:rss|xml|atom)")
_ITEM = re.compile(rb"<item>(.*?)</item>", re.DOTALL)
_LINK = re.compile(rb"<link>\s*(.*?)\s*</link>", re.DOTALL)


class Replayed(Protocol):
    """The program under test, as far as a replay needs it."""

    async def poll(self, at: datetime) -> Sequence[Told]:
        """Set the clock to `at`, poll once, read and decide; returns what this poll told."""

    async def joined(self, urls: Collection[str], at: datetime) -> Sequence[Told]:
        """Of the notices at these addresses, those whose act another notice had told already."""


OpenReplayed = Callable[[Source], AbstractAsyncContextManager[Replayed]]
"""Builds the program with an empty database and this one source."""


@dataclass(frozen=True, slots=True)
class SavedVersion:
    """The feed as it was from `at` on."""

    at: datetime
    body: bytes


def read_versions(path: Path) -> tuple[SavedVersion, ...]:
    """All versions, oldest first, read in memory: nothing of the archive is ever written to disk.

    Raises ValueError for a member that is not a plain file with a time as its name, or is too large.
    """
    found: list[SavedVersion] = []
    with tarfile.open(path, "r:*") as archive:
        for member in archive:
            if member.isdir():
                continue
            name = _NAME.fullmatch(member.name)
            content = archive.extractfile(member) if name and member.isreg() else None
            if name is None or content is None:
                raise ValueError(f"{member.name!r} is not a saved version of a feed")
            if member.size > MAX_VERSION_BYTES or len(found) >= MAX_VERSIONS:
                raise ValueError(f"{member.name!r}: the archive is larger than a feed's versions can be")
            at = datetime.strptime(name[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            found.append(SavedVersion(at, content.read()))
    return tuple(sorted(found, key=lambda version: version.at))


def first_shown(versions: Sequence[SavedVersion]) -> dict[str, int]:
    """Address of each item to the number of the version that showed it first."""
    shown: dict[str, int] = {}
    for number, version in enumerate(versions):
        for item in _ITEM.findall(version.body):
            if link := _LINK.search(item):
                shown.setdefault(link[1].decode(), number)
    return shown


def replay_source(url: str) -> Source:
    """The State Department's row, at a local address and due at every version."""
    return Source(
        id=SOURCE_ID,
        country="US",
        body="Department of State",
        standing=Standing.OFFICIAL,
        url=url,
        kind=SourceKind.FEED,
        language="en",
        every=timedelta(seconds=1),
        full_text=True,
        zone="America/New_York",
    )


async def replay(versions: Sequence[SavedVersion], open_replayed: OpenReplayed) -> ReplayRun:
    """Serve each version at its time and poll; an exception of the program ends the replay and is raised."""
    told: list[Told] = []
    polls = 0
    wall, cpu = time.perf_counter(), time.process_time()
    async with FeedServer([SOURCE_ID]) as server:
        server.set_feed(SOURCE_ID, versions[0].body, modified=versions[0].at)
        async with open_replayed(replay_source(server.url(SOURCE_ID))) as program:
            for version, after in zip(versions, [*versions[1:], None], strict=True):
                server.set_feed(SOURCE_ID, version.body, modified=version.at)
                for at in _polls(version, after):
                    told += await program.poll(at)
                    polls += 1
            shown = first_shown(versions)
            told += await program.joined(shown.keys() - {each.url for each in told}, versions[-1].at)
        answers = Counter(asked.status for asked in server.asked(SOURCE_ID))
    return ReplayRun(
        versions=len(versions),
        polls=polls,
        answers=answers,
        told=tuple(told),
        first_shown=shown,
        wall_seconds=time.perf_counter() - wall,
        cpu_seconds=time.process_time() - cpu,
    )


def _polls(version: SavedVersion, after: SavedVersion | None) -> tuple[datetime, ...]:
    """When the feed is asked while this version is the current one."""
    quiet = version.at + QUIET_AFTER
    return (version.at,) if after is not None and quiet >= after.at else (version.at, quiet)


def find_archive(given: str | None) -> Path:
    """The archive asked for, or named by NONGRATA_REPLAY. Raises Skipped."""
    named = given or os.environ.get("NONGRATA_REPLAY")
    if not named:
        raise Skipped("no archive of saved feed versions; give its path as an argument or in NONGRATA_REPLAY")
    path = Path(named)
    if not path.is_file():
        raise Skipped(f"no archive at {path}; give its path as an argument or in NONGRATA_REPLAY")
    return path


def labels_beside(path: Path) -> Path:
    """Where the labels of an archive are. Raises Skipped when they are missing."""
    labels = path.with_name(path.name.partition(".")[0] + ".labels.jsonl")
    if not labels.is_file():
        raise Skipped(f"no labels at {labels}")
    return labels


def measure(arguments: Sequence[str]) -> tuple[Figure, ...]:
    """Replay and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks replay", description=__doc__)
    parser.add_argument("path", nargs="?", metavar="PATH")
    parser.add_argument("--versions", type=int, help="only the first N versions")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    asked = parser.parse_args(arguments)
    path = find_archive(asked.path)
    labels = load_labels(labels_beside(path))
    versions = read_versions(path)[: asked.versions]
    # Loaded late: it builds the whole program, which listing the benchmarks does not need.
    open_replayed: OpenReplayed = importlib.import_module("benchmarks.replayed").open_replayed
    result = asyncio.run(replay(versions, open_replayed))
    scored = score(result, labels)
    print(as_json(result, scored) if asked.json else as_text(result, scored))
    return as_figures(scored)


if __name__ == "__main__":
    sys.exit(importlib.import_module("benchmarks.__main__").main(["replay", *sys.argv[1:]]))
