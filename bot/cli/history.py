"""history, search, show and chain: the chat's questions, asked from the shell."""

import asyncio

import click

from bot.app import open_app
from bot.cli.running import prepared_settings
from bot.domain.chat import ChatKind
from bot.terminal.adapter import TERMINAL
from bot.terminal.plain import to_plain


def _ask(text: str) -> None:
    asyncio.run(_answer(text))


async def _answer(text: str) -> None:
    async with open_app(prepared_settings(quiet=True)) as app:
        for reply in await app.ask(TERMINAL, ChatKind.TERMINAL, text):
            click.echo(to_plain(reply.message.html))


@click.command()
@click.argument("words", nargs=-1)
def history(words: tuple[str, ...]) -> None:
    """What was done, newest first: `nongrata history cn us visa 2022`."""
    _ask("/history " + " ".join(words))


@click.command()
@click.argument("words", nargs=-1, required=True)
def search(words: tuple[str, ...]) -> None:
    """Search names and words in what was read."""
    _ask("/search " + " ".join(words))


@click.command()
@click.argument("number")
def show(number: str) -> None:
    """One action with its evidence: `nongrata show a147`."""
    _ask(f"/show {number}")


@click.command()
@click.argument("number")
def chain(number: str) -> None:
    """The exchange an action belongs to: `nongrata chain a147`."""
    _ask(f"/chain {number}")
