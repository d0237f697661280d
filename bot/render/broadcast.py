"""Words of the operators, as chats see them, and how far they got."""

from bot.domain.broadcast import Broadcast
from bot.domain.chat import Button, Chat, Message, Reach
from bot.render.markup import bold, esc
from bot.render.words import say

OPEN_BROADCAST = "ob"  # number of the broadcast
BROADCAST_REACH = "br"  # the same, for operators: how far it got
MOST = 3_000  # UTF-16 units: with the heading one message in every language (Bot API, sendMessage: 4096)


def render_broadcast(broadcast: Broadcast, chat: Chat) -> Message:
    """The message; in a discreet chat nothing of what it says."""
    if not chat.discreet:
        return open_broadcast(broadcast, chat.language)
    button = Button(say("b_open", chat.language), data=f"{OPEN_BROADCAST}:{broadcast.id}")
    return Message(say("cover_broadcast", chat.language), ((button,),))


def open_broadcast(broadcast: Broadcast, language: str) -> Message:
    """Whose words they are, then the words, as they were given."""
    words = "\n".join(esc(line, MOST) for line in broadcast.words.split("\n"))
    return Message(f"📣 {bold(say('from_operators', language))}\n{words}")


def render_reach(broadcast: Broadcast, reach: Reach, chat: Chat) -> Message:
    """Told to the operators at the end; in a discreet chat of theirs nothing of what it says."""
    if not chat.discreet:
        return open_reach(broadcast, reach, chat.language)
    button = Button(say("b_open", chat.language), data=f"{BROADCAST_REACH}:{broadcast.id}")
    return Message(say("cover_broadcast", chat.language), ((button,),))


def open_reach(broadcast: Broadcast, reach: Reach, language: str) -> Message:
    """How many it reached; the others have left, blocked the bot or were forgotten meanwhile."""
    values = {"number": broadcast.id, "count": reach.delivered, "total": broadcast.chats}
    return Message(say("broadcast_reached", language, **values))
