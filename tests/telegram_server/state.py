"""Everything the test Telegram knows: the one mutable place."""

import asyncio
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from telegram_server.clock import Clock
from telegram_server.errors import bad_request
from telegram_server.limits import Flood
from telegram_server.parameters import Upload
from telegram_server.people import ANONYMOUS, Chat, Message, Person
from telegram_server.transcript import Transcript, describe
from telegram_server.updates import Updates
from telegram_server.webhook import Hook

Found = TypeVar("Found")
CALLBACK_SECONDS = 30


@dataclass
class Query:
    """A callback or inline query: answered once, and in time."""

    id: str
    asked: float
    answer: dict[str, Any] | None = None


@dataclass
class World:
    """Persons, chats, files and queues around one bot."""

    token: str
    bot: Person
    clock: Clock
    flood: Flood
    transcript: Transcript
    updates: Updates
    privacy: bool = True
    hook: Hook = field(default_factory=Hook)
    chats: dict[int, Chat] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    queries: dict[str, Query] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[dict[str, str]]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    _ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def new_id(self) -> int:
        """A number used nowhere else."""
        return next(self._ids)

    def complain(self, what: str) -> None:
        """Remember something Telegram accepts in silence and no bot means to do."""
        self.complaints.append(what)
        self.note("(complaint)", what)

    def note(self, place: str, what: str) -> None:
        """A line in the transcript."""
        self.transcript.note(self.clock.now(), place, what)

    def find_chat(self, chat_id: int | str) -> Chat:
        """The chat of an id or a public @name.

        Raises:
            ApiError: 400, the bot has never seen such a chat.
        """
        text = str(chat_id)
        if text.startswith("@"):
            named = (c for c in self.chats.values() if c.username and not c.is_private)
            found = next((c for c in named if f"@{c.username}".casefold() == text.casefold()), None)
        else:
            found = self.chats.get(int(text)) if text.lstrip("-").isdecimal() else None
        if found is None or (self.bot.id not in found.members and found.id not in self.seen):
            raise bad_request("chat not found")
        return found

    def post(self, chat: Chat, sender: Person | None, content: Message) -> Message:
        """Put a message into a chat; in channels, and by anonymous administrators, the chat speaks."""
        chat.last_id += 1
        message: Message = {"message_id": chat.last_id, "date": int(self.clock.now()), "chat": chat.as_json()}
        if sender is not None and chat.type != "channel":
            message["from"] = sender.as_json()
        if sender is ANONYMOUS or "from" not in message:
            message["sender_chat"] = chat.as_json()
        message |= content
        chat.messages[chat.last_id] = message
        if sender is self.bot:
            chat.from_bot.append(chat.last_id)
        self.note(chat.title, f"{sender.first_name if sender else chat.title}: {describe(message)}")
        self.notify()
        return message

    def edit(self, chat: Chat, message_id: int, changes: Message) -> Message:
        """Replace what a message shows; a change to None takes the field away."""
        old = chat.messages[message_id]
        new = {key: value for key, value in (old | changes).items() if value is not None}
        new["edit_date"] = int(self.clock.now())
        chat.messages[message_id] = new
        chat.edits.append(new)
        self.note(chat.title, f"(edited {message_id}) {describe(new)}")
        self.notify()
        return new

    def open_query(self) -> Query:
        """A query that waits for its answer from now on."""
        query = Query(str(10**15 + self.new_id()), self.clock.now())
        self.queries[query.id] = query
        return query

    def answer_query(self, query_id: str, answer: dict[str, Any]) -> None:
        """Keep the answer to a query.

        Raises:
            ApiError: 400, it was answered before, is too old, or never was.
        """
        query = self.queries.get(query_id)
        if query is None or query.answer is not None or self.clock.now() - query.asked > CALLBACK_SECONDS:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        query.answer = answer
        self.notify()

    def notify(self) -> None:
        """Let tests that wait look again."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def until(self, probe: Callable[[], Found | None], what: str, seconds: float = 10.0) -> Found:
        """What `probe` finds, as soon as it finds something.

        Raises:
            AssertionError: nothing within `seconds` of real time; it shows the end of the transcript.
        """
        try:
            async with asyncio.timeout(seconds):
                while (found := probe()) is None:
                    await self._changed.wait()
                return found
        except TimeoutError:
            raise AssertionError(
                f"No {what} within {seconds} s. What happened:\n{self.transcript.tail()}"
            ) from None
