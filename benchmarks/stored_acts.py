"""A database full of invented acts and notices, for benchmarks of questions: the same rows each time."""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import insert, text

from bot.domain.action import Action
from bot.domain.words import LinkKind, Measure, Precision, Stage, Standing, TargetKind, Verdict
from bot.store.columns import Base
from bot.store.database import SqlDatabase
from bot.store.mapping import action_values, facet_values
from bot.store.search_index import SearchIndex
from bot.store.sql import is_postgres, table_of
from bot.store.tables_actions import ActionFacetRow, ActionRow, LinkRow, MentionRow
from bot.store.tables_sources import NoticeRow, NoticeTextRow
from bot.store.unit_of_work import SqlUnitOfWork

BATCH = 5_000  # rows of one transaction
CHARACTERS = 300  # of a notice's text
YEARS = 12
_BEGAN = date(2015, 1, 1)
_STATES = (
    *("US", "CN", "RU", "GB", "EU", "CA", "UA", "IR", "PL", "DE", "FR", "IL", "AU", "JP"),
    *("CZ", "LT", "LV", "EE", "IN", "KP", "VE", "CU", "MM", "BY", "NI", "TR", "SE", "KR"),
)
_WEIGHTS = [1 / (place + 1) for place in range(len(_STATES))]
_KINDS, _MEASURES, _STAGES = list(TargetKind), list(Measure), list(Stage)
_THEMES = ("hong_kong", "tibet", "corruption", "human_rights", "war_ukraine", "cyber")
_SURNAMES = ("Kestrel", "Marlow", "Ostrava", "Lindqvar", "Tovik", "Berenko", "Haldane", "Quill")
_SENTENCE = (
    "The ministry said that {name} may not enter, since what was done to {other} needs an answer; "
    "外交部决定对{name}采取对等签证限制措施。"
)

Row = Mapping[str, Any]
T = TypeVar("T")


def act(number: int) -> Action:
    """The act with that number; the higher, the later."""
    chance = random.Random(number)  # noqa: S311 - no secret
    issuer, *targets = dict.fromkeys(chance.choices(_STATES, _WEIGHTS, k=chance.choice((2, 2, 2, 3, 4))))
    on = _BEGAN + timedelta(days=number * YEARS * 365 // 100_000)
    name = chance.choice(_SURNAMES)
    return Action(
        number=number,
        issuer=issuer,
        targets=tuple(targets),
        measures=tuple(dict.fromkeys(chance.choices(_MEASURES, k=chance.choice((1, 1, 2))))),
        stage=chance.choices(_STAGES, (15, 20, 45, 8, 7, 5))[0],
        on=on if number % 200 else None,
        precision=Precision.DAY,
        first_seen_at=datetime(on.year, on.month, on.day, 12, tzinfo=UTC),
        standing=Standing.AGENCY if number % 4 == 0 else Standing.OFFICIAL,
        body="Ministry of Foreign Affairs",
        headline=f"{issuer} restricts {name} and others",
        target_kinds=tuple(dict.fromkeys(chance.choices(_KINDS, k=chance.choice((1, 1, 2))))),
        themes=tuple(chance.sample(_THEMES, chance.choice((0, 1, 1, 2)))),
        persons=tuple(f"{name} {chance.randrange(500)}" for _ in range(chance.choice((0, 0, 1, 3)))),
        reason="for what they did",
        withdrawn=number % 100 == 0,
    )


async def fill(database: SqlDatabase, acts: int, notices: int) -> None:
    """Store acts from number 1 on, each announced by a notice; the other notices announce nothing."""
    await _store(database, NoticeRow, map(_notice, range(1, notices + 1)))
    await _store(database, NoticeTextRow, map(_text, range(1, notices + 1)))
    await _store(database, ActionRow, map(_action, range(1, acts + 1)))
    facets = (row for number in range(1, acts + 1) for row in facet_values(act(number), number))
    await _store(database, ActionFacetRow, facets)
    await _store(database, MentionRow, map(_mention, range(1, acts + 1)))
    await _store(database, LinkRow, (_link(number) for number in range(11, acts + 1) if number % 3 == 0))
    for numbers in _batches(range(1, acts + 1)):
        await database.write(_indexing(numbers))
    await database.write(_settle)


async def _store(database: SqlDatabase, row: type[Base], values: Iterable[Row]) -> None:
    for part in _batches(values):
        await database.write(_adding(row, part))


def _adding(row: type[Base], values: list[Row]) -> Callable[[SqlUnitOfWork], object]:
    return lambda unit: unit.session.connection().execute(insert(table_of(row)), values)


def _indexing(numbers: list[int]) -> Callable[[SqlUnitOfWork], None]:
    return lambda unit: SearchIndex(unit.session).refresh(numbers)


def _settle(unit: SqlUnitOfWork) -> None:
    """What autovacuum does on a server that runs for long; SQLite plans without it."""
    if is_postgres(unit.session):
        unit.session.connection().execute(text("ANALYZE"))


def _batches(values: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(values)
    while part := list(islice(rest, BATCH)):
        yield part


def _action(number: int) -> Row:
    return action_values(act(number)) | {"number": number, "notice_id": number, "urls": [_url(number)]}


def _url(number: int) -> str:
    return f"https://ministry.example/{number}.html"


def _seen(number: int) -> datetime:
    return datetime(2015, 1, 1, 12, tzinfo=UTC) + timedelta(minutes=5 * number)


def _notice(number: int) -> Row:
    return {
        "id": number,
        "source_id": f"ministry-{number % 60}",
        "url": _url(number),
        "url_index": _url(number),
        "title": f"Statement {number}",
        "published_at": _seen(number),
        "precision": Precision.DAY.value,
        "first_seen_at": _seen(number),
        "standing": Standing.OFFICIAL.value,
        "body": "Ministry of Foreign Affairs",
        "country": _STATES[number % len(_STATES)],
    }


def _text(number: int) -> Row:
    chance = random.Random(-number)  # noqa: S311 - no secret
    name, other = chance.sample(_SURNAMES, 2)
    words = _SENTENCE.format(name=f"{name} {chance.randrange(500)}", other=other)
    return {
        "notice_id": number,
        "revision": 1,
        "title": f"Statement {number}",
        "text": (words * 3)[:CHARACTERS],
        "content_hash": str(number),
        "seen_at": _seen(number),
        "language": "en",
        "verdict": Verdict.ANNOUNCES.value,
        "rules_version": "1",
        "issues": [],
    }


def _mention(number: int) -> Row:
    return {
        "notice_id": number,
        "number": number,
        "new": True,
        "evidence": [["measures", 0, 12, "may not enter", "en-entry", 0.9], ["issuer", 0, 3, "The", "", 1.0]],
    }


def _link(number: int) -> Row:
    chance = random.Random(number)  # noqa: S311 - no secret
    return {
        "later": number,
        "earlier": chance.randrange(max(1, number - 400), number),
        "kind": chance.choice(list(LinkKind)).value,
        "confidence": 0.8,
        "reasons": ["The text names the act of that day"],
        "stated": True,
        "removed": False,
    }
