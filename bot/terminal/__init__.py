"""The same chat in a terminal."""

from bot.terminal.adapter import TERMINAL, TerminalMessenger, run_terminal
from bot.terminal.plain import to_plain

__all__ = ["TERMINAL", "TerminalMessenger", "run_terminal", "to_plain"]
