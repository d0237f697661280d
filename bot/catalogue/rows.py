"""One row of a source file: mapping in, `Source` or problems out; and back again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import timedelta
from typing import Any

from bot.catalogue import selecting, values
from bot.catalogue.values import ValueProblem
from bot.catalogue.yaml_lines import YamlPath
from bot.domain.errors import ConfigError
from bot.domain.source import ArticleSelectors, Expectation, ListingSelectors, Source, SourceKind
from bot.domain.words import Standing

Locate = Callable[[YamlPath], tuple[str, int | None]]
"""Where a part of the row stands: file and line."""


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one row. A source may come with problems that were put right, e.g. a raised interval."""

    source: Source | None
    problems: tuple[ConfigError, ...] = ()
    id: str | None = None  # as far as it could be read, also of a refused row


@dataclass(slots=True)
class _Problems:
    locate: Locate
    found: list[ConfigError]

    def add(self, path: YamlPath, problem: str, remedy: str) -> None:
        self.found.append(ConfigError(*self.locate(path), problem, remedy))


def _read_kind(value: object) -> SourceKind:
    text = values.read_line(value)
    if text in {"rss", "atom", "rdf"}:
        raise ValueProblem(f"is unknown: {text!r}", "Write feed: it covers RSS, Atom and RDF")
    if text not in list(SourceKind):
        raise ValueProblem(f"is unknown: {text!r:.40}", "Use one of: feed, html, json")
    return SourceKind(text)


def _read_standing(value: object) -> Standing:
    text = values.read_line(value)
    if text not in list(Standing):
        remedy = values.nearest(text, list(Standing), "Use one of: official, agency")
        raise ValueProblem(f"is unknown: {text!r:.40}", remedy)
    return Standing(text)


Reader = Callable[[Any], object]

_FIELDS: dict[str, Reader] = {
    "id": values.read_id,
    "country": values.read_country,
    "body": values.read_line,
    "standing": _read_standing,
    "url": values.read_url,
    "kind": _read_kind,
    "language": values.read_language,
    "every": values.read_every,
    "enabled": values.read_bool,
    "full_text": values.read_bool,
    "zone": values.read_zone,
    "busy": values.read_busy,
    "access": values.read_access,
    "encoding": values.read_encoding,
    "fallback_of": values.read_id,
    "notes": values.read_text,
}
_EXPECT: dict[str, Reader] = {"min_entries": values.read_count, "max_silence": values.read_duration}
_ARTICLE: dict[str, Reader] = {
    "body": selecting.read_selector,
    "strip": selecting.read_selectors,
    "title": selecting.read_selector,
    "date": selecting.read_selector,
}
_GROUPS = ("select", "article", "expect", "headers")
REQUIRED = ("id", "country", "body", "standing", "url", "kind", "language", "every")
FIELD_NAMES = (*_FIELDS, *_GROUPS)


def read_row(data: object, locate: Locate, *, min_interval: timedelta) -> Row:
    """Check one row completely; every mistake in it is told, not only the first."""
    problems = _Problems(locate, [])
    if not isinstance(data, dict):
        problems.add((), "this is not a source", "Begin it with - id: and indent its fields alike")
        return Row(None, tuple(problems.found))
    read = _read_fields(data, _FIELDS, (), problems, also=_GROUPS)
    for name in REQUIRED:
        if name not in data:
            problems.add((), f"the field {name} is missing", f"Add {name}: to this source")
    read |= _read_groups(data, read.get("kind"), problems)
    found_id = read.get("id")
    row_id = found_id if isinstance(found_id, str) else None
    if problems.found:
        return Row(None, tuple(problems.found), row_id)
    file, line = locate(())
    source = Source(**read, origin=f"{file}:{line}" if line else file)
    source = _raise_intervals(source, min_interval, problems)
    return Row(source, tuple(problems.found), row_id)


def _read_fields(
    data: Mapping[str, object],
    readers: Mapping[str, Reader],
    path: YamlPath,
    problems: _Problems,
    also: tuple[str, ...] = (),
) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for name, value in data.items():
        shown = ".".join([*map(str, path), name])
        if name in also:
            continue
        if name not in readers:
            known = (*readers, *also)
            remedy = values.nearest(name, known, f"The fields are: {', '.join(known)}")
            problems.add((*path, name), f"there is no field {shown!r:.60}", remedy)
            continue
        if value is None and name not in REQUIRED:
            continue  # "zone:" with nothing behind it is the same as no zone
        try:
            read[name] = readers[name](value)
        except ValueProblem as error:
            problems.add((*path, name), f"the field {shown} {error.problem}", error.remedy)
    return read


def _read_groups(data: Mapping[str, object], kind: object, problems: _Problems) -> dict[str, Any]:
    groups: dict[str, Mapping[str, object]] = {}
    for name in _GROUPS:
        value = data.get(name)
        if isinstance(value, dict):
            groups[name] = value
        elif value is not None:
            problems.add((name,), f"the field {name} is no group", "Indent its fields below it")
    read: dict[str, Any] = {
        "article": ArticleSelectors(
            **_read_fields(groups.get("article", {}), _ARTICLE, ("article",), problems)
        ),
        "expect": Expectation(**_read_fields(groups.get("expect", {}), _EXPECT, ("expect",), problems)),
        "headers": _read_headers(groups.get("headers", {}), problems),
    }
    if isinstance(kind, SourceKind):
        read["select"] = _read_select(groups.get("select"), kind, problems)
    return read


def _read_select(
    group: Mapping[str, object] | None, kind: SourceKind, problems: _Problems
) -> ListingSelectors | None:
    if kind is SourceKind.FEED:
        if group is not None:
            problems.add(("select",), "the field select has no use for a feed", "Remove it, or change kind")
        return None
    read = _read_fields(group or {}, selecting.READERS[kind], ("select",), problems)
    for name in selecting.REQUIRED[kind]:
        if (group or {}).get(name) is None:
            problem = f"the field select.{name} is missing for kind {kind}"
            problems.add(("select",), problem, selecting.REQUIRED[kind][name])
    return ListingSelectors(**read) if read.get("item") else None


def _read_headers(group: Mapping[str, object], problems: _Problems) -> tuple[tuple[str, str], ...]:
    headers = []
    for name, value in group.items():
        try:
            headers.append(values.read_header(name, value))
        except ValueProblem as error:
            problems.add(("headers", name), f"the header {name!r:.60} {error.problem}", error.remedy)
    return tuple(headers)


def _raise_intervals(source: Source, least: timedelta, problems: _Problems) -> Source:
    shortest = values.write_duration(least)
    if source.every < least:
        problem = f"every is shorter than the least interval and was raised to {shortest}"
        problems.add(("every",), problem, f"Write every: {shortest}, or lower NONGRATA_MIN_INTERVAL")
        source = replace(source, every=least)
    if source.busy and (busy := values.raise_busy(source.busy, least)) != source.busy:
        problem = f"busy polls more often than the least interval and was raised to {shortest}"
        problems.add(("busy",), problem, f"Write every {shortest}, or lower NONGRATA_MIN_INTERVAL")
        source = replace(source, busy=busy)
    return source


def write_row(source: Source) -> dict[str, object]:
    """The mapping that `read_row` turns into the same source (but for its origin); defaults are left out."""
    row: dict[str, object] = {}
    for item in fields(Source):
        value = getattr(source, item.name)
        if item.name not in _FIELDS or (item.name not in REQUIRED and value in (item.default, None)):
            continue
        row[item.name] = _plain(value)
    for name in ("select", "article", "expect"):
        chosen = _chosen(getattr(source, name))
        if chosen:
            row[name] = chosen
    if source.headers:
        row["headers"] = dict(source.headers)
    return row


def _chosen(group: ListingSelectors | ArticleSelectors | Expectation | None) -> dict[str, object]:
    if group is None:
        return {}
    held = {item.name: (getattr(group, item.name), item.default) for item in fields(group)}
    return {name: _plain(value) for name, (value, default) in held.items() if value != default}


def _plain(value: object) -> object:
    if isinstance(value, timedelta):
        return values.write_duration(value)
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, str) else value
