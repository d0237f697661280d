"""stats and export: all actions that a question finds, counted or as rows."""

import asyncio
from collections.abc import Callable
from dataclasses import asdict
from typing import TypeVar

import click

from bot.cli.asking import asking_settings
from bot.cli.output import echo_json
from bot.clock import utc_now
from bot.desk import open_desk
from bot.domain.chat import Query
from bot.query import parse_query
from bot.render.export import csv_header, csv_line, export_row
from bot.render.statistics import show_statistics
from bot.services.exporting import all_views
from bot.services.ports import UnitOfWork

T = TypeVar("T")


@click.command()
@click.argument("words", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def stats(words: tuple[str, ...], *, as_json: bool) -> None:
    """Count by year, stage, measure, issuer and direction: `nongrata stats cn us 2022`."""
    found = asyncio.run(_ask(lambda unit: unit.actions.statistics(_query(words))))
    if as_json:
        echo_json(asdict(found))
    else:
        click.echo(show_statistics(found))


@click.command()
@click.argument("words", nargs=-1)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["jsonl", "csv"]),
    default="jsonl",
    show_default=True,
    help="JSON lines, or a table for a spreadsheet.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format jsonl.")
def export(words: tuple[str, ...], *, kind: str, as_json: bool) -> None:
    """Print all actions, newest first, or those asked for: `nongrata export ru eu 2022 --format csv`."""
    rows = asyncio.run(_ask(lambda unit: [export_row(view) for view in all_views(unit, _query(words))]))
    if as_json or kind == "jsonl":
        for row in rows:
            echo_json(row)
        return
    click.echo(csv_header(), nl=False)
    for row in rows:
        click.echo(csv_line(row).encode("utf-8", "replace"), nl=False)


def _query(words: tuple[str, ...]) -> Query:
    return parse_query(" ".join(words), today=utc_now().date()).query


async def _ask(work: Callable[[UnitOfWork], T]) -> T:
    """One answer of one moment, whatever is stored meanwhile."""
    async with open_desk(asking_settings()) as desk:
        return await desk.database.read(work)
