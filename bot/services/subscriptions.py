"""What a chat follows: preview, follow, stop, mute, forget. Idempotent; each takes an address and values."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime, timedelta

from bot.alerts.digests import next_due
from bot.domain.answers import Preview
from bot.domain.chat import ActionFilter, ChatAddress, ChatKind, Query, Subscription
from bot.domain.errors import UnknownActionError
from bot.domain.review import ReviewKind
from bot.domain.schedule import AT_ONCE, Manner
from bot.domain.views import ActionView, SourceView
from bot.domain.words import StageGroup
from bot.lexicon.zones import zone_of
from bot.services.ports import Database, UnitOfWork
from bot.services.status import SourceList, coverage

PREVIEW_DAYS = 90
"""How far back a preview looks: a quarter shows how busy a wish is, quiet weeks included."""

MAX_SUBSCRIPTIONS = 50
"""Wishes one chat may have: more is a mistake or an attack, and each costs at every fan-out."""


class TooManySubscriptionsError(Exception):
    """The chat already follows MAX_SUBSCRIPTIONS things."""


class Subscriptions:
    """The use cases of following."""

    def __init__(self, database: Database, sources: SourceList) -> None:
        self._database = database
        self._sources = sources

    async def preview(self, address: ChatAddress, wishes: Sequence[ActionFilter], now: datetime) -> Preview:
        """What these wishes would have brought in the last 90 days, and what can be seen. Stores nothing."""
        rows = tuple(self._sources())
        wanted = tuple(wishes)

        def work(unit: UnitOfWork) -> Preview:
            total, warned, latest = _volume(unit, wanted, now)
            states = unit.sources.all()
            seen, uncovered = coverage([SourceView(r, states.get(r.id)) for r in rows if r.enabled], wanted)
            chat = unit.chats.get(address)
            held = unit.chats.subscriptions(chat.id) if chat else ()
            same = next((s for s in held if wanted == (s.filter,)), None)
            wider = next((s for s in held if all(includes(s.filter, wish) for wish in wanted)), None)
            return Preview(
                wanted,
                PREVIEW_DAYS,
                total,
                warned,
                latest,
                seen,
                uncovered,
                same,
                wider,
                read_since=_read_since(seen),
            )

        return await self._database.read(work)

    async def follow(
        self,
        address: ChatAddress,
        kind: ChatKind,
        wishes: Sequence[ActionFilter],
        now: datetime,
        manner: Manner = AT_ONCE,
        *,
        language: str = "en",
    ) -> tuple[Subscription, ...]:
        """Store the wishes; one that is stored already stays one, and takes on the manner.

        `language` is that of a chat of which nothing was kept.
        Raises TooManySubscriptionsError.
        """

        def work(unit: UnitOfWork) -> tuple[Subscription, ...]:
            chat = unit.chats.ensure(address, kind, now, language=language)
            held = {s.filter for s in unit.chats.subscriptions(chat.id)}
            if len(held | set(wishes)) > MAX_SUBSCRIPTIONS:
                raise TooManySubscriptionsError
            digest = manner.digest
            due_at = next_due(digest, zone_of(chat.zone), now) if digest else None
            return tuple(
                unit.chats.subscribe(
                    chat.id, wish, silent=manner.silent, at=now, digest=digest, due_at=due_at
                )
                for wish in wishes
            )

        return await self._database.write(work)

    async def held(self, address: ChatAddress) -> tuple[Subscription, ...]:
        """What the chat follows, oldest first; nothing for a chat that is not known."""

        def work(unit: UnitOfWork) -> tuple[Subscription, ...]:
            chat = unit.chats.get(address)
            return unit.chats.subscriptions(chat.id) if chat else ()

        return await self._database.read(work)

    async def zone(self, address: ChatAddress) -> str | None:
        """The time zone the chat chose; None for none."""
        chat = await self._database.read(lambda unit: unit.chats.get(address))
        return chat.zone if chat else None

    async def stop(self, address: ChatAddress, subscription_id: int) -> int | None:
        """Stop following: how many acts that waited for a digest come no more; None when it followed no such.

        What waits for a digest of another wish too comes with that one.
        """

        def work(unit: UnitOfWork) -> int | None:
            chat = unit.chats.get(address)
            waited = unit.digests.gathered(chat.id) if chat else frozenset()
            if chat is None or not unit.chats.unsubscribe(chat.id, subscription_id):
                return None
            muted = {n for number in unit.chats.muted(chat.id) for n in unit.actions.exchange(number)}
            return len(waited - unit.digests.gathered(chat.id) - muted)

        return await self._database.write(work)

    async def mute(
        self,
        address: ChatAddress,
        kind: ChatKind,
        number: int,
        now: datetime,
        *,
        muted: bool,
        language: str = "en",
    ) -> None:
        """Mute or unmute the exchange of an action for this chat, which, if new, has this language.

        Raises UnknownActionError.
        """

        def work(unit: UnitOfWork) -> None:
            action = unit.actions.get(number)
            if action is None:
                raise UnknownActionError(f"There is no action /a{number}")
            chat = unit.chats.ensure(address, kind, now, language=language)
            unit.chats.mute(chat.id, action.number, muted=muted)

        await self._database.write(work)

    async def report_wrong(self, number: int, now: datetime) -> ActionView:
        """Tell operators that some reader doubts an action; who it was is not kept. It withdraws nothing.

        Raises UnknownActionError.
        """

        def work(unit: UnitOfWork) -> ActionView:
            action = unit.actions.get(number)
            views = unit.actions.views([action.number]) if action else ()
            if not views:
                raise UnknownActionError(f"There is no action /a{number}")
            doubted = views[0].action.number
            unit.audit.add(now, "a reader", "doubts", f"/a{doubted}")
            if not views[0].action.withdrawn:
                unit.reviews.add(ReviewKind.DOUBTED, "a reader pressed “wrong?”", now, number=doubted)
            return views[0]

        return await self._database.write(work)

    async def forget(self, address: ChatAddress) -> bool:
        """Delete all that is kept of the chat, its topics included; False when nothing was kept.

        When it returns, no file of the database holds the chat's number.
        """

        def work(unit: UnitOfWork) -> bool:
            kept = unit.chats.at(address.chat_id)
            for chat in kept:
                unit.chats.forget(chat.id)
            return bool(kept)

        forgotten = await self._database.write(work)
        if forgotten:
            await self._database.scrub()
        return forgotten


def includes(wide: ActionFilter, narrow: ActionFilter) -> bool:
    """Whether everything that `narrow` means is surely meant by `wide` too."""
    for field in fields(ActionFilter):
        ours, theirs = getattr(wide, field.name), getattr(narrow, field.name)
        if field.name == "countermeasures":
            if ours and not theirs:
                return False
        elif field.name == "between":
            if ours and ours != theirs:
                return False
        elif ours and (not theirs or not theirs <= ours):
            return False
    return True


def _read_since(seen: Sequence[SourceView]) -> datetime | None:
    """When the first of the sources that could be read was polled first."""
    states = [view.state for view in seen if view.state and view.state.last_ok_at]
    return min((state.first_polled_at for state in states if state.first_polled_at), default=None)


def _volume(
    unit: UnitOfWork, wishes: Sequence[ActionFilter], now: datetime
) -> tuple[int, int, ActionView | None]:
    """How many actions matched, how many of them were warnings, and the newest."""
    since = (now - timedelta(days=PREVIEW_DAYS)).date()
    total = warned = 0
    newest: list[ActionView] = []
    for wish in wishes:
        query = Query(filter=wish, since=since, limit=1)
        count, numbers = unit.actions.search(query)
        total += count
        newest.extend(unit.actions.views(numbers))
        if not wish.stages or StageGroup.WARNED in wish.stages:
            threats = replace(wish, stages=frozenset({StageGroup.WARNED}))
            warned += unit.actions.search(replace(query, filter=threats))[0]
    latest = max(newest, key=lambda v: (v.action.on or since, v.action.first_seen_at), default=None)
    return total, warned, latest
