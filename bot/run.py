"""`nongrata run`: everything in one process, until it is told to stop."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import Callable, Coroutine
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.app import App, open_app
from bot.clock import utc_now
from bot.domain.errors import StoreError
from bot.schedule import Tick, make_scheduler, watch_clock
from bot.services.line import Line
from bot.services.ports import Messenger
from bot.services.presence import Presence
from bot.services.pulse import Pass
from bot.settings import Settings
from bot.terminal.adapter import TerminalMessenger, run_terminal
from bot.upkeep.memory import keep_one_heap
from bot.upkeep.pulse import BEAT_SECONDS, beat, still

log = structlog.get_logger(__name__)


async def run_forever(settings: Settings) -> None:
    """Poll and tell until SIGTERM, SIGINT, or the end of a terminal's input; a pass under way is finished.

    With a token the chat is in Telegram, else in the terminal.

    Raises:
        TelegramUnusableError: the token is refused, or another copy works with it.
    """
    keep_one_heap()
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    if settings.telegram_token is None:
        messenger = TerminalMessenger(sys.stdout)
        await run_with(settings, messenger, stop, lambda app: _terminal(app, messenger))
        return
    await run_with_telegram(settings, stop)


async def run_with_telegram(settings: Settings, stop: asyncio.Event) -> None:
    """Run until `stop`. A server that cannot be reached holds nothing up but what has to go there.

    Raises:
        TelegramUnusableError: the token is refused, or another copy works with it.
    """
    from bot.telegram import run as telegram  # noqa: PLC0415 - half a second that only this way of running needs

    async with telegram.opened(settings, clock=utc_now, stop=stop) as face:
        await run_with(
            settings,
            face.messenger,
            stop,
            lambda app: face.serve(app.conversation, Presence(app.database)),
            face.line,
        )


async def run_with(
    settings: Settings,
    messenger: Messenger,
    stop: asyncio.Event,
    talk: Callable[[App], Coroutine[Any, Any, None] | None],
    line: Line | None = None,
) -> None:
    """Poll and tell with this messenger and talk until `stop`. Raises what ended delivery or the talk.

    With a `line` deliveries begin once it is open, and the sign of life says that it is not.
    """
    paced = settings.telegram_token is not None
    line = line or Line()
    async with open_app(settings, messenger=messenger, paced=paced) as app:
        delivering = asyncio.create_task(_deliver(app, stop, line)) if paced else None
        if delivering:
            delivering.add_done_callback(lambda _: stop.set())  # without delivery the rest is of no use
        await beat_of(app, line)
        scheduler = make_scheduler((*app.ticks(), Tick("beat", BEAT_SECONDS, lambda: beat_of(app, line))))
        scheduler.start()
        helpers = (watch_clock(scheduler, utc_now), _hurry(app, scheduler))
        beside = [asyncio.create_task(each) for each in helpers]
        log.info("started", sources=sum(source.enabled for source in app.book.all()))
        try:
            talking = talk(app)
            await _until_stopped(stop, asyncio.create_task(talking) if talking else None)
        finally:
            for each in beside:
                each.cancel()
            scheduler.shutdown(wait=False)
            stop.set()
            # A tick in flight finishes its transaction; new ones are not started.
            await app.settle()
            try:
                if delivering:
                    await delivering
            finally:
                still(settings.data_dir)
                log.info("stopped")


async def _hurry(app: App, scheduler: AsyncIOScheduler) -> None:
    """What an operator lets go is told at once instead of at the next look. Until cancelled."""
    while True:
        await app.decided.wait()
        app.decided.clear()
        scheduler.modify_job("tell", next_run_time=utc_now())


async def _deliver(app: App, stop: asyncio.Event, line: Line) -> None:
    """Deliver until `stop`. Before the line is open every try would only count as a failure."""
    opening = asyncio.create_task(line.wait())
    await _first(stop, opening)
    opening.cancel()
    app.pulse.begin()
    await app.deliver_until(stop, line.quiet)


async def beat_of(app: App, line: Line) -> None:
    """Renew the sign of life, unless deliveries have a loop of their own and that has stood still for long.

    Raises StoreError when the data folder cannot be written.
    """
    waits = line.away_since is not None
    if app.paced and not waits and not app.pulse.goes_on(Pass.DELIVERING):
        log.error("delivery.stands_still", remedy="Look above for the reason, and start the program again.")
        return
    try:
        beat(app.settings.data_dir, utc_now(), away_since=line.away_since)
    except OSError as error:
        raise StoreError(
            f"the sign of life in {app.settings.data_dir} cannot be written ({error.strerror}). "
            "Check that the folder is there, and that the disk is neither full nor read-only."
        ) from error


def _terminal(app: App, messenger: TerminalMessenger) -> Coroutine[Any, Any, None] | None:
    """The chat of whoever sits at the terminal; its end of input stops the program too."""
    return run_terminal(app.conversation, messenger, sys.stdin) if sys.stdin.isatty() else None


async def _until_stopped(stop: asyncio.Event, talking: asyncio.Task[None] | None) -> None:
    """Wait for a signal, or for the end of the talk; the talk is ended in good order.

    Raises what ended the talk.
    """
    if talking is None:
        await stop.wait()
        return
    await _first(stop, talking)
    if not talking.done():
        talking.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await talking


async def _first(stop: asyncio.Event, task: asyncio.Task[Any]) -> None:
    """Wait until one of them is done."""
    waiting = asyncio.create_task(stop.wait())
    await asyncio.wait({waiting, task}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
