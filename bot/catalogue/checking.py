"""The configuration beside the sources, examined as a whole: vocabulary, effects, authorities, archive."""

from collections.abc import Callable
from pathlib import Path

from bot.catalogue.archive import load_archive
from bot.catalogue.effects import load_effects
from bot.catalogue.tables import load_table
from bot.catalogue.vocabulary import load_vocabulary
from bot.domain.errors import ConfigError


def check_rules(config: Path) -> tuple[ConfigError, ...]:
    """What is wrong, each with file, line and remedy; nothing when all can be used.

    Of every file that is no proper YAML one error is told, and of rows that mean nothing the first of each
    part: what stands below it shows when it is mended.
    """
    vocabulary = config / "vocabulary"
    broken = [found for path in sorted(vocabulary.glob("*.yml")) for found in _tried(load_table, path)]
    parts: list[tuple[Callable[[Path], object], Path]] = [(load_archive, config / "history.jsonl")]
    if not broken:
        parts = [(load_vocabulary, vocabulary), (load_effects, vocabulary / "effects.yml"), *parts]
    return (*broken, *(found for load, path in parts for found in _tried(load, path)))


def _tried(load: Callable[[Path], object], path: Path) -> tuple[ConfigError, ...]:
    try:
        load(path)
    except ConfigError as error:
        return (error,)
    return ()
