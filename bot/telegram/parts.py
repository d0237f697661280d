"""How far a message of several parts has come: a retry goes on where the last try ended.

Kept for the life of the process alone. After a restart the whole is sent again: at least once.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bot.domain.chat import ChatAddress, Receipt

KEPT_SECONDS = 6 * 3600.0  # after the last try; as long as a delivery is tried
MOST = 1_000  # messages begun and not ended; the oldest is forgotten, and would be sent as a whole


@dataclass(slots=True)
class Progress:
    """The parts of one message that stand in the chat, and the receipt of the first."""

    first: Receipt | None = None
    standing: list[str] = field(default_factory=list)

    def done(self, parts: Sequence[str]) -> int:
        """How many of these need not be sent: the first ones that stand as they are.

        Never the last: on it hang the buttons, and with it the message is complete.
        """
        same = 0
        while same < min(len(self.standing), len(parts) - 1) and self.standing[same] == parts[same]:
            same += 1
        return same

    def arrived(self, number: int, part: str, receipt: Receipt) -> None:
        """The part of this number (the first is 0) stands; what stood from there on is replaced by it."""
        self.standing[number:] = [part]
        if number == 0 or self.first is None:
            self.first = receipt


class Unfinished:
    """Messages of several parts that were begun, by their chat and first part."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._begun: OrderedDict[tuple[ChatAddress, str], tuple[float, Progress]] = OrderedDict()

    def take(self, address: ChatAddress, first: str) -> Progress:
        """How far this message had come; from now on it is the caller's."""
        at, progress = self._begun.pop((address, first), (0.0, Progress()))
        return progress if self._monotonic() - at < KEPT_SECONDS else Progress()

    def keep(self, address: ChatAddress, progress: Progress) -> None:
        """It will be tried again."""
        if progress.standing:
            self._begun[address, progress.standing[0]] = (self._monotonic(), progress)
        while len(self._begun) > MOST:
            self._begun.popitem(last=False)
