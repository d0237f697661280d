"""Messages: sending, editing, deleting."""

from typing import Any

from telegram_server.access import chat_to_write, own_message, placement
from telegram_server.entities import Text, clean, settle, utf16_length
from telegram_server.errors import bad_request
from telegram_server.html_text import parse_html
from telegram_server.keyboards import check_markup
from telegram_server.markdown_text import parse_markdown
from telegram_server.parameters import Params
from telegram_server.people import Chat, Message
from telegram_server.state import World

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_DELETABLE_SECONDS = 48 * 3600
_PARSERS = {"html": parse_html, "markdownv2": parse_markdown}


def read_text(world: World, params: Params, name: str = "text", most: int = 4096) -> Message:
    """The fields of a text or a caption, parsed and measured.

    Raises:
        ApiError: 400 for markup Telegram does not take, and for a text that is empty or too long.
    """
    raw = params.get(name) or ""
    mode = params.get("parse_mode")
    if not mode:
        parsed = settle(
            clean(raw), list(params.get("entities" if name == "text" else "caption_entities") or ()), []
        )
    elif parser := _PARSERS.get(mode.casefold()):
        parsed = parser(raw)
    else:
        raise bad_request("unsupported parse_mode")
    for lost in parsed.lost:
        world.complain(lost)
    if utf16_length(parsed.text) > most:
        raise bad_request("message is too long" if name == "text" else "message caption is too long")
    if name == "text" and not parsed.text:
        raise bad_request("message text is empty")
    return _fields(parsed, name)


def _fields(parsed: Text, name: str) -> Message:
    """A text without entities takes those of the old one away: None says so to an edit."""
    entities = "entities" if name == "text" else "caption_entities"
    return {name: parsed.text or None, entities: list(parsed.entities) or None}


def deliver(world: World, chat: Chat, params: Params, content: Message) -> Message:
    """Put the bot's message into the chat, if its place is good and the flood limit lets it pass."""
    place = placement(world, chat, params)
    markup = check_markup(params.get("reply_markup"))
    paid = bool(params.get("allow_paid_broadcast"))
    world.flood.admit(chat.id, world.clock.now(), private=chat.is_private, paid=paid)
    if params.get("disable_notification"):
        chat.silent.add(chat.last_id + 1)
    if params.get("protect_content"):
        content["has_protected_content"] = True
    shown = place | {k: v for k, v in content.items() if v is not None}
    return world.post(chat, world.bot, shown | ({"reply_markup": markup} if markup else {}))


def send_message(world: World, params: Params) -> Message:
    content = read_text(world, params)
    check_markup(params.get("reply_markup"))
    chat = chat_to_write(world, params)
    if options := params.get("link_preview_options"):
        content["link_preview_options"] = options
    return deliver(world, chat, params, content)


def _edit(world: World, params: Params, content: Message) -> Message:
    """Without a reply markup, an edit takes the keyboard away."""
    markup = check_markup(params.get("reply_markup"), inline_only=True)
    chat, message = own_message(world, params, "message to edit not found")
    changes = content | {"reply_markup": markup}
    if all(message.get(name) == value for name, value in changes.items()):
        raise bad_request(_NOT_MODIFIED)
    return world.edit(chat, message["message_id"], changes)


def edit_text(world: World, params: Params) -> Message:
    content = read_text(world, params)
    _, message = own_message(world, params, "message to edit not found")
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return _edit(world, params, content)


def edit_caption(world: World, params: Params) -> Message:
    content = read_text(world, params, "caption", 1024)
    _, message = own_message(world, params, "message to edit not found")
    if "text" in message:
        raise bad_request("there is no caption in the message to edit")
    return _edit(world, params, content)


def edit_markup(world: World, params: Params) -> Message:
    return _edit(world, params, {})


def send_chat_action(world: World, params: Params) -> bool:
    chat_to_write(world, params)
    return True


def delete_message(world: World, params: Params) -> bool:
    chat, message = own_message(world, params, "message to delete not found")
    if world.clock.now() - message["date"] > _DELETABLE_SECONDS:
        raise bad_request("message can't be deleted")
    del chat.messages[message["message_id"]]
    world.note(chat.title, f"(deleted {message['message_id']})")
    world.notify()
    return True


METHODS: dict[str, Any] = {
    "sendMessage": send_message,
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageReplyMarkup": edit_markup,
    "deleteMessage": delete_message,
    "sendChatAction": send_chat_action,
}
