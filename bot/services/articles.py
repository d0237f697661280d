"""Article pages: asked for when an entry may matter, patiently where a server only fails for the moment."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import structlog

from bot.domain.errors import WorkerKilledError
from bot.domain.feed import FailureKind, FeedEntry, Fetched, FetchFailed, ParseFailed, ParseIssue
from bot.domain.notice import UnreadEntry
from bot.domain.source import Source
from bot.domain.words import Precision
from bot.linking.record import believed_date
from bot.parse.arrival import stands_in
from bot.parse.article import ArticleText
from bot.parse.identity import canonical_link
from bot.services.article_pages import article_work, headers_for
from bot.services.parsing import address_now
from bot.services.ports import Clock, Database, Fetcher, Worker

log = structlog.get_logger(__name__)

ARTICLE_SECONDS: Final = 15.0
PAGES_SECONDS = (
    5.0  # a pass waits so long for pages it asked for; those that take longer are read by a later one
)
AT_ONCE: Final = 8  # pages in flight; the fetcher keeps to one connection per host
PER_SOURCE: Final = 2  # of these: a list may name hundreds of hosts that never answer
HOST_RESTS: Final = timedelta(minutes=1)  # that a host which failed is asked for nothing
# Until a page is asked for again. A list often names a page some minutes before it is there.
SOON: Final = (timedelta(minutes=1), timedelta(minutes=4))
# The same where title and summary tell nothing: without its page such an entry is as good as lost.
PATIENT: Final = (*SOON, timedelta(minutes=15), *(timedelta(hours=hours) for hours in (1, 3, 6, 12)))
_FORGOTTEN: Final = timedelta(days=1)  # entries that were revised or read elsewhere meanwhile
_NOT_THERE: Final = 404
_HOST_FAILS: Final = frozenset({FailureKind.PASSING, FailureKind.THROTTLED})

Screen = Callable[[str, str, str | None], bool]
Key = tuple[int, int]
"""An entry and its revision."""


@dataclass(frozen=True, slots=True)
class Postponed:
    """The page was not to be had for the moment; the entry waits."""


@dataclass(frozen=True, slots=True)
class _Missing:
    """No article, and why."""

    kind: FailureKind
    detail: str
    passing: bool = False  # it may be there later
    asked: bool = True  # False: its host had just failed
    wait: timedelta = timedelta()  # what the server asked for


Got = ArticleText | Postponed | None
"""None: read the entry as its list gave it."""


class Articles:
    """Gets the pages of entries. One missing for good is an issue of its source, never the entry's loss.

    What waits is kept in memory: after a restart it is asked for anew, since its entry is still unread.
    """

    def __init__(
        self,
        database: Database,
        fetcher: Fetcher,
        worker: Worker,
        *,
        screen: Screen,
        clock: Clock,
    ) -> None:
        self._database = database
        self._fetcher = fetcher
        self._worker = worker
        self._screen = screen
        self._clock = clock
        self._waiting: dict[Key, tuple[int, datetime]] = {}  # failures so far, time of the next try
        self._tasks: dict[Key, asyncio.Task[Got]] = {}
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._shares = defaultdict[str, asyncio.Semaphore](lambda: asyncio.Semaphore(PER_SOURCE))
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)  # by host
        self._failed: dict[str, datetime] = {}  # when a host failed

    @property
    def open(self) -> int:
        """How many entries wait for their pages, or have one that was not read yet."""
        return len(self._waiting) + len(self._tasks)

    @property
    def fetching(self) -> bool:
        """Whether a page is on its way, or came and was not taken yet."""
        return bool(self._tasks)

    def rests(self, unread: UnreadEntry) -> bool:
        """Whether the entry's page is on its way, or it waits and its time has not come."""
        if (task := self._tasks.get(_key(unread))) is not None:
            return not task.done()
        waits = self._waiting.get(_key(unread))
        return waits is not None and self._clock() < waits[1]

    async def ask(self, wanted: Sequence[tuple[Source, UnreadEntry]]) -> None:
        """Begin to get the pages of all these that need one, and give them `PAGES_SECONDS`.

        Neither hosts nor sources wait for each other; a host that fails is left alone for `HOST_RESTS`, and
        a source that has its share in flight already was given its seconds.
        """
        now = self._clock()
        self._waiting = {key: waits for key, waits in self._waiting.items() if now - waits[1] < _FORGOTTEN}
        self._failed = {host: at for host, at in self._failed.items() if now - at < HOST_RESTS}
        quick: list[asyncio.Task[Got]] = []
        for source, unread in wanted:
            if _key(unread) not in self._tasks and self._is_needed(source, unread):
                task = asyncio.create_task(self._get(source, unread))
                self._tasks[_key(unread)] = task
                quick += [] if self._shares[source.id].locked() else [task]
        if quick:
            await asyncio.wait(quick, timeout=PAGES_SECONDS)

    async def take(self, unread: UnreadEntry) -> Got:
        """What became of the entry's page. Raises what the database raised meanwhile."""
        task = self._tasks.get(_key(unread))
        if task is None:
            return None
        if not task.done():
            return Postponed()
        del self._tasks[_key(unread)]
        return await task

    def forget_others(self, listed: Sequence[UnreadEntry]) -> None:
        """Let go of pages whose entries are unread no more: revised, or read by another process."""
        keys = {_key(unread) for unread in listed}
        self._tasks = {key: task for key, task in self._tasks.items() if key in keys or not task.done()}

    async def wait(self) -> None:
        """Until no page is on its way."""
        if self._tasks:
            await asyncio.wait(self._tasks.values())

    async def close(self) -> None:
        """Give up what is on its way; its entries stay unread."""
        tasks, self._tasks = tuple(self._tasks.values()), {}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _is_needed(self, source: Source, unread: UnreadEntry) -> bool:
        """A title alone ("Regular press conference") rules nothing out; a first poll brings too many."""
        entry = unread.entry
        if source.full_text or not entry.url:
            return False
        return (unread.rings and not entry.text) or self._tells(source, entry)

    def _tells(self, source: Source, entry: FeedEntry) -> bool:
        return self._screen(entry.title, entry.text, source.language)

    async def _get(self, source: Source, unread: UnreadEntry) -> Got:
        url = unread.entry.url or ""
        host = urlsplit(url).hostname or ""
        # The source's share first: who waits for it must not keep a host from others meanwhile.
        async with self._shares[source.id], self._turns[host], self._slots:
            got = _host_failed(host) if self._has_failed(host) else await self._fetch(source, unread, url)
            if isinstance(got, _Missing) and got.kind in _HOST_FAILS and got.asked:
                self._failed[host] = self._clock()
        if isinstance(got, _Missing) and got.passing and self._postpone(source, unread, got):
            log.info("article.postponed", source=source.id, url=url, detail=got.detail)
            return Postponed()
        self._waiting.pop(_key(unread), None)
        if isinstance(got, ArticleText):
            return got
        await self._report(source, url, got)
        return None

    def _has_failed(self, host: str) -> bool:
        at = self._failed.get(host)
        return at is not None and self._clock() - at < HOST_RESTS

    def _postpone(self, source: Source, unread: UnreadEntry, missing: _Missing) -> bool:
        failures, _ = self._waiting.get(_key(unread), (0, None))
        pauses = SOON if self._tells(source, unread.entry) else PATIENT
        if failures >= len(pauses):
            return False
        at = self._clock() + max(pauses[failures], missing.wait)
        self._waiting[_key(unread)] = (failures + missing.asked, at)
        return True

    async def _fetch(self, source: Source, unread: UnreadEntry, url: str) -> ArticleText | _Missing:
        result = await self._fetcher.fetch(url, headers=headers_for(source, url))
        if isinstance(result, FetchFailed):
            passing = result.kind in _HOST_FAILS or result.status == _NOT_THERE
            wait = timedelta(seconds=result.retry_after_seconds or 0.0)
            return _Missing(result.kind, result.detail, passing, wait=wait)
        if not isinstance(result, Fetched):
            return _Missing(FailureKind.INVALID, "the server answered 304 without being asked")
        if detail := await self._stands_in(source, unread, url, result.url):
            return _Missing(FailureKind.INVALID, detail, passing=True)
        parsed = await self._parse(source, url, result)
        if not isinstance(parsed, ParseFailed):
            return parsed
        # Many servers say with a page and status 200 that the article is not there.
        passing = not unread.entry.text and (parsed.challenge or parsed.missing)
        kind = FailureKind.BLOCKED if parsed.challenge else FailureKind.INVALID
        return _Missing(kind, parsed.detail, passing)

    async def _stands_in(self, source: Source, unread: UnreadEntry, url: str, reached: str) -> str | None:
        """Why what the server redirected to is not the article: many do so with what they have not yet."""
        if reached == url:
            return None
        if detail := stands_in(url, reached, (source.url, address_now(source, self._clock()))):
            return detail
        address = canonical_link(reached)
        probe = replace(unread.entry, key=address or reached, url=address, guid=None, title="")
        known = await self._database.read(lambda uow: uow.entries.known(source.id, [probe]))
        if any(entry.url == address and entry.id != unread.id for entry in known):
            return f"it redirects to another entry of the list, {reached}"
        return None

    async def _parse(self, source: Source, url: str, result: Fetched) -> ArticleText | ParseFailed:
        work = article_work(source, result)
        try:
            return await self._worker.run(work, result.body, timeout_seconds=ARTICLE_SECONDS)
        except WorkerKilledError as error:
            return ParseFailed(str(error))
        except Exception as error:  # a fault of the program with one page must not stop the others
            log.exception("article.crashed", source=source.id, url=url)
            return ParseFailed(f"{type(error).__name__} while reading it")

    async def _report(self, source: Source, url: str, missing: _Missing) -> None:
        log.warning("article.unavailable", source=source.id, url=url, detail=missing.detail)
        issue = ParseIssue("article-unavailable", f"{url}: {missing.detail}")
        now = self._clock()
        await self._database.write(
            lambda uow: uow.sources.log_poll(
                source.id, now, outcome=missing.kind, new=0, revised=0, issues=(issue,)
            )
        )


def _host_failed(host: str) -> _Missing:
    return _Missing(FailureKind.PASSING, f"{host} failed a moment ago", passing=True, asked=False)


def completed(source: Source, unread: UnreadEntry, article: ArticleText) -> UnreadEntry:
    """The entry with what only its page says: the longer text, a title the row asks for, the time of day."""
    entry = unread.entry
    text = article.text if len(article.text) > len(entry.text) else entry.text
    title = article.title if source.article.title and article.title else entry.title
    entry = replace(entry, text=text, title=title)
    entry = replace(entry, published_at=believed_date(entry.published_at, unread.first_seen_at))
    if _dates_better(source, entry, article):
        entry = replace(entry, published_at=article.published_at, precision=article.precision)
    return replace(unread, entry=entry)


def _dates_better(source: Source, entry: FeedEntry, article: ArticleText) -> bool:
    """A list without dates, or with the day alone where the page of that day has the time."""
    if article.published_at is None:
        return False
    if entry.published_at is None:
        return True
    if entry.precision is Precision.TIME or article.precision is not Precision.TIME:
        return False
    local = article.published_at.astimezone(ZoneInfo(source.zone)) if source.zone else article.published_at
    return local.date() == entry.published_at.date()


def _key(unread: UnreadEntry) -> Key:
    return unread.id, unread.revision
