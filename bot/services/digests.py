"""Digests: made when they are due, composed of what is known at the moment, sent at least once."""

import asyncio
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import structlog

from bot.alerts.corrections import decide_correction
from bot.alerts.digests import (
    AHEAD,
    OPEN_FOR,
    Period,
    dates_ahead,
    days_open,
    decide_digest,
    listed,
    open_warnings,
)
from bot.alerts.matching import matches
from bot.alerts.retry import decide_retry
from bot.domain.action import Action
from bot.domain.chat import (
    ActionFilter,
    Message,
    Postponed,
    Query,
    Receipt,
    SendFailure,
    SendResult,
)
from bot.domain.digest import ClaimedDigest, Digest, DueDigest, KeptDigest
from bot.domain.schedule import read_schedule
from bot.domain.source import Source
from bot.domain.views import ActionView, SourceView
from bot.domain.words import StageGroup
from bot.lexicon.zones import zone_of
from bot.services.polling import READ
from bot.services.ports import Clock, Database, Messenger, UnitOfWork
from bot.services.sending import Outage, settle_chat, tried
from bot.services.status import SourceList, coverage

log = structlog.get_logger(__name__)

MADE = 20  # digests made in one transaction: on SQLite alerts wait for it
CLAIM = 10  # digests in flight: bounds the duplicates a kill can cause
LEASE_SECONDS = 60.0  # one of several parts takes several turns of its chat
_WARNINGS = 50  # open warnings looked at; a few are told

RenderDigest = Callable[[Digest], Message]


class DigestMaker:
    """Makes the digests that are due."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def drain(self) -> int:
        """Make all that are due; returns how many.

        Each commits with the plan of the next one, so a crash neither loses nor repeats any.
        """
        made = 0
        while True:
            due, opened = await self._database.write(self._some)
            made += opened
            if due < MADE:
                return made

    def _some(self, uow: UnitOfWork) -> tuple[int, int]:
        now = self._clock()
        due = uow.digests.due(now, MADE)
        opened = 0
        for each in due:
            period = _period(each, now)
            if period is not None:
                opened += uow.digests.open(each, *period)
        return len(due), opened


def _period(due: DueDigest, now: datetime) -> tuple[datetime, datetime, datetime | None] | None:
    schedule = read_schedule(due.schedule) if due.schedule else None
    if schedule is None:
        return min(due.since, now), now, None
    period: Period | None = decide_digest(schedule, zone_of(due.zone), due.due_at, due.since, now)
    return (period.since, period.until, period.next_due) if period else None


class DigestReader:
    """Puts together what a digest tells, from the facts of the moment."""

    def __init__(self, sources: SourceList) -> None:
        self._sources = sources

    def compose(self, uow: UnitOfWork, kept: KeptDigest) -> tuple[Digest, Mapping[int, tuple[Action, ...]]]:
        """The digest, and the facts it tells, by alert."""
        views = {alert: card.actions for alert in kept.alerts if (card := uow.alerts.card(alert))}
        muted = {n for number in uow.chats.muted(kept.chat.id) for n in uow.actions.exchange(number)}
        acts = listed([view for each in views.values() for view in each], muted)
        told = {view.action.number for view in acts}
        facts = {
            alert: tuple(view.action for view in each)
            for alert, each in views.items()
            if any(view.action.number in told for view in each)
        }
        today = kept.until.astimezone(zone_of(kept.chat.zone)).date()
        rows = tuple(self._sources())
        states = uow.sources.all()
        seen, _ = coverage([SourceView(r, states.get(r.id)) for r in rows if r.enabled], (kept.wish,))
        fresh = [v for v in seen if v.state and v.state.last_ok_at and v.state.last_ok_at >= kept.since]
        warned = open_warnings(_warnings(uow, kept.wish, today - OPEN_FOR), told, today)
        read = [_days_read(uow, rows, view, days, kept.until) for view, days in warned]
        numbers = uow.digests.dated(today + timedelta(days=1), today + AHEAD)
        ahead = [v for v in uow.actions.views(numbers) if matches(kept.wish, v.action, _answered(v))]
        return (
            Digest(kept, acts, days_open(warned, read), dates_ahead(ahead, today), len(fresh), len(seen)),
            facts,
        )


def _answered(view: ActionView) -> tuple[Action, ...]:
    return tuple(link.action for link in view.answers)


def _warnings(uow: UnitOfWork, wish: ActionFilter, since: date) -> tuple[ActionView, ...]:
    if wish.stages and StageGroup.WARNED not in wish.stages:
        return ()
    asked = replace(wish, stages=frozenset({StageGroup.WARNED}))
    return uow.actions.views(uow.actions.search(Query(asked, since=since, limit=_WARNINGS))[1])


def _days_read(uow: UnitOfWork, rows: Sequence[Source], view: ActionView, days: int, now: datetime) -> int:
    """On how many of these days a source of the issuer was read."""
    ids = [row.id for row in rows if row.country == view.action.issuer]
    midnight = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return uow.digests.days_read(ids, midnight - timedelta(days=days - 1), sorted(READ)) if ids else 0


class DigestDeliverer:
    """Claims digests with a lease, sends them, records receipts and failures."""

    def __init__(
        self,
        database: Database,
        messenger: Messenger,
        reader: DigestReader,
        render: RenderDigest,
        clock: Clock,
        *,
        jitter: Callable[[], float] = random.random,
        outage: Outage | None = None,
    ) -> None:
        """`outage` is shared by all that use the messenger."""
        self._database = database
        self._messenger = messenger
        self._reader = reader
        self._render = render
        self._clock = clock
        self._jitter = jitter
        self._outage = outage or Outage()

    async def drain(self) -> int:
        """Deliver all that is due now; returns how many were tried."""
        tried = 0
        while part := await self.step():
            tried += part
        return tried

    async def step(self) -> int:
        """Deliver some of what is due now; returns how many were tried."""
        now = self._clock()
        claimed = await self._database.write(lambda uow: uow.digests.claim(CLAIM, now, LEASE_SECONDS))
        await asyncio.gather(*(self._deliver(each) for each in claimed))
        return len(claimed)

    async def _deliver(self, claimed: ClaimedDigest) -> None:
        kept = claimed.kept
        told: Mapping[int, tuple[Action, ...]] = {}
        if (lost_at := claimed.lost_at) is not None:
            await self._database.write(lambda uow: _lost(uow, kept, lost_at, self._clock()))

        async def send() -> SendResult | Postponed:
            nonlocal told
            digest, told = await self._database.read(lambda uow: self._reader.compose(uow, kept))
            return await self._messenger.send(kept.chat, self._render(digest), silent=kept.silent)

        match result := await tried(send, "digest.crashed", digest=kept.id):
            case Receipt():
                await self._outage.arrived(
                    self._database,
                    self._clock,
                    lambda uow: _arrived(uow, kept, result, told, self._clock()),
                )
            case Postponed():
                until = self._clock() + timedelta(seconds=result.seconds)
                await self._database.write(lambda uow: uow.digests.postponed(kept.id, until))
            case SendFailure():
                await self._failed(claimed, result, told)

    async def _failed(
        self, claimed: ClaimedDigest, failure: SendFailure, told: Mapping[int, tuple[Action, ...]]
    ) -> None:
        kept, now = claimed.kept, self._clock()
        self._outage.failed(failure)
        decision = decide_retry(failure, claimed.attempt, now, self._jitter(), unanswered=claimed.unanswered)

        def record(uow: UnitOfWork) -> None:
            if failure.may_have_told:
                uow.digests.may_have_told(kept.id, list(told), now)
                _catch_up(uow, kept, told, now)
            uow.digests.failed(kept.id, failure, decision.retry_at)
            settle_chat(uow, kept.chat.id, failure, decision)

        await self._database.write(record)
        log.warning("digest.failed", digest=kept.id, chat=kept.chat.id, problem=failure.problem)


def _arrived(
    uow: UnitOfWork,
    kept: KeptDigest,
    receipt: Receipt,
    told: Mapping[int, tuple[Action, ...]],
    now: datetime,
) -> None:
    """Keep the receipt. What has changed since it was composed is corrected like what changes later."""
    uow.digests.delivered(kept.id, receipt, list(told))
    _catch_up(uow, kept, told, now)


def _lost(uow: UnitOfWork, kept: KeptDigest, since: datetime, now: datetime) -> None:
    """An attempt ended with its worker and may have arrived: what was withdrawn since then is corrected."""
    cards = {alert: card.actions for alert in kept.alerts if (card := uow.alerts.card(alert))}
    told = {alert: tuple(_as_of(view.action, since) for view in views) for alert, views in cards.items()}
    standing = {n: facts for n, facts in told.items() if not all(action.withdrawn for action in facts)}
    uow.digests.may_have_told(kept.id, list(standing), since)
    _catch_up(uow, kept, standing, now)


def _as_of(action: Action, moment: datetime) -> Action:
    """The action as it stood before it was withdrawn, if that was later than this."""
    later = action.withdrawn_at is not None and action.withdrawn_at >= moment
    return replace(action, withdrawn=False) if later else action


def _catch_up(
    uow: UnitOfWork, kept: KeptDigest, told: Mapping[int, tuple[Action, ...]], now: datetime
) -> None:
    """Ask for a correction of what was told and has changed since."""
    for alert, facts in told.items():
        card = uow.alerts.card(alert)
        changed = decide_correction(card, facts).changes if card else ()
        if any(change.withdrawn or change.facts for change in changed):
            uow.digests.correct(alert, kept.chat.id, facts, now)
