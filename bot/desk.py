"""The desk at which questions are answered: the database, the sources in force and the chat.

It needs neither the network nor the reader, so it opens in a fraction of the time of the whole program.
"""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from bot.book import SourceBook
from bot.catalogue.archive import load_archive
from bot.catalogue.effects import load_effects
from bot.catalogue.reloading import ReloadingCatalogue
from bot.chat.conversation import Conversation
from bot.chat.talk import Incoming, Installation, Reply
from bot.clock import utc_now
from bot.domain.chat import Chat, ChatAddress, ChatKind
from bot.domain.source import Source
from bot.folders import existing_config, make_data_dir
from bot.linking.archive import ArchiveRow
from bot.render.effects import Effects
from bot.services.archive import import_archive
from bot.services.ports import Clock
from bot.settings import Settings
from bot.store.database import SqlDatabase, open_database
from bot.terminal.adapter import TERMINAL


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts, built and open."""

    clock: Clock
    database: SqlDatabase
    book: SourceBook
    effects: Effects
    conversation: Conversation

    async def ask(self, address: ChatAddress, kind: ChatKind, text: str) -> tuple[Reply, ...]:
        """One question, as if typed in that chat by an operator."""
        incoming = Incoming(address, kind, self.clock(), text=text, is_operator=True, operator="the shell")
        return await self.conversation.handle(incoming)


@asynccontextmanager
async def open_desk(
    settings: Settings,
    *,
    clock: Clock = utc_now,
    sources: Sequence[Source] | None = None,
    archive: Sequence[ArchiveRow] | None = None,
    decided: Callable[[], object] = lambda: None,
) -> AsyncIterator[Desk]:
    """Bring the database to this version, and take over the archive and the source files.

    `sources` and `archive` replace the configured ones; `decided` hears of what operators say.

    Raises:
        ConfigError: a configuration file is wrong.
        StoreError: the database cannot be used.
    """
    config = existing_config(settings.config_dir)
    rows = load_archive(config / "history.jsonl") if archive is None else archive
    effects = load_effects(config / "vocabulary" / "effects.yml")
    make_data_dir(settings.data_dir)
    async with open_database(settings.database_url.get_secret_value(), clock=clock) as database:
        interval = timedelta(seconds=settings.min_interval)
        catalogue = ReloadingCatalogue(settings.sources_dir, interval) if sources is None else None
        book = SourceBook(catalogue, sources or ())
        await book.refresh(database)
        if rows:
            await import_archive(database, rows, clock)
        del rows, archive  # a megabyte that would stay as long as the desk is open
        installation = Installation(settings.access, tuple(settings.operators), settings.operator_chat)
        conversation = Conversation(database, book, effects, decided=decided, installation=installation)
        yield Desk(clock, database, book, effects, conversation)


def operator_chats(settings: Settings) -> tuple[Chat, ...]:
    """Where operators are told what waits: their chat, else each in private; without a token the terminal."""
    if settings.telegram_token is None:
        return (Chat(0, TERMINAL, ChatKind.TERMINAL),)
    if settings.operator_chat is not None:
        kind = ChatKind.SUPERGROUP if settings.operator_chat < 0 else ChatKind.PRIVATE
        return (Chat(0, ChatAddress(settings.operator_chat), kind),)
    return tuple(Chat(0, ChatAddress(user), ChatKind.PRIVATE) for user in settings.operators)
