"""A small Bot API over a real socket: keeps updates until they are confirmed, records what it is told.

It knows the calls this program makes and refuses all others.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

TOKEN = "123456789:AAStubStubStubStubStubStubStubStubStub"
BOT = {"id": 123456789, "is_bot": True, "first_name": "nongrata", "username": "nongrata_test_bot"}

Answer = tuple[int, dict[str, Any]]


def refusal(code: int, description: str, **parameters: int) -> Answer:
    body: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    return code, body | ({"parameters": parameters} if parameters else {})


@dataclass
class Sent:
    """A message that stands in a chat."""

    chat_id: int
    message_id: int
    text: str
    topic: int | None
    silent: bool
    keyboard: list[list[dict[str, str]]]

    def button(self, label: str) -> str:
        """The data of the first button with this label."""
        return next(b["callback_data"] for row in self.keyboard for b in row if b["text"].startswith(label))


@dataclass
class BotApi:
    """State of the server; the tests play people through it."""

    url: str = ""
    updates: dict[int, dict[str, Any]] = field(default_factory=dict)
    sent: list[Sent] = field(default_factory=list)
    calls: Counter[str] = field(default_factory=Counter)
    administrators: set[tuple[int, int]] = field(default_factory=set)
    acknowledged: list[dict[str, str]] = field(default_factory=list)
    menus: dict[str, list[str]] = field(default_factory=dict)
    webhook: dict[str, str] = field(default_factory=dict)
    faults: dict[str, deque[Answer | None]] = field(default_factory=dict)  # None: drop after doing it
    _number: int = 100
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def put(self, **update: Any) -> dict[str, Any]:
        """Tell the bot something."""
        self._number += 1
        made = {"update_id": self._number, **update}
        async with self._changed:
            self.updates[self._number] = made
            self._changed.notify_all()
        return made

    async def say(self, text: str, *, chat: dict[str, Any], user: int = 7, **more: Any) -> dict[str, Any]:
        """A person types."""
        self._number += 1
        message = {
            "message_id": self._number,
            "date": 1_700_000_000,
            "chat": chat,
            "from": {"id": user, "is_bot": False, "first_name": "Vera"},
            "text": text,
            **more,
        }
        return await self.put(message=message)

    async def press(self, sent: Sent, label: str, *, chat: dict[str, Any], user: int = 7) -> None:
        """A person presses a button."""
        message: dict[str, Any] = {
            "message_id": sent.message_id,
            "date": 1_700_000_000,
            "chat": chat,
            "from": BOT,
            "text": sent.text,
        }
        if sent.topic:
            message |= {"message_thread_id": sent.topic, "is_topic_message": True}
        await self.put(
            callback_query={
                "id": str(self._number),
                "from": {"id": user, "is_bot": False, "first_name": "Vera"},
                "chat_instance": "1",
                "message": message,
                "data": sent.button(label),
            }
        )

    async def shows(self, words: str, *, after: int = 0, chat: int | None = None) -> Sent:
        """Wait for a message with these words, sent or edited after the first `after`."""
        async with asyncio.timeout(60), self._changed:
            while True:
                for sent in self.sent[after:]:
                    if words in sent.text and chat in {None, sent.chat_id}:
                        return sent
                await self._changed.wait()

    async def until(self, ready: Any) -> None:
        """Wait until something holds."""
        async with asyncio.timeout(60), self._changed:
            await self._changed.wait_for(ready)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.match_info["token"] != TOKEN:
            return web.json_response(refusal(401, "Unauthorized")[1], status=401)
        data = {name: str(value) for name, value in (await request.post()).items()}
        self.calls[method] += 1
        waiting = self.faults.get(method)
        fault = waiting.popleft() if waiting else ()
        if fault:
            return web.json_response(fault[1], status=fault[0])
        handler = getattr(self, f"on_{method.lower()}", None)
        if handler is None:
            return web.json_response(refusal(404, "Not Found: method not found")[1], status=404)
        status, body = await handler(data)
        async with self._changed:
            self._changed.notify_all()
        if fault is None and request.transport is not None:
            request.transport.abort()
        return web.json_response(body, status=status)

    async def on_getme(self, _data: dict[str, str]) -> Answer:
        return 200, {"ok": True, "result": BOT}

    async def on_getupdates(self, data: dict[str, str]) -> Answer:
        offset = int(data.get("offset", "0"))
        self.updates = {n: u for n, u in self.updates.items() if n >= offset}
        async with self._changed:
            try:
                async with asyncio.timeout(min(float(data.get("timeout", "0")), 1.0)):
                    await self._changed.wait_for(lambda: bool(self.updates))
            except TimeoutError:
                pass
        return 200, {"ok": True, "result": [self.updates[n] for n in sorted(self.updates)][:100]}

    async def on_sendmessage(self, data: dict[str, str]) -> Answer:
        self._number += 1
        sent = Sent(
            int(data["chat_id"]),
            self._number,
            data["text"],
            int(data["message_thread_id"]) if "message_thread_id" in data else None,
            data.get("disable_notification") == "true",
            json.loads(data.get("reply_markup", "{}")).get("inline_keyboard", []),
        )
        self.sent.append(sent)
        return 200, {"ok": True, "result": self._shown(sent)}

    async def on_editmessagetext(self, data: dict[str, str]) -> Answer:
        old = next(s for s in self.sent if s.message_id == int(data["message_id"]))
        keys = json.loads(data.get("reply_markup", "{}")).get("inline_keyboard", [])
        edited = Sent(old.chat_id, old.message_id, data["text"], old.topic, old.silent, keys)
        self.sent.append(edited)
        return 200, {"ok": True, "result": self._shown(edited)}

    def _shown(self, sent: Sent) -> dict[str, Any]:
        kind = "private" if sent.chat_id > 0 else "supergroup"
        chat = {"id": sent.chat_id, "type": kind}
        return {"message_id": sent.message_id, "date": 1_700_000_000, "chat": chat, "text": sent.text}

    async def on_answercallbackquery(self, data: dict[str, str]) -> Answer:
        self.acknowledged.append(data)
        return 200, {"ok": True, "result": True}

    async def on_setmycommands(self, data: dict[str, str]) -> Answer:
        scope = json.loads(data["scope"])
        name = f"{scope['type']}{scope.get('chat_id', '')}"
        self.menus[name] = [command["command"] for command in json.loads(data["commands"])]
        return 200, {"ok": True, "result": True}

    async def on_deletewebhook(self, _data: dict[str, str]) -> Answer:
        self.webhook = {}
        return 200, {"ok": True, "result": True}

    async def on_setwebhook(self, data: dict[str, str]) -> Answer:
        self.webhook = data
        return 200, {"ok": True, "result": True}

    async def on_getchat(self, data: dict[str, str]) -> Answer:
        full = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _GIFTS}
        return 200, {
            "ok": True,
            "result": {"id": int(data["chat_id"]), "type": "channel", "title": "Watch", **full},
        }

    async def on_getchatmember(self, data: dict[str, str]) -> Answer:
        user = {"id": int(data["user_id"]), "is_bot": False, "first_name": "Vera"}
        if (int(data["chat_id"]), user["id"]) not in self.administrators:
            return 200, {"ok": True, "result": {"status": "member", "user": user}}
        return 200, {"ok": True, "result": {"status": "creator", "user": user, "is_anonymous": False}}


_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), True
)


@asynccontextmanager
async def bot_api(port: int = 0) -> AsyncIterator[BotApi]:
    """The server, on loopback."""
    api = BotApi()
    app = web.Application()
    app.router.add_post("/bot{token}/{method}", api.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    api.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield api
    finally:
        await runner.cleanup()
