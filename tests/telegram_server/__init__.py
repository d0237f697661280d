"""A strict Telegram for tests of bots; `README.md` tells how to use it."""

from telegram_server.clock import Clock
from telegram_server.errors import ApiError
from telegram_server.faults import Fault
from telegram_server.groups import Channel, Group
from telegram_server.limits import NO_LIMITS, Limits
from telegram_server.people import Person, Topic
from telegram_server.rooms import Private
from telegram_server.server import TelegramServer, User
from telegram_server.shown import Press, Shown

__all__ = [
    "NO_LIMITS",
    "ApiError",
    "Channel",
    "Clock",
    "Fault",
    "Group",
    "Limits",
    "Person",
    "Press",
    "Private",
    "Shown",
    "TelegramServer",
    "Topic",
    "User",
]
