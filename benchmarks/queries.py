"""Questions to the history at 100,000 acts and 1,000,000 notices, on SQLite and on PostgreSQL.

    python -m benchmarks queries [--acts N] [--notices N] [--times N] [--folder FOLDER]

Each question is asked through the service that the chat asks. The databases are made anew unless FOLDER holds
them from an earlier run. How late the loop was is told of a tick of five milliseconds, at most. Of export
only the best is told: nobody waits for a file as for an answer. On a busy machine look at the best of each.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from benchmarks.figures import Figure, table
from benchmarks.postgres import postgres
from benchmarks.stored_acts import fill
from bot.domain.chat import Query
from bot.query import parse_query
from bot.services.exporting import Exporting, FileKind
from bot.services.history import PAGE, History
from bot.store.database import SqlDatabase, open_database

ACTS, NOTICES, TIMES = 100_000, 1_000_000, 20
BAR = 50.0  # milliseconds, of the 95th percentile of each question
QUESTIONS = (
    "",
    "cn us",
    "from us visa",
    "against ru expulsion diplomats 2020",
    "countermeasures",
    "countermeasures cn us",
    "kestrel",
    "制裁 2021",
    "外交部决定对",
    "warned",
)
COUNTED = (
    "",
    "us",
    "cn us",
    "against ru expulsion diplomats 2020",
    "2020-2022",
    "kestrel",
    "countermeasures",
)
EXPORTED = ("", "cn us")
_TODAY = date(2026, 11, 26)
_TICK = 0.005  # seconds

Asked = Callable[[], Awaitable[object]]


def questions(database: SqlDatabase) -> Mapping[str, Asked]:
    """What is asked, by the words a chat would type."""
    history, exporting = History(database, tuple), Exporting(database)
    asked: dict[str, Asked] = {}
    for words in QUESTIONS:
        asked[f"/history {words}"] = _bound(history.page, _query(words))
    deep = Query(limit=PAGE, offset=PAGE * 1_000)
    asked["/history page 1001"] = _bound(history.page, deep)
    asked["/latest cn us"] = _bound(history.latest, _query("cn us"))
    asked["/show"] = lambda: history.show(1_001)
    asked["/chain"] = lambda: history.chain(1_001)
    for words in COUNTED:
        asked[f"/stats {words}"] = _bound(history.statistics, _query(words))
    for words in EXPORTED:
        asked[f"/export {words}"] = _export(exporting, _query(words))
    return asked


def _bound(ask: Callable[[Query], Awaitable[object]], query: Query) -> Asked:
    return lambda: ask(query)


def _export(exporting: Exporting, query: Query) -> Asked:
    return lambda: exporting.file(query, FileKind.CSV)


def _query(words: str) -> Query:
    query = parse_query(words, today=_TODAY).query
    return Query(query.filter, query.since, query.until, query.words, limit=PAGE)


async def timed(asked: Asked, times: int) -> tuple[float, float, float]:
    """The 95th percentile of its milliseconds, the best, and by how many the loop was late at most."""
    late = [0.0]
    ticking = asyncio.create_task(_tick(late))
    took = []
    await asked()  # the first fills caches of files and of statements
    for _ in range(times):
        began = time.perf_counter()
        await asked()
        took.append((time.perf_counter() - began) * 1000)
    ticking.cancel()
    return statistics.quantiles(took, n=20, method="inclusive")[-1], min(took), max(late) * 1000


async def _tick(late: list[float]) -> None:
    while True:
        due = time.perf_counter() + _TICK
        await asyncio.sleep(_TICK)
        late[0] = max(late[0], time.perf_counter() - due)


async def on_database(name: str, url: str, asked: argparse.Namespace) -> list[Figure]:
    """The figures of one database, filled first where it is empty."""
    async with open_database(url) as database:
        total = await database.read(lambda unit: unit.actions.search(Query())[0])
        if not total:
            await fill(database, asked.acts, asked.notices)
        figures = []
        for words, ask in questions(database).items():
            export = words.startswith("/export")
            p95, best, late = await timed(ask, 5 if export else asked.times)
            told = f"{name} {words}".strip()
            if not export:
                figures.append(Figure(told, p95, "ms", BAR))
            figures += [Figure(f"{told}, best", best, "ms"), Figure(f"{told}, loop late", late, "ms")]
        return figures


def measure(arguments: Sequence[str]) -> tuple[Figure, ...]:
    """Measure and print; without a folder given the databases are removed afterwards."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks queries", description=__doc__)
    parser.add_argument("--acts", type=int, default=ACTS)
    parser.add_argument("--notices", type=int, default=NOTICES)
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="nongrata-queries-") as made:
        folder = asked.folder or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        figures = asyncio.run(on_database("SQLite", f"sqlite:///{folder / 'nongrata.db'}", asked))
        with postgres(folder) as url:
            figures += asyncio.run(on_database("PostgreSQL", url, asked))
    print(table(figures))
    return tuple(figures)
