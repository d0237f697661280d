"""The methods the server plays."""

from collections.abc import Callable
from typing import Any

from telegram_server.methods import about, answers, chats, hooks, media, messages
from telegram_server.parameters import Params
from telegram_server.state import World

Handler = Callable[[World, Params], Any]

METHODS: dict[str, Handler] = {
    **about.METHODS,
    **answers.METHODS,
    **chats.METHODS,
    **hooks.METHODS,
    **media.METHODS,
    **messages.METHODS,
}
