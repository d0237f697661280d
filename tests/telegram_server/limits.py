"""Flood limits: how many messages Telegram takes, and how long a scope stays shut after too many."""

import math
from collections import defaultdict, deque
from dataclasses import dataclass, field

from telegram_server.errors import too_many

_ALL = 0  # the scope of the whole bot; chats have other ids


@dataclass(frozen=True)
class Limits:
    """Telegram's figures; None switches a limit off."""

    per_second: int | None = 30
    paid_per_second: int = 1000
    private_per_second: float | None = 1.0
    private_burst: int = 5
    group_per_minute: int | None = 20


NO_LIMITS = Limits(per_second=None, private_per_second=None, group_per_minute=None)


@dataclass
class Flood:
    """Counts accepted messages. Groups and channels share one rule; edits are not counted."""

    limits: Limits = field(default_factory=Limits)
    _shut: dict[int, float] = field(default_factory=dict)
    _sent: dict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _spent: dict[int, tuple[float, float]] = field(
        default_factory=dict
    )  # private chat -> (tokens used, when)

    def shut(self, scope: int, now: float, seconds: float) -> None:
        """Close a chat's scope, or the bot's (0), for `seconds`."""
        self._shut[scope] = now + seconds

    def admit(self, chat_id: int, now: float, *, private: bool, paid: bool = False) -> None:
        """Count one message.

        Raises:
            ApiError: 429 with the seconds to wait. Asking while shut neither counts nor prolongs.
        """
        for scope in (_ALL, chat_id):
            if (left := self._shut.get(scope, now) - now) > 0:
                raise too_many(math.ceil(left))
        per_second = self.limits.paid_per_second if paid else self.limits.per_second
        self._window(_ALL, now, per_second, 1.0)
        if private:
            self._bucket(chat_id, now)
        else:
            self._window(chat_id, now, self.limits.group_per_minute, 60.0)
        self._sent[_ALL].append(now)

    def _window(self, scope: int, now: float, most: int | None, seconds: float) -> None:
        sent = self._sent[scope]
        while sent and sent[0] <= now - seconds:
            sent.popleft()
        if most is not None and len(sent) >= most:
            self._refuse(scope, now, sent[0] + seconds - now)
        if scope != _ALL:
            sent.append(now)

    def _bucket(self, chat_id: int, now: float) -> None:
        rate = self.limits.private_per_second
        if rate is None:
            return
        used, when = self._spent.get(chat_id, (0.0, now))
        used = max(0.0, used - (now - when) * rate)
        if used + 1 > self.limits.private_burst:
            self._refuse(chat_id, now, (used + 1 - self.limits.private_burst) / rate)
        self._spent[chat_id] = (used + 1, now)

    def _refuse(self, scope: int, now: float, seconds: float) -> None:
        wait = max(1, math.ceil(seconds))
        self.shut(scope, now, wait)
        raise too_many(wait)
