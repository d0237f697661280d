"""What digests say beside the news: on how many days an issuer was read, which days lie ahead."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import exists, func, or_
from sqlmodel import Session, col, select

from bot.store.outbox import CARD
from bot.store.places import WAITING
from bot.store.sql import is_postgres
from bot.store.tables_actions import ActionRow
from bot.store.tables_chats import AlertActionRow, DeliveryRow, GatheredRow, SubscriptionRow
from bot.store.tables_sources import PollRow


class DigestFacts:
    """The part of services.ports.Digests that only reads."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def gathered(self, chat_id: int) -> frozenset[int]:
        """Numbers of the acts that stand and wait for a digest of the chat; none that has come at once."""
        came = exists().where(
            col(DeliveryRow.alert_id) == col(GatheredRow.alert_id),
            col(DeliveryRow.chat_id) == chat_id,
            col(DeliveryRow.kind) == CARD,
            col(DeliveryRow.state) != "given_up",
            ~col(DeliveryRow.in_digest),
        )
        statement = (
            select(ActionRow.number)
            .join(AlertActionRow, col(AlertActionRow.number) == col(ActionRow.number))
            .join(GatheredRow, col(GatheredRow.alert_id) == col(AlertActionRow.alert_id))
            .join(SubscriptionRow, col(SubscriptionRow.id) == col(GatheredRow.subscription_id))
            .where(col(SubscriptionRow.chat_id) == chat_id, ~came)
            .where(~col(ActionRow.withdrawn), col(AlertActionRow.position) < WAITING)
        )
        return frozenset(number or 0 for number in self._session.exec(statement))

    def days_read(self, sources: Sequence[str], since: datetime, outcomes: Sequence[str]) -> int:
        """On how many days, in UTC, one of these sources was read since then."""
        at = col(PollRow.at)
        day = func.date(func.timezone("UTC", at)) if is_postgres(self._session) else func.date(at)
        statement = select(func.count(func.distinct(day))).where(
            col(PollRow.source_id).in_(sources), at >= since, col(PollRow.outcome).in_(outcomes)
        )
        return self._session.exec(statement).one()

    def dated(self, first: date, last: date) -> tuple[int, ...]:
        """Numbers of the acts that stand and begin or end on one of these days."""
        statement = (
            select(ActionRow.number)
            .where(
                ~col(ActionRow.withdrawn),
                or_(
                    col(ActionRow.effective_on).between(first, last),
                    col(ActionRow.expires_on).between(first, last),
                ),
            )
            .order_by(col(ActionRow.number))
        )
        return tuple(number or 0 for number in self._session.exec(statement))
