"""What becomes of a digest that was sent, and which cards it leaves: what it told counts as delivered."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, or_, update
from sqlmodel import col, select

from bot.domain.action import Action
from bot.domain.chat import DeliveryKind, Receipt, SendFailure, SendProblem
from bot.store.digest_facts import DigestFacts
from bot.store.mapping import pack_actions
from bot.store.outbox import CARD, new_row, untouched
from bot.store.sql import chunks, insert_missing
from bot.store.tables_chats import DeliveryRow, DigestRow, GatheredRow, SubscriptionRow


class DigestOutcomes(DigestFacts):
    """The part of services.ports.Digests about receipts and failures."""

    def delivered(self, digest_id: int, receipt: Receipt, alerts: Sequence[int]) -> None:
        """It arrived, and with it word of these alerts: whatever corrects them answers the digest."""
        row = self._lock(digest_id)
        if row is None:
            return
        got = {"state": "delivered", "message_id": receipt.message_id, "delivered_at": receipt.at}
        self._set(digest_id, claimed=False, **got)
        self._tell(row, alerts, got | {"last_problem": None}, again=True)
        for part in chunks(row.alerts):
            mine = of_chat(row.chat_id, part)
            self._session.exec(delete(GatheredRow).where(*mine, col(GatheredRow.told)))

    def may_have_told(self, digest_id: int, alerts: Sequence[int], at: datetime) -> None:
        """Nobody knows whether it arrived, and with it word of these alerts: they are corrected, as news."""
        row = self._lock(digest_id)
        if row is not None:
            doubt = {"state": "delivered", "delivered_at": at, "last_problem": SendProblem.UNKNOWN.value}
            self._tell(row, alerts, doubt, again=False)

    def _tell(self, row: DigestRow, alerts: Sequence[int], got: dict[str, object], *, again: bool) -> None:
        """Cards of these alerts, in place of those given up; `again` also of what other digests told."""
        stale = col(DeliveryRow.state) == "given_up"
        if again:
            stale = or_(stale, col(DeliveryRow.in_digest))
        for part in chunks(alerts):
            ours = (col(DeliveryRow.chat_id) == row.chat_id, col(DeliveryRow.alert_id).in_(part))
            card = col(DeliveryRow.kind) == CARD
            self._session.exec(
                update(DeliveryRow).where(*ours, card, stale).values(in_digest=True, claimed=False, **got)
            )
        told = [
            new_row(alert, row.chat_id, DeliveryKind.CARD, 1, row.until, silent=row.silent)
            | {"in_digest": True}
            | got
            for alert in alerts
        ]
        insert_missing(self._session, DeliveryRow, told)

    def failed(self, digest_id: int, failure: SendFailure, retry_at: datetime | None) -> None:
        """Set the retry; without `retry_at` it is given up, and what it told waits for the next one."""
        row = self._lock(digest_id)
        if row is None:
            return
        unanswered = row.unanswered + (failure.problem is SendProblem.UNKNOWN)
        if retry_at is not None:
            self._set(digest_id, claimed=False, due_at=retry_at, unanswered=unanswered)
            return
        self._set(digest_id, claimed=False, state="given_up", unanswered=unanswered)
        for part in chunks(row.alerts):
            self._session.exec(update(GatheredRow).where(*of_chat(row.chat_id, part)).values(told=False))

    def postponed(self, digest_id: int, until: datetime) -> None:
        """Give a claim back of which nothing was tried; it counts as no attempt."""
        self._session.exec(
            update(DigestRow)
            .where(col(DigestRow.id) == digest_id, col(DigestRow.state) == "waiting", col(DigestRow.claimed))
            .values(claimed=False, due_at=until, attempts=col(DigestRow.attempts) - 1)
        )

    def resume(self, now: datetime) -> int:
        """Make due what waits between two tries; returns how many.

        One whose chat was asked to slow down is among them: the pace holds it back without a try.
        """
        tried = (~col(DigestRow.claimed), col(DigestRow.attempts) > 0)
        resumed = self._session.exec(
            update(DigestRow)
            .where(col(DigestRow.state) == "waiting", *tried, col(DigestRow.due_at) > now)
            .values(due_at=now)
            .returning(col(DigestRow.id))
            .execution_options(synchronize_session=False)
        )
        return len(resumed.all())

    def _lock(self, digest_id: int) -> DigestRow | None:
        """The digest while it has not arrived."""
        found = select(DigestRow).where(col(DigestRow.id) == digest_id, col(DigestRow.state) != "delivered")
        return self._session.exec(found.with_for_update()).first()

    def _set(self, digest_id: int, **values: Any) -> None:
        self._session.exec(update(DigestRow).where(col(DigestRow.id) == digest_id).values(**values))

    def correct(self, alert_id: int, chat_id: int, told: Sequence[Action], at: datetime) -> None:
        """Ask for a correction to the one chat, whose digest told facts that changed while it was sent.

        One that waits and that nobody has touched will do.
        """
        ours = (col(DeliveryRow.alert_id) == alert_id, col(DeliveryRow.chat_id) == chat_id)
        reply = col(DeliveryRow.kind) == DeliveryKind.REPLY.value
        if self._session.exec(select(DeliveryRow.id).where(*ours, reply, untouched())).first() is not None:
            return
        rounds = self._session.exec(select(func.max(DeliveryRow.round)).where(*ours, reply)).one() or 0
        silent = select(DeliveryRow.silent).where(*ours, col(DeliveryRow.kind) == CARD)
        loud = not self._session.exec(silent).first()
        row = new_row(alert_id, chat_id, DeliveryKind.REPLY, rounds + 1, at, silent=not loud)
        insert_missing(self._session, DeliveryRow, [row | {"told": pack_actions(told)}])


def of_chat(chat_id: int, alerts: Sequence[int]) -> tuple[ColumnElement[bool], ...]:
    """What any wish of the chat has gathered of these alerts; at most as many as one statement takes."""
    wishes = select(SubscriptionRow.id).where(col(SubscriptionRow.chat_id) == chat_id)
    return (col(GatheredRow.subscription_id).in_(wishes), col(GatheredRow.alert_id).in_(alerts))
