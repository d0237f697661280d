"""doctor: is this installation well?"""

from dataclasses import asdict
from pathlib import Path

import click

from bot.cli.output import echo_json
from bot.clock import utc_now
from bot.logs import escape_controls, make_cleaner
from bot.upkeep.doctor import examine
from bot.upkeep.findings import Grade


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
