"""Reviewing: what waits for an operator, by command and by button. For operators only."""

import re
from dataclasses import replace

from bot.chat import press
from bot.chat.talk import Incoming, Reply
from bot.chat.words import said
from bot.domain.chat import Message
from bot.domain.errors import RefusedError, UnknownReviewError
from bot.domain.review import ReviewKind, Ruled
from bot.render.operator_words import DROP_REASONS, put
from bot.render.refused import refused
from bot.render.review import render_drop_question, render_review, render_ruled, render_waiting
from bot.services.review import PAGE, Review

_RULING = re.compile(r"(?:(send|drop)\s+)?#?([0-9]{1,15})(?:\s+(.*))?", re.DOTALL | re.IGNORECASE)
BUTTONS = frozenset({press.REVIEW, press.SEND, press.DROP, press.DROP_BECAUSE, press.REVIEW_PAGE})


class Reviewing:
    """Answers operators; everybody else is told that this is not for them."""

    def __init__(self, review: Review) -> None:
        self._review = review

    async def command(self, incoming: Incoming, words: str, language: str) -> Reply:
        """The list, one item, or a ruling."""
        if not incoming.is_operator:
            return Reply(Message(said("operators_only", language)))
        if not words.strip():
            return await self._list(0, language)
        found = _RULING.fullmatch(words.strip())
        if found is None:
            return Reply(Message(put("review_how", language)))
        verb, review_id, why = (found[1] or "").casefold(), int(found[2]), (found[3] or "").strip()
        try:
            match verb:
                case "send":
                    return await self._send(incoming, review_id, language)
                case "drop" if why:
                    return await self._drop(incoming, review_id, why, language)
                case "drop":
                    return await self._ask(review_id, language)
                case _:
                    return await self._show(review_id, language)
        except (UnknownReviewError, RefusedError) as error:
            return _told(error, language)

    async def pressed(self, incoming: Incoming, pressed: press.Press, language: str) -> Reply | None:
        """What a button does, in place of the message it hangs on; None for a button that is none of ours."""
        if not incoming.is_operator:
            return Reply(Message(said("operators_only", language)))
        try:
            reply = await self._act(incoming, pressed, language)
        except (UnknownReviewError, RefusedError) as error:
            return _told(error, language)
        return replace(reply, edits=True) if reply else None

    async def _act(self, incoming: Incoming, pressed: press.Press, language: str) -> Reply | None:
        match pressed.what:
            case press.REVIEW_PAGE:
                return await self._list(pressed.number, language)
            case press.REVIEW:
                return await self._show(pressed.number, language)
            case press.SEND:
                return await self._send(incoming, pressed.number, language)
            case press.DROP:
                return await self._drop_pressed(incoming, pressed.number, language)
            case _:
                row = DROP_REASONS.get(pressed.value)  # its English words are kept
                return await self._drop(incoming, pressed.number, row[0], language) if row else None

    async def _list(self, offset: int, language: str) -> Reply:
        at = offset // PAGE * PAGE
        page = await self._review.page(offset=at)
        if not page.items and page.total:
            return await self._list((page.total - 1) // PAGE * PAGE, language)
        shown = render_waiting(page.items, page.views, total=page.total, offset=at, language=language)
        return Reply(shown)

    async def _show(self, review_id: int, language: str) -> Reply:
        shown = await self._review.show(review_id)
        return Reply(render_review(shown.item, shown.views, language))

    async def _ask(self, review_id: int, language: str) -> Reply:
        shown = await self._review.show(review_id)
        if shown.item.ruling is not None:
            return Reply(render_ruled(Ruled(shown.item, fresh=False), shown.views, language))
        return Reply(render_drop_question(shown.item, shown.views, language))

    async def _drop_pressed(self, incoming: Incoming, review_id: int, language: str) -> Reply:
        """An alert is dropped for a reason; that an action stands needs none."""
        shown = await self._review.show(review_id)
        if shown.item.kind is ReviewKind.HELD:
            return await self._ask(review_id, language)
        return await self._drop(incoming, review_id, "it stands", language)

    async def _send(self, incoming: Incoming, review_id: int, language: str) -> Reply:
        ruled = await self._review.send(review_id, by=incoming.operator, now=incoming.now)
        return await self._ruled(ruled, language)

    async def _drop(self, incoming: Incoming, review_id: int, why: str, language: str) -> Reply:
        ruled = await self._review.drop(review_id, by=incoming.operator, why=why, now=incoming.now)
        return await self._ruled(ruled, language)

    async def _ruled(self, ruled: Ruled, language: str) -> Reply:
        shown = await self._review.show(ruled.item.id)
        return Reply(render_ruled(ruled, shown.views, language))


def _told(error: Exception, language: str) -> Reply:
    return Reply(Message(refused(error, language)))
