"""The operators' changes on top of the files, field by field, keyed by id. Pure functions."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.catalogue.rows import FIELD_NAMES, read_row, write_row
from bot.catalogue.sources import DEFAULT_MIN_INTERVAL, SourceList, join_sources
from bot.catalogue.values import ValueProblem, read_bool
from bot.catalogue.yaml_lines import YamlPath
from bot.domain.errors import ConfigError
from bot.domain.source import Source

REMOVED = "removed"
"""Overlay field of a tombstone: "true" takes the source out although its file still has it."""


def merge_overlay(
    source: Source, overlay: Mapping[str, str], *, min_interval: timedelta = DEFAULT_MIN_INTERVAL
) -> Source:
    """The source with an overlay on top.

    Fields of groups are written with dots (`expect.max_silence`, `headers.Accept-Language`), lists one item a
    line; an empty text takes an optional field away. A tombstone is not looked at here.

    Raises:
        ConfigError: for the first value that is wrong; it names the overlay and the field.
    """
    return _build(source.id, write_row(source), overlay, min_interval, source.origin)[0]


def merge_overlays(
    listed: SourceList,
    overlays: Mapping[str, Mapping[str, str]],
    *,
    min_interval: timedelta = DEFAULT_MIN_INTERVAL,
) -> SourceList:
    """The effective list: overlays merged, tombstones taken out, sources known only from overlays added.

    A wrong field of an overlay is a problem and is left out; the others count: a source that was switched
    off stays off.
    """
    merged: list[Source] = []
    problems: list[ConfigError] = []
    for source in listed.sources:
        overlay = overlays.get(source.id, {})
        if is_removed(overlay):
            continue
        merged.append(_merge_what_is_right(source, overlay, min_interval, problems) if overlay else source)
    known = {source.id for source in listed.sources}
    for source_id in sorted(overlays.keys() - known):
        if is_removed(overlays[source_id]):
            continue
        try:
            source, notes = _build(source_id, {"id": source_id}, overlays[source_id], min_interval, "")
        except ConfigError as error:
            problems.append(error)
        else:
            merged.append(source)
            problems.extend(notes)
    joined = join_sources(merged)
    told = {str(problem) for problem in listed.problems}
    news = tuple(problem for problem in joined.problems if str(problem) not in told)
    return SourceList(joined.sources, (*listed.problems, *problems, *news))


def _merge_what_is_right(
    source: Source, overlay: Mapping[str, str], min_interval: timedelta, problems: list[ConfigError]
) -> Source:
    try:
        merged, notes = _build(source.id, write_row(source), overlay, min_interval, source.origin)
    except ConfigError:
        pass  # found again below, field by field
    else:
        problems.extend(notes)
        return merged
    merged = source
    for field, value in overlay.items():
        try:
            merged, notes = _build(source.id, write_row(merged), {field: value}, min_interval, source.origin)
        except ConfigError as error:
            problems.append(error)
        else:
            problems.extend(notes)
    return merged


def is_removed(overlay: Mapping[str, str]) -> bool:
    """Whether the overlay is a tombstone."""
    try:
        return read_bool(overlay.get(REMOVED, "false"))
    except ValueProblem:
        return False


def _build(
    source_id: str,
    row: dict[str, object],
    overlay: Mapping[str, str],
    min_interval: timedelta,
    origin: str,
) -> tuple[Source, tuple[ConfigError, ...]]:
    row = {key: dict(value) if isinstance(value, dict) else value for key, value in row.items()}
    name = f"overlay of {source_id}"
    for field, value in overlay.items():
        if field == REMOVED:
            continue
        if field == "id":
            raise ConfigError(name, None, "the id cannot be changed", "Add a new source and remove this one")
        _put(row, field, value)

    def locate(_path: YamlPath) -> tuple[str, int | None]:
        return name, None

    read = read_row(row, locate, min_interval=min_interval)
    if read.source is None:
        raise read.problems[0]
    return replace(read.source, origin=origin or name), read.problems


def _put(row: dict[str, object], field: str, value: str) -> None:
    group_name, dot, inner = field.partition(".")
    target = row
    if dot and group_name in FIELD_NAMES:
        group = row.setdefault(group_name, {})
        if isinstance(group, dict):
            target, field = group, inner
    if value == "":
        target.pop(field, None)
    else:
        target[field] = value
