"""Questions need a database that is there: an empty one would say that nothing happened."""

from bot.cli.prepared import prepared_settings
from bot.domain.errors import MissingDatabaseError
from bot.folders import existing_config
from bot.settings import Settings
from bot.store.engine import parse_url, shown
from bot.store.migrations import Standing, standing


def asking_settings() -> Settings:
    """Settings whose database exists; nothing is created.

    Raises:
        MissingDatabaseError: there is none.
        ConfigError: there is no configuration.
        StoreError: the database cannot be used.
    """
    settings = prepared_settings(quiet=True)
    existing_config(settings.config_dir)
    url = settings.database_url.get_secret_value()
    if standing(url) is Standing.EMPTY:
        parsed = parse_url(url)
        place = parsed.database if parsed.drivername == "sqlite" else shown(parsed)
        raise MissingDatabaseError(
            f"no database at {place}: run `nongrata run`, or set NONGRATA_DATABASE_URL or NONGRATA_DATA_DIR "
            "to the one that the running program uses"
        )
    return settings
