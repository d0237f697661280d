"""How often a chat may ask for what is costly. Kept in memory alone: who asks is not written down."""

from datetime import datetime, timedelta

from bot.domain.chat import ChatAddress


class Quota:
    """So many times in a span of time; all topics of a chat share them."""

    def __init__(self, times: int, span: timedelta) -> None:
        self.times = times
        self._span = span
        self._taken: dict[int, list[datetime]] = {}

    def wait(self, address: ChatAddress, now: datetime) -> timedelta | None:
        """Take one of them and return None; how long until the next where none is left."""
        self._taken = {
            chat: recent
            for chat, taken in self._taken.items()
            if (recent := [at for at in taken if now - at < self._span])
        }
        taken = self._taken.setdefault(address.chat_id, [])
        if len(taken) >= self.times:
            return taken[0] + self._span - now
        taken.append(now)
        return None
