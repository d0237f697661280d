"""What can be asked of a database without opening the program on it."""

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import func, text
from sqlmodel import Session, col, select

from bot.domain.chat import Overdue
from bot.store.carrying import HELD
from bot.store.engine import explained, make_engine, parse_url
from bot.store.migrations import Standing, standing
from bot.store.overdue import overdue
from bot.store.sources import SqlSourceStates
from bot.store.tables_actions import LeaseRow
from bot.store.tables_sources import EntryRow, SourceStateRow

T = TypeVar("T")


def newest_moment(url: str) -> datetime | None:
    """When the program last noted the time; None when it has polled nothing. Waits for no writer.

    Raises:
        StoreError: the database cannot be used.
    """
    found = _asked(
        url, lambda session: session.exec(select(func.max(col(SourceStateRow.last_polled_at)))).first()
    )
    return found.astimezone(UTC) if found else None


def overdue_deliveries(url: str, before: datetime) -> Overdue:
    """Chats that began to wait before this moment and after which nobody was reached.

    Raises:
        StoreError: the database cannot be used.
    """
    return _asked(url, lambda session: overdue(session, before))


def operators_overlay(url: str) -> dict[str, dict[str, str]]:
    """What operators set over the source files; nothing where there is no database yet.

    Raises:
        StoreError: the database cannot be used.
    """
    if standing(url) is Standing.EMPTY:
        return {}
    return _asked(url, lambda session: SqlSourceStates(session).overlay())


def is_held(url: str, job: str, now: datetime) -> bool:
    """Whether some process holds the right to do this job.

    Raises:
        StoreError: the database cannot be used.
    """
    held = select(LeaseRow.job).where(col(LeaseRow.job) == job, col(LeaseRow.until) > now)
    return _asked(url, lambda session: session.exec(held).first()) is not None


def has_company(url: str) -> bool:
    """Whether another process of ours is connected to the server; a file knows nothing of that: False.

    Raises:
        StoreError: the database cannot be used.
    """
    if parse_url(url).drivername == "sqlite":
        return False
    others = text(
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        " AND application_name = current_setting('application_name')"
    )
    return _asked(url, lambda session: session.connection().execute(others).first()) is not None


def not_to_be_read(url: str, listed: Collection[str]) -> tuple[str, ...]:
    """Where items lie that a restore wants read again and whose sources are in no list any more.

    Raises:
        StoreError: the database cannot be used.
    """
    entry = EntryRow.__table__.c  # type: ignore[attr-defined] # SQLModel's types
    lost = (
        select(func.coalesce(entry.url, entry.key))
        .where(entry.unread, entry.attempts == 0, entry.hold_reason == HELD)
        .where(entry.source_id.not_in(listed))
        .order_by(entry.id)
    )
    return _asked(url, lambda session: tuple(session.exec(lost)))


def _asked(url: str, ask: Callable[[Session], T]) -> T:
    parsed = parse_url(url)
    with explained(parsed):
        engine = make_engine(parsed, writes=False, connections=1)
        try:
            with engine.connect() as connection, Session(connection) as session:
                return ask(session)
        finally:
            engine.dispose()
