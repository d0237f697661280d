"""Chats that have been waiting while nobody else could be told either."""

from datetime import datetime

from sqlalchemy import exists, func, or_
from sqlmodel import Session, col, select

from bot.domain.chat import Overdue
from bot.store.claims import heads
from bot.store.tables_chats import AttemptRow, ChatRow, DeliveryRow, SubscriptionRow


def overdue(session: Session, before: datetime) -> Overdue:
    """Chats whose oldest message began to fail, or if never tried to wait, before this moment.

    Only those after whose first failure no message has reached anybody: while others are reached, it is those
    chats that fail.
    """
    waiting = col(DeliveryRow.state) == "waiting"
    early = select(DeliveryRow.id).where(waiting, col(DeliveryRow.created_at) <= before).limit(1)
    if session.exec(early).first() is None:  # the ordinary day, without a look at all that was delivered
        return Overdue(0, None, 0)
    failed = (
        select(func.min(AttemptRow.at))
        .where(col(AttemptRow.delivery_id) == col(DeliveryRow.id))
        .correlate(DeliveryRow)
        .scalar_subquery()
    )
    since = func.coalesce(failed, DeliveryRow.created_at)
    reached = session.exec(select(func.max(DeliveryRow.delivered_at))).one()
    statement = select(func.count(), func.min(since)).where(waiting, heads(), since <= before)
    if reached is not None:
        statement = statement.where(since > reached)
    chats, first = session.exec(statement).one()
    wishes = exists().where(col(SubscriptionRow.chat_id) == col(ChatRow.id))
    waits = exists().where(col(DeliveryRow.chat_id) == col(ChatRow.id), col(DeliveryRow.state) == "waiting")
    listening = select(func.count()).select_from(ChatRow).where(~col(ChatRow.paused), or_(wishes, waits))
    return Overdue(chats, first, session.exec(listening).one())
