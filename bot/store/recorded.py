"""What a database says of time, for checking a clock."""

from datetime import UTC, datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from bot.store.engine import explained, make_engine, parse_url
from bot.store.tables_sources import SourceStateRow


def newest_moment(url: str) -> datetime | None:
    """When the program last noted the time; None when it has polled nothing. Waits for no writer.

    Raises:
        StoreError: the database cannot be used.
    """
    parsed = parse_url(url)
    with explained(parsed):
        engine = make_engine(parsed, writes=False, connections=1)
        try:
            with engine.connect() as connection, Session(connection) as session:
                found = session.exec(select(func.max(col(SourceStateRow.last_polled_at)))).first()
        finally:
            engine.dispose()
    return found.astimezone(UTC) if found else None
