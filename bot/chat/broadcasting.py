"""Telling everybody something: a preview, then one decision. For operators only."""

from bot.chat import press
from bot.chat.talk import Incoming, Reply
from bot.chat.words import said
from bot.domain.chat import Message
from bot.render.broadcast import MOST, open_broadcast, open_reach
from bot.render.markup import clean
from bot.services.broadcasts import Broadcasting
from bot.services.deeds import Deed

BUTTONS = frozenset({press.BROADCAST_SEND, press.BROADCAST_DROP, press.BROADCAST_REACH})


class BroadcastTalk:
    """Answers operators; everybody else is told that this is not for them."""

    def __init__(self, broadcasting: Broadcasting) -> None:
        self._broadcasting = broadcasting

    async def command(self, incoming: Incoming, language: str) -> Reply:
        """The words as chats would see them, to how many they would go, and two buttons."""
        if not incoming.is_operator:
            return Reply(Message(said("operators_only", language)))
        words = _words(incoming.text or "")
        if not words or len(words.encode("utf-16-le", "replace")) // 2 > MOST:
            return Reply(Message(said("broadcast_how", language, most=f"{MOST:,}")))
        draft, chats = await self._broadcasting.prepare(words, _deed(incoming))
        shown = open_broadcast(draft, language).html
        buttons = (
            press.button(said("b_broadcast", language), press.BROADCAST_SEND, draft.id),
            press.button(said("b_broadcast_drop", language), press.BROADCAST_DROP, draft.id),
        )
        preview = said("broadcast_preview", language, count=chats)
        return Reply(Message(f"{preview}\n\n{shown}", (tuple(b for b in buttons if b),)))

    async def pressed(self, incoming: Incoming, pressed: press.Press, language: str) -> Reply | None:
        """Sent or dropped, once; or what stands below a cover."""
        if pressed.what == press.OPEN_BROADCAST:
            found = await self._broadcasting.shown(pressed.number, incoming.address.chat_id)
            return Reply(open_broadcast(found, language), edits=True) if found else None
        if not incoming.is_operator:
            return Reply(Message(said("operators_only", language)))
        if pressed.what == press.BROADCAST_REACH:
            kept = await self._broadcasting.reach(pressed.number)
            return Reply(open_reach(*kept, language), edits=True) if kept else None
        if pressed.what == press.BROADCAST_DROP:
            gone = await self._broadcasting.drop(pressed.number)
            told = said("broadcast_dropped" if gone else "broadcast_over", language)
            return Reply(Message(told), edits=gone)
        chats = await self._broadcasting.send(pressed.number, _deed(incoming))
        if chats is None:
            return Reply(Message(said("broadcast_over", language)))
        return Reply(Message(said("broadcast_sent", language, count=chats)), edits=True)


def _words(text: str) -> str:
    """What stands behind the command, line by line, without what could disguise it."""
    behind = text.strip().split(maxsplit=1)[1:]
    lines = [clean(line) for line in behind[0].splitlines()] if behind else []
    return "\n".join(lines).strip()


def _deed(incoming: Incoming) -> Deed:
    return Deed(incoming.operator, "", incoming.now)
