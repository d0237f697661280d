"""What following and telling need of the store, as Protocols; a part of `bot.services.ports`."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.action import Action
from bot.domain.chat import (
    ActionFilter,
    Audience,
    Chat,
    ChatAddress,
    ChatKind,
    ClaimedDelivery,
    DeliveryKind,
    NewDelivery,
    Overdue,
    PendingAlert,
    Reach,
    Receipt,
    SendFailure,
    Subscription,
    ToldReply,
)
from bot.domain.schedule import Schedule
from bot.domain.views import AlertCard


class Chats(Protocol):
    """Subscribers: the least that can be kept of them."""

    def get(self, address: ChatAddress) -> Chat | None: ...
    def at(self, chat_id: int) -> tuple[Chat, ...]:
        """All subscribers with this id at Telegram: a group and each of its topics."""

    def ensure(self, address: ChatAddress, kind: ChatKind, at: datetime, *, language: str = "en") -> Chat: ...
    def subscriptions(self, chat_id: int) -> tuple[Subscription, ...]: ...
    def subscribe(
        self,
        chat_id: int,
        wish: ActionFilter,
        *,
        silent: bool,
        at: datetime,
        digest: Schedule | None = ...,
        due_at: datetime | None = ...,
    ) -> Subscription:
        """The same wish twice is one subscription (the second call changes how its alerts come)."""

    def plan_digest(self, subscription_id: int, due_at: datetime) -> None:
        """When the next digest of a subscription comes."""

    def unsubscribe(self, chat_id: int, subscription_id: int) -> bool: ...
    def mute(self, chat_id: int, number: int, *, muted: bool) -> None:
        """Mute or unmute the exchange of this action for the chat."""

    def pause(self, chat_id: int, reason: str) -> None: ...
    def migrate(self, chat_id: int, new_chat_id: int) -> None: ...
    def forget(self, chat_id: int) -> None:
        """Delete every row that names the chat."""

    def count(self) -> int: ...
    def set_language(self, chat_id: int, language: str) -> None: ...
    def set_zone(self, chat_id: int, zone: str) -> None: ...
    def set_discreet(self, chat_id: int, *, discreet: bool) -> None: ...
    def muted(self, chat_id: int) -> tuple[int, ...]:
        """The numbers of the actions by which this chat muted exchanges, in order."""

    def sent(self, chat_id: int) -> tuple[int, datetime | None]:
        """How many messages the chat was sent, as far as the list goes back, and when the last arrived."""


class Alerts(Protocol):
    """Decisions to tell, and the outbox."""

    def add(self, notice_id: int, numbers: Sequence[int], at: datetime, *, held: str | None) -> int:
        """Commit to telling about a notice; `held` is the reason to wait for an operator. Returns the id."""

    def for_notice(self, notice_id: int) -> int | None: ...
    def for_action(self, number: int) -> tuple[int, ...]:
        """Ids of the alerts that told of this action."""

    def extend(self, alert_id: int, numbers: Sequence[int]) -> None:
        """Put further actions of the same notice on the card."""

    def pending(self, limit: int) -> tuple[PendingAlert, ...]:
        """Alerts not held whose fan-out is not finished, oldest first."""

    def audience(self, after: int, limit: int, exchange: Sequence[int]) -> tuple[Audience, ...]:
        """The next chats by number that subscribed or got a step of `exchange`; none that is paused."""

    def add_deliveries(
        self, alert_id: int, rows: Sequence[NewDelivery], *, cursor: int, done: bool, at: datetime
    ) -> None:
        """Write a chunk and move the cursor, in one transaction; a delivery that exists stays as it is."""

    def add_correction(self, alert_id: int, kind: DeliveryKind, at: datetime, told: Sequence[Action]) -> int:
        """One delivery of this kind to every chat that received the card; returns how many.

        `told` are the alert's facts before the change. A reply that waits already keeps those it was asked
        for with: it tells the change from what the chat has really seen.
        """

    def claim(self, limit: int, now: datetime, lease_seconds: float) -> tuple[ClaimedDelivery, ...]:
        """Take deliveries that are due and unclaimed, or whose lease has run out, oldest first."""

    def delivered(self, delivery_id: int, receipt: Receipt) -> None: ...
    def failed(
        self, delivery_id: int, failure: SendFailure, at: datetime, *, retry_at: datetime | None
    ) -> None:
        """Record an attempt; without `retry_at` the delivery is given up and listed for operators."""

    def postponed(self, delivery_id: int, until: datetime) -> None:
        """Give a claim back of which nothing was tried; it counts as no attempt."""

    def resume(self, now: datetime) -> int:
        """Make due at once what waits because the messenger was out of reach; returns how many."""

    def overdue(self, before: datetime) -> Overdue:
        """Chats that began to wait before this moment and after which nobody was reached."""

    def next_due_at(self) -> datetime | None: ...
    def card(self, alert_id: int) -> AlertCard | None: ...
    def release(self, alert_id: int) -> bool:
        """Let a held alert ring, or those of its acts that waited; False when nothing of it waits."""

    def stop(self, alert_id: int) -> None:
        """Tell nobody else: what is not on its way yet is not sent."""

    def drop(self, alert_id: int) -> None:
        """Never tell what waits: the whole alert if it is held, else only the acts not on its card."""

    def add_ringing(self, alert_id: int, numbers: Sequence[int]) -> None:
        """Put actions on the card, and offer it again to every chat that has none of this alert."""

    def offer_anew(self, alert_id: int, before: Sequence[Action], at: datetime) -> bool:
        """Offer the card to those whom the facts `before` did not concern; False when it never went out."""

    def add_waiting(self, alert_id: int, numbers: Sequence[int], reason: str, at: datetime) -> None:
        """Let actions wait that are not on the card until it is released."""

    def waiting(self, alert_id: int) -> tuple[int, ...]:
        """Which of its actions wait for an operator: all of a held alert, else those not on the card."""

    def told_elsewhere(self, alert_id: int, numbers: Sequence[int]) -> frozenset[int]:
        """Which of these actions stand on the card of another alert that went out."""

    def take_off(self, alert_id: int, numbers: Collection[int]) -> None:
        """Actions are no matter of this alert any more."""

    def forgotten(self, alert_id: int) -> int:
        """How many chats had the card of which no address is kept any more, only their number."""

    def reach(self, alert_id: int, kind: DeliveryKind = ...) -> Reach:
        """How many messages of this kind arrived, wait, were given up; of corrections, the last."""


class Opened(Protocol):
    """What a discreet chat was sent, when somebody there wants to see it."""

    def card(self, alert_id: int) -> AlertCard | None:
        """What an alert that went out tells now; None for one that waits for an operator or was dropped."""

    def reply(self, delivery_id: int, chat_id: int) -> ToldReply | None:
        """The correction that was sent to the chat with this id at Telegram; None for anything else."""
