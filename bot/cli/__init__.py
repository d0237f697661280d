"""The operator's command line. Exit codes: 0 good, 1 found problems, 2 wrong use."""

import sys

import click

from bot.cli import corrections
from bot.cli.database import db
from bot.cli.exporting import export, stats
from bot.cli.history import chain, history, search, show
from bot.cli.laboratory import replay, reread
from bot.cli.review import review
from bot.cli.running import demo, poll, run
from bot.cli.sources import sources
from bot.cli.texts import detect, evaluate, link
from bot.cli.upkeep import doctor, health
from bot.domain.errors import NongrataError, UnknownSourceError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="nongrata")
def cli() -> None:
    """Alerts for visa restrictions, sanctions, expulsions and the countermeasures that answer them."""


for command in (
    *(run, demo, poll, history, search, show, chain, stats, export, review, *corrections.COMMANDS),
    *(detect, link, evaluate, replay, reread),
    *(sources, db, doctor, health),
):
    cli.add_command(command)


def main() -> None:
    """Run the command line; an error that people can mend is one sentence and exit code 1."""
    try:
        cli()
    except UnknownSourceError as error:
        click.echo(f"nongrata: {error}", err=True)
        sys.exit(2)
    except NongrataError as error:
        click.echo(f"nongrata: {error}", err=True)
        sys.exit(1)
    except OSError as error:
        if error.filename is None:  # not about a file: a mistake of ours, to be seen with its traceback
            raise
        click.echo(f"nongrata: {error.filename}: {error.strerror}. Check the path and its rights", err=True)
        sys.exit(1)
