"""Reading: each unread entry becomes a notice, its actions and links, and the decision to tell.

Everything that a reading changes commits in one serialised transaction; a crash before it leaves the entry
unread.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import structlog

from bot.domain.action import Document, Reading
from bot.domain.errors import WorkerKilledError
from bot.domain.feed import Fetched
from bot.domain.notice import UnreadEntry
from bot.domain.source import Source
from bot.linking.record import date_action
from bot.parse.article import ArticleText, parse_article
from bot.services.filing import Filed, Filer
from bot.services.ports import Clock, Database, Fetcher, Worker

log = structlog.get_logger(__name__)

BATCH = 50
READ_SECONDS = 10.0  # a notice takes milliseconds; past this it hangs
ARTICLE_SECONDS = 15.0

ReadDocument = Callable[[Document], Reading]
Screen = Callable[[str, str, str | None], bool]
Sources = Callable[[str], Source | None]


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
        self._fetcher = fetcher
        self._worker = worker
        self._read_document = read_document
        self._screen = screen
        self._sources = sources
        self._filer = filer
        self._clock = clock

    async def drain(self) -> ReadReport:
        """Read everything that waits. An entry that cannot be read is tried three times, then listed."""
        report = ReadReport()
        tried: set[tuple[int, int]] = set()
        while True:
            waiting = await self._database.read(lambda uow: uow.entries.unread(BATCH))
            fresh = [each for each in waiting if (each.id, each.revision) not in tried]
            if not fresh:
                return report
            for unread in fresh:
                tried.add((unread.id, unread.revision))
                report = _add(report, await self._read_one(unread))

    async def _read_one(self, unread: UnreadEntry) -> Filed | None:
        source = self._sources(unread.source_id)
        if source is None:
            await self._fail(unread, "its source is no longer in the list")
            return None
        try:
            document = await self._document(source, unread)
            reading = await self._worker.run(self._read_document, document, timeout_seconds=READ_SECONDS)
            return await self._database.write(
                lambda uow: self._filer.file(uow, source, unread, document, reading)
            )
        except WorkerKilledError as error:
            await self._fail(unread, str(error))
        except Exception as error:  # one unreadable notice must not stop the others
            log.exception("reading.crashed", source=source.id, entry=unread.id)
            await self._fail(unread, f"{type(error).__name__} while reading")
        return None

    async def _fail(self, unread: UnreadEntry, detail: str) -> None:
        now = self._clock()
        await self._database.write(lambda uow: uow.entries.mark_failed(unread.id, detail, now))
        log.error("reading.failed", source=unread.source_id, entry=unread.id, detail=detail)

    async def _document(self, source: Source, unread: UnreadEntry) -> Document:
        entry = unread.entry
        text = entry.text
        if not source.full_text and entry.url and self._screen(entry.title, entry.text, source.language):
            article = await self._article(source, entry.url)
            # The page may refuse machine readers while the feed is open: the summary is enough to go on.
            text = article.text if article and len(article.text) > len(text) else text
        notice = self._filer.draft_notice(source, unread)
        return Document(
            id=f"{source.id}:{unread.id}",
            source=source.id,
            title=entry.title,
            text=text,
            date=date_action(notice).on,
            url=entry.url,
            language=source.language,
            country=source.country,
            standing=source.standing,
        )

    async def _article(self, source: Source, url: str) -> ArticleText | None:
        result = await self._fetcher.fetch(url, headers=dict(source.headers))
        if not isinstance(result, Fetched):
            log.info("article.unavailable", source=source.id, result=type(result).__name__)
            return None
        work = partial(
            parse_article,
            content_type=result.content_type,
            url=result.url,
            selectors=source.article,
            encoding=source.encoding,
        )
        parsed = await self._worker.run(work, result.body, timeout_seconds=ARTICLE_SECONDS)
        return parsed if isinstance(parsed, ArticleText) else None


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
