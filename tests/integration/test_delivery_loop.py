"""The loop that delivers: nothing that fails ends it in silence, and the sign of life tells of it."""

import asyncio
import io
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot import run
from bot.app import App, open_app, packaged_config
from bot.chat.talk import Incoming
from bot.domain.chat import ChatAddress, ChatKind
from bot.services.line import Line
from bot.services.outbox import NOTHING_DUE, Deliverer, DeliveryReport
from bot.services.pulse import Pass
from bot.settings import Settings, load_settings
from bot.terminal.adapter import TerminalMessenger
from bot.upkeep.pulse import last_beat

START = datetime(2026, 5, 4, 12, tzinfo=UTC)


class Moment:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def settings(tmp_path: Path, sqlite_template: Path) -> Settings:
    (tmp_path / "nongrata.db").write_bytes(sqlite_template.read_bytes())
    return load_settings(
        {
            "NONGRATA_DATA_DIR": str(tmp_path),
            "NONGRATA_CONFIG_DIR": str(packaged_config()),
            "NONGRATA_TELEGRAM_TOKEN": "123456:" + "t" * 35,
        }
    )


@pytest.fixture
def moment() -> Moment:
    return Moment()


@pytest.fixture
async def app(settings: Settings, moment: Moment) -> AsyncIterator[App]:
    async with open_app(settings, sources=[], archive=(), clock=moment, paced=True) as opened:
        yield opened


def failing_first(stop: asyncio.Event) -> Callable[[Deliverer], Awaitable[DeliveryReport]]:
    """A step that fails as no code expects, and at its second turn works and ends the loop."""
    turns = 0

    async def step(_: Deliverer) -> DeliveryReport:
        nonlocal turns
        turns += 1
        if turns == 1:
            raise OverflowError("date value out of range")
        stop.set()
        return NOTHING_DUE

    return step


async def test_a_fault_in_one_pass_is_logged_and_the_next_pass_delivers(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop = asyncio.Event()
    monkeypatch.setattr(Deliverer, "step", failing_first(stop))
    with capture_logs() as logged:
        await asyncio.wait_for(app.deliver_until(stop), 20)
    assert [line["event"] for line in logged] == ["delivery.pass_crashed"]
    assert stop.is_set()


async def test_while_nobody_may_be_told_anything_nothing_is_claimed_and_the_loop_goes_on(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop, asked = asyncio.Event(), iter((9.0, 0.0))
    claims: list[bool] = []

    async def step(_: Deliverer) -> DeliveryReport:
        claims.append(True)
        stop.set()
        return NOTHING_DUE

    def quiet() -> float:
        left = next(asked)
        assert claims == []
        return left

    monkeypatch.setattr("bot.app.DELIVER_SECONDS", 0.01)
    monkeypatch.setattr(Deliverer, "step", step)
    await asyncio.wait_for(app.deliver_until(stop, quiet), 20)
    assert claims == [True]
    assert next(asked, None) is None
    assert app.pulse.goes_on(Pass.DELIVERING)


async def test_the_sign_of_life_is_renewed_only_while_deliveries_go_on(app: App, moment: Moment) -> None:
    folder = app.settings.data_dir
    await run.beat_of(app, Line())
    assert last_beat(folder) is not None
    (folder / "alive").unlink()
    moment.now += timedelta(minutes=4)
    await run.beat_of(app, Line())
    assert last_beat(folder) is None
    app.pulse.ended(Pass.DELIVERING)
    await run.beat_of(app, Line())
    assert last_beat(folder) is not None


async def test_a_delivery_that_ends_by_itself_ends_the_program_with_its_error(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def end(*_: object) -> None:
        raise OverflowError("no way on")

    monkeypatch.setattr(App, "deliver_until", end)
    stop = asyncio.Event()
    with pytest.raises(OverflowError, match="no way on"):
        await asyncio.wait_for(
            run.run_with(settings, TerminalMessenger(io.StringIO()), stop, lambda _: None), 20
        )
    assert last_beat(settings.data_dir) is None


def typed(*, is_operator: bool) -> Incoming:
    who = "operator 7" if is_operator else ""
    address = ChatAddress(7)
    return Incoming(address, ChatKind.PRIVATE, START, text="/review", is_operator=is_operator, operator=who)


async def test_what_an_operator_says_is_looked_into_at_once(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.app.TELL_SECONDS", 3_600.0)
    monkeypatch.setattr("bot.app.POLL_SECONDS", 3_600.0)  # no test asks the world's ministries
    stop, told = asyncio.Event(), asyncio.Event()

    async def tell(_: App) -> None:
        told.set()

    async def talk(app: App) -> None:
        await app.conversation.handle(typed(is_operator=True))
        await told.wait()
        stop.set()

    monkeypatch.setattr(App, "tell_tick", tell)
    await asyncio.wait_for(run.run_with(settings, TerminalMessenger(io.StringIO()), stop, talk), 20)
    assert told.is_set()


async def test_what_anybody_else_says_makes_no_haste(app: App) -> None:
    await app.conversation.handle(typed(is_operator=False))
    assert not app.decided.is_set()
    await app.conversation.handle(typed(is_operator=True))
    assert app.decided.is_set()


class Screen(io.StringIO):
    """Ends the loop once a digest stands on it."""

    def __init__(self, stop: asyncio.Event) -> None:
        super().__init__()
        self._stop = stop

    def write(self, text: str) -> int:
        if "Nothing new" in text:
            self._stop.set()
        return super().write(text)


@pytest.mark.parametrize("paced", [False, True])
async def test_a_digest_that_is_due_goes_out_by_the_ticks_and_the_loop(
    settings: Settings, moment: Moment, *, paced: bool
) -> None:
    stop = asyncio.Event()
    screen = Screen(stop)
    messenger = TerminalMessenger(screen)
    async with open_app(
        settings, messenger=messenger, sources=[], archive=(), clock=moment, paced=paced
    ) as app:
        typed = Incoming(ChatAddress(5), ChatKind.PRIVATE, START, button="fa:d1300:bCNUS")
        await app.conversation.handle(typed)
        ticks = {tick.name: tick for tick in app.ticks()}
        await ticks["digests"].call()
        assert "Nothing new" not in screen.getvalue()
        moment.now += timedelta(hours=1)
        await ticks["digests"].call()
        if paced:
            assert "Nothing new" not in screen.getvalue(), "its loop has the turns"
            await asyncio.wait_for(app.deliver_until(stop), 20)
        assert "Nothing new: 🇨🇳 China ⇄ 🇺🇸 US" in screen.getvalue()
