"""The line to those who are told: whether the messenger's server was reached, and whether it listens."""

import asyncio
from collections.abc import Callable
from datetime import datetime


class Line:
    """Opened once: what fails later is the matter of each delivery, which is tried again by itself."""

    def __init__(
        self, away_since: datetime | None = None, *, quiet: Callable[[], float] = lambda: 0.0
    ) -> None:
        """`away_since`: when the start began to look for the server; None where there is none to look for.

        `quiet` says for how many seconds the server wants to hear nothing.
        """
        self.quiet = quiet
        self._away_since = away_since
        self._open = asyncio.Event()
        if away_since is None:
            self._open.set()

    @property
    def away_since(self) -> datetime | None:
        """Since when the server is looked for in vain; None once it was reached."""
        return self._away_since

    def reached(self) -> None:
        """The server has answered."""
        self._away_since = None
        self._open.set()

    async def wait(self) -> None:
        """Until the server has answered."""
        await self._open.wait()
