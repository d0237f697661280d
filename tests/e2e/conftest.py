"""Fixtures of the end-to-end tests; what they are made of is in installation.py and telegram_tools.py."""

from installation import installation, server
from telegram_tools import first_start, home, house

__all__ = ["first_start", "home", "house", "installation", "server"]
