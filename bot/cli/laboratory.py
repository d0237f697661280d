"""replay and reread: other rules tried on what is stored, and new ones applied to it."""

from collections import Counter
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from pathlib import Path

import click

from bot.catalogue.effects import load_effects
from bot.catalogue.overlay import merge_overlays
from bot.catalogue.sources import load_sources
from bot.catalogue.vocabulary import load_vocabulary
from bot.cli.output import JsonObject, echo_json
from bot.cli.prepared import prepared_settings
from bot.cli.review import on_database
from bot.cli.texts import publishers, score_rules
from bot.clock import utc_now
from bot.domain.action import Action
from bot.domain.counted import counted
from bot.domain.notice import Notice
from bot.edge import reading_pool
from bot.linking.differences import Difference, Told
from bot.reading.evaluation import Scores, compared_scores
from bot.reading.vocabulary import Vocabulary
from bot.reading.worker import read_installed
from bot.render.headline import headline
from bot.services.filing import Filer
from bot.services.laboratory import Laboratory, Trial
from bot.services.reading import ReadLimited, limited
from bot.services.rereading import Reread, Rereader, StatedLanguage, document_id
from bot.settings import Settings
from bot.store.database import SqlDatabase

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_SHOWN = 3  # names of persons or bodies in one line
since_option = click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="Only notices published on or after this day.",
)


@click.command()
@since_option
@click.option(
    "--rules",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="A changed copy of config/vocabulary, compared with it; else the present rules with what is stored.",
)
@click.option(
    "--score", nargs=2, type=_FILE, metavar="DOCUMENTS LABELS", help="Also score both on labelled texts."
)
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object a difference; the scores are the last one."
)
def replay(
    *, since: datetime | None, rules: Path | None, score: tuple[Path, Path] | None, as_json: bool
) -> None:
    """Show what other rules would change in the stored notices; writes nothing.

    Tells gained, lost and changed actions with their words and rules, and alerts that would have been.
    A text that takes too long is named, the others go on; then the exit code is 1.
    """
    settings = prepared_settings(quiet=True)
    present = load_vocabulary(settings.config_dir / "vocabulary")
    other = load_vocabulary(rules) if rules else present
    if rules and (rules / "effects.yml").exists():
        load_effects(rules / "effects.yml")  # they read nothing, but a wrong row there is told as well
    scores = _scores(score, {"before": present, "after": other}, settings) if score else []

    async def show(database: SqlDatabase) -> Counter[str]:
        async with AsyncExitStack() as stack:
            before = await _reads_with(present, stack) if rules else None
            after = await _reads_with(other, stack)
            stated = await _stated(database, settings)
            laboratory = Laboratory(database, before=before, after=after, stated=stated)
            number: Counter[str] = Counter()
            async for trial in laboratory.replay(since.date() if since else None):
                number["failed" if trial.failed else "found"] += 1
                _print_trial(trial, as_json=as_json)
            return number

    number = on_database(show)
    if not as_json:
        found = number["found"]
        click.echo(
            f"{counted(found, 'notice')} would be read differently." if found else "Nothing would change."
        )
    if scores:
        _print_scores(scores, as_json=as_json)
    _refuse_failed(number["failed"])


@click.command()
@since_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object a notice.")
def reread(*, since: datetime | None, as_json: bool) -> None:
    """Apply the present rules to the stored notices; nothing rings.

    New actions are stored silently, cards of the last 48 hours are edited where an action changed, and what
    is no longer read waits in `nongrata review`. A text that takes too long is named and left as it was, the
    others go on; then the exit code is 1.
    """
    settings = prepared_settings(quiet=True)
    vocabulary = load_vocabulary(settings.config_dir / "vocabulary")

    async def apply(database: SqlDatabase) -> Counter[str]:
        async with AsyncExitStack() as stack:
            rereader = Rereader(
                database,
                read=await _reads_with(vocabulary, stack),
                stated=await _stated(database, settings),
                filer=Filer(headline=headline, clock=utc_now),
                clock=utc_now,
            )
            number: Counter[str] = Counter()
            async for one in rereader.reread(since.date() if since else None):
                number["failed" if one.failed else "read"] += 1
                if one.added or one.changed or one.vanished or one.failed:
                    _print_reread(one, as_json=as_json)
            return number

    number = on_database(apply)
    if not as_json:
        read = counted(number["read"], "notice was", "notices were")
        click.echo(f"{read} read again with rules {vocabulary.version}.")
    _refuse_failed(number["failed"])


async def _reads_with(vocabulary: Vocabulary, stack: AsyncExitStack) -> ReadLimited:
    """These rules in a process of their own, which a text that takes too long does not survive."""
    return limited(await stack.enter_async_context(reading_pool(vocabulary)), read_installed)


def _refuse_failed(number: int) -> None:
    """Exit code 1, once all others were read."""
    if number:
        click.echo(f"{counted(number, 'notice')} could not be read; each is named above.", err=True)
        raise SystemExit(1)


async def _stated(database: SqlDatabase, settings: Settings) -> StatedLanguage:
    least = timedelta(seconds=settings.min_interval)
    overlays = await database.read(lambda uow: uow.sources.overlay())
    listed = load_sources(settings.sources_dir, min_interval=least)
    found = merge_overlays(listed, overlays, min_interval=least)
    return {source.id: source.language for source in found.sources}.get


def _print_trial(trial: Trial, *, as_json: bool) -> None:
    if trial.failed:
        _print_failed(trial.notice, trial.failed, as_json=as_json)
        return
    if as_json:
        for difference in trial.differences:
            echo_json(_difference_as_json(trial, difference))
        return
    click.echo(f"{trial.notice.title or '(no title)'}\n  {trial.notice.url}")
    for difference in trial.differences:
        click.echo("\n".join(f"  {line}" for line in _lines(difference)))
    if trial.alert:
        click.echo(f"  alert: {trial.alert}")


def _lines(difference: Difference) -> list[str]:
    shown = difference.after or difference.before
    lines = [f"{difference.kind}: {_words(shown.action)}"] if shown else []
    if difference.before and difference.after:
        for fact in difference.facts:
            old, new = (getattr(each.action, fact) for each in (difference.before, difference.after))
            lines.append(f"  {fact}: {_value(old)} -> {_value(new)}")
    if shown and shown.quote:
        lines.append(f'  "{shown.quote}"')
    if shown and shown.rules:
        lines.append(f"  rules: {', '.join(shown.rules)}")
    return lines


def _words(action: Action) -> str:
    number = f"/a{action.number} " if action.number else ""
    targets = ", ".join(action.targets) or "?"
    return f"{number}{action.issuer} > {targets}: {', '.join(action.measures)}, {action.stage}"


def _value(value: object) -> str:
    if isinstance(value, tuple):
        more = f" and {len(value) - _SHOWN} more" if len(value) > _SHOWN else ""
        return (", ".join(map(str, value[:_SHOWN])) + more) or "none"
    return "none" if value is None else str(value)


def _difference_as_json(trial: Trial, difference: Difference) -> JsonObject:
    return {
        "kind": difference.kind,
        "notice": trial.notice.url,
        "title": trial.notice.title,
        "facts": list(difference.facts),
        "before": _told_as_json(difference.before),
        "after": _told_as_json(difference.after),
        "alert": trial.alert,
    }


def _told_as_json(told: Told | None) -> JsonObject | None:
    if told is None:
        return None
    action = told.action
    return {
        "number": action.number or None,
        "issuer": action.issuer,
        "targets": list(action.targets),
        "measures": list(map(str, action.measures)),
        "stage": str(action.stage),
        "count": action.count,
        "persons_named": list(action.persons),
        "entities_named": list(action.entities),
        "quote": told.quote,
        "rules": list(told.rules),
    }


def _print_failed(notice: Notice, why: str, *, as_json: bool) -> None:
    name = document_id(notice)
    if as_json:
        echo_json({"kind": "failed", "id": name, "notice": notice.url, "title": notice.title, "why": why})
        return
    click.echo(f"{name} could not be read: {why}\n  {notice.title or '(no title)'}\n  {notice.url}")


def _print_reread(one: Reread, *, as_json: bool) -> None:
    if one.failed:
        _print_failed(one.notice, one.failed, as_json=as_json)
        return
    if as_json:
        echo_json(
            {
                "notice": one.notice.url,
                "added": list(one.added),
                "changed": one.changed,
                "vanished": list(one.vanished),
                "edited": one.edited,
            }
        )
        return
    parts = [f"added /a{number}, not told" for number in one.added]
    parts += [f"changed, {one.edited} cards edited"] if one.changed else []
    parts += [f"/a{number} is no longer read: see `nongrata review`" for number in one.vanished]
    click.echo(f"{one.notice.title or one.notice.url}: {'; '.join(parts)}")


_Scored = tuple[str, str, Scores]  # before or after, version of the rules, figures


def _scores(files: tuple[Path, Path], rules: dict[str, Vocabulary], settings: Settings) -> list[_Scored]:
    """Taken before anything is printed: a wrong file of labels is told at once."""
    listed = publishers(settings)
    return [(when, rows.version, score_rules(rows, listed, *files)) for when, rows in rules.items()]


def _print_scores(scores: list[_Scored], *, as_json: bool) -> None:
    if as_json:
        told = {when: {"rules": version, **found.as_json()} for when, version, found in scores}
        echo_json({"scores": told})
        return
    (_, old, before), (_, new, after) = scores
    click.echo(f"scores (- before, rules {old}; + after, rules {new})")
    click.echo("\n".join(compared_scores(before, after)))
