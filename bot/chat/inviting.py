"""Letting somebody in. For operators only."""

from bot.chat.talk import Incoming, Reply
from bot.chat.words import said
from bot.domain.chat import Message
from bot.render.dates import moment
from bot.render.markup import esc
from bot.services.deeds import Deed
from bot.services.inviting import Inviting
from bot.settings import Access


class InvitingTalk:
    """Answers operators; everybody else is told that this is not for them."""

    def __init__(self, inviting: Inviting, access: Access) -> None:
        self._inviting = inviting
        self._access = access

    async def command(self, incoming: Incoming, language: str) -> Reply:
        """A link that lets one chat in, where chats are let in by invitation; else what it would do."""
        if not incoming.is_operator:
            return Reply(Message(said("operators_only", language)))
        if self._access is not Access.INVITE:
            open_to_all = self._access is Access.OPEN
            return Reply(Message(said("invite_open" if open_to_all else "invite_closed", language)))
        if not incoming.bot_name:
            return Reply(Message(said("invite_elsewhere", language)))
        code, until = await self._inviting.make(Deed(incoming.operator, "", incoming.now))
        link = f"https://t.me/{esc(incoming.bot_name)}?start={code}"
        return Reply(Message(said("invitation", language, link=link, moment=moment(until, language))))
