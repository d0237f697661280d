"""The server: one bot's Telegram on a loopback port."""

import asyncio
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from telegram_server.clock import Clock
from telegram_server.delivery import Delivery
from telegram_server.faults import Fault, Faults
from telegram_server.groups import Channel, Group
from telegram_server.limits import Flood, Limits
from telegram_server.people import Chat, Member, Person
from telegram_server.rooms import Private
from telegram_server.shown import Press
from telegram_server.state import World
from telegram_server.transcript import Transcript
from telegram_server.updates import Updates
from telegram_server.wire import Wire, dispatch

# Numbers as large as today's, so that what is too small for them is noticed.
_PERSONS, _GROUPS = 7_012_345_000, 4_987_654_000
_SUPERGROUPS, _CHANNELS = 1_002_123_456_000, 1_002_345_678_000


class User(Person):
    """A person of the test."""

    _world: World

    def private(self) -> Private:
        """The chat of this person with the bot."""
        chat = self._world.chats[self.id]
        return Private(self._world, chat, len(chat.from_bot), len(chat.edits))

    async def asks_inline(self, text: str) -> Press:
        """Type the bot's name and `text` into the input field of some chat."""
        query = self._world.open_query()
        self._world.note("(inline)", f"{self.first_name} asks {text!r}")
        body = {"id": query.id, "from": self.as_json(), "query": text, "offset": ""}
        self._world.updates.add("inline_query", body)
        return Press(self._world, query)

    def deactivate(self) -> None:
        """Delete the account."""
        self.deactivated = True


class TelegramServer:
    """A strict Telegram for one bot; use it with `async with`.

    On leaving, complaints that nobody cleared fail the test: they are what Telegram would accept in silence
    although no bot means it (an unknown parameter, a lost entity), and methods this server does not play.
    """

    def __init__(
        self,
        token: str = "123456:TEST-token-of-nobody",  # noqa: S107 - an invented token of a server on loopback
        *,
        username: str = "test_bot",
        limits: Limits | None = None,
        privacy: bool = True,
        transcript: Path | None = None,
    ) -> None:
        """`limits` are Telegram's own unless given; `privacy` is the privacy mode in groups."""
        clock = Clock()
        bot = Person(int(token.split(":", maxsplit=1)[0]), "Test Bot", username, is_bot=True)
        self.world = World(
            token, bot, clock, Flood(limits or Limits()), Transcript(transcript), Updates(clock), privacy
        )
        self._faults = Faults()
        self._runner: web.AppRunner | None = None
        self._delivery: asyncio.Task[None] | None = None
        self._port = 0
        self._ids = 0

    @property
    def token(self) -> str:
        """The bot's token."""
        return self.world.token

    @property
    def url(self) -> str:
        """The server's address: PTB's `base_url` is this plus `/bot`, `base_file_url` plus `/file/bot`."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def clock(self) -> Clock:
        """The server's clock."""
        return self.world.clock

    @property
    def proxy(self) -> dict[str, str]:
        """Addresses for webhooks: what begins with a key is sent to the value instead."""
        return self.world.hook.proxy

    @property
    def complaints(self) -> list[str]:
        """What the bot did that Telegram would accept in silence; clear it if it was meant."""
        return self.world.complaints

    async def __aenter__(self) -> Self:
        """Listen."""
        await self.listen()
        self._delivery = asyncio.create_task(Delivery(self.world).run())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop.

        Raises:
            AssertionError: complaints are left, and nothing else went wrong.
        """
        if self._delivery is not None:
            self._delivery.cancel()
            await asyncio.gather(self._delivery, return_exceptions=True)
        await self.refuse()
        self.world.transcript.close()
        if error is None and self.complaints:
            raise AssertionError("Telegram would accept this in silence:\n" + "\n".join(self.complaints))

    async def listen(self) -> None:
        """Accept connections, on the same port as before."""
        app = Wire(self.world, self._faults).application()
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1, handler_cancellation=True)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True)
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def refuse(self) -> None:
        """Close all connections and refuse new ones until `listen`."""
        if self._runner is not None:
            runner, self._runner = self._runner, None
            await runner.cleanup()

    @property
    def refusals(self) -> list[str]:
        """What the bot was refused, oldest first, as `sendMessage: 429 Too Many Requests: ...`."""
        return self.world.refusals

    async def call(self, method: str, **params: Any) -> Any:
        """Call a method as the bot would, without the network.

        Raises:
            ApiError: the refusal the bot would see.
        """
        return await dispatch(self.world, method, params)

    async def polled(self, seconds: float = 10.0) -> None:
        """Wait until a long poll of the bot hangs on the server."""
        await self.world.until(lambda: self.world.updates.polls or None, "long poll", seconds)

    def fail(
        self,
        fault: Fault,
        method: str | None = None,
        *,
        times: int = 1,
        seconds: float = 1.0,
        after: int = 0,
    ) -> None:
        """Plan a fault for the calls of a method, or of any but getUpdates, that come `after` so many."""
        self._faults.plan(fault, method, times=times, seconds=seconds, after=after)

    def clear(self) -> None:
        """Forget the faults that have not happened."""
        self._faults.clear()

    def user(
        self,
        name: str,
        *,
        username: str | None = None,
        language: str | None = "en",
        user_id: int | None = None,
    ) -> User:
        """A new person, unknown to the bot; with `user_id` one whom settings may name beforehand."""
        user = User(user_id or _PERSONS + self._next_id(), name, username, language)
        user._world = self.world
        self.world.people[user.id] = user
        self.world.chats[user.id] = Chat(user.id, "private", name, username)
        return user

    def group(self, title: str, *, owner: Person, members: Iterable[Person] = ()) -> Group:
        """A basic group without the bot."""
        return Group(self.world, self._chat(Chat(-_GROUPS - self._next_id(), "group", title), owner, members))

    def supergroup(
        self,
        title: str,
        *,
        owner: Person,
        members: Iterable[Person] = (),
        topics: bool = False,
        chat_id: int | None = None,
    ) -> Group:
        """A supergroup without the bot, with or without topics; `chat_id` is for settings that name it."""
        number = chat_id or -_SUPERGROUPS - self._next_id()
        chat = Chat(number, "supergroup", title, is_forum=topics)
        return Group(self.world, self._chat(chat, owner, members))

    def channel(self, title: str, *, owner: Person, username: str | None = None) -> Channel:
        """A channel without the bot."""
        chat = Chat(-_CHANNELS - self._next_id(), "channel", title, username)
        return Channel(self.world, self._chat(chat, owner, ()))

    def _chat(self, chat: Chat, owner: Person, members: Iterable[Person]) -> Chat:
        self.world.chats[chat.id] = chat
        chat.members = {person.id: Member(person) for person in members}
        chat.members[owner.id] = Member(owner, "creator")
        return chat

    def _next_id(self) -> int:
        self._ids += 1
        return self._ids
