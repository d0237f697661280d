"""The commands, for menus, help and the nearest match to a mistyped one."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Command:
    """One command as menus show it (Bot API BotCommand: name up to 32, description up to 256 characters)."""

    name: str
    description: str
    example: str = ""
    operators_only: bool = False


COMMANDS: tuple[Command, ...] = (
    Command("subscribe", "follow countries, measures or themes", "/subscribe cn us visa"),
    Command("subscriptions", "what this chat follows"),
    Command("unsubscribe", "stop following"),
    Command("latest", "the last act, and what came before it", "/latest china on us officials"),
    Command("history", "what was done, newest first", "/history ru pl expulsion 2024"),
    Command("search", "find words and names in the texts", "/search magnitsky"),
    Command("show", "one action in full", "/show 147"),
    Command("chain", "an exchange, step by step", "/chain 147"),
    Command("status", "what can be seen right now, and what cannot"),
    Command("help", "how to ask, and how far to trust"),
    Command("privacy", "what is kept of you, and who can read it"),
    Command("forget", "delete my data"),
    Command("start", "begin"),
    Command(
        "review", "what waits for you: look, send, drop", "/review drop 12 old news", operators_only=True
    ),
    Command(
        "withdraw",
        "an alert was wrong: tell everybody who had it",
        "/withdraw 147 recalls 2020",
        operators_only=True,
    ),
    Command(
        "fix",
        "set a fact of an action right",
        "/fix 147 targets RU because …",
        operators_only=True,
    ),
    Command("sources", "every source and its state", operators_only=True),
)

ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "stop": "unsubscribe",
        "unfollow": "unsubscribe",
        "follow": "subscribe",
        "list": "subscriptions",
        "last": "latest",
        "find": "search",
        "exchange": "chain",
        "delete": "forget",
    }
)
"""What people try first."""

_NAMES = frozenset(command.name for command in COMMANDS)
_ACTION = re.compile(r"a[0-9]{1,15}")
_ALIKE = 0.6  # difflib's own default: below it suggestions look random


def nearest(name: str, *, is_operator: bool) -> str | None:
    """The command most like a mistyped one; None when none is alike."""
    names = [command.name for command in COMMANDS if is_operator or not command.operators_only]
    found = difflib.get_close_matches(name.casefold(), names, n=1, cutoff=_ALIKE)
    return found[0] if found else None


def is_command(name: str) -> bool:
    """Whether we have this command; `a147` is one too."""
    folded = name.casefold()
    return folded in _NAMES or bool(_ACTION.fullmatch(folded))
