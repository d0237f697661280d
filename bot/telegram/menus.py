"""The commands as Telegram's menus show them, by where one is."""

from collections.abc import Iterable

import structlog
from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.chat.commands import COMMANDS, Command
from bot.render.words import LANGUAGES, pick
from bot.telegram.rights import House
from bot.telegram.transport import QuietBot

log = structlog.get_logger(__name__)

_DECISIONS = ("subscribe", "unsubscribe", "settings", "mydata", "forget")  # of a group: its administrators'


def menus(house: House) -> tuple[tuple[BotCommandScope, tuple[Command, ...]], ...]:
    """Which commands each kind of chat is offered."""
    public = tuple(command for command in COMMANDS if not command.operators_only)
    asking = tuple(command for command in public if command.name not in _DECISIONS)
    chats = sorted(house.operators) + ([house.operator_chat] if house.operator_chat else [])
    return (
        (BotCommandScopeAllPrivateChats(), public),
        (BotCommandScopeAllGroupChats(), asking),
        (BotCommandScopeAllChatAdministrators(), public),
        *((BotCommandScopeChat(chat), COMMANDS) for chat in chats),
    )


class Menus:
    """Sets each once; those of chats that Telegram does not know yet as soon as somebody speaks there."""

    def __init__(self, bot: QuietBot, house: House) -> None:
        self._bot = bot
        self._wanted = menus(house)
        self._later: dict[int | str, tuple[BotCommandScopeChat, tuple[Command, ...]]] = {}

    async def set_all(self) -> None:
        """Set all. One that fails is logged: an operator may never have opened the chat."""
        for scope, commands in self._wanted:
            if not await self._set(scope, commands) and isinstance(scope, BotCommandScopeChat):
                self._later[scope.chat_id] = (scope, commands)

    async def heard(self, chat_id: int) -> None:
        """Somebody speaks in this chat: set the menu it still lacks."""
        late = self._later.pop(chat_id, None)
        if late is not None:
            await self._set(*late)

    async def _set(self, scope: BotCommandScope, commands: tuple[Command, ...]) -> bool:
        """In each language; English is what everybody else sees (Bot API, setMyCommands)."""
        try:
            for language in LANGUAGES:
                code = None if language == "en" else language
                listed = list(_listed(commands, language))
                if not await self._bot.set_my_commands(listed, scope=scope, language_code=code):
                    return False
        except TelegramError as error:
            log.info("telegram.menu_not_set", scope=scope.type, error=str(error)[:100])
            return False
        return True


def _listed(commands: Iterable[Command], language: str) -> Iterable[BotCommand]:
    return (BotCommand(command.name, pick(command.description, language)) for command in commands)
