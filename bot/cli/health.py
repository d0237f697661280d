"""health: is the program of this installation alive? Asked every half minute, so it loads little."""

import click

from bot.alerts.health import UNDELIVERED, is_cut_off
from bot.cli.output import echo_json
from bot.cli.prepared import prepared_settings
from bot.clock import utc_now
from bot.domain.errors import UnhealthyError
from bot.store.recorded import newest_moment, overdue_deliveries
from bot.upkeep.findings import undelivered, unreached
from bot.upkeep.pulse import SILENT_SECONDS, last_beat


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def health(*, as_json: bool) -> None:
    """Whether `nongrata run` is alive on this data folder and its database answers; exit code 1 if not.

    Alerts that nobody could be told for 15 minutes are no good health either, nor is a start that has not
    reached Telegram for so long; before that it is said.
    """
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
    away = pulse.away_since
    if away is not None and now - away >= UNDELIVERED:
        raise UnhealthyError(f"{unreached(away)}. Look whether this machine reaches Telegram")
    url = settings.database_url.get_secret_value()
    polled = newest_moment(url)
    overdue = overdue_deliveries(url, now - UNDELIVERED)
    if is_cut_off(overdue, now):
        raise UnhealthyError(f"{undelivered(overdue)}. Look whether this machine reaches Telegram")
    if as_json:
        echo_json(
            {
                "ok": True,
                "beat_at": pulse.at,
                "process": pulse.process,
                "polled_at": polled,
                "telegram_away_since": away,
            }
        )
        return
    last = f"last poll {polled:%Y-%m-%d %H:%M:%S} UTC" if polled else "nothing polled yet"
    click.echo(f"alive: process {pulse.process}, {last}" + (f"; {unreached(away)}" if away else ""))
