"""doctor and health: is this installation well, is its program alive?"""

from dataclasses import asdict
from pathlib import Path

import click

from bot.app import utc_now
from bot.cli.output import echo_json
from bot.cli.running import prepared_settings
from bot.domain.errors import UnhealthyError
from bot.logs import escape_controls, make_cleaner
from bot.store.recorded import newest_moment
from bot.upkeep.doctor import examine
from bot.upkeep.findings import Grade
from bot.upkeep.pulse import SILENT_SECONDS, last_beat


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a finding.")
def doctor(*, as_json: bool) -> None:
    """Examine settings, rules, sources, disk, database and clock, each with its remedy.

    Changes nothing and asks nothing of the network. Exit code 1 if there is a problem.
    """
    clean = make_cleaner(())
    found = []
    for finding in examine(utc_now(), Path.cwd()):
        found.append(finding)
        if as_json:
            echo_json(asdict(finding))
        else:
            click.echo(escape_controls(clean(str(finding))))
    if any(finding.grade is Grade.PROBLEM for finding in found):
        raise SystemExit(1)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def health(*, as_json: bool) -> None:
    """Whether `nongrata run` is alive on this data folder and its database answers; exit code 1 if not."""
    settings = prepared_settings(quiet=True)
    now = utc_now()
    pulse = last_beat(settings.data_dir)
    if pulse is None:
        raise UnhealthyError(f"nongrata does not run on {settings.data_dir}. Start it with: nongrata run")
    if not pulse.alive(now):
        raise UnhealthyError(
            f"the last sign of life is of {pulse.at:%Y-%m-%d %H:%M:%S} UTC, it should be at most "
            f"{SILENT_SECONDS:.0f} seconds old. Look at the log, then start it again"
        )
    polled = newest_moment(settings.database_url.get_secret_value())
    if as_json:
        echo_json({"ok": True, "beat_at": pulse.at, "process": pulse.process, "polled_at": polled})
        return
    last = f"last poll {polled:%Y-%m-%d %H:%M:%S} UTC" if polled else "nothing polled yet"
    click.echo(f"alive: process {pulse.process}, {last}")
