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
    require_database(url)
    return settings


def require_database(url: str) -> None:
    """Nothing where there is a database with our tables; nothing is created.

    Raises:
        MissingDatabaseError: there is none.
        StoreError: the database cannot be used.
    """
    if standing(url) is Standing.EMPTY:
        raise MissingDatabaseError(no_database(url))


def no_database(url: str) -> str:
    """What to tell where there is none, as a sentence."""
    parsed = parse_url(url)
    place = parsed.database if parsed.drivername == "sqlite" else shown(parsed)
    return (
        f"no database at {place}: run `nongrata run` or `nongrata db upgrade`, or set NONGRATA_DATABASE_URL "
        "or NONGRATA_DATA_DIR to the one that the running program uses"
    )
