"""Questions to the history. Each takes values and returns views; none changes anything."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.answers import LatestView, StatisticsView
from bot.domain.chat import ActionFilter, Query
from bot.domain.errors import UnknownActionError
from bot.domain.source import Source, SourceState
from bot.domain.views import ActionView, ChainView, HistoryPage
from bot.domain.words import StageGroup, TargetKind
from bot.services.ports import Database, UnitOfWork
from bot.services.status import SourceList

PAGE = 8
"""Rows on a page: with their second lines they fill a phone screen and a half."""

_BEFORE = 2  # earlier acts shown below the last one


class History:
    """The use cases of reading; `sources` tells how far the answers can reach."""

    def __init__(self, database: Database, sources: SourceList) -> None:
        self._database = database
        self._sources = sources

    async def page(self, query: Query) -> HistoryPage:
        """Newest first, `query.limit` rows from `query.offset`, with how fresh the answer is."""
        sources = tuple(self._sources())

        def work(unit: UnitOfWork) -> HistoryPage:
            total, numbers = unit.actions.search(query)
            rows = unit.actions.views(numbers)
            until, unread = reach(query.filter, sources, unit.sources.all())
            return HistoryPage(total, rows, until, unit.audit.installed_at(), unread)

        return await self._database.read(work)

    async def statistics(self, query: Query) -> StatisticsView:
        """The counts of all that matches, with how fresh they are."""
        sources = tuple(self._sources())

        def work(unit: UnitOfWork) -> StatisticsView:
            until, unread = reach(query.filter, sources, unit.sources.all())
            return StatisticsView(unit.actions.statistics(query), until, unit.audit.installed_at(), unread)

        return await self._database.read(work)

    async def latest(self, query: Query) -> LatestView:
        """The last act that matches: warnings count only where they were asked for.

        Where kinds of targets were asked for, the latest act against others is given as left out.
        """
        wish = query.filter
        asked = wish if wish.stages else replace(wish, stages=frozenset({StageGroup.ACTED}))
        narrow = replace(query, filter=asked, limit=1 + _BEFORE, offset=0)
        wide = replace(narrow, filter=replace(asked, target_kinds=frozenset()), limit=PAGE * 2)
        sources = tuple(self._sources())

        def work(unit: UnitOfWork) -> LatestView:
            found = unit.actions.views(unit.actions.search(narrow)[1])
            left_out = _left_out(unit, wide, wish.target_kinds) if wish.target_kinds else None
            last = found[0] if found else None
            until, unread = reach(wish, sources, unit.sources.all())
            return LatestView(last, found[1:], left_out, until, unit.audit.installed_at(), unread)

        return await self._database.read(work)

    async def show(self, number: int) -> ActionView:
        """One action with its neighbours; a merged number leads to what it became.

        Raises UnknownActionError.
        """
        return await self._database.read(one_read(number))

    async def chain(self, number: int) -> ChainView:
        """The exchange the action belongs to, with only the links inside it, in order of (date, first seen).

        Raises UnknownActionError.
        """

        def work(unit: UnitOfWork) -> ChainView:
            view = _one(number)(unit)
            return ChainView(unit.actions.views(unit.actions.exchange(view.action.number)))

        return await self._database.read(work)


def reach(
    wish: ActionFilter, sources: Sequence[Source], states: Mapping[str, SourceState]
) -> tuple[datetime | None, tuple[str, ...]]:
    """Until when those who may act were read, and which of them no source in use has read.

    Of several issuers the one read longest ago counts: the answer is only as fresh as that. Without an issuer
    the newest poll of any source counts.
    """
    newest: dict[str, datetime] = {}
    for source in sources:
        state = states.get(source.id)
        if source.enabled and state and state.last_ok_at:
            newest[source.country] = max(newest.get(source.country, state.last_ok_at), state.last_ok_at)
    issuers = wish.issuers or wish.between
    if not issuers:
        return max(newest.values(), default=None), ()
    read = [newest[code] for code in issuers if code in newest]
    return min(read, default=None), tuple(sorted(issuers - newest.keys()))


def one_read(number: int) -> Callable[[UnitOfWork], ActionView]:
    """One action with how its notice was read last: the version of the rules, and what was odd.

    The work raises UnknownActionError.
    """

    def work(unit: UnitOfWork) -> ActionView:
        view = _one(number)(unit)
        text = unit.notices.last_text(view.notice.id) if view.notice else None
        return replace(view, rules_version=text.rules_version, doubts=text.issues) if text else view

    return work


def _one(number: int) -> Callable[[UnitOfWork], ActionView]:
    def work(unit: UnitOfWork) -> ActionView:
        action = unit.actions.get(number)
        views = unit.actions.views([action.number]) if action else ()
        if not views:
            raise UnknownActionError(f"There is no action /a{number}")
        return views[0]

    return work


def _left_out(unit: UnitOfWork, wide: Query, kinds: frozenset[TargetKind]) -> ActionView | None:
    """The newest act of the same direction that the kinds asked for exclude."""
    views = unit.actions.views(unit.actions.search(wide)[1])
    return next((view for view in views if not kinds & set(view.action.target_kinds)), None)
