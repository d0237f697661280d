"""The demo's story: what each source published when, read from the data files beside this module.

The files hold items as they changed, not feeds as they looked; `bot.demo.feeds` renders a source at a moment.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, cast

import yaml

from bot.domain.errors import ConfigError
from bot.domain.words import Measure, Stage, Standing

WINDOW = 10
"""Items a feed shows, as the State Department's does: what is older has left the document."""

_FILES = Path(__file__).with_name("story")
Shape = Literal["rss", "atom"]


@dataclass(frozen=True, slots=True)
class StorySource:
    """A source of the story and the shape its feed has."""

    id: str
    country: str
    body: str
    standing: Standing
    zone: str
    shape: Shape
    title: str
    site: str  # scheme and host of the items' links


@dataclass(frozen=True, slots=True)
class Version:
    """An item as it reads from `since` on."""

    since: datetime
    title: str
    text: str  # paragraphs separated by newlines
    guid: str | None = None  # None: the GUID the item was born with


@dataclass(frozen=True, slots=True)
class ExpectedAlert:
    """An act that must ring, once, when the step at `moment` is polled; nothing else may ring."""

    item: str  # id of the item that announces it
    moment: datetime
    source: str
    url: str
    issuer: str
    targets: tuple[str, ...]
    measures: tuple[Measure, ...]
    stage: Stage
    count: int | None = None
    legal_basis: str | None = None  # words that the reading's legal basis must contain
    answers: tuple[str, ...] = ()  # ids of the items whose acts it answers
    carries_out: tuple[str, ...] = ()  # ids of the items whose warnings it fulfils


@dataclass(frozen=True, slots=True)
class Item:
    """One publication, with all that later happened to it."""

    id: str
    source: str
    url: str
    published: datetime
    author: str
    versions: tuple[Version, ...]  # the first is the one published
    gone_at: datetime | None = None  # it is no longer served from then on

    def at(self, moment: datetime) -> Version | None:
        """The version served at `moment`, None while or after there is none."""
        if self.gone_at is not None and moment >= self.gone_at:
            return None
        served = [version for version in self.versions if version.since <= moment]
        return served[-1] if served else None


@dataclass(frozen=True, slots=True)
class Step:
    """A moment at which everything is polled."""

    moment: datetime  # aware, UTC
    updated: tuple[str, ...]  # sources whose feed differs from the step before; all of them at the first
    note: str  # one sentence for the person watching


@dataclass(frozen=True)
class Chapter:
    """One exchange. Its feeds hold its own items only: each chapter can start from an empty database."""

    title: str
    archive_cut: date  # the archive may know acts up to and including this day
    steps: tuple[Step, ...]
    items: tuple[Item, ...]
    alerts: tuple[ExpectedAlert, ...] = field(default=())

    def window(self, source_id: str, moment: datetime) -> tuple[tuple[Item, Version], ...]:
        """What the source's feed shows at `moment`: at most WINDOW items, newest first."""
        shown = [
            (item, version)
            for item in self.items
            if item.source == source_id and (version := item.at(moment)) is not None
        ]
        shown.sort(key=lambda pair: (pair[0].published, pair[0].id), reverse=True)
        return tuple(shown[:WINDOW])


@dataclass(frozen=True)
class Story:
    """All chapters, in order of time."""

    sources: tuple[StorySource, ...]
    chapters: tuple[Chapter, ...]

    @cached_property
    def source_by_id(self) -> Mapping[str, StorySource]:
        """Sources by id."""
        return {source.id: source for source in self.sources}


class StoryClock:
    """A clock that stands where the story is and goes on with real time from there.

    Real time has to pass in it, or waits computed from it (spacing of requests, back-off) would never end.
    """

    def __init__(self, start: datetime, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._anchor = start
        self._set_at = monotonic()

    def now(self) -> datetime:
        """The moment last set plus the real seconds since."""
        return self._anchor + timedelta(seconds=self._monotonic() - self._set_at)

    def set(self, moment: datetime) -> None:
        """Jump to `moment`. Raises ValueError when it lies before now: due times are never undone."""
        if moment < self.now():
            raise ValueError(f"the story's clock shows {self.now():%Y-%m-%d %H:%M:%S}, not before {moment}")
        self._anchor = moment
        self._set_at = self._monotonic()


def load_story(folder: Path = _FILES) -> Story:
    """Read the story. Raises ConfigError when a file of it is not what this module reads."""
    sources = tuple(_source(row) for row in _read(folder / "sources.yml"))
    by_id = {source.id: source for source in sources}
    chapters = tuple(_chapter(path, by_id) for path in sorted(folder.glob("[0-9]*.yml")))
    return Story(sources=sources, chapters=chapters)


def expected_alerts(story: Story | None = None) -> tuple[ExpectedAlert, ...]:
    """Every alert the story must give, in order; each once, and no other."""
    return tuple(alert for chapter in (story or load_story()).chapters for alert in chapter.alerts)


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _source(row: dict[str, str]) -> StorySource:
    return StorySource(
        id=row["id"],
        country=row["country"],
        body=row["body"],
        standing=Standing(row["standing"]),
        zone=row["zone"],
        shape=cast("Shape", row["shape"]),
        title=row["title"],
        site=row["site"],
    )


def _chapter(path: Path, sources: Mapping[str, StorySource]) -> Chapter:
    try:
        data = _read(path)
        items = tuple(_item(row, sources) for row in data["items"])
        moments = [(_moment(row["at"]), str(row["note"])) for row in data["steps"]]
        bare = Chapter(title=data["title"], archive_cut=data["archive_cut"], steps=(), items=items)
        alerts = [_alert(row, items, moments) for row in data["items"] if "alert" in row]
        return Chapter(
            title=bare.title,
            archive_cut=bare.archive_cut,
            steps=_steps(bare, tuple(sources), moments),
            items=items,
            alerts=tuple(sorted(alerts, key=lambda alert: alert.moment)),
        )
    except (KeyError, ValueError, TypeError, StopIteration) as error:
        remedy = "Compare it with the other chapters of the story."
        raise ConfigError(path.name, None, f"a chapter that cannot be read: {error!r}", remedy) from error


def _item(row: dict[str, Any], sources: Mapping[str, StorySource]) -> Item:
    published = _moment(row["published"])
    versions = [Version(since=published, title=row["title"], text=_paragraphs(row["text"]))]
    for change in row.get("revisions", ()):
        last = versions[-1]
        versions.append(
            Version(
                since=_moment(change["at"]),
                title=change.get("title", last.title),
                text=_paragraphs(change["text"]) if "text" in change else last.text,
                guid=change.get("guid", last.guid),
            )
        )
    return Item(
        id=row["id"],
        source=row["source"],
        url=f"{sources[row['source']].site}/{row['slug']}",
        published=published,
        author=row.get("author", ""),
        versions=tuple(versions),
        gone_at=_moment(row["gone_at"]) if "gone_at" in row else None,
    )


def _alert(
    row: dict[str, Any], items: tuple[Item, ...], moments: list[tuple[datetime, str]]
) -> ExpectedAlert:
    item = next(item for item in items if item.id == row["id"])
    facts = row["alert"]
    return ExpectedAlert(
        item=item.id,
        moment=next(moment for moment, _ in moments if moment >= item.published),
        source=item.source,
        url=item.url,
        issuer=facts["issuer"],
        targets=tuple(facts["targets"]),
        measures=tuple(Measure(word) for word in facts["measures"]),
        stage=Stage(facts["stage"]),
        count=facts.get("count"),
        legal_basis=facts.get("legal_basis"),
        answers=tuple(facts.get("answers", ())),
        carries_out=tuple(facts.get("carries_out", ())),
    )


def _steps(
    chapter: Chapter, source_ids: tuple[str, ...], moments: list[tuple[datetime, str]]
) -> tuple[Step, ...]:
    steps: list[Step] = []
    before: dict[str, tuple[tuple[Item, Version], ...]] = {}
    for moment, note in moments:
        now = {source_id: chapter.window(source_id, moment) for source_id in source_ids}
        updated = tuple(source_id for source_id in source_ids if now[source_id] != before.get(source_id))
        steps.append(Step(moment=moment, updated=updated, note=note))
        before = now
    return tuple(steps)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text} has no zone")
    return moment.astimezone(UTC)


def _paragraphs(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
