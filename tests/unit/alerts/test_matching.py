from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.alerts.matching import decide_delivery, matches
from bot.domain.action import Action
from bot.domain.chat import ActionFilter, Subscription
from bot.domain.words import Measure, Precision, Stage, StageGroup, Standing, TargetKind


def act(way: str, **facts: Any) -> Action:
    issuer, _, targets = way.partition(">")
    base: dict[str, Any] = {
        "number": 1,
        "measures": (Measure.VISA_RESTRICTION,),
        "stage": Stage.ANNOUNCED,
        "on": date(2022, 3, 31),
        "precision": Precision.DAY,
        "first_seen_at": datetime(2022, 3, 31, tzinfo=UTC),
        "standing": Standing.OFFICIAL,
        "target_kinds": (TargetKind.OFFICIALS,),
        "themes": ("human_rights",),
    }
    return Action(issuer=issuer, targets=tuple(filter(None, targets.split(","))), **(base | facts))


def wish(**constraints: Any) -> ActionFilter:
    given_fields: dict[str, Any] = {
        k: frozenset(v) if isinstance(v, set) else v for k, v in constraints.items()
    }
    return ActionFilter(**given_fields)


REPLY = act("CN>US")
CURBS = act("US>CN", number=2)
WARNING = act("CN>US", number=3, stage=Stage.THREATENED, measures=(Measure.SANCTIONS_UNSPECIFIED,))


@pytest.mark.parametrize(
    ("constraints", "yes", "no"),
    [
        ({"between": {"CN"}}, "CN>RU", "US>RU"),
        ({"between": {"CN"}}, "RU>CN", "RU>US"),
        ({"between": {"CN", "US"}}, "CN>US", "CN>RU"),
        ({"between": {"CN", "US"}}, "US>CN,HK", "US>RU"),
        ({"between": {"CN", "US", "RU"}}, "RU>US", "RU>DE"),
        ({"between": {"CN", "US"}}, "US>HK", "CN>HK"),
        ({"between": {"CN", "HK"}}, "CN>HK", "CN>US"),
        ({"issuers": {"US"}}, "US>CN", "CN>US"),
        ({"targets": {"US"}}, "CN>US", "US>CN"),
        ({"targets": {"CN"}}, "US>MO", "US>TW"),
        ({"targets": {"HK"}}, "US>HK", "US>CN"),
        ({"issuers": {"CN"}}, "HK>US", "TW>US"),
        ({"targets": {"US"}}, "CN>US", "CN>"),
    ],
)
def test_directions(constraints: dict[str, Any], yes: str, no: str) -> None:
    assert matches(wish(**constraints), act(yes))
    assert not matches(wish(**constraints), act(no))


@pytest.mark.parametrize(
    ("constraints", "otherwise"),
    [
        ({"measures": {Measure.VISA_RESTRICTION}}, {"measures": (Measure.EXPULSION,)}),
        ({"stages": {StageGroup.ACTED}}, {"stage": Stage.EASED}),
        ({"target_kinds": {TargetKind.OFFICIALS}}, {"target_kinds": (TargetKind.COMPANY,)}),
        ({"themes": {"human_rights"}}, {"themes": ()}),
        ({"standings": {Standing.OFFICIAL}}, {"standing": Standing.AGENCY}),
    ],
)
def test_each_field_admits_and_refuses(constraints: dict[str, Any], otherwise: dict[str, Any]) -> None:
    assert matches(wish(**constraints), REPLY)
    assert not matches(wish(**constraints), replace(REPLY, **otherwise))


def test_a_warning_has_the_measures_of_the_act_it_answers() -> None:
    visas = wish(measures={Measure.VISA_RESTRICTION})
    assert matches(visas, WARNING, [CURBS])
    assert not matches(visas, WARNING)
    assert not matches(visas, WARNING, [replace(CURBS, issuer="CA")])
    assert not matches(visas, replace(WARNING, stage=Stage.IMPOSED), [CURBS])


def test_countermeasures_answer_or_carry_out() -> None:
    counter = wish(countermeasures=True)
    assert matches(counter, REPLY, [CURBS])
    assert matches(counter, REPLY, [WARNING])
    assert matches(counter, replace(REPLY, answers_text="US visa curbs"))
    assert not matches(counter, REPLY)
    assert not matches(counter, REPLY, [replace(REPLY, number=9)])


STATES = st.frozensets(st.sampled_from(["US", "CN", "HK", "RU"]), max_size=3)
FILTERS = st.builds(
    ActionFilter,
    between=STATES,
    issuers=STATES,
    targets=STATES,
    measures=st.frozensets(st.sampled_from(list(Measure)), max_size=3),
    stages=st.frozensets(st.sampled_from(list(StageGroup)), max_size=2),
    target_kinds=st.frozensets(st.sampled_from(list(TargetKind)), max_size=3),
    themes=st.frozensets(st.sampled_from(["human_rights", "tibet"]), max_size=2),
    standings=st.frozensets(st.sampled_from(list(Standing)), max_size=1),
    countermeasures=st.booleans(),
)
ACTIONS = st.builds(
    act,
    st.sampled_from(["US>CN", "CN>US", "US>HK", "HK>US", "RU>US", "CN>"]),
    measures=st.tuples(st.sampled_from(list(Measure))),
    stage=st.sampled_from(list(Stage)),
    target_kinds=st.tuples(st.sampled_from(list(TargetKind))),
    themes=st.sampled_from([(), ("tibet",), ("human_rights",)]),
    standing=st.sampled_from(list(Standing)),
)


@given(FILTERS, ACTIONS, st.lists(ACTIONS, max_size=2))
def test_a_constraint_more_never_widens(narrow: ActionFilter, action: Action, answered: list[Action]) -> None:
    if matches(narrow, action, answered):
        for field in fields(ActionFilter):
            unset: dict[str, Any] = {field.name: field.default}
            wider = replace(narrow, **unset)
            assert matches(wider, action, answered), field.name


@given(ACTIONS)
def test_the_empty_filter_means_everything(action: Action) -> None:
    assert matches(ActionFilter(), action)


def sub(number: int, *, silent: bool = False, **constraints: Any) -> Subscription:
    return Subscription(number, 1, wish(**constraints), silent=silent)


VISAS = sub(1, between={"US", "CN"}, measures={Measure.VISA_RESTRICTION})
RUSSIA = sub(2, between={"RU"})


def test_several_subscriptions_make_one_message_as_loud_as_the_loudest() -> None:
    quiet = sub(3, silent=True)
    both = decide_delivery([quiet, VISAS], [REPLY], got_exchange=False, muted=False)
    assert both is not None
    assert (both.silent, both.subscriptions) == (False, (1, 3))
    alone = decide_delivery([quiet, RUSSIA], [REPLY], got_exchange=False, muted=False)
    assert alone is not None
    assert (alone.silent, alone.subscriptions) == (True, (3,))


def test_one_of_several_actions_is_enough() -> None:
    other = act("CN>JP", number=8)
    assert decide_delivery([VISAS], [other, REPLY], got_exchange=False, muted=False)
    assert decide_delivery([VISAS], [other], got_exchange=False, muted=False) is None


def test_the_next_step_of_an_exchange_comes_whatever_its_measure() -> None:
    expulsion = replace(REPLY, measures=(Measure.EXPULSION,))
    follows = decide_delivery([VISAS], [expulsion], got_exchange=True, muted=False)
    assert follows is not None
    assert follows.follows_exchange
    assert decide_delivery([VISAS], [expulsion], got_exchange=False, muted=False) is None


def test_a_muted_exchange_stays_mute() -> None:
    assert decide_delivery([VISAS], [REPLY], got_exchange=True, muted=True) is None


def test_who_left_every_subscription_is_not_followed_by_exchanges() -> None:
    assert decide_delivery([], [REPLY], got_exchange=True, muted=False) is None


def test_a_quiet_chat_is_followed_quietly() -> None:
    quiet = replace(RUSSIA, silent=True)
    follows = decide_delivery([quiet], [REPLY], got_exchange=True, muted=False)
    assert follows is not None
    assert follows.silent
