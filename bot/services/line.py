"""The line to those who are told: whether the messenger's server has been reached since the start."""

import asyncio
from datetime import datetime


class Line:
    """Opened once: what fails later is the matter of each delivery, which is tried again by itself."""

    def __init__(self, away_since: datetime | None = None) -> None:
        """`away_since`: when the start began to look for the server; None where there is none to look for."""
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
