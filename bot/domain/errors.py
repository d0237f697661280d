"""Errors by subject. Each carries what identifies its subject; the cause is chained."""

from dataclasses import dataclass


class NongrataError(Exception):
    """Root of all errors that are explained to people."""


@dataclass
class ConfigError(NongrataError):
    """A configuration file is wrong; the text names file, line and remedy."""

    file: str
    line: int | None
    problem: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.problem}. {self.remedy}"


class UnknownSourceError(NongrataError):
    """No source has that id."""


class UnknownActionError(NongrataError):
    """No action has that number."""


class UnknownReviewError(NongrataError):
    """Nothing waits or waited under that number."""


class RefusedError(NongrataError):
    """An operator's act that cannot be done; the text says why and what to do instead."""


class StoreError(NongrataError):
    """The database refused or is not the one this version needs."""


class StoreUnavailableError(StoreError):
    """The database cannot be used at present: a full disk, a lost connection. The same may go well later."""


class MissingDatabaseError(NongrataError):
    """A question was asked where there is no database: wrong use."""


class RunningError(NongrataError):
    """What was asked for needs the program to be stopped: wrong use."""


class BackupError(NongrataError):
    """A copy of the database could not be made or brought back; nothing was changed."""


class UnhealthyError(NongrataError):
    """The running program gives no sign of life."""


class WorkerKilledError(NongrataError):
    """A parse or a reading took too long or died, and its process was killed."""


class TelegramUnusableError(NongrataError):
    """The bot cannot work with this token or beside this other process; the text says what to do."""
