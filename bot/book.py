"""The sources in force, as everybody who polls, reads or asks sees them."""

from collections.abc import Sequence

import structlog

from bot.catalogue.reloading import ReloadingCatalogue
from bot.domain.errors import ConfigError
from bot.domain.source import Source
from bot.store.database import SqlDatabase

log = structlog.get_logger(__name__)


class SourceBook:
    """The sources in force: files with the operators' overlay on top, or a fixed list."""

    def __init__(self, catalogue: ReloadingCatalogue | None, fixed: Sequence[Source] = ()) -> None:
        self._catalogue = catalogue
        self._sources = tuple(fixed)
        self._shown: tuple[ConfigError, ...] = ()

    def all(self) -> tuple[Source, ...]:
        """Every source, disabled ones too."""
        return self._sources

    def __call__(self) -> tuple[Source, ...]:
        """The same, for those who ask for a function."""
        return self._sources

    @property
    def problems(self) -> tuple[ConfigError, ...]:
        """What is wrong with the files and the overlay as they were last read."""
        return self._shown

    def get(self, source_id: str) -> Source | None:
        """By id."""
        return next((s for s in self._sources if s.id == source_id), None)

    async def refresh(self, database: SqlDatabase) -> None:
        """Read changed files and the overlay again; a broken edit keeps the last good rows and is logged."""
        if self._catalogue is None:
            return
        overlays = await database.read(lambda uow: uow.sources.overlay())
        self._catalogue.refresh()
        listed = self._catalogue.effective(overlays)
        self._sources = listed.sources
        for problem in listed.problems:
            if problem not in self._shown:
                log.error("sources.problem", problem=str(problem))
        self._shown = listed.problems
