"""What can be seen right now of what a chat follows."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.alerts.health import UNDELIVERED, is_cut_off
from bot.domain.answers import StatusView
from bot.domain.chat import ActionFilter, ChatAddress
from bot.domain.source import Source, SourceState, SourceStatus
from bot.domain.views import SourceView
from bot.services.ports import Database, UnitOfWork

SourceList = Callable[[], Sequence[Source]]
"""Returns the effective sources of this moment: rows of the files with the overlay on top."""

_FRESH = timedelta(hours=1)
_RECENT = timedelta(days=3)  # a document is only read again when it changes


class Status:
    """Reads the states of all sources; changes nothing."""

    def __init__(self, database: Database, sources: SourceList) -> None:
        self._database = database
        self._sources = sources

    async def for_chat(self, address: ChatAddress, now: datetime) -> StatusView:
        """The sources of the issuers this chat follows; all sources when it follows none or all."""
        rows = tuple(self._sources())

        def work(unit: UnitOfWork) -> StatusView:
            chat = unit.chats.get(address)
            wishes = tuple(s.filter for s in unit.chats.subscriptions(chat.id)) if chat else ()
            last = unit.chats.sent(chat.id)[1] if chat else None
            overdue = unit.alerts.overdue(now - UNDELIVERED)
            seen = summarise(rows, unit.sources.all(), wishes, last, now)
            return replace(seen, undelivered_since=overdue.since if is_cut_off(overdue, now) else None)

        return await self._database.read(work)

    async def all_sources(self, now: datetime) -> tuple[SourceView, ...]:
        """Every source with its state and its newest issue, in the order of the files: for operators."""
        rows = tuple(self._sources())

        def work(unit: UnitOfWork) -> tuple[SourceView, ...]:
            states = unit.sources.all()
            return tuple(
                SourceView(row, states.get(row.id), _issue(unit, row.id, now) if row.enabled else None)
                for row in rows
            )

        return await self._database.read(work)


def _issue(unit: UnitOfWork, source_id: str, now: datetime) -> str | None:
    recent = (told for at, told in unit.sources.recent_issues(source_id, 1) if now - at < _RECENT)
    return next(recent, None)


def summarise(
    sources: Sequence[Source],
    states: dict[str, SourceState],
    wishes: tuple[ActionFilter, ...],
    last_alert_at: datetime | None,
    now: datetime,
) -> StatusView:
    """What the states say to somebody with these wishes."""
    views = tuple(SourceView(source, states.get(source.id)) for source in sources)
    enabled = [view for view in views if view.source.enabled]
    fresh = [v for v in enabled if v.state and v.state.last_ok_at and now - v.state.last_ok_at <= _FRESH]
    counts = Counter(_status(view) for view in views)
    relevant, uncovered = coverage(views, wishes)
    return StatusView(
        total=len(enabled),
        fresh=len(fresh),
        counts=tuple((status, counts[status]) for status in SourceStatus if counts[status]),
        follows=wishes,
        relevant=relevant,
        uncovered=uncovered,
        last_alert_at=last_alert_at,
    )


def _status(view: SourceView) -> SourceStatus:
    if not view.source.enabled:
        return SourceStatus.DISABLED
    return view.state.status if view.state else SourceStatus.NEVER


def coverage(
    views: Sequence[SourceView], wishes: Iterable[ActionFilter]
) -> tuple[tuple[SourceView, ...], tuple[str, ...]]:
    """The sources that publish for an issuer of the wishes, and the issuers that no source in use reads."""
    issuers: set[str] = set()
    everything = True
    for wish in wishes:
        everything = False
        states = wish.issuers or wish.between
        if not states or (len(wish.between) == 1 and not wish.issuers):
            everything = True  # any state may act: "against us", or one state as issuer or target
        issuers |= states
    in_use = {view.source.country for view in views if view.source.enabled}
    relevant = tuple(view for view in views if everything or view.source.country in issuers)
    return relevant, tuple(sorted(issuers - in_use))
