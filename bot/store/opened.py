"""What a discreet chat was sent, when somebody there wants to see it."""

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from bot.domain.chat import DeliveryKind, ToldReply
from bot.domain.views import AlertCard
from bot.store.alerts import SqlAlerts, went_out
from bot.store.claims import arrived_at, told_of
from bot.store.outbox import CARD
from bot.store.tables_chats import AlertRow, ChatRow, DeliveryRow


class SqlOpened:
    """Implements services.ports.Opened."""

    def __init__(self, session: Session, alerts: SqlAlerts) -> None:
        self._session = session
        self._alerts = alerts

    def card(self, alert_id: int) -> AlertCard | None:
        """What an alert that went out tells now; None for one that waits for an operator or was dropped."""
        out = select(AlertRow.id).where(col(AlertRow.id) == alert_id, went_out())
        return self._alerts.card(alert_id) if self._session.exec(out).first() is not None else None

    def reply(self, delivery_id: int, chat_id: int) -> ToldReply | None:
        """The correction that was sent to the chat with this id at Telegram; None for anything else."""
        card = aliased(DeliveryRow)
        statement = (
            select(DeliveryRow, card)
            .join(ChatRow, col(ChatRow.id) == col(DeliveryRow.chat_id))
            .outerjoin(
                card,
                (col(card.alert_id) == col(DeliveryRow.alert_id))
                & (col(card.chat_id) == col(DeliveryRow.chat_id))
                & (col(card.kind) == CARD),
            )
            .where(
                col(DeliveryRow.id) == delivery_id,
                col(DeliveryRow.kind) == DeliveryKind.REPLY.value,
                col(ChatRow.chat_id) == chat_id,
            )
        )
        found = self._session.exec(statement).first()
        if found is None:
            return None
        row: DeliveryRow = found[0]
        told: DeliveryRow | None = found[1]
        facts = told_of(self._session, [row]).get(delivery_id, ())
        return ToldReply(row.alert_id, facts, arrived_at(told))
