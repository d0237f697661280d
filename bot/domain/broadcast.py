"""Words of the operators to everybody."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.chat import Chat


class BroadcastState(StrEnum):
    """How far it is."""

    DRAFT = "draft"  # shown to the operator who wrote it, sent to nobody
    SENDING = "sending"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One message to all chats."""

    id: int
    words: str  # plain text, in lines
    state: BroadcastState
    chats: int = 0  # that it was sent to


@dataclass(frozen=True, slots=True)
class ClaimedBroadcast:
    """A broadcast that this worker may send to one chat."""

    broadcast: Broadcast
    chat: Chat
    attempt: int  # 1 for the first
    unanswered: int = 0  # attempts so far of which nobody knows whether they arrived
