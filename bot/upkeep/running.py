"""Whether the program is at work on an installation, for what must not be done meanwhile."""

from datetime import datetime

from bot.domain.errors import RunningError, StoreError
from bot.services.presence import TELEGRAM_JOB
from bot.settings import Settings
from bot.store.migrations import Standing, standing
from bot.store.recorded import has_company, is_held
from bot.upkeep.pulse import SILENT_SECONDS, last_beat


def require_stopped(settings: Settings, now: datetime) -> None:
    """Raise RunningError while the program runs on the data folder, or anywhere on the database.

    One that was killed passes for running until its sign of life is old.
    """
    pulse = last_beat(settings.data_dir)
    if pulse is not None and pulse.alive(now):
        who = f" (process {pulse.process})" if pulse.process else ""
        raise RunningError(
            f"nongrata runs here{who}; stop it first. If it was killed, wait {SILENT_SECONDS:.0f} seconds"
        )
    if _is_in_use(settings.database_url.get_secret_value(), now):
        raise RunningError(
            "nongrata works with this database, from another folder or machine; stop it first. "
            "If it was killed, wait a minute"
        )


def _is_in_use(url: str, now: datetime) -> bool:
    """Whether the database tells of a program; one that cannot be read tells of none."""
    try:
        if standing(url) is Standing.EMPTY:
            return False
        return has_company(url) or is_held(url, TELEGRAM_JOB, now)
    except StoreError:
        return False
