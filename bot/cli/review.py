"""review: what waits for an operator, ruled on from the shell; works on the database alone."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict
from typing import TypeVar

import click

from bot.cli.asking import require_database
from bot.cli.output import JsonObject, echo_json
from bot.cli.prepared import prepared_settings
from bot.clock import utc_now
from bot.domain.review import ReviewItem, Ruled
from bot.domain.views import ActionView
from bot.render.review import render_review, render_ruled
from bot.services.review import Review
from bot.store.database import SqlDatabase, open_database
from bot.terminal.plain import to_plain

T = TypeVar("T")

MOST = 1_000  # items of one answer

json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object an item.")
item_argument = click.argument("review_id", metavar="ID", type=click.IntRange(min=1))


def by_whom() -> str:
    """Who acts, for the record: the shell's user."""
    return f"the shell, user {os.getuid()}"


def on_database(work: Callable[[SqlDatabase], Awaitable[T]]) -> T:
    """Run on the settings' database, brought to this version first; `nongrata run` may be at work on it.

    Raises MissingDatabaseError when there is none: an empty one in the wrong folder would say that nothing
    waits.
    """

    async def run() -> T:
        settings = prepared_settings(quiet=True)
        url = settings.database_url.get_secret_value()
        require_database(url)
        async with open_database(url) as database:
            return await work(database)

    return asyncio.run(run())


@click.group()
def review() -> None:
    """What waits for you: alerts that were held, actions that vanished or are doubted."""


@review.command("list")
@json_option
def list_waiting(*, as_json: bool) -> None:
    """What waits, newest first; the first column is its ID."""
    page = on_database(lambda database: Review(database).page(limit=MOST))
    if not as_json and not page.items:
        click.echo("Nothing waits.")
    for item in page.items:
        if as_json:
            echo_json(_as_json(item))
        else:
            click.echo(_as_line(item, page.views))


@review.command()
@item_argument
@json_option
def show(review_id: int, *, as_json: bool) -> None:
    """One item, ruled or not. Exit code 1 if there is none of that number."""
    shown = on_database(lambda database: Review(database).show(review_id))
    if as_json:
        echo_json(_as_json(shown.item))
    else:
        click.echo(to_plain(render_review(shown.item, shown.views).html))


@review.command()
@item_argument
def send(review_id: int) -> None:
    """Let a held alert go to everybody who follows it now. Said before, it stays as it was."""
    _rule(lambda on: on.send(review_id, by=by_whom(), now=utc_now()), review_id)


@review.command()
@item_argument
@click.argument("reason", nargs=-1, required=True)
def drop(review_id: int, reason: tuple[str, ...]) -> None:
    """Never tell a held alert, or let an action stand; REASON is kept with it."""
    why = " ".join(reason)
    _rule(lambda on: on.drop(review_id, by=by_whom(), why=why, now=utc_now()), review_id)


def _rule(act: Callable[[Review], Awaitable[Ruled]], review_id: int) -> None:
    async def work(database: SqlDatabase) -> str:
        on = Review(database)
        ruled = await act(on)
        return to_plain(render_ruled(ruled, (await on.show(review_id)).views).html)

    click.echo(on_database(work))


def _as_line(item: ReviewItem, views: Sequence[ActionView]) -> str:
    news = [f"{v.action.headline} /a{v.action.number}" for v in views if v.action.number in item.numbers]
    return f"{item.id:5} {item.kind:9} {item.created_at:%Y-%m-%d %H:%M} {'; '.join(news)}: {item.reason}"


def _as_json(item: ReviewItem) -> JsonObject:
    return asdict(item)
