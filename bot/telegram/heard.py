"""What an update says, as data: who did what where. Pure: rights are asked about elsewhere."""

import re
from dataclasses import dataclass

from telegram import CallbackQuery, Message, Update, User
from telegram.constants import ChatType

from bot.chat.commands import is_command
from bot.domain.chat import ChatAddress, ChatKind
from bot.render.words import LANGUAGES

_KINDS = {
    ChatType.PRIVATE: ChatKind.PRIVATE,
    ChatType.GROUP: ChatKind.GROUP,
    ChatType.SUPERGROUP: ChatKind.SUPERGROUP,
    ChatType.CHANNEL: ChatKind.CHANNEL,
}
_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,64})(?:@([A-Za-z0-9_]+))?(?=\s|$)")
_DEEP_LINK = re.compile(r"/start\s+(ex|ev)-([0-9]{1,15})\s*")


@dataclass(frozen=True, slots=True)
class Heard:
    """One command, question or press."""

    address: ChatAddress
    kind: ChatKind
    user_id: int | None  # None: somebody who speaks as a chat
    as_chat: bool = False  # an anonymous administrator: speaks as the group itself
    text: str | None = None
    button: str | None = None
    query_id: str | None = None  # of a press, to be acknowledged
    message_id: int | None = None  # the message typed, or the one whose button was pressed
    editable: bool = False
    language: str | None = None  # of the person's app, in a private chat, if it is one of ours

    @property
    def private(self) -> bool:
        return self.kind is ChatKind.PRIVATE


def chat_kind(kind: str) -> ChatKind:
    """Telegram's type of chat as ours."""
    return _KINDS[ChatType(kind)]


def lane_of(update: Update) -> int:
    """Updates of one lane are handled in order: the chat's number, else the user's."""
    chat, user = update.effective_chat, update.effective_user
    return chat.id if chat else user.id if user else 0


def read(update: Update, username: str) -> Heard | None:
    """What was said to us; None for everything else: talk of groups, commands of other bots, edits."""
    if update.callback_query is not None:
        return _read_press(update.callback_query)
    return _read_message(update.message, username) if update.message is not None else None


def _read_message(message: Message, username: str) -> Heard | None:
    if message.text is None or message.is_automatic_forward or message.via_bot is not None:
        return None
    kind = chat_kind(message.chat.type)
    text = _for_us(message.text.strip(), username, private=kind is ChatKind.PRIVATE)
    if not text:
        return None
    sender = message.sender_chat
    user = message.from_user if sender is None else None
    topic = message.message_thread_id if message.is_topic_message else None
    linked = _DEEP_LINK.fullmatch(text) if kind is ChatKind.PRIVATE else None
    return Heard(
        ChatAddress(message.chat.id, topic),
        kind,
        user.id if user else None,
        as_chat=sender is not None and sender.id == message.chat.id,
        text=None if linked else text,
        button=f"{linked[1]}:{linked[2]}" if linked else None,
        message_id=message.message_id,
        language=_language(user, kind),
    )


def _language(user: User | None, kind: ChatKind) -> str | None:
    """From an IETF tag such as "zh-hans" (Bot API, User.language_code)."""
    if user is None or kind is not ChatKind.PRIVATE:
        return None
    tag = (user.language_code or "").partition("-")[0].lower()
    return tag if tag in LANGUAGES else None


def _for_us(text: str, username: str, *, private: bool) -> str:
    """The text without our name behind its command; empty when it is not for us."""
    found = _COMMAND.match(text)
    if found is None:
        return text if private else ""
    name, addressee = found[1], found[2]
    if addressee and addressee.casefold() != username.casefold():
        return ""
    # Several bots may sit in a group: a command nobody is named in and we do not have is another's.
    if not private and not addressee and not is_command(name):
        return ""
    return f"/{name}{text[found.end() :]}"


def _read_press(query: CallbackQuery) -> Heard | None:
    message = query.message
    if message is None or query.data is None:
        return None
    topic = None
    if isinstance(message, Message) and message.is_topic_message:
        topic = message.message_thread_id
    kind = chat_kind(message.chat.type)
    return Heard(
        ChatAddress(message.chat.id, topic),
        kind,
        query.from_user.id,
        button=query.data,
        query_id=query.id,
        message_id=message.message_id,
        editable=message.is_accessible,
        language=_language(query.from_user, kind),
    )
