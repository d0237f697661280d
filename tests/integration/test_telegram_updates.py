"""How updates reach the bot: by poll and by webhook."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web

from telegram_server import ApiError, Private, TelegramServer


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def started(telegram: TelegramServer, name: str = "Ann") -> Private:
    return telegram.user(name).private()


async def test_an_offset_confirms_for_good() -> None:
    async with TelegramServer() as telegram:
        chat = await started(telegram)
        for text in ("one", "two", "three"):
            await chat.says(text)
        first = await telegram.call("getUpdates", limit=2)
        assert texts(first) == ["one", "two"]
        assert texts(await telegram.call("getUpdates")) == ["one", "two", "three"]
        last = first[-1]["update_id"]
        assert texts(await telegram.call("getUpdates", offset=last + 1)) == ["three"]
        assert texts(await telegram.call("getUpdates", offset=last - 1)) == ["three"]


async def test_a_negative_offset_keeps_the_end() -> None:
    async with TelegramServer() as telegram:
        chat = await started(telegram)
        for text in ("one", "two", "three"):
            await chat.says(text)
        assert texts(await telegram.call("getUpdates", offset=-2)) == ["two", "three"]
        assert texts(await telegram.call("getUpdates", offset=-9)) == ["two", "three"]


async def test_updates_are_kept_for_a_day() -> None:
    async with TelegramServer() as telegram:
        chat = await started(telegram)
        await chat.says("yesterday")
        telegram.clock.advance(23 * 3600)
        await chat.says("today")
        assert texts(await telegram.call("getUpdates")) == ["yesterday", "today"]
        telegram.clock.advance(2 * 3600)
        assert texts(await telegram.call("getUpdates")) == ["today"]


async def test_the_wanted_kinds_stick_until_others_are_named() -> None:
    async with TelegramServer() as telegram:
        chat = await started(telegram)
        await telegram.call("getUpdates", allowed_updates=["my_chat_member"])
        await chat.says("lost")
        await telegram.call("getUpdates")
        await chat.says("lost too")
        await chat.blocks_bot()
        assert [min(update) for update in await telegram.call("getUpdates")] == ["my_chat_member"]
        await telegram.call("getUpdates", allowed_updates=[])
        await chat.unblocks_bot()
        await chat.says("heard")
        assert texts([(await telegram.call("getUpdates"))[-1]]) == ["heard"]


async def test_some_kinds_come_only_if_named() -> None:
    async with TelegramServer() as telegram:
        telegram.world.updates.add("chat_member", {})
        assert await telegram.call("getUpdates", allowed_updates=["chat_member"]) == []
        telegram.world.updates.add("chat_member", {})
        assert len(await telegram.call("getUpdates")) == 1


async def test_a_poll_ends_empty_when_its_time_is_over() -> None:
    async with TelegramServer() as telegram:
        telegram.clock.freeze()
        poll = asyncio.create_task(telegram.call("getUpdates", timeout=30))
        await telegram.polled()
        telegram.clock.advance(29)
        await asyncio.sleep(0)
        assert not poll.done()
        telegram.clock.advance(1)
        assert await poll == []


async def test_a_clock_that_runs_again_goes_on_from_where_it_stood() -> None:
    async with TelegramServer() as telegram:
        telegram.clock.freeze()
        stood = telegram.clock.now()
        poll = asyncio.create_task(telegram.call("getUpdates", timeout=1))
        await telegram.polled()
        telegram.clock.advance(0.9)
        assert telegram.clock.now() == pytest.approx(stood + 0.9)
        telegram.clock.resume()
        assert await poll == []
        assert telegram.clock.now() >= stood + 1


@asynccontextmanager
async def hook(
    answer: Callable[[dict[str, Any]], web.StreamResponse],
) -> AsyncIterator[tuple[str, list[web.Request]]]:
    """A bot's web server; it keeps the requests it got."""
    got: list[web.Request] = []

    async def handle(request: web.Request) -> web.StreamResponse:
        body = await request.json()
        got.append(request)
        return answer(body)

    app = web.Application()
    app.router.add_post("/hook", handle)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}", got
    finally:
        await runner.cleanup()


async def drained(telegram: TelegramServer) -> None:
    await telegram.world.until(lambda: not telegram.world.updates.waiting() or None, "empty queue")


async def test_a_webhook_gets_updates_with_its_secret_and_its_answer_is_a_call() -> None:
    def answer(update: dict[str, Any]) -> web.Response:
        reply = {"method": "sendMessage", "chat_id": update["message"]["chat"]["id"], "text": "hi"}
        return web.json_response(reply)

    async with TelegramServer() as telegram, hook(answer) as (address, got):
        telegram.proxy["https://bot.example.org"] = address
        await telegram.call("setWebhook", url="https://bot.example.org/hook", secret_token="s-1")
        chat = await started(telegram)
        await chat.says("/start")
        assert (await chat.next_message()).text == "hi"
        assert got[0].headers["X-Telegram-Bot-Api-Secret-Token"] == "s-1"
        assert telegram.world.updates.waiting() == []


async def test_a_webhook_that_fails_is_asked_again_later_and_later() -> None:
    answers = [(500, "Internal Server Error"), (302, "Found"), (204, "No Content")]

    def answer(update: dict[str, Any]) -> web.Response:
        return web.Response(status=answers[len(got) - 1][0], headers={"Location": "/elsewhere"})

    async with TelegramServer() as telegram, hook(answer) as (address, got):
        telegram.clock.freeze()
        await telegram.call("setWebhook", url=address + "/hook")
        chat = await started(telegram)
        await chat.says("/start")
        for (status, reason), pause in zip(answers, (1, 2), strict=False):
            await telegram.world.until(lambda: telegram.world.hook.error, "failure")
            info = await telegram.call("getWebhookInfo")
            assert info["pending_update_count"] == 1
            assert info["last_error_message"] == f"Wrong response from the webhook: {status} {reason}"
            assert telegram.world.transcript.tail().endswith(f"again in {pause} s")
            telegram.world.hook.error = None
            telegram.clock.advance(pause)
        await drained(telegram)
        assert len(got) == 3


async def test_a_webhook_nobody_serves_is_an_error_to_be_read() -> None:
    async with TelegramServer() as telegram:
        async with hook(lambda _: web.Response()) as (address, _):
            pass
        await telegram.call("setWebhook", url=address + "/hook")
        await (await started(telegram)).says("/start")
        await telegram.world.until(lambda: telegram.world.hook.error, "failure")
        assert (await telegram.call("getWebhookInfo"))["last_error_message"] == "Connection refused"


async def test_one_chats_updates_come_in_order_while_another_chats_pass() -> None:
    seen: list[str] = []
    broken = {"one"}

    def answer(update: dict[str, Any]) -> web.Response:
        text = update["message"]["text"]
        if text in broken:
            return web.Response(status=503)
        seen.append(text)
        return web.Response()

    async with TelegramServer() as telegram, hook(answer) as (address, _):
        telegram.clock.freeze()
        await telegram.call("setWebhook", url=address + "/hook")
        ann, bob = await started(telegram), await started(telegram, "Bob")
        for chat, text in ((ann, "one"), (ann, "two"), (bob, "other")):
            await chat.says(text)
        await telegram.world.until(
            lambda: telegram.world.hook.error and (seen or None), "failure and success"
        )
        assert seen == ["other"]
        broken.clear()
        telegram.clock.advance(1)
        await drained(telegram)
        assert seen == ["other", "one", "two"]


async def test_polling_and_a_webhook_exclude_each_other() -> None:
    async with TelegramServer() as telegram:
        poll = asyncio.create_task(telegram.call("getUpdates", timeout=50))
        await telegram.polled()
        await telegram.call("setWebhook", url="https://bot.example.org/hook")
        with pytest.raises(ApiError, match="Conflict: terminated by setWebhook request"):
            await poll
        with pytest.raises(ApiError, match="can't use getUpdates method while webhook is active") as caught:
            await telegram.call("getUpdates")
        assert caught.value.code == 409
        await telegram.call("deleteWebhook")
        assert await telegram.call("getUpdates") == []


async def test_waiting_updates_are_dropped_only_on_request() -> None:
    async with TelegramServer() as telegram:
        await (await started(telegram)).says("/start")
        await telegram.call("deleteWebhook")
        assert texts(await telegram.call("getUpdates")) == ["/start"]
        await telegram.call("deleteWebhook", drop_pending_updates=True)
        assert await telegram.call("getUpdates") == []


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"url": "http://bot.example.org/"}, "An HTTPS URL must be provided for webhook"),
        ({"url": "https://bot.example.org:8080/"}, "only on ports 80, 88, 443 or 8443"),
        (
            {"url": "https://bot.example.org/", "secret_token": "a b"},
            "secret token contains unallowed characters",
        ),
    ],
)
async def test_a_bad_webhook_is_refused(params: dict[str, str], reason: str) -> None:
    async with TelegramServer() as telegram:
        with pytest.raises(ApiError, match=reason):
            await telegram.call("setWebhook", **params)
        assert (await telegram.call("getWebhookInfo"))["url"] == ""
