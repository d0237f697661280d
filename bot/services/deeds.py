"""An operator's act, as it is kept on record."""

from dataclasses import dataclass
from datetime import datetime

from bot.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Deed:
    """Who corrects, why, and when."""

    by: str
    why: str  # empty where no reason is asked for
    at: datetime

    def record(self, uow: UnitOfWork, word: str, what: str) -> None:
        """Keep a line of it."""
        uow.audit.add(self.at, self.by, word, f"{what}: {self.why}" if self.why else what)
