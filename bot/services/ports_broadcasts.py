"""What broadcasts and invitations need of the store, as Protocols; a part of `bot.services.ports`."""

from datetime import datetime
from typing import Protocol

from bot.domain.broadcast import Broadcast, ClaimedBroadcast
from bot.domain.chat import Reach, SendFailure


class Broadcasts(Protocol):
    """What operators tell everybody."""

    def draft(self, words: str, at: datetime) -> int:
        """Keep the words; they are sent to nobody yet."""

    def audience(self) -> int:
        """How many chats can be reached now."""

    def get(self, broadcast_id: int) -> Broadcast | None: ...
    def send(self, broadcast_id: int, at: datetime) -> int | None:
        """Send a draft to every chat that can be reached; to how many. None where it is no draft any more."""

    def drop(self, broadcast_id: int) -> bool:
        """Delete a draft; False where it is none any more."""

    def claim(self, limit: int, now: datetime, lease_seconds: float) -> tuple[ClaimedBroadcast, ...]:
        """Take deliveries that are due and unclaimed, or whose lease has run out, oldest first."""

    def delivered(self, broadcast_id: int, chat_id: int, at: datetime) -> None: ...
    def failed(
        self, broadcast_id: int, chat_id: int, failure: SendFailure, retry_at: datetime | None
    ) -> None:
        """Set the retry; without `retry_at` it is given up."""

    def postponed(self, broadcast_id: int, chat_id: int, until: datetime) -> None:
        """Give a claim back of which nothing was tried; it counts as no attempt."""

    def resume(self, now: datetime) -> int:
        """Make due what waits between two tries; returns how many."""

    def reach(self, broadcast_id: int) -> Reach: ...
    def finish(self) -> tuple[Broadcast, ...]:
        """Those of which nothing waits any more; each is given once."""

    def under_way(self) -> bool:
        """Whether any was sent and has not been finished."""

    def shown(self, broadcast_id: int, chat_id: int) -> Broadcast | None:
        """The broadcast that was sent to the chat with this id at Telegram; None for anything else."""

    def forget_old(self, before: datetime, limit: int) -> int:
        """Delete what was written before, drafts that nobody sent included; returns how many."""


class Invitations(Protocol):
    """Codes that let one chat in, by their hash."""

    def add(self, code_hash: str, expires_at: datetime) -> None: ...
    def take(self, code_hash: str, now: datetime) -> bool:
        """Use one up; False where there is none, or its time is over."""

    def drop_expired(self, now: datetime) -> None: ...
