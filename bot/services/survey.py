"""Trying sources: what answers, what it is, and how old its newest item is. Stores nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.counted import counted
from bot.domain.errors import WorkerKilledError
from bot.domain.feed import Fetched, FetchFailed, ParsedFeed
from bot.domain.source import Source
from bot.services.parsing import PARSE_SECONDS, address_now, parse_work, with_remedy
from bot.services.ports import Clock, Fetcher, Worker

STALE = timedelta(days=30)  # an archive that poses as a feed gives itself away by its newest item


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """What one source answered."""

    source_id: str
    ok: bool
    verdict: str  # "ok", "old", "empty", or the word of a FailureKind
    detail: str = ""
    status: int | None = None
    content_type: str = ""
    entries: int = 0
    newest_at: datetime | None = None
    issues: tuple[str, ...] = ()  # what an operator should look at although it was read

    def as_line(self) -> str:
        """For people: the verdict first, since that is what one scans for."""
        newest = f"newest {self.newest_at:%Y-%m-%d}" if self.newest_at else "no dates"
        read = (
            f"{counted(self.entries, 'item')}, {newest}, {self.content_type}" if self.entries else self.detail
        )
        doubts = f"; {len(self.issues)} to look at, first: {self.issues[0]}" if self.issues else ""
        return f"{self.verdict:10} {self.source_id:32} {read}{doubts}"


async def survey_source(source: Source, fetcher: Fetcher, worker: Worker, clock: Clock) -> SurveyRow:
    """Poll once, without conditions and without storing; never raises for what the server does."""
    url = address_now(source, clock())
    result = await fetcher.fetch(url, headers=dict(source.headers))
    if isinstance(result, FetchFailed):
        result = with_remedy(url, result)
        return SurveyRow(source.id, ok=False, verdict=result.kind, detail=result.detail, status=result.status)
    if not isinstance(result, Fetched):
        return SurveyRow(source.id, ok=False, verdict="invalid", detail="answered 304 without being asked")
    try:
        work = parse_work(source, result)
        parsed = await worker.run(work, result.body, timeout_seconds=PARSE_SECONDS)
    except WorkerKilledError as error:
        return SurveyRow(source.id, ok=False, verdict="invalid", detail=str(error), status=result.status)
    if not isinstance(parsed, ParsedFeed):
        verdict = "blocked" if parsed.challenge else "invalid"
        return SurveyRow(source.id, ok=False, verdict=verdict, detail=parsed.detail, status=result.status)
    return _judge(source, result, parsed, clock())


def _judge(source: Source, result: Fetched, parsed: ParsedFeed, now: datetime) -> SurveyRow:
    newest = max((e.published_at for e in parsed.entries if e.published_at), default=None)
    few = len(parsed.entries) < source.expect.min_entries
    old = newest is not None and now - newest > (source.expect.max_silence or STALE)
    verdict = "few" if few else "old" if old else "ok"
    return SurveyRow(
        source.id,
        ok=verdict == "ok",
        verdict=verdict,
        status=result.status,
        content_type=result.content_type,
        entries=len(parsed.entries),
        newest_at=newest,
        issues=tuple(f"{issue.code}: {issue.detail}" for issue in parsed.issues),
    )
