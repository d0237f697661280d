"""Statements that SQLite and PostgreSQL spell alike but SQLAlchemy keeps in two dialects."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Any, TypeVar, cast

from sqlalchemy import ColumnElement, Insert, Table, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped
from sqlmodel import Session

from bot.store.columns import Base

T = TypeVar("T")
R = TypeVar("R", bound=Base)

BOUND_VARIABLES = 500  # values in one IN list or rows in one INSERT; SQLite allows 32,766 variables


def is_postgres(session: Session) -> bool:
    """Whether the session talks to PostgreSQL."""
    return session.get_bind().dialect.name == "postgresql"


def table_of(row: type[Base]) -> Table:
    """The table of a row class."""
    return Base.metadata.tables[str(row.__tablename__)]


def chunks(values: Iterable[T], size: int = BOUND_VARIABLES) -> Iterator[Sequence[T]]:
    """Consecutive parts of at most `size`."""
    listed = list(values)
    for start in range(0, len(listed), size):
        yield listed[start : start + size]


def insert_missing(session: Session, row: type[Base], values: Sequence[Mapping[str, Any]]) -> int:
    """Insert rows; one that a unique key forbids is left out. Returns how many went in."""
    if not values:
        return 0
    table = table_of(row)
    statement: Insert
    if is_postgres(session):
        statement = postgresql.insert(table).on_conflict_do_nothing()
    else:
        statement = sqlite.insert(table).on_conflict_do_nothing()
    # The values go beside the statement, which is then compiled once and not for each number of rows.
    key = next(iter(table.primary_key))
    return len(session.execute(statement.returning(key), list(values)).all())


def plain(session: Session, row: type[R], *wanted: ColumnElement[bool] | Mapped[bool]) -> Iterator[R]:
    """Rows that nobody changes: they have the columns of the class by name, and are made in half the time.

    SQLAlchemy's own light rows would not do: in them a column called `count` is the method of a tuple.
    """
    found = session.execute(select(table_of(row)).where(*wanted))
    names = tuple(found.keys())
    for values in found:
        yield cast("R", SimpleNamespace(**dict(zip(names, values, strict=True))))


def upsert(session: Session, row: type[Base], values: Mapping[str, Any], keys: Sequence[str]) -> None:
    """Insert a row, or set all its other columns when `keys` exist already."""
    table = table_of(row)
    rest = [name for name in values if name not in keys]
    statement: Insert
    if is_postgres(session):
        pg = postgresql.insert(table).values(dict(values))
        statement = pg.on_conflict_do_update(
            index_elements=list(keys), set_={n: pg.excluded[n] for n in rest}
        )
    else:
        lite = sqlite.insert(table).values(dict(values))
        statement = lite.on_conflict_do_update(
            index_elements=list(keys), set_={n: lite.excluded[n] for n in rest}
        )
    session.execute(statement)


def column(row: type[Base], name: str) -> ColumnElement[Any]:
    """A column by name, for loops over columns."""
    return table_of(row).c[name]
