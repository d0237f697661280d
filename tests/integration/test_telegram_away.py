"""Telegram cannot be reached at the start, or wants to hear nothing: all else goes on, and alerts wait."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from outbox_rows import T0, alert, deliver
from sqlalchemy import text
from test_telegram_outage import store_alert

from bot import run
from bot.app import App, packaged_config
from bot.clock import utc_now
from bot.domain.chat import ChatAddress, ChatKind
from bot.domain.errors import TelegramUnusableError
from bot.services.presence import Presence
from bot.services.pulse import Pass, Pulse
from bot.settings import Settings, load_settings
from bot.store.database import SqlDatabase, open_database
from bot.store.unit_of_work import SqlUnitOfWork
from bot.upkeep.pulse import NAME, last_beat
from telegram_server import NO_LIMITS, Fault, Private, TelegramServer

TRIED = "SELECT count(*) FROM attempt WHERE problem = 'throttled'"
ALL_DUE = "UPDATE delivery SET due_at = created_at, claimed = false"


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> asyncio.Queue[str]:
    """The polls that were asked for; none is made: no test asks the world's ministries."""
    asked: asyncio.Queue[str] = asyncio.Queue()

    async def poll(_: App) -> None:
        asked.put_nowait("poll")

    monkeypatch.setattr(App, "poll_tick", poll)
    monkeypatch.setattr("bot.telegram.run.FIRST_WAIT", 0.05)
    monkeypatch.setattr("bot.run.BEAT_SECONDS", 0.05)
    monkeypatch.setattr("bot.app.POLL_SECONDS", 0.05)
    return asked


@pytest.fixture
def folder(tmp_path: Path, sqlite_template: Path) -> Path:
    (tmp_path / "nongrata.db").write_bytes(sqlite_template.read_bytes())
    return tmp_path


def settings_for(telegram: TelegramServer, folder: Path) -> Settings:
    return load_settings(
        {
            "NONGRATA_DATA_DIR": str(folder),
            "NONGRATA_CONFIG_DIR": str(packaged_config()),
            "NONGRATA_TELEGRAM_TOKEN": telegram.token,
            "NONGRATA_TELEGRAM_API_URL": telegram.url,
        }
    )


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[asyncio.Task[None]]:
    """The program, told to stop at the end."""
    stop = asyncio.Event()
    task = asyncio.create_task(run.run_with_telegram(settings, stop))
    try:
        yield task
    finally:
        if not task.done():
            stop.set()
            await asyncio.wait_for(task, 20)


async def until(happened: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(20):
        while not await happened():
            await asyncio.sleep(0.01)


def tries(unit: SqlUnitOfWork) -> int:
    """Of the one delivery that waits."""
    count: int = unit.session.execute(
        text("SELECT attempts FROM delivery WHERE state = 'waiting'")
    ).scalar_one()
    return count


async def waits_for(settings: Settings, vera: Private) -> None:
    async with open_database(settings.database_url.get_secret_value(), clock=utc_now) as database:
        await database.write(lambda unit: store_alert(unit, vera.id))


async def test_what_is_due_is_polled_and_health_says_that_telegram_is_away(
    folder: Path, turns: asyncio.Queue[str]
) -> None:
    async with TelegramServer(limits=NO_LIMITS) as telegram:
        settings = settings_for(telegram, folder)
        await telegram.refuse()
        begun = utc_now()
        async with running(settings):
            for _ in range(3):
                await asyncio.wait_for(turns.get(), 20)
            pulse = last_beat(folder)
            assert pulse is not None
            assert pulse.alive(utc_now())
            assert pulse.away_since is not None
            assert begun <= pulse.away_since <= utc_now()
            await telegram.listen()

            async def back() -> bool:
                later = last_beat(folder)
                return later is not None and later.away_since is None

            await until(back)
    assert last_beat(folder) is None


async def test_an_alert_waits_without_a_try_and_comes_once_telegram_is_reached(
    folder: Path, turns: asyncio.Queue[str]
) -> None:
    async with TelegramServer(limits=NO_LIMITS) as telegram:
        settings = settings_for(telegram, folder)
        vera = telegram.user("Vera").private()
        await vera.says("/start")
        await waits_for(settings, vera)
        await telegram.refuse()
        async with running(settings):
            await asyncio.wait_for(turns.get(), 20)
            url = settings.database_url.get_secret_value()
            async with open_database(url, clock=utc_now, migrate=False) as database:
                assert await database.read(tries) == 0
            await telegram.listen()
            shown = await vera.next_message()
            while "China" not in shown.text:  # the answer to her command may come first
                shown = await vera.next_message()


def delivering(monkeypatch: pytest.MonkeyPatch) -> asyncio.Queue[None]:
    """Passes of the delivery loop that have ended well, from now on."""
    ended: asyncio.Queue[None] = asyncio.Queue()

    def note(_: Pulse, which: Pass) -> None:
        if which is Pass.DELIVERING:
            ended.put_nowait(None)

    monkeypatch.setattr(Pulse, "ended", note)
    return ended


def to_each(unit: SqlUnitOfWork, people: list[Private]) -> None:
    """One alert waits for each of these."""
    alert_id, _ = alert(unit)
    rooms = [unit.chats.ensure(ChatAddress(each.id), ChatKind.PRIVATE, T0) for each in people]
    deliver(unit, alert_id, [room.id for room in rooms])


async def test_a_stop_is_obeyed_while_telegram_wants_quiet_which_a_restart_remembers(
    folder: Path, turns: asyncio.Queue[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.app.DELIVER_SECONDS", 0.05)
    async with TelegramServer(limits=NO_LIMITS) as telegram:
        settings = settings_for(telegram, folder)
        people = [telegram.user(name).private() for name in ("Vera", "Omar", "Olga", "Sonia")]
        for each in people:
            await each.says("/start")
        url = settings.database_url.get_secret_value()
        async with open_database(url, clock=utc_now) as database:
            await database.write(lambda unit: to_each(unit, people))
            telegram.fail(Fault.FLOOD, "sendMessage", times=1000, seconds=300)
            async with running(settings):

                async def refused() -> bool:
                    tried = await database.read(lambda unit: unit.session.execute(text(TRIED)).scalar_one())
                    return bool(tried >= 3)

                await until(refused)
                (folder / NAME).unlink()

                async def beats() -> bool:
                    return last_beat(folder) is not None

                await until(beats)
            telegram.clear()
            await database.write(lambda unit: unit.session.execute(text(ALL_DUE)))
            passes = delivering(monkeypatch)
            async with running(settings):
                for _ in range(3):
                    await asyncio.wait_for(passes.get(), 20)
        assert not any("China" in shown.text for each in people for shown in each.bot_messages)


async def test_what_telegram_wanted_long_ago_holds_nothing_back(database: SqlDatabase) -> None:
    presence = Presence(database)
    assert await presence.quiet_seconds(T0) == 0
    await presence.keep_quiet(T0, 0)
    assert await presence.quiet_seconds(T0) == 0
    await presence.keep_quiet(T0, 300)
    assert await presence.quiet_seconds(T0 + timedelta(seconds=100)) == 200
    assert await presence.quiet_seconds(T0 + timedelta(seconds=300)) == 0
    assert await presence.quiet_seconds(T0 - timedelta(days=9)) == 0, "the clock was ahead"


async def test_a_refused_token_ends_the_program_although_it_polls_already(
    folder: Path, turns: asyncio.Queue[str]
) -> None:
    async with TelegramServer(limits=NO_LIMITS) as telegram:
        settings = settings_for(telegram, folder)
        await telegram.refuse()
        async with running(settings) as program:
            await asyncio.wait_for(turns.get(), 20)
            telegram.world.token = "123456:another-token"
            await telegram.listen()
            with pytest.raises(TelegramUnusableError, match="does not know this bot token"):
                await asyncio.wait_for(program, 20)
