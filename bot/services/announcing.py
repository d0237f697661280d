"""Telling operators what waits for them: once, in one message for all that came together."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import structlog

from bot.alerts.retry import delay_seconds
from bot.alerts.review import QUIET, decide_announcement
from bot.domain.chat import Chat, Message, Postponed, Receipt
from bot.domain.review import ReviewItem
from bot.domain.views import ActionView
from bot.services.ports import Clock, Database, Messenger, UnitOfWork

log = structlog.get_logger(__name__)

MOST = 1_000  # items of one message; it names a few and counts the others

RenderWaiting = Callable[[Sequence[ReviewItem], Sequence[ActionView], Chat], Message]


class Announcer:
    """Tells the operators' chats what waits and was not told yet; at least once, as deliveries are.

    One chat that accepts is enough: everything stays listed for those whom a message did not reach.
    """

    def __init__(
        self,
        database: Database,
        messenger: Messenger,
        render: RenderWaiting,
        chats: Sequence[Chat],
        clock: Clock,
    ) -> None:
        self._database = database
        self._messenger = messenger
        self._render = render
        self._chats = tuple(chats)
        self._clock = clock
        self._refusals = 0
        self._not_before: datetime | None = None  # after a refusal by all

    async def announce(self) -> int:
        """Tell what there is to tell; returns how many items were told."""
        now = self._clock()
        if self._not_before is not None and now < self._not_before:
            return 0

        def look(unit: UnitOfWork) -> tuple[tuple[ReviewItem, ...], tuple[ActionView, ...]]:
            untold = unit.reviews.untold(MOST)
            recent = unit.reviews.told_since(now - QUIET) if untold else frozenset()
            items = decide_announcement(untold, recent)
            return items, unit.actions.views([number for item in items for number in item.numbers])

        items, views = await self._database.read(look)
        if not items:
            return 0
        if not await self._tell(items, views):
            self._wait(now)
            return 0
        self._refusals, self._not_before = 0, None
        await self._database.write(lambda unit: unit.reviews.mark_told([i.id for i in items], now))
        return len(items)

    async def _tell(self, items: Sequence[ReviewItem], views: Sequence[ActionView]) -> bool:
        """In each chat as it has chosen: its language, and a cover where it is discreet."""
        reached = False
        for chat in self._chats:
            known = await self._database.read(lambda unit, chat=chat: unit.chats.get(chat.address))  # type: ignore[misc] # bound now
            message = self._render(items, views, known or chat)
            result = await self._messenger.send(chat, message, silent=False)
            if isinstance(result, Receipt):
                reached = True
            else:
                problem = "not its turn" if isinstance(result, Postponed) else result.problem
                log.warning("review.operator_not_reached", problem=problem)
        return reached

    def _wait(self, now: datetime) -> None:
        self._refusals += 1
        seconds = delay_seconds(self._refusals, 0.0)
        self._not_before = now + timedelta(seconds=seconds)
        if not self._chats and self._refusals == 1:
            log.warning("review.nobody_to_tell", remedy="set NONGRATA_OPERATOR_CHAT or NONGRATA_OPERATORS")
