"""The folders that the program finds or makes, and what to do when it cannot."""

from pathlib import Path

from bot.domain.errors import ConfigError


def make_data_dir(folder: Path) -> None:
    """Create the data folder if need be, closed to other users: chats' ids are in it. Raises ConfigError."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        problem = f"the data folder cannot be made ({error.strerror})"
        remedy = "Choose another with NONGRATA_DATA_DIR, or correct the rights of the one above it"
        raise ConfigError(str(folder), None, problem, remedy) from error


def existing_config(folder: Path) -> Path:
    """The configuration's folder itself. Raises ConfigError when there is none."""
    if not folder.is_dir():
        remedy = "Point NONGRATA_CONFIG_DIR at the folder that holds sources/ and vocabulary/"
        raise ConfigError(str(folder), None, "there is no such directory", remedy)
    return folder
