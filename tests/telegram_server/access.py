"""Whether the bot may write into a chat, and where in it."""

from telegram_server.errors import bad_request, forbidden
from telegram_server.parameters import Params
from telegram_server.people import ADMINISTRATORS, Chat, Message
from telegram_server.state import World

_KIND_OF_MESSAGE = {
    "can_send_messages": "text messages", "can_send_documents": "documents", "can_send_photos": "photos",
}  # fmt: skip


def check_presence(world: World, chat: Chat) -> None:
    """Refuse what Telegram refuses to a bot that is not (or no longer) in the chat.

    Raises:
        ApiError: 403, or 400 for a group that was upgraded.
    """
    if chat.migrated_to is not None:
        raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
    member = chat.member(world.bot.id)
    if chat.is_private:
        _check_person(world, chat)
    elif member is None or member.status == "left":
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    elif member.status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")


def _check_person(world: World, chat: Chat) -> None:
    member = chat.member(world.bot.id)
    if world.people[chat.id].deactivated:
        raise forbidden("user is deactivated")
    if member is None:
        raise forbidden("bot can't initiate conversation with a user")
    if member.status == "kicked":
        raise forbidden("bot was blocked by the user")


def chat_to_write(world: World, params: Params, right: str = "can_send_messages") -> Chat:
    """The chat of `chat_id`, if the bot may send such a message there.

    Raises:
        ApiError: with Telegram's reason.
    """
    chat = world.find_chat(params["chat_id"])
    check_presence(world, chat)
    member = chat.members[world.bot.id]
    if chat.type == "channel":
        if not (member.status in ADMINISTRATORS and member.may("can_post_messages")):
            raise bad_request("need administrator rights in the channel chat")
    elif member.status == "restricted" and not member.may(right):
        raise bad_request(f"not enough rights to send {_KIND_OF_MESSAGE[right]} to the chat")
    return chat


def placement(world: World, chat: Chat, params: Params) -> Message:
    """The fields that say in which topic a message stands and what it replies to.

    Raises:
        ApiError: 400, no such topic, a closed one, or nothing to reply to.
    """
    place: Message = {}
    thread = params.get("message_thread_id")
    if thread is not None and chat.is_forum:
        topic = chat.topics.get(thread)
        if topic is None:
            raise bad_request("message thread not found")
        member = chat.members[world.bot.id]
        if topic.closed and not (member.status in ADMINISTRATORS and member.may("can_manage_topics")):
            raise bad_request("TOPIC_CLOSED")
        place |= {"message_thread_id": thread, "is_topic_message": True}
    if reply := params.get("reply_parameters"):
        target = chat.messages.get(reply["message_id"])
        if target is not None:
            place["reply_to_message"] = {k: v for k, v in target.items() if k != "reply_to_message"}
        elif not reply.get("allow_sending_without_reply"):
            raise bad_request("message to be replied not found")
    return place


def own_message(world: World, params: Params, missing: str) -> tuple[Chat, Message]:
    """The bot's message that a call wants to change.

    Raises:
        ApiError: 400 with `missing`, or because the message is not the bot's.
    """
    chat = world.find_chat(params.get("chat_id") or 0)
    check_presence(world, chat)
    message = chat.messages.get(params.get("message_id") or 0)
    if message is None:
        raise bad_request(missing)
    if message["message_id"] not in chat.from_bot:
        raise bad_request("message can't be edited")
    return chat, message
