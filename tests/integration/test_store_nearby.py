"""Filing decides on few of the acts that are held, and decides the same as on all of them."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.domain.action import Action
from bot.domain.words import EasedKind, Measure, Precision, Stage, Standing
from bot.linking.links import decide_links
from bot.linking.same import same_action
from bot.services.nearby import EASED_WINDOW, LINK_WINDOW, perhaps_linked, perhaps_same
from bot.store.database import SqlDatabase
from bot.store.unit_of_work import SqlUnitOfWork

BEGAN = date(2024, 1, 1)
STATES = ("US", "CN", "HK", "TW", "RU", "GB")
NAMES = ("Jane Q. Roe", "ROE, Jane Q", "Otto Vilks", "Álvaro Pérez", "Alvaro Perez", "简·罗")
REASONS = (None, "for repression in Tibet", "in response to the visa bans", "for the harvest of krill")


def act(seed: int, number: int = 0) -> Action:
    chance = random.Random(seed)  # noqa: S311 - no secret
    issuer, *targets = chance.sample(STATES, chance.choice((1, 2, 2, 2, 3)))
    on = BEGAN + timedelta(days=chance.randrange(300))
    stage = chance.choice(list(Stage))
    month = chance.random() < 0.2
    return Action(
        number=number,
        issuer=issuer,
        targets=tuple(targets),
        measures=tuple(chance.sample(list(Measure)[:4], chance.choice((1, 2)))),
        stage=stage,
        on=on.replace(day=1) if month else on,
        precision=Precision.MONTH if month else Precision.DAY,
        first_seen_at=datetime(on.year, on.month, on.day, 12, tzinfo=UTC),
        standing=chance.choice(list(Standing)),
        eased_kind=EasedKind.LIFTED if stage is Stage.EASED else None,
        persons=tuple(chance.sample(NAMES, chance.choice((0, 0, 1, 2)))),
        count=chance.choice((None, 2, 2, 8)),
        reason=chance.choice(REASONS),
        answers_on=on - timedelta(days=90) if chance.random() < 0.1 else None,
        withdrawn=chance.random() < 0.1,
    )


def compare(uow: SqlUnitOfWork, seeds: range) -> dict[str, int]:
    """How many of the fresh acts are known, and how many linked; the two ways of deciding must agree."""
    found = {"same": 0, "linked": 0}
    for seed in seeds:
        fresh = replace(act(seed), precision=Precision.DAY, withdrawn=False)
        assert fresh.on is not None
        for withdrawn in (False, True):
            everything = uow.actions.involving([fresh.issuer], date.min, withdrawn=withdrawn)
            few = perhaps_same(uow, fresh, withdrawn=withdrawn)
            known = same_action(fresh, [replace(each, withdrawn=False) for each in everything])
            assert same_action(fresh, [replace(each, withdrawn=False) for each in few]) == known, fresh
            found["same"] += known is not None
        window = EASED_WINDOW if fresh.stage is Stage.EASED else LINK_WINDOW
        earlier = uow.actions.involving([fresh.issuer, *fresh.targets], fresh.on - window)
        links = decide_links(fresh, earlier)
        assert decide_links(fresh, perhaps_linked(uow, fresh)) == links, fresh
        found["linked"] += bool(links)
    return found


async def test_the_few_decide_as_all_would(database: SqlDatabase) -> None:
    await database.write(lambda uow: uow.actions.add_all([(act(seed), ()) for seed in range(110)]))
    found = await database.read(lambda uow: compare(uow, range(1000, 1060)))
    assert found["same"] > 2
    assert found["linked"] > 10


async def test_acts_of_other_states_and_other_weeks_are_not_loaded(database: SqlDatabase) -> None:
    fresh = replace(act(1), persons=())
    assert fresh.on is not None
    near: dict[str, Any] = {
        "issuer": fresh.issuer,
        "stage": fresh.stage,
        "precision": Precision.DAY,
        "withdrawn": False,
    }
    others = [replace(act(seed), **near, targets=("FR",), on=fresh.on) for seed in range(100, 110)]
    later = fresh.on + timedelta(days=4)
    others += [replace(act(seed), **near, targets=fresh.targets, on=later) for seed in range(10)]
    others.append(replace(fresh, number=0, withdrawn=False))

    def work(uow: SqlUnitOfWork) -> list[int]:
        numbers = [each.number for each in uow.actions.add_all([(each, ()) for each in others])]
        assert [each.number for each in perhaps_same(uow, fresh, withdrawn=False)] == numbers[-1:]
        return numbers

    assert len(await database.write(work)) == 21
