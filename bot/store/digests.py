"""Digests: what subscriptions gather, which are due, and their way into the chats.

A row's `due_at` is when it may be claimed next: at once, at the retry, or when its claim's lease runs out.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, case, delete, exists, or_, update
from sqlmodel import Session, col, select

from bot.domain.digest import ClaimedDigest, DueDigest, KeptDigest
from bot.store.claims import LONGEST_WAIT
from bot.store.digest_outcomes import DigestOutcomes, of_chat
from bot.store.mapping import to_chat, unpack_filter
from bot.store.outbox import CARD
from bot.store.sql import chunks, insert_missing
from bot.store.tables_chats import ChatRow, DeliveryRow, DigestRow, GatheredRow, SubscriptionRow

_LONGEST_PLAN = timedelta(days=9)  # a week, and a day more where a zone skips one


class SqlDigests(DigestOutcomes):
    """Implements services.ports.Digests."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)

    def gather(self, alert_id: int, subscriptions: Sequence[int]) -> None:
        """Keep the alert for the next digests of these; one it was told in already tells it again."""
        for part in chunks(subscriptions):
            alive = self._session.exec(
                select(SubscriptionRow.id).where(col(SubscriptionRow.id).in_(part))
            ).all()
            self._session.exec(
                update(GatheredRow)
                .where(
                    col(GatheredRow.alert_id) == alert_id,
                    col(GatheredRow.subscription_id).in_(part),
                    col(GatheredRow.told),
                )
                .values(told=False)
            )
            rows = [{"subscription_id": s, "alert_id": alert_id, "told": False} for s in alive]
            insert_missing(self._session, GatheredRow, rows)

    def due(self, now: datetime, limit: int) -> tuple[DueDigest, ...]:
        """Subscriptions of chats that can be reached whose digest is due, those first that wait longest."""
        due_at = col(SubscriptionRow.digest_due_at)
        statement = (
            select(SubscriptionRow, ChatRow.zone)
            .join(ChatRow, col(ChatRow.id) == col(SubscriptionRow.chat_id))
            .where(or_(due_at <= now, due_at > now + _LONGEST_PLAN), ~col(ChatRow.paused))
            .order_by(due_at, col(SubscriptionRow.id))
            .limit(limit)
        )
        return tuple(
            DueDigest(
                row.id or 0, row.digest, zone, row.digest_due_at or now, row.digest_since or row.created_at
            )
            for row, zone in self._session.exec(statement).all()
        )

    def open(self, due: DueDigest, since: datetime, until: datetime, next_due: datetime | None) -> bool:
        """Make the digest of all that was gathered, and plan the next: both or neither.

        False when another worker made it, or when nothing was left of one that is no digest any more.
        """
        mine = self._session.exec(
            update(SubscriptionRow)
            .where(
                col(SubscriptionRow.id) == due.subscription_id,
                col(SubscriptionRow.digest_due_at) == due.due_at,
            )
            .values(digest_due_at=next_due, digest_since=until)
            .returning(col(SubscriptionRow.id))
        ).first()
        if mine is None:
            return False
        # The chat is held: its digests are made one after the other, and none lists what another does.
        wish = self._session.exec(
            select(SubscriptionRow)
            .join(ChatRow, col(ChatRow.id) == col(SubscriptionRow.chat_id))
            .where(col(SubscriptionRow.id) == due.subscription_id)
            .with_for_update(of=ChatRow, key_share=True)
        ).one()
        alerts = self._gathered(wish.id or 0, wish.chat_id)
        if due.schedule is None and not alerts:
            return False
        row = {
            "chat_id": wish.chat_id,
            "subscription_id": due.subscription_id,
            "wish": wish.wish,
            "alerts": alerts,
            "since": since,
            "until": until,
            "planned_at": due.due_at,
            "silent": wish.silent,
            "state": "waiting",
            "due_at": until,
            "claimed": False,
            "attempts": 0,
            "unanswered": 0,
        }
        self._session.add(DigestRow(**row))
        self._session.flush()
        return True

    def _gathered(self, subscription_id: int, chat_id: int) -> list[int]:
        """The alerts to tell, from now on told, also for the chat's other digests.

        What came at once by another wish is not told again.
        """
        ours = col(GatheredRow.subscription_id) == subscription_id
        rang = exists().where(
            col(DeliveryRow.alert_id) == col(GatheredRow.alert_id),
            col(DeliveryRow.chat_id) == chat_id,
            col(DeliveryRow.kind) == CARD,
            col(DeliveryRow.state) != "given_up",
            ~col(DeliveryRow.in_digest),
        )
        self._session.exec(delete(GatheredRow).where(ours, rang))
        waiting = (ours, ~col(GatheredRow.told))
        alerts = self._session.exec(
            select(GatheredRow.alert_id).where(*waiting).order_by(col(GatheredRow.alert_id))
        ).all()
        for part in chunks(alerts):
            self._session.exec(update(GatheredRow).where(*of_chat(chat_id, part)).values(told=True))
        return list(alerts)

    def claim(self, limit: int, now: datetime, lease_seconds: float) -> tuple[ClaimedDigest, ...]:
        """Take digests that are due and unclaimed, or whose lease has run out, oldest first."""
        waits = (col(DigestRow.state) == "waiting", _ready(now))
        due = (
            select(DigestRow.id, DigestRow.claimed, DigestRow.due_at)
            .where(*waits)
            .order_by(col(DigestRow.due_at), col(DigestRow.id))
            .limit(limit)
            .with_for_update(skip_locked=True)  # SQLite has one writer and leaves it out
        )
        lease = timedelta(seconds=lease_seconds)
        found = self._session.exec(due).all()
        lost = {number: until - lease if claimed else None for number, claimed, until in found}
        ids = [number for number, *_ in found if number is not None]
        taken = self._session.exec(
            update(DigestRow)
            .where(col(DigestRow.id).in_(ids), *waits)
            .values(
                claimed=True,
                due_at=now + lease,
                attempts=col(DigestRow.attempts) + 1,
                unanswered=col(DigestRow.unanswered) + case((col(DigestRow.claimed), 1), else_=0),
            )
            .returning(col(DigestRow.id))
            .execution_options(synchronize_session=False)
        )
        won = {number for (number,) in taken}
        kept = {
            row.id: ClaimedDigest(_kept(row, chat), row.attempts, row.unanswered, lost[row.id])
            for row, chat in self._with_chats(col(DigestRow.id).in_(won))
        }
        return tuple(kept[number] for number in ids if number in won)

    def get(self, digest_id: int, chat_id: int) -> KeptDigest | None:
        """The digest that was made for the chat with this id at Telegram; None for anything else."""
        found = self._with_chats(col(DigestRow.id) == digest_id, col(ChatRow.chat_id) == chat_id)
        return _kept(*found[0]) if found else None

    def _with_chats(self, *wanted: ColumnElement[bool]) -> Sequence[tuple[DigestRow, ChatRow]]:
        statement = select(DigestRow, ChatRow).join(ChatRow, col(ChatRow.id) == col(DigestRow.chat_id))
        return self._session.exec(statement.where(*wanted)).all()

    def drop(self, before: datetime, limit: int) -> int:
        """Delete digests made before that wait no more; returns how many."""
        old = (
            select(DigestRow.id)
            .where(col(DigestRow.until) < before, col(DigestRow.state) != "waiting")
            .limit(limit)
        )
        ids = [number for number in self._session.exec(old) if number is not None]
        self._session.exec(delete(DigestRow).where(col(DigestRow.id).in_(ids)))
        return len(ids)


def _ready(now: datetime) -> ColumnElement[bool]:
    """Waits no longer, or waits for longer than any may: written while the machine's clock was ahead."""
    return or_(col(DigestRow.due_at) <= now, col(DigestRow.due_at) > now + LONGEST_WAIT)


def _kept(row: DigestRow, chat: ChatRow) -> KeptDigest:
    return KeptDigest(
        id=row.id or 0,
        chat=to_chat(chat),
        wish=unpack_filter(row.wish),
        alerts=tuple(row.alerts),
        since=row.since,
        until=row.until,
        due_at=row.planned_at,
        silent=row.silent,
    )
