"""The sign of life: one request to an address that raises the alarm when it is no longer called."""

from collections.abc import Awaitable, Callable
from importlib.metadata import version

import aiohttp
import structlog
from pydantic import SecretStr

log = structlog.get_logger(__name__)

SECONDS = 10.0


class Heartbeat:
    """Calls the operator's address. The address is a secret: it stands in no log and no error.

    It is the operator's own choice, so unlike a source it may be private.
    """

    def __init__(self, url: str, *, seconds: float = SECONDS) -> None:
        self._url = url
        self._agent = f"nongrata/{version('nongrata')}"
        self._timeout = aiohttp.ClientTimeout(total=seconds)

    async def beat(self) -> bool:
        """Call once; whether it was heard. A failure is logged and nothing more."""
        try:
            async with (
                aiohttp.ClientSession(timeout=self._timeout, headers={"User-Agent": self._agent}) as session,
                session.get(self._url) as answer,
            ):
                heard = answer.ok
                problem = f"status {answer.status}"
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            heard, problem = False, type(error).__name__
        if not heard:
            log.warning("heartbeat.failed", problem=problem)
        return heard


def make_beat(url: SecretStr | None) -> Callable[[], Awaitable[bool]] | None:
    """Calls the address when called; None without one."""
    return None if url is None else Heartbeat(url.get_secret_value()).beat
