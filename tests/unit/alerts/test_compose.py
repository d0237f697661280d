from datetime import UTC, date, datetime

from bot.alerts.compose import compose_card
from bot.domain.action import Action
from bot.domain.notice import Notice
from bot.domain.views import ActionView, AlertCard
from bot.domain.words import Measure, Precision, Stage, Standing

T0 = datetime(2026, 5, 4, tzinfo=UTC)
NOTICE = Notice(
    1, "eu", "https://example.org/1", "T", T0, Precision.TIME, T0, Standing.OFFICIAL, "Council", "EU"
)


def act(number: int, stage: Stage = Stage.IMPOSED, *, withdrawn: bool = False) -> Action:
    return Action(
        number=number,
        issuer="EU",
        targets=("RU",),
        measures=(Measure.ASSET_FREEZE,),
        stage=stage,
        on=date(2026, 5, 4),
        precision=Precision.DAY,
        first_seen_at=T0,
        standing=Standing.OFFICIAL,
        withdrawn=withdrawn,
    )


def composed(*actions: Action) -> AlertCard:
    return compose_card(AlertCard(1, tuple(ActionView(action, NOTICE) for action in actions), NOTICE))


def numbers(card: AlertCard) -> list[int]:
    return [view.action.number for view in card.actions]


def test_four_are_shown_the_rest_is_counted() -> None:
    card = composed(*(act(n) for n in range(1, 8)))
    assert numbers(card) == [1, 2, 3, 4]
    assert card.beyond == (5, 6, 7)


def test_four_leave_nothing_beyond() -> None:
    assert composed(*(act(n) for n in range(1, 5))).beyond == ()


def test_acts_stand_before_easings_warnings_and_renewals_else_as_read() -> None:
    card = composed(
        act(1, Stage.EXTENDED),
        act(2, Stage.THREATENED),
        act(4),
        act(3, Stage.EXPANDED),
        act(5, Stage.EASED),
    )
    assert [*numbers(card), *card.beyond] == [4, 3, 5, 2, 1]


def test_an_action_stands_once_and_a_withdrawn_one_gives_way() -> None:
    assert numbers(composed(act(1), act(1), act(2, withdrawn=True))) == [1]


def test_a_card_of_withdrawn_actions_still_says_what_was_withdrawn() -> None:
    assert numbers(composed(act(1, withdrawn=True))) == [1]
    assert numbers(composed()) == []
