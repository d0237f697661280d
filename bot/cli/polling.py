"""poll: one pass of the pipeline, now."""

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from pydantic import SecretStr

from bot.app import App, open_app
from bot.catalogue.sources import load_sources
from bot.cli.output import echo_json
from bot.cli.prepared import prepared_settings
from bot.domain.errors import ConfigError, UnknownSourceError
from bot.domain.feed import Change, FeedEntry
from bot.domain.source import Source
from bot.domain.words import Precision
from bot.reading.wire import summarise
from bot.services.polling import PollReport
from bot.services.rehearsing import Rehearsed
from bot.settings import Settings
from bot.store.migrations import Standing, standing

SHOWN_ISSUES = 5  # of one source; --json has them all
SHOWN_TEXT = 160  # characters of an entry's first line
_INDENT = "      "


@dataclass(frozen=True, slots=True)
class _Polled:
    """What is printed of one source."""

    report: PollReport
    tried: tuple[Rehearsed, ...] | None = None  # None: it was stored


@click.command()
@click.option("--source", "source_ids", multiple=True, metavar="ID", help="Only these; repeatable.")
@click.option(
    "--dry-run", is_flag=True, help="Store and send nothing; show what would be new and how it reads."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a source.")
def poll(source_ids: tuple[str, ...], *, dry_run: bool, as_json: bool) -> None:
    """Poll once now and print what was found. Exit code 1 when a source failed or a file is wrong."""
    configured = prepared_settings(quiet=True)
    _refuse_unknown(configured, source_ids)
    with _database_of(configured, dry_run=dry_run) as settings:
        found, problems = asyncio.run(_poll(settings, source_ids, dry_run=dry_run))
    for each in found:
        if as_json:
            echo_json(_as_json(each))
        else:
            click.echo(_as_text(each))
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems or not all(each.report.ok for each in found):
        raise SystemExit(1)


def _refuse_unknown(settings: Settings, source_ids: tuple[str, ...]) -> None:
    """Before a database is made: where there is none, no operator has added a source to those of the files.

    Raises UnknownSourceError.
    """
    if source_ids and standing(settings.database_url.get_secret_value()) is Standing.EMPTY:
        _check_known(source_ids, load_sources(settings.sources_dir).sources)


def _check_known(source_ids: tuple[str, ...], known: Iterable[Source]) -> None:
    missing = set(source_ids) - {source.id for source in known}
    if missing:
        names = ", ".join(sorted(missing))
        raise UnknownSourceError(f"no source is called {names}; `nongrata sources list` shows them")


@contextmanager
def _database_of(settings: Settings, *, dry_run: bool) -> Iterator[Settings]:
    """Settings with the database to look into: a dry run where there is none makes none that stays."""
    if not dry_run or standing(settings.database_url.get_secret_value()) is not Standing.EMPTY:
        yield settings
        return
    with TemporaryDirectory(prefix="nongrata-dry-run-") as folder:
        url = SecretStr(f"sqlite:///{Path(folder) / 'nongrata.db'}")
        yield settings.model_copy(update={"data_dir": Path(folder), "database_url": url})


async def _poll(
    settings: Settings, source_ids: tuple[str, ...], *, dry_run: bool
) -> tuple[tuple[_Polled, ...], tuple[ConfigError, ...]]:
    # What chats in Telegram wait for is left to the running program: shown here it would count as delivered.
    paced = settings.telegram_token is not None
    # Without rows of its own a dry run does not import the archive into an empty database either.
    async with open_app(settings, archive=() if dry_run else None, paced=paced) as app:
        chosen = [s for s in app.book.all() if (s.id in source_ids if source_ids else s.enabled)]
        _check_known(source_ids, chosen)
        if dry_run:
            tried = await asyncio.gather(*(_rehearse(app, source) for source in chosen))
            return tuple(tried), app.book.problems
        reports = await asyncio.gather(*(app.poller.poll(source) for source in chosen))
        await app.tell_tick()
        while app.reader.fetches:
            await app.reader.await_pages()
            await app.tell_tick()
        return tuple(_Polled(report) for report in reports), app.book.problems


async def _rehearse(app: App, source: Source) -> _Polled:
    report = await app.poller.poll(source, dry_run=True)
    return _Polled(report, await app.rehearsal.of(source, report.changes))


def _as_text(polled: _Polled) -> str:
    report = polled.report
    line = f"{report.source_id}: {report.outcome}, {report.new} new, {report.revised} revised{_note(polled)}"
    if report.detail:
        line += f": {report.detail}"
    if polled.tried is None:
        changed = [f"  {c.change} {c.entry.title}" for c in report.changes if c.change is not Change.SAME]
    else:
        changed = [line for tried in polled.tried for line in _lines(tried)]
    issues = [f"  look at: {issue.code}: {issue.detail}" for issue in report.issues[:SHOWN_ISSUES]]
    return "\n".join([line, *changed, *issues])


def _note(polled: _Polled) -> str:
    if polled.tried is not None:
        return " (dry run: nothing stored)"
    return " (first poll: stored, not told)" if polled.report.first and polled.report.ok else ""


def _lines(tried: Rehearsed) -> list[str]:
    entry = tried.entry
    first = entry.text.strip().partition("\n")[0].strip()
    text = f"{first[: SHOWN_TEXT - 1]}…" if len(first) > SHOWN_TEXT else first
    return [
        f"  {tried.change} {entry.title}",
        f"{_INDENT}{_date(entry)} · {entry.url or 'no link'}",
        f"{_INDENT}{text or '(no text)'}",
        *([f"{_INDENT}page: {tried.page}"] if tried.page else []),
        f"{_INDENT}reads: {_reading(tried)}",
    ]


def _reading(tried: Rehearsed) -> str:
    return summarise(tried.reading) if tried.reading else "it takes too long to read"


def _date(entry: FeedEntry) -> str:
    if entry.published_at is None:
        return "no date"
    with_time = entry.precision is Precision.TIME
    return f"{entry.published_at:%Y-%m-%d %H:%M} UTC" if with_time else f"{entry.published_at:%Y-%m-%d}"


def _as_json(polled: _Polled) -> dict[str, object]:
    report = polled.report
    found: list[dict[str, object]]
    if polled.tried is None:
        found = [
            {"change": c.change, "title": c.entry.title, "url": c.entry.url}
            for c in report.changes
            if c.change is not Change.SAME
        ]
    else:
        found = [_tried_as_json(tried) for tried in polled.tried]
    return {
        "source": report.source_id,
        "outcome": report.outcome,
        "entries": report.entries,
        "new": report.new,
        "revised": report.revised,
        "first": report.first,
        "detail": report.detail,
        "issues": [issue.detail for issue in report.issues],
        "found": found,
    }


def _tried_as_json(tried: Rehearsed) -> dict[str, object]:
    entry = tried.entry
    return {
        "change": tried.change,
        "title": entry.title,
        "url": entry.url,
        "published": entry.published_at,
        "text": entry.text,
        "page": tried.page,
        "reading": _reading(tried),
    }
