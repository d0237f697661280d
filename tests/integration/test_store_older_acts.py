"""A database that an older version filled: its acts go on as they were, and what is new has room."""

import asyncio
from dataclasses import replace
from datetime import date

from kept_cases import BARRED, NOTICE, SEEN
from sqlalchemy import create_engine, text

from bot.domain.action import Action, Evidence, Role, Span
from bot.domain.views import ActionView
from bot.store.database import open_database
from bot.store.engine import parse_url
from bot.store.migrations import check, downgrade, upgrade
from bot.store.unit_of_work import SqlUnitOfWork

ACT = replace(BARRED, body="Foreign Ministry", headline="China bars a judge")
ROLES = (Role("Ann Example", "judge of the city court"),)
WORDS = (Evidence("measures", Span(3, 9, "barred"), "r1"),)
UNSURE = (Evidence("roles", Span(20, 25, "judge"), "", 0.85),)
INSERTS = """
INSERT INTO notice (id, source_id, url, url_index, title, published_at, precision, first_seen_at, standing,
    body, country, speaker)
  VALUES (1, 'cn', 'https://example.org/1', 'https://example.org/1', 'T', '2022-03-31 14:57:00+00:00',
    'time', '2022-03-31 14:57:00+00:00', 'official', 'Ministry', 'CN', 'Li');
INSERT INTO action (number, issuer, stage, stage_group, on_day, sort_day, precision, first_seen_at, standing,
    body, headline, targets, measures, target_kinds, themes, persons, family, entities, count, named,
    confidence, checked, withdrawn, notice_id, urls)
  VALUES (1, 'CN', 'imposed', 'acted', '2022-03-31', '2022-03-31', 'day', '2022-03-31 14:57:00+00:00',
    'official', 'Foreign Ministry', 'China bars a judge', '["US"]', '["entry_ban"]', '[]', '[]',
    '["Ann Example"]', '[]', '[]', 1, true, 1.0, false, false, 1, '["https://example.org/1"]');
INSERT INTO mention (id, notice_id, number, new, evidence)
  VALUES (1, 1, 1, true, '[["measures", 3, 9, "barred", "r1"]]');
INSERT INTO action_edit (number, field, read_value, actor, at)
  VALUES (1, 'count', '2', 'op', '2022-04-01 00:00:00+00:00')
"""


def execute(url: str, statements: str) -> None:
    engine = create_engine(parse_url(url))
    with engine.begin() as connection:
        for statement in statements.split(";"):
            connection.exec_driver_sql(statement)
    engine.dispose()


def seen(url: str) -> tuple[ActionView, Action]:
    """The first act with what surrounds it, and as it was read."""

    def look(uow: SqlUnitOfWork) -> tuple[ActionView, Action]:
        (view,) = uow.actions.views([1])
        return view, uow.actions.as_read(view.action)

    async def ask() -> tuple[ActionView, Action]:
        async with open_database(url) as database:
            return await database.read(look)

    return asyncio.run(ask())


def test_acts_of_the_version_before_are_read_and_corrected_as_they_were(own_url: str) -> None:
    downgrade(own_url, "0006")
    execute(own_url, INSERTS)
    upgrade(own_url)
    assert check(own_url) == []

    view, read = seen(own_url)
    assert view.action == replace(ACT, number=1)
    assert read.count == 2
    assert view.evidence == WORDS
    assert [each.confidence for each in view.evidence] == [1.0]
    assert view.notice is not None
    assert (view.notice.speaker, view.notice.speaker_role) == ("Li", None)

    async def correct() -> None:
        async with open_database(own_url) as database:
            await database.write(
                lambda uow: uow.actions.correct(1, "expires_on", date(2023, 3, 30), actor="op", at=SEEN)
            )

    asyncio.run(correct())
    view, read = seen(own_url)
    assert view.action.expires_on == date(2023, 3, 30)
    assert read.expires_on is None, "what the reader had said is known still"


def fill(uow: SqlUnitOfWork) -> None:
    stored = uow.notices.add(NOTICE, None)
    uow.notices.describe(replace(stored, speaker="Li", speaker_role="spokesperson"))
    act = replace(ACT, roles=ROLES, expires_on=date(2023, 3, 30), count_stated=1)
    number = uow.actions.add(act, stored.id, [stored.url]).number
    uow.notices.mention(stored.id, number, new=True, evidence=WORDS + UNSURE)
    uow.actions.correct(number, "expires_on", date(2023, 5, 1), actor="op", at=SEEN)


def test_what_is_new_comes_back_and_an_older_version_finds_what_it_knows(own_url: str) -> None:
    async def write() -> None:
        async with open_database(own_url) as database:
            await database.write(fill)

    asyncio.run(write())
    view, read = seen(own_url)
    assert (view.action.roles, view.action.count_stated) == (ROLES, 1)
    assert (view.action.expires_on, read.expires_on) == (date(2023, 5, 1), date(2023, 3, 30))
    assert view.evidence == WORDS + UNSURE
    assert view.notice is not None
    assert view.notice.speaker_role == "spokesperson"

    downgrade(own_url, "0006")
    assert kept_evidence(own_url) == (
        '[["measures", 3, 9, "barred", "r1"], ["roles", 20, 25, "judge", ""]]',
        0,
    )
    upgrade(own_url)
    assert check(own_url) == []
    view, _ = seen(own_url)
    assert view.action == replace(ACT, number=1)
    assert [each.confidence for each in view.evidence] == [1.0, 1.0]


def kept_evidence(url: str) -> tuple[str, int]:
    """The one row of evidence as it lies there, and how many edits there are."""
    engine = create_engine(parse_url(url))
    with engine.connect() as connection:
        packed = connection.execute(text("SELECT evidence FROM mention")).scalar_one()
        edits = connection.execute(text("SELECT count(*) FROM action_edit")).scalar_one()
    engine.dispose()
    return packed, edits
