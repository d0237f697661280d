"""What operators' use cases need of the store, as Protocols; a part of `bot.services.ports`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.review import ReviewItem, ReviewKind, Ruling


class Reviews(Protocol):
    """What waits for an operator; what was ruled stays, with who and why."""

    def add(
        self,
        kind: ReviewKind,
        reason: str,
        at: datetime,
        *,
        alert_id: int | None = None,
        number: int | None = None,
    ) -> None:
        """Let something wait; what waits already stays as it is. Held alerts have an id, others a number."""

    def seen(self, kind: ReviewKind, number: int) -> bool:
        """Whether this action has waited for this cause before, ruled or not."""

    def get(self, review_id: int) -> ReviewItem | None: ...
    def open(self, limit: int, offset: int = 0) -> tuple[ReviewItem, ...]:
        """What waits, newest first."""

    def count_open(self) -> int: ...
    def untold(self, limit: int) -> tuple[ReviewItem, ...]:
        """What waits and operators have not been told of, newest first."""

    def told_since(self, moment: datetime) -> frozenset[str | None]:
        """Sources about which operators were told something after this moment."""

    def mark_told(self, ids: Sequence[int], at: datetime) -> None: ...
    def waiting_for(self, numbers: Sequence[int]) -> tuple[ReviewItem, ...]:
        """What waits because of one of these actions: alerts that show it, and the action itself."""

    def dropped(self, alert_id: int) -> bool:
        """Whether the last word on this alert was that it is never told, or that its acts are none."""

    def rule(self, review_id: int, ruling: Ruling, *, by: str, at: datetime, why: str | None = None) -> bool:
        """Keep a ruling; False when there is one already, which stays."""


class Keeping(Protocol):
    """Letting go of what has had its time; each returns how many rows it changed, at most `limit`."""

    def drop_entry_texts(self, before: datetime, limit: int) -> int:
        """Empty the bodies of items read before; what waits to be read keeps its own."""

    def drop_empty_texts(self, before: datetime, limit: int) -> int:
        """Empty texts seen before whose notice announces nothing in any revision."""

    def count_deliveries(self, before: datetime, limit: int) -> int:
        """Turn deliveries into counts, for alerts of which nothing waits."""

    def forget_blocked(self, before: datetime, now: datetime, limit: int) -> int:
        """Forget chats that have been paused since before; those newly found paused are dated `now`."""

    def drop_polls(self, before: datetime, limit: int) -> int:
        """Delete lines of the log of polls, and what was noted about them."""


class Audit(Protocol):
    """Who changed what: operators' deeds and the program's own notable ones."""

    def add(self, at: datetime, actor: str, deed: str, detail: str) -> None: ...
    def installed_at(self) -> datetime | None:
        """When this database was first set up: before it the archive is all there is."""
