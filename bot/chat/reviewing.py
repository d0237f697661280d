"""Reviewing: what waits for an operator, by command and by button. For operators only."""

import re
from dataclasses import replace

from bot.chat import press
from bot.chat.talk import Incoming, Reply
from bot.domain.chat import Message
from bot.domain.errors import RefusedError, UnknownReviewError
from bot.domain.review import ReviewKind, Ruled
from bot.render.markup import esc
from bot.render.review import (
    DROP_REASONS,
    render_drop_question,
    render_review,
    render_ruled,
    render_waiting,
)
from bot.services.review import PAGE, Review

OPERATORS_ONLY = Message("Only operators of this installation can do that.")

_RULING = re.compile(r"(?:(send|drop)\s+)?#?([0-9]{1,15})(?:\s+(.*))?", re.DOTALL | re.IGNORECASE)
_HOW = Message(
    "<code>/review</code> lists what waits, <code>/review 12</code> shows one,\n"
    "<code>/review send 12</code> sends it, <code>/review drop 12 old news</code> drops it: say why."
)
BUTTONS = frozenset({press.REVIEW, press.SEND, press.DROP, press.DROP_BECAUSE, press.REVIEW_PAGE})


class Reviewing:
    """Answers operators; everybody else is told that this is not for them."""

    def __init__(self, review: Review) -> None:
        self._review = review

    async def command(self, incoming: Incoming, words: str) -> Reply:
        """The list, one item, or a ruling."""
        if not incoming.is_operator:
            return Reply(OPERATORS_ONLY)
        if not words.strip():
            return await self._list(0)
        found = _RULING.fullmatch(words.strip())
        if found is None:
            return Reply(_HOW)
        verb, review_id, why = (found[1] or "").casefold(), int(found[2]), (found[3] or "").strip()
        try:
            match verb:
                case "send":
                    return await self._send(incoming, review_id)
                case "drop":
                    return await self._drop(incoming, review_id, why) if why else await self._ask(review_id)
                case _:
                    return await self._show(review_id)
        except (UnknownReviewError, RefusedError) as error:
            return Reply(_told(error))

    async def pressed(self, incoming: Incoming, pressed: press.Press) -> Reply | None:
        """What a button does, in place of the message it hangs on; None for a button that is none of ours."""
        if not incoming.is_operator:
            return Reply(OPERATORS_ONLY)
        try:
            reply = await self._act(incoming, pressed)
        except (UnknownReviewError, RefusedError) as error:
            return Reply(_told(error))
        return replace(reply, edits=True) if reply else None

    async def _act(self, incoming: Incoming, pressed: press.Press) -> Reply | None:
        match pressed.what:
            case press.REVIEW_PAGE:
                return await self._list(pressed.number)
            case press.REVIEW:
                return await self._show(pressed.number)
            case press.SEND:
                return await self._send(incoming, pressed.number)
            case press.DROP:
                return await self._drop_pressed(incoming, pressed.number)
            case _:
                why = DROP_REASONS.get(pressed.value)
                return await self._drop(incoming, pressed.number, why) if why else None

    async def _list(self, offset: int) -> Reply:
        page = await self._review.page(offset=offset // PAGE * PAGE)
        if not page.items and page.total:
            return await self._list((page.total - 1) // PAGE * PAGE)
        return Reply(render_waiting(page.items, page.views, total=page.total, offset=offset // PAGE * PAGE))

    async def _show(self, review_id: int) -> Reply:
        shown = await self._review.show(review_id)
        return Reply(render_review(shown.item, shown.views))

    async def _ask(self, review_id: int) -> Reply:
        shown = await self._review.show(review_id)
        if shown.item.ruling is not None:
            return Reply(render_ruled(Ruled(shown.item, fresh=False), shown.views))
        return Reply(render_drop_question(shown.item, shown.views))

    async def _drop_pressed(self, incoming: Incoming, review_id: int) -> Reply:
        """An alert is dropped for a reason; that an action stands needs none."""
        shown = await self._review.show(review_id)
        if shown.item.kind is ReviewKind.HELD:
            return await self._ask(review_id)
        return await self._drop(incoming, review_id, "it stands")

    async def _send(self, incoming: Incoming, review_id: int) -> Reply:
        ruled = await self._review.send(review_id, by=incoming.operator, now=incoming.now)
        return await self._ruled(ruled)

    async def _drop(self, incoming: Incoming, review_id: int, why: str) -> Reply:
        ruled = await self._review.drop(review_id, by=incoming.operator, why=why, now=incoming.now)
        return await self._ruled(ruled)

    async def _ruled(self, ruled: Ruled) -> Reply:
        shown = await self._review.show(ruled.item.id)
        return Reply(render_ruled(ruled, shown.views))


def _told(error: Exception) -> Message:
    text = str(error)
    return Message(f"{esc(text[:1].upper() + text[1:])}")
