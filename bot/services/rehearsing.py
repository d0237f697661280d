"""Trying a source out, storing nothing: its entries as the reader would get them, and what they announce."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.action import Reading
from bot.domain.errors import WorkerKilledError
from bot.domain.feed import Change, EntryChange, FeedEntry, Fetched, FetchFailed
from bot.domain.notice import UnreadEntry
from bot.domain.source import Source
from bot.parse.arrival import stands_in
from bot.parse.article import ArticleText
from bot.services.article_pages import article_work, headers_for
from bot.services.articles import ARTICLE_SECONDS, completed
from bot.services.filing import Filer
from bot.services.parsing import address_now
from bot.services.ports import Clock, Fetcher, Worker
from bot.services.reading import READ_SECONDS, ReadDocument, document_of

PAGES = 2  # of one source: enough to see whether its selectors match
_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """One entry, tried."""

    change: Change
    entry: FeedEntry  # with what its page says, where that was asked for
    page: str | None  # what became of its page; None: it was not asked for
    reading: Reading | None  # None: it could not be read


class Rehearsal:
    """Goes the way of polls and readings up to where something would be stored."""

    def __init__(
        self, fetcher: Fetcher, worker: Worker, *, read_document: ReadDocument, filer: Filer, clock: Clock
    ) -> None:
        self._fetcher = fetcher
        self._worker = worker
        self._read_document = read_document
        self._filer = filer
        self._clock = clock

    async def of(self, source: Source, changes: Sequence[EntryChange]) -> tuple[Rehearsed, ...]:
        """Each entry that is new or revised, in the document's order; the newest with their pages."""
        found = [change for change in changes if change.change is not Change.SAME]
        linked = [each.entry for each in found if each.entry.url and not source.full_text]
        newest = sorted(linked, key=lambda entry: entry.published_at or _EARLIEST, reverse=True)[:PAGES]
        return tuple([await self._try(source, each, with_page=each.entry in newest) for each in found])

    async def _try(self, source: Source, change: EntryChange, *, with_page: bool) -> Rehearsed:
        unread = UnreadEntry(0, source.id, 1, change.entry, first_seen_at=self._clock(), rings=False)
        page = None
        if with_page:
            article = await self._article(source, change.entry.url or "")
            if isinstance(article, ArticleText):
                unread = completed(source, unread, article)
                page = f"{len(article.text)} characters read"
            else:
                page = f"not read: {article}"
        document = document_of(source, unread, self._filer.draft_notice(source, unread))
        try:
            reading = await self._worker.run(self._read_document, document, timeout_seconds=READ_SECONDS)
        except WorkerKilledError:
            reading = None
        return Rehearsed(change.change, unread.entry, page, reading)

    async def _article(self, source: Source, url: str) -> ArticleText | str:
        """What the page says, or why it says nothing."""
        result = await self._fetcher.fetch(url, headers=headers_for(source, url))
        if isinstance(result, FetchFailed):
            return result.detail
        if not isinstance(result, Fetched):
            return "the server answered 304 without being asked"
        lists = (source.url, address_now(source, self._clock()))
        if result.url != url and (detail := stands_in(url, result.url, lists)):
            return detail
        work = article_work(source, result)
        try:
            parsed = await self._worker.run(work, result.body, timeout_seconds=ARTICLE_SECONDS)
        except WorkerKilledError as error:
            return str(error)
        return parsed if isinstance(parsed, ArticleText) else parsed.detail
