"""The queue of updates, and the long poll that empties it."""

import asyncio
from collections import deque
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

from telegram_server.clock import Clock
from telegram_server.errors import conflict
from telegram_server.parameters import Params

KEPT_SECONDS = 24 * 3600
# What a bot gets only if it asks for it by name.
_ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}
OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_SET = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


@dataclass
class Waiting:
    """An update that nobody has confirmed yet."""

    id: int
    kind: str
    body: dict[str, Any]
    created: float

    def as_json(self) -> dict[str, Any]:
        """An `Update`."""
        return {"update_id": self.id, self.kind: self.body}

    def lane(self) -> int:
        """The chat or person it belongs to: updates of one lane are delivered in order."""
        place = (
            self.body.get("chat") or self.body.get("message", {}).get("chat") or self.body.get("from") or {}
        )
        return int(place.get("id", 0))


@dataclass
class Updates:
    """Updates in order, each with an id of its own, kept for a day."""

    clock: Clock
    allowed: frozenset[str] = frozenset()
    webhook_set: bool = False
    _next_id: int = 700_000_001
    _queue: deque[Waiting] = field(default_factory=deque)
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    polls: int = 0  # long polls that wait now
    _turn: int = 0
    _ended_by: str = ""

    def add(self, kind: str, body: dict[str, Any]) -> None:
        """Queue an update, unless the bot did not ask for its kind: such updates are lost, not kept."""
        if kind in self.allowed if self.allowed else kind not in _ON_REQUEST:
            self._queue.append(Waiting(self._next_id, kind, body, self.clock.now()))
            self._next_id += 1
            self.wake()

    def allow(self, kinds: list[str] | None) -> None:
        """Set the kinds of later updates; None keeps what was set before, [] is the default again."""
        if kinds is not None:
            self.allowed = frozenset(kinds)

    def waiting(self) -> list[Waiting]:
        """What is still to be delivered; updates older than a day are forgotten here."""
        oldest = self.clock.now() - KEPT_SECONDS
        while self._queue and self._queue[0].created < oldest:
            self._queue.popleft()
        return list(self._queue)

    def confirm(self, offset: int) -> None:
        """Forget all updates below `offset`; a negative one keeps that many from the end."""
        keep = self._queue[offset].id if -len(self._queue) <= offset < 0 else offset
        self._queue = deque(update for update in self._queue if update.id >= keep)

    def drop(self, update: Waiting) -> None:
        """Forget one update: a webhook took it."""
        if update in self._queue:
            self._queue.remove(update)

    def wake(self) -> None:
        """Let whoever waits look again."""
        self._wake.set()
        self._wake = asyncio.Event()

    def end_poll(self, reason: str) -> None:
        """Answer a poll that is waiting with 409."""
        self._turn += 1
        self._ended_by = reason
        self.wake()

    async def changed(self, until: float | None = None) -> None:
        """Return at the next `wake`, or when the clock shows `until`."""
        waits = [self._wake.wait()] + ([self.clock.wait_until(until)] if until is not None else [])
        await _first_of(waits)

    async def poll(self, params: Params) -> list[dict[str, Any]]:
        """`getUpdates`.

        Raises:
            ApiError: 409 while a webhook is set, and when another poll or a webhook takes over.
        """
        if self.webhook_set:
            raise conflict(WEBHOOK_SET)
        self.end_poll(OTHER_POLLER)
        turn = self._turn
        self.allow(params.get("allowed_updates"))
        self.confirm(params.get("offset") or 0)
        limit = min(max(params.get("limit") or 100, 1), 100)
        until = self.clock.now() + min(params.get("timeout") or 0, 50)
        while not (batch := self.waiting()[:limit]) and self.clock.now() < until:
            self.polls += 1
            try:
                await self.changed(until)
            finally:
                self.polls -= 1
            if turn != self._turn:
                raise conflict(self._ended_by)
        return [update.as_json() for update in batch]


async def _first_of(waits: list[Coroutine[Any, Any, Any]]) -> None:
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
