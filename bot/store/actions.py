"""Actions with public numbers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import delete, text, update
from sqlmodel import Session, col, select

from bot.domain.action import Action, LinkDecision
from bot.domain.answers import Statistics
from bot.domain.asked import ANY, Only
from bot.domain.chat import Query
from bot.domain.errors import UnknownActionError
from bot.domain.views import ActionView
from bot.domain.words import LinkKind
from bot.store.archive import import_archive
from bot.store.bits import keep_bits
from bot.store.counting import count_actions
from bot.store.finding import find_actions
from bot.store.issued import issued
from bot.store.links import add_links, exchange, put_link, remove_links
from bot.store.mapping import action_values, facet_values, pack_actions, to_action, unpack_actions
from bot.store.merging import merge_actions, split_action
from bot.store.search_index import SearchIndex
from bot.store.sql import insert_missing, is_postgres, upsert
from bot.store.tables_actions import ActionEditRow, ActionFacetRow, ActionRedirectRow, ActionRow
from bot.store.views import action_views

SERIAL_LOCK = 0x6E6F6E67726174  # "nongrat": any number will do that nobody else takes an advisory lock on


class SqlActions:
    """Implements services.ports.Actions."""

    def __init__(self, session: Session, index: SearchIndex) -> None:
        self._session = session
        self._index = index

    def serialise(self) -> None:
        """Wait for the right to decide "same action?" and insert; held until the transaction ends.

        On SQLite a writing transaction is alone already.
        """
        if is_postgres(self._session):
            lock = text("SELECT pg_advisory_xact_lock(:key)")
            self._session.connection().execute(lock, {"key": SERIAL_LOCK})

    def add(self, action: Action, notice_id: int | None, urls: Sequence[str]) -> Action:
        """Store an action whose number is 0; returns it with its number, which is never used again."""
        return self.add_all([(action, urls)], notice_id)[0]

    def add_all(
        self, new: Sequence[tuple[Action, Sequence[str]]], notice_id: int | None = None
    ) -> tuple[Action, ...]:
        """The same for several at once, numbered in their order."""
        rows = [
            ActionRow(**action_values(action), notice_id=notice_id, urls=list(dict.fromkeys(urls)))
            for action, urls in new
        ]
        self._session.add_all(rows)
        self._session.flush()
        stored = tuple(
            replace(action, number=row.number or 0) for (action, _), row in zip(new, rows, strict=True)
        )
        facets = [each for action in stored for each in facet_values(action, action.number)]
        insert_missing(self._session, ActionFacetRow, facets)
        keep_bits(self._session, {action.number: action for action in stored})
        self._index.refresh([action.number for action in stored])
        return stored

    def update(self, action: Action) -> Action:
        """Overwrite the facts of an action; operators' corrections stay on top. Returns what stands then.

        Raises:
            UnknownActionError: no action has that number.
        """
        current = self._row(action.number)
        if current is None:
            raise UnknownActionError(f"there is no action {action.number}")
        edits = select(ActionEditRow).where(col(ActionEditRow.number) == action.number)
        for edit in self._session.exec(edits):
            edit.read_value = _as_json(getattr(action, edit.field))
            self._session.add(edit)
            action = replace(action, **{edit.field: getattr(to_action(current), edit.field)})
        self._write(action)
        return action

    def mark_checked(self, number: int, *, checked: bool) -> None:
        """Whether a person has looked at the action as it stands."""
        self._session.exec(update(ActionRow).where(col(ActionRow.number) == number).values(checked=checked))

    def as_read(self, action: Action) -> Action:
        """The action as it would stand without operators' corrections: a new reading is compared with it."""
        edits = select(ActionEditRow).where(col(ActionEditRow.number) == action.number)
        said = {edit.field: edit.read_value for edit in self._session.exec(edits)}
        (packed,) = pack_actions([action])
        return unpack_actions([packed | said])[0]

    def correct(self, number: int, field: str, value: Any, *, actor: str, at: datetime) -> Action:
        """Set a field by an operator's hand: readings and archive imports no longer change it.

        Raises:
            UnknownActionError: no action has that number.
            TypeError: an action has no such field.
        """
        current = self.get(number)
        if current is None:
            raise UnknownActionError(f"there is no action {number}")
        corrected = replace(current, **{field: value})
        if corrected.number != current.number:
            raise TypeError("the number of an action never changes")
        edit = {"number": current.number, "field": field, "actor": actor, "at": at}
        read = getattr(self.as_read(current), field)  # not what an earlier correction made of it
        upsert(self._session, ActionEditRow, edit | {"read_value": _as_json(read)}, ["number", "field"])
        self._write(corrected)
        return corrected

    def _write(self, action: Action) -> None:
        number = action.number
        self._session.exec(
            update(ActionRow).where(col(ActionRow.number) == number).values(**action_values(action))
        )
        self._session.exec(delete(ActionFacetRow).where(col(ActionFacetRow.number) == number))
        insert_missing(self._session, ActionFacetRow, facet_values(action, number))
        keep_bits(self._session, {number: action})
        self._index.refresh([number])

    def _row(self, number: int) -> ActionRow | None:
        return self._session.exec(select(ActionRow).where(col(ActionRow.number) == number)).first()

    def get(self, number: int) -> Action | None:
        """By public number, following the redirect that a merge left."""
        row = self._row(number)
        if row is None:
            moved = select(ActionRedirectRow.number).where(col(ActionRedirectRow.old_number) == number)
            target = self._session.exec(moved).first()
            row = self._row(target) if target is not None else None
        return to_action(row) if row else None

    def merge(self, number: int, into: int, at: datetime) -> None:
        """Make one action of two: `number` becomes a redirect to `into`, which gets all that hung on it.

        Raises:
            UnknownActionError: one of them does not exist.
        """
        old, new = self.get(number), self.get(into)
        if old is None or new is None:
            raise UnknownActionError(f"there is no action {number if old is None else into}")
        if old.number != new.number:
            merge_actions(self._session, old.number, new.number, at)
            keep_bits(self._session, {old.number: None})
            self._index.refresh([new.number])

    def split(self, number: int, notice_id: int, url: str) -> Action:
        """Give a notice an action of its own: a copy as it was read, with that notice's mention and alert.

        Raises:
            UnknownActionError: no action has that number.
        """
        whole = self.get(number)
        if whole is None:
            raise UnknownActionError(f"there is no action {number}")
        copy = replace(self.as_read(whole), number=0, archive_id=None, checked=False)
        own = self.add(copy, notice_id, [url])
        split_action(self._session, whole.number, own.number, notice_id, url)
        self._index.refresh([whole.number, own.number])
        return own

    def involving(
        self,
        states: Sequence[str],
        since: date,
        until: date = date.max,
        *,
        withdrawn: bool = False,
        archived: bool = True,
        only: Only = ANY,
    ) -> tuple[Action, ...]:
        """Actions issued by one of the states from `since` to `until`, by (on, first seen).

        Those that stand, or those that were withdrawn; not `archived`: without those of the archive.
        """
        statement = issued(select(ActionRow), states, (since, until), withdrawn=withdrawn, only=only)
        if not archived:
            statement = statement.where(col(ActionRow.archive_id).is_(None))
        ordered = statement.order_by(
            col(ActionRow.sort_day), col(ActionRow.first_seen_at), col(ActionRow.number)
        )
        return tuple(to_action(row) for row in self._session.exec(ordered))

    def names(
        self, issuer: str, since: date, until: date, *, withdrawn: bool, only: Only
    ) -> dict[int, tuple[str, ...]]:
        """Persons and bodies named, by action, of those that `involving` would give; none without names."""
        columns = select(ActionRow.number, ActionRow.persons, ActionRow.entities)
        rows = self._session.exec(issued(columns, [issuer], (since, until), withdrawn=withdrawn, only=only))
        return {number: (*persons, *bodies) for number, persons, bodies in rows if persons or bodies}

    def add_links(self, links: Sequence[LinkDecision]) -> None:
        """Insert links; one pair has one link of each kind. One that an operator removed stays removed."""
        add_links(self._session, links)

    def put_link(self, link: LinkDecision) -> None:
        """Insert or overwrite a link by an operator's hand, also one that was removed."""
        put_link(self._session, link)

    def remove_links(self, later: int, earlier: int, kind: LinkKind | None = None) -> tuple[LinkKind, ...]:
        """Take links away for good, those of all kinds without one: no rule brings them back.

        Returns the kinds of those that were there.
        """
        return remove_links(self._session, later, earlier, kind)

    def exchange(self, number: int) -> tuple[int, ...]:
        """Numbers of the exchange the action belongs to, itself included, in order of (on, first seen)."""
        action = self.get(number)
        return exchange(self._session, action.number) if action else ()

    def views(self, numbers: Sequence[int]) -> tuple[ActionView, ...]:
        """In the order asked; unknown numbers are left out."""
        return action_views(self._session, numbers)

    def search(self, query: Query) -> tuple[int, tuple[int, ...]]:
        """How many actions match, and the numbers on the asked page, newest first."""
        return find_actions(self._session, query)

    def statistics(self, query: Query) -> Statistics:
        """The counts of all actions that match."""
        return count_actions(self._session, query)

    def import_archive(
        self,
        rows: Sequence[tuple[Action, tuple[str, ...]]],
        links: Sequence[tuple[str, str, LinkKind]],
        at: datetime,
    ) -> int:
        """Add or refresh archive rows by archive_id; links are (later, earlier, kind) by archive_id.

        Fields an operator has edited keep the edit. Returns how many rows were added or changed.
        """
        return import_archive(self._session, self, rows, links, at)


def _as_json(value: Any) -> Any:
    """A field's value for the record of an edit."""
    if isinstance(value, tuple):
        return [_as_json(each) for each in value]
    if isinstance(value, Enum | date):
        return str(value)
    return value
