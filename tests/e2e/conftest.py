"""Fixtures of the end-to-end tests; what they are made of is in installation.py and telegram_tools.py."""

from installation import installation, server
from telegram_tools import start, telegram

__all__ = ["installation", "server", "start", "telegram"]
