"""What a replay would have alerted, against what should have: labels, figures, and how they are printed."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from benchmarks.figures import Figure

Label = Literal["must", "may", "must_not", "unlabelled"]
LABELS: tuple[Label, ...] = ("must", "may", "must_not", "unlabelled")

FALSE_ALARM_BAR = 0.01
"""Share of the items that must not alert which may do so all the same."""


@dataclass(frozen=True, slots=True)
class Told:
    """A notice that was alerted, or held for an operator, by a poll."""

    url: str  # address of the notice
    at: datetime  # the clock of the poll
    what: str = ""  # e.g. the card's first line
    held: str | None = None  # reason to wait for an operator; None: it rang
    joined: bool = False  # another notice had told of the same act: its card is edited, nobody is rung twice


@dataclass(frozen=True, slots=True)
class ReplayRun:
    """What happened."""

    versions: int
    polls: int
    answers: Mapping[int, int]  # HTTP status to how often the server gave it
    told: tuple[Told, ...]
    first_shown: Mapping[str, int]  # address of each item to the version, from 0, that showed it first
    wall_seconds: float
    cpu_seconds: float


@dataclass(frozen=True, slots=True)
class Score:
    """The figures, and the addresses behind each that is not perfect."""

    items: dict[str, int]  # items by label, without those of the first version: a first poll never rings
    rang: dict[str, int]  # of these, how many rang
    held: dict[str, int]
    joined: dict[str, int]
    missed: tuple[str, ...]  # must, but neither rang nor joined an alert about the same act
    false_alarms: tuple[str, ...]  # must not, but rang
    duplicates: tuple[str, ...]  # rang more than once
    first_version_rang: tuple[str, ...]  # shown by the first poll, and rang all the same
    unknown: tuple[str, ...] = field(default=())  # rang, but no version shows such an address

    @property
    def false_alarm_share(self) -> float:
        """False alarms among the items that must not alert."""
        return len(self.false_alarms) / max(1, self.items["must_not"])

    @property
    def good(self) -> bool:
        """Whether every bar is reached."""
        wrong = (self.missed, self.duplicates, self.first_version_rang, self.unknown)
        return not any(wrong) and self.false_alarm_share <= FALSE_ALARM_BAR


def load_labels(path: Path) -> dict[str, Label]:
    """Labels by address. Raises ValueError with the line number for a label that is none."""
    labels: dict[str, Label] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        row = json.loads(line)
        if row["alert"] not in LABELS:
            raise ValueError(f"{path.name}:{number}: {row['alert']!r} is no label")
        labels[canonical(row["url"])] = row["alert"]
    return labels


def canonical(url: str) -> str:
    """The form in which addresses of feed, labels and notices are compared."""
    return url.strip().partition("#")[0].rstrip("/")


def score(run: ReplayRun, labels: Mapping[str, Label]) -> Score:
    """Compare. An item counts from the second version on; the first poll must stay silent."""
    shown = {canonical(url): version for url, version in run.first_shown.items()}
    rang = Counter(canonical(told.url) for told in run.told if told.held is None and not told.joined)
    joined = {canonical(told.url) for told in run.told if told.joined}
    held = {canonical(told.url) for told in run.told if told.held is not None}
    counted = {url for url, version in shown.items() if version > 0}

    def by_label(urls: Iterable[str]) -> dict[str, int]:
        found = Counter(labels.get(url, "unlabelled") for url in urls)
        return {label: found[label] for label in LABELS}

    return Score(
        items=by_label(counted),
        rang=by_label(counted & rang.keys()),
        held=by_label(counted & held),
        joined=by_label(counted & joined),
        missed=_sorted(url for url in counted - rang.keys() - joined if labels.get(url) == "must"),
        false_alarms=_sorted(url for url in counted & rang.keys() if labels.get(url) == "must_not"),
        duplicates=_sorted(url for url, times in rang.items() if times > 1),
        first_version_rang=_sorted((shown.keys() - counted) & rang.keys()),
        unknown=_sorted(rang.keys() - shown.keys()),
    )


def as_figures(scored: Score) -> tuple[Figure, ...]:
    """The bars a replay is judged by."""
    return (
        Figure("replay: items that must alert and did not", len(scored.missed), "", 0),
        Figure("replay: rang more than once", len(scored.duplicates), "", 0),
        Figure("replay: rang on the first poll", len(scored.first_version_rang), "", 0),
        Figure("replay: rang, but shown by no version", len(scored.unknown), "", 0),
        Figure("replay: false alarms", 100 * scored.false_alarm_share, "%", 100 * FALSE_ALARM_BAR),
    )


def as_json(run: ReplayRun, figures: Score) -> str:
    """One JSON object on one line."""
    return json.dumps(
        {
            "good": figures.good,
            "versions": run.versions,
            "polls": run.polls,
            "answers": {str(status): count for status, count in sorted(run.answers.items())},
            "items": figures.items,
            "rang": figures.rang,
            "held": figures.held,
            "joined": figures.joined,
            "missed": figures.missed,
            "false_alarms": figures.false_alarms,
            "false_alarm_share": round(figures.false_alarm_share, 5),
            "duplicates": figures.duplicates,
            "first_version_rang": figures.first_version_rang,
            "unknown": figures.unknown,
            "wall_seconds": round(run.wall_seconds, 2),
            "cpu_seconds": round(run.cpu_seconds, 2),
        }
    )


def as_text(run: ReplayRun, figures: Score) -> str:
    """For people."""
    answers = ", ".join(f"{count} x {status}" for status, count in sorted(run.answers.items()))
    lines = [
        f"{run.versions} versions, {run.polls} polls ({answers})",
        f"{run.wall_seconds:.1f} s, {run.cpu_seconds:.1f} s of CPU",
        "",
        f"{'items should':12} {'shown':>7} {'rang':>7} {'joined':>7} {'held':>7}",
    ]
    for label in LABELS:
        columns = (figures.items, figures.rang, figures.joined, figures.held)
        row = tuple(column[label] for column in columns)
        lines.append(f"{label.replace('_', ' '):12} " + " ".join(f"{number:7}" for number in row))
    lines.append("")
    lines += _listed("missed", figures.missed, _reasons(run))
    lines += _listed("false alarms", figures.false_alarms, _words(run))
    lines += _listed("rang more than once", figures.duplicates, _words(run))
    lines += _listed("rang on the first poll", figures.first_version_rang, _words(run))
    lines += _listed("rang, but shown by no version", figures.unknown, _words(run))
    share = f"{figures.false_alarm_share:.2%} of those that must not alert did (bar {FALSE_ALARM_BAR:.0%})"
    return "\n".join([*lines, share, "good" if figures.good else "NOT good"])


def _listed(title: str, urls: Sequence[str], remarks: Mapping[str, str]) -> list[str]:
    return [f"{title}: {len(urls)}", *(f"  {url}  {remarks.get(url, '')}".rstrip() for url in urls)]


def _reasons(run: ReplayRun) -> dict[str, str]:
    return {canonical(told.url): f"held: {told.held}" for told in run.told if told.held is not None}


def _words(run: ReplayRun) -> dict[str, str]:
    return {canonical(told.url): told.what for told in run.told if told.held is None and not told.joined}


def _sorted(urls: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(urls))
