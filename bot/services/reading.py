"""Reading: each unread entry becomes a notice, its actions and links, and the decision to tell.

Everything that a reading changes commits in one serialised transaction; a crash before it leaves the entry
unread.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

import structlog

from bot.domain.action import Document, Reading
from bot.domain.errors import StoreUnavailableError, WorkerKilledError
from bot.domain.notice import Notice, UnreadEntry
from bot.domain.source import Source
from bot.linking.record import date_action
from bot.parse.article import ArticleText
from bot.services.articles import Articles, Postponed, Screen, completed
from bot.services.filing import Filed, Filer
from bot.services.ports import Clock, Database, Fetcher, UnitOfWork, Worker

log = structlog.get_logger(__name__)

BATCH = 50
READ_SECONDS = 10.0  # a notice takes milliseconds; past this it hangs

ReadDocument = Callable[[Document], Reading]
ReadLimited = Callable[[Document], Awaitable[Reading]]
"""Raises WorkerKilledError for a text that takes too long, and whatever its way of reading raises."""
Sources = Callable[[str], Source | None]


def limited(worker: Worker, read_document: ReadDocument) -> ReadLimited:
    """This way of reading, in the worker and within the time that any text has."""

    async def read(document: Document) -> Reading:
        return await worker.run(read_document, document, timeout_seconds=READ_SECONDS)

    return read


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What one pass of the reader did."""

    read: int = 0
    actions: tuple[int, ...] = ()  # numbers of new actions
    alerts: tuple[int, ...] = ()
    held: tuple[int, ...] = ()  # alerts that wait for an operator
    failed: int = 0


class NoticeReader:
    """Drains the unread entries, oldest publication first, so that an answer finds what it answers."""

    def __init__(
        self,
        database: Database,
        fetcher: Fetcher,
        worker: Worker,
        *,
        read_document: ReadDocument,
        screen: Screen,
        sources: Sources,
        filer: Filer,
        clock: Clock,
    ) -> None:
        self._database = database
        self._worker = worker
        self._read_document = read_document
        self._articles = Articles(database, fetcher, worker, screen=screen, clock=clock)
        self._sources = sources
        self._filer = filer
        self._clock = clock
        self._stopped = False

    async def drain(self, after_batch: Callable[[], Awaitable[object]] | None = None) -> ReadReport:
        """Read everything that waits. An entry that cannot be read is tried three times, then listed.

        One whose page takes long, or is not to be had for the moment, waits; it keeps no other waiting.
        `after_batch` is awaited after each BATCH entries or so: who tells of acts need not wait for the end.
        """
        report = ReadReport()
        tried: set[tuple[int, int]] = set()
        while not self._stopped:
            listed = await self._database.read(lambda uow: uow.entries.unread(BATCH + self._articles.open))
            self._articles.forget_others(listed)
            fresh = [each for each in listed if (each.id, each.revision) not in tried]
            due = [each for each in fresh if not self._articles.rests(each)]
            if not due:
                break
            tried.update((each.id, each.revision) for each in due)
            report = await self._read_all(due, report)
            if after_batch is not None:
                await after_batch()
        return report

    def stop(self) -> None:
        """Read nothing more after the entry under way."""
        self._stopped = True

    async def _read_all(self, due: Sequence[UnreadEntry], report: ReadReport) -> ReadReport:
        known = [(self._sources(unread.source_id), unread) for unread in due]
        await self._articles.ask([(source, unread) for source, unread in known if source is not None])
        for unread in due:
            if self._stopped:
                break
            article = await self._articles.take(unread)
            if not isinstance(article, Postponed):
                report = _add(report, await self._read_one(unread, article))
        return report

    @property
    def fetches(self) -> bool:
        """Whether there is an article's page that only a later pass will read."""
        return self._articles.fetching

    async def await_pages(self) -> None:
        """Until no page is on its way: for those who do not come back later."""
        await self._articles.wait()

    async def close(self) -> None:
        """Give up the pages on their way."""
        await self._articles.close()

    async def _read_one(self, unread: UnreadEntry, article: ArticleText | None) -> Filed | None:
        source = self._sources(unread.source_id)
        if source is None:
            await self._fail(unread, "its source is no longer in the list")
            return None
        try:
            known = None if article else await self._database.read(lambda uow: _kept_text(uow, unread))
            whole = completed(source, unread, article) if article else _with_text(unread, known)
            document = document_of(source, whole, self._filer.draft_notice(source, whole))
            reading = await self._worker.run(self._read_document, document, timeout_seconds=READ_SECONDS)
            return await self._database.write(
                lambda uow: self._filer.file(uow, source, whole, document, reading)
            )
        except (WorkerKilledError, StoreUnavailableError) as error:
            await self._fail(unread, str(error))  # raises while the disk is full: then nothing was tried
        except Exception as error:  # one unreadable notice must not stop the others
            log.exception("reading.crashed", source=source.id, entry=unread.id)
            await self._fail(unread, f"{type(error).__name__} while reading")
        return None

    async def _fail(self, unread: UnreadEntry, detail: str) -> None:
        now = self._clock()
        await self._database.write(lambda uow: uow.entries.mark_failed(unread.id, detail, now))
        log.error("reading.failed", source=unread.source_id, entry=unread.id, detail=detail)


def document_of(source: Source, unread: UnreadEntry, notice: Notice) -> Document:
    """The entry as the reader gets it; `notice` is its draft."""
    entry = unread.entry
    return Document(
        id=f"{source.id}:{unread.id}",
        source=source.id,
        title=entry.title,
        text=entry.text,
        date=date_action(notice).on,
        url=entry.url,
        language=source.language,
        country=source.country,
        standing=source.standing,
    )


def _kept_text(uow: UnitOfWork, unread: UnreadEntry) -> str:
    """What the page of this entry said when it was last to be had, through this list or another.

    Only for a title without text: a summary is the publisher's latest word.
    """
    entry = unread.entry
    if entry.text or not entry.url:
        return ""
    notice = uow.notices.by_entry(unread.id) or uow.notices.by_url(entry.url)
    kept = uow.notices.last_text(notice.id) if notice else None
    return kept.text if kept else ""


def _with_text(unread: UnreadEntry, text: str | None) -> UnreadEntry:
    """A page that is gone takes nothing back."""
    return replace(unread, entry=replace(unread.entry, text=text)) if text else unread


def _add(report: ReadReport, filed: Filed | None) -> ReadReport:
    if filed is None:
        return replace(report, failed=report.failed + 1)
    alert = (filed.alert_id,) if filed.alert_id is not None else ()
    return ReadReport(
        read=report.read + 1,
        actions=report.actions + filed.numbers,
        alerts=report.alerts + (() if filed.held else alert),
        held=report.held + (alert if filed.held else ()),
        failed=report.failed,
    )
