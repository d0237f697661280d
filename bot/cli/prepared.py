"""What every command begins with: settings, and logging that tells no secret."""

from bot.logs import configure_logging
from bot.settings import Settings, load_settings


def prepared_settings(*, quiet: bool = False) -> Settings:
    """Settings, with logging set up so that no secret can reach it."""
    settings = load_settings()
    configure_logging(settings.log_format, settings.secrets, quiet=quiet)
    return settings
