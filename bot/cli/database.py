"""db: migrations and backups."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import timedelta
from pathlib import Path

import click

from bot.catalogue.sources import load_sources
from bot.cli.asking import no_database, require_database
from bot.cli.output import echo_json
from bot.cli.prepared import prepared_settings
from bot.clock import utc_now
from bot.domain.counted import counted
from bot.domain.errors import StoreError
from bot.folders import make_data_dir
from bot.settings import Settings
from bot.store import migrations
from bot.store.backup import backup as back_up
from bot.store.backup import restore as bring_back
from bot.store.carrying import Carried
from bot.store.migrations import Standing
from bot.store.recorded import not_to_be_read
from bot.upkeep.backups import KEPT, backup_name, backups_folder, prune
from bot.upkeep.running import require_stopped


@click.group()
def db() -> None:
    """Look after the database."""


@db.command()
def upgrade() -> None:
    """Bring the database to this version; safe to repeat."""
    settings = prepared_settings(quiet=True)
    make_data_dir(settings.data_dir)
    migrations.upgrade(settings.database_url.get_secret_value())
    click.echo("The database is up to date.")


@db.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def check(*, as_json: bool) -> None:
    """Say whether the database has the shape that this version expects; exit code 1 if not.

    It changes nothing.
    """
    url = prepared_settings(quiet=True).database_url.get_secret_value()
    differences = migrations.check(url)
    if as_json:
        echo_json({"ok": not differences, "differences": differences})
    if (misfit := _misfit(url)) is not None:
        raise StoreError(misfit)
    if not as_json:
        click.echo("\n".join(differences or ["The database has the shape this version expects."]))
    if differences:
        raise StoreError("the database lacks its version's shape. Bring a copy back: nongrata db restore")


def _misfit(url: str) -> str | None:
    """Why this version cannot expect its shape of the database, with the remedy; None when it can."""
    match migrations.standing(url):
        case Standing.EMPTY:
            return no_database(url)
        case Standing.OLDER:
            return "the schema is of an older version: run `nongrata db upgrade`"
        case Standing.NEWER:
            return "a newer version of nongrata has used this database. Install that version"
        case Standing.CURRENT:
            return None


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
    require_database(settings.database_url.get_secret_value())
    target = file or backups_folder(settings.data_dir) / backup_name(now)
    back_up(settings.database_url.get_secret_value(), target)
    gone = () if file else prune(target.parent, now)
    if as_json:
        echo_json({"file": str(target), "bytes": target.stat().st_size, "deleted": [str(p) for p in gone]})
    else:
        click.echo(f"{target} ({target.stat().st_size} bytes)")
        click.echo("\n".join(f"deleted, older than {KEPT.days} days: {old}" for old in gone), nl=bool(gone))


@db.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--overwrite", is_flag=True, help="Replace the database that is there.")
@click.option("--as-it-was", is_flag=True, help="Carry nothing over from the database that is there.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def restore(file: Path, *, overwrite: bool, as_it_was: bool, as_json: bool) -> None:
    """Put the backup FILE in the place of the database. Stop the program first: exit code 2 while it runs.

    What the database that is there knows of forgotten chats, given numbers and told alerts is carried over.
    """
    settings = prepared_settings(quiet=True)
    require_stopped(settings, utc_now())
    make_data_dir(settings.data_dir)
    url = settings.database_url.get_secret_value()
    done = bring_back(url, file, overwrite=overwrite, as_it_was=as_it_was)
    lost: tuple[str, ...] = ()
    if isinstance(done, Carried):
        lost = _not_to_be_read(settings)
        done = replace(done, entries=max(done.entries - len(lost), 0))
    if as_json:
        carried = asdict(done) | {"not_read": lost} if isinstance(done, Carried) else None
        echo_json({"file": str(file), "carried": carried, "why_not": None if carried else done})
        return
    click.echo(f"The database is that of {file}.")
    click.echo("\n".join(_carried(done, lost) if isinstance(done, Carried) else _taken_back(done)))


def _not_to_be_read(settings: Settings) -> tuple[str, ...]:
    """Addresses of what nobody will read again; none while the list itself has to be mended first."""
    found = load_sources(settings.sources_dir, min_interval=timedelta(seconds=settings.min_interval))
    if found.problems:
        return ()
    listed = [source.id for source in found.sources]
    return not_to_be_read(settings.database_url.get_secret_value(), listed)


def _carried(done: Carried, lost: Sequence[str]) -> list[str]:
    told = (
        (done.forgotten, "chat that was forgotten since stays", "chats that were forgotten since stay"),
        (
            done.deliveries,
            "delivery of an alert that both know stands",
            "deliveries of alerts that both know stand",
        ),
        (done.entries, "item seen since is", "items seen since are"),
        (len(lost), "item cannot be, since its source is", "items cannot be, since their sources are"),
    )
    chats, deliveries, entries, left = (counted(*each) for each in told)
    return [
        "Carried over from the one before it:",
        f"  {chats} forgotten",
        "  action numbers go on where they were",
        f"  {deliveries} as before",
        f"  {entries} read again; what is announced there waits for you",
        *([f"  {left} in no list any more:"] if lost else []),
        *(f"    {address}" for address in lost),
        "All else is as in the copy: subscriptions, corrections. Numbers told since lead nowhere.",
    ]


def _taken_back(why: str) -> list[str]:
    return [
        f"Nothing was carried over: {why}. Expect:",
        "  chats that were forgotten since the copy are back and have to be forgotten again",
        "  numbers of actions that were given since are given again, to others",
        "  alerts told since are told again, unless they are older than 72 hours",
    ]
