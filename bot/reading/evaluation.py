"""Scoring what the reader says against labels, with the figures that operators tune by.

A document acts when its verdict is announces, eases or threatens. Left out of the figures: labels that say
`"sure": false` or `extends`. Fields are scored on documents that both sides say act.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from bot.domain.words import Verdict

Row = Mapping[str, Any]

# The kind of listing is often unsaid: a freeze and a listing of unstated kind count as one measure.
LISTING = frozenset({"asset_freeze", "sanctions_unspecified"})


_LOCKED_PERCENT = 30
PARTS = ("whole", "open", "locked")


def locked(identity: str) -> bool:
    """Whether a labelled document is kept out of sight while rules are written: three in ten, by a hash.

    Rules are tuned on the others only; of these the figures are told, their misses never looked at.
    """
    first = hashlib.sha256(identity.encode()).digest()[:4]
    return int.from_bytes(first, "big") % 100 < _LOCKED_PERCENT


def in_part(identity: str, part: str) -> bool:
    """Whether a document belongs to the whole, the open or the locked part."""
    return part == "whole" or locked(identity) == (part == "locked")


@dataclass(slots=True)
class Tally:
    """Hits and misses of one kind."""

    right: int = 0
    false_alarms: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """Share of what was asserted that is right; None without assertions."""
        return _ratio(self.right, self.right + self.false_alarms)

    @property
    def recall(self) -> float | None:
        """Share of what there is that was found; None where there is nothing."""
        return _ratio(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both."""
        return _ratio(2 * self.right, 2 * self.right + self.false_alarms + self.missed)

    def as_json(self) -> dict[str, float | int | None]:
        """The counts and what follows from them."""
        return {
            "right": self.right,
            "false_alarms": self.false_alarms,
            "missed": self.missed,
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
        }


@dataclass(slots=True)
class Scores:
    """All figures of one run."""

    documents: int = 0
    left_out: int = 0
    acts: Tally = field(default_factory=Tally)
    firm: Tally = field(default_factory=Tally)  # without warnings, labelled or read
    per_language: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    per_source: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    sets: dict[str, Tally] = field(default_factory=lambda: {"targets": Tally(), "measures": Tally()})
    shares: dict[str, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))
    misses: list[str] = field(default_factory=list)  # of the open part alone

    def share(self, name: str) -> float | None:
        """Share of jointly acting documents on which a single-valued field is right."""
        counts = self.shares[name]
        return _ratio(counts[True], counts.total())

    def as_json(self) -> dict[str, Any]:
        """Everything, for machines."""
        return {
            "documents": self.documents,
            "left_out": self.left_out,
            "acts": self.acts.as_json(),
            "firm": self.firm.as_json(),
            **{name: tally.as_json() for name, tally in self.sets.items()},
            **{name: self.share(name) for name in sorted(self.shares)},
            "per_language": {name: tally.as_json() for name, tally in sorted(self.per_language.items())},
            "per_source": {name: tally.as_json() for name, tally in sorted(self.per_source.items())},
        }


def evaluate_rows(gold: Mapping[str, Row], predicted: Mapping[str, Row]) -> Scores:
    """Score predictions against labels, both by document id; a missing prediction counts as "none"."""
    scores = Scores(documents=len(gold))
    for key, label in gold.items():
        if label.get("sure") is False or label["verdict"] == Verdict.EXTENDS:
            scores.left_out += 1
            continue
        guess = predicted.get(key, {"verdict": Verdict.NONE, "actions": []})
        _score_document(scores, key, label, guess)
    return scores


def _score_document(scores: Scores, key: str, label: Row, guess: Row) -> None:
    wanted, got = Verdict(label["verdict"]).acts, Verdict(guess["verdict"]).acts
    tallies = [scores.acts, scores.per_source[key.split(":", 1)[0]]]
    if language := guess.get("language"):
        tallies.append(scores.per_language[language])
    if Verdict.THREATENS not in {Verdict(label["verdict"]), Verdict(guess["verdict"])}:
        tallies.append(scores.firm)
    for tally in tallies:
        tally.right += wanted and got
        tally.false_alarms += got and not wanted
        tally.missed += wanted and not got
    if wanted != got and not locked(key):
        kind = "missed" if wanted else "false alarm"
        scores.misses.append(f"{kind}: {key}, labelled {label['verdict']}, read as {guess['verdict']}")
    if wanted and got:
        _score_fields(scores, label, guess)


def _score_fields(scores: Scores, label: Row, guess: Row) -> None:
    right, read = label["actions"], [a for a in guess["actions"] if a.get("new") is not False]
    first = read[0] if read else {}
    for name, tally in scores.sets.items():
        a, b = _values(right, name), _values(read, name)
        tally.right += len(a & b)
        tally.false_alarms += len(b - a)
        tally.missed += len(a - b)
    checks = {
        "verdict": label["verdict"] == guess["verdict"],
        "issuer": first.get("issuer") in {a["issuer"] for a in right},
        "stage": _coarse(first.get("stage")) in {_coarse(a["stage"]) for a in right},
        "stage_exact": first.get("stage") in {a["stage"] for a in right},
        "named": any(a.get("named") for a in right) == any(a.get("named") for a in read),
    }
    for name, good in checks.items():
        scores.shares[name][good] += 1


def _values(actions: list[Row], name: str) -> set[str]:
    return {"listing" if v in LISTING else v for action in actions for v in action.get(name) or ()}


def _coarse(stage: str | None) -> str:
    return stage if stage in ("threatened", "eased") else "in force"


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def format_scores(scores: Scores) -> str:
    """The figures as lines for people."""
    lines = [f"documents    {scores.documents}, left out {scores.left_out}", _line("acts", scores.acts)]
    lines.append(_line("firm", scores.firm))
    lines += [_line(name, tally) for name, tally in scores.sets.items()]
    lines += [f"{name:12} {scores.share(name)}" for name in sorted(scores.shares)]
    for tallies in (scores.per_language, scores.per_source):
        lines += [_line(f"  {name}", tally) for name, tally in sorted(tallies.items())]
    return "\n".join(lines)


def compared_scores(before: Scores, after: Scores) -> Iterator[str]:
    """The figures of two readings of the same documents: one line where they are alike, else "-" and "+"."""
    old, new = format_scores(before).splitlines(), format_scores(after).splitlines()
    for tag, left, end, right, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (f"  {line}" for line in old[left:end])
            continue
        for gone, come in zip_longest(old[left:end], new[right:stop]):
            yield from (f"{sign} {line}" for sign, line in (("-", gone), ("+", come)) if line is not None)


def _line(name: str, tally: Tally) -> str:
    return (
        f"{name:12} precision {tally.precision} recall {tally.recall} f1 {tally.f1} "
        f"({tally.right} right, {tally.false_alarms} false alarms, {tally.missed} missed)"
    )
