"""Where the test Telegram lets a bot write, and what it hears there."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import pytest

from telegram_server import ApiError, Group, TelegramServer, User


async def refusal(call: Awaitable[Any]) -> str:
    with pytest.raises(ApiError) as caught:
        await call
    return f"{caught.value.code} {caught.value.description}"


async def heard(telegram: TelegramServer, offset: int = 0) -> list[str]:
    """The kinds of the updates that wait, messages with their text; they are confirmed by it."""
    updates = await telegram.call("getUpdates", offset=offset)
    found = [u["message"].get("text", "(service)") if "message" in u else min(u) for u in updates]
    if updates:
        await telegram.call("getUpdates", offset=updates[-1]["update_id"] + 1)
    return found


async def club(telegram: TelegramServer, *, topics: bool = False) -> tuple[Group, User]:
    ann = telegram.user("Ann")
    group = telegram.supergroup("Club", owner=ann, members=[telegram.user("Bob")], topics=topics)
    await group.adds_bot(ann)
    await heard(telegram)
    return group, ann


async def test_a_private_chat_is_open_from_start_to_block() -> None:
    async with TelegramServer() as telegram:
        ann = telegram.user("Ann")
        chat = ann.private()
        say = partial(telegram.call, "sendMessage", chat_id=chat.id, text="x")
        assert await refusal(say()) == "400 Bad Request: chat not found"
        await chat.says("/start")
        assert (await say())["text"] == "x"
        await chat.blocks_bot()
        assert await refusal(say()) == "403 Forbidden: bot was blocked by the user"
        await chat.unblocks_bot()
        assert (await say())["text"] == "x"
        assert await heard(telegram) == ["/start", "my_chat_member", "my_chat_member"]
        ann.deactivate()
        assert await refusal(say()) == "403 Forbidden: user is deactivated"


async def test_a_member_of_a_group_who_never_started_cannot_be_written_to() -> None:
    async with TelegramServer() as telegram:
        group, ann = await club(telegram)
        await group.says(ann, "/start")
        say = telegram.call("sendMessage", chat_id=ann.id, text="x")
        assert await refusal(say) == "403 Forbidden: bot can't initiate conversation with a user"


@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_a_group_is_closed_before_the_bot_is_added_and_after_it_is_kicked(kind: str) -> None:
    async with TelegramServer() as telegram:
        ann = telegram.user("Ann")
        make: Callable[..., Group] = getattr(telegram, kind)
        group = make("Club", owner=ann)
        assert "chat not found" in await refusal(telegram.call("sendMessage", chat_id=group.id, text="x"))
        await group.adds_bot(ann)
        await telegram.call("sendMessage", chat_id=group.id, text="x")
        await group.kicks_bot(ann)
        kicked = await refusal(telegram.call("sendMessage", chat_id=group.id, text="x"))
        assert kicked == f"403 Forbidden: bot was kicked from the {kind} chat"
        await group.adds_bot(ann)
        await telegram.call("leaveChat", chat_id=group.id)
        gone = await refusal(telegram.call("sendMessage", chat_id=group.id, text="x"))
        assert gone == f"403 Forbidden: bot is not a member of the {kind} chat"


async def test_the_bot_is_told_what_it_becomes_in_a_group() -> None:
    async with TelegramServer() as telegram:
        ann = telegram.user("Ann")
        group = telegram.group("Club", owner=ann)
        await group.adds_bot(ann)
        joined, service = await telegram.call("getUpdates")
        assert joined["my_chat_member"]["old_chat_member"]["status"] == "left"
        assert joined["my_chat_member"]["new_chat_member"]["status"] == "member"
        assert service["message"]["new_chat_members"][0]["id"] == telegram.world.bot.id


async def test_a_restricted_bot_may_send_only_what_it_is_left() -> None:
    async with TelegramServer() as telegram:
        group, ann = await club(telegram)
        await group.restricts_bot(ann, rights=["can_send_documents"])
        text = await refusal(telegram.call("sendMessage", chat_id=group.id, text="x"))
        assert text == "400 Bad Request: not enough rights to send text messages to the chat"
        await group.restricts_bot(ann, rights=["can_send_messages"])
        await telegram.call("sendMessage", chat_id=group.id, text="x")


async def test_an_upgraded_group_names_its_new_id_and_both_chats_say_so() -> None:
    async with TelegramServer() as telegram:
        ann = telegram.user("Ann")
        group = telegram.group("Club", owner=ann)
        await group.adds_bot(ann)
        await heard(telegram)
        bigger = await group.upgrades(ann)
        with pytest.raises(ApiError, match="group chat was upgraded to a supergroup chat") as caught:
            await telegram.call("sendMessage", chat_id=group.id, text="x")
        assert caught.value.parameters == {"migrate_to_chat_id": bigger.id}
        await telegram.call("sendMessage", chat_id=bigger.id, text="x")
        old, new = await telegram.call("getUpdates")
        assert old["message"]["migrate_to_chat_id"] == bigger.id
        assert new["message"]["migrate_from_chat_id"] == group.id


async def test_an_upgrade_that_is_not_told_shows_only_when_the_bot_writes() -> None:
    async with TelegramServer() as telegram:
        ann = telegram.user("Ann")
        group = telegram.group("Club", owner=ann)
        await group.adds_bot(ann)
        await heard(telegram)
        await group.upgrades(ann, told=False)
        assert await heard(telegram) == []
        assert "was upgraded" in await refusal(telegram.call("sendMessage", chat_id=group.id, text="x"))
        assert telegram.refusals == [
            "sendMessage: 400 Bad Request: group chat was upgraded to a supergroup chat"
        ]


async def test_privacy_mode_lets_commands_mentions_and_replies_pass() -> None:
    async with TelegramServer() as telegram:
        group, ann = await club(telegram)
        sent = await telegram.call("sendMessage", chat_id=group.id, text="x")
        for text in ("hello", "/help", "/help@other_bot", "/help@test_bot", "ask @Test_bot", "mail@test"):
            await group.says(ann, text)
        await group.says(ann, "yes", reply_to=sent["message_id"])
        assert await heard(telegram) == ["/help", "/help@test_bot", "ask @Test_bot", "yes"]


@pytest.mark.parametrize("admin", [True, False])
async def test_without_privacy_mode_or_as_administrator_the_bot_hears_everything(admin: bool) -> None:
    async with TelegramServer(privacy=admin) as telegram:
        group, ann = await club(telegram)
        if admin:
            await group.promotes_bot(ann)
        await group.says(ann, "hello")
        assert (await heard(telegram))[-1] == "hello"


async def test_an_anonymous_administrator_speaks_as_the_group() -> None:
    async with TelegramServer() as telegram:
        group, ann = await club(telegram)
        await group.says(ann, "/help", anonymous=True)
        await group.says(ann, "/help")
        hidden, shown = [update["message"] for update in await telegram.call("getUpdates")]
        assert (hidden["sender_chat"]["id"], hidden["from"]["username"]) == (group.id, "GroupAnonymousBot")
        assert "sender_chat" not in shown
        bob = telegram.user("Rob")
        group.joins(bob)
        with pytest.raises(AssertionError, match="may not write so"):
            await group.says(bob, "/help", anonymous=True)


async def test_topics_are_found_closed_and_left_out() -> None:
    async with TelegramServer() as telegram:
        group, ann = await club(telegram, topics=True)
        topic = await group.opens_topic(ann, "Alerts")
        say = partial(telegram.call, "sendMessage", chat_id=group.id, text="x")
        assert (await say(message_thread_id=topic.id))["message_thread_id"] == topic.id
        assert await refusal(say(message_thread_id=1)) == "400 Bad Request: message thread not found"
        assert await refusal(say(message_thread_id=99)) == "400 Bad Request: message thread not found"
        general = await telegram.call("sendMessage", chat_id=group.id, text="x")
        assert "message_thread_id" not in general
        await group.closes_topic(ann, topic)
        assert await refusal(say(message_thread_id=topic.id)) == "400 Bad Request: TOPIC_CLOSED"
        await group.promotes_bot(ann)
        assert (await say(message_thread_id=topic.id))["is_topic_message"]


async def test_a_thread_in_a_chat_without_topics_is_ignored() -> None:
    async with TelegramServer() as telegram:
        group, _ = await club(telegram)
        sent = await telegram.call("sendMessage", chat_id=group.id, text="x", message_thread_id=7)
        assert "message_thread_id" not in sent


async def test_a_bot_with_the_right_opens_closes_and_deletes_topics() -> None:
    async with TelegramServer() as telegram:
        group, ann = await club(telegram, topics=True)
        create = partial(telegram.call, "createForumTopic", chat_id=group.id, name="Alerts")
        assert "not enough rights to manage topics" in await refusal(create())
        await group.promotes_bot(ann)
        place = {"chat_id": group.id, "message_thread_id": (await create())["message_thread_id"]}
        assert await telegram.call("closeForumTopic", **place)
        assert "TOPIC_NOT_MODIFIED" in await refusal(telegram.call("closeForumTopic", **place))
        assert await telegram.call("deleteForumTopic", **place)
        assert "message thread not found" in await refusal(telegram.call("sendMessage", text="x", **place))


async def test_a_channel_takes_posts_of_administrators_only() -> None:
    async with TelegramServer() as telegram:
        ann = telegram.user("Ann")
        channel = telegram.channel("News", owner=ann, username="news")
        say = partial(telegram.call, "sendMessage", chat_id="@News", text="x")
        await channel.adds_bot(ann)
        assert await refusal(say()) == "400 Bad Request: need administrator rights in the channel chat"
        members = telegram.call("getChatAdministrators", chat_id=channel.id)
        assert "member list is inaccessible" in await refusal(members)
        await channel.adds_bot(ann, rights=["can_edit_messages"])
        assert await refusal(say()) == "400 Bad Request: need administrator rights in the channel chat"
        await channel.promotes_bot(ann)
        post = await say()
        assert "from" not in post
        assert (await channel.next_message()).text == "x"
        await channel.posts("hello")
        assert (await telegram.call("getUpdates"))[-1]["channel_post"]["sender_chat"]["id"] == channel.id
        await channel.kicks_bot(ann)
        assert await refusal(say()) == "403 Forbidden: bot was kicked from the channel chat"


async def test_members_are_told_with_their_rights() -> None:
    async with TelegramServer() as telegram:
        group, ann = await club(telegram)
        ask = partial(telegram.call, "getChatMember", chat_id=group.id)
        assert (await ask(user_id=ann.id))["status"] == "creator"
        assert (await ask(user_id=telegram.user("Eve").id))["status"] == "left"
        assert await refusal(ask(user_id=5)) == "400 Bad Request: user not found"
        (boss,) = await telegram.call("getChatAdministrators", chat_id=group.id)
        assert boss["user"]["first_name"] == "Ann"
        await group.promotes_bot(ann)
        assert (await ask(user_id=telegram.world.bot.id))["can_manage_topics"]
        assert await telegram.call("getChatMemberCount", chat_id=group.id) == 3
        chat = ann.private()
        await chat.says("/start")
        private = telegram.call("getChatAdministrators", chat_id=chat.id)
        assert "no administrators in the private chat" in await refusal(private)
