"""Covered messages: shown in their place when tapped, by anybody there: the chat was sent them anyway."""

from bot.chat import press
from bot.chat.talk import Incoming, Reply
from bot.render import Effects, render_card, render_correction
from bot.render.digest import open_digest
from bot.services.opening import Opening

_PAGE_DIGITS = 3


class OpeningTalk:
    """Answers the button below a cover."""

    def __init__(self, opening: Opening, effects: Effects) -> None:
        self._opening = opening
        self._effects = effects

    async def pressed(self, incoming: Incoming, pressed: press.Press, language: str) -> Reply | None:
        """The message itself, as things stand now; None for what was never sent.

        A correction of which no delivery is kept any more shows the card it was about.
        """
        if pressed.what == press.OPEN_CARD:
            return await self._card(incoming, pressed.number, language)
        if pressed.what == press.OPEN_DIGEST:
            return await self._digest(incoming, pressed)
        found = await self._opening.correction(pressed.number, incoming.address)
        if found is None:
            alert = pressed.value
            known = alert.isascii() and alert.isdigit() and len(alert) < 16  # noqa: PLR2004 - digits of an id
            return await self._card(incoming, int(alert), language) if known else None
        correction, told_at = found
        message = render_correction(correction, language=language, now=incoming.now, told_at=told_at)
        return Reply(message, edits=True)

    async def _digest(self, incoming: Incoming, pressed: press.Press) -> Reply | None:
        page = pressed.value or "1"
        if not (page.isascii() and page.isdigit() and 0 < len(page) <= _PAGE_DIGITS and int(page)):
            return None
        digest = await self._opening.digest(pressed.number, incoming.address)
        return Reply(open_digest(digest, int(page)), edits=True) if digest else None

    async def _card(self, incoming: Incoming, alert_id: int, language: str) -> Reply | None:
        card = await self._opening.card(alert_id)
        if card is None:
            return None
        message = render_card(card, language=language, now=incoming.now, effects=self._effects)
        return Reply(message, edits=True)
