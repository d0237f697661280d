"""Telling: alerts become deliveries in resumable chunks, which are sent under a lease, at least once."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.alerts.compose import compose_card
from bot.alerts.corrections import decide_correction
from bot.alerts.matching import MatchDecision, decide_delivery, followed_at
from bot.alerts.retry import decide_retry
from bot.domain.action import Action
from bot.domain.chat import (
    Audience,
    ClaimedDelivery,
    DeliveryKind,
    Message,
    NewDelivery,
    PendingAlert,
    Postponed,
    Reach,
    Receipt,
    SendFailure,
    SendProblem,
    SendResult,
)
from bot.domain.views import AlertCard, Correction
from bot.services.ports import Clock, Database, Messenger, UnitOfWork
from bot.services.sending import Outage, settle_chat, tried

log = structlog.get_logger(__name__)

CHUNK = 500  # chats per fan-out transaction: short enough for SQLite's single writer
CLAIM = 20  # deliveries in flight: bounds the duplicates a kill can cause
LEASE_SECONDS = 30.0  # longer than any send may take; after a kill its rows wait this long

Render = Callable[[AlertCard | Correction, ClaimedDelivery], Message]
"""Renders a card or a correction for one chat: its language, and the moment, are the renderer's business."""


class FanOut:
    """Expands alerts into deliveries."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def drain(self) -> int:
        """Write the deliveries of every alert that is not held; returns how many chunks were written.

        A crash between chunks loses nothing: the cursor commits with the chunk.
        """
        chunks = 0
        while await self._database.write(self._next_chunk):
            chunks += 1
        return chunks

    def _next_chunk(self, uow: UnitOfWork) -> bool:
        pending = uow.alerts.pending(1)
        if not pending:
            return False
        alert = pending[0]
        exchange, facts, answered = _alert_facts(uow, alert)
        audience = uow.alerts.audience(alert.cursor, CHUNK, exchange)
        asked = [replace(a, subscriptions=followed_at(a.subscriptions, alert.sent_at)) for a in audience]
        concerned = [a for a in asked if not alert.before or _decide(a, alert.before, answered) is None]
        decided = [(chat, _decide(chat, facts, answered)) for chat in concerned]
        uow.digests.gather(alert.id, [s for _, decision in decided if decision for s in decision.digests])
        uow.alerts.add_deliveries(
            alert.id,
            [_row(chat, decision) for chat, decision in decided if decision and not decision.digests],
            cursor=audience[-1].chat.id if audience else alert.cursor,
            done=len(audience) < CHUNK,
            at=self._clock(),
        )
        return True


def _alert_facts(
    uow: UnitOfWork, alert: PendingAlert
) -> tuple[tuple[int, ...], tuple[Action, ...], tuple[Action, ...]]:
    """The exchange around an alert, those of its actions that stand, and the acts those answer."""
    views = [view for view in uow.actions.views(alert.numbers) if not view.action.withdrawn]
    exchange = tuple({n: None for number in alert.numbers for n in uow.actions.exchange(number)})
    answered = tuple(link.action for view in views for link in view.answers)
    return exchange, tuple(view.action for view in views), answered


def _decide(
    audience: Audience, actions: Sequence[Action], answered: Sequence[Action]
) -> MatchDecision | None:
    return decide_delivery(
        audience.subscriptions,
        actions,
        answered,
        got_exchange=bool(audience.got),
        muted=bool(audience.muted),
        listed_exchange=bool(audience.listed),
    )


def _row(audience: Audience, decision: MatchDecision) -> NewDelivery:
    return NewDelivery(chat_id=audience.chat.id, kind=DeliveryKind.CARD, silent=decision.silent)


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """What one pass of the delivery loop did."""

    delivered: int = 0
    failed: int = 0
    postponed: int = 0


NOTHING_DUE = DeliveryReport()


class Deliverer:
    """Claims deliveries with a lease, sends them, records receipts and failures."""

    def __init__(
        self,
        database: Database,
        messenger: Messenger,
        render: Render,
        clock: Clock,
        *,
        jitter: Callable[[], float] = random.random,
        outage: Outage | None = None,
    ) -> None:
        """`outage` is shared by all that use the messenger."""
        self._database = database
        self._messenger = messenger
        self._render = render
        self._clock = clock
        self._jitter = jitter
        self._outage = outage or Outage()
        self._correcting: set[int] = set()  # alerts whose last correction may still be on its way

    async def drain(self) -> DeliveryReport:
        """Deliver everything that is due now."""
        delivered = failed = postponed = 0
        while (part := await self.step()) != NOTHING_DUE:
            delivered += part.delivered
            failed += part.failed
            postponed += part.postponed
        return DeliveryReport(delivered, failed, postponed)

    async def step(self) -> DeliveryReport:
        """Deliver some of what is due now; nothing in the report means that nothing was due."""
        claimed = await self._claim()
        results = await asyncio.gather(*(self._deliver(each) for each in claimed))
        self._correcting.update(each.alert_id for each in claimed if each.kind is DeliveryKind.REPLY)
        if len(claimed) < CLAIM:  # the queue is short: what can be told now has been
            await self._record_reach()
        kinds = Counter(map(type, results))
        return DeliveryReport(kinds[Receipt], kinds[SendFailure], kinds[Postponed])

    async def _record_reach(self) -> None:
        """Keep how many of those who got an alert got its correction, once no correction waits any more."""
        for alert_id in tuple(self._correcting):
            now = self._clock()

            def record(uow: UnitOfWork, alert_id: int = alert_id, now: datetime = now) -> Reach:
                reach = uow.alerts.reach(alert_id, DeliveryKind.REPLY)
                if not reach.waiting:
                    uow.audit.add(now, "deliverer", "corrected", f"alert {alert_id}: {reach.as_text()}")
                return reach

            reach = await self._database.write(record)
            if not reach.waiting:
                self._correcting.discard(alert_id)
                log.info("correction.reached", alert=alert_id, reached=reach.as_text())

    async def _claim(self) -> tuple[ClaimedDelivery, ...]:
        now = self._clock()
        return await self._database.write(lambda uow: uow.alerts.claim(CLAIM, now, LEASE_SECONDS))

    async def _deliver(self, delivery: ClaimedDelivery) -> SendResult | Postponed:
        card = await self._database.read(lambda uow: uow.alerts.card(delivery.alert_id))
        if card is None:
            gone = SendFailure(SendProblem.PERMANENT, "the alert no longer exists")
            await self._record_failure(delivery, gone)
            return gone
        result = await self._send(delivery, card)
        match result:
            case Receipt():
                await self._outage.arrived(
                    self._database, self._clock, lambda uow: uow.alerts.delivered(delivery.id, result)
                )
            case Postponed():
                until = self._clock() + timedelta(seconds=result.seconds)
                await self._database.write(lambda uow: uow.alerts.postponed(delivery.id, until))
            case SendFailure():
                await self._record_failure(delivery, result)
        return result

    async def _send(self, delivery: ClaimedDelivery, card: AlertCard) -> SendResult | Postponed:
        async def send() -> SendResult | Postponed:
            message = self._render(_content(card, delivery), delivery)
            if delivery.kind is DeliveryKind.EDIT and delivery.reply_to is not None:
                return await self._messenger.edit(delivery.chat, delivery.reply_to, message)
            return await self._messenger.send(
                delivery.chat, message, silent=delivery.silent, reply_to=delivery.reply_to
            )

        return await tried(send, "delivery.crashed", delivery=delivery.id, alert=delivery.alert_id)

    async def _record_failure(self, delivery: ClaimedDelivery, failure: SendFailure) -> None:
        now = self._clock()
        self._outage.failed(failure)
        decision = decide_retry(
            failure, delivery.attempt, now, self._jitter(), unanswered=delivery.unanswered
        )

        def record(uow: UnitOfWork) -> None:
            uow.alerts.failed(delivery.id, failure, now, retry_at=decision.retry_at)
            settle_chat(uow, delivery.chat.id, failure, decision)

        await self._database.write(record)
        log.warning("delivery.failed", delivery=delivery.id, chat=delivery.chat.id, problem=failure.problem)


def _content(card: AlertCard, delivery: ClaimedDelivery) -> AlertCard | Correction:
    """A reply says what has changed since this chat was told; a card and its edits show how things stand."""
    if delivery.kind is DeliveryKind.REPLY:
        return decide_correction(card, delivery.told)
    return compose_card(card)
