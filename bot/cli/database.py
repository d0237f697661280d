"""db: migrations and backups."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from bot.app import make_data_dir, utc_now
from bot.cli.output import echo_json
from bot.cli.running import prepared_settings
from bot.domain.errors import StoreError
from bot.store import migrations
from bot.store.backup import backup as back_up
from bot.store.backup import restore as bring_back
from bot.store.migrations import Standing

KEPT = timedelta(days=14)  # chats are promised that what they deleted is gone from backups by then
_STAMP = "nongrata-%Y%m%dT%H%M%SZ.backup"


@click.group()
def db() -> None:
    """Look after the database."""


@db.command()
def upgrade() -> None:
    """Bring the database to this version; safe to repeat."""
    settings = prepared_settings(quiet=True)
    make_data_dir(settings)
    migrations.upgrade(settings.database_url.get_secret_value())
    click.echo("The database is up to date.")


@db.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def check(*, as_json: bool) -> None:
    """Say whether the database has the shape that this version expects; exit code 1 if not."""
    url = prepared_settings(quiet=True).database_url.get_secret_value()
    differences = migrations.check(url)
    if as_json:
        echo_json({"ok": not differences, "differences": differences})
    else:
        found = differences or ["The database has the shape this version expects."]
        click.echo("\n".join(found))
    if differences:
        if migrations.standing(url) is Standing.NEWER:
            raise StoreError("a newer version of nongrata has used this database. Install that version")
        click.echo("Run `nongrata db upgrade`.", err=True)
        raise SystemExit(1)


@db.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def backup(file: Path | None, *, as_json: bool) -> None:
    """Copy the database to FILE, while the program runs or not.

    Without FILE to backups/ in the data folder, named by the moment; copies there that are older than 14 days
    are deleted then.
    """
    settings = prepared_settings(quiet=True)
    now = utc_now()
    target = file or settings.data_dir / "backups" / now.strftime(_STAMP)
    back_up(settings.database_url.get_secret_value(), target)
    gone = [] if file else _outdated(target.parent, now)
    for old in gone:
        old.unlink()
    if as_json:
        echo_json({"file": str(target), "bytes": target.stat().st_size, "deleted": [str(p) for p in gone]})
    else:
        click.echo(f"{target} ({target.stat().st_size} bytes)")
        click.echo("\n".join(f"deleted, older than {KEPT.days} days: {old}" for old in gone), nl=bool(gone))


def _outdated(folder: Path, now: datetime) -> list[Path]:
    """The backups that this command named and that are too old; other files are left alone."""
    found = []
    for path in sorted(folder.glob("nongrata-*.backup")):
        try:
            taken = datetime.strptime(path.name, _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
        if now - taken > KEPT:
            found.append(path)
    return found


@db.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--overwrite", is_flag=True, help="Replace the database that is there.")
def restore(file: Path, *, overwrite: bool) -> None:
    """Put the backup FILE in the place of the database. Stop the program first."""
    settings = prepared_settings(quiet=True)
    make_data_dir(settings)
    bring_back(settings.database_url.get_secret_value(), file, overwrite=overwrite)
    click.echo(f"The database is that of {file}. The next start brings it to this version if it is older.")
    click.echo("Chats that were forgotten since the copy are back, and alerts told since may be told again.")
