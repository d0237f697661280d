"""Source files that are read again when they change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from bot.catalogue.overlay import merge_overlays
from bot.catalogue.sources import (
    DEFAULT_MIN_INTERVAL,
    FileRows,
    SourceList,
    join_sources,
    read_source_file,
    source_files,
)
from bot.domain.errors import ConfigError
from bot.domain.source import Source

_Stamp = tuple[int, int, int]


@dataclass(slots=True)
class _Known:
    stamp: _Stamp | None
    sources: tuple[Source, ...]
    problems: tuple[ConfigError, ...]


@dataclass(slots=True)
class ReloadingCatalogue:
    """The list of sources, kept up to date by calling `refresh` now and then.

    A broken edit keeps the last good rows of its file and adds the problem; a row or a file that was
    taken out on purpose is gone. Not for several threads at once.
    """

    directory: Path
    min_interval: timedelta = DEFAULT_MIN_INTERVAL
    _files: dict[Path, _Known] = field(default_factory=dict)
    _listed: SourceList = field(default_factory=SourceList)
    _directory_problem: ConfigError | None = None
    _read: bool = False

    def refresh(self) -> bool:
        """Read the files whose time, size or inode changed; True when any did, or one came or went."""
        try:
            paths = source_files(self.directory)
        except ConfigError as error:
            changed = self._directory_problem is None or not self._read
            self._directory_problem = error  # what was known stays: a mount that is away is no decision
            self._join()
            return changed
        changed = self._directory_problem is not None or not self._read or set(paths) != self._files.keys()
        self._directory_problem = None
        for path in self._files.keys() - set(paths):
            del self._files[path]
        for path in paths:
            changed = self._refresh_file(path) or changed
        if changed:
            self._join()
        return changed

    def listed(self) -> SourceList:
        """What the files say; reads them at the first call."""
        if not self._read:
            self.refresh()
        return self._listed

    def effective(self, overlays: Mapping[str, Mapping[str, str]]) -> SourceList:
        """What the files say with the operators' changes on top."""
        return merge_overlays(self.listed(), overlays, min_interval=self.min_interval)

    def _refresh_file(self, path: Path) -> bool:
        known = self._files.get(path)
        stamp = _stamp(path)
        if known is not None and known.stamp == stamp:
            return False
        rows = read_source_file(path, min_interval=self.min_interval)
        kept = _keep_last_good(rows, known.sources if known else ())
        self._files[path] = _Known(stamp, kept, rows.all_problems)
        return True

    def _join(self) -> None:
        self._read = True
        known = [self._files[path] for path in sorted(self._files)]
        problems = tuple(problem for file in known for problem in file.problems)
        if self._directory_problem is not None:
            problems = (self._directory_problem, *problems)
        self._listed = join_sources((source for file in known for source in file.sources), problems)


def _keep_last_good(rows: FileRows, before: tuple[Source, ...]) -> tuple[Source, ...]:
    good = rows.good
    bad = [row for row in rows.rows if row.source is None]
    if not bad and not rows.problems:
        return good
    present = {source.id for source in good}
    broken = {row.id for row in bad}
    # A row whose id cannot be read may be any of those that are missing now: none of them is given up for it.
    any_of_them = bool(rows.problems) or None in broken
    kept = tuple(s for s in before if s.id not in present and (any_of_them or s.id in broken))
    return good + kept


def _stamp(path: Path) -> _Stamp | None:
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_mtime_ns, facts.st_size, facts.st_ino
