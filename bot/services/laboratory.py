"""Trying other rules on stored notices: what they would gain, lose and change. Writes nothing."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date

from bot.alerts.gate import GateFacts, decide_gate
from bot.domain.action import Document, Reading
from bot.domain.notice import Notice, StoredNotice
from bot.linking.differences import Difference, Told, differences, numbered, told
from bot.services.ports import Database, UnitOfWork
from bot.services.reading import ReadLimited
from bot.services.rereading import StatedLanguage, document_of, read_or_why, stored_notices
from bot.services.settling import tells_facts


@dataclass(frozen=True, slots=True)
class Trial:
    """What other rules make of one notice."""

    notice: Notice
    differences: tuple[Difference, ...] = ()
    alert: str | None = None  # what would become of its alert, a sentence
    failed: str | None = None  # why one of the two sets of rules could not read it


class Laboratory:
    """Compares two sets of rules on what is stored; writes nothing."""

    def __init__(
        self,
        database: Database,
        *,
        before: ReadLimited | None,
        after: ReadLimited,
        stated: StatedLanguage,
    ) -> None:
        """Without rules for `before`, what is stored is compared."""
        self._database = database
        self._before = before
        self._after = after
        self._stated = stated

    async def replay(self, since: date | None) -> AsyncIterator[Trial]:
        """The notices that the two read differently, and those that one of them could not read."""
        async for stored in stored_notices(self._database, since):
            trial = await self._try(stored)
            if trial.differences or trial.failed:
                yield trial

    async def _try(self, stored: StoredNotice) -> Trial:
        notice = stored.notice
        document = document_of(notice, stored.text, self._stated(notice.source_id))
        reading = await read_or_why(self._after, document)
        if isinstance(reading, str):
            return Trial(notice, failed=reading)
        before = await self._told_before(stored, document)
        if isinstance(before, str):
            return Trial(notice, failed=before)
        after = told(reading.new_actions, notice)
        return Trial(notice, differences(before, after), _alert(notice, before, after, reading))

    async def _told_before(self, stored: StoredNotice, document: Document) -> tuple[Told, ...] | str:
        """What was told so far, or why it could not be read."""

        def look(uow: UnitOfWork) -> tuple[Told, ...]:
            actions = map(uow.actions.get, uow.notices.announced(stored.notice.id))
            return tuple(
                Told(uow.actions.as_read(action), elsewhere=not tells_facts(uow, stored.notice, action))
                for action in actions
                if action and not action.withdrawn
            )

        held = await self._database.read(look)
        if self._before is None:
            return held
        reading = await read_or_why(self._before, document)
        if isinstance(reading, str):
            return reading
        return numbered(told(reading.new_actions, stored.notice), [each.action for each in held])


def _alert(notice: Notice, before: tuple[Told, ...], after: tuple[Told, ...], reading: Reading) -> str | None:
    if before or not after:
        return "there would have been no alert" if before and not after else None
    facts = GateFacts(
        first_seen_at=notice.first_seen_at,
        published_at=notice.published_at,
        precision=notice.precision,
        standing=notice.standing,
        language=reading.language,
        confidence=min(each.action.confidence for each in after),
    )
    decision = decide_gate(facts, notice.first_seen_at)
    return "would have rung" if decision.rings else f"would have waited for an operator: {decision.reason}"
