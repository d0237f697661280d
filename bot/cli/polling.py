"""poll: one pass of the pipeline, now."""

import asyncio

import click

from bot.app import open_app
from bot.cli.output import echo_json
from bot.cli.prepared import prepared_settings
from bot.domain.errors import UnknownSourceError
from bot.domain.feed import Change
from bot.services.polling import PollReport
from bot.settings import Settings

SHOWN_ISSUES = 5  # of one source; --json has them all


@click.command()
@click.option("--source", "source_ids", multiple=True, metavar="ID", help="Only these; repeatable.")
@click.option("--dry-run", is_flag=True, help="Store and send nothing; show what would be new.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a source.")
def poll(source_ids: tuple[str, ...], *, dry_run: bool, as_json: bool) -> None:
    """Poll once now and print what was found. Exit code 1 when a source failed."""
    reports = asyncio.run(_poll(prepared_settings(quiet=True), source_ids, dry_run=dry_run))
    for report in reports:
        if as_json:
            echo_json(_as_json(report))
        else:
            click.echo(_as_text(report))
    if not all(report.ok for report in reports):
        raise SystemExit(1)


async def _poll(settings: Settings, source_ids: tuple[str, ...], *, dry_run: bool) -> tuple[PollReport, ...]:
    # What chats in Telegram wait for is left to the running program: shown here it would count as delivered.
    paced = settings.telegram_token is not None
    # Without rows of its own a dry run does not import the archive into an empty database either.
    async with open_app(settings, archive=() if dry_run else None, paced=paced) as app:
        chosen = [s for s in app.book.all() if (s.id in source_ids if source_ids else s.enabled)]
        missing = set(source_ids) - {s.id for s in chosen}
        if missing:
            names = ", ".join(sorted(missing))
            raise UnknownSourceError(f"no source is called {names}; `nongrata sources list` shows them")
        reports = await asyncio.gather(*(app.poller.poll(s, dry_run=dry_run) for s in chosen))
        if not dry_run:
            await app.tell_tick()
            while app.reader.fetches:
                await app.reader.await_pages()
                await app.tell_tick()
        return tuple(reports)


def _as_text(report: PollReport) -> str:
    note = " (first poll: stored, not told)" if report.first and report.ok else ""
    line = f"{report.source_id}: {report.outcome}, {report.new} new, {report.revised} revised{note}"
    if report.detail:
        line += f": {report.detail}"
    changed = [f"  {c.change} {c.entry.title}" for c in report.changes if c.change is not Change.SAME]
    issues = [f"  look at: {issue.code}: {issue.detail}" for issue in report.issues[:SHOWN_ISSUES]]
    return "\n".join([line, *changed, *issues])


def _as_json(report: PollReport) -> dict[str, object]:
    return {
        "source": report.source_id,
        "outcome": report.outcome,
        "entries": report.entries,
        "new": report.new,
        "revised": report.revised,
        "first": report.first,
        "detail": report.detail,
        "issues": [issue.detail for issue in report.issues],
        "found": [
            {"change": c.change, "title": c.entry.title, "url": c.entry.url}
            for c in report.changes
            if c.change is not Change.SAME
        ],
    }
