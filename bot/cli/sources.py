"""sources: the list of what is polled."""

import asyncio
from dataclasses import asdict
from datetime import timedelta

import click

from bot.catalogue.checking import check_rules
from bot.catalogue.editing import to_yaml
from bot.catalogue.rows import write_row
from bot.catalogue.sources import SourceList, load_sources
from bot.cli.output import echo_json
from bot.cli.prepared import prepared_settings
from bot.cli.sources_edit import COMMANDS
from bot.clock import utc_now
from bot.domain.counted import counted
from bot.domain.errors import UnknownSourceError
from bot.domain.source import Source
from bot.services.survey import SurveyRow, survey_source
from bot.settings import Settings, load_settings


@click.group()
def sources() -> None:
    """The source list: show it, check it, try it, change it."""


for _command in COMMANDS:
    sources.add_command(_command)


def _listed() -> SourceList:
    """What the files say; their problems go to stderr, so that none passes for a short list."""
    settings = prepared_settings(quiet=True)
    found = load_sources(settings.sources_dir)
    for problem in found.problems:
        click.echo(str(problem), err=True)
    return found


def _unknown(names: str) -> UnknownSourceError:
    return UnknownSourceError(f"no source is called {names}; `nongrata sources list` shows them")


json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")


@sources.command("list")
@json_option
def list_sources(*, as_json: bool) -> None:
    """One line a source. Exit code 1 if a file has problems; the good rows are listed all the same."""
    found = _listed()
    for source in found.sources:
        if as_json:
            echo_json(asdict(source))
            continue
        state = "on " if source.enabled else "off"
        click.echo(
            f"{state} {source.country:2} {source.id:32} {source.kind:5} {source.standing:8} {source.body}"
        )

    if found.problems:
        raise SystemExit(1)


@sources.command()
@click.argument("source_id")
@json_option
def show(source_id: str, *, as_json: bool) -> None:
    """All fields of one source that are set, as its file would say them."""
    source = _listed().get(source_id)
    if source is None:
        raise _unknown(source_id)
    if as_json:
        echo_json(asdict(source))
        return
    click.echo(f"# {source.origin}\n{to_yaml([write_row(source)])}", nl=False)


@sources.command()
@json_option
def check(*, as_json: bool) -> None:
    """Validate every file of the configuration, sources and rules; exit code 1 if there is a problem.

    Each names file, line and remedy.
    """
    settings = load_settings()
    found = load_sources(settings.sources_dir, min_interval=timedelta(seconds=settings.min_interval))
    problems = (*found.problems, *check_rules(settings.config_dir))
    for problem in problems:
        if as_json:
            echo_json(asdict(problem))
        else:
            click.echo(str(problem))
    enabled = sum(source.enabled for source in found.sources)
    if not as_json:
        sources, wrong = counted(len(found.sources), "source"), counted(len(problems), "problem")
        click.echo(f"{sources}, {enabled} enabled, {wrong}.")
    if problems:
        raise SystemExit(1)


@sources.command()
@click.option("--source", "source_ids", multiple=True, metavar="ID", help="Only these; repeatable.")
@json_option
def survey(source_ids: tuple[str, ...], *, as_json: bool) -> None:
    """Poll each once, one at a time, storing nothing, and report. Exit code 1 if one was not read."""
    listed = _listed().sources
    missing = set(source_ids) - {source.id for source in listed}
    if missing:
        raise _unknown(", ".join(sorted(missing)))
    chosen = [source for source in listed if not source_ids or source.id in source_ids]
    rows = asyncio.run(_survey(prepared_settings(quiet=True), chosen, as_json=as_json))
    if not all(row.ok for row in rows):
        raise SystemExit(1)


async def _survey(settings: Settings, chosen: list[Source], *, as_json: bool) -> list[SurveyRow]:
    from bot.edge import open_edge  # noqa: PLC0415 - half a second that only this command needs

    rows = []
    async with open_edge(settings) as (fetcher, worker):
        for source in chosen:
            row = await survey_source(source, fetcher, worker, utc_now)
            if as_json:
                echo_json(asdict(row))
            else:
                click.echo(row.as_line())
            rows.append(row)
    return rows
