"""Items of feeds, and which of them wait for the reader."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, not_, update
from sqlmodel import Session, col, select

from bot.domain.feed import Change, EntryChange, FeedEntry, KnownEntry
from bot.domain.notice import UnreadEntry
from bot.parse.changes import lookup_keys
from bot.store.columns import clean, index_key
from bot.store.mapping import entry_values, to_known, to_unread, utc_day
from bot.store.sql import chunks, insert_missing
from bot.store.tables_sources import EntryRevisionRow, EntryRow

KEEP = {"key", "key_index", "guid", "guid_index", "url"}  # identity: set apart from content


class SqlEntries:
    """Implements services.ports.Entries."""

    def __init__(self, session: Session, *, writable: bool) -> None:
        self._session = session
        self._writable = writable

    def known(self, source_id: str, entries: Sequence[FeedEntry]) -> tuple[KnownEntry, ...]:
        """All stored entries of the source that share a key, a GUID, or title and UTC day with one here."""
        wanted = lookup_keys(entries)
        titles = {(clean(title), day) for title, day in wanted.titles}
        found: dict[int, KnownEntry] = {}
        for part in chunks(map(index_key, wanted.keys)):
            found |= self._find(source_id, col(EntryRow.key_index).in_(part))
        for part in chunks(map(index_key, wanted.guids)):
            found |= self._find(source_id, col(EntryRow.guid_index).in_(part))
        for days in chunks({day for _, day in titles}):
            same_day = self._find(source_id, col(EntryRow.published_day).in_(days))
            found |= {i: k for i, k in same_day.items() if (k.title, utc_day(k.published_at)) in titles}
        return tuple(found[number] for number in sorted(found))

    def _find(self, source_id: str, condition: ColumnElement[bool]) -> dict[int, KnownEntry]:
        statement = select(EntryRow).where(col(EntryRow.source_id) == source_id, condition)
        return {row.id or 0: to_known(row) for row in self._session.exec(statement)}

    def save(
        self,
        source_id: str,
        changes: Sequence[EntryChange],
        at: datetime,
        *,
        rings: bool,
        hold_reason: str | None,
    ) -> None:
        """Insert new entries and revise known ones, each unread; leave the same alone.

        A new entry that another poll has stored meanwhile stays as it is: the next poll finds a difference.
        """
        for change in changes:
            if change.change is Change.NEW:
                self._insert(source_id, change.entry, at, rings=rings, hold_reason=hold_reason)
            elif change.change is Change.REVISED and change.known_id is not None:
                self._revise(change.known_id, change.entry, at, rings=rings, hold_reason=hold_reason)

    def _insert(
        self, source_id: str, entry: FeedEntry, at: datetime, *, rings: bool, hold_reason: str | None
    ) -> None:
        values = entry_values(entry) | {
            "source_id": source_id,
            "first_seen_at": at,
            "revision": 1,
            "unread": True,
            "rang_first": rings,
            "first_hold_reason": hold_reason,
            "rings": rings,
            "hold_reason": hold_reason,
            "attempts": 0,
        }
        if insert_missing(self._session, EntryRow, [values]):
            statement = select(EntryRow.id).where(
                col(EntryRow.source_id) == source_id, col(EntryRow.key_index) == index_key(entry.key)
            )
            self._log_revision(self._session.exec(statement).one() or 0, 1, entry, at)

    def _revise(
        self, entry_id: int, entry: FeedEntry, at: datetime, *, rings: bool, hold_reason: str | None
    ) -> None:
        statement = select(EntryRow).where(col(EntryRow.id) == entry_id).with_for_update()
        row = self._session.exec(statement).first()
        if row is None or row.content_hash == entry.content_hash:
            return  # another poll was faster
        values = entry_values(entry)
        if row.key_index != values["key_index"] and self._taken(row.source_id, values["key_index"]):
            values = {name: value for name, value in values.items() if name not in KEEP}
        held_before = not row.rang_first or (row.unread and not row.rings)
        values["rings"] = rings and not held_before
        values["hold_reason"] = (row.hold_reason or row.first_hold_reason) if held_before else hold_reason
        for name, value in values.items():
            setattr(row, name, value)
        row.revision += 1
        row.unread = True
        row.attempts = 0
        self._session.add(row)
        self._session.flush()
        self._log_revision(entry_id, row.revision, entry, at)

    def _taken(self, source_id: str, key_index: str) -> bool:
        statement = select(EntryRow.id).where(
            col(EntryRow.source_id) == source_id, col(EntryRow.key_index) == key_index
        )
        return self._session.exec(statement).first() is not None

    def _log_revision(self, entry_id: int, revision: int, entry: FeedEntry, at: datetime) -> None:
        self._session.add(
            EntryRevisionRow(
                entry_id=entry_id,
                revision=revision,
                title=entry.title,
                content_hash=entry.content_hash,
                seen_at=at,
            )
        )
        self._session.flush()

    def unread(self, limit: int, *, max_attempts: int = 3) -> tuple[UnreadEntry, ...]:
        """By publication, those without one last, by first sight: answers find what they answer.

        Of more than `limit` those that may ring: a source's whole back list keeps no news waiting.
        """
        order = (col(EntryRow.published_at).asc().nulls_last(), col(EntryRow.first_seen_at), col(EntryRow.id))
        waiting = select(EntryRow).where(col(EntryRow.unread), col(EntryRow.attempts) < max_attempts)
        loud = self._session.exec(waiting.where(col(EntryRow.rings)).order_by(*order).limit(limit)).all()
        quiet = waiting.where(not_(col(EntryRow.rings))).order_by(*order).limit(limit - len(loud))
        rows = (*loud, *self._session.exec(quiet))
        return tuple(to_unread(row) for row in sorted(rows, key=_reading_order))

    def is_unread(self, entry_id: int, revision: int) -> bool:
        """Whether this revision still waits. In a writing transaction the answer holds until its end."""
        statement = select(EntryRow.id).where(
            col(EntryRow.id) == entry_id, col(EntryRow.unread), col(EntryRow.revision) == revision
        )
        if self._writable:
            statement = statement.with_for_update()
        return self._session.exec(statement).first() is not None

    def mark_read(self, entry_id: int, revision: int, at: datetime) -> None:
        """The revision is read; a newer one stored meanwhile stays unread."""
        self._session.exec(
            update(EntryRow)
            .where(col(EntryRow.id) == entry_id, col(EntryRow.revision) == revision)
            .values(unread=False, read_at=at)
        )

    def mark_failed(self, entry_id: int, detail: str, at: datetime) -> int:
        """Count one failed reading; returns the number of failures so far."""
        self._session.exec(
            update(EntryRow)
            .where(col(EntryRow.id) == entry_id)
            .values(attempts=col(EntryRow.attempts) + 1, last_failure=detail, last_failure_at=at)
        )
        return self._session.exec(select(EntryRow.attempts).where(col(EntryRow.id) == entry_id)).first() or 0

    def count_unread(self) -> int:
        """How many wait, those given up by the reader included: they need an operator."""
        return self._session.exec(select(func.count()).where(col(EntryRow.unread))).one()


def _reading_order(row: EntryRow) -> tuple[bool, datetime, datetime, int]:
    published = row.published_at or row.first_seen_at
    return row.published_at is None, published, row.first_seen_at, row.id or 0
