"""How fast messages may go: arithmetic over moments, without a clock. All moments are monotonic seconds.

Limits are those of the Bot API FAQ (about 30 a second over all, one a second in a private chat with short
bursts, 20 a minute in a group); channels are taken to be limited like groups.
"""

from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass, field

BURST = 3  # messages a chat may get at once; Telegram lets short bursts pass
MARGIN = 0.985  # of the overall rate: requests meet on the way, and the server counts arrivals
MINUTE = 61.0  # a minute and what clocks and networks may differ by
MANY_CHATS = 10_000  # chats remembered before idle ones are dropped
ALARM_CHATS = 3  # so many chats refused within ALARM_SECONDS: the whole bot is too fast
ALARM_SECONDS = 1.0


@dataclass(slots=True)
class Spacing:
    """`burst` at once, then one each `seconds` (generic cell rate algorithm)."""

    seconds: float
    burst: int = 1
    _full_at: float = 0.0  # when all of the burst is available again

    def ready_at(self, now: float) -> float:
        """The earliest moment for the next one."""
        return max(now, self._full_at - (self.burst - 1) * self.seconds)

    def take(self, at: float) -> None:
        """Count one that goes at this moment, which `ready_at` has named."""
        self._full_at = max(self._full_at, at) + self.seconds


@dataclass(slots=True)
class Window:
    """At most `most` within any `seconds`."""

    most: int
    seconds: float
    _taken: deque[float] = field(default_factory=deque)

    def ready_at(self, now: float) -> float:
        """The earliest moment for the next one."""
        return max(now, self._taken[0] + self.seconds) if len(self._taken) >= self.most else now

    def take(self, at: float) -> None:
        """Count one that goes at this moment."""
        self._taken.append(at)
        while len(self._taken) > self.most:
            self._taken.popleft()


@dataclass(slots=True)
class _ChatPace:
    spacing: Spacing
    window: Window | None
    shut_until: float = 0.0
    idle_at: float = 0.0  # from then on nothing of the past counts

    def ready_at(self, now: float) -> float:
        ready = max(self.spacing.ready_at(now), self.shut_until)
        return max(ready, self.window.ready_at(now)) if self.window else ready


class Pacer:
    """The pace of the whole bot and of each chat; one chat's wait is no other chat's."""

    def __init__(self, *, per_second: float, chat_seconds: float, group_per_minute: int) -> None:
        self._overall = Spacing(1 / (per_second * MARGIN))
        self._shut_until = 0.0
        self._chat_seconds = chat_seconds
        self._group_per_minute = group_per_minute
        self._chats: dict[Hashable, _ChatPace] = {}
        self._refused: dict[Hashable, float] = {}

    def chat_wait(self, chat: Hashable, *, group: bool, now: float) -> float:
        """Seconds until this chat may get its next message; takes nothing."""
        return self._chat(chat, group, now).ready_at(now) - now

    def take_chat(self, chat: Hashable, *, group: bool, now: float) -> float:
        """Reserve the chat's next place; returns the seconds to wait for it."""
        pace = self._chat(chat, group, now)
        at = pace.ready_at(now)
        pace.spacing.take(at)
        if pace.window:
            pace.window.take(at)
        pace.idle_at = at + max(MINUTE if pace.window else 0.0, BURST * self._chat_seconds)
        return at - now

    def take_overall(self, now: float) -> float:
        """Reserve the bot's next place; returns the seconds to wait for it."""
        at = max(self._overall.ready_at(now), self._shut_until)
        self._overall.take(at)
        return at - now

    def shut_wait(self, now: float) -> float:
        """Seconds until the whole bot may speak again; 0 while it may."""
        return max(0.0, self._shut_until - now)

    def shut(self, now: float, seconds: float) -> None:
        """The whole bot is to be quiet so long."""
        self._shut_until = max(self._shut_until, now + seconds)

    def refused(self, chat: Hashable, *, group: bool, now: float, seconds: float) -> None:
        """The server said 429 for this chat: shut it so long, and the whole bot when many chats hear it."""
        pace = self._chat(chat, group, now)
        pace.shut_until = max(pace.shut_until, now + seconds)
        pace.idle_at = max(pace.idle_at, pace.shut_until)
        self._refused = {k: at for k, at in self._refused.items() if now - at < ALARM_SECONDS} | {chat: now}
        if len(self._refused) >= ALARM_CHATS:
            self.shut(now, seconds)

    def _chat(self, chat: Hashable, group: bool, now: float) -> _ChatPace:
        pace = self._chats.get(chat)
        if pace is None:
            if len(self._chats) >= MANY_CHATS:
                self._chats = {key: old for key, old in self._chats.items() if old.idle_at > now}
            window = Window(self._group_per_minute, MINUTE) if group else None
            pace = self._chats[chat] = _ChatPace(Spacing(self._chat_seconds, BURST), window)
        return pace
