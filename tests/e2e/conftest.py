"""Fixtures of the end-to-end tests; what they are made of is in installation.py and telegram_tools.py."""

from installation import first_start, installation, new_installation, server
from telegram_tools import home, house

__all__ = ["first_start", "home", "house", "installation", "new_installation", "server"]
