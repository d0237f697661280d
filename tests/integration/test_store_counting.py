"""Counts over all actions that match are the counts of these actions, whatever page was asked for."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import select

from bot.domain.action import Action, LinkDecision
from bot.domain.answers import Statistics
from bot.domain.chat import ActionFilter, Query
from bot.domain.words import LinkKind, Measure, Precision, Stage, Standing
from bot.store.bits import BLOCK
from bot.store.database import SqlDatabase, open_database
from bot.store.migrations import check, downgrade
from bot.store.tables_actions import ActionBitsRow
from bot.store.unit_of_work import SqlUnitOfWork

ACT = Action(
    0,
    "CN",
    ("US", "GB"),
    (Measure.VISA_RESTRICTION, Measure.ENTRY_BAN),
    Stage.ANNOUNCED,
    date(2022, 3, 31),
    Precision.DAY,
    datetime(2022, 3, 31, tzinfo=UTC),
    Standing.OFFICIAL,
)
ACTS = (
    ACT,
    replace(ACT, on=date(2020, 1, 1), measures=(Measure.OTHER,)),
    replace(ACT, issuer="US", targets=("CN",), stage=Stage.THREATENED, on=None),
    replace(ACT, issuer="RU", withdrawn=True),
)


async def counted(database: SqlDatabase, query: Query) -> Statistics:
    for act in ACTS:
        await database.write(lambda unit, act=act: unit.actions.add(act, None, []))  # type: ignore[misc]  # bound now
    return await database.read(lambda unit: unit.actions.statistics(query))


async def test_an_action_counts_under_each_of_its_measures_and_targets(database: SqlDatabase) -> None:
    found = await counted(database, Query(limit=1, offset=2))
    assert found.total == 3
    assert found.tables == {
        "year": {"2020": 1, "2022": 1},
        "stage": {"acted": 2, "warned": 1},
        "measure": {"entry_ban": 2, "visa_restriction": 2, "other": 1},
        "issuer": {"CN": 2, "US": 1},
        "direction": {"CN>GB": 2, "CN>US": 2, "US>CN": 1},
    }
    assert list(found.tables["issuer"]) == ["CN", "US"]
    assert list(found.tables["measure"])[-1] == "other"


async def test_only_what_the_question_asks_for_counts(database: SqlDatabase) -> None:
    wish = ActionFilter(targets=frozenset({"GB"}), measures=frozenset({Measure.OTHER}))
    found = await counted(database, Query(wish, since=date(2019, 1, 1)))
    assert found.total == 1
    assert found.tables["direction"] == {"CN>GB": 1, "CN>US": 1}
    nothing = await database.read(lambda unit: unit.actions.statistics(Query(words=("zebra",))))
    unsearchable = await database.read(lambda unit: unit.actions.statistics(Query(words=("—",))))
    assert nothing == unsearchable
    assert (nothing.total, nothing.tables["year"]) == (0, {})


async def total(database: SqlDatabase, query: Query = Query()) -> int:  # noqa: B008 - frozen
    """As counted, which is what the history would list."""
    counted, listed = await database.read(
        lambda unit: (unit.actions.statistics(query).total, unit.actions.search(query)[0])
    )
    assert counted == listed
    return counted


async def test_counts_follow_whatever_becomes_of_an_act(database: SqlDatabase) -> None:
    at = datetime(2022, 4, 1, tzinfo=UTC)
    us, ru = Query(ActionFilter(targets=frozenset({"US"}))), Query(ActionFilter(issuers=frozenset({"RU"})))
    first, second = await database.write(lambda unit: unit.actions.add_all([(ACT, ()), (ACT, ())]))
    assert await total(database, us) == 2
    await database.write(lambda unit: unit.actions.update(replace(first, targets=("PL",))))
    assert await total(database, us) == 1
    await database.write(lambda unit: unit.actions.correct(second.number, "issuer", "RU", actor="x", at=at))
    assert await total(database, ru) == 1
    await database.write(
        lambda unit: unit.actions.correct(second.number, "withdrawn", value=True, actor="x", at=at)
    )
    assert (await total(database, ru), await total(database)) == (0, 1)
    third = await database.write(lambda unit: unit.actions.add(ACT, None, []))
    assert await total(database) == 2
    await database.write(lambda unit: unit.actions.merge(third.number, first.number, at))
    assert (await total(database), await total(database, us)) == (1, 0)


async def test_an_act_counts_as_answered_while_an_answer_stands(database: SqlDatabase) -> None:
    def answered(unit: SqlUnitOfWork) -> int:
        return unit.actions.statistics(Query()).answered

    first, second, third = await database.write(lambda u: u.actions.add_all([(ACT, ())] * 3))
    links = [LinkDecision(later.number, first.number, LinkKind.ANSWERS, 1.0) for later in (second, third)]
    await database.write(
        lambda unit: unit.actions.add_links([*links, replace(links[0], kind=LinkKind.EASES)])
    )
    assert await database.read(answered) == 1
    await database.write(lambda unit: unit.actions.remove_links(second.number, first.number))
    assert await database.read(answered) == 1
    await database.write(lambda unit: unit.actions.update(replace(third, withdrawn=True)))
    assert await database.read(answered) == 0


async def test_days_bound_a_count_within_and_over_years(database: SqlDatabase) -> None:
    days = [date(2020, 12, 31), date(2021, 1, 1), date(2021, 7, 1), date(2022, 12, 31), None]
    undated = replace(ACT, on=None, archive_id="h1")
    acts = [(replace(ACT, on=on), ()) for on in days] + [(undated, ())]
    await database.write(lambda unit: unit.actions.add_all(acts))
    for since, until, wanted in (
        (None, None, 6),
        (date(2021, 1, 1), date(2021, 12, 31), 2),
        (date(2021, 1, 2), date(2022, 12, 30), 2),
        (date(2020, 12, 31), None, 5),
        (None, date(2020, 12, 31), 2),
        (date(2021, 7, 1), date(2021, 7, 1), 1),
        (date(2023, 1, 1), None, 0),
    ):
        assert await total(database, Query(since=since, until=until)) == wanted, (since, until)


async def test_acts_count_beyond_one_block_of_them(database: SqlDatabase) -> None:
    acts = [(replace(ACT, on=ACT.on and ACT.on + timedelta(days=n % 3)), ()) for n in range(BLOCK + 10)]
    await database.write(lambda unit: unit.actions.add_all(acts))
    assert await total(database) == BLOCK + 10
    found = await database.read(lambda unit: unit.actions.statistics(Query(since=ACT.on, until=ACT.on)))
    assert found.tables["stage"] == {"acted": sum(n % 3 == 0 for n in range(BLOCK + 10))}


async def test_an_upgrade_counts_what_was_stored_before(own_url: str) -> None:
    def counted(unit: SqlUnitOfWork) -> Statistics:
        return unit.actions.statistics(Query())

    told = replace(ACT, on=None, archive_id="h1", answers_text="the list of Monday", themes=("tibet",))
    async with open_database(own_url) as database:
        await database.write(lambda unit: unit.actions.add_all([(act, ()) for act in (*ACTS, told)]))
        kept = await database.read(lambda unit: unit.session.exec(select(ActionBitsRow.sets)).all())
        before = await database.read(counted)
    await asyncio.to_thread(downgrade, own_url, "0009")
    async with open_database(own_url) as database:
        assert await database.read(counted) == before
        assert await database.read(lambda unit: unit.session.exec(select(ActionBitsRow.sets)).all()) == kept
    assert await asyncio.to_thread(check, own_url) == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_counting_goes_through_no_row_of_an_act(database: SqlDatabase) -> None:
    many = 2_000
    await database.write(lambda unit: unit.actions.add_all([(ACT, ())] * many))

    def steps(unit: SqlUnitOfWork) -> int:
        taken: list[int] = []
        raw = unit.session.connection().connection.dbapi_connection
        assert raw is not None
        raw.set_progress_handler(lambda: taken.append(1), 1)
        assert unit.actions.statistics(Query(ActionFilter(between=frozenset({"US"})))).total == many
        raw.set_progress_handler(None, 0)
        return len(taken)

    assert await database.read(steps) < many
