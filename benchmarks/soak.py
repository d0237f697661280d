"""A day in a hostile world: a thousand polls of the real program, most answers bad in one way or another.

Everything is real: HTTP over loopback, the parser's process, SQLite, reading, linking, fan-out. Time-outs are
shortened and the clock jumps from one due time to the next. Afterwards the promises are checked one by one.
"""

import argparse
import asyncio
import logging
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from importlib.metadata import version
from pathlib import Path

from benchmarks.hostile_answers import BAD
from benchmarks.hostile_run import START, Crashes, Inbox, Soak, announces_one, load_rules
from benchmarks.hostile_server import HostileServer
from benchmarks.hostile_world import World
from bot.app import open_app, packaged_config
from bot.demo.run import follow_everything
from bot.demo.story import StoryClock
from bot.domain.source import Source, SourceKind
from bot.domain.words import Standing
from bot.fetch.http import HttpFetcher
from bot.logs import configure_logging
from bot.settings import load_settings

POLLS = 1_000
TIMEOUT_SECONDS = 1.5
GROWTH_MB = 25.0  # caches may still grow; a body kept for every hundredth poll would take more
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise, and what breaks it."""

    text: str
    count: int  # of the things it was checked on
    broken: tuple[str, ...] = ()


def check_notices(world: World, database: Path) -> Promise:
    """Every item of every feed, and nothing that a bad answer made up."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        stored = Counter(row[0] for row in connection.execute("select url from notice"))
        unread = connection.execute("select count(*) from entry where unread").fetchone()[0]
    real = Counter(item.url for item in world.published())
    broken = [f"{url}: stored {stored[url]} times" for url in real if stored[url] != 1]
    broken += [f"{url}: never published" for url in stored.keys() - real.keys()]
    broken += [f"{unread} entries are not read"] if unread else []
    return Promise("every real notice is stored once, and no other", len(real), tuple(broken))


def check_alerts(world: World, inbox: Inbox, database: Path) -> tuple[Promise, Promise]:
    """What must ring rings once; what must wait waits, for a reason an operator can read."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        sql = "select n.url, a.held_reason from alert a join notice n on n.id = a.notice_id where a.held"
        held = dict(connection.execute(sql).fetchall())
        untold = connection.execute("select count(*) from review where told_at is null").fetchone()[0]
    acts = [url for publisher in world.publishers for url in publisher.acts]
    told = {url: sum(f"({url})" in shown for shown in inbox.shown) for url in acts}
    ringing = [url for url in acts if world.must_ring(url)]
    broken = [
        f"{url}: told {told[url]} times, {held.get(url, 'not held')}" for url in ringing if told[url] != 1
    ]
    extra = len(inbox.shown) - sum(told.values())
    broken += [f"{extra} messages about nothing that was announced"] if extra else []
    waiting = [url for url in acts if not world.must_ring(url)]
    wrong = [f"{url}: told {told[url]} times" for url in waiting if told[url] or not held.get(url)]
    wrong += [f"{untold} of what waits is not told to operators"] if untold else []
    return (
        Promise("every act seen in time is told exactly once", len(ringing), tuple(broken)),
        Promise("every act seen too late waits for an operator, who is told", len(waiting), tuple(wrong)),
    )


def check_resources(soak: Soak) -> Promise:
    """Memory, files and processes are what they were after the first polls."""
    before, after = soak.before, soak.after
    assert before is not None
    assert after is not None
    broken = []
    if after.own_mb - before.own_mb > GROWTH_MB or after.all_mb - before.all_mb > 2 * GROWTH_MB:
        broken.append("memory has grown")
    if after.files > before.files + 5:
        broken.append(f"{after.files} open files, {before.files} before")
    if after.processes > before.processes:
        broken.append(f"{after.processes} processes, {before.processes} before")
    text = (
        f"memory is back: {before.own_mb:.0f} -> {after.own_mb:.0f} MB, with all processes "
        f"{before.all_mb:.0f} -> {after.all_mb:.0f} MB"
    )
    return Promise(text, 3, tuple(broken))


def check_all(soak: Soak, server: HostileServer, crashes: Crashes, database: Path) -> list[Promise]:
    """Every promise."""
    world = soak.world
    never = tuple(f"{bad.name}: never answered" for bad in BAD if not world.answered[bad.name])
    trapped = (f"{server.trapped} visits to a private address",) if server.trapped else ()
    poisoned = (f"{world.poisoned} requests",) if world.poisoned else ()
    return [
        check_notices(world, database),
        *check_alerts(world, soak.inbox, database),
        Promise("every source's state is right and readable", soak.polls, tuple(soak.wrong)),
        check_resources(soak),
        Promise("nothing crashes", soak.polls, tuple(crashes.seen)),
        Promise(
            "private addresses are never reached", world.answered["redirect to a private address"], trapped
        ),
        Promise("validators of bad answers are never sent back", soak.polls, poisoned),
        Promise("every kind of bad answer was given", len(BAD), never),
    ]


def sources(world: World, server: HostileServer) -> tuple[Source, ...]:
    """One for each publisher."""
    return tuple(
        Source(
            id=publisher.source_id,
            country=publisher.country,
            body="Foreign Ministry",
            standing=Standing.OFFICIAL,
            url=server.url(publisher.address),
            kind=SourceKind.FEED,
            language="en",
            every=timedelta(minutes=15),
        )
        for publisher in world.publishers
    )


async def soak(folder: Path, seed: int, polls: int, crashes: Crashes) -> tuple[Soak, list[Promise]]:
    """Run, then check."""
    load_rules()  # it takes seconds, and nothing may stand still once answers are awaited
    world = World(seed, announces_one)
    clock = StoryClock(START)
    responders = {each.address: partial(world.respond, each) for each in world.publishers}
    settings = load_settings(
        {"NONGRATA_DATA_DIR": str(folder), "NONGRATA_CONFIG_DIR": str(packaged_config())}
    )
    async with HostileServer(responders, trap=world.trap, deaf=world.deaf, trickle_seconds=0.2) as server:
        fetcher = HttpFetcher(
            contact="https://localhost/soak",
            version=version("nongrata"),
            host_spacing_seconds=0.0,
            allow_private_hosts=["127.1.0.0/16"],
            timeout_seconds=TIMEOUT_SECONDS,
            clock=lambda: clock.now().timestamp(),
            now=clock.now,
        )
        world.begin(clock.now, server.url)
        inbox = Inbox()
        async with open_app(
            settings,
            messenger=inbox,
            clock=clock.now,
            sources=sources(world, server),
            archive=(),
            fetcher=fetcher,
        ) as app:
            await follow_everything(app)
            run = Soak(app, clock, world, inbox)
            await run.run(polls)
        return run, check_all(run, server, crashes, folder / "nongrata.db")


def report(run: Soak, promises: Sequence[Promise], seed: int) -> str:
    """For people."""
    simulated = run.clock.now() - START
    outcomes = ", ".join(f"{count} {outcome}" for outcome, count in run.outcomes.most_common())
    inbox = run.inbox
    told = f"{len(inbox.shown)} messages, {inbox.edits} edits, {len(inbox.asked)} to operators of what waits"
    head = f"{run.polls} polls of {len(run.world.publishers)} sources in {run.seconds:.0f} s"
    lines = [
        f"{head} ({simulated.days} days of the clock), seed {seed}",
        f"outcomes: {outcomes}",
        f"{len(BAD)} kinds of bad answers; {told}",
        "",
    ]
    for promise in promises:
        verdict = f"BROKEN ({len(promise.broken)})" if promise.broken else "kept"
        lines.append(f"{promise.text:76} {promise.count:6}  {verdict}")
    for promise in promises:
        lines += [f"  {each}" for each in promise.broken[:SHOWN]]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Run and print. Returns 0 when every promise is kept, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument(
        "--seed", type=int, default=1, help="of every choice; the same seed gives the same day"
    )
    parser.add_argument("--polls", type=int, default=POLLS)
    asked = parser.parse_args(arguments)
    configure_logging("console", (), quiet=True)
    # Warnings about bad feeds are what this is made of; errors are collected and printed at the end.
    for handler in tuple(logging.getLogger().handlers):
        logging.getLogger().removeHandler(handler)
    crashes = Crashes()
    logging.getLogger().addHandler(crashes)
    with tempfile.TemporaryDirectory(prefix="nongrata-soak-") as folder:
        run, promises = asyncio.run(soak(Path(folder), asked.seed, asked.polls, crashes))
    print(report(run, promises, asked.seed))
    return 1 if any(promise.broken for promise in promises) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
