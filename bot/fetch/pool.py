"""A process that hostile documents are read in: killed when it takes too long, replaced when it dies.

It is handed one document at a time. Pebble would take more, but a process that dies before Pebble has read
which of them it had begun fails all of them.
"""

import asyncio
import ctypes
import functools
import multiprocessing
import os
import pickle
import resource
import signal
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self, TypeVar, cast

from pebble import ProcessExpired, ProcessPool

from bot.domain.errors import WorkerKilledError

T = TypeVar("T")
Initializer = Callable[[], object]
Answer = tuple[bool, object]  # whether the function returned; its value, or what it raised

_PR_SET_PDEATHSIG: Final = 1  # linux/prctl.h
# Python, its libraries and the vocabulary map about 300 MB of address space; the rest is for one document.
# A body is capped at 5 MB, and a tree of it takes some hundred bytes per byte.
MEMORY_BYTES: Final = 1_500_000_000
MAX_TASKS: Final = 2_000  # then a fresh process: what hostile documents leaked goes with the old one


@dataclass(frozen=True, slots=True)
class _Call:
    function: Callable[..., object]
    args: tuple[object, ...]
    timeout_seconds: float


class ParsePool:
    """Runs pure functions in a separate process; an async context manager.

    Functions, arguments and results are pickled, so functions are named at the top of a module (or a
    `functools.partial` of such). The process is started with the first call. Starting it imports the main
    module of the program once more, which therefore has to import the rest inside of its function `main`.

    Args:
        initializer: Called once in each new process, e.g. to load the vocabulary; picklable.
        max_tasks: After so many calls the process is replaced.
        memory_bytes: Address space of the process: one document must not take the machine's memory.
    """

    def __init__(
        self,
        *,
        initializer: Initializer | None = None,
        max_tasks: int = MAX_TASKS,
        memory_bytes: int = MEMORY_BYTES,
    ) -> None:
        self._initializer = initializer
        self._max_tasks = max_tasks
        self._memory_bytes = memory_bytes
        self._handed: IO[bytes] | None = None  # the initializer, for each process to read
        self._pool: ProcessPool | None = None
        self._closed = False
        self._turn = asyncio.Lock()
        self._awaited: asyncio.Future[Answer] | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def run(self, function: Callable[..., T], *args: object, timeout_seconds: float) -> T:
        """Call the function in the process. Waiting for a free process does not count as time.

        Raises:
            WorkerKilledError: after `timeout_seconds`, or when the process died.
            Exception: whatever the function raised.
        """
        if self._closed:
            raise RuntimeError("ParsePool is closed")
        name = _name(function)
        async with self._turn:
            try:
                answered, value = await self._tried(_Call(function, args, timeout_seconds))
            except TimeoutError as error:
                raise WorkerKilledError(f"{name} took longer than {timeout_seconds:g} seconds") from error
            except (ProcessExpired, BrokenProcessPool) as error:
                raise WorkerKilledError(f"The process died in {name}") from error
        if not answered:
            raise cast("Exception", value)
        return cast("T", value)

    async def close(self) -> None:
        """Kill the processes; calls under way fail with WorkerKilledError."""
        self._closed = True
        pool, self._pool = self._pool, None
        if pool is not None:
            _stop(pool)
            await asyncio.to_thread(pool.join)
        if self._handed is not None:
            self._handed.close()
        if self._awaited is not None:
            self._awaited.cancel()  # Pebble leaves some open for ever

    async def _tried(self, call: _Call) -> Answer:
        """The process's answer; a second one is asked where nothing tells that this call ended the first."""
        try:
            return await self._answer(call)
        except BrokenProcessPool:
            if self._closed:
                raise
            return await self._answer(call)

    async def _answer(self, call: _Call) -> Answer:
        self._awaited = asyncio.wrap_future(self._scheduled(call))
        try:
            return await self._awaited
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if self._closed and not (task and task.cancelling()):
                raise BrokenProcessPool("closed") from None  # the pool was stopped, not its caller
            raise
        finally:
            self._awaited = None

    def _scheduled(self, call: _Call) -> Future[Answer]:
        pool = self._running_pool()
        try:
            return pool.schedule(_call, args=(call.function, call.args), timeout=call.timeout_seconds)
        except RuntimeError as error:  # it broke since it was looked at
            raise BrokenProcessPool(str(error)) from error

    def _running_pool(self) -> ProcessPool:
        if self._closed:
            raise BrokenProcessPool("closed")  # while this call waited for its turn
        if self._pool is not None and not self._pool.active:
            # A process died while idle, or its initializer failed: Pebble gives up, we start afresh.
            _stop(self._pool)
            self._pool = None
        if self._handed is None:
            self._handed = _stored(self._initializer)
        if self._pool is None:
            self._pool = ProcessPool(
                max_workers=1,
                max_tasks=self._max_tasks,
                initializer=_start,
                initargs=(os.getpid(), self._memory_bytes, _place(self._handed)),
                # Not "fork": the parent runs threads. Not "forkserver": one more process to keep in memory.
                context=multiprocessing.get_context("spawn"),
            )
        return self._pool


def _start(parent: int, memory_bytes: int, handed: Path) -> None:
    """Runs first in a new process: die with the parent, even if that is killed; limit memory; load."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before we asked to be told
            os._exit(1)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, hard))
    initializer: Initializer | None = pickle.loads(handed.read_bytes())  # noqa: S301 - our own file, closed to others
    if initializer is not None:
        initializer()


def _stored(initializer: Initializer | None) -> IO[bytes]:
    """A file in memory that goes with this process and that nobody can delete before.

    Handed over as an argument it would go through a pipe, which holds less than a vocabulary: whoever starts
    the process would stand still until that has read it, and for ever when it dies before. Only Linux has
    files in memory; elsewhere it is one in the temporary folder.
    """
    if sys.platform == "linux":
        file: IO[bytes] = os.fdopen(os.memfd_create("nongrata-worker"), "wb+")
    else:
        file = tempfile.NamedTemporaryFile(prefix="nongrata-worker-")  # noqa: SIM115 - kept until the pool closes
    pickle.dump(initializer, file)
    file.flush()
    return file


def _place(file: IO[bytes]) -> Path:
    """Where a worker finds the file: closed to other users (proc(5), /proc/pid/fd)."""
    return Path(f"/proc/{os.getpid()}/fd/{file.fileno()}" if sys.platform == "linux" else file.name)


def _call(function: Callable[..., object], args: tuple[object, ...]) -> Answer:
    """The function's own errors travel as values: a TimeoutError of its own is not ours."""
    try:
        return True, function(*args)
    except SystemExit:
        # Raised again on the other side it would end the whole program.
        os._exit(1)
    except Exception as error:  # noqa: BLE001 - raised again on the other side
        return False, _portable(error)


def _portable(error: Exception) -> Exception:
    """The error, or its words where it cannot be built again: unpickling it would break the pool."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - we made these bytes ourselves
    except Exception:  # noqa: BLE001 - an error may do anything while it is copied
        return RuntimeError(repr(error))
    return error


def _stop(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]  # Pebble publishes types, but not for this method


def _name(function: Callable[..., object]) -> str:
    while isinstance(function, functools.partial):
        function = function.func
    return getattr(function, "__qualname__", "a function")
