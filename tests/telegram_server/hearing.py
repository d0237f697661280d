"""What the bot hears of what people write."""

import re

from telegram_server.entities import Entity, utf16_length
from telegram_server.people import ADMINISTRATORS, Chat, Message, Person
from telegram_server.state import World

_FOUND = re.compile(
    r"(?<!\S)(?P<bot_command>/[a-zA-Z0-9_]{1,32}(?:@\w{3,32})?)(?!\w)|(?<!\w)(?P<mention>@\w{4,32})"
)


def detect(text: str) -> list[Entity]:
    """The commands and mentions Telegram marks in a text somebody types."""
    return [
        {
            "type": match.lastgroup,
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(match.group()),
        }
        for match in _FOUND.finditer(text)
    ]


def is_heard(world: World, chat: Chat, message: Message) -> bool:
    """Whether the bot gets a message: in groups, privacy mode lets commands, mentions and replies pass."""
    member = chat.member(world.bot.id)
    if member is None or member.status in {"left", "kicked"}:
        return False
    if chat.type in {"private", "channel"} or not world.privacy or member.status in ADMINISTRATORS:
        return True
    if "text" not in message and "document" not in message:
        return True  # service messages
    replied = message.get("reply_to_message", {}).get("from", {})
    return replied.get("id") == world.bot.id or _addressed(world.bot, message)


def _addressed(bot: Person, message: Message) -> bool:
    name = f"@{bot.username}".casefold()
    text = message.get("text", "")
    commands = re.findall(r"(?<!\S)/\w+(@\w+)?", text)
    return any(not at or at.casefold() == name for at in commands) or name in text.casefold()


def tell(world: World, kind: str, chat: Chat, message: Message) -> None:
    """Queue an update about a message if the bot hears it, and remember whom it has seen."""
    if is_heard(world, chat, message):
        if "from" in message:
            world.seen.add(message["from"]["id"])
        world.updates.add(kind, message)
