"""db: migrations."""

import click

from bot.settings import load_settings
from bot.store import migrations


@click.group()
def db() -> None:
    """Look after the database."""


@db.command()
def upgrade() -> None:
    """Bring the database to this version; safe to repeat."""
    settings = load_settings()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    migrations.upgrade(settings.database_url.get_secret_value())
    click.echo("The database is up to date.")


@db.command()
def check() -> None:
    """Say whether the database has the shape that this version expects; exit code 1 if not."""
    differences = migrations.check(load_settings().database_url.get_secret_value())
    for difference in differences:
        click.echo(difference)
    if differences:
        click.echo("Run `nongrata db upgrade`.", err=True)
        raise SystemExit(1)
    click.echo("The database has the shape this version expects.")
