"""What goes into a conversation and what comes out: data only, so that every face speaks the same."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.chat import Attachment, ChatAddress, ChatKind, Message
from bot.settings import Access

CAPTION_UNITS = 1024  # UTF-16 units after parsing (Bot API, sendDocument)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing somebody did: typed a text, or pressed a button.

    The adapter decides who is who: `is_operator` by user id, `may_administer` by the chat's own rules
    (always true in a private chat).
    """

    address: ChatAddress
    kind: ChatKind
    now: datetime  # aware, UTC
    text: str | None = None
    button: str | None = None  # the data of the button
    is_operator: bool = False
    operator: str = ""  # which one, for the record of what operators do; empty for everybody else
    may_administer: bool = True
    bot_name: str = ""  # at Telegram; empty elsewhere
    first_language: str | None = None  # of the person's app, in a private chat: until the chat has its own

    @property
    def private(self) -> bool:
        return self.kind in (ChatKind.PRIVATE, ChatKind.TERMINAL)


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. `edits`: it replaces the message whose button was pressed.

    With a `file` the message is its caption: at most CAPTION_UNITS, without buttons.
    """

    message: Message
    edits: bool = False
    file: Attachment | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What /privacy has to say of this installation; None: the operator has not said."""

    server_place: str | None = None  # e.g. "Germany, at a hosting company"
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class Installation:
    """Who may do what here, as the settings say."""

    access: Access = Access.OPEN
    operators: tuple[int, ...] = ()  # user ids at Telegram
    operator_chat: int | None = None


ANYBODYS = Installation()
NOTHING_SAID = About()
