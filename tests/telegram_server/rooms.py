"""Chats as tests use them: say something, wait for what the bot says."""

from dataclasses import dataclass, field
from typing import Any

from telegram_server.access import placement
from telegram_server.files import store
from telegram_server.hearing import detect, tell
from telegram_server.parameters import Upload
from telegram_server.people import Chat, Member, Message, Person
from telegram_server.shown import Shown
from telegram_server.state import World


@dataclass(eq=False)
class Room:
    """A chat of any type."""

    _world: World = field(repr=False)
    chat: Chat
    _read: int = field(default=0, repr=False)
    _edits_read: int = field(default=0, repr=False)

    @property
    def id(self) -> int:
        """The chat id."""
        return self.chat.id

    @property
    def bot_messages(self) -> list[Shown]:
        """All messages of the bot that still stand, oldest first."""
        return [Shown(self._world, self.chat, i) for i in self.chat.from_bot if i in self.chat.messages]

    async def next_message(self, seconds: float = 10.0) -> Shown:
        """The next message of the bot that no wait has returned yet."""
        return await self._world.until(self._next, f"message in {self.chat.title}", seconds)

    def _next(self) -> Shown | None:
        while self._read < len(self.chat.from_bot):
            message_id = self.chat.from_bot[self._read]
            self._read += 1
            if message_id in self.chat.messages:
                return Shown(self._world, self.chat, message_id)
        return None

    async def next_edit(self, seconds: float = 10.0) -> Shown:
        """The message that was edited next, as far as no such wait has returned the edit yet."""
        return await self._world.until(self._edit, f"edit in {self.chat.title}", seconds)

    def _edit(self) -> Shown | None:
        if self._edits_read >= len(self.chat.edits):
            return None
        self._edits_read += 1
        return Shown(self._world, self.chat, self.chat.edits[self._edits_read - 1]["message_id"])

    def unread(self) -> list[Shown]:
        """What the bot has said and no wait has returned, without waiting; it counts as read now."""
        found = []
        while (shown := self._next()) is not None:
            found.append(shown)
        return found

    def menu_of(self, person: Person) -> dict[str, str]:
        """The commands Telegram would offer to a person here, with their descriptions."""
        language = person.language_code or ""
        for scope in self._scopes(person):
            for wanted in dict.fromkeys((language, "")):
                if commands := self._world.commands.get((scope, wanted)):
                    return {command["command"]: command["description"] for command in commands}
        return {}

    def _scopes(self, person: Person) -> list[str]:
        if self.chat.is_private:
            return [f"chat {self.id}", "all_private_chats", "default"]
        member = self.chat.member(person.id)
        boss = member is not None and member.status in {"creator", "administrator"}
        scopes = [f"chat_member {self.id} {person.id}"]
        scopes += [f"chat_administrators {self.id}"] if boss else []
        scopes += [f"chat {self.id}"]
        scopes += ["all_chat_administrators"] if boss else []
        return [*scopes, "all_group_chats", "default"]

    def _say(self, sender: Person | None, text: str, **more: Any) -> Message:
        content: Message = {"text": text, "entities": detect(text) or None} | more
        return self._write(sender, {k: v for k, v in content.items() if v is not None})

    def _write(self, sender: Person | None, content: Message) -> Message:
        message = self._world.post(self.chat, sender, content)
        tell(self._world, "channel_post" if self.chat.type == "channel" else "message", self.chat, message)
        return message

    def _change_bot(self, actor: Person, status: str, rights: frozenset[str] = frozenset()) -> None:
        """Change what the bot is here, and tell it so."""
        bot = self._world.bot
        old = self.chat.member(bot.id) or Member(bot, "left")
        new = Member(bot, status, rights)
        self.chat.members[bot.id] = new
        self._world.seen.add(actor.id)
        self._world.note(self.chat.title, f"{actor.first_name} makes the bot: {status}")
        self._world.updates.add(
            "my_chat_member",
            {
                "chat": self.chat.as_json(),
                "from": actor.as_json(),
                "date": int(self._world.clock.now()),
                "old_chat_member": old.as_json(self.chat.type),
                "new_chat_member": new.as_json(self.chat.type),
            },
        )


@dataclass(eq=False)
class Private(Room):
    """A person's chat with the bot."""

    async def says(self, text: str, *, reply_to: int | None = None) -> Message:
        """Send a text to the bot; the first one starts the conversation."""
        reply = {"reply_parameters": {"message_id": reply_to}} if reply_to is not None else {}
        self._start()
        place = placement(self._world, self.chat, reply)
        return self._say(self._world.people[self.id], text, **place)

    async def sends_document(self, name: str, content: bytes) -> Message:
        """Send a file to the bot."""
        self._start()
        document = store(self._world, Upload(name, content, ""))
        return self._write(self._world.people[self.id], {"document": document})

    def _start(self) -> None:
        member = self.chat.member(self._world.bot.id)
        if member is not None and member.status == "kicked":
            raise AssertionError("The bot is blocked here: unblock it first.")
        if member is None:
            self.chat.members[self._world.bot.id] = Member(self._world.bot)

    async def blocks_bot(self) -> None:
        """Block the bot, which is told so."""
        self._change_bot(self._world.people[self.id], "kicked")

    async def unblocks_bot(self) -> None:
        """Take the block back."""
        self._change_bot(self._world.people[self.id], "member")
