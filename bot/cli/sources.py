"""sources: the list of what is polled."""

import asyncio
import json
from dataclasses import asdict

import click

from bot.app import open_edge, utc_now
from bot.catalogue.sources import load_sources
from bot.cli.running import prepared_settings
from bot.domain.errors import UnknownSourceError
from bot.domain.source import Source
from bot.services.survey import SurveyRow, survey_source
from bot.settings import Settings, load_settings


@click.group()
def sources() -> None:
    """The source list: show it, check it, try it."""


def _all() -> tuple[Source, ...]:
    return load_sources(load_settings().config_dir / "sources").sources


@sources.command("list")
@click.option("--json", "as_json", is_flag=True)
def list_sources(*, as_json: bool) -> None:
    """One line a source."""
    for source in _all():
        if as_json:
            click.echo(json.dumps(asdict(source), ensure_ascii=False, default=str))
            continue
        state = "on " if source.enabled else "off"
        click.echo(
            f"{state} {source.country:2} {source.id:32} {source.kind:5} {source.standing:8} {source.body}"
        )


@sources.command()
@click.argument("source_id")
def show(source_id: str) -> None:
    """All fields of one source."""
    source = next((s for s in _all() if s.id == source_id), None)
    if source is None:
        raise UnknownSourceError(f"no source is called {source_id}; `nongrata sources list` shows them")
    for name, value in asdict(source).items():
        click.echo(f"{name:10} {value}")


@sources.command()
def check() -> None:
    """Validate every file; each problem names file, line and remedy. Exit code 1 if there are any."""
    found = load_sources(load_settings().config_dir / "sources")
    for problem in found.problems:
        click.echo(str(problem))
    enabled = sum(source.enabled for source in found.sources)
    click.echo(f"{len(found.sources)} sources, {enabled} enabled, {len(found.problems)} problems.")
    if found.problems:
        raise SystemExit(1)


@sources.command()
@click.option("--source", "source_ids", multiple=True, metavar="ID", help="Only these; repeatable.")
@click.option("--json", "as_json", is_flag=True)
def survey(source_ids: tuple[str, ...], *, as_json: bool) -> None:
    """Poll each once, one at a time, storing nothing, and report. Exit code 1 if one was not read."""
    chosen = [s for s in _all() if not source_ids or s.id in source_ids]
    rows = asyncio.run(_survey(prepared_settings(quiet=True), chosen, as_json=as_json))
    if not all(row.ok for row in rows):
        raise SystemExit(1)


async def _survey(settings: Settings, chosen: list[Source], *, as_json: bool) -> list[SurveyRow]:
    rows = []
    async with open_edge(settings) as (fetcher, worker):
        for source in chosen:
            row = await survey_source(source, fetcher, worker, utc_now)
            click.echo(json.dumps(asdict(row), default=str) if as_json else row.as_line())
            rows.append(row)
    return rows
