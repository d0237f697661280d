"""The bot itself: who it is, and its menus of commands."""

import re
from collections.abc import Callable
from typing import Any

from telegram_server.errors import bad_request
from telegram_server.parameters import Params
from telegram_server.state import World

_MOST_COMMANDS = 100
_NAME = re.compile(r"[a-z0-9_]{1,32}")
_CHAT_SCOPES = {"chat", "chat_administrators", "chat_member"}
_SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"} | _CHAT_SCOPES


def get_me(world: World, params: Params) -> dict[str, Any]:
    return world.bot.as_json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def scope_key(scope: dict[str, Any] | None) -> str:
    """A scope as one word: `default`, `chat 5`, `chat_member 5 7`."""
    return (
        " ".join(str(scope[k]) for k in ("type", "chat_id", "user_id") if k in scope) if scope else "default"
    )


def _menu(world: World, params: Params) -> tuple[str, str]:
    scope = params.get("scope") or {"type": "default"}
    if scope.get("type") not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if scope["type"] in _CHAT_SCOPES:
        scope = scope | {"chat_id": world.find_chat(scope.get("chat_id") or 0).id}
    language = params.get("language_code") or ""
    if language and not re.fullmatch("[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    return scope_key(scope), language


def set_my_commands(world: World, params: Params) -> bool:
    menu = _menu(world, params)
    commands = params["commands"]
    if len(commands) > _MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _NAME.fullmatch(command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not command["description"].strip():
            raise bad_request("command description must be non-empty")
        if len(command["description"]) > 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[menu] = commands
    world.notify()
    return True


def get_my_commands(world: World, params: Params) -> list[dict[str, str]]:
    return world.commands.get(_menu(world, params), [])


def delete_my_commands(world: World, params: Params) -> bool:
    world.commands.pop(_menu(world, params), None)
    world.notify()
    return True


def _set_text(name: str, most: int) -> Callable[[World, Params], bool]:
    def change(world: World, params: Params) -> bool:
        text = params.get(name) or ""
        if len(text) > most:
            raise bad_request(f"{name} is too long")
        world.texts[name, params.get("language_code") or ""] = text
        return True

    return change


def _get_text(name: str) -> Callable[[World, Params], dict[str, str]]:
    return lambda world, params: {name: world.texts.get((name, params.get("language_code") or ""), "")}


METHODS: dict[str, Any] = {
    "setMyName": _set_text("name", 64),
    "getMyName": _get_text("name"),
    "setMyDescription": _set_text("description", 512),
    "getMyDescription": _get_text("description"),
    "setMyShortDescription": _set_text("short_description", 120),
    "getMyShortDescription": _get_text("short_description"),
    "getMe": get_me,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
}
