"""Trying other rules on stored notices: what they would gain, lose and change. Writes nothing."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.alerts.gate import FLOOD_WINDOW, GateFacts, decide_gate
from bot.domain.action import Action, Document
from bot.domain.notice import Notice, StoredNotice
from bot.linking.differences import Difference, Told, differences, numbered, told
from bot.linking.record import keeps_number
from bot.linking.same import same_action
from bot.services.filing import gate_facts
from bot.services.ports import Database, UnitOfWork
from bot.services.reading import ReadLimited
from bot.services.rereading import StatedLanguage, read_or_why, stored_document, stored_notices
from bot.services.settling import tells_facts


@dataclass(frozen=True, slots=True)
class Trial:
    """What other rules make of one notice."""

    notice: Notice
    differences: tuple[Difference, ...] = ()
    alert: str | None = None  # what would become of its alert, a sentence
    failed: str | None = None  # why one of the two sets of rules could not read it


class _Hour:
    """The acts of each source within an hour, as the rules under trial read them; the gate stops a flood."""

    def __init__(self) -> None:
        self._acts: dict[str, list[tuple[datetime, Action]]] = {}

    def with_acts(self, notice: Notice, read: Sequence[Told]) -> int:
        """How many, these included, once they are added: an act that two pages tell is one."""
        began = notice.first_seen_at - FLOOD_WINDOW
        acts = [(seen, act) for seen, act in self._acts.get(notice.source_id, ()) if seen >= began]
        for each in read:
            if same_action(each.action, [act for _, act in acts]) is None:
                acts.append((notice.first_seen_at, each.action))
        self._acts[notice.source_id] = acts
        return len(acts)


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
        """The notices that the two read differently, and those that one of them could not read.

        Whether an alert would have rung is decided as it was then; of the source's other acts within the hour
        those count that are replayed, too.
        """
        hour = _Hour()
        async for stored in stored_notices(self._database, since):
            trial = await self._try(stored, hour)
            if trial.differences or trial.failed:
                yield trial

    async def _try(self, stored: StoredNotice, hour: _Hour) -> Trial:
        notice = stored.notice
        document = stored_document(notice, stored.text, self._stated(notice.source_id))
        reading = await read_or_why(self._after, document)
        if isinstance(reading, str):
            return Trial(notice, failed=reading)
        before = await self._told_before(stored, document)
        if isinstance(before, str):
            return Trial(notice, failed=before)
        withdrawn = await self._withdrawn(notice)
        fresh = told(reading.new_actions, notice)
        after = tuple(
            each for each in fresh if not _among(each, withdrawn) or _among(each, [b.action for b in before])
        )
        acts = hour.with_acts(notice, after)
        if before and not after:
            return Trial(notice, differences(before, after), "there would have been no alert")
        if before or not after:
            return Trial(notice, differences(before, after))
        held = await self._database.read(lambda uow: uow.notices.held_at_first(notice.id))
        facts = gate_facts(notice, reading, hold_reason=held, acts_last_hour=acts)
        return Trial(notice, differences(before, after), _would_have(facts))

    async def _withdrawn(self, notice: Notice) -> tuple[Action, ...]:
        """What was told of the notice and is withdrawn: read again it is neither gained nor would it ring."""

        def look(uow: UnitOfWork) -> tuple[Action, ...]:
            actions = map(uow.actions.get, uow.notices.announced(notice.id))
            return tuple(
                replace(uow.actions.as_read(action), withdrawn=False)
                for action in actions
                if action and action.withdrawn
            )

        return await self._database.read(look)

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


def _among(each: Told, actions: Sequence[Action]) -> bool:
    known = any(keeps_number(action, each.action) for action in actions)
    return known or same_action(each.action, actions) is not None


def _would_have(facts: GateFacts) -> str:
    decision = decide_gate(facts, facts.first_seen_at)
    return "would have rung" if decision.rings else f"would have waited for an operator: {decision.reason}"
