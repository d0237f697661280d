"""What alerts, digests and broadcasts have in common on their way: an attempt, its failure, an outage."""

from collections.abc import Awaitable, Callable

import structlog

from bot.alerts.retry import RetryDecision
from bot.domain.chat import Postponed, SendFailure, SendProblem, SendResult
from bot.services.ports import Clock, Database, UnitOfWork

log = structlog.get_logger(__name__)

OUTAGE = 3  # sends in a row without an answer: it is the messenger that fails, and not one chat


async def tried(
    send: Callable[[], Awaitable[SendResult | Postponed]], event: str, **facts: object
) -> SendResult | Postponed:
    """The outcome. A fault of the program is one that passes, and is logged: it must not stop the others."""
    try:
        return await send()
    except Exception as error:
        log.exception(event, **facts)
        return SendFailure(SendProblem.PASSING, f"{type(error).__name__} while sending")


def settle_chat(uow: UnitOfWork, chat_id: int, failure: SendFailure, decision: RetryDecision) -> None:
    """What a failure says of the chat itself: it has moved, or is gone."""
    if decision.migrate_to is not None:
        uow.chats.migrate(chat_id, decision.migrate_to)
    if decision.pause:
        uow.chats.pause(chat_id, failure.detail)


class Outage:
    """Whether the messenger answers. When it does again, nobody waits any longer for a back-off of minutes.

    One for all that use the messenger: what has met it first tells the others.
    """

    def __init__(self) -> None:
        self._unanswered = OUTAGE  # sends in a row; at the start nobody knows what was before

    def failed(self, failure: SendFailure) -> None:
        """One more send has failed."""
        if failure.problem in (SendProblem.PASSING, SendProblem.UNKNOWN):
            self._unanswered += 1

    async def arrived(self, database: Database, clock: Clock, record: Callable[[UnitOfWork], None]) -> None:
        """Keep the receipt; the first one after an outage makes due whatever waits between two tries."""
        back = self._unanswered >= OUTAGE
        self._unanswered = 0

        def work(uow: UnitOfWork) -> int:
            record(uow)
            if not back:
                return 0
            now = clock()
            return uow.alerts.resume(now) + uow.digests.resume(now) + uow.broadcasts.resume(now)

        if resumed := await database.write(work):
            log.info("delivery.resumed", deliveries=resumed)
