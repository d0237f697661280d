"""Politeness: one connection per host at a time, a pause between requests, longer ones where asked for."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

_MOST_HOSTS: Final = 2_000  # remembered at once; redirects may name any number of hosts

Monotonic = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]


@dataclass(slots=True)
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0  # requests running or waiting
    free_at: float = 0.0
    stopped_until: float = 0.0


class HostGates:
    """One gate per host name as given in the address."""

    def __init__(
        self, spacing_seconds: float, clock: Monotonic = time.monotonic, sleep: Sleep = asyncio.sleep
    ) -> None:
        self._spacing = spacing_seconds
        self._clock = clock
        self._sleep = sleep
        self._hosts: OrderedDict[str, _Host] = OrderedDict()

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for the host's turn; the pause counts from the end of the request."""
        gate = self._gate(host)
        gate.users += 1
        try:
            async with gate.lock:
                wait = gate.free_at - self._clock()
                if wait > 0:
                    await self._sleep(wait)
                try:
                    yield
                finally:
                    gate.free_at = self._clock() + self._spacing
        finally:
            gate.users -= 1

    def stop(self, host: str, seconds: float) -> None:
        """Leave the host alone for so long; a longer stop stays."""
        gate = self._gate(host)
        gate.stopped_until = max(gate.stopped_until, self._clock() + seconds)

    def seconds_stopped(self, host: str) -> float:
        """How long the host is still to be left alone; 0 if it may be asked."""
        gate = self._hosts.get(host)
        return max(0.0, gate.stopped_until - self._clock()) if gate else 0.0

    def _gate(self, host: str) -> _Host:
        gate = self._hosts.setdefault(host, _Host())
        self._hosts.move_to_end(host)
        if len(self._hosts) > _MOST_HOSTS:
            self._forget_idle()
        return gate

    def _forget_idle(self) -> None:
        """Forget the longest unused hosts whose state says nothing any more."""
        now = self._clock()
        idle = [
            name
            for name, gate in self._hosts.items()
            if not gate.users and gate.free_at <= now and gate.stopped_until <= now
        ]
        for name in idle[: _MOST_HOSTS // 10]:
            if name != next(reversed(self._hosts)):
                del self._hosts[name]
