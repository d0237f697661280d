"""history, search, show and chain: the chat's questions, asked from the shell."""

import asyncio
from collections.abc import Callable
from dataclasses import asdict, replace

import click

from bot.chat.asking import read_number
from bot.cli.asking import asking_settings
from bot.cli.output import JsonObject, echo_json
from bot.clock import utc_now
from bot.desk import open_desk
from bot.domain.action import Evidence
from bot.domain.chat import ChatKind, Query
from bot.domain.errors import UnknownActionError
from bot.domain.views import ActionView, LinkView
from bot.query import parse_query
from bot.render import render_evidence
from bot.services.history import one_read
from bot.services.ports import UnitOfWork
from bot.terminal.adapter import TERMINAL
from bot.terminal.plain import to_plain

MOST = 1_000  # actions of one answer in JSON

Find = Callable[[UnitOfWork], tuple[ActionView, ...]]

json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object an action.")
limit_option = click.option(
    "--limit",
    default=100,
    show_default=True,
    type=click.IntRange(1, MOST),
    help="With --json: at most so many.",
)


class ActionNumber(click.ParamType[int]):
    """147, a147 or /a147."""

    name = "number"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; anything else is wrong use."""
        number = read_number(str(value))
        if number is None:
            self.fail(f"{value!r} is no number of an action, such as 147 or a147", param, ctx)
        return number


@click.command()
@click.argument("words", nargs=-1)
@limit_option
@json_option
def history(words: tuple[str, ...], *, limit: int, as_json: bool) -> None:
    """What was done, newest first: `nongrata history cn us visa 2022`."""
    asked = " ".join(words)
    query = replace(parse_query(asked, today=utc_now().date()).query, limit=limit)
    asyncio.run(_answer(f"/history {asked}", _matching(query), as_json=as_json))


@click.command()
@click.argument("words", nargs=-1, required=True)
@limit_option
@json_option
def search(words: tuple[str, ...], *, limit: int, as_json: bool) -> None:
    """Search names and words in what was read."""
    asked = " ".join(words)
    query = Query(words=tuple(asked.split()), limit=limit)
    asyncio.run(_answer(f"/search {asked}", _matching(query), as_json=as_json))


@click.command()
@click.argument("number", type=ActionNumber())
@json_option
def show(number: int, *, as_json: bool) -> None:
    """One action with the words and rules it rests on: `nongrata show a147`.

    Exit code 1 if no action has that number.
    """
    asyncio.run(_answer(f"/show {number}", _one(number), as_json=as_json, explained=True))


@click.command()
@click.argument("number", type=ActionNumber())
@json_option
def chain(number: int, *, as_json: bool) -> None:
    """The exchange an action belongs to: `nongrata chain a147`. Exit code 1 if no action has that number."""
    asyncio.run(_answer(f"/chain {number}", _exchange(number), as_json=as_json))


async def _answer(text: str, find: Find, *, as_json: bool, explained: bool = False) -> None:
    """The chat's answer, `explained` with the words that it rests on, or the same actions as JSON lines.

    Raises:
        UnknownActionError: the number asked for is no action's.
    """
    async with open_desk(asking_settings()) as desk:
        found = await desk.database.read(find)
        if as_json:
            for view in found:
                echo_json(_as_json(view))
            return
        for reply in await desk.ask(TERMINAL, ChatKind.TERMINAL, text):
            click.echo(to_plain(reply.message.html))
        for view in found if explained else ():
            click.echo(f"\n{to_plain(render_evidence(view).html)}")


def _matching(query: Query) -> Find:
    return lambda unit: unit.actions.views(unit.actions.search(query)[1])


def _one(number: int) -> Find:
    def find(unit: UnitOfWork) -> tuple[ActionView, ...]:
        try:
            return (one_read(number)(unit),)
        except UnknownActionError as error:
            told = f"there is no action a{number}; `nongrata history` shows all of them"
            raise UnknownActionError(told) from error

    return find


def _exchange(number: int) -> Find:
    return lambda unit: unit.actions.views(unit.actions.exchange(_one(number)(unit)[0].action.number))


def _as_json(view: ActionView) -> JsonObject:
    said = view.notice
    return {
        **asdict(view.action),
        "roles": view.action.role_of,
        "quote": said.quote if said else None,
        "speaker": said.speaker if said else None,
        "speaker_role": said.speaker_role if said else None,
        "urls": view.urls,
        "links": [_link(link) for link in view.answers],
        "linked_from": [_link(link) for link in view.answered_by],
        "evidence": [_words(each) for each in view.evidence],
        "rules_version": view.rules_version or None,
        "doubts": list(view.doubts),
    }


def _words(evidence: Evidence) -> JsonObject:
    span = evidence.span
    return {
        "field": evidence.field,
        "text": span.text,
        "start": span.start,
        "end": span.end,
        "rule": evidence.rule,
        "confidence": evidence.confidence,
    }


def _link(link: LinkView) -> JsonObject:
    return {
        "kind": link.kind,
        "number": link.action.number,
        "stated": link.stated,
        "confidence": link.confidence,
        "reasons": link.reasons,
    }
