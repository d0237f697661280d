"""sources add, set, enable, disable, remove, export and OPML: the list changed from the shell."""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import click

from bot.catalogue.editing import add_rows, plain, remove_row, set_fields, to_yaml
from bot.catalogue.opml import Subscribed, make_id, read_opml, write_opml
from bot.catalogue.overlay import merge_overlays
from bot.catalogue.rows import write_row
from bot.catalogue.sources import SourceList, load_sources
from bot.cli.output import echo_json
from bot.cli.prepared import prepared_settings
from bot.settings import Settings
from bot.store.recorded import operators_overlay

IMPORTED = "imported.yml"

file_option = click.option("--file", "file_name", metavar="NAME", help="The file in config/sources to write.")


class Assignment(click.ParamType[tuple[str, str]]):
    """FIELD=VALUE."""

    name = "field=value"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """The two; anything else is wrong use."""
        name, sign, text = str(value).partition("=")
        if not sign or not name:
            self.fail(f"{value!r} is no FIELD=VALUE, such as every=15m", param, ctx)
        return name, text


def _settings() -> tuple[Settings, timedelta]:
    settings = prepared_settings(quiet=True)
    return settings, timedelta(seconds=settings.min_interval)


@click.command()
@click.argument("source_id", metavar="ID")
@click.argument("fields", nargs=-1, required=True, type=Assignment(), metavar="FIELD=VALUE...")
@file_option
def add(source_id: str, fields: tuple[tuple[str, str], ...], file_name: str | None) -> None:
    """Add a source: `sources add us-one country=US body="Department of State" url=https://...`.

    Left out: standing=official kind=feed language=en every=15m. It goes into the file of its country.
    """
    settings, least = _settings()
    row: dict[str, object] = {"id": source_id, "country": "", "body": ""}
    row |= {"standing": "official", "url": "", "kind": "feed", "language": "en", "every": "15m"}
    for name, value in fields:
        group, dot, inner = name.partition(".")
        if dot:
            nested = row.setdefault(group, {})
            if isinstance(nested, dict):
                nested[inner] = plain(value)
        else:
            row[name] = plain(value)
    row = {name: value for name, value in row.items() if value != ""}
    name = file_name or f"{str(row.get('country', 'mine')).lower()}.yml"
    path = add_rows(settings.sources_dir, name, [row], min_interval=least)
    click.echo(f"{source_id} was added to {path}. Its first poll does not ring.")


@click.command("set")
@click.argument("source_id", metavar="ID")
@click.argument("fields", nargs=-1, required=True, type=Assignment(), metavar="FIELD=VALUE...")
def set_(source_id: str, fields: tuple[tuple[str, str], ...]) -> None:
    """Set fields: `sources set us-one every=5m expect.max_silence=4d`; `zone=` takes one away."""
    settings, least = _settings()
    path = set_fields(settings.sources_dir, source_id, dict(fields), min_interval=least)
    click.echo(f"{source_id} was changed in {path}.")


@click.command()
@click.argument("source_ids", nargs=-1, required=True, metavar="ID...")
def enable(source_ids: tuple[str, ...]) -> None:
    """Switch sources on."""
    _switch(source_ids, "true", "on")


@click.command()
@click.argument("source_ids", nargs=-1, required=True, metavar="ID...")
def disable(source_ids: tuple[str, ...]) -> None:
    """Switch sources off; what is known of them stays."""
    _switch(source_ids, "false", "off")


def _switch(source_ids: Iterable[str], value: str, word: str) -> None:
    settings, least = _settings()
    overlays = operators_overlay(settings.database_url.get_secret_value())
    for source_id in source_ids:
        path = set_fields(settings.sources_dir, source_id, {"enabled": value}, min_interval=least)
        click.echo(f"{source_id} is switched {word} in {path}.")
        if overlays.get(source_id, {}).get("enabled", value) != value:
            click.echo(
                f"In the chat it was set otherwise, which stands: /source {source_id} {word}", err=True
            )


@click.command()
@click.argument("source_id", metavar="ID")
def remove(source_id: str) -> None:
    """Take a source out of its file; what it has brought stays."""
    settings, least = _settings()
    path = remove_row(settings.sources_dir, source_id, min_interval=least)
    click.echo(f"{source_id} was taken out of {path}.")


def _effective() -> SourceList:
    """The files with the operators' changes in the database on top; problems go to stderr."""
    settings, least = _settings()
    listed = load_sources(settings.sources_dir, min_interval=least)
    overlays = operators_overlay(settings.database_url.get_secret_value())
    found = merge_overlays(listed, overlays, min_interval=least)
    for problem in found.problems:
        click.echo(str(problem), err=True)
    return found


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a source.")
def export(*, as_json: bool) -> None:
    """Print all sources as they are in force, in the format of a source file. Exit code 1 if one is wrong."""
    found = _effective()
    rows = [write_row(source) for source in found.sources]
    if as_json:
        for row in rows:
            echo_json(row)
    else:
        click.echo(to_yaml(rows), nl=False)
    if found.problems:
        raise SystemExit(1)


@click.command("export-opml")
def export_opml() -> None:
    """Print the feeds as OPML, for a reader of feeds. Exit code 1 if a source is wrong."""
    found = _effective()
    click.echo(write_opml(found.sources), nl=False)
    if found.problems:
        raise SystemExit(1)


@click.command("import-opml")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--country", required=True, help="The state whose bodies publish them, such as US.")
@click.option("--language", default="en", show_default=True, help="Where the list does not say.")
@click.option("--standing", default="official", show_default=True, help="official or agency.")
@file_option
def import_opml(file: Path, country: str, language: str, standing: str, file_name: str | None) -> None:
    """Add the feeds of an OPML list, switched off; those whose address is known already are passed over."""
    settings, least = _settings()
    listed = load_sources(settings.sources_dir, min_interval=least)
    known = {source.url for source in listed.sources}
    taken = {source.id for source in listed.sources}
    rows = []
    for feed in read_opml(file):
        if feed.url in known:
            click.echo(f"known already: {feed.url}", err=True)
            continue
        source_id = make_id(feed, country, frozenset(taken))
        taken.add(source_id)
        rows.append(_imported(feed, source_id, country, language, standing))
    if rows:
        path = add_rows(settings.sources_dir, file_name or IMPORTED, rows, min_interval=least)
        click.echo(f"{len(rows)} added to {path}, switched off. Try them: nongrata sources survey")
    else:
        click.echo("0 added.")


def _imported(
    feed: Subscribed, source_id: str, country: str, language: str, standing: str
) -> dict[str, object]:
    return {
        "id": source_id,
        "country": country,
        "body": feed.title,
        "standing": standing,
        "url": feed.url,
        "kind": "feed",
        "language": feed.language or language,
        "every": "15m",
        "enabled": False,
    }


COMMANDS = (add, set_, enable, disable, remove, export, export_opml, import_opml)
