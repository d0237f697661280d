"""The sign of life: given after healthy passes, withheld otherwise, and never the end of anything."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web
from structlog.testing import capture_logs

from bot.app import open_app, packaged_config
from bot.fetch.heartbeat import Heartbeat
from bot.services.pulse import Pass, Pulse
from bot.settings import load_settings

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
SECRET = "check-5f1e"

Handler = Callable[[web.Request], Awaitable[web.Response]]


@asynccontextmanager
async def listening(handler: Handler) -> AsyncIterator[str]:
    """Somebody who expects the sign; the address."""
    app = web.Application()
    app.router.add_get(f"/{SECRET}", handler)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        yield f"http://{host}:{port}/{SECRET}"
    finally:
        await runner.cleanup()


async def test_the_sign_is_heard_and_says_who_we_are() -> None:
    agents: list[str] = []

    async def hear(request: web.Request) -> web.Response:
        agents.append(request.headers["User-Agent"])
        return web.Response(text="OK")

    async with listening(hear) as url:
        assert await Heartbeat(url).beat()
    (agent,) = agents
    assert agent.startswith("nongrata/")


async def test_a_refusal_is_logged_without_the_address() -> None:
    async def refuse(_: web.Request) -> web.Response:
        return web.Response(status=404)

    async with listening(refuse) as url:
        with capture_logs() as logged:
            assert not await Heartbeat(url).beat()
    assert [(line["event"], line["problem"]) for line in logged] == [("heartbeat.failed", "status 404")]
    assert SECRET not in str(logged)


async def test_silence_and_nobody_there_are_failures_and_no_errors() -> None:
    never = asyncio.Event()

    async def hang(_: web.Request) -> web.Response:
        await never.wait()
        return web.Response()

    with capture_logs() as logged:
        async with listening(hang) as url:
            assert not await Heartbeat(url, seconds=0.2).beat()
        assert not await Heartbeat(url, seconds=5.0).beat()  # the server has gone
    assert [line["event"] for line in logged] == ["heartbeat.failed"] * 2
    assert SECRET not in str(logged)


class Counting:
    """Counts signs."""

    def __init__(self) -> None:
        self.signs = 0

    async def __call__(self) -> bool:
        self.signs += 1
        return True


async def test_the_sign_is_given_only_while_every_pass_ends_well() -> None:
    now = NOW
    beat = Counting()
    pulse = Pulse(beat, lambda: now)
    for which in (Pass.POLLING, Pass.TELLING):
        pulse.ended(which)
        assert not await pulse.give_sign()
    pulse.ended(Pass.DELIVERING)
    assert await pulse.give_sign()
    now += timedelta(minutes=4)
    pulse.ended(Pass.POLLING)
    pulse.ended(Pass.TELLING)
    assert not await pulse.give_sign()  # delivery hangs
    pulse.ended(Pass.DELIVERING)
    assert await pulse.give_sign()
    assert beat.signs == 2


async def test_polling_goes_well_while_one_source_answers_and_not_when_none_does() -> None:
    now = NOW
    pulse = Pulse(Counting(), lambda: now)
    pulse.ended(Pass.TELLING)
    pulse.ended(Pass.DELIVERING)
    pulse.polled({}, ["us", "cn"])
    assert await pulse.give_sign()
    for answers, well in (({"us": True, "cn": False}, True), ({"us": False}, False), ({"cn": True}, True)):
        now += timedelta(minutes=4)
        pulse.ended(Pass.TELLING)
        pulse.ended(Pass.DELIVERING)
        pulse.polled(answers, ["us", "cn"])
        pulse.polled({}, ["us", "cn"])  # nothing was due: what was last heard still counts
        assert await pulse.give_sign() is well


async def test_without_an_address_nobody_is_called() -> None:
    pulse = Pulse(None, lambda: NOW)
    for which in Pass:
        pulse.ended(which)
    assert not await pulse.give_sign()


@pytest.mark.parametrize("wanted", [True, False])
async def test_the_program_gives_the_sign_after_its_own_passes(
    tmp_path: Path, sqlite_template: Path, *, wanted: bool
) -> None:
    heard = 0

    async def hear(_: web.Request) -> web.Response:
        nonlocal heard
        heard += 1
        return web.Response()

    await asyncio.to_thread(shutil.copyfile, sqlite_template, tmp_path / "nongrata.db")
    async with listening(hear) as url:
        settings = load_settings(
            {
                "NONGRATA_DATA_DIR": str(tmp_path),
                "NONGRATA_CONFIG_DIR": str(packaged_config()),
                "NONGRATA_HEARTBEAT_URL": url if wanted else "",
            }
        )
        async with open_app(settings, sources=[], archive=()) as app:
            ticks = {tick.name: tick for tick in app.ticks()}
            assert ("heartbeat" in ticks) is wanted
            assert not await app.pulse.give_sign()  # nothing has been done yet
            await app.poll_tick()
            await app.tell_tick()
            assert await app.pulse.give_sign() is wanted
    assert heard == wanted
