"""A server of raw bytes on loopback: it can do what a decent HTTP library would never let it do."""

import asyncio
import contextlib
import re
import socket
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Self

from benchmarks.hostile_answers import Answer

PIECE = 65_536
_TAG = re.compile(r"^If-None-Match:[ \t]*(.*?)\r$", re.IGNORECASE | re.MULTILINE)

Respond = Callable[[str | None], Answer]
"""Makes the answer to one request, given its If-None-Match."""


class HostileServer:
    """One address per feed; a trap that must never be reached, and one that never accepts.

    Args:
        responders: Address, like 127.1.0.1, to what answers there.
        trap: Address of the trap; `trapped` counts its visitors.
        deaf: Address whose queue of connections is full.
        trickle_seconds: Between two bytes of an answer that trickles.
    """

    def __init__(
        self, responders: Mapping[str, Respond], *, trap: str, deaf: str, trickle_seconds: float
    ) -> None:
        self._responders = responders
        self._trap = trap
        self._deaf = deaf
        self._trickle = trickle_seconds
        self._servers: list[asyncio.Server] = []
        self._sockets: list[socket.socket] = []
        self._ports: dict[str, int] = {}
        self._busy: set[asyncio.Task[None]] = set()
        self.trapped = 0

    async def __aenter__(self) -> Self:
        for address, respond in self._responders.items():
            await self._listen(address, respond)
        await self._listen(self._trap, self._spring)
        self._fill(self._deaf)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in self._servers:
            server.close()
        for task in tuple(self._busy):
            task.cancel()
        await asyncio.gather(*self._busy, return_exceptions=True)
        await asyncio.sleep(0)  # aborted connections are closed in the next turn of the loop
        for each in self._sockets:
            each.close()

    def url(self, address: str) -> str:
        """The document at this address."""
        return f"http://{address}:{self._ports[address]}/feed"

    def _spring(self, _: str | None) -> Answer:
        self.trapped += 1
        return Answer(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nsecret")

    async def _listen(self, address: str, respond: Respond) -> None:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task is not None  # a callback of the server is run as a task
            self._busy.add(task)
            try:
                await self._serve(reader, writer, respond)
            finally:
                self._busy.discard(task)

        server = await asyncio.start_server(serve, address, 0)
        self._servers.append(server)
        self._ports[address] = server.sockets[0].getsockname()[1]

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, respond: Respond
    ) -> None:
        try:
            # The client hangs up on most of these answers, which is what they are for.
            with contextlib.suppress(OSError, asyncio.IncompleteReadError):
                request = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                tag = _TAG.search(request)
                answer = respond(tag[1] if tag else None)
                writer.write(answer.data)
                await writer.drain()
                await self._stall(answer, reader, writer)
            if not writer.is_closing():
                writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()
        finally:
            writer.transport.abort()  # the server may stop while an answer nobody reads is still on its way

    async def _stall(
        self, answer: Answer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        if answer.stall == "reset":
            writer.transport.abort()
        elif answer.stall in ("silence", "half"):
            await reader.read()  # until the client gives up
        elif answer.stall == "trickle":
            while not reader.at_eof() and not writer.is_closing():
                writer.write(b" ")
                await writer.drain()
                await asyncio.sleep(self._trickle)
        elif answer.stall == "endless":
            while not writer.is_closing():
                writer.write(f"{PIECE:x}\r\n".encode() + b" " * PIECE + b"\r\n")
                await writer.drain()

    def _fill(self, address: str) -> None:
        """Fill the queue of connections not yet accepted: further ones hang while connecting."""
        deaf = socket.socket()
        deaf.bind((address, 0))
        deaf.listen(0)
        self._ports[address] = deaf.getsockname()[1]
        self._sockets.append(deaf)
        for _ in range(4):
            waiting = socket.socket()
            waiting.setblocking(False)
            waiting.connect_ex((address, self._ports[address]))
            self._sockets.append(waiting)
