"""The bundled archive: acts of before this installation."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Protocol

from sqlmodel import Session, select

from bot.domain.action import Action, LinkDecision
from bot.domain.words import LinkKind
from bot.store.links import add_links
from bot.store.sql import chunks, insert_missing, upsert
from bot.store.tables_actions import ArchiveRow

_AT_ONCE = 32  # rows that are new; more take memory that is not given back
REASON = "The bundled archive records it."
# Facts that came after databases had been filled: a row that tells none of them is the row it was.
_LATER = ("roles", "count_stated", "expires_on")


class Actions(Protocol):
    """What the import needs of the actions' repository."""

    def get(self, number: int) -> Action | None: ...
    def add(self, action: Action, notice_id: int | None, urls: Sequence[str]) -> Action: ...
    def add_all(self, new: Sequence[tuple[Action, Sequence[str]]]) -> tuple[Action, ...]: ...
    def update(self, action: Action) -> Action: ...


def import_archive(
    session: Session,
    actions: Actions,
    rows: Sequence[tuple[Action, tuple[str, ...]]],
    links: Sequence[tuple[str, str, LinkKind]],
    at: datetime,
) -> int:
    """Add or refresh rows by archive_id, each standing once. One unchanged since its last import stays.

    Raises:
        ValueError: a row has no archive_id.
    """
    known = {row.archive_id: (row.number, row.content_hash) for row in session.exec(select(ArchiveRow))}
    added = _add(session, actions, [row for row in rows if row[0].archive_id not in known], at)
    changed = len(added)
    for action, urls in rows:
        archive_id, now = _id(action), _content_hash(action, urls)
        number, before = known.get(archive_id, (0, now))
        if now == before:
            continue
        number = _store(actions, number, action, urls)
        known[archive_id] = (number, now)
        upsert(session, ArchiveRow, _values(archive_id, (number, now), at), ["archive_id"])
        changed += 1
    known |= added
    _link(session, {archive_id: number for archive_id, (number, _) in known.items()}, links)
    return changed


def _id(action: Action) -> str:
    if action.archive_id is None:
        raise ValueError(f"an archive row has no id: {action.headline}")
    return action.archive_id


def _add(
    session: Session, actions: Actions, rows: Sequence[tuple[Action, tuple[str, ...]]], at: datetime
) -> dict[str, tuple[int, str]]:
    """Rows that were never imported, several at once: the first start takes over hundreds."""
    added: dict[str, tuple[int, str]] = {}
    for part in chunks(rows, _AT_ONCE):
        stored = actions.add_all([(replace(action, number=0), urls) for action, urls in part])
        for action, (_, urls) in zip(stored, part, strict=True):
            added[_id(action)] = (action.number, _content_hash(action, urls))
    insert_missing(session, ArchiveRow, [_values(archive_id, row, at) for archive_id, row in added.items()])
    return added


def _values(archive_id: str, row: tuple[int, str], at: datetime) -> dict[str, object]:
    number, content_hash = row
    return {"archive_id": archive_id, "number": number, "content_hash": content_hash, "imported_at": at}


def _store(actions: Actions, number: int, action: Action, urls: Sequence[str]) -> int:
    current = actions.get(number)
    if current is None:
        return actions.add(replace(action, number=0), None, urls).number
    kept = replace(action, number=current.number, first_seen_at=current.first_seen_at)
    actions.update(replace(kept, checked=current.checked))
    return current.number


def _link(session: Session, numbers: dict[str, int], links: Sequence[tuple[str, str, LinkKind]]) -> None:
    known = [
        LinkDecision(numbers[later], numbers[earlier], kind, 1.0, (REASON,), stated=True)
        for later, earlier, kind in links
        if later in numbers and earlier in numbers and numbers[later] != numbers[earlier]
    ]
    add_links(session, known)


def _content_hash(action: Action, urls: Sequence[str]) -> str:
    """Of the facts; when we first saw the row is none of them."""
    facts = asdict(replace(action, number=0)) | {"first_seen_at": None, "urls": list(urls)}
    for name in _LATER:
        if not facts[name]:
            del facts[name]
    return hashlib.sha256(json.dumps(facts, default=str, sort_keys=True).encode()).hexdigest()
