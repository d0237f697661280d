from datetime import UTC, date, datetime

from bot.alerts.compose import compose_card
from bot.domain.action import Action
from bot.domain.words import Measure, Precision, Stage, Standing


def act(number: int, stage: Stage = Stage.IMPOSED, *, withdrawn: bool = False) -> Action:
    return Action(
        number=number,
        issuer="EU",
        targets=("RU",),
        measures=(Measure.ASSET_FREEZE,),
        stage=stage,
        on=date(2026, 5, 4),
        precision=Precision.DAY,
        first_seen_at=datetime(2026, 5, 4, tzinfo=UTC),
        standing=Standing.OFFICIAL,
        withdrawn=withdrawn,
    )


def numbers(actions: tuple[Action, ...]) -> list[int]:
    return [a.number for a in actions]


def test_four_are_shown_the_rest_is_counted() -> None:
    plan = compose_card([act(n) for n in range(1, 8)])
    assert numbers(plan.shown) == [1, 2, 3, 4]
    assert numbers(plan.beyond) == [5, 6, 7]
    assert plan.more == 3


def test_four_leave_nothing_beyond() -> None:
    assert compose_card([act(n) for n in range(1, 5)]).more == 0


def test_acts_stand_before_easings_warnings_and_renewals_else_as_read() -> None:
    read = [
        act(1, Stage.EXTENDED),
        act(2, Stage.THREATENED),
        act(4),
        act(3, Stage.EXPANDED),
        act(5, Stage.EASED),
    ]
    plan = compose_card(read)
    assert numbers((*plan.shown, *plan.beyond)) == [4, 3, 5, 2, 1]


def test_an_action_stands_once_and_a_withdrawn_one_gives_way() -> None:
    assert numbers(compose_card([act(1), act(1), act(2, withdrawn=True)]).shown) == [1]


def test_a_card_of_withdrawn_actions_still_says_what_was_withdrawn() -> None:
    assert numbers(compose_card([act(1, withdrawn=True)]).shown) == [1]
    assert compose_card([]).shown == ()
