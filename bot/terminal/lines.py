"""Lines of an input, read without holding up the loop: terminal, pipe, file or nothing at all."""

import asyncio
import codecs
import os
import select
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import IO

Putter = Callable[[str | None], None]

_CHUNK = 4096
_LONGEST = 65_536  # characters without a newline that are kept


@asynccontextmanager
async def lines_of(stream: IO[str]) -> AsyncIterator[AsyncIterator[str]]:
    """The lines to come, without their newlines, until the end of input.

    A thread waits for input and for its own end: `connect_read_pipe` refuses files, and a thread in
    `readline` could not be stopped and would make the interpreter abort at exit.
    """
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[str | None] = asyncio.Queue()
    wake_read, wake_write = os.pipe()

    def put(line: str | None) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(queue.put_nowait, line)

    thread = threading.Thread(target=_read, args=(stream.fileno(), wake_read, put), name="input", daemon=True)
    thread.start()
    try:
        yield _drain(queue)
    finally:
        os.write(wake_write, b"x")
        await asyncio.to_thread(thread.join)
        os.close(wake_read)
        os.close(wake_write)


async def _drain(queue: "asyncio.Queue[str | None]") -> AsyncIterator[str]:
    while (line := await queue.get()) is not None:
        yield line


def _read(descriptor: int, wake: int, put: Putter) -> None:
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    pending = ""
    while True:
        ready, _, _ = select.select([descriptor, wake], [], [])
        if wake in ready:
            return
        try:
            data = os.read(descriptor, _CHUNK)
        except OSError:  # a terminal that hung up
            data = b""
        *whole, pending = (pending + decoder.decode(data, final=not data)).split("\n")
        for line in whole:
            put(line.rstrip("\r"))
        pending = pending[-_LONGEST:]
        if not data:
            if pending:
                put(pending)
            put(None)
            return
