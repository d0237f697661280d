"""Chats: who is in them, their topics, and leaving them."""

from collections.abc import Callable
from typing import Any

from telegram_server.access import check_presence
from telegram_server.errors import bad_request
from telegram_server.parameters import Params
from telegram_server.people import ADMINISTRATORS, Chat, Member, Topic
from telegram_server.state import World


def _present(world: World, params: Params) -> Chat:
    chat = world.find_chat(params["chat_id"])
    check_presence(world, chat)
    return chat


def get_chat(world: World, params: Params) -> dict[str, Any]:
    gifts = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    more = {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }
    return _present(world, params).as_json() | more


def get_chat_member(world: World, params: Params) -> dict[str, Any]:
    chat = _present(world, params)
    person = world.bot if params["user_id"] == world.bot.id else world.people.get(params["user_id"])
    if person is None:
        raise bad_request("user not found")
    return (chat.member(person.id) or Member(person, "left")).as_json(chat.type)


def get_chat_administrators(world: World, params: Params) -> list[dict[str, Any]]:
    chat = _present(world, params)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    if chat.type == "channel" and chat.members[world.bot.id].status not in ADMINISTRATORS:
        raise bad_request("member list is inaccessible")
    return [m.as_json(chat.type) for m in chat.members.values() if m.status in ADMINISTRATORS]


def get_chat_member_count(world: World, params: Params) -> int:
    return sum(m.status not in {"left", "kicked"} for m in _present(world, params).members.values())


def leave_chat(world: World, params: Params) -> bool:
    chat = _present(world, params)
    if chat.is_private:
        raise bad_request("chat not found")
    chat.members[world.bot.id] = Member(world.bot, "left")
    world.note(chat.title, "the bot leaves")
    world.notify()
    return True


def _forum(world: World, params: Params) -> Chat:
    chat = _present(world, params)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    member = chat.members[world.bot.id]
    if not (member.status in ADMINISTRATORS and member.may("can_manage_topics")):
        raise bad_request("not enough rights to manage topics in the chat")
    return chat


def _topic(chat: Chat, params: Params) -> Topic:
    topic = chat.topics.get(params["message_thread_id"])
    if topic is None:
        raise bad_request("message thread not found")
    return topic


def create_topic(world: World, params: Params) -> dict[str, Any]:
    chat = _forum(world, params)
    if not 1 <= len(params["name"]) <= 128:
        raise bad_request("TOPIC_TITLE_INVALID")
    shown = {"name": params["name"], "icon_color": 7322096}
    message = world.post(chat, world.bot, {"forum_topic_created": shown})
    chat.from_bot.remove(message["message_id"])  # a service message is nothing the bot says
    chat.topics[message["message_id"]] = Topic(message["message_id"], params["name"])
    return shown | {"message_thread_id": message["message_id"]}


def _set_closed(closed: bool) -> Callable[[World, Params], bool]:
    def change(world: World, params: Params) -> bool:
        topic = _topic(_forum(world, params), params)
        if topic.closed is closed:
            raise bad_request("TOPIC_NOT_MODIFIED")
        topic.closed = closed
        return True

    return change


def delete_topic(world: World, params: Params) -> bool:
    chat = _forum(world, params)
    topic = _topic(chat, params)
    del chat.topics[topic.id]
    chat.messages = {i: m for i, m in chat.messages.items() if m.get("message_thread_id") != topic.id}
    world.notify()
    return True


METHODS: dict[str, Any] = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
    "createForumTopic": create_topic,
    "closeForumTopic": _set_closed(True),
    "reopenForumTopic": _set_closed(False),
    "deleteForumTopic": delete_topic,
}
