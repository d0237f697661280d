"""What can go wrong between a bot and Telegram."""

from dataclasses import dataclass, field
from enum import StrEnum


class Fault(StrEnum):
    """A fault of one request. Only the last two let the request take effect."""

    RESET_BEFORE = "connection reset before the request was read"
    ERROR_500 = "500 Internal Server Error"
    BAD_GATEWAY = "502 Bad Gateway"
    FLOOD = "429 Too Many Requests"
    RESET_AFTER = "connection reset after the request was accepted"
    SLOW = "slow answer"


@dataclass
class Planned:
    """A fault for the next `times` calls of `method` (None: of any method but getUpdates)."""

    fault: Fault
    method: str | None
    times: int
    seconds: float
    after: int = 0  # calls that go well before


@dataclass
class Faults:
    """Faults that wait for their calls, in the order they were planned."""

    _planned: list[Planned] = field(default_factory=list)

    def plan(
        self,
        fault: Fault,
        method: str | None = None,
        *,
        times: int = 1,
        seconds: float = 1.0,
        after: int = 0,
    ) -> None:
        """`seconds` is how long a slow answer takes, or what a 429 asks to wait."""
        self._planned.append(Planned(fault, method and method.casefold(), times, seconds, after))

    def clear(self) -> None:
        """Forget the faults that have not happened."""
        self._planned.clear()

    def take(self, method: str) -> Planned | None:
        """The fault of this call, if one was planned for it."""
        name = method.casefold()
        for planned in self._planned:
            if planned.method == name or (planned.method is None and name != "getupdates"):
                if planned.after:
                    planned.after -= 1
                    return None
                planned.times -= 1
                if not planned.times:
                    self._planned.remove(planned)
                return planned
        return None
