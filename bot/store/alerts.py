"""Decisions to tell, and whom to tell."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, ScalarSelect, delete, func, update
from sqlmodel import Session, col, select

from bot.domain.action import Action
from bot.domain.chat import (
    Audience,
    ClaimedDelivery,
    DeliveryKind,
    NewDelivery,
    Overdue,
    PendingAlert,
    Reach,
    Receipt,
    SendFailure,
)
from bot.domain.errors import StoreError
from bot.domain.notice import Notice
from bot.domain.review import ReviewKind, Ruling
from bot.domain.views import ActionView, AlertCard
from bot.store import claims, outbox, places
from bot.store.audience import next_audience
from bot.store.mapping import pack_actions, unpack_actions
from bot.store.mapping_notices import to_notice
from bot.store.overdue import overdue
from bot.store.places import WAITING
from bot.store.reviews import SqlReviews
from bot.store.sql import insert_missing
from bot.store.tables_chats import AlertActionRow, AlertRow, DeliveryRow
from bot.store.tables_review import ReviewRow
from bot.store.tables_sources import NoticeRow
from bot.store.views import action_views


class SqlAlerts:
    """Implements services.ports.Alerts; the outbox itself is in `outbox` and `claims`."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._reviews = SqlReviews(session)

    def add(self, notice_id: int, numbers: Sequence[int], at: datetime, *, held: str | None) -> int:
        """Commit to telling about a notice; `held` is the reason to wait for an operator. Returns the id.

        A notice has one alert: asked again, the first stays as it is.
        """
        values = {"notice_id": notice_id, "created_at": at, "held": held is not None, "held_reason": held}
        added = insert_missing(self._session, AlertRow, [values | {"cursor": 0, "done": False}])
        alert_id = self.for_notice(notice_id)
        if alert_id is None:
            raise StoreError("an alert just stored is gone: its notice was deleted meanwhile. Try again.")
        if added:
            self.extend(alert_id, numbers)
            if held is not None:
                self._reviews.add(ReviewKind.HELD, held, at, alert_id=alert_id)
        return alert_id

    def for_notice(self, notice_id: int) -> int | None:
        """The alert about this notice."""
        return self._session.exec(select(AlertRow.id).where(col(AlertRow.notice_id) == notice_id)).first()

    def for_action(self, number: int) -> tuple[int, ...]:
        """Ids of the alerts that told of this action."""
        alert_id = col(AlertActionRow.alert_id)
        statement = select(alert_id).where(col(AlertActionRow.number) == number).order_by(alert_id)
        return tuple(self._session.exec(statement))

    def extend(self, alert_id: int, numbers: Sequence[int]) -> None:
        """Put further actions of the same notice on the card, behind those on it."""
        places.place(self._session, alert_id, numbers)

    def pending(self, limit: int) -> tuple[PendingAlert, ...]:
        """Alerts not held whose fan-out is not finished, oldest first."""
        sent = sent_at()
        statement = (
            select(AlertRow, sent)
            .where(~col(AlertRow.done), ~col(AlertRow.held))
            .order_by(col(AlertRow.id))
            .limit(limit)
        )
        return tuple(
            PendingAlert(
                row.id or 0,
                row.notice_id,
                places.on_card(self._session, row.id or 0),
                row.cursor,
                row.offered_at or ruled_at,
                unpack_actions(row.said_before or ()),
            )
            for row, ruled_at in self._session.exec(statement).all()
        )

    def audience(self, after: int, limit: int, exchange: Sequence[int]) -> tuple[Audience, ...]:
        """The next chats by number that subscribed or got a step of `exchange`; none that is paused."""
        return next_audience(self._session, after, limit, exchange)

    def add_deliveries(
        self, alert_id: int, rows: Sequence[NewDelivery], *, cursor: int, done: bool, at: datetime
    ) -> None:
        """Write a chunk and move the cursor, in one transaction; a delivery that exists stays as it is."""
        outbox.add_deliveries(self._session, alert_id, rows, at)
        finished: dict[str, object] = {"done": True, "said_before": None, "offered_at": None} if done else {}
        self._session.exec(
            update(AlertRow)
            .where(col(AlertRow.id) == alert_id, col(AlertRow.cursor) <= cursor)
            .values({"cursor": cursor} | finished)
        )

    def add_correction(self, alert_id: int, kind: DeliveryKind, at: datetime, told: Sequence[Action]) -> int:
        """One delivery of this kind to every chat that received the card; returns how many.

        `told` are the alert's facts before the change; a reply keeps them, and says what has become of them.
        A card on its way counts as received; one not claimed yet will show the new facts by itself.
        """
        return outbox.add_corrections(self._session, alert_id, kind, at, told)

    def claim(self, limit: int, now: datetime, lease_seconds: float) -> tuple[ClaimedDelivery, ...]:
        """Take deliveries that are due and unclaimed, or whose lease has run out, oldest first.

        A chat's deliveries come one after the other: a later one waits until the earlier is done or given up.
        """
        return claims.claim(self._session, limit, now, lease_seconds)

    def delivered(self, delivery_id: int, receipt: Receipt) -> None:
        """Record the proof of acceptance."""
        outbox.record_receipt(self._session, delivery_id, receipt)

    def failed(
        self, delivery_id: int, failure: SendFailure, at: datetime, *, retry_at: datetime | None
    ) -> None:
        """Record an attempt; without `retry_at` the delivery is given up and listed for operators."""
        outbox.record_failure(self._session, delivery_id, failure, at, retry_at=retry_at)

    def postponed(self, delivery_id: int, until: datetime) -> None:
        """Give a claim back of which nothing was tried."""
        outbox.postpone(self._session, delivery_id, until)

    def resume(self, now: datetime) -> int:
        """Make due at once what waits for the messenger to be in reach again; returns how many."""
        return outbox.resume(self._session, now)

    def overdue(self, before: datetime) -> Overdue:
        """Chats that began to wait before this moment and after which nobody was reached."""
        return overdue(self._session, before)

    def next_due_at(self) -> datetime | None:
        """When the next claim can find something; None: nothing waits."""
        return claims.next_due_at(self._session)

    def card(self, alert_id: int) -> AlertCard | None:
        """Everything the alert knows, not yet composed for a screen; None when there is no such alert."""
        statement = (
            select(NoticeRow)
            .join(AlertRow, col(AlertRow.notice_id) == col(NoticeRow.id))
            .where(col(AlertRow.id) == alert_id)
        )
        notice = self._session.exec(statement).first()
        if notice is None:
            return None
        views = action_views(self._session, places.on_card(self._session, alert_id))
        return AlertCard(alert_id, views, _page(views, to_notice(notice)))

    def release(self, alert_id: int) -> bool:
        """Let a held alert ring, or those of its acts that waited; False when nothing of it waits."""
        position = col(AlertActionRow.position)
        waited = self._session.exec(
            update(AlertActionRow)
            .where(col(AlertActionRow.alert_id) == alert_id, position >= WAITING)
            .values(position=places.last(self._session, alert_id) + position - WAITING)
        )
        held = self._session.exec(
            update(AlertRow).where(col(AlertRow.id) == alert_id, col(AlertRow.held)).values(held=False)
        )
        if waited.rowcount > 0:
            self._tell_anew(alert_id)
        return waited.rowcount + held.rowcount > 0

    def stop(self, alert_id: int) -> None:
        """Tell nobody else: nothing more is fanned out, and cards that no worker has touched are given up."""
        self._session.exec(update(AlertRow).where(col(AlertRow.id) == alert_id).values(held=False, done=True))
        outbox.give_up_untouched(self._session, alert_id)

    def drop(self, alert_id: int) -> None:
        """Never tell what waits: the whole alert if it is held, else only the acts not on its card."""
        if self._held(alert_id):
            self.stop(alert_id)

    def add_ringing(self, alert_id: int, numbers: Sequence[int]) -> None:
        """Put actions on the card, and offer it again to every chat that has none of this alert."""
        self.extend(alert_id, numbers)
        self._tell_anew(alert_id)

    def add_waiting(self, alert_id: int, numbers: Sequence[int], reason: str, at: datetime) -> None:
        """Let actions wait that are not on the card until it is released; a held alert waits with them."""
        places.place(self._session, alert_id, numbers, 0 if self._held(alert_id) else WAITING)
        self._reviews.add(ReviewKind.HELD, reason, at, alert_id=alert_id)

    def waiting(self, alert_id: int) -> tuple[int, ...]:
        """Which of its actions wait for an operator: all of a held alert, else those not on the card."""
        return places.from_place(self._session, alert_id, 0 if self._held(alert_id) else WAITING)

    def told_elsewhere(self, alert_id: int, numbers: Sequence[int]) -> frozenset[int]:
        """Which of these actions stand on the card of another alert that went out."""
        on_other_cards = (
            select(AlertActionRow.number)
            .join(AlertRow, col(AlertRow.id) == col(AlertActionRow.alert_id))
            .where(
                col(AlertActionRow.number).in_(numbers),
                col(AlertActionRow.position) < WAITING,
                col(AlertRow.id) != alert_id,
                went_out(),
            )
        )
        return frozenset(self._session.exec(on_other_cards))

    def take_off(self, alert_id: int, numbers: Collection[int]) -> None:
        """Actions are no matter of this alert any more."""
        self._session.exec(
            delete(AlertActionRow).where(
                col(AlertActionRow.alert_id) == alert_id, col(AlertActionRow.number).in_(numbers)
            )
        )

    def _held(self, alert_id: int) -> bool:
        return bool(self._session.exec(select(AlertRow.held).where(col(AlertRow.id) == alert_id)).first())

    def _tell_anew(self, alert_id: int) -> None:
        outbox.forget_untouched(self._session, alert_id)
        again = {"done": False, "cursor": 0, "said_before": None, "offered_at": None}
        self._session.exec(update(AlertRow).where(col(AlertRow.id) == alert_id).values(**again))

    def offer_anew(self, alert_id: int, before: Sequence[Action], at: datetime) -> bool:
        """Offer the card to those whom the facts `before` did not concern; False when it never went out.

        While an earlier offer goes on, the facts before that one count.
        """
        out = update(AlertRow).where(col(AlertRow.id) == alert_id, went_out())
        told = {"done": False, "said_before": pack_actions(before), "offered_at": at}
        going_on = self._session.exec(out.where(~col(AlertRow.done)).values(cursor=0))
        done = self._session.exec(out.where(col(AlertRow.done)).values(cursor=0, **told))
        return going_on.rowcount + done.rowcount > 0

    def forgotten(self, alert_id: int) -> int:
        """How many chats had the card of which no address is kept any more, only their number."""
        counted = select(AlertRow.past_delivered).where(col(AlertRow.id) == alert_id)
        return self._session.exec(counted).first() or 0

    def reach(self, alert_id: int, kind: DeliveryKind = DeliveryKind.CARD) -> Reach:
        """How many messages of this kind arrived, wait, were given up; of corrections, the last round's."""
        ours = (col(DeliveryRow.alert_id) == alert_id, col(DeliveryRow.kind) == kind.value)
        newest = select(func.max(DeliveryRow.created_at)).where(*ours).scalar_subquery()
        last = () if kind is DeliveryKind.CARD else (col(DeliveryRow.created_at) == newest,)
        statement = (
            select(DeliveryRow.state, func.count()).where(*ours, *last).group_by(col(DeliveryRow.state))
        )
        counts = dict(self._session.exec(statement).all())
        past = select(AlertRow.past_delivered, AlertRow.past_failed).where(col(AlertRow.id) == alert_id)
        found = self._session.exec(past).first() if kind is DeliveryKind.CARD else None
        delivered, failed = found or (0, 0)
        return Reach(
            counts.get("delivered", 0) + delivered,
            counts.get("waiting", 0),
            counts.get("given_up", 0) + failed,
        )


def sent_at() -> ScalarSelect[datetime | None]:
    """When an operator let the alert go, last."""
    return (
        select(func.max(ReviewRow.ruled_at))
        .where(col(ReviewRow.alert_id) == col(AlertRow.id), col(ReviewRow.ruling) == Ruling.SENT.value)
        .correlate(AlertRow)
        .scalar_subquery()
    )


def went_out() -> ColumnElement[bool]:
    """The alert rang by itself or by an operator's word; one that was dropped is not held either."""
    return ~col(AlertRow.held) & (col(AlertRow.held_reason).is_(None) | sent_at().is_not(None))


def _page(views: Sequence[ActionView], rang: Notice) -> Notice:
    """The page a card quotes: a report gives way to the issuer's own text."""
    own = (v.notice for v in views if v.notice and v.notice.speaks_for(v.action.issuer))
    return rang if not views or rang.speaks_for(views[0].action.issuer) else next(own, rang)
