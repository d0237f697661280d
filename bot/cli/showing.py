"""demo: the pipeline shown at work."""

import asyncio

import click

from bot.demo.run import run_demo
from bot.logs import configure_logging


@click.command()
@click.option("--no-chat", is_flag=True, help="Stop after the last alert instead of taking commands.")
def demo(*, no_chat: bool) -> None:
    """Three real exchanges replayed through the real pipeline; no network, no token."""
    configure_logging("console", (), quiet=True)
    asyncio.run(run_demo(chat=not no_chat))
