"""What an examination found."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.chat import Overdue
from bot.domain.counted import counted


class Grade(StrEnum):
    """How bad it is."""

    OK = "ok"
    NOTE = "note"  # works, and worth knowing
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's."""

    grade: Grade
    subject: str
    text: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.grade:8} {self.subject:9} {self.text}" + (f". {self.remedy}" if self.remedy else "")


def undelivered(overdue: Overdue) -> str:
    """Alerts that nobody can be told, as a sentence without its full stop."""
    chats = counted(overdue.chats, "chat")
    return f"alerts wait for {chats} since {overdue.since:%Y-%m-%d %H:%M} UTC, and nobody was reached since"


def unreached(since: datetime) -> str:
    """A start that has not found Telegram yet, as a sentence without its full stop."""
    return (
        f"Telegram is away: it has not been reached since {since:%Y-%m-%d %H:%M} UTC, and alerts wait for it"
    )


def ok(subject: str, text: str) -> Finding:
    """Nothing to do."""
    return Finding(Grade.OK, subject, text)


def note(subject: str, text: str, remedy: str) -> Finding:
    """Something to know."""
    return Finding(Grade.NOTE, subject, text, remedy)


def problem(subject: str, text: str, remedy: str) -> Finding:
    """Something to mend."""
    return Finding(Grade.PROBLEM, subject, text, remedy)
