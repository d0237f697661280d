"""An HTTP server that sends exactly the bytes a test wants, well-formed or not, and remembers requests."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

CRLF = "\r\n"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: its target, and its headers with names in lower case."""

    target: str
    headers: dict[str, str]


Reply = bytes | Callable[[asyncio.StreamWriter], Awaitable[None]]


def answer(status: str = "200 OK", body: bytes = b"", *headers: str) -> bytes:
    """A whole answer with the right length; a header is a line."""
    head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return (CRLF.join(head) + CRLF * 2).encode("latin-1") + body


@dataclass
class RawServer:
    """Answers by path; each connection serves one request.

    A list of replies is given one after the other, the last one again and again.
    """

    address: str = "127.0.0.1"
    asked: list[Asked] = field(default_factory=list)
    hung_up: asyncio.Event = field(default_factory=asyncio.Event)  # a client left before its answer ended
    most_at_once: int = 0
    _replies: dict[str, list[Reply]] = field(default_factory=dict)
    _at_once: int = 0
    _server: asyncio.Server | None = None
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, self.address, 0)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def port(self) -> int:
        assert self._server is not None
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    def url(self, path: str = "/", host: str = "") -> str:
        return f"http://{host or self.address}:{self.port}{path}"

    def set(self, path: str, *replies: Reply) -> str:
        """Reply so from now on; the address."""
        self._replies[path] = list(replies)
        return self.url(path)

    def targets(self) -> Sequence[str]:
        return [asked.target for asked in self.asked]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            await self._exchange(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            self.hung_up.set()
        except asyncio.CancelledError:
            pass  # the test is over; asyncio would log a stream's cancelled task as an error
        finally:
            self._at_once -= 1
            writer.close()
            self._tasks.discard(task)

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split(CRLF)
        pairs = (line.partition(":") for line in lines if line)
        target = first.split(" ")[1]
        self.asked.append(Asked(target, {name.lower(): value.strip() for name, _, value in pairs}))
        waiting = self._replies.get(target) or [answer("404 Not Found", b"nothing here")]
        reply = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        if isinstance(reply, bytes):
            writer.write(reply)
            await writer.drain()
        else:
            await reply(writer)


def then_silence(start: bytes) -> Callable[[asyncio.StreamWriter], Awaitable[None]]:
    """Send so much, then nothing, with the connection open until the test ends or the client leaves."""

    async def reply(writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        await writer.drain()
        await asyncio.Event().wait()

    return reply


def endless(start: bytes, piece: bytes) -> Callable[[asyncio.StreamWriter], Awaitable[None]]:
    """Send the piece again and again for as long as somebody listens."""

    async def reply(writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        while True:
            writer.write(piece)
            await writer.drain()

    return reply
