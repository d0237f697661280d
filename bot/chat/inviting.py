"""Letting somebody in, and who may. For operators only."""

from bot.chat.talk import Incoming, Installation, Reply
from bot.chat.words import said
from bot.domain.chat import ChatKind, Message
from bot.render.dates import moment
from bot.render.markup import esc
from bot.services.deeds import Deed
from bot.services.inviting import Inviting
from bot.settings import Access

_SOMEBODY = 12345  # stands for the number of whoever is added, in an example


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


def operators_told(incoming: Incoming, installation: Installation, language: str) -> Reply:
    """Who may act, by number alone, where, and how one is added; anybody else hears their own number.

    The settings alone say who may act: whoever can write them holds the database and the token, too. No chat,
    and nobody who has got hold of an operator's phone, can make more operators.
    """
    if not incoming.is_operator:
        refused = said("operators_only", language)
        own = incoming.address.chat_id if incoming.kind is ChatKind.PRIVATE else None
        return Reply(Message(f"{refused} {said('your_number', language, number=own)}" if own else refused))
    ids = "\n".join(f"• <code>{number}</code>" for number in installation.operators)
    chat = installation.operator_chat
    where = said("operators_chat", language, chat=chat) if chat else said("operators_no_chat", language)
    who = said("operators_are", language) if ids else said("operators_none", language)
    example = ",".join(map(str, (*installation.operators, _SOMEBODY)))
    rows = [who, ids, where, said("operators_set", language, example=example)]
    return Reply(Message("\n".join(row for row in rows if row)))
