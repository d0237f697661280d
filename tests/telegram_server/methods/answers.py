"""Answers to buttons and inline queries."""

from typing import Any

from telegram_server.errors import bad_request
from telegram_server.parameters import Params
from telegram_server.state import World

_MOST_RESULTS = 50


def answer_callback_query(world: World, params: Params) -> bool:
    if len(params.get("text") or "") > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    world.answer_query(params["callback_query_id"], params)
    world.note("(button)", f"answered: {params.get('text') or '(nothing)'}")
    return True


def answer_inline_query(world: World, params: Params) -> bool:
    ids = [str(result.get("id", "")) for result in params["results"]]
    if len(ids) > _MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if len(set(ids)) != len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    if not all(1 <= len(name.encode()) <= 64 for name in ids):
        raise bad_request("RESULT_ID_INVALID")
    world.answer_query(params["inline_query_id"], params)
    return True


METHODS: dict[str, Any] = {
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
}
