"""One source in full, and switched on or off by an operator over the row of its file."""

from dataclasses import replace

from bot.domain.source import Source
from bot.domain.views import SourceDetail, SourceView
from bot.services.deeds import Deed
from bot.services.ports import Database, UnitOfWork
from bot.services.status import SourceList

ENABLED = "enabled"  # the field of the overlay
_ISSUES = 3


class Sources:
    """The use cases of operators; `sources` are those in force, which follow the overlay within seconds."""

    def __init__(self, database: Database, sources: SourceList) -> None:
        self._database = database
        self._sources = sources

    def ids(self) -> tuple[str, ...]:
        """Of every source, in the order of the files."""
        return tuple(source.id for source in self._sources())

    async def detail(self, source_id: str) -> SourceDetail | None:
        """All that is known of one; None where there is none. What was switched just now counts already."""
        source = self._find(source_id)
        if source is None:
            return None

        def work(unit: UnitOfWork) -> SourceDetail:
            overlay = unit.sources.overlay().get(source.id, {})
            view = SourceView(replace(source, enabled=_is_on(source, overlay)), unit.sources.get(source.id))
            return SourceDetail(view, unit.sources.recent_issues(source.id, _ISSUES), overlay)

        return await self._database.read(work)

    async def switch(self, source_id: str, deed: Deed, *, on: bool) -> bool | None:
        """Whether it changed anything; None where there is no such source. A change is kept on record."""
        source = self._find(source_id)
        if source is None:
            return None

        def work(unit: UnitOfWork) -> bool:
            if _is_on(source, unit.sources.overlay().get(source.id, {})) is on:
                return False
            unit.sources.set_overlay(source.id, ENABLED, "true" if on else "false", deed.at)
            deed.record(unit, "enable source" if on else "disable source", source.id)
            return True

        return await self._database.write(work)

    def _find(self, source_id: str) -> Source | None:
        return next((source for source in self._sources() if source.id == source_id), None)


def _is_on(source: Source, overlay: dict[str, str]) -> bool:
    return overlay[ENABLED] == "true" if ENABLED in overlay else source.enabled
