"""Which of several earlier actions a text retells."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.action import Action
from bot.domain.words import Measure, Precision, Stage, Standing
from bot.linking.retold import WINDOW, retold_action

TODAY = date(2024, 5, 20)
TOLD = Action(
    number=0,
    issuer="US",
    targets=("CU",),
    measures=(Measure.VISA_RESTRICTION,),
    stage=Stage.IMPOSED,
    on=TODAY,
    precision=Precision.DAY,
    first_seen_at=datetime(2024, 5, 20, tzinfo=UTC),
    standing=Standing.OFFICIAL,
)
EARLIER = replace(TOLD, number=1, on=TODAY - timedelta(days=9), count=10, persons=("Ann Example",))
LATER = replace(TOLD, number=2, on=TODAY - timedelta(days=2), count=3)


@pytest.mark.parametrize(
    "told",
    [
        replace(TOLD, count=10),
        replace(TOLD, count=3, persons=("Ann Example",)),
        replace(TOLD, effective_on=EARLIER.on),
    ],
)
def test_names_number_and_day_say_which_is_meant(told: Action) -> None:
    assert retold_action(told, [EARLIER, LATER]) == 1
    assert retold_action(told, [LATER, EARLIER]) == 1


def test_without_them_it_is_the_latest() -> None:
    assert retold_action(TOLD, [EARLIER, LATER]) == 2
    assert retold_action(TOLD, [LATER, EARLIER]) == 2


@pytest.mark.parametrize(
    "held",
    [
        replace(EARLIER, issuer="GB"),
        replace(EARLIER, targets=("BY",)),
        replace(EARLIER, measures=(Measure.EXPULSION,)),
        replace(EARLIER, stage=Stage.EASED),
        replace(EARLIER, on=TODAY + timedelta(days=1)),
        replace(EARLIER, on=TODAY - WINDOW - timedelta(days=1)),
    ],
)
def test_another_act_is_not_meant(held: Action) -> None:
    assert retold_action(TOLD, [EARLIER]) == 1
    assert retold_action(TOLD, [held]) is None
