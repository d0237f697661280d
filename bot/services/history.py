"""Questions to the history. Each takes values and returns views; none changes anything."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.answers import LatestView
from bot.domain.chat import Query
from bot.domain.errors import UnknownActionError
from bot.domain.views import ActionView, ChainView, HistoryPage
from bot.domain.words import LinkKind, StageGroup
from bot.services.ports import Database, UnitOfWork

PAGE = 8
"""Rows on a page: with their second lines they fill a phone screen and a half."""

_BEFORE = 2  # earlier acts shown below the last one


class History:
    """The use cases of reading; `database` is the only thing they touch."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(self, query: Query) -> HistoryPage:
        """Newest first, `query.limit` rows from `query.offset`, with how fresh the answer is."""

        def work(unit: UnitOfWork) -> HistoryPage:
            total, numbers = unit.actions.search(query)
            rows = unit.actions.views(numbers)
            return HistoryPage(total, rows, read_until(unit), unit.audit.installed_at())

        return await self._database.read(work)

    async def latest(self, query: Query) -> LatestView:
        """The last act that matches: warnings count only where they were asked for.

        Where kinds of targets were asked for, the latest act against others is given as left out.
        """
        wish = query.filter
        asked = wish if wish.stages else replace(wish, stages=frozenset({StageGroup.ACTED}))
        narrow = replace(query, filter=asked, limit=1 + _BEFORE, offset=0)
        wide = replace(narrow, filter=replace(asked, target_kinds=frozenset()), limit=PAGE * 2)

        def work(unit: UnitOfWork) -> LatestView:
            found = unit.actions.views(unit.actions.search(narrow)[1])
            left_out = _left_out(unit, wide, found) if wish.target_kinds else None
            last = found[0] if found else None
            return LatestView(last, found[1:], left_out, read_until(unit), unit.audit.installed_at())

        return await self._database.read(work)

    async def show(self, number: int) -> ActionView:
        """One action with its neighbours; a merged number leads to what it became.

        Raises UnknownActionError.
        """
        return await self._database.read(_one(number))

    async def chain(self, number: int) -> ChainView:
        """The exchange the action belongs to, with only the links inside it, in order of (date, first seen).

        Raises UnknownActionError.
        """

        def work(unit: UnitOfWork) -> ChainView:
            view = _one(number)(unit)
            return ChainView(unit.actions.views(unit.actions.exchange(view.action.number)))

        return await self._database.read(work)


def read_until(unit: UnitOfWork) -> datetime | None:
    """The newest successful poll of any source."""
    moments = (state.last_ok_at for state in unit.sources.all().values())
    return max((moment for moment in moments if moment), default=None)


def _one(number: int) -> Callable[[UnitOfWork], ActionView]:
    def work(unit: UnitOfWork) -> ActionView:
        action = unit.actions.get(number)
        views = unit.actions.views([action.number]) if action else ()
        if not views:
            raise UnknownActionError(f"There is no action /a{number}")
        return views[0]

    return work


def _left_out(unit: UnitOfWork, wide: Query, found: Sequence[ActionView]) -> ActionView | None:
    """The newest act of the same direction that the kinds asked for exclude."""
    shown = {view.action.number for view in found}
    kinds = {kind for view in found for kind in view.action.target_kinds}
    for view in unit.actions.views(unit.actions.search(wide)[1]):
        if view.action.number not in shown and not kinds & set(view.action.target_kinds):
            return view
    return None


def open_warning(view: ActionView) -> bool:
    """A warning that nothing seen so far has carried out."""
    followed = any(link.kind is LinkKind.CARRIES_OUT for link in view.answered_by)
    return view.action.stage.group is StageGroup.WARNED and not followed and not view.action.withdrawn
