"""What waits for an operator: look at it, send it, drop it. Each act is kept with who, when and why."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime

from bot.alerts.review import refuse_ruling
from bot.domain.action import Action
from bot.domain.errors import RefusedError, UnknownReviewError
from bot.domain.review import ReviewItem, ReviewKind, Ruled, Ruling
from bot.domain.views import ActionView
from bot.domain.words import Standing
from bot.services.deeds import Deed
from bot.services.ports import Database, UnitOfWork
from bot.services.telling_again import correct, told_facts

PAGE = 8
"""Items on a page: each takes two or three lines of a phone's screen."""


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """Some of what waits, newest first."""

    total: int
    items: tuple[ReviewItem, ...]
    views: tuple[ActionView, ...]  # the actions of these items


@dataclass(frozen=True, slots=True)
class ReviewView:
    """One item with its actions."""

    item: ReviewItem
    views: tuple[ActionView, ...]


class Review:
    """The use cases. Callers have checked that the person is an operator; `by` is who it is."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(self, *, limit: int = PAGE, offset: int = 0) -> ReviewPage:
        """What waits."""

        def work(unit: UnitOfWork) -> ReviewPage:
            items = unit.reviews.open(limit, offset)
            numbers = [number for item in items for number in item.numbers]
            return ReviewPage(unit.reviews.count_open(), items, unit.actions.views(numbers))

        return await self._database.read(work)

    async def show(self, review_id: int) -> ReviewView:
        """One item, ruled or not.

        Raises UnknownReviewError.
        """

        def work(unit: UnitOfWork) -> ReviewView:
            item = _get(unit, review_id)
            return ReviewView(item, unit.actions.views(item.numbers))

        return await self._database.read(work)

    async def send(self, review_id: int, *, by: str, now: datetime) -> Ruled:
        """Let a held alert go to whoever follows it at `now`; its actions count as checked by a person.

        What another alert has told meanwhile is not told again. What had been withdrawn before stands again.
        Raises UnknownReviewError, and RefusedError for what is no held alert or has all been told.
        """
        return await self._rule(review_id, Ruling.SENT, _send, by=by, why=None, now=now)

    async def drop(self, review_id: int, *, by: str, why: str, now: datetime) -> Ruled:
        """Never tell a held alert; let an action that was doubted or vanished stand.

        Raises UnknownReviewError.
        """
        return await self._rule(review_id, Ruling.DROPPED, _drop, by=by, why=why, now=now)

    async def _rule(
        self,
        review_id: int,
        ruling: Ruling,
        act: Callable[[UnitOfWork, ReviewItem, Deed], None],
        *,
        by: str,
        why: str | None,
        now: datetime,
    ) -> Ruled:
        def work(unit: UnitOfWork) -> Ruled:
            unit.actions.serialise()
            item = _get(unit, review_id)
            if (refusal := refuse_ruling(item, ruling)) is not None:
                raise RefusedError(refusal)
            if not unit.reviews.rule(review_id, ruling, by=by, at=now, why=why):
                return Ruled(_get(unit, review_id), fresh=False)
            act(unit, item, Deed(by, why or "", now))
            numbers = ", ".join(f"/a{number}" for number in item.numbers)
            unit.audit.add(now, by, ruling, f"review {review_id}: {numbers}" + (f": {why}" if why else ""))
            return Ruled(_get(unit, review_id), fresh=True)

        return await self._database.write(work)


def _get(unit: UnitOfWork, review_id: int) -> ReviewItem:
    item = unit.reviews.get(review_id)
    if item is None:
        raise UnknownReviewError(f"nothing waits or waited under the number {review_id}")
    return item


def _send(unit: UnitOfWork, item: ReviewItem, deed: Deed) -> None:
    assert item.alert_id is not None  # noqa: S101 - only held alerts are sent, and the database keeps their id
    told = told_facts(unit, item.alert_id)
    waits = set(unit.alerts.waiting(item.alert_id))
    restored = _restore(unit, item, waits, deed)
    elsewhere = unit.alerts.told_elsewhere(item.alert_id, sorted(waits)) - restored
    if waits and waits == elsewhere:
        raise RefusedError(f"another alert has told already what {item.id} tells. Drop {item.id}.")
    unit.alerts.take_off(item.alert_id, elsewhere)
    unit.alerts.release(item.alert_id)
    if len(told_facts(unit, item.alert_id)) > len(told):  # acts added to a card that some chats have already
        correct(unit, item.alert_id, told, deed.at, loud=True)
    for number in item.numbers:
        unit.actions.mark_checked(number, checked=True)


def _restore(unit: UnitOfWork, item: ReviewItem, waits: Collection[int], deed: Deed) -> frozenset[int]:
    """Those that were withdrawn before this began to wait stand again, as their older cards say then."""
    restored = set()
    for action in filter(None, map(unit.actions.get, sorted(waits))):
        if not action.withdrawn or (action.withdrawn_at and action.withdrawn_at > item.created_at):
            continue
        older = [each for each in unit.alerts.for_action(action.number) if each != item.alert_id]
        told = {alert_id: told_facts(unit, alert_id) for alert_id in older}
        _take_issuers_word(unit, item, action)
        for field, value in (("withdrawn", False), ("withdrawn_at", None), ("withdrawn_why", None)):
            unit.actions.correct(action.number, field, value, actor=deed.by, at=deed.at)
        for alert_id, facts in told.items():
            correct(unit, alert_id, facts, deed.at, loud=False)
        deed.record(unit, "restored", f"/a{action.number}")
        restored.add(action.number)
    return frozenset(restored)


def _take_issuers_word(unit: UnitOfWork, item: ReviewItem, action: Action) -> None:
    """What was a report stands again as official where it is its issuer's own page that announces it."""
    card = unit.alerts.card(item.alert_id or 0)
    if card is not None and action.standing is Standing.AGENCY and card.notice.speaks_for(action.issuer):
        body = action.body or card.notice.body
        unit.actions.update(replace(action, standing=Standing.OFFICIAL, body=body))


def _drop(unit: UnitOfWork, item: ReviewItem, _: Deed) -> None:
    if item.kind is ReviewKind.HELD and item.alert_id is not None:
        unit.alerts.drop(item.alert_id)
