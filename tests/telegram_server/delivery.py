"""Updates sent to a webhook, until each is taken."""

import asyncio
import json
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

import aiohttp

from telegram_server.errors import ApiError
from telegram_server.state import World
from telegram_server.updates import Waiting
from telegram_server.wire import dispatch

_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 60.0
_TIMEOUT = aiohttp.ClientTimeout(total=60)


@dataclass
class Delivery:
    """Sends up to `max_connections` updates at once, those of one chat one after the other."""

    world: World
    _busy: dict[int, "asyncio.Task[None]"] = field(default_factory=dict)  # by lane
    _pauses: dict[int, tuple[float, float]] = field(default_factory=dict)  # update -> (pause, when it ends)

    async def run(self) -> None:
        """Deliver until cancelled."""
        async with aiohttp.ClientSession(timeout=_TIMEOUT) as session:
            try:
                while True:
                    await self.world.updates.changed(self._start_due(session))
            finally:
                for task in self._busy.values():
                    task.cancel()
                await asyncio.gather(*self._busy.values(), return_exceptions=True)

    def _start_due(self, session: aiohttp.ClientSession) -> float | None:
        """Start what may start now; when to look again, if a pause is all that is waited for."""
        soonest: float | None = None
        held = set(self._busy)
        for update in self.world.updates.waiting() if self.world.hook.url else ():
            if len(self._busy) >= self.world.hook.most_at_once:
                break
            lane = update.lane()
            if lane in held:
                continue
            held.add(lane)
            due = self._pauses.get(update.id, (0.0, 0.0))[1]
            if due <= self.world.clock.now():
                self._busy[lane] = asyncio.create_task(self._deliver(session, update, lane))
            else:
                soonest = due if soonest is None else min(soonest, due)
        return soonest

    async def _deliver(self, session: aiohttp.ClientSession, update: Waiting, lane: int) -> None:
        try:
            error, body, kind = await self._post(session, update)
            if error is None:
                self.world.updates.drop(update)
                self._pauses.pop(update.id, None)
                self.world.notify()
                await self._call_in(body, kind)
            else:
                self._pause(update, error)
        finally:
            self._busy.pop(lane, None)
            self.world.updates.wake()

    async def _post(self, session: aiohttp.ClientSession, update: Waiting) -> tuple[str | None, str, str]:
        hook = self.world.hook
        headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
        try:
            async with session.post(
                hook.target(), json=update.as_json(), headers=headers, allow_redirects=False
            ) as answer:
                body = await answer.text()
                if HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
                    return None, body, answer.content_type
                return f"Wrong response from the webhook: {answer.status} {answer.reason}", "", ""
        except (aiohttp.ClientError, TimeoutError) as problem:
            timed_out = isinstance(problem, TimeoutError)
            return "Read timeout expired" if timed_out else "Connection refused", "", ""

    def _pause(self, update: Waiting, error: str) -> None:
        now = self.world.clock.now()
        pause = min(self._pauses.get(update.id, (_FIRST_PAUSE / 2, 0.0))[0] * 2, _LONGEST_PAUSE)
        self._pauses[update.id] = (pause, now + pause)
        self.world.hook.error, self.world.hook.error_date = error, int(now)
        self.world.note("(webhook)", f"update {update.id}: {error}; again in {pause:g} s")
        self.world.notify()

    async def _call_in(self, body: str, kind: str) -> None:
        """An answer may carry a call; nobody hears what came of it, as with the real Telegram."""
        call = _read_call(body, kind)
        method = call.pop("method", None)
        if method:
            try:
                await dispatch(self.world, str(method), call)
            except ApiError:
                return  # the refusal is in the transcript


def _read_call(body: str, kind: str) -> dict[str, Any]:
    if kind == "application/x-www-form-urlencoded":
        return dict(parse_qsl(body))
    try:
        call = json.loads(body)
    except ValueError:
        return {}
    return call if isinstance(call, dict) else {}
