"""run: the program itself."""

import asyncio

import click

from bot.cli.prepared import prepared_settings
from bot.run import run_forever


@click.command()
def run() -> None:
    """Everything in one process. Without a token, alerts and the chat appear in this terminal."""
    asyncio.run(run_forever(prepared_settings()))
