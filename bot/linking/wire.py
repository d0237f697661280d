"""Rows of facts in JSON: the archive's and the command line's shape of an action."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from bot.domain.action import Action, LinkDecision
from bot.domain.words import LinkKind, Measure, Precision, Stage, Standing
from bot.linking.links import decide_links

E = TypeVar("E", bound=StrEnum)
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)


def action_from_history(row: Mapping[str, Any], number: int) -> Action:
    """The facts of a row: date, issuer, body, targets, words, measures, stage, count, names, legal basis.

    `number` becomes the action's and, within a day, its place in the order of publication. What the row says
    about links is left aside: linking has to find that. Raises ValueError naming the field that is wrong.
    """
    on, precision = _day(row)
    seen = datetime.combine(on, time(), tzinfo=UTC) if on else _UNDATED
    return Action(
        number=number,
        issuer=_text(row, "issuer") or _wrong("issuer", "is missing"),
        targets=_texts(row, "targets"),
        measures=tuple(_word(Measure, "measures", m) for m in _texts(row, "measures")),
        stage=_word(Stage, "stage", row.get("stage")),
        on=on,
        precision=precision,
        first_seen_at=seen + timedelta(microseconds=number),
        standing=Standing.AGENCY,
        body=_text(row, "body") or "",
        headline=_text(row, "headline") or "",
        target_class=_text(row, "target_class"),
        persons=_texts(row, "persons"),
        count=_count(row),
        named=_flag(row),
        legal_basis=_text(row, "legal_basis"),
    )


def link_rows(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Decide each row with only the rows above it; lazy, so the first N lines give the first N results.

    Yields {"id", "answers", "carries_out", "kind", "confidence", "reasons"}: `answers` is the id of the act
    the row answers, lifts or renews, and `kind` (a word of LinkKind) says which; null when it does none.
    Raises ValueError naming row and field.
    """
    ids: list[Any] = []
    earlier: list[Action] = []
    for number, row in enumerate(rows):
        if row.get("id") is None:
            raise ValueError(f"row {number + 1}: id is missing")
        try:
            action = action_from_history(row, number)
        except ValueError as error:
            raise ValueError(f"row {number + 1} ({row['id']}): {error}") from error
        yield _result(row["id"], action, decide_links(action, earlier), ids)
        ids.append(row["id"])
        earlier.append(action)


def _result(
    row_id: object, action: Action, links: Sequence[LinkDecision], ids: Sequence[Any]
) -> dict[str, Any]:
    # A widening is a link of ours, but the column means "answers, lifts, extends or repeats".
    kinds = [LinkKind.ANSWERS, LinkKind.EASES]
    if action.stage is Stage.EXTENDED:
        kinds.append(LinkKind.EXTENDS)
    main = next((link for kind in kinds for link in links if link.kind is kind), None)
    fulfilled = next((link for link in links if link.kind is LinkKind.CARRIES_OUT), None)
    shown = main or fulfilled
    return {
        "id": row_id,
        "answers": ids[main.earlier] if main else None,
        "carries_out": ids[fulfilled.earlier] if fulfilled else None,
        "kind": shown.kind.value if shown else None,
        "confidence": shown.confidence if shown else None,
        "reasons": list(shown.reasons) if shown else [],
    }


def _wrong(field: str, problem: str) -> Any:
    raise ValueError(f"{field} {problem}")


def _text(row: Mapping[str, Any], field: str) -> str | None:
    value = row.get(field)
    if value is None:
        return None
    return value if isinstance(value, str) else _wrong(field, f"is not text: {value!r}")


def _texts(row: Mapping[str, Any], field: str) -> tuple[str, ...]:
    value = row.get(field)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        _wrong(field, f"is not a list of texts: {value!r}")
    return tuple(value)


def _word(kind: Callable[[str], E], field: str, value: Any) -> E:
    try:
        return kind(value)
    except ValueError as error:
        raise ValueError(f"{field}: {error}") from error


def _count(row: Mapping[str, Any]) -> int | None:
    value = row.get("count")
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0):
        return value
    return int(_wrong("count", f"is not a number of persons and bodies: {value!r}"))


def _flag(row: Mapping[str, Any]) -> bool | None:
    value = row.get("named")
    return (
        value
        if value is None or isinstance(value, bool)
        else bool(_wrong("named", f"is not true or false: {value!r}"))
    )


def _day(row: Mapping[str, Any]) -> tuple[date | None, Precision]:
    """The date with its precision: YYYY, YYYY-MM or YYYY-MM-DD says itself how exact it is."""
    value = _text(row, "date")
    if value is None:
        return None, Precision.UNKNOWN
    precisions = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}
    try:
        return date.fromisoformat(_padded(value)), precisions[len(value)]
    except (ValueError, KeyError) as error:
        raise ValueError(f"date is not YYYY, YYYY-MM or YYYY-MM-DD: {value!r}") from error


def _padded(value: str) -> str:
    return {4: f"{value}-01-01", 7: f"{value}-01"}.get(len(value), value)
