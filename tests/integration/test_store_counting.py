"""Counts over all actions that match are the counts of these actions, whatever page was asked for."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.domain.action import Action
from bot.domain.answers import Statistics
from bot.domain.chat import ActionFilter, Query
from bot.domain.words import Measure, Precision, Stage, Standing
from bot.store.database import SqlDatabase

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
