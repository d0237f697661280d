"""Letting go of what has had its time, some rows at a time so that no writer waits long."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, exists, or_, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from bot.domain.chat import DeliveryKind
from bot.store.leftover import erase
from bot.store.tables_actions import ActionRow, MentionRow
from bot.store.tables_chats import AlertRow, ChatRow, DeliveryRow
from bot.store.tables_sources import EntryRow, NoticeTextRow, PollIssueRow, PollRow

GONE = ""  # a text that was let go


class SqlRetention:
    """Implements services.ports.Keeping. Each method returns how many rows it changed, at most `limit`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def drop_entry_texts(self, before: datetime, limit: int) -> int:
        """Empty the bodies of items read before; what waits to be read keeps its own, however old."""
        old = (
            select(EntryRow.id)
            .where(~col(EntryRow.unread), col(EntryRow.read_at) < before, col(EntryRow.text) != GONE)
            .limit(limit)
        )
        ids = [number for number in self._session.exec(old) if number is not None]
        self._session.exec(update(EntryRow).where(col(EntryRow.id).in_(ids)).values(text=GONE))
        return len(ids)

    def drop_empty_texts(self, before: datetime, limit: int) -> int:
        """Empty texts seen before whose notice announces nothing in any revision; the rest is evidence."""
        notice = col(NoticeTextRow.notice_id)
        announces = or_(
            exists().where(col(MentionRow.notice_id) == notice, col(MentionRow.new)),
            exists().where(col(ActionRow.notice_id) == notice),
            exists().where(col(AlertRow.notice_id) == notice),
        )
        old = (
            select(NoticeTextRow.notice_id, NoticeTextRow.revision)
            .where(col(NoticeTextRow.seen_at) < before, col(NoticeTextRow.text) != GONE, ~announces)
            .limit(limit)
        )
        found = self._session.exec(old).all()
        for notice_id, revision in found:
            self._session.exec(
                update(NoticeTextRow)
                .where(notice == notice_id, col(NoticeTextRow.revision) == revision)
                .values(text=GONE)
            )
        return len(found)

    def count_deliveries(self, before: datetime, limit: int) -> int:
        """Turn deliveries into counts, for alerts of which nothing waits."""
        waiting = aliased(DeliveryRow)
        old = (
            select(DeliveryRow.id, DeliveryRow.alert_id, DeliveryRow.kind, DeliveryRow.state)
            .where(
                col(DeliveryRow.created_at) < before,
                col(DeliveryRow.state) != "waiting",
                ~exists().where(
                    col(waiting.alert_id) == col(DeliveryRow.alert_id), col(waiting.state) == "waiting"
                ),
            )
            .limit(limit)
        )
        found = self._session.exec(old).all()
        cards = [(alert, state) for _, alert, kind, state in found if kind == DeliveryKind.CARD.value]
        for alert in {alert for alert, _ in cards}:
            self._count(alert, [state for each, state in cards if each == alert])
        ids = [number for number, *_ in found]
        self._session.exec(delete(DeliveryRow).where(col(DeliveryRow.id).in_(ids)))
        return len(found)

    def _count(self, alert_id: int, states: Sequence[str]) -> None:
        delivered = states.count("delivered")
        self._session.exec(
            update(AlertRow)
            .where(col(AlertRow.id) == alert_id)
            .values(
                past_delivered=col(AlertRow.past_delivered) + delivered,
                past_failed=col(AlertRow.past_failed) + len(states) - delivered,
            )
        )

    def forget_blocked(self, before: datetime, now: datetime, limit: int) -> int:
        """Forget chats that have been paused since before; those newly found paused are dated `now`."""
        self._session.exec(
            update(ChatRow).where(col(ChatRow.paused), col(ChatRow.paused_at).is_(None)).values(paused_at=now)
        )
        old = select(ChatRow.id).where(col(ChatRow.paused), col(ChatRow.paused_at) < before).limit(limit)
        ids = [number for number in self._session.exec(old) if number is not None]
        self._session.exec(delete(ChatRow).where(col(ChatRow.id).in_(ids)))
        if ids:
            erase(self._session.connection(), ids)
        return len(ids)

    def drop_polls(self, before: datetime, limit: int) -> int:
        """Delete lines of the log of polls, and what was noted about them."""
        gone = 0
        for row in (PollRow, PollIssueRow):
            old = select(row.id).where(col(row.at) < before).limit(limit)
            ids = [number for number in self._session.exec(old) if number is not None]
            self._session.exec(delete(row).where(col(row.id).in_(ids)))
            gone += len(ids)
        return gone
