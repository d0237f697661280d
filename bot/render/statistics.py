"""How many actions of which kind: counts, and the counts as a table for a terminal."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain.action import Action

MOST = 10  # lines of a table


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts. An action with two measures or two targets counts under each."""

    total: int
    answered: int  # by a later action
    tables: Mapping[str, Mapping[str, int]]  # the most frequent first; years in order


def count_actions(actions: Iterable[Action], answered: int) -> Statistics:
    """Count actions; those without a date are left out of the years."""
    years: Counter[str] = Counter()
    stages: Counter[str] = Counter()
    measures: Counter[str] = Counter()
    issuers: Counter[str] = Counter()
    directions: Counter[str] = Counter()
    total = 0
    for action in actions:
        total += 1
        years.update([str(action.on.year)] if action.on else [])
        stages.update([action.stage.group.value])
        measures.update(measure.value for measure in action.measures)
        issuers.update([action.issuer])
        directions.update(f"{action.issuer}>{target}" for target in action.targets)
    tables = {"stage": stages, "measure": measures, "issuer": issuers, "direction": directions}
    frequent = {name: dict(_frequent_first(counter)) for name, counter in tables.items()}
    return Statistics(total, answered, {"year": dict(sorted(years.items())), **frequent})


def _frequent_first(counter: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))


def show_statistics(statistics: Statistics) -> str:
    """The counts as text; of long tables the first lines, and how many more there are."""
    lines = [f"{statistics.total} actions, {statistics.answered} of them answered by a later one"]
    for name, table in statistics.tables.items():
        shown = list(table.items())
        if name != "year":
            shown = shown[:MOST]
        lines += ["", f"By {name}"]
        lines += [f"  {count:6}  {word}" for word, count in shown]
        if len(table) > len(shown):
            lines.append(f"          and {len(table) - len(shown)} more")
    return "\n".join(lines)
