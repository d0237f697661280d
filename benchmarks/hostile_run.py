"""The real program in a hostile world: polls that follow its own due times, and what is seen meanwhile."""

import ctypes
import gc
import io
import logging
import os
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from benchmarks.hostile_answers import READ, Published
from benchmarks.hostile_world import Publisher, World
from benchmarks.program import family
from bot.alerts.review import QUIET
from bot.app import App, packaged_config
from bot.catalogue.vocabulary import load_vocabulary
from bot.demo.story import StoryClock
from bot.domain.action import Document
from bot.domain.chat import Chat, Message, SendResult
from bot.domain.source import SourceState, SourceStatus
from bot.domain.words import Standing
from bot.reading.reader import read
from bot.reading.vocabulary import Vocabulary
from bot.services.polling import PollReport
from bot.terminal.adapter import TerminalMessenger

START = datetime(2026, 1, 5, 6, 0, tzinfo=UTC)
WARM = 150  # polls after which memory is taken for the first time: caches and pools are filled then
LONGEST_ERROR = 300
STATUS = {"blocked": SourceStatus.BLOCKED, "gone": SourceStatus.GONE}


class Inbox:
    """The terminal's own face, writing where what it showed can be counted."""

    def __init__(self) -> None:
        self._screen = io.StringIO()
        self._face = TerminalMessenger(self._screen, clock=lambda: START)
        self.shown: list[str] = []
        self.asked: list[str] = []  # what operators are told
        self.edits = 0

    async def send(
        self, chat: Chat, message: Message, *, silent: bool, reply_to: int | None = None
    ) -> SendResult:
        """Show a message."""
        sent = await self._face.send(chat, message, silent=silent, reply_to=reply_to)
        (self.shown if chat.id else self.asked).append(self._screen.getvalue())
        self._screen.seek(0)
        self._screen.truncate()
        return sent

    async def edit(self, chat: Chat, message_id: int, message: Message) -> SendResult:
        """Show a replacement; it is counted, not kept."""
        self.edits += 1
        sent = await self._face.edit(chat, message_id, message)
        self._screen.seek(0)
        self._screen.truncate()
        return sent


class Crashes(logging.Handler):
    """Collects what the program logged as an exception, or gave up."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the first line."""
        self.seen.append(str(record.msg)[:500])


@dataclass(frozen=True, slots=True)
class Resources:
    """What the process holds."""

    own_mb: float
    all_mb: float
    files: int
    processes: int

    @classmethod
    def now(cls) -> "Resources":
        """After giving back what can be given back."""
        gc.collect()
        ctypes.CDLL(None).malloc_trim(0)
        pids = family(os.getpid())
        sizes = [_rss_mb(pid) for pid in pids]
        return cls(sizes[0], sum(sizes), len(list(Path("/proc/self/fd").iterdir())), len(pids))


def _rss_mb(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


@dataclass
class Soak:
    """One run and what it saw."""

    app: App
    clock: StoryClock
    world: World
    inbox: Inbox
    polls: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)  # outcomes and states that are not right
    outcomes: Counter[str] = field(default_factory=Counter)
    before: Resources | None = None
    after: Resources | None = None

    async def run(self, polls: int) -> None:
        """Poll until enough, then let all servers behave once."""
        began = time.perf_counter()
        await self._tick(self.world.publishers)
        while self.polls < polls:
            due = await self._wait_until_due()
            for publisher in due:
                self.world.turn(publisher)
            await self._tick(due)
            if self.before is None and self.polls >= WARM:
                self.before = Resources.now()
        self.world.mend()
        self.clock.set(self.clock.now() + timedelta(days=8))  # past every pause that a server may ask for
        await self._tick(self.world.publishers)
        await self.app.tell_tick()
        self.clock.set(self.clock.now() + 2 * QUIET)  # past the rest that operators get
        await self.app.tell_tick()
        self.after = Resources.now()
        self.seconds = time.perf_counter() - began

    async def _wait_until_due(self) -> list[Publisher]:
        states = await self.app.database.read(lambda uow: uow.sources.all())
        dues = {source_id: state.next_due_at or START for source_id, state in states.items()}
        moment = min(dues.values()) + timedelta(minutes=10)
        self.clock.set(max(moment, self.clock.now()))
        now = self.clock.now()
        return [each for each in self.world.publishers if dues[each.source_id] <= now]

    async def _tick(self, due: Sequence[Publisher]) -> None:
        reports = {report.source_id: report for report in await self.app.poll_tick()}
        states = await self.app.database.read(lambda uow: uow.sources.all())
        self.polls += len(reports)
        if missing := {each.source_id for each in due} - reports.keys():
            self.wrong.append(f"due, but not polled: {', '.join(sorted(missing))}")
        by_id = {each.source_id: each for each in self.world.publishers}
        for source_id, report in reports.items():
            self._judge(by_id[source_id], report, states[source_id])
            if report.outcome == "gone":
                await self._switch_on(states[source_id])

    def _judge(self, publisher: Publisher, report: PollReport, state: SourceState) -> None:
        self.outcomes[report.outcome] += 1
        bad = publisher.bad
        name = bad.name if bad else "the feed"
        if report.outcome not in (bad.right if bad else READ):
            self.wrong.append(f"{name}: {report.outcome} ({report.detail or 'no detail'})")
        fine = SourceStatus.OK if report.ok else SourceStatus.FAILING
        if state.status is not STATUS.get(report.outcome, fine):
            self.wrong.append(f"{name}: {report.outcome}, but the source is {state.status}")
        if not _readable(state):
            self.wrong.append(f"{name}: nobody can read {state.last_error!r}")

    async def _switch_on(self, state: SourceState) -> None:
        """What an operator does when a feed that was gone is there again."""
        again = replace(state, status=SourceStatus.FAILING, next_due_at=self.clock.now())
        await self.app.database.write(lambda uow: uow.sources.save(again))


def _readable(state: SourceState) -> bool:
    """A sentence where something is wrong, nothing where all is well."""
    error = state.last_error
    if state.status is SourceStatus.OK:
        return error is None and state.failures == 0
    plain = bool(error) and error is not None and error.isprintable() and len(error) <= LONGEST_ERROR
    return plain and not any(code in str(error) for code in ("Traceback", "object at 0x", "Errno None"))


@cache
def load_rules() -> Vocabulary:
    """The packaged rules."""
    return load_vocabulary(packaged_config() / "vocabulary")


def announces_one(country: str, item: Published, target: str) -> bool:
    """Whether the reader finds exactly this one act in the item."""
    document = Document(
        id="soak",
        source="soak",
        title=item.title,
        text=item.text,
        date=item.at.date(),
        url=item.url,
        language="en",
        country=country,
        standing=Standing.OFFICIAL,
    )
    new = read(load_rules(), document).new_actions
    return [(act.issuer, tuple(act.targets)) for act in new] == [(country, (target,))]
