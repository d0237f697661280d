"""The list of sources, from a directory of YAML files. One bad row never stops the others."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from bot.catalogue.rows import Row, read_row
from bot.catalogue.yaml_lines import YamlFile, YamlPath, load_yaml
from bot.domain.errors import ConfigError
from bot.domain.source import Source

DEFAULT_MIN_INTERVAL = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class SourceList:
    """All good sources in order of file and row, and what an operator should put right."""

    sources: tuple[Source, ...] = ()
    problems: tuple[ConfigError, ...] = ()

    def get(self, source_id: str) -> Source | None:
        """The source of that id."""
        return next((source for source in self.sources if source.id == source_id), None)


@dataclass(frozen=True, slots=True)
class FileRows:
    """What became of the rows of one file."""

    rows: tuple[Row, ...] = ()
    problems: tuple[ConfigError, ...] = field(default=())  # of the file as a whole: it has no rows then

    @property
    def good(self) -> tuple[Source, ...]:
        """The sources of the rows that could be read."""
        return tuple(row.source for row in self.rows if row.source is not None)

    @property
    def all_problems(self) -> tuple[ConfigError, ...]:
        """Those of the file and of its rows, in order of lines."""
        return self.problems + tuple(problem for row in self.rows for problem in row.problems)


def load_sources(directory: Path, *, min_interval: timedelta = DEFAULT_MIN_INTERVAL) -> SourceList:
    """Read all `*.yml` and `*.yaml` of a directory, by name. Never raises for what they hold."""
    try:
        paths = source_files(directory)
    except ConfigError as error:
        return SourceList(problems=(error,))
    files = [read_source_file(path, min_interval=min_interval) for path in paths]
    return join_sources(
        (source for rows in files for source in rows.good),
        tuple(problem for rows in files for problem in rows.all_problems),
    )


def source_files(directory: Path) -> tuple[Path, ...]:
    """The source files of a directory. Raises ConfigError when there is no such directory."""
    if not directory.is_dir():
        remedy = "Create it, or point NONGRATA_CONFIG_DIR at the directory above it"
        raise ConfigError(str(directory), None, "there is no such directory", remedy)
    found = (path for pattern in ("*.yml", "*.yaml") for path in directory.glob(pattern))
    return tuple(sorted(path for path in found if path.is_file() and not path.name.startswith(".")))


def read_source_file(path: Path, *, min_interval: timedelta = DEFAULT_MIN_INTERVAL) -> FileRows:
    """Read one file. An empty one has no sources, which is no mistake."""
    try:
        file = load_yaml(path)
    except ConfigError as error:
        return FileRows(problems=(error,))
    return read_rows(file, min_interval=min_interval)


def read_rows(file: YamlFile, *, min_interval: timedelta = DEFAULT_MIN_INTERVAL) -> FileRows:
    """The same for a file that is already at hand."""
    if file.data is None:
        return FileRows()
    if not isinstance(file.data, list):
        problem = ConfigError(file.name, file.line(()), "this is not a list", "Begin each source with - id:")
        return FileRows(problems=(problem,))
    return FileRows(tuple(_read_row(file, index, min_interval) for index in range(len(file.data))))


def _read_row(file: YamlFile, index: int, min_interval: timedelta) -> Row:
    def locate(path: YamlPath) -> tuple[str, int | None]:
        return file.name, file.line((index, *path))

    data = file.data[index] if isinstance(file.data, list) else None
    row = read_row(data, locate, min_interval=min_interval)
    twice = tuple(problem for path, problem in file.problems if path[:1] == (index,))
    return Row(None, twice + row.problems, row.id) if twice else row


def join_sources(sources: Iterable[Source], problems: tuple[ConfigError, ...] = ()) -> SourceList:
    """Join sources of several files: of two with one id the first stays; a fallback names another source."""
    kept: dict[str, Source] = {}
    found = list(problems)
    for source in sources:
        first = kept.setdefault(source.id, source)
        if first is not source:
            problem = f"the id {source.id} is taken, first in {first.origin}"
            found.append(at_origin(source, problem, "Give one of the two another id, or remove it"))
    for source in kept.values():
        main = source.fallback_of
        if main is not None and (main == source.id or main not in kept):
            problem = f"fallback_of of {source.id} names {main}, which is no other source"
            found.append(at_origin(source, problem, "Name the id of the source it stands in for"))
    return SourceList(tuple(kept.values()), tuple(found))


def at_origin(source: Source, problem: str, remedy: str) -> ConfigError:
    """A problem at the place the source comes from."""
    file, _, line = source.origin.rpartition(":")
    if file and line.isdecimal():
        return ConfigError(file, int(line), problem, remedy)
    return ConfigError(source.origin or source.id, None, problem, remedy)
