"""The archive file, read."""

from pathlib import Path

from bot.domain.errors import ConfigError
from bot.linking.archive import ArchiveRow, parse_archive


def load_archive(path: Path) -> tuple[ArchiveRow, ...]:
    """Rows of `config/history.jsonl`. Raises ConfigError naming file, line and remedy."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(str(path), None, f"cannot be read: {error}", "Restore the file") from error
    return parse_archive(text, str(path))
