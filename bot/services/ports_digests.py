"""What digests need of the store, as a Protocol; a part of `bot.services.ports`."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from bot.domain.action import Action
from bot.domain.chat import Receipt, SendFailure
from bot.domain.digest import ClaimedDigest, DueDigest, KeptDigest


class Digests(Protocol):
    """What subscriptions gather, which digests are due, and their way into the chats."""

    def gather(self, alert_id: int, subscriptions: Sequence[int]) -> None:
        """Keep the alert for the next digests of these; one it was told in already tells it again."""

    def gathered(self, chat_id: int) -> frozenset[int]:
        """Numbers of the acts that stand and wait for a digest of the chat; none that has come at once."""

    def due(self, now: datetime, limit: int) -> tuple[DueDigest, ...]:
        """Subscriptions of chats that can be reached whose digest is due, those first that wait longest."""

    def open(self, due: DueDigest, since: datetime, until: datetime, next_due: datetime | None) -> bool:
        """Make the digest of all that was gathered, and plan the next: both or neither."""

    def claim(self, limit: int, now: datetime, lease_seconds: float) -> tuple[ClaimedDigest, ...]:
        """Take digests that are due and unclaimed, or whose lease has run out, oldest first."""

    def get(self, digest_id: int, chat_id: int) -> KeptDigest | None:
        """The digest that was made for the chat with this id at Telegram; None for anything else."""

    def delivered(self, digest_id: int, receipt: Receipt, alerts: Sequence[int]) -> None:
        """It arrived, and with it word of these alerts: whatever corrects them answers the digest."""

    def may_have_told(self, digest_id: int, alerts: Sequence[int], at: datetime) -> None:
        """Nobody knows whether it arrived, and with it word of these alerts: they are corrected, as news."""

    def failed(self, digest_id: int, failure: SendFailure, retry_at: datetime | None) -> None:
        """Set the retry; without `retry_at` it is given up, and what it told waits for the next one."""

    def postponed(self, digest_id: int, until: datetime) -> None:
        """Give a claim back of which nothing was tried; it counts as no attempt."""

    def resume(self, now: datetime) -> int:
        """Make due what waits between two tries; returns how many."""

    def correct(self, alert_id: int, chat_id: int, told: Sequence[Action], at: datetime) -> None:
        """Ask for a correction to the one chat, whose digest told facts that changed while it was sent."""

    def days_read(self, sources: Sequence[str], since: datetime, outcomes: Sequence[str]) -> int:
        """On how many days, in UTC, one of these sources was read since then."""

    def dated(self, first: date, last: date) -> tuple[int, ...]:
        """Numbers of the acts that stand and begin or end on one of these days."""

    def drop(self, before: datetime, limit: int) -> int:
        """Delete digests made before that wait no more; returns how many."""
