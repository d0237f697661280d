"""db: migrations."""

import click

from bot.cli.output import echo_json
from bot.cli.running import prepared_settings
from bot.store import migrations


@click.group()
def db() -> None:
    """Look after the database."""


@db.command()
def upgrade() -> None:
    """Bring the database to this version; safe to repeat."""
    settings = prepared_settings(quiet=True)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    migrations.upgrade(settings.database_url.get_secret_value())
    click.echo("The database is up to date.")


@db.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def check(*, as_json: bool) -> None:
    """Say whether the database has the shape that this version expects; exit code 1 if not."""
    differences = migrations.check(prepared_settings(quiet=True).database_url.get_secret_value())
    if as_json:
        echo_json({"ok": not differences, "differences": differences})
    else:
        found = differences or ["The database has the shape this version expects."]
        click.echo("\n".join(found))
    if differences:
        click.echo("Run `nongrata db upgrade`.", err=True)
        raise SystemExit(1)
