"""Groups, supergroups with topics, and channels, as tests use them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from telegram_server.files import store
from telegram_server.hearing import tell
from telegram_server.parameters import Upload
from telegram_server.people import (
    ADMIN_RIGHTS,
    ADMINISTRATORS,
    ANONYMOUS,
    CHANNEL_RIGHTS,
    GROUP_RIGHTS,
    Chat,
    Member,
    Message,
    Person,
    Topic,
)
from telegram_server.rooms import Room


@dataclass(eq=False)
class _Shared(Room):
    """What groups and channels have in common: the bot comes and goes by somebody's hand."""

    async def adds_bot(self, by: Person, *, rights: Iterable[str] | None = None) -> None:
        """Add the bot as a member, or as an administrator with `rights`."""
        old = self.chat.member(self._world.bot.id)
        self._change_bot(by, "member" if rights is None else "administrator", frozenset(rights or ()))
        if self.chat.type != "channel" and (old is None or old.status in {"left", "kicked"}):
            self._write(by, {"new_chat_members": [self._world.bot.as_json()]})

    async def promotes_bot(self, by: Person) -> None:
        """Make the bot an administrator with all rights."""
        await self.adds_bot(by, rights=ADMIN_RIGHTS + GROUP_RIGHTS + CHANNEL_RIGHTS)

    async def restricts_bot(self, by: Person, *, rights: Iterable[str] = ()) -> None:
        """Leave the bot in the chat with these rights of a member only."""
        self._change_bot(by, "restricted", frozenset(rights))

    async def kicks_bot(self, by: Person) -> None:
        """Remove the bot for good."""
        self._change_bot(by, "kicked")

    def joins(self, person: Person, status: str = "member") -> None:
        """Let a person in, or change what the person is here, unnoticed by the bot."""
        self.chat.members[person.id] = Member(person, status)


@dataclass(eq=False)
class Group(_Shared):
    """A basic group or a supergroup, perhaps with topics."""

    async def says(
        self,
        person: Person,
        text: str,
        *,
        topic: Topic | None = None,
        reply_to: int | None = None,
        anonymous: bool = False,
    ) -> Message:
        """Let a member write; an anonymous administrator writes in the name of the group."""
        return self._say(*self._sender(person, text, anonymous=anonymous), **self._where(topic, reply_to))

    def _sender(self, person: Person, text: str, *, anonymous: bool) -> tuple[Person, str]:
        member = self.chat.member(person.id)
        if member is None or (anonymous and member.status not in ADMINISTRATORS):
            raise AssertionError(f"{person.first_name} may not write so in {self.chat.title}.")
        return (ANONYMOUS if anonymous else person), text

    async def sends_document(self, person: Person, name: str, content: bytes) -> Message:
        """Let a member send a file."""
        return self._write(person, {"document": store(self._world, Upload(name, content, ""))})

    async def opens_topic(self, by: Person, name: str) -> Topic:
        """Open a topic."""
        message = self._write(by, {"forum_topic_created": {"name": name, "icon_color": 7322096}})
        return self.chat.topics.setdefault(message["message_id"], Topic(message["message_id"], name))

    async def closes_topic(self, by: Person, topic: Topic) -> None:
        """Close a topic: members can read it, administrators of topics can write."""
        topic.closed = True
        self._write(by, {"forum_topic_closed": {}} | self._where(topic, None))

    async def upgrades(self, by: Person, *, told: bool = True) -> "Group":
        """Turn a basic group into a supergroup, which has a new id; the old chat only points at it.

        With `told=False` the bot hears nothing of it, as when it was down for longer than updates are kept.
        """
        chat = Chat(
            -1_000_000_000_000 + self.id, "supergroup", self.chat.title, members=dict(self.chat.members)
        )
        self._world.chats[chat.id] = chat
        group = Group(self._world, chat)
        if told:
            self._write(by, {"migrate_to_chat_id": chat.id})
            group._write(by, {"migrate_from_chat_id": self.id})
        self.chat.migrated_to = chat.id
        return group

    def _where(self, topic: Topic | None, reply_to: int | None) -> dict[str, Any]:
        place: Message = {}
        if topic is not None:
            place |= {"message_thread_id": topic.id, "is_topic_message": True}
        if reply_to is not None:
            place["reply_to_message"] = self.chat.messages[reply_to]
        return place


@dataclass(eq=False)
class Channel(_Shared):
    """A channel: its posts are signed by itself."""

    async def posts(self, text: str) -> Message:
        """Publish a text."""
        return self._say(None, text)

    async def edits_post(self, message_id: int, text: str) -> None:
        """Change a post that the bot did not write."""
        tell(
            self._world,
            "edited_channel_post",
            self.chat,
            self._world.edit(self.chat, message_id, {"text": text}),
        )
