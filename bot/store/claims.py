"""Which deliveries are due and who sends them: claimed with a lease, each chat's oldest first."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, exists, func, or_, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from bot.domain.action import Action
from bot.domain.chat import ClaimedDelivery, DeliveryKind, SendProblem
from bot.store.mapping import to_chat, unpack_actions
from bot.store.outbox import CARD
from bot.store.tables_chats import AlertRow, AttemptRow, ChatRow, DeliveryRow
from bot.store.views import redirects

CLOCK_SLACK = timedelta(minutes=2)  # clocks of two machines on one database differ by less
LONGEST_WAIT = timedelta(days=2)  # Telegram asks for a day at most


def heads() -> ColumnElement[bool]:
    """No earlier delivery of the same chat waits."""
    earlier = aliased(DeliveryRow)
    return ~exists().where(
        col(earlier.chat_id) == col(DeliveryRow.chat_id),
        col(earlier.state) == "waiting",
        col(earlier.id) < col(DeliveryRow.id),
    )


def _due(now: datetime) -> ColumnElement[bool]:
    """Waits no longer, or was written while the machine's clock was ahead, so that it waits for nothing."""
    return or_(
        col(DeliveryRow.due_at) <= now,
        (col(DeliveryRow.attempts) == 0) & (col(DeliveryRow.created_at) > now + CLOCK_SLACK),
        col(DeliveryRow.due_at) > now + LONGEST_WAIT,
    )


def claim(session: Session, limit: int, now: datetime, lease_seconds: float) -> tuple[ClaimedDelivery, ...]:
    """Take what is due, each chat's oldest only. Rows another worker holds are passed over."""
    lease_until = now + timedelta(seconds=lease_seconds)
    due = (
        select(DeliveryRow.id)
        .where(col(DeliveryRow.state) == "waiting", _due(now), heads())
        .order_by(col(DeliveryRow.due_at), col(DeliveryRow.id))
        .limit(limit)
        .with_for_update(skip_locked=True, of=DeliveryRow)  # SQLite has one writer and leaves it out
    )
    ids = [number for number in session.exec(due) if number is not None]
    # The condition is repeated: the update itself decides who got the row.
    taken = session.exec(
        update(DeliveryRow)
        .where(col(DeliveryRow.id).in_(ids), col(DeliveryRow.state) == "waiting", _due(now))
        .values(claimed=True, due_at=lease_until, attempts=col(DeliveryRow.attempts) + 1)
        .returning(col(DeliveryRow.id))
        .execution_options(synchronize_session=False)
    )
    won = {number for (number,) in taken}
    return _claimed(session, [number for number in ids if number in won], lease_until)


def _claimed(session: Session, ids: Sequence[int], lease_until: datetime) -> tuple[ClaimedDelivery, ...]:
    silence = _unanswered(session, ids)
    rows = _with_their_cards(session, ids)
    told = told_of(session, [row for row, *_ in rows])
    found = {
        row.id: ClaimedDelivery(
            id=row.id or 0,
            alert_id=row.alert_id,
            notice_id=notice_id,
            chat=to_chat(chat),
            kind=DeliveryKind(row.kind),
            silent=row.silent,
            attempt=row.attempts,
            lease_until=lease_until,
            reply_to=None if sent is None else sent.message_id,
            told=told.get(row.id or 0, ()),
            told_at=arrived_at(sent),
            unanswered=silence.get(row.id, 0),
        )
        for row, notice_id, chat, sent in rows
    }
    return tuple(found[number] for number in ids)


def arrived_at(card: DeliveryRow | None) -> datetime | None:
    """When the card arrived; None while nobody knows whether it did."""
    if card is None or (card.message_id is None and card.last_problem == SendProblem.UNKNOWN.value):
        return None
    return card.delivered_at


def _with_their_cards(
    session: Session, ids: Sequence[int]
) -> Sequence[tuple[DeliveryRow, int, ChatRow, DeliveryRow | None]]:
    """Deliveries, each with its notice, its chat and, for a correction, the card that it corrects."""
    card = aliased(DeliveryRow)
    statement = (
        select(DeliveryRow, AlertRow.notice_id, ChatRow, card)
        .join(AlertRow, col(AlertRow.id) == col(DeliveryRow.alert_id))
        .join(ChatRow, col(ChatRow.id) == col(DeliveryRow.chat_id))
        .outerjoin(
            card,
            (col(card.alert_id) == col(DeliveryRow.alert_id))
            & (col(card.chat_id) == col(DeliveryRow.chat_id))
            & (col(card.kind) == CARD)
            & (col(DeliveryRow.kind) != CARD),
        )
        .where(col(DeliveryRow.id).in_(ids))
    )
    return session.exec(statement).all()


def told_of(session: Session, rows: Sequence[DeliveryRow]) -> dict[int, tuple[Action, ...]]:
    """What the chats of these replies were told, under the numbers that the actions have now."""
    facts = {row.id or 0: unpack_actions(row.told) for row in rows if row.told}
    moved = redirects(session, [action.number for told in facts.values() for action in told])
    return {
        delivery: tuple(replace(a, number=moved.get(a.number, a.number)) for a in told)
        for delivery, told in facts.items()
    }


def _unanswered(session: Session, ids: Sequence[int]) -> dict[int | None, int]:
    """How many attempts of each delivery got no answer; those without any are left out."""
    statement = (
        select(AttemptRow.delivery_id, func.count())
        .where(col(AttemptRow.delivery_id).in_(ids), col(AttemptRow.problem) == SendProblem.UNKNOWN.value)
        .group_by(col(AttemptRow.delivery_id))
    )
    return dict(session.exec(statement).all())


def next_due_at(session: Session) -> datetime | None:
    """When the first of the chats' oldest deliveries is due."""
    statement = (
        select(DeliveryRow.due_at)
        .where(col(DeliveryRow.state) == "waiting", heads())
        .order_by(col(DeliveryRow.due_at))
        .limit(1)
    )
    return session.exec(statement).first()
