"""The chat's rooms on a real database, for tests: who talks, on which archive, and what is stored of it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import MetaData, select

from bot.catalogue.archive import load_archive
from bot.chat import Conversation, Incoming, Reply
from bot.domain.chat import (
    ChatAddress,
    ChatKind,
    DeliveryKind,
    NewDelivery,
    Receipt,
    SendFailure,
    SendProblem,
)
from bot.domain.notice import Notice
from bot.domain.source import Source, SourceKind, SourceState, SourceStatus
from bot.domain.words import Precision, Standing
from bot.render.effects import make_effects
from bot.services.archive import import_archive
from bot.services.ports import UnitOfWork
from bot.store.database import SqlDatabase
from bot.store.unit_of_work import SqlUnitOfWork

NOW = datetime(2026, 11, 26, 7, 0, tzinfo=UTC)
CHAT = ChatAddress(778_899_001_122)
_ARCHIVE = load_archive(Path(__file__).parents[2] / "config" / "history.jsonl")
_ANSWERED = {"h0238", "h0239", "h0244", "h0257", "h0267", "h0270", "h0273", "h0278"}
ROWS = tuple(
    row
    for row in _ARCHIVE
    if row.archive_id in _ANSWERED
    or (str(row.action.on) >= "2025" and "CN" in (row.action.issuer, *row.action.targets) and not row.links)
)
"""Acts by and against China of 2025, with what the last ones against US officials answer and carry out."""


def source(name: str, country: str) -> Source:
    return Source(
        id=name,
        country=country,
        body=f"Ministry of {country}",
        standing=Standing.OFFICIAL,
        url=f"https://{name}.example.org/feed",
        kind=SourceKind.FEED,
        language="en",
        every=timedelta(minutes=15),
    )


SOURCES = (source("us-press", "US"), source("ru-press", "RU"))


@dataclass(frozen=True, slots=True)
class Talk:
    """One person in one chat."""

    conversation: Conversation
    address: ChatAddress = CHAT
    kind: ChatKind = ChatKind.PRIVATE
    is_operator: bool = False
    may_administer: bool = True

    async def says(self, words: str) -> str:
        return _one(await self.conversation.handle(self._incoming(text=words))).message.html

    async def asks(self, words: str) -> Reply:
        return _one(await self.conversation.handle(self._incoming(text=words)))

    async def presses(self, data: str) -> Reply:
        return _one(await self.conversation.handle(self._incoming(button=data)))

    def _incoming(self, text: str | None = None, button: str | None = None) -> Incoming:
        return Incoming(
            self.address,
            self.kind,
            NOW,
            text=text,
            button=button,
            is_operator=self.is_operator,
            may_administer=self.may_administer,
        )


def _one(replies: tuple[Reply, ...]) -> Reply:
    (reply,) = replies
    return reply


def data_of(reply: Reply, label: str) -> str:
    for button in (button for row in reply.message.buttons for button in row):
        if button.label.startswith(label) and button.data is not None:
            return button.data
    raise AssertionError(f"no button {label!r} below {reply.message}")


def labels(reply: Reply) -> list[str]:
    return [button.label for row in reply.message.buttons for button in row]


async def talk_on(database: SqlDatabase) -> Talk:
    """A conversation about the rows; the US was read five minutes ago, China has no source."""
    await import_archive(database, ROWS, lambda: NOW)
    state = SourceState("us-press", "", SourceStatus.OK, last_ok_at=NOW - timedelta(minutes=5))
    await database.write(lambda unit: unit.sources.save(state))
    return Talk(Conversation(database, lambda: SOURCES, make_effects({})))


async def everything_stored(database: SqlDatabase) -> dict[str, list[str]]:
    """Every row of every table, as text."""

    def dump(unit: SqlUnitOfWork) -> dict[str, list[str]]:
        connection = unit.session.connection()
        found = MetaData()
        found.reflect(connection, only=lambda name, _: not name.startswith("action_words"))
        return {
            name: sorted(str(tuple(row)) for row in connection.execute(select(table)))
            for name, table in found.tables.items()
        }

    return await database.read(dump)


def told(unit: UnitOfWork) -> None:
    """An alert to every chat there is: one delivered, one that failed with the chat in its error."""
    notice = unit.notices.add(
        Notice(
            0,
            "us-press",
            "https://example.org/n",
            "T",
            NOW,
            Precision.TIME,
            NOW,
            Standing.OFFICIAL,
            "M",
            "US",
        ),
        None,
    )
    alert = unit.alerts.add(notice.id, [1], NOW, held=None)
    chat = unit.chats.get(CHAT)
    assert chat
    unit.alerts.add_deliveries(
        alert, [NewDelivery(chat.id, DeliveryKind.CARD, silent=False)], cursor=chat.id, done=True, at=NOW
    )
    (card,) = unit.alerts.claim(1, NOW, 60.0)
    failure = SendFailure(SendProblem.PASSING, f"chat {CHAT.chat_id} did not answer")
    unit.alerts.failed(card.id, failure, NOW, retry_at=NOW)
    (card,) = unit.alerts.claim(1, NOW, 60.0)
    unit.alerts.delivered(card.id, Receipt(5, NOW))
    told = unit.actions.get(1)
    assert told
    unit.alerts.add_correction(alert, DeliveryKind.REPLY, NOW, [told])
