"""Links between actions, and the exchanges they make."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import update
from sqlmodel import Session, col, select

from bot.domain.action import LinkDecision
from bot.domain.words import LinkKind
from bot.linking.chain import next_steps
from bot.store.sql import chunks, insert_missing, upsert
from bot.store.tables_actions import ActionRow, LinkRow


def add_links(session: Session, links: Sequence[LinkDecision]) -> None:
    """Insert links; one pair has one link of each kind."""
    values = [
        {
            "later": link.later,
            "earlier": link.earlier,
            "kind": link.kind.value,
            "confidence": link.confidence,
            "reasons": list(link.reasons),
            "stated": link.stated,
            "removed": False,
        }
        for link in links
    ]
    insert_missing(session, LinkRow, values)


def put_link(session: Session, link: LinkDecision) -> None:
    """Insert or overwrite a link, also one that was removed."""
    values = {
        "later": link.later,
        "earlier": link.earlier,
        "kind": link.kind.value,
        "confidence": link.confidence,
        "reasons": list(link.reasons),
        "stated": link.stated,
        "removed": False,
    }
    upsert(session, LinkRow, values, ["later", "earlier", "kind"])


def remove_links(session: Session, later: int, earlier: int, kind: LinkKind | None) -> tuple[LinkKind, ...]:
    """Mark links as removed, of every kind without one; returns the kinds of those that were in force."""
    ends = [col(LinkRow.later) == later, col(LinkRow.earlier) == earlier, ~col(LinkRow.removed)]
    if kind is not None:
        ends.append(col(LinkRow.kind) == kind.value)
    found = tuple(sorted(LinkKind(word) for word in session.exec(select(LinkRow.kind).where(*ends))))
    session.exec(update(LinkRow).where(*ends).values(removed=True))
    return found


def exchange(session: Session, number: int) -> tuple[int, ...]:
    """All actions joined to this one by links, in order of (on, first seen).

    Breadth first, one question a generation, each by an index; the set of seen numbers ends cycles.
    A withdrawn action joins nothing, and a hub only what is asked of it (see `bot.linking.chain`).
    """
    seen = {number}
    frontier = {number}
    while frontier:
        frontier = _alive(session, next_steps(number, frontier, _touching(session, frontier)) - seen)
        seen |= frontier
    return _in_order(session, seen)


def _touching(session: Session, numbers: Iterable[int]) -> set[tuple[int, int]]:
    """Links in force that have an end among the numbers, as (later, earlier)."""
    found: set[tuple[int, int]] = set()
    for part in chunks(numbers):
        for end in (LinkRow.later, LinkRow.earlier):
            statement = select(LinkRow.later, LinkRow.earlier).where(
                col(end).in_(part), ~col(LinkRow.removed)
            )
            found |= {(later, earlier) for later, earlier in session.exec(statement)}
    return found


def _alive(session: Session, numbers: Iterable[int]) -> set[int]:
    alive: set[int] = set()
    for part in chunks(numbers):
        statement = select(ActionRow.number).where(col(ActionRow.number).in_(part), ~col(ActionRow.withdrawn))
        alive |= {number for number in session.exec(statement) if number is not None}
    return alive


def _in_order(session: Session, numbers: Iterable[int]) -> tuple[int, ...]:
    rows: list[tuple[date, datetime, int]] = []
    for part in chunks(numbers):
        statement = select(ActionRow).where(col(ActionRow.number).in_(part))
        rows += [(row.sort_day, row.first_seen_at, row.number or 0) for row in session.exec(statement)]
    return tuple(number for _, _, number in sorted(rows))
