"""Column types and table furniture shared by all tables."""

import hashlib
import json
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, DateTime, Dialect, MetaData, Text, TypeDecorator
from sqlmodel import SQLModel

# Named constraints can be dropped and altered by later migrations on both databases.
NAMES = {
    "pk": "pk_%(table_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
}

KEY_CHARACTERS = 500  # at 4 bytes each still below the 2,704 bytes a PostgreSQL B-tree entry may have


class Base(SQLModel):
    """Parent of all tables, with a metadata of its own so that nothing foreign gets migrated."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)


def clean(text: str) -> str:
    """Text that both databases accept: PostgreSQL takes no NUL, neither takes half a surrogate pair."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def index_key(text: str) -> str:
    """A key of bounded length for an index: outside addresses and titles may be of any length."""
    text = clean(text)
    if len(text) <= KEY_CHARACTERS:
        return text
    return f"{text[: KEY_CHARACTERS - 65]}#{hashlib.sha256(text.encode()).hexdigest()}"


def one_of(column: str, words: type[StrEnum] | tuple[str, ...]) -> CheckConstraint:
    """A CHECK that the column holds a word of the vocabulary. NULL passes, as in SQL."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware on the way in, aware in UTC on the way out. SQLite itself keeps no zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Raise ValueError for a naive datetime: which moment it means, nobody knows."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a datetime without zone cannot be stored: {value.isoformat()}")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # SQLAlchemy's signature
        """The same moment, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class SafeText(TypeDecorator[str]):
    """Text from outside, freed of what a database refuses."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002  # SQLAlchemy's signature
        """Clean on the way in; comparisons are cleaned alike."""
        return None if value is None else clean(value)


class JsonText(TypeDecorator[Any]):
    """A small list or object as JSON text: the same bytes on both databases."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002  # SQLAlchemy's signature
        """Serialise, in a stable order of keys."""
        return None if value is None else clean(json.dumps(value, ensure_ascii=False, sort_keys=True))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002  # SQLAlchemy's signature
        """Lists and dictionaries, as JSON has them."""
        if value == "[]":  # most lists: no parser is asked
            return []
        return None if value is None else json.loads(value)
