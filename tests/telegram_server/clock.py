"""The server's clock, which a test may move."""

import asyncio
import time


class Clock:
    """Seconds since 1970. It runs like the wall's clock until it is frozen, and jumps when a test says so.

    Limits, deadlines, retention and waits of the server follow it, so that "a minute later"
    takes no minute.
    """

    def __init__(self) -> None:
        self._shift = 0.0
        self._frozen_at: float | None = None
        self._moved = asyncio.Event()

    def now(self) -> float:
        """The time the server believes in."""
        base = time.time() if self._frozen_at is None else self._frozen_at
        return base + self._shift

    def freeze(self) -> None:
        """Stop the clock: from now on it moves by `advance` alone."""
        self._frozen_at = time.time()

    def resume(self) -> None:
        """Let it run again from where it stands."""
        if self._frozen_at is not None:
            self._shift -= time.time() - self._frozen_at
            self._frozen_at = None
            self._wake()

    def advance(self, seconds: float) -> None:
        """Jump forward and wake whoever waited for a moment that has passed."""
        self._shift += seconds
        self._wake()

    def _wake(self) -> None:
        self._moved.set()
        self._moved = asyncio.Event()

    async def wait_until(self, moment: float) -> None:
        """Return once the clock shows `moment`."""
        while (left := moment - self.now()) > 0:
            try:
                await asyncio.wait_for(self._moved.wait(), None if self._frozen_at is not None else left)
            except TimeoutError:
                continue

    async def sleep(self, seconds: float) -> None:
        """Return `seconds` later by this clock."""
        await self.wait_until(self.now() + seconds)
