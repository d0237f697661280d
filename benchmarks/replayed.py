"""The program under a replay: an empty database, one source, a clock that follows the saved versions."""

import tempfile
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from benchmarks.replay_report import Told
from bot.app import App, open_app, packaged_config
from bot.demo.story import StoryClock
from bot.domain.chat import Chat, Message, Receipt, SendResult
from bot.domain.source import Source
from bot.logs import configure_logging
from bot.services.ports import UnitOfWork
from bot.settings import load_settings


class Silent:
    """Accepts every message: whom it would reach is not the question here."""

    def __init__(self) -> None:
        self.sent = 0

    async def send(
        self, chat: Chat, message: Message, *, silent: bool, reply_to: int | None = None
    ) -> SendResult:
        self.sent += 1
        return Receipt(self.sent, datetime.now().astimezone())

    async def edit(self, chat: Chat, message_id: int, message: Message) -> SendResult:
        return Receipt(message_id, datetime.now().astimezone())


class Program:
    """Polls at given moments and says which alerts were decided."""

    def __init__(self, app: App, clock: StoryClock, source: Source) -> None:
        self._app = app
        self._clock = clock
        self._source = source

    async def poll(self, at: datetime) -> Sequence[Told]:
        """Poll once at `at`, read and decide."""
        self._clock.set(max(at, self._clock.now()))
        await self._app.poller.poll(self._source)
        report = await self._app.tell_tick()
        if report.failed:
            raise AssertionError(f"{report.failed} entries could not be read")
        return await self._app.database.read(lambda uow: _told(uow, at, report.alerts, report.held))

    async def joined(self, urls: Collection[str], at: datetime) -> Sequence[Told]:
        """Which of these announced only acts that another notice had rung for."""
        found = await self._app.database.read(lambda uow: [url for url in urls if _joined(uow, url)])
        return [Told(url=url, at=at, joined=True) for url in sorted(found)]


def _joined(uow: UnitOfWork, url: str) -> bool:
    notice = uow.notices.by_url(url)
    if notice is None or uow.alerts.for_notice(notice.id) is not None:
        return False
    waiting = {item.alert_id for item in uow.reviews.open(1000)}
    told = [alert for n in uow.notices.announced(notice.id) for alert in uow.alerts.for_action(n)]
    return any(alert not in waiting for alert in told)


def _told(uow: UnitOfWork, at: datetime, rang: Sequence[int], held: Sequence[int]) -> list[Told]:
    told = []
    waiting = {item.alert_id: item.reason for item in uow.reviews.open(1000)}
    for alert_id in (*rang, *held):
        card = uow.alerts.card(alert_id)
        if card is None:
            raise AssertionError(f"alert {alert_id} has no card")
        what = " + ".join(view.action.headline for view in card.actions)
        told.append(Told(url=card.notice.url, at=at, what=what, held=waiting.get(alert_id)))
    return told


@asynccontextmanager
async def open_replayed(source: Source) -> AsyncIterator[Program]:
    """The real program on an empty SQLite file, without the archive, for one source."""
    configure_logging("console", (), quiet=True)
    with tempfile.TemporaryDirectory(prefix="nongrata-replay-") as folder:
        settings = load_settings(
            {
                "NONGRATA_DATA_DIR": folder,
                "NONGRATA_CONFIG_DIR": str(packaged_config()),
                "NONGRATA_ALLOW_PRIVATE_HOSTS": "127.0.0.0/8",
                "NONGRATA_HOST_SPACING": "0",
            }
        )
        clock = StoryClock(datetime.fromisoformat("2021-01-01T00:00:00+00:00"))
        source = replace(source, every=timedelta(seconds=1))
        async with open_app(
            settings, messenger=Silent(), clock=clock.now, sources=[source], archive=()
        ) as app:
            yield Program(app, clock, source)
