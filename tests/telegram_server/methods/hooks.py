"""Setting and removing the webhook."""

from typing import Any

from telegram_server.parameters import Params
from telegram_server.state import World


def set_webhook(world: World, params: Params) -> bool:
    if not params["url"]:
        return delete_webhook(world, params)
    world.hook.set(params)
    _begin_anew(world, params)
    world.updates.allow(params.get("allowed_updates"))
    world.updates.end_poll("terminated by setWebhook request")
    world.updates.webhook_set = True
    return True


def delete_webhook(world: World, params: Params) -> bool:
    world.hook.url = ""
    world.updates.webhook_set = False
    _begin_anew(world, params)
    return True


def _begin_anew(world: World, params: Params) -> None:
    if params.get("drop_pending_updates"):
        for update in world.updates.waiting():
            world.updates.drop(update)
    world.updates.wake()


def get_webhook_info(world: World, params: Params) -> dict[str, Any]:
    return world.hook.info(len(world.updates.waiting()), sorted(world.updates.allowed))


METHODS: dict[str, Any] = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
